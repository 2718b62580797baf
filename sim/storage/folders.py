"""Where the program keeps what is not the user's document: caches, settings, recovery copies."""

import os
from pathlib import Path

import platformdirs


def cache_folder(name: str = "") -> Path:
    """Return (and make) a folder whose content can always be rebuilt."""
    return _made("cache", platformdirs.user_cache_path("twin_app"), name)


def data_folder(name: str = "") -> Path:
    """Return (and make) a folder whose content must survive: recovery copies, telemetry."""
    return _made("data", platformdirs.user_data_path("twin_app"), name)


def config_folder() -> Path:
    """Return (and make) the folder of the settings."""
    return _made("config", platformdirs.user_config_path("twin_app"), "")


def _made(kind: str, usual: Path, name: str) -> Path:
    # TWIN_HOME moves everything to one place, for tests and for portable installations.
    home = os.environ.get("TWIN_HOME")
    path = (Path(home) / kind if home else usual) / name
    path.mkdir(parents=True, exist_ok=True)
    return path
