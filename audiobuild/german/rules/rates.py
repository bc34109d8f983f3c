"""What is said for rates: /h -> pro Stunde, 120/min -> einhundertzwanzig pro Minute, m²/a -> pro Jahr."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.words.currencies import currencies
from audiobuild.german.words.measures import PER, units
from audiobuild.german.words.nouns import is_plural
from audiobuild.lazy_regex import lazy_regex

# Matches all of "kWh", "m²", "Min.", "h"; not of "m²a", "Tag".
BELOW = r"[kMG]Wh|Min\.|Std\.|km²|m²|m³|km|kg|mol|min|ml|ha|[lLhsadgtK]"
"""Units below a stroke: kWh/m², mg/l."""
# Matches all of "€", "ct", "Rp."; not of "Euro", "5 €".
MONEY_ABOVE = r"EUR|€|[Cc]t|CHF|Cent|Rp\.|Fr\.|\$|£"
"""Money above a stroke: ct/kWh."""


def per(written: str | None) -> str:
    """Read the unit after the slash: "km" -> " pro Kilometer"; "" if there is none."""
    if not written:
        return ""
    if written in ("pro", "je", "per"):
        return f" {written}"  # "90 €/pro kWp"
    if a_year := _A_YEAR.fullmatch(written):
        return f" pro {units()[a_year[1]][0]} und Jahr"
    written = written if written in units() else written.rstrip(".")
    return f" pro {PER.get(written) or units().get(written, (written,))[0]}"


# Matches all of "m²a", "(m²·a)", "m² a"; not of "m²", "ma".
_A_YEAR = lazy_regex(r"\(?(m²|m2|m³|km²|ha) ?[*·/x]? ?a\)?")


def after_pro(found: re.Match[str], _: str) -> str | None:
    """Read ``80 kg pro ha`` as pro Hektar; ``je t`` -> Tonne: short letters that are a unit only here."""
    return units()[found[1]][0]


def per_unit(found: re.Match[str], text: str) -> str | None:
    """Read ``Einwohner/km²`` as Einwohner pro Quadratkilometer; ``des Kind/s``, ``Nidau/BE`` are left."""
    counted = word_before(text, found.start())
    return (
        per(found["per"])
        if counted[:1].isupper()
        and (found["per"] not in ("s", "BE") or is_plural(counted) or counted in ("Wasser", "Luft", "Gramm"))
        else None
    )


def stroke_per(found: re.Match[str], _: str) -> str | None:
    """Read ``CO₂/km`` as CO zwei pro Kilometer: the stroke behind what another rule has read."""
    return per(found["per"])


def compound_unit(found: re.Match[str], text: str) -> str | None:
    """Read ``W/m²`` without a number as Watt pro Quadratmeter; ``kWh/(m²a)`` -> Kilowattstunden pro Quadratmeter ...

    ``ct/kWh`` -> Cent pro Kilowattstunde; ``l/100 km`` -> Liter pro einhundert Kilometer.
    """
    above, count, below = found[1], found["count"], found["below"]
    if above in "NPK" and text.endswith(("g ", "g\0 ", "\0 "), 0, found.start()):
        return f"{above}{per(below)}"  # "170 kg N/ha": of nitrogen
    counted = currencies()[above].plural if re.fullmatch(MONEY_ABOVE, above) else units()[above][1]
    if count and below in units():
        return f"{counted} pro {decimal(count)} {units()[below][1]}"
    if below in PER:
        return f"{counted} pro {PER[below] or below}"
    names = [_PER_UNIT.get(unit) or units()[unit][0] for unit in re.findall(BELOW, below)]
    return f"{counted} pro {' und '.join(names)}"


_PER_UNIT = {"a": "Jahr", "d": "Tag"}


def each_time(found: re.Match[str], _: str) -> str | None:
    """Read ``120/min`` as einhundertzwanzig pro Minute; ``2-3x/Woche`` -> zwei- bis dreimal pro Woche."""
    counts = [decimal(count, "ein" if found[2] else "eins") for count in re.split("[-–]", found[1])]
    return ("- bis ".join(counts) + "mal" if found[2] else " bis ".join(counts)) + per(found[3])


def each_unit(found: re.Match[str], _: str) -> str | None:
    """Read ``8,50/m²`` as acht Komma fünf null pro Quadratmeter; ``2/Person`` -> zwei pro Person."""
    return decimal(found[1]) + per(found[2])
