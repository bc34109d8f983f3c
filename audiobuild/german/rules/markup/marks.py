"""Marks of plain text: notes, entities, arrows, emoji short codes. These rules come first.

Kaffee &amp; Kuchen -> Kaffee und Kuchen      Das war schön :sunny: -> Das war schön
Preis* -> Preis
"""

from __future__ import annotations

import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before, word_after
from audiobuild.german.grammar.numbers import SPELT, cardinal
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.markup import forgotten_blanks, smileys, stars
from audiobuild.german.rules.markup.arrows import ARROW, BOTH_WAYS, SLOPE
from audiobuild.german.rules.markup.paired_marks import CHEVRONS, EMPHASIS
from audiobuild.german.rules.technical import chemistry, networks, program_signs, sums
from audiobuild.german.words import word_list
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.german.words.signs import SIGNS
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def note(_found: re.Match[str], _: str) -> str | None:
    """Read ``Preis* inkl. Versand`` as Preis inklusive Versand; ``(* 0,14 €)`` -> (vierzehn Cent)."""
    return ""


def entity(found: re.Match[str], text: str) -> str | None:
    """Read ``&amp;`` as und; ``f&uuml;nf`` -> fünf; ``&nbsp;`` -> a blank; ``&shy;`` -> nothing.

    ``&sect;&sect;`` -> Paragrafen; ``&amp;quot;``, escaped twice, is a quotation mark; ``&unknown;`` is left alone.
    """
    character = unescape(unescape(found[0]))  # "&amp;amp;" was escaped twice
    if character == "§§":  # both as names or as numbers
        return "Paragrafen"
    if len(character) != 1:
        return None
    repeated = text.startswith(found[0], found.end()) or text.endswith(found[0], 0, found.start())
    if unicodedata.category(character) == "Cf" or (character in "<>" and repeated):
        return ""  # a soft hyphen, a joiner, an arrow of several
    if character.isspace() or unicodedata.category(character)[0] == "C":
        return " "
    return character if character in "½¼¾¹²³°€£$¥%" else _sign(character, found, text)  # those are read in context


def _sign(character: str, found: re.Match[str], text: str) -> str:
    """Return what is spoken for a sign that was written as an entity: a word with blanks, a letter, or nothing."""
    if character == "•":
        return "" if text.startswith(",", found.end()) else ","  # between the items of a line
    if character not in SIGNS:
        return "" if unicodedata.category(character) in ("So", "Sm") else character  # a picture, as elsewhere
    apart = text[: found.start()][-1:].isspace() or text.endswith("&nbsp;", 0, found.start())
    left = " " if found.start() and not apart else ""
    right = " " if text[found.end() : found.end() + 1].isalnum() else ""
    return f"{left}{SIGNS[character]}{right}"


def star(_found: re.Match[str], _: str) -> str | None:
    """Read ``Felder mit * sind Pflicht`` as mit Stern: the sign itself is meant."""
    return "Stern"


def short_code(_found: re.Match[str], _: str) -> str | None:
    """Read ``Danke :heart:`` as Danke, as the emoji itself is silent."""
    return ""


def keycap(found: re.Match[str], text: str) -> str | None:
    """Read ``1\ufe0f\u20e3 Wasser kochen``, a digit drawn as a key, as eins."""
    return cardinal(int(found[1])) + ("" if text[: found.start()].strip() else ".")


# Matches all of "dt", "app-name"; not of "/b", "a href=x", "br /".
_BARE = lazy_regex(r"[\w-]+")
# Matches the end of "Füge ein ", "mit dem ", "der Tag "; not of "so ", "rein ".
_TAG_BEFORE = lazy_regex(r"\b(?:[Ee]in|[Ee]inen|[Dd]as|[Dd]er|[Dd]em|[Dd]en|[Tt]ag|Element|Befehl) $")
_EMPTY_TAGS = frozenset(word_list("br hr p img li wbr"))
"""Tags that stand alone in a text without being meant."""


def tag(found: re.Match[str], text: str) -> str | None:
    """Read ``das <abbr title="x">EU</abbr>-Recht`` as das EU-Recht; ``Mit <dt> und <dd> beginnt`` keeps the names."""
    name = found[0].strip("<>")
    apart = text[: found.start()][-1:] in (" ", "-") and not text[found.end() : found.end() + 1].isalnum()
    meant = name not in _EMPTY_TAGS or search_before(_TAG_BEFORE, text, found.start(), 10)
    named = apart and _BARE.fullmatch(name) and meant and f"</{name}>" not in text
    joins = name.rstrip(" /") == "br" and text[: found.start()][-1:].isalnum() and text[found.end() :][:1].isalnum()
    return name if named else " " if joins else ""


