import pytest

from resources import messages
from viewers.scene import backend
from viewers.scene.backend import NoOpenGLError, choose_window_class, describe, loadable, make_window


def test_library_is_loadable_or_not() -> None:
    assert loadable("libc.so.6")
    assert not loadable("libnosuchthing.so.9")


def test_egl_is_chosen_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "loadable", lambda library: True)
    assert choose_window_class("linux", "") == "vtkEGLRenderWindow"


def test_glx_needs_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "loadable", lambda library: library in ("libGL.so.1", "libX11.so.6"))
    assert choose_window_class("linux", ":7") == "vtkXOpenGLRenderWindow"
    with pytest.raises(NoOpenGLError):
        choose_window_class("linux", "")


def test_osmesa_is_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "loadable", lambda library: "OSMesa" in library)
    assert choose_window_class("linux", "") == "vtkOSOpenGLRenderWindow"


def test_other_systems_choose_themselves() -> None:
    assert choose_window_class("win32") == ""


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_one_clear_error_where_there_is_none(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(backend, "loadable", lambda library: False)
    with pytest.raises(NoOpenGLError) as caught:
        make_window(10, 10)
    assert "libEGL.so.1" in str(caught.value)
    assert "libEGL.so.1" in str(NoOpenGLError(caught.value.tried, language))


def test_renderer_is_named() -> None:
    window = make_window(16, 16)
    found = describe(window)
    assert found.renderer not in ("", "unknown")
    assert found.window_class == window.GetClassName()
