"""Signs of multiplication, and of proportion: 3 × 4, B x H x T, Q = C * U, B ~ n."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.rule_engine import Rule
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the beginning of "50667 Köln"; not of "50667", "5066 Köln", "50667 m".
_TOWN_AFTER = lazy_regex(r"\d{5} [A-ZÄÖÜ][a-zäöüß]{2}")
# Matches "Ulm · 3", "18:30 Uhr · Eintritt", "2 Std. · 3", "6.6.2026 · 14", "3 · 18:30"; not "3 · 4", "2 · x".
_LISTED = lazy_regex(r"(?:[^\W\d_]{3}\.?|\d[.:]\d+) · | · (?:[^\W\d_]{3}|\d+[.:]\d)")


# Matches the end of "3 ⋅ ", "= ", "vier mal "; not of "4 ", "ist ".
_OPERATOR_BEFORE = lazy_regex(r"(?:[-+−=·⋅*×/(]|\b(?:mal|plus|minus|gleich|durch)) ?(?:\d[\d.,]* ?)?$")
# Matches the beginning of " + 3", "²", " minus drei", " ="; not of " 100", " 3 + 4".
_OPERATOR_AFTER = lazy_regex(r" ?(?:[+−=·⋅*^²³⁴-⁹ⁿ]|- ?\d|\b(?:hoch|plus|minus|gleich)\b)")
_LONGEST_TERM = 20


def is_variable(found: re.Match[str], text: str) -> bool:
    """Return whether an x is a quantity, no sign of multiplication: 3 ⋅ x − 10, 2 x⁴, = 3 x + 5."""
    start = found.start()
    if _OPERATOR_AFTER.match(text, found.end() - found[0].endswith(" ")):
        return True
    operator = search_before(_OPERATOR_BEFORE, text, start, _LONGEST_TERM)
    return bool(operator and not operator[0][-1:].strip().isdigit() and not operator[0].rstrip()[-1:].isdigit())


def times(found: re.Match[str], text: str) -> str | None:
    """Read ``4 x 100`` as mal; ``3×4`` -> mal; a list (``Ulm · 3 km · Uhr``) and ``(x)`` are left alone."""
    if not (text[found.start() - 1].isalnum() and text[found.end()].isalnum()):
        return None
    if found[0].strip() == "x" and is_variable(found, text):
        return None
    if found[0] in ("· ", " ·"):
        return None  # "Hauptstraße 44· 21614 Ulm"
    if found[0] == " · " and _TOWN_AFTER.match(text, found.end()):
        return None  # "Breite Straße 74 · 50667 Köln"
    return None if found[0] == " · " and _LISTED.search(text) else " mal "


def proportional(_found: re.Match[str], _: str) -> str | None:
    """Read ``B ~ n`` as B proportional zu n: two quantities."""
    return " proportional zu "


# Matches the beginning of "count(b)", "sin(x)"; not of "count", "so (b)".
_CALL = lazy_regex(r"\w{1,30}\(")


def times_in_sum(found: re.Match[str], text: str) -> str | None:
    """Read ``Q = C * U`` as C mal U, ``f(x)*100`` as mal einhundert; elsewhere the star parts words."""
    called = text[found.start() - 1] == ")" and _CALL.match(text, found.end())  # count(a) * count(b)
    return " mal " if called or "=" in text or "≈" in text or found[0] == "*" else None


_DIMENSIONS = (
    "breit", "hoch", "lang", "tief", "Breite", "Höhe", "Länge", "Tiefe", "Dicke", "Stärke", "Durchmesser",
)  # fmt: skip
"""What sizes are multiplied of: 5 x 10 cm (breit x lang)."""
# Matches the beginning of "m", "min", "kg"; not of "mal", "x".
_SHORT_UNIT = r"(?:m|km|cm|mm|g|kg|mg|µg|ml|l|h|min|s|sek|sec|MB|GB|G|W|V|A)\b"

EARLY = (
    # Matches " x " in "3 x 4", "Grundlage x 12,5 %", "5 Meter x 3", "×" in "3×4"; not "3 x täglich", "3x4-mal",
    # "a x 3 %".
    Rule(
        "multiplied",
        rf"(?<=\d) ?[x×] ?(?=\d+(?:[.,]\d+)*(?!(?![x×]\d|er\b|{_SHORT_UNIT}(?!²?-[A-ZÄÖÜ]))[\w-]|[.,]\d))"
        rf"|(?:(?<=[a-zäöüß]{{3}}) [x×] (?=\d+(?:,\d+)? ?%)|(?:(?<=[Mm]eter)|(?<=Zoll)|(?<=Fuß)) [x×] (?=\d))",
        times,
        needs=(
            *("0x", "0 x", "0×", "0 ×", "eter x 0", "eter × 0", "oll x 0", "oll × 0", "Fuß x 0", "Fuß × 0"),
            *(f" {sign} {part}" for sign in "x×" for part in ("0%", "0 %", "0,0%", "0,0 %")),
        ),
    ),
    # Matches " x " in "B x H x T", "L × B", "breit x lang", "Höhe x Breite"; not "3 x B", "x B", "B x Haus".
    Rule(
        "letters multiplied",
        rf"(?<=\b[A-ZÄÖÜ]) [x×] (?=[A-ZÄÖÜ]\b)|(?:{'|'.join(f'(?<={word})' for word in _DIMENSIONS)}) ?[x×] ?"
        rf"(?=(?:{'|'.join(_DIMENSIONS)})\b)",
        times,
        needs=tuple(f" {letter} {sign} " for letter in "BLHTDWRUIPFVb" for sign in "x×")
        + tuple(f"({letter} x " for letter in "BLHTDW")
        + tuple(f"{word[-1]}{blank}{sign}" for word in _DIMENSIONS for blank in ("", " ") for sign in "x×"),
    ),
)
"""Before the units: what is between numbers."""
RULES = (
    # Matches " x " in "\0 x \0", "·" in "3·4"; not "a x b", "3 x so".
    Rule(
        "multiplication sign",
        r"(?<=[\d\0]) ?[x×*·] ?(?=[\d\0])",
        times,
        needs=(*"x×*·",),
        trigger=r"[\d×*·]",
    ),
    # Matches " ~ " in "B ~ n"; not in "a ~ 5", "so ~ n".
    Rule("proportional", r"(?<=\b[A-Za-z]) [~∼∝] (?=[A-Za-z]\b)", proportional, needs=(" ~ ", " ∼ ", " ∝ ")),
    # Matches " * " in "Q = C * U", "det(A) * det(B)", " x " in "Leistung = Kraft x Weg", "*" in "f(x)*100", "*" in
    # "20*a"; not "a* b", "* b", "täglich x mal". Only in sums, as `times_in_sum` sees.
    Rule(
        "letters in a sum",
        r"(?<=[\w)\]\0])(?<!SELECT) [*∗] (?=[\w(\0])|(?<=\))\*(?=[\d\0])"
        r"|(?<=[A-ZÄÖÜa-zäöüß]{2}) x (?=[A-ZÄÖÜ][a-zäöüß]{2}|[\d\0(])"
        r"|(?<=[\d\0])\*(?=[a-z](?!\w))",
        times_in_sum,
        needs=(" * ", " ∗ ", ")*", "0*", " x "),
    ),
)
