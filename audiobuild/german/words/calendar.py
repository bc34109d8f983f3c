"""Months and weekdays: their names, and the short forms that are printed."""

from __future__ import annotations

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
"""The twelve months in order."""

AUSTRIAN_MONTHS = {"Jänner": "Januar", "Feber": "Februar"}

SHORT_MONTHS = {
    "Jan": "Januar", "Jän": "Jänner", "Feb": "Februar", "Febr": "Februar", "Mrz": "März", "Mär": "März", "Apr": "April",
    "Jun": "Juni", "Jul": "Juli", "Aug": "August", "Sep": "September", "Sept": "September", "Okt": "Oktober",
    "Nov": "November", "Dez": "Dezember",
}  # fmt: skip
"""Short forms, without their full stop."""

MONTH_NAMES = frozenset({*MONTHS, *AUSTRIAN_MONTHS})

OTHER_MONTHS = (
    "Tischri", "Cheschwan", "Kislew", "Tewet", "Schewat", "Schwat", "Adar", "Nisan", "Ijar", "Ijjar", "Siwan", "Tammus",
    "Elul", "Muharram", "Safar", "Radschab", "Schaban", "Ramadan", "Schawwal", "Vendémiaire", "Brumaire", "Frimaire",
    "Nivôse", "Pluviôse", "Ventôse", "Germinal", "Floréal", "Prairial", "Messidor", "Thermidor", "Fructidor", "Hornung",
)  # fmt: skip
"""Months of the Jewish, the Islamic and the French republican calendar, and an old name of February."""

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
"""The seven days in order; Sonnabend is another name of Samstag."""

WEEKDAY_NAMES = frozenset({*WEEKDAYS, "Sonnabend"})

SHORT_WEEKDAYS = {day[:2]: day for day in WEEKDAYS}
"""Mo, Di ... with their days."""

SHORT_DAY = "|".join(SHORT_WEEKDAYS)
ANY_DAY = "|".join((*SHORT_WEEKDAYS, *WEEKDAYS))
"""Alternatives of a pattern: Mo|Di ..., and with the names Montag|Dienstag ..."""
