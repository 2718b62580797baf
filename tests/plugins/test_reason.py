"""Reasons are sentences of the catalogue; what plugins say themselves stays as it is."""

from plugins.fence import PluginError, fenced
from plugins.reason import Reason, said


def test_in_both_languages() -> None:
    reason = Reason("plugin-no-answer", seconds="5")
    assert reason == "did not answer within 5 s"
    assert said(reason, "en") == reason
    assert said(reason, "zh_CN") == "5 秒内没有响应"
    assert said("KeyError: 'gone'", "zh_CN") == "KeyError: 'gone'"


def test_a_plugin_that_hangs_has_such_a_reason() -> None:
    from threading import Event

    never = Event()
    try:
        fenced("slow", 0.01, never.wait)
    except PluginError as error:
        assert said(error.reason, "zh_CN") == "0.01 秒内没有响应"
    else:
        raise AssertionError("it was not noticed")
    finally:
        never.set()