_LONGEST_NAME = 62
# Matches the end of "<INPUT", "so <anna@example.org", "</H1"; not of "a<INPUT", "3 < INPUT".
_NAME_IN_ANGLES = lazy_regex(r"(?<![\w)])</?[A-Za-z][\w.@+-]{0,59}$")


def angle(found: re.Match[str], text: str) -> str | None:
    """Read ``<INPUT>``, ``Anna <anna@example.org>``, ``<H1>`` without the brackets around the name."""
    if found[0] == "<":
        return ""
    return "" if search_before(_NAME_IN_ANGLES, text, found.start(), _LONGEST_NAME) else None


_LOWER_CASE = lazy_regex(r"(?<![\w.@/-])[a-zäöüß]{2,}(?![\w.@/-])")
_IN_NAMES = frozenset(
    word_list("""
    von und der die das des dem den für by the van de di du la bei im in am zu zur vom and of all rights reserved
    vorbehalten
    """)
)
"""Lower-case words of the name of an owner: © Verein der Freunde des Museums."""


def claim(found: re.Match[str], text: str) -> str | None:
    """Read ``© Der Rat hat beschlossen`` as Der Rat ...: the sign before a text; ``© dpa`` keeps it.

    ``(c) Verlag, Linz – Der Rat hat`` likewise; ``(c) Der Wald`` is an item. Before a year it is read.
    """
    if text[found.end()].isdecimal():
        return "Copyright "
    words = [word for word in _LOWER_CASE.findall(text, found.end()) if word not in _IN_NAMES]
    ends = text.rstrip(' "“”»«').endswith((".", "!", "?"))
    starts = word_after(text, found.end()) in STARTERS
    return "" if starts or len(words) > 1 or (ends and words) else None


def escape(_found: re.Match[str], _: str) -> str | None:
    r"""Read ``ein \"Mensch\"``, as programs store quotation marks, without the backslashes."""
    return ""


def heading(_found: re.Match[str], _: str) -> str | None:
    """Read ``# Neues`` as Neues: a heading's mark that was left in a text."""
    return ""


def quoted_line(_found: re.Match[str], _: str) -> str | None:
    """Read ``> Wir kommen gern`` as Wir kommen gern: the mark of a quoted line; ``> 3 Tage`` is left alone."""
    return ""


_DIGITS_BEFORE = lazy_regex(r"\d{1,6}\Z")
_DIGITS_AFTER = lazy_regex(r"\d{1,6}")


def double_hyphen(found: re.Match[str], text: str) -> str | None:
    """Read ``18:30 -- 21:00 Uhr``, ``10--12``, ``3..4`` as 18:30 – 21:00 Uhr: a dash; ``3...2...1`` counts down."""
    if found[0][0] == ".":
        first, last = _DIGITS_BEFORE.search(text, 0, found.start()), _DIGITS_AFTER.match(text, found.end())
        return "–" if first and last and int(first[0]) < int(last[0]) else None
    return "–"


# Matches the end of "zwischen 15€", "Zwischen etwa 1,5 kg", "zwischen 8:00 Uhr"; not of "von 15".
_BETWEEN = lazy_regex(
    r"\b[Zz]wischen (?:(?:den|etwa|rund|ca\.|circa) )?[€$]? ?\d[\d.,:]{0,9}"
    r" ?(?:€|Euro|Uhr|%|[cmk]?m|k?g|h|°C|°|m²|\$)?\Z"
)
_LONGEST_BETWEEN = len("zwischen circa € 100.000,00 Euro")


def between(found: re.Match[str], text: str) -> str | None:
    """Read ``zwischen 15€-20€`` as zwischen 15€ und 20€."""
    return " und " if search_before(_BETWEEN, text, found.start(), _LONGEST_BETWEEN) else None


# Matches the beginning of "C:\\neu", "\\\\server"; not of "Ort:\\nBern".
_FOLDERS = lazy_regex(r"[\"„(]?(?:[A-Za-z]:)?\\")


def line_break(found: re.Match[str], text: str) -> str | None:
    r"""Read ``Freitag.\r\nTreffpunkt``, ``Ort:\nBern`` with a blank: signs of a line break that a program left."""
    token = text[text.rfind(" ", 0, found.start()) + 1 : found.start()]
    return None if _FOLDERS.match(token) else " "


def sharp_s(_found: re.Match[str], _: str) -> str | None:
    """Read ``Straβe``, with a Greek letter that looks alike, as Straße."""
    return "ß"


# Matches all of "Preise", "Unverbindliche", "Nur"; not of "Maier".
_NOTE_OPENER = (
    r"(?:Namen?|Preise?|Alle|Angebote?|Gilt|Gültig|Pflichtfeld(?:er)?|Kosten|(?:Unv|V)erbindlich\w*|Nur|Ohne|Bis|Ab)"
)

