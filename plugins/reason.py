"""Why a plugin is out of use, in the language of whoever reads it."""

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


def said(reason: str, language: str) -> str:
    """Return a reason in a language; what a plugin itself said stays as it is."""
    return reason.said(language) if isinstance(reason, Reason) else reason
