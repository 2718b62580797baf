"""Identities as XER packs them."""

from base64 import b64encode
from uuid import UUID


def packed_guid(text: str) -> str:
    """Return an identity in 22 letters, as it stands where it is none."""
    try:
        return b64encode(UUID(text).bytes_le).decode("ascii").rstrip("=")
    except ValueError:
        return text


def braced_guid(text: str) -> str:
    """Return an identity as P6's XML writes it, as it stands where it is none."""
    try:
        return f"{{{str(UUID(text)).upper()}}}"
    except ValueError:
        return text
