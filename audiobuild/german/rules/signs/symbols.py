"""Symbols by their names; emoji and marks of layout are left out.

& -> und         + -> plus        = -> gleich      × -> mal      CDU/CSU -> CDU CSU      10³ -> zehn hoch drei
† 1832 -> gestorben achtzehnhundertzweiunddreißig                😀 -> (nothing)
"""

from __future__ import annotations

import re
import unicodedata

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.numbers import plain
from audiobuild.german.rule_engine import MASK, Rule
from audiobuild.german.rules.signs import dashes, slashes, superscripts
from audiobuild.german.rules.signs.superscripts import SUPERSCRIPTS
from audiobuild.german.words.calendar import MONTH_NAMES
from audiobuild.german.words.nouns import is_listed, is_plural
from audiobuild.german.words.signs import GREEK, SIGNS
from audiobuild.lazy_regex import lazy_regex


def footnote(_found: re.Match[str], _: str) -> str | None:
    """Read ``Wort¹`` (a footnote's mark), ``[12]`` as nothing."""
    return ""


def ornament(found: re.Match[str], text: str) -> str | None:
    """Read ``+++ Eilmeldung +++`` as Eilmeldung, ``Hallo~`` as Hallo; a stop where it parts news, a blank words."""
    if not (found.start() and found.end() < len(text)):
        return ""
    news = found[0].strip() == "+++" and text[found.start() - 1] not in ".!?" and text[found.end()].isupper()
    parts = found[0].strip() != found[0] or text[found.end()].isalnum()
    return ". " if news and found[0][0] == " " else " " if parts else ""


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


# Matches all of "* 5. Mai 1940", "* 12.05.1940"; not of "* 5. Mai 2024", "* 5 Eier".
_BORN = lazy_regex(r"\s*\*\s?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]+\.?)\s?1\d{3}[.,;]?\s*")


def opening_mark(found: re.Match[str], text: str) -> str | None:
    """Read ``☆ Neu`` as Neu, without the mark of a list; ``* 5. Mai 1940`` is left alone: a birth."""
    return None if _BORN.fullmatch(text) else footnote(found, text)


# Matches " 1749", " 28. August 1749", " 3.4.85", " um 1200"; not " 0,14 €" or " 20 %".
_YEAR_OR_DATE = lazy_regex(
    r" ?(?:um |etwa |circa |ca\. |vor |nach |vermutlich |wohl |wahrscheinlich |(?:Anfang|Mitte|Ende) (?:des )?)?"
    r"(?:\d{1,2}\. ?(?:\d{1,2}\.|[A-Z][a-zä]+\.?) ?\d{2,4}"
    r"|(?:1\d{3}|20\d\d|[3-9]\d\d)|\d\d?\. Jahrhunderts?)(?!\w|[.,]\d| ?[€%°]| (?:k?g"
    r"|m?l|EL|TL|Gramm)\b)"
)


_FEW_STARS = 2
"""More stars between blanks separate the items of a list."""


def life(found: re.Match[str], text: str) -> str | None:
    """Read ``* 1749`` as geboren.

    ``† 1832`` -> gestorben; a star before anything but a year or a date is left alone.
    """
    if found[1] == "*" and (not _YEAR_OR_DATE.match(text, found.end()) or text.count(" * ") > _FEW_STARS):
        return None
    verb = "geboren" if found[1] == "*" else "gestorben"
    return verb if text[found.end() : found.end() + 1].isspace() else verb + " "


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
    name = "" if is_arrow else _name(sign, text[: found.end() - 1])
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
    if has_blank and sign in _BULLETS and after.isspace() and _is_unmarked(masked, found.start()):
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
# Matches the end of "Nach oben", "PDF herunterladen "; not of "Umsatz ", "drei oben links".
_POINTED = lazy_regex(
    r"(?<!\w)(?i:oben|unten|(?:herunter)?laden|download|mehr|weiter(?:lesen)?|lesen|scrollen|anfang|menü|inhalt|anzeigen"
    r"|öffnen|aufklappen|einblenden|termine|übersicht|verzeichnis|zurück) ?$"
)
# Matches the end of "epaper "; not of "x ", "3 ", "2 m ", "(a) ".
_WORD_BEFORE = lazy_regex(r"[^\W\d_]{2} \Z")
"""A word before a point in the middle of the line, which is no sign of multiplication then."""


