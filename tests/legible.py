"""What a demanding reader would find wrong with a widget as it stands on screen."""

import html
import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

WORD = re.compile(r"[A-Za-z]{2,}|\b[a-z]\b")  # a capital alone is a key, an axis or a mark
NAMES = {
    # Names, formats, units and keys: the same in every language.
    "twin", "app", "twin_app", "Python", "Qt", "vtk", "ifcopenshell", "numpy", "numba", "Apache", "LLVM",
    "llvmpipe", "vtkEGLRenderWindow", "Revit", "Navisworks", "IFC", "CSV", "HTML", "PDF", "ISO", "WBS",
    "GlobalId", "ID", "GB", "kg", "ifc", "csv", "bits", "English", "m", "Ctrl", "Shift", "Alt", "Esc",
    "Return", "Space", "Home", "End", "Del", "Right", "Left", "Java", "MPXJ", "mpxj",
}  # fmt: skip
DATA = {
    "Column", "Wall", "Slab", "Stair", "Pset", "Common", "Qto", "BaseQuantities", "LoadBearing", "FireRating",
    "NetVolume", "Length", "NetArea", "NetWeight", "rule", "name", "replay", "report", "hut",
}  # fmt: skip
"""What the models, rules and plugins of the gallery are called."""


def faults(page: QWidget, chinese: bool, names: frozenset[str] = frozenset()) -> list[str]:
    """Return what is wrong with a page, one line each; nothing if all is well.

    `names` are words that may stand among Chinese ones besides `NAMES` and `DATA`.
    """
    found: list[str] = []
    picture = page.grab().toImage()
    if np.unique(packed(picture)).size < 8:
        found.append("an empty picture")
    for widget in seen(page):
        what = f"{type(widget).__name__} {text_of(widget)!r}"
        found += [f"{what}: {fault}" for fault in _cut(widget)]
        if outside(widget):
            found.append(f"{what}: stands outside its {type(widget.parentWidget()).__name__}")
        if isinstance(widget, QLabel) and widget.isEnabled() and widget.text() and _whole(widget):
            place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
            ratio = contrast(picture, scaled(place, picture.devicePixelRatio()))
            if ratio < 4.5:
                found.append(f"{what}: contrast {ratio:.1f}")
    if chinese:
        for text in sorted(set(all_texts(page))):
            strange = [word for word in foreign(text) if word not in names]
            if strange:
                found.append(f"not Chinese: {' '.join(strange)} in {text!r}")
    return found


def seen(page: QWidget) -> Iterator[QWidget]:
    """Yield a page and what is visible in it, Qt's own small parts left out."""
    yield page
    for widget in page.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.window() is page.window()
            and not widget.objectName().startswith("qt_")
            and in_sight(widget)
            and not _buried(widget)
        ):
            yield widget


def _buried(widget: QWidget) -> bool:
    """Tell whether a tab bar is one that Qt keeps behind other widgets after its docks have gone."""
    if not isinstance(widget, QTabBar):
        return False
    top = widget.window()
    return top.childAt(widget.mapTo(top, widget.rect().center())) is not widget


def _whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() >= widget.height() - 1


def in_sight(widget: QWidget) -> bool:
    """Tell whether any of a widget is not scrolled away."""
    place, parent = widget.geometry(), widget.parentWidget()
    while parent is not None:
        place = place.intersected(parent.rect())
        if parent.isWindow():
            break
        place.translate(parent.pos())
        parent = parent.parentWidget()
    return not place.isEmpty()


def text_of(widget: QWidget) -> str:
    """Return the words that stand on a widget itself."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    for kind, name in (
        (QLabel, "text"), (QAbstractButton, "text"), (QGroupBox, "title"), (QLineEdit, "text"),
        (QAbstractSpinBox, "text"),
    ):  # fmt: skip
        if isinstance(widget, kind):
            return plain(str(getattr(widget, name)()))
    return ""


def plain(text: str) -> str:
    """Return rich text without its tags, a label without its mnemonic."""
    bare = html.unescape(re.sub(r"<[^>]*>", " ", text)) if "<" in text else text
    return re.sub(r"\(&\w\)", "", bare).replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def outside(widget: QWidget) -> bool:
    """Tell whether part of a widget lies outside its parent, where nobody scrolls it into sight."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QStackedWidget):
        return False
    above = parent.parentWidget()
    if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
        if not isinstance(above, QScrollArea):
            return False
        return widget.width() > parent.width()
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


def _cut(widget: QWidget) -> Iterator[str]:
    """Yield which texts of a widget do not fit into it."""
    words = text_of(widget)
    if isinstance(widget, QLineEdit) and not widget.text():
        need = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + 8
        room = widget.width() - 24 * len(widget.actions())
        if need > room and widget.placeholderText() not in widget.toolTip():
            yield f"{room} px for {widget.placeholderText()!r}, {need} px wide"
    elif isinstance(widget, QToolBar):
        more = widget.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None and more.isVisible():
            yield "not all tools are in sight"
    elif isinstance(widget, QToolButton) and isinstance(widget.parentWidget(), QToolBar):
        return
    elif isinstance(widget, QLabel) and words:
        yield from _cut_label(widget, words)
    elif isinstance(widget, QAbstractButton) and words and not isinstance(widget, QToolButton):
        if widget.width() < widget.minimumSizeHint().width():
            yield f"{widget.width()} px wide, needs {widget.minimumSizeHint().width()}"
    elif isinstance(widget, QToolButton) and words:
        if widget.width() < widget.sizeHint().width() or widget.height() < widget.fontMetrics().height():
            yield f"{widget.width()} px wide, needs {widget.sizeHint().width()}"
    elif isinstance(widget, QTabBar):
        for k in range(widget.count()):
            place, name = widget.tabRect(k), widget.tabText(k)
            hidden = not widget.rect().contains(place)
            need = widget.fontMetrics().horizontalAdvance(plain(name))
            if (hidden or place.width() < need) and plain(name) not in widget.tabToolTip(k):
                yield f"tab {name!r} has {place.width()} px of {need}" + (", out of sight" if hidden else "")
    elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
        yield from _cut_header(widget)
    elif isinstance(widget, QAbstractSpinBox):
        edit = widget.findChild(QLineEdit)
        need = widget.fontMetrics().horizontalAdvance(words)
        if edit is not None and edit.width() < need:
            yield f"{edit.width()} px for a text of {need}"
    elif isinstance(widget, QComboBox) and words and words not in widget.toolTip():
        need = widget.fontMetrics().horizontalAdvance(words) + 24
        if widget.width() < need:
            yield f"{widget.width()} px wide, needs {need}"


