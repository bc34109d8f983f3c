"""Symbols by their names; emoji and marks of layout are left out.

& -> und         + -> plus        = -> gleich      ⑫ -> zwölf      α-Strahlen -> Alpha-Strahlen      😀 -> (nothing)
"""

from __future__ import annotations

import re
import unicodedata

from audiobuild.german.grammar.numbers import cardinal, plain
from audiobuild.german.rule_engine import MASK, Rule
from audiobuild.german.rules.signs import dashes, genealogy, multiplication, ornaments, slashes, superscripts
from audiobuild.german.rules.signs.ornaments import MARKS, ODD
from audiobuild.german.rules.signs.superscripts import SUPERSCRIPTS
from audiobuild.german.words.signs import GREEK, SIGNS
from audiobuild.lazy_regex import lazy_regex


def footnote(_found: re.Match[str], _: str) -> str | None:
    """Read ``Wort¹`` (a footnote's mark), ``[12]`` as nothing."""
    return ""


_FEWEST_VALUES = 3


def note(found: re.Match[str], text: str) -> str | None:
    """Read ``Wort [1, 2]``, the numbers of notes, as Wort; ``die Daten [23,17,35]`` as values: they do not ascend."""
    numbers = [int(number) for number in (found["notes"] or "").split(",") if number]
    is_listing = len(numbers) >= _FEWEST_VALUES and numbers != sorted(numbers)
    if not is_listing:
        return footnote(found, text)
    left = " " if found[0][0] == " " else ""
    return f"{left}({', '.join(map(cardinal, numbers))})"


def supplied(found: re.Match[str], _: str) -> str | None:
    """Read ``[D]ie``, ``gut[en]`` as Die, guten: what an editor has supplied."""
    return found[1] or found[2] or ""


def rounded(found: re.Match[str], text: str) -> str | None:
    """Read ``Die Zahl [siehe Kasten] stieg`` as (siehe Kasten): a pause, as round brackets make it."""
    apart = " " if text.endswith((":", ";", "-"), 0, found.start()) else ""  # ":(" would be a face
    return apart + ("(" if found[0] == "[" else ")")


_GREEK = (*map(chr, range(ord("Α"), ord("ω") + 1)), *"µϑϕϖϱϵ")


def greek(found: re.Match[str], text: str) -> str | None:
    """Read ``α-Strahlung`` as Alpha-Strahlung; ``ΔT`` -> Delta T; ``TNFα`` -> TNF Alpha."""
    if found[0] == "ο ":
        return ""  # a small circle before an item
    before = text[: found.start()][-1:]
    left = " " if before.isalpha() and before not in _GREEK else ""
    right = " " if text[found.end() : found.end() + 1].isalpha() else ""
    return f"{left}{GREEK.get(found[0].lower(), 'Sigma')}{right}"


# Matches the beginning of " 2:1", " 1 : 1", " 10:30 Uhr", " 3-7 (2-2)"; not of " 10 Leute", " 1-2 Tage".
_SCORE_AFTER = lazy_regex(r"\s?\d{1,2}(?: ?: ?\d|-\d{1,2}(?: \(|\Z))")
"""After ">" as an arrow in a list of matches: Ulm - Aalen > 2:1."""


def symbol(found: re.Match[str], text: str) -> str | None:
    """Read ``&`` as und, with blanks where it touches words; ``⑫`` -> zwölf; emoji and layout -> nothing."""
    sign = found[0][-1]
    if not is_symbol(sign):
        return None
    if special := _special(found, text):
        return special
    is_arrow = sign == ">" and _SCORE_AFTER.match(text, found.end())
    name = "" if is_arrow else _name(sign, text[: found.end() - 1], text[found.end() :])
    if not name:
        return _in_place_of_silent(found, text)
    before, after = text[: found.start()][-1:], found.string[found.end() : found.end() + 1]
    touches_before = before and not before.isspace() and before not in '(„"»‚-'
    left = " " if found[0] != sign or touches_before else ""
    right = " " if after.isalnum() or after == MASK else ""
    return f"{left}{name}{right}"


