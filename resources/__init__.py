"""Data files of the program, and the one accessor to them."""

from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder of one kind of data: "text", "icons", "profiles", …"""
    return Path(__file__).parent / name