RULES = (
    *program_signs.RULES,
    *chemistry.RULES,
    *networks.RULES,
    *sums.RULES,
    # Matches "<abbr title=x>", "</b>", "<br/>"; not "a < b", "<3", "<5 mg>".
    Rule(
        "tag",
        r"</?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*(?:\s[a-z-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"'/]*))?){0,6}\s?/?\s?>",
        tag,
        needs=("<",),
    ),
    # Matches "&lt;b&gt;", "&lt;/em&gt;", "&lt;br /&gt;"; not "&lt;5&gt;", "&lt;Hallo&gt;".
    Rule(
        "escaped tag",
        r"&lt;/?(?:b|i|u|em|strong|br|p|span|small|sup|sub|cite)\s?/?&gt;",
        note,
        needs=("&lt;",),
    ),
    # Matches "© " in "© Museen dürfen", "© dpa", "(c) " in "(c) Verlag – Der Rat" and "(c) 2025 Verlag – Der Rat"; not
    # "© 2020", "Foto: © dpa", "(c) Wald".
    Rule(
        "claim",
        r"\A(?:©\s*(?=[^\W\d_])|\([cC]\)\s(?=(?:(?:19|20)\d\d\s)?[A-ZÄÖÜ][^.!?]{2,80}\s[–—-]\s))",
        claim,
        needs=("©", "(c) ", "(C) "),
    ),
    # Matches "<" in "<INPUT>-Tag", "</H1>", ">" in "INPUT>-Tag", "anna@example.org>"; not in "a<INPUT>b", "3 < 4 > 2",
    # "<so", "<n. F.>". Whether ">" closes a bracket, `angle` sees.
    Rule(
        "name in angles",
        r"(?<![\w)])<(?=/?[A-Za-z][\w.@+-]{0,59}>(?!\w))|(?<=[\w])>(?!\w)",
        angle,
        needs=("<",),
        trigger=r"<(?=/?[A-Za-z][\w.@+-]{0,59}>)",
    ),
    BOTH_WAYS,
    ARROW,
    SLOPE,
    CHEVRONS,
    # Matches "\r\n" in "Freitag.\r\nOrt", "\n" in "Ort:\nBern", "da.\n"; not in "C:\neu", "\n steht", "print('\n')".
    Rule(
        "line break",
        r"(?:\\r\\n)+|(?<=[a-zäöüß\d.,:;!?)“])(?<!\b[a-z]:)(?:\\n)+(?=[A-ZÄÖÜ„(\d•–*-]|\s*\Z)",
        line_break,
        needs=("\\",),
    ),
    # Matches "\" in "ein \“Mensch", "\„so", " \" in "Das war es. \", "\" in "es.\"; not "C:\a", "C:\".
    Rule("escape", r"\\(?=[\"'“”„])|(?:(?<=[.!?\w)]) |(?<=[a-zäöüß.!?)]))\\\Z", escape, needs=("\\",)),
    # Matches "# " in "# Neues", "## Neues", "##" in "##Neues", " #" in "so #…"; not "#Neues", "Nr. # 5", "Taste #".
    Rule(
        "heading",
        r"\A#{1,6}\s+|\A#{2,6}(?=[A-ZÄÖÜ])|\s#(?=\s?(?:…|\.{3}))",
        heading,
        needs=("# ", "##", " #"),
    ),
    # Matches "> " in "> Wir kommen", ">>" in ">>Ja"; not "> 3 Tage", "a > b".
    Rule("quoted line", r"\A(?:> ?){1,9}(?=[\"„“»]?[^\W\d_])", quoted_line, needs=(" >",)),
    # Matches "--" in "so -- und so", "10--12", "18:30 -- 21:00", ".." in "3..4"; not in "5.--", "a--b", "--so", "3.4".
    Rule(
        "double hyphen",
        r"(?<=[\s\d\0])--(?=\d)|(?<=[\s\0])--(?=\s)|(?<=\d)\.{2,3}(?=\d)",
        double_hyphen,
        needs=("--", "0..0", "0...0"),
    ),
    *forgotten_blanks.BEFORE_NUMBERS,
    # Matches "-" in "zwischen 15€-20€", " – " in "zwischen 10 Uhr – 12 Uhr"; not in "zwischen 2-3-mal",
    # "zwischen 20-21 und 22/23".
    Rule(
        "dash after zwischen",
        r"(?<=[\d€%hgmrCo°²$]) ?[-\u2012\u2013\u2014] ?(?=[€$]? ?\d[\d.,:]{0,9}(?![\d/-]| und \d))",
        between,
        needs=("wischen ",),
        trigger=r"wischen (?:[a-z]{3,7}\.? )?[€$]? ?\d",
    ),
    # Matches "°" in "75° Grad", " %" in "50 % Prozent", "€" in "20€ Euro", " °C" in "5 °C Grad"; not in "75° Gradient",
    # "50 % Prozente", "20 € Eurobonds".
    Rule(
        "sign before its own name",
        r"(?<=\d) ?(?:°C?(?= ?Grad\b)|%(?= ?Prozent\b)|€(?= ?Euro\b))",
        note,
        needs=("° Grad", "°Grad", "°C Grad", "% Prozent", "€ Euro"),
    ),
    # Matches "β" in "Straβe", "weiβ"; not in "TGFβ", "β-Blocker", "Interferonβ", "iβ".
    Rule("beta for ß", r"(?<=\w[aeiouyäöü])β(?=[a-zäöü]|\b)", sharp_s, needs=("β",)),
    # Matches "1️⃣", "2⃣"; not "1", "A️⃣".
    Rule("keycap", r"(\d)\ufe0f?\u20e3", keycap, needs=("\u20e3",)),
    *stars.RULES,
    *smileys.RULES,
    # Matches "&amp;", "&#8211;", "&#8226" in "so &#8226, da", "&uuml;", "&sect;&sect;", "&amp;amp;"; not "A&B;".
    Rule(
        "entity",
        r"(?:&sect;){2}|(?:&#167;){2}|&(?:amp;(?=#?\w{2,8};))?(?:(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});|#\d{2,5}(?![\w;]))",
        entity,
        needs=("&",),
    ),
    # Matches " :sunny:", ":+1:", ":100:", ":clap::clap:"; not "12:30:45" or "der:die:das".
    Rule(
        "short code",
        rf"(?:(?<=\S)\s|(?<![\w:]))(?::(?!{SPELT}:)(?:[a-z][a-z0-9_+-]{{1,30}}|[+-]1|100|1234):)+(?![\w:])",
        short_code,
        needs=(":",),
        trigger=r":(?:[a-z+-]|100:|1234:)",
    ),
    # Matches "*" in "Felder mit * sind", "(*)" in "mit (*) gekennzeichnet", "*" in "des * zwischen"; not in
    # "mit *allem*", "Preis *", "der * 1950".
    Rule(
        "star",
        r"(?<=\b[Mm]it )(?:\*|\(\*\))(?=\s)"
        r"|(?:(?<=\b[Dd]e[rsm] )|(?<=\b[Dd]as )|(?<=\b[Ee]in )|(?<=\b[Ee]ine[mn] )|(?<=[Zz]eichen ))\*(?=\s[a-zäöü])",
        star,
        needs=("it *", "it (*", *(f"{before} *" for before in ("er", "es", "em", "as", "ein", "en", "eichen"))),
    ),
    EMPHASIS,
    # Matches the star of "Preis* inkl.", "nur 5,-* im", "(* 0,14 €", "(*14 Cent", "(* ab 3 €",
    # "(*kostenfrei", "(* Preis pro"; not that of "(* 1749", "(* um 1480", "Bürger*innen".
    Rule(
        "note",
        r"(?<=[a-zäöüß)»“”\"])\*{1,3}(?![\w*])|(?<=[€$£%])\*{1,3}(?=/[A-Za-z])|(?<=\d[.,][-–])\*{1,3}(?![\w*])"
        r"|(?<=\()\* ?(?=\d+(?:[.,]\d+)?\s?(?:[€$£]|(?:Euro|EUR|CHF|Cent|[Cc]t)\b)"
        r"|\d+ (?:Monat|Tag|Woche|Jahre? (?:Laufzeit|Garantie)|Prozent|%|Stück|Minute|Cookie)"
        r"|(?:ab|inkl|exkl|zzgl|je|pro|nur|siehe|gilt|gültig|mit|ohne|nicht|alle|solange)\b)"
        rf"|(?<=\()\* ?(?={_NOTE_OPENER}\b|[A-ZÄÖÜ][a-zäöüß]{{3,30}} \d[\d.,]{{0,9}}\s?(?:[€$£%]|Euro\b|Cent\b))"
        r"|(?<=\()\* ?(?=[A-ZÄÖÜ][^()\d†]{2,80}\))|\A\*{1,3}\)\s?"
        r"|(?<=\()\*(?=(?!um\b|vor\b|nach\b|unbekannt)[a-zäöü]{3})"
        r"|(?<=\()\*{1,3} (?=(?!um\b|vor\b|nach\b|unbekannt|vermutlich|wohl\b|wahrscheinlich|etwa\b|heute\b)"
        r"[a-zäöü]{3,30}[ )](?!\d|in\b))",
        note,
        needs=("*",),
    ),
    *forgotten_blanks.RULES,
)
