"""Numbers with points: versions, network addresses, and decimals of English texts.

Windows 3.1 -> drei Punkt eins      192.168.0.1 -> ... Punkt null Punkt eins      u = 1.66 -> eins Komma sechs sechs
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.numbers import decimal, digits, plain
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.sentence_words import VERSIONED
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches ": 332.4" in "Gas: 332.4, Öl", ": 26.4" in "Öl: 26.4"; not in "Gas 332.4", ": 3.4.1", ": 26.4 km".
_LABELLED = lazy_regex(r": \d{1,4}\.\d+(?=[,;]|\Z)")
_FEW = 2
"""More labelled numbers with a point are the decimals of a table."""
# Matches the end of "u = ", "m≈"; not of "u ", "Version ".
_EQUAL_BEFORE = lazy_regex(r"[=≈] ?$")
# Matches the end of "5 + ", "(", "3 ×"; not of "Version ", "x".
_OPERATOR_BEFORE = lazy_regex(r"([-+×·⋅*/−]|\() ?$")
# Matches the beginning of " + 5", ")", " = (3"; not of " und", ".", " = neu".
_OPERATOR_AFTER = lazy_regex(r" ?(?:([-+×·⋅*/−=≈]) ?[\d(√]|(\)))")
# Matches the end of "die Note ", "eine Endnote von ", "im Schnitt "; not of "in Fußnote ", "Version ".
_MARK_BEFORE = lazy_regex(
    r"(?:\b(?:[Ee]nd|[Ss]chluss|[Tt]otal|[Gg]esamt|[Dd]urchschnitts|[Tt]eil|[Hh]öchst|Matur\w{0,6}|[Aa]bschluss)?[Nn]oten?"
    r"|\b[Pp]unktzahl|\b(?:[Dd]urchs|[Ss])chnitt)(?: von| mit| auf|:)? $"
    r"|\bpH(?:-Wert\w{0,2})?(?: [a-zäöü<>=~]{1,9}){0,2} (?:\d{1,2}\.\d{1,2}(?: ?[-–] ?| bis | und | oder ))?$"
)

_LONGEST = 30
"""Characters to look back at."""


def version(found: re.Match[str], text: str) -> str | None:
    """Read ``2.0`` as zwei Punkt null; ``192.168.0.1`` -> ... Punkt null Punkt eins; ``53.3683998`` digit by digit.

    ``10.0.0.0/8`` -> ... Schrägstrich acht: a network; ``u = 1.66``, ``Note 9.65`` -> eins Komma sechs sechs.

    ``Gas: 332.4, Strom: 305.5, Öl: 26.4``, a row of a table, as decimals, too.
    """
    written, _, mask = found[0].partition("/")
    if mask:
        return f"{' Punkt '.join(map(plain, written.split('.')))} Schrägstrich {plain(mask)}"
    parts = found[0].rstrip(".").split(".")
    pointed = len(parts) == 2  # noqa: PLR2004
    if pointed and (_is_measured(found, text) or len(_LABELLED.findall(text)) > _FEW):
        return decimal(",".join(parts))
    long = pointed and len(parts[1]) > (1 if _is_value(found, text) else 2 if parts[0] == "0" else 3)
    return " Punkt ".join([plain(parts[0]), digits(parts[1])] if long else map(plain, parts))


def _is_measured(found: re.Match[str], text: str) -> bool:
    """Return whether the number is what something equals, or a mark: u = 1.66, mit der Note 9.65."""
    return bool(
        search_before(_EQUAL_BEFORE, text, found.start(), 3)
        or search_before(_MARK_BEFORE, text, found.start(), _LONGEST)
        or _is_term(found, text)
    )


def _is_term(found: re.Match[str], text: str) -> bool:
    """Return whether the number is a term of a sum: 22.99 + 35.45 = 58.44."""
    if ("=" not in text and "≈" not in text) or word_before(text, found.start()) in VERSIONED:
        return False
    before = search_before(_OPERATOR_BEFORE, text, found.start(), 2)
    after = _OPERATOR_AFTER.match(text, found.end())
    if before and before[1] != "(":
        return not after or after[1] != "-"
    return bool(after and after[1] and (before or after[1] != "-"))


def _is_value(found: re.Match[str], text: str) -> bool:
    """Return whether the number is a value in English below one, 0.65, not a version or a section."""
    return found[0].startswith("0.") and word_before(text, found.start()) not in VERSIONED


RULES = (
    # Matches "2.0", "192.168.0.1", "10.0.0.0/8", "53.3683998", "0.133"; not "2.318.450", "1.500", "3.1,5".
    Rule(
        "version",
        r"(?<![\w.,])(?![1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d))"
        r"(?:\d{1,3}(?:\.\d{1,3}){3}/\d{1,2}(?![\w/])|\d+(?:\.\d+){1,}\.(?=\s[a-zäöü])(?<!\d\d\d\d\.)(?<=\d\.\d\.)|\d+(?:\.\d+){2,}(?!\w)|\d+\.\d{1,2}(?!\w|[.,]\d)|(?:0\.\d{3}|\d+\.\d{4,})(?!\w|[.,]\d))",
        version,
        needs=("0.0",),
        at_number=True,
    ),
)
