"""Dates and durations as the user reads them: ISO, or as the locale writes them."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

ISO = "iso"
LOCALE = "locale"


def qt_moment(moment: np.datetime64) -> QDateTime:
    """Return a site moment as Qt's wall clock."""
    day, second = divmod(int(moment.astype("datetime64[s]").astype(np.int64)), 86400)
    return QDateTime(QDate(1970, 1, 1).addDays(day), QTime(0, 0).addSecs(second))


def site_moment(moment: QDateTime) -> np.datetime64:
    """Return Qt's wall clock as a site moment."""
    days = QDate(1970, 1, 1).daysTo(moment.date())
    return np.datetime64(days * 86400 + QTime(0, 0).secsTo(moment.time()), "s")


def date_text(moment: np.datetime64, style: str = ISO) -> str:
    """Return the date of a moment, "" for NaT."""
    if np.isnat(moment):
        return ""
    if style == ISO:
        return str(moment.astype("datetime64[D]"))
    return QLocale().toString(qt_moment(moment).date(), QLocale.FormatType.ShortFormat)


def today() -> np.datetime64:
    """Return this moment on the wall clock."""
    return site_moment(QDateTime.currentDateTime())


def days_text(days: float) -> str:
    """Return a duration in days with as many decimals as it needs, "" for none."""
    if days != days:
        return ""
    number = QLocale().toString(days, "f", 0 if days == round(days) else 1)
    return QCoreApplication.translate("Dates", "{0} d").format(number)


def number_text(number: float) -> str:
    """Return an amount with separators and no more decimals than it needs, "" for none."""
    if number != number:
        return ""
    return QLocale().toString(float(number), "f", 0 if number == round(number) else 2)