_BULLETS = "•·▪■●►▶➤‣◦∙⋅|➜➔➝➞➡⟶"
"""Signs that separate items in running text: Politik • Kultur."""
_PARTING = "_|·•"
"""Signs that separate two words even without a blank."""


def _in_place_of_silent(found: re.Match[str], text: str) -> str:
    """Return what is spoken for a sign without a name: a comma for a bullet, a blank between words, or nothing."""
    sign, masked = found[0][-1], found.string
    has_blank = found[0] != sign
    after = masked[found.end() : found.end() + 1]
    parts = has_blank or (sign in "·•" and masked[: found.start()][-1:].strip())
    if parts and sign in _BULLETS and after.isspace() and _is_unmarked(masked, found.start()):
        return ","
    is_between = text[: found.start()][-1:].strip() and (after.isalnum() or after == MASK)
    parts_words = has_blank or sign in _PARTING or unicodedata.category(sign)[0] in "PS"
    return " " if parts_words and is_between else ""


# Matches the end of "(", "Version „", "steht "; not of "2", "x ", "10 ".
_CARET_BEFORE = lazy_regex(r"(?:\A|[\"'„“»‚(\[]|[a-zäöüß]{2} )\Z")
"""Before a caret that raises nothing."""
# Matches the beginning of "(= Nummer der Rettung", "(=Pause"; not of "(= 10 Mark", " = Nummer", "(= x)".
_EXPLAINS = lazy_regex(r"\(= ?[A-Za-zÄÖÜäöü]{2}")
"""An explanation in brackets: die 112 (= Nummer der Rettung)."""

# Matches the beginning of " @ 60 Hz", " @ vier Komma zwei", " @ neunzig Hertz"; not of " @ home", "@ 60".
_RATE = lazy_regex(r" @ (?:\d|[a-zäöüß]+ (?:Komma|Frames|Hertz|Gigahertz|Megahertz)\b)")


def _special(found: re.Match[str], text: str) -> str:
    """Return what is spoken for a sign whose name its neighbours change; empty for others."""
    sign = found[0][-1]
    if sign == "#" and text.startswith(":", found.end()) and not text[: found.start()].strip():
        return "Nummer"  # the head of a column, read before a cell
    if sign == "~" and (tilde := _tilde(found, text)):
        return tilde
    after = text[found.end() : found.end() + 1]
    if sign == "^" and after.isdigit() and _CARET_BEFORE.search(text, max(0, found.start() - 3), found.end() - 1):
        return f"{found[0][:-1]}Zirkumflex "  # of a version: "^1.0"
    if sign == "=" and _EXPLAINS.match(text, max(0, found.end() - 2)):
        return "das heißt " if after.isalnum() else "das heißt"
    return " bei" if _RATE.match(text, found.start()) else ""


# Matches all of "Goethe", " Eva Klar.", " J. W. von Goethe"; not of "Goethe sagt", "zehn Euro", "5".
_AUTHOR = lazy_regex(r"\s?(?:[A-ZÄÖÜÉ][\w.-]*\s?|von |van |de ){1,5}(?<! )(?=[,;!?)]|\s*\Z| [–-] )")


def _tilde(found: re.Match[str], text: str) -> str:
    """Return what is spoken for a tilde that does not say "ungefähr"; empty for others."""
    before = found[0][:-1]
    if text.startswith("/", found.end()):
        return f"{before}Tilde"  # of a folder: ~/Musik
    if found.string[found.end() - 2 : found.end() - 1].isalnum():
        return " Tilde "  # of a branch: HEAD~2
    if _AUTHOR.match(text, found.end()):
        return f"{before}–" if text.startswith(" ", found.end()) else f"{before}– "  # of a saying: ~ Goethe
    return ""


