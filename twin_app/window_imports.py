"""What the window needs, imported in the order and the way that shows it soonest."""

import gc


def import_window() -> None:
    """Import Qt, VTK and the scene.

    The collector rests until `end_start`: it would walk the same growing heap again and again.
    """
    gc.disable()
    import viewers.scene.scene  # noqa: F401 - the part without Qt comes before it, see below

    _import_qt()


def end_start() -> None:
    """Let the collector work again; what was imported stays out of its way."""
    gc.freeze()
    gc.enable()


def _import_qt() -> None:
    """Import Qt, and keep it from reading the source of every module that is imported after it.

    It looks there for ``from __feature__ import snake_case`` and the like, which nothing here uses; the
    looking took a tenth of the time until the window stood.
    """
    import PySide6.QtCore  # noqa: F401

    try:
        from shibokensupport import feature
    except ImportError:  # another release keeps it elsewhere: it reads on, and the window comes later
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda module: False
