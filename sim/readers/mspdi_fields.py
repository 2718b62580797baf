"""Custom fields and outline codes of Microsoft Project: what they are called and what their values mean."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_DEPTH = 20  # levels of an outline code
_NO_GUID = "00000000-0000-0000-0000-000000000000"


@dataclass(slots=True)
class _Code:
    """One value of a lookup table."""

    text: str
    parent: str = ""


@dataclass(slots=True)
class FieldNames:
    """Names by field number, and lookup tables by field number or GUID."""

    names: dict[str, str] = field(default_factory=dict)
    money: set[str] = field(default_factory=set)
    _tables: dict[str, str] = field(default_factory=dict)  # field number: key of its lookup table
    _codes: dict[str, dict[str, _Code]] = field(default_factory=dict)
    _signs: dict[str, str] = field(default_factory=dict)

    def define(self, element: Element) -> None:
        """Take an <ExtendedAttribute> or <OutlineCode> of the project."""
        number, plain = _text(element, "FieldID"), _text(element, "FieldName")
        guid = _text(element, "Guid").upper()
        if number:
            self.names[number] = _text(element, "Alias") or plain or f"Field {number}"
            if plain.startswith("Cost"):
                self.money.add(number)
        table = _text(element, "Ltuid").upper()
        if table and table != _NO_GUID:
            self._tables[number] = table
        values = [*element.iterfind("Values/Value"), *element.iterfind("ValueList/Value")]
        if not values:
            return
        codes: dict[str, _Code] = {}
        for value in values:
            code = _Code(_text(value, "Value") or _text(value, "Description"), _text(value, "ParentValueID"))
            for tag in ("ValueID", "ID", "FieldGUID"):
                if key := _text(value, tag).upper():
                    codes.setdefault(key, code)
        sign = _text(element, "Masks/Mask/Separator") or "."
        for key in (number, guid if guid != _NO_GUID else ""):
            if key:
                self._codes[key], self._signs[key] = codes, sign

    def read(self, element: Element) -> dict[str, str]:
        """Return the values of the custom fields and outline codes of one task, resource, …, by name."""
        found: dict[str, str] = {}
        for item in [*element.iterfind("ExtendedAttribute"), *element.iterfind("OutlineCode")]:
            number = _text(item, "FieldID")
            value = _text(item, "Value") or self._looked_up(number, item)
            if number in self.money:
                value = _money(value)
            if value:
                found[self.names.get(number, f"Field {number}")] = value
        return found

    def _looked_up(self, number: str, item: Element) -> str:
        for table in (number, self._tables.get(number, "")):
            codes = self._codes.get(table, {})
            for tag in ("ValueGUID", "ValueID"):
                key = _text(item, tag).upper()
                if key not in codes:
                    continue
                path: list[str] = []
                while key in codes and len(path) < _DEPTH:
                    path.append(codes[key].text)
                    key = codes[key].parent.upper()
                return self._signs[table].join(reversed(path))
        return _text(item, "ValueID") or _text(item, "ValueGUID")


def _money(text: str) -> str:
    """Return an amount that the file holds in hundredths."""
    try:
        return f"{float(text) / 100:.12g}"
    except ValueError:
        return text


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()