_PUNCTUATION = ".,;:!?-–—…\"'„“”‚‘’»«›‹()[]/‒\u00ad´`"


def _is_unmarked(text: str, end: int) -> bool:
    """Return whether words without punctuation after them end here."""
    return text[:end].rstrip()[-1:] not in ("", *_PUNCTUATION)


_LIMITS = {">": "mehr als", "<": "weniger als", "≥": "mindestens", "≤": "höchstens"}
"""Before a number, with nothing to compare it to."""
_AGE_LIMITS = {">": "über", "<": "unter"}
"""Before a time in the dative: Kinder (<12 Jahren)."""
# Matches the end of "Nach oben", "PDF herunterladen "; not of "Umsatz ", "drei oben links".
_POINTED = lazy_regex(
    r"(?<!\w)(?i:oben|unten|(?:herunter)?laden|download|mehr|weiter(?:lesen)?|lesen|scrollen|anfang|menü|inhalt|anzeigen"
    r"|öffnen|aufklappen|einblenden|termine|übersicht|verzeichnis|zurück) ?$"
)
# Matches the end of "epaper "; not of "x ", "3 ", "2 m ", "(a) ".
_WORD_BEFORE = lazy_regex(r"[^\W\d_]{2} \Z")
"""A word before a point in the middle of the line, which is no sign of multiplication then."""


# Matches the beginning of "12 Jahren", " 6 Monaten"; not of "12 Jahre", " 6 Stunden".
_AGE_AFTER = lazy_regex(r" ?\d{1,3} (?:Jahren|Monaten|Tagen)\b")


def _name(sign: str, before: str, after: str) -> str:
    """Return the name of a sign; empty if it is not spoken."""
    if sign in _LIMITS and not re.search(r"(?:[\d)]|\b\w)$", before.rstrip()):
        return _AGE_LIMITS[sign] if sign in _AGE_LIMITS and _AGE_AFTER.match(after) else _LIMITS[sign]
    if (sign in "↑↓" and _POINTED.search(before[-30:])) or (sign in "⋅∙" and _WORD_BEFORE.search(before[-3:])):
        return ""
    value = unicodedata.numeric(sign, 0.5)
    if sign not in SIGNS and value == int(value):
        return plain(str(int(value)))
    return SIGNS.get(sign, "")


def is_symbol(sign: str) -> bool:
    """Return whether no engine should get this sign, since it is not a letter, an accent or punctuation."""
    if sign in SIGNS or "\ufe00" <= sign <= "\ufe0f":
        return True
    return unicodedata.category(sign)[0] not in "LM" and sign not in _PUNCTUATION


def minus(_found: re.Match[str], _: str) -> str | None:
    """Read ``(-)``, the result of a check, as minus."""
    return "minus"


def plus_minus(found: re.Match[str], text: str) -> str | None:
    """Read ``+/- 3`` as plus minus drei, ``(+ / -)`` as plus minus."""
    return "plus minus" + (" " if text[found.end()] != ")" else "")


