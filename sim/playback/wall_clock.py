"""Where the two clocks meet: sensor time (UTC) and the site's wall clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np


def site_time(moment: np.datetime64, zone: str) -> np.datetime64:
    """Return what the clock on site shows at a moment of UTC; an unknown zone counts as UTC."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        plain: np.datetime64 = moment.astype("datetime64[s]")
        return plain
    instant = datetime.fromtimestamp(int(moment.astype("datetime64[s]").astype(np.int64)), UTC)
    return np.datetime64(instant.astimezone(place).replace(tzinfo=None), "s")