def _name(sign: str, before: str) -> str:
    """Return the name of a sign; empty if it is not spoken."""
    if sign in _LIMITS and not re.search(r"(?:[\d)]|\b\w)$", before.rstrip()):
        return _LIMITS[sign]
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


# Matches the end of "(* 1749 in Frankfurt; "; not of "* 1749) und (", "(so, ".
_BIRTH_BEFORE = lazy_regex(r"[(;,]\s?\*\s?[^()*]{4,80}$")


def death(found: re.Match[str], text: str) -> str | None:
    """Read ``(* 1749; + 1832)`` as gestorben, a plus beside the star of a birth; ``Anna Huber (+ 1832)`` likewise."""
    if not (_is_after_name(found, text) or search_before(_BIRTH_BEFORE, text, found.start(), 90)):
        return None
    return "gestorben" + (" " if text[found.start() + 1 : found.end()] or text[found.end()] != " " else "")


# Matches the beginning of "1832)", "7. Dezember"; not of "927)", "3500)", "7. Platz".
_DATE_OR_LATE_YEAR = lazy_regex(rf"(?:1[5-9]|20)\d\d\)|\d{{1,2}}\. (?:{'|'.join(sorted(MONTH_NAMES))})\b")


def _is_after_name(found: re.Match[str], text: str) -> bool:
    """Return whether the plus opens brackets after a name: Anna Huber (+ 1832), Firdausi (+ 927); not Kosten (+ 90)."""
    name = word_before(text, found.start() - 1) if text.endswith("(", 0, found.start()) else ""
    is_noun = is_listed(name) or is_plural(name)
    return name[:1].isupper() and (not is_noun or _DATE_OR_LATE_YEAR.match(text, found.end()) is not None)


_DIMENSIONS = (
    "breit", "hoch", "lang", "tief", "Breite", "Höhe", "Länge", "Tiefe", "Dicke", "Stärke", "Durchmesser",
)  # fmt: skip
"""What sizes are multiplied of: 5 x 10 cm (breit x lang)."""
# Matches the beginning of "m", "min", "kg"; not of "mal", "x".
_SHORT_UNIT = r"(?:m|km|cm|mm|g|kg|mg|µg|ml|l|h|min|s|sek|sec|MB|GB|G|W|V|A)\b"

POWERS = (
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
    # Matches "+ " in "; + 1832", ", + um 1832", "; + Februar 1945", "\0 + 7.8.50", "Huber (+ 1945)", "+" in ", +1945";
    # not in "2 + 3", "; + 3", "a + 3.5", "Stimmen (+1945)".
    Rule(
        "death",
        rf"(?<=[;,\d\0] )\+ ?(?=(?:um |ca\. |Anfang |Mitte |Ende )?(?:(?:{'|'.join(sorted(MONTH_NAMES))})\b"
        r"|[\d\0]{1,2}[.\0]|\d{3}))"
        r"|(?<=[a-zäöüß.\0] \()\+ (?=(?:1?\d\d\d|20\d\d)(?:\)| oder \d| v\. ?Chr)|\0\0\0? [A-Z\0])",
        death,
        needs=("; +", ", +", "0 +", "(+ 0"),
    ),
    # Matches "-" in "h. M.: (-)"; not in "(- 3)", "a-b".
    Rule("minus in brackets", r"(?<=\()[-–](?=\))", minus, needs=("(-)",)),
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
        r"|\s?\[\^?\d{1,3}\]|\s?\[[1-9]\d{0,2}(?:, ?[1-9]\d{0,2}){1,9}\]"
        r"|(?:(?<=[A-Za-zäöüß][a-zäöüß]{2})(?<!pro Minute)(?<!pro Sekunde)|(?<=[.,“”«]))[¹²³⁴-⁹]+",
        footnote,
        needs=("[0]", "[^0]", "[0,", *SUPERSCRIPTS),
    ),
    *superscripts.NUMBERS,
)
"""Before the units: what is between or after numbers."""

