"""Postal codes, read digit by digit: Hauptstr. 5, 10115 Berlin -> eins null eins eins fünf."""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.grammar.numbers import digits
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.counted_nouns import COUNTED_BY_THOUSANDS
from audiobuild.german.words.nouns import is_listed, is_plural
from audiobuild.german.words.places import TOWNS
from audiobuild.lazy_regex import lazy_regex

_LONGEST = 60
"""Characters of an address to look back at."""
# Matches the end of "Hauptstraße 5a, ", "Weg 5 | ", "Weg 12 ", "Weg 12 – ", "PLZ: "; not of "Hauptstraße, ",
# "etwa ", "die 12 ".
_ADDRESSED = lazy_regex(
    r"\d\s?[a-z]?(?:,| \|| ?[·•]) ?$|(?:PLZ|Postleitzahl):? $|Postfach [\d ]{1,9},? ?$"
    r"|(?i:straße|strasse|str\.|weg|platz|gasse|allee|ring|damm|ufer|berg|hof) \d{1,3} ?[a-z]? (?:[–•·-] )?$"
)
_ROUND = 500


def postal(found: re.Match[str], text: str) -> str | None:
    """Read ``Hauptstr. 5, 10115 Berlin`` as eins null eins eins fünf; ``12345 Menschen`` is left alone."""
    place = re.match(r" ([A-ZÄÖÜ][\w-]+)", text[found.end() :])
    counted = int(found[2]) % _ROUND == 0 and place and is_plural(place[1])  # "8,5 h, 40000 Schritte"
    addressed = bool(found[1] or (not counted and search_before(_ADDRESSED, text, found.start(), _LONGEST)))
    known = place and (place[1] in TOWNS or _is_line_of_address(found, text) or _is_where(found, place[1], text))
    if not addressed and not known:
        return None
    return f"{found[1]} {digits(found[2])}" if found[1] else digits(found[2])


# Matches the end of "Oll-Kamp 7 ", "Osterende 10 – 12 "; not of "etwa 7 ", "Osterende ".
_HOUSE_BEFORE = lazy_regex(r"(?<![\w-])[A-ZÄÖÜ][\w-]{2,30} \d{1,3}(?: ?[a-z]| ?[–-] ?\d{1,3})? $")
# Matches the beginning of " Waldhausen im Strudengau", " Baden, Tel.", " Bad Peterstal"; not of " Menschen kamen".
_PLACE_AFTER = lazy_regex(
    r" (?:(?:Bad|Sankt|St\.|Markt|Schloss|Schloß|Kloster|Burg|Stadt|Hann\.) )?([A-ZÄÖÜ][\w-]+)"
    r"(?: (?:am|an der|im|in|in der|bei|ob der|a\. ?d\.|a\.|b\.) [A-ZÄÖÜ][\w-]+)?"
    r"(?= ?[,(;|·]| [–-] |[!?)“\"»«]|\.?\Z| (?:Tel|Fax|Mobil|E-Mail)\w*\b)"
)


def _is_line_of_address(found: re.Match[str], text: str) -> bool:
    """Return whether a line is a postal code and a town nobody has heard of: "Sportplatz Külte, 34471 Volkmarsen"."""
    place = _PLACE_AFTER.match(text, found.end())
    opens = not re.search(r"\w", text[: found.start()]) or text.endswith((", ", "“) ", '") '), 0, found.start())
    opens = opens or bool(search_before(_HOUSE_BEFORE, text, found.start(), _LONGEST))
    if not place or not opens or int(found[2]) % _ROUND == 0:
        return False
    named = text.endswith(", ", 0, found.start()) and not is_listed(place[1])  # Hopsten, no plural
    return place[1] not in COUNTED_BY_THOUSANDS and (named or not is_plural(place[1]))


# Matches the beginning of " Halen bei Emstek", " Staufen im Breisgau"; not of " Halen", " Fällen bei".
_NEAR = lazy_regex(r" [A-ZÄÖÜ][\w-]+ (?:bei|am|im|an der) [A-ZÄÖÜ]")