def _cut_label(label: QLabel, words: str) -> Iterator[str]:
    if words in label.toolTip() or "…" in words:
        return
    room = label.contentsRect()
    if label.wordWrap() or "<" in label.text():
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if need > label.height() + 1:
            yield f"{label.height()} px high, needs {need}"
        elif not label.wordWrap() and label.sizeHint().width() > label.width() + 1:
            yield f"{label.width()} px wide, needs {label.sizeHint().width()}"
        return
    metrics = label.fontMetrics()
    need = max(metrics.horizontalAdvance(line) for line in words.split("\n"))
    if need > room.width() + 1:
        yield f"{room.width()} px for a text of {need}"
    if metrics.height() * (words.count("\n") + 1) > room.height() + 2:
        yield f"{room.height()} px high for a font of {metrics.height()}"


def _cut_header(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    view = head.parentWidget()
    if model is None or not isinstance(view, QAbstractItemView):
        return
    for k in range(head.count()):
        name = str(model.headerData(k, Qt.Orientation.Horizontal) or "")
        if not name or head.isSectionHidden(k):
            continue
        need = max(head.fontMetrics().horizontalAdvance(line) for line in name.split("\n"))
        if head.sectionSize(k) < need + 8:
            yield f"column {name!r} has {head.sectionSize(k)} px of {need + 8}"
        if head.sectionViewportPosition(k) + head.sectionSize(k) > head.viewport().width() + 1:
            yield f"column {name!r} is out of sight"


def all_texts(page: QWidget) -> Iterator[str]:
    """Yield all that a page says: texts, tips, names for screen readers, menus and cells."""
    for widget in seen(page):
        if isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QAbstractSpinBox):
            continue
        yield text_of(widget)
        yield plain(widget.toolTip())
        yield widget.accessibleName()
        if widget.isWindow():
            yield widget.windowTitle()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTabBar):
            yield from (plain(widget.tabText(k)) for k in range(widget.count()))
        if isinstance(widget, QMenu):
            yield from _menu_texts(widget)
        if isinstance(widget, QAbstractItemView):
            yield from _cell_texts(widget)
        for action in widget.actions():
            yield plain(action.text())


def _menu_texts(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        yield plain(action.text())
        yield plain(action.toolTip())
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _menu_texts(below)


def _cell_texts(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(), 12)
    for column in range(columns):
        if columns > 1:
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), 30)):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column).data(role) or "")


def foreign(words: str) -> list[str]:
    """Return the Latin words of a Chinese text that are neither names nor data."""
    return [
        word for word in WORD.findall(words) if not (word in NAMES or word in DATA or word.startswith("Ifc"))
    ]


def scaled(place: QRect, ratio: float) -> QRect:
    """Return a place in pixels of a picture."""
    return QRectF(
        place.x() * ratio, place.y() * ratio, place.width() * ratio, place.height() * ratio
    ).toRect()


def packed(image: QImage) -> NDArray[np.uint32]:
    """Return uint32[h * w]: the pixels, 0xffRRGGBB."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(rgb.constBits(), np.uint32).copy()


def contrast(image: QImage, place: QRect) -> float:
    """Return the contrast ratio of WCAG 2.2 between the commonest colour of a place and what stands out most.

    Antialiased strokes thinner than a pixel come out paler than their ink.
    """
    colours, counts = np.unique(packed(image.copy(place.intersected(image.rect()))), return_counts=True)
    if not colours.size:
        return 21.0
    light = _luminance(np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1))
    paper = light[counts.argmax()]
    return float(((np.maximum(light, paper) + 0.05) / (np.minimum(light, paper) + 0.05)).max())


def _luminance(rgb: NDArray[np.uint32]) -> NDArray[np.float64]:
    share = rgb / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    weighed: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed


def unfocused(page: QWidget) -> Iterator[str]:
    """Yield the widgets of a page that the Tab key reaches without anybody seeing or hearing it."""
    for widget in list(seen(page)):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if not reached or widget.focusProxy() is not None or widget.isWindow():
            continue
        before = _picture_without_focus(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        what = f"{type(widget).__name__} {widget.accessibleName() or text_of(widget)!r}"
        if widget.hasFocus() and widget.grab().toImage() == before:
            yield f"{what}: the focus is not seen"
        if not said(widget):
            yield f"{what}: has no name"


def said(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    if isinstance(widget, QTabBar):
        return widget.tabText(widget.currentIndex())
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return name or widget.accessibleName() or text_of(widget) or widget.toolTip()


def _picture_without_focus(widget: QWidget) -> QImage:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    return widget.grab().toImage()