# Matches the beginning of "† 1832", "* 28. August 1749 in Frankfurt", "* 3. Mai 1800; † 1870"; not of "* so",
# "* 5 Euro".
_LIFE = r"† ?[\d\0]|\* ?[\d\0][ \w.\0]{0,14}[\d\0]{3}(?: in [A-ZÄÖÜ]|[^\n]*†)"
"""A birth or a death at the start of a line, where an asterisk is mostly the mark of a list."""
_MARKS = r"[^\w\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()\[\]/\0‒\u00ad´`]"
_ODD = r"[^0-9A-Za-zÀ-ÖØ-öø-ÿĀ-ɏͰ-ϿЀ-ӿ\u0300-\u036f\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()\[\]/\0‒\u00ad´`]"
"""Anything but a digit, a letter, an accent, a blank or ordinary punctuation."""
# Matches "→", "½", "_"; not "a", ".", "(".
_SYMBOL = rf"(?:{_MARKS}|(?!\s)[_ªº¹²³¼½¾\u0900-\U0010ffff])"
_GREEK_LETTER = "[\u0370-\u03ff\u1f00-\u1fff]"
"""Accented ones too, as in words."""
_UNNAMED = "(?![" + re.escape("".join(SIGNS)) + "\u0300-\u036f])" + _MARKS
RULES = (
    *superscripts.LETTERS,
    # Matches " *** " in "so *** ja", "====", "~" in "schön~", " =" in "Brand gelöscht ="; not "*", "+ 3", "x =", "a~b".
    Rule(
        "ornament",
        r"\s*(?:\+{2,}|={2,}|\*{2,}|#{2,}|_{2,}|~{2,}|\^{2,})\s*|(?<=[a-zäöüß]{2})(?:~(?![\w/])| ?=\s*\Z)"
        r"|(?<=[a-zäöüß][!?.])~(?![\w/])",
        ornament,
        needs=(*"+=*#_~^",),
    ),
    # Matches the beginning of "☆ Neu", "• Punkt", "+ Eis und Obst", "+ M. Huber ja", "+anna danke", "*) Neu"; not of
    # "† 1832", "Neu ☆", "+ 3", "+ x".
    Rule(
        "opening mark",
        rf"\A\s*(?:\*{{1,3}}\) ?|(?:(?!{_LIFE}){_UNNAMED}\s*)+|\+ ?(?=[A-ZÄÖÜ][a-zäöüß])"
        r"|\+ (?=(?:[A-Z]\. ?|[A-Z]{3,} )[A-ZÄÖÜ])|\+(?=[a-zäöüß]{3}))",
        opening_mark,
        trigger=_ODD,
    ),
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
    # Matches " * " in "Q = C * U", "det(A) * det(B)", "*" in "f(x)*100"; not "a* b", "* b". Only in sums, as
    # `times_in_sum` sees.
    Rule(
        "letters in a sum",
        r"(?<=[\w)\]\0])(?<!SELECT) [*∗] (?=[\w(\0])|(?<=\))\*(?=[\d\0])",
        times_in_sum,
        needs=(" * ", " ∗ ", ")*"),
    ),
    # Matches "*" in "(* 1950)", "†" in "† um 1400"; not "**1950", "* Tisch".
    Rule(
        "life",
        r"(?<![*†])((?<![\w)\]])\*|†)(?= ?(?:um |etwa |circa |ca\. |nach |vor |zwischen |im |in |am "
        r"|vermutlich |wohl |wahrscheinlich |Anfang |Mitte |Ende |[\d\0]))",
        life,
        needs=(*"*†",),
    ),
    # Matches "α" in "α-Strahlen", "µ" in "µ = 3", "ο " in "ο einmal", "γ" in "γΔt", "Δ" in "γΔt"; not
    # "λογος", "ἀνήρ", "a".
    Rule(
        "greek",
        rf"\Aο (?=[^\W\d_])|[Α-Ωα-ωϑϕϖϱϵ](?!{_GREEK_LETTER})(?<!{_GREEK_LETTER}[Α-Ωα-ω])|(?<!\w)µ(?!\w)"
        r"|(?<![Α-Ωα-ω])[α-ω](?=Δ)|(?<=[α-ω])Δ",
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
    Rule("symbol", rf"[^A-Za-zÄÖÜäöüß0-9.,;:!?](?:(?<=\s){_SYMBOL}|(?<={_SYMBOL}))", symbol, trigger=_ODD),
)