def _is_where(found: re.Match[str], place: str, text: str) -> bool:
    """Return whether a town is named with its code: in 65343 Eltville; not in 12345 Fällen."""
    counted = (
        (place.endswith(("n", "s")) and not _NEAR.match(text, found.end()))
        or place in COUNTED_BY_THOUSANDS
        or int(found[2]) % _ROUND == 0
    )
    return not counted and word_before(text, found.start()) in ("in", "aus")


# Matches all of "Anna Maier, ", "Dr. Hans von Berg, "; not of "In Graz, ", "Anna, ".
_NAME_BEFORE = lazy_regex(
    r"(?!(?:In|Im|Am|Ab|Bei|Um|Von|Für|Nach) )(?:(?:Dr|Mag|Ing|Dipl|Prof)\. ?)*[A-ZÄÖÜ][\w.-]+"
    r"(?: (?:von|van|de|und|u\.|[A-ZÄÖÜ][\w.-]*)){1,4}, "
)


def of_sender(found: re.Match[str], text: str) -> str | None:
    """Read ``Anna Maier, 8010 Graz``, who wrote a letter to the editor, as acht null eins null."""
    signed = _NAME_BEFORE.fullmatch(text, 0, found.start()) and not is_plural(word_after(text, found.end()))
    return digits(found[0]) if signed else None


def zip_code(found: re.Match[str], _: str) -> str | None:
    """Read ``Mountain View, CA 94043`` as neun vier null vier drei; ``CA 94043-1351`` with all of its digits."""
    return digits(found[0].replace("-", ""))


def several(found: re.Match[str], _: str) -> str | None:
    """Read ``PLZ 33041 - 33106`` as drei drei null vier eins bis drei drei eins null sechs."""
    return f"{digits(found[1])} bis {digits(found[2])}"


RULES = (
    # Matches "33041 - 33106" in "Postleitzahlen: 33041 - 33106", "PLZ 33041–33106"; not "33041 - 33106".
    Rule(
        "postal codes",
        r"(?:(?<=PLZ )|(?<=PLZ: )|(?<=zahl )|(?<=zahl: )|(?<=zahlen )|(?<=zahlen: ))"
        r"(\d{5}) ?(?:[-–]|bis) ?(\d{5})(?!\d)",
        several,
        needs=("PLZ", "eitzahl"),
        trigger=r"(?:PLZ|eitzahl(?:en)?):? \d{5}",
        at_number=True,
    ),
    # Matches "94043" in "Mountain View, CA 94043, USA"; not "CA 94043", "Köln, AB 12345,5".
    Rule(
        "zip code",
        r"(?<=, [A-Z]{2} )\d{5}(?:-\d{4})?(?![\w%-]|[.,]\d)",
        zip_code,
        needs=("00000",),
        trigger=r", [A-Z]{2} \d{5}",
        at_number=True,
    ),
    # Matches "8010" in "Anna Maier, 8010 Graz", "Karl Huber, 1220 Wien."; not in "8010 Graz",
    # "Graz, 8010 Menschen kamen gestern an".
    Rule(
        "postal code of a sender",
        r"(?<=, )[1-9]\d{3}(?= [A-ZÄÖÜ][\w.-]+(?: [\w.-]+){0,2}\.?\Z)",
        of_sender,
        needs=(", 0 ",),
        at_number=True,
    ),
    # Matches "20095" in "20095 Hamburg", "A-1010" in "A-1010 Wien", "D - 20095"; not "20095 hier", "1010 Wien".
    Rule(
        "postal code",
        r"(?<![\w.,])(?:(D|A|CH)(?:-| [-–] ))?(\d{5}|(?<=-)\d{4}|(?<=(?:A|H) [-–] )\d{4})(?= [A-ZÄÖÜ]|$)",
        postal,
        needs=("0000", "00000"),
        trigger=r"\d\d\d\d(?: [A-ZÄÖÜ]|$)",
    ),
)
