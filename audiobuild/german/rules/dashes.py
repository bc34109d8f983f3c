"""A dash between two amounts or dates that other rules have read: 20 %–30 %, 6 Mio. – 8 Mio. Euro -> bis.

The double hyphen of Gothic type is one: Grund= und Boden -> Grund- und Boden.
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.words.calendar import MONTH_NAMES


def between(found: re.Match[str], text: str) -> str | None:
    """Read ``20 %–30 %``, ``10⁴–10⁵``, ``28. Juli 1914 – 3. Mai 1918`` as bis; ``60 Euro – 2016 waren`` is left."""
    left, right = _LEFT.search(text[: found.start()].rstrip()), _RIGHT.match(text, found.end())
    if not left or not right or (right["date"] and not left["date"]):
        return None
    scaled = left["scale"] and left["scale"] == right["scale"] and not left["unit"]
    fraction = _FRACTION.search(f"{left['number']};{right['number']}")
    bare = fraction and not left["unit"]
    if left["unit"] != right["unit"] and not (scaled or bare or (left["power"] and right["power"])):
        return None
    if left["date"]:
        return " bis " if right["date"] else None
    plain = left["number"] and not (fraction or left["unit"] or left["power"] or left["era"] or scaled)
    if plain:
        return None  # plain numbers are the range rule's
    if left["power"] or (left["era"] and right["era"]):
        return " bis "
    falling = " minus " if found[0] == " -" and left["unit"] else None  # mostly two thoughts
    return falling if _size(left["number"]) >= _size(right["number"]) else " bis "


def _size(written: str | None) -> float:
    """Return a number by its digits, "1.200,50" as 1200.5, "2½" and "2 1/2" as 2; a mere fraction as the smallest."""
    digits = _FRACTION.sub("", written or "").replace(".", "").replace(",", ".", 1)
    return float(digits) if digits.replace(".", "", 1).isdecimal() else 0.0


# Matches all of "1/2", "3/4"; not of "3/3", "5/6".
_STROKED = "(?:[13]/4|[12]/3|1/2)"
# Matches "½", " 1/2" in "3 1/2"; not "3", "3/3".
_FRACTION = re.compile(rf"[½¼¾]|(?:\A|[ ;]){_STROKED}")
# Matches all of " Mio. Euro", " v. Chr.", " km", "%", " °C", ""; not of " Kilometer", " km2".
_AMOUNT_UNIT = (
    r"(?P<scale>\s?(?:(?:Mio|Mrd|Tsd)\.|Millionen|Milliarden))?"
    r"(?P<era>\s[vn]\.\s?Chr\.)?(?:\s?(?P<unit>[%‰°€$£]|°[CF]|Euro|Dollar|Franken|Prozent|[A-Za-z]{1,4}[²³]?)(?![\w²³]))?"
)
# Matches all of "3. Oktober 1990", "3.10.", "3.10.90"; not of "3. Tag", "Oktober".
_DATED = rf"(?P<date>\d{{1,2}}\.\s?(?:{'|'.join(sorted(MONTH_NAMES))}|\d{{1,2}}\.)(?:\s?\d{{2,4}})?)"
# Matches the end of "seit 3. Oktober 1990", "etwa 2,5 km", "10⁶"; not of "etwa zehn", "der Tag".
_LEFT = re.compile(
    rf"(?:{_DATED}|(?<![\d.,])(?P<number>(?:\d+ )?{_STROKED}|[\d.,½¼¾]*[\d½¼¾])(?P<power>[⁰-⁹²³¹⁻]+)?{_AMOUNT_UNIT})$"
)
# Matches the beginning of "5. Mai", "So, 5.1.", "20 km", "½"; not of "etwa 5", "km".
_RIGHT = re.compile(
    rf"(?:(?:[A-Z][a-z]{{1,9}}\.?,? )?{_DATED}"
    rf"|(?P<number>(?:\d+ )?{_STROKED}|\d[\d.,½¼¾]*(?<![.,])|[½¼¾])(?P<power>[⁰-⁹²³¹⁻]+)?{_AMOUNT_UNIT})"
)


def hyphen(_found: re.Match[str], _: str) -> str | None:
    """Read ``Grund= und Boden``, as Gothic type has it, as Grund- und Boden."""
    return "-"


RULES = (
    # Matches "=" in "Grund= und Boden", "mit= oder"; not in "a = und", "x= und", "Zahl=3".
    Rule("hyphen of Gothic type", r"(?<=[a-zäöüß]{3})=(?= (?:und|oder|sowie|be?zw)(?!\w))", hyphen, needs=("= ",)),
    # Matches " – " in "\0 – \0", "—" in "\0—\0", "-" in "\0-\0", " -" in "\0 -\0"; not "a – b", "3–5", "\0- \0".
    Rule("between", r"(?<=\0)(?: ?[–—] ?| - ?|-)(?=\0)", between, needs=("-",), trigger=r"\d"),
)