POWERS = (
    *multiplication.EARLY,
    *genealogy.DEATHS,
    # Matches "-" in "h. M.: (-)", "(+ und -)"; not in "(- 3)", "a-b".
    Rule(
        "minus in brackets",
        r"(?:(?<=\()|(?<=\(\+ und )|(?<=\(\+ oder ))[-–](?=\))",
        minus,
        needs=("(-)", "d -)", "r -)"),
    ),
    # Matches "+/- " in "+/- 3", "+ / –" in "+ / –3", "+/-" in "(+/-)", "+/- " in "+/- so"; not "+ 3",
    # "+/- Fehler".
    Rule("plus minus", r"\+ ?/ ?[-–−](?: ?(?=\d)|(?=\))| (?=[a-zäöü]))", plus_minus, needs=("+",)),
    # Matches "[12]" in "so[12]", "[^3]" in "so[^3]", " [1,2]" in "so [1,2]", "²" in "Wort²", "³" in "Ende.³",
    # and "² " in "² Selbst er", "¹" in "(2) ¹Der", "4. ¹Ist", "²" in "²In der", "⁴" in "See⁴, so"; not "m²", "[Anm]",
    # "[0,5]".
    Rule(
        "footnote",
        r"\A[⁰¹²³⁴-⁹]+(?:\s|(?=[A-ZÄÖÜ][a-zäöüß]{2}|§|[A-ZÄÖÜ][a-zäöü] [A-ZÄÖÜa-zäöü]))"
        r"|(?:(?<=\d\) )|(?<=[a-zäöüß\d]\. ))[¹²³⁴-⁹] ?(?=[A-ZÄÖÜ§])|(?<=[,;] )[¹²³⁴-⁹] (?=[^\W\d_])"
        r"|\s?\[\^?\d{1,3}\]|\s?\[(?P<notes>[1-9]\d{0,2}(?:, ?[1-9]\d{0,2}){1,9})\]"
        r"|(?:(?<=[A-Za-zäöüß][a-zäöüß]{2})(?<!pro Minute)(?<!pro Sekunde)|(?<=[.,“”«]))[¹²³⁴-⁹]+",
        note,
        needs=("[0]", "[^0]", "[0,", *SUPERSCRIPTS),
    ),
    *superscripts.NUMBERS,
)
"""Before the units: what is between or after numbers."""

# Matches "→", "½", "_"; not "a", ".", "(".
_SYMBOL = rf"(?:{MARKS}|(?!\s)[_ªº¹²³¼½¾\u0900-\U0010ffff])"
_GREEK_LETTER = "[\u0370-\u03ff\u1f00-\u1fff]"
"""Accented ones too, as in words."""
RULES = (
    *superscripts.LETTERS,
    *ornaments.RULES,
    *multiplication.RULES,
    *genealogy.LIVES,
    # Matches "α" in "α-Strahlen", "µ" in "µ = 3", "ο " in "ο einmal", "γ" in "γΔt", "Δ" in "γΔt", "Δ" in "Δφ", "φ" in
    # "Δφ"; not "λογος", "ἀνήρ", "a".
    Rule(
        "greek",
        rf"\Aο (?=[^\W\d_])|[Α-Ωα-ωϑϕϖϱϵ](?!{_GREEK_LETTER})(?<!{_GREEK_LETTER}[Α-Ωα-ω])|(?<!\w)µ(?!\w)"
        rf"|(?<![Α-Ωα-ω])[α-ω](?=Δ)|(?<=[α-ω])Δ|(?<![Α-Ωα-ω])Δ(?=[α-ωϑϕ](?!{_GREEK_LETTER}))"
        rf"|(?<=Δ)(?<![Α-Ωα-ω]Δ)[α-ωϑϕ](?!{_GREEK_LETTER})",
        greek,
        needs=_GREEK,
    ),
    *dashes.RULES,
    *slashes.RULES,
    Rule("ellipsis in brackets", r"\s?\[(?:…|\.\.\.)\]", footnote, needs=("[",)),
    # Matches "[D]" in "[D]er Rat", "[en]" in "Wort[en]"; not "[sic] so", "[1]er".
    Rule("letters in brackets", r"\[([^\W\d_]*)\](?=\w)|(?<=\w)\[([^\W\d_]*)\]", supplied, needs=("[",)),
    Rule("square brackets", r"[\[\]]", rounded, needs=(*"[]",)),
    # Matches "→", " ★" in "so ★", "½"; not "so ja", "3.5".
    Rule("symbol", rf"[^A-Za-zÄÖÜäöüß0-9.,;:!?](?:(?<=\s){_SYMBOL}|(?<={_SYMBOL}))", symbol, trigger=ODD),
)
