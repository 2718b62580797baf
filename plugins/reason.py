"""Why a plugin is out of use, in the language of whoever reads it."""

from collections.abc import Iterable

from resources.messages import text


class Reason(str):
    """A sentence of the catalogue; as a plain string it is English.

    Attributes
    ----------
    code : str
    values : dict
    """

    code: str
    values: dict[str, object]

    def __new__(cls, code: str, **values: object) -> "Reason":
        made = super().__new__(cls, text(code, "en", **values))
        made.code, made.values = code, values
        return made

    def said(self, language: str) -> str:
        """Return the sentence in a language."""
        return text(self.code, language, **self.values)


class Reasons(str):
    """Several sentences; as a plain string each stands in both languages."""

    parts: tuple[Reason, ...]

    def __new__(cls, parts: Iterable[Reason]) -> "Reasons":
        kept = tuple(parts)
        made = super().__new__(cls, "; ".join(f"{p.said('en')} / {p.said('zh_CN')}" for p in kept))
        made.parts = kept
        return made

    def said(self, language: str) -> str:
        """Return the sentences in a language."""
        return "; ".join(part.said(language) for part in self.parts)


def said(reason: str, language: str) -> str:
    """Return a reason in a language; what a plugin itself said stays as it is."""
    return reason.said(language) if isinstance(reason, Reason | Reasons) else reason
