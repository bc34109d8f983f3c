"""Ordinals, by the words around them.

am 3. Platz -> am dritten Platz      Platz 77. (the end) -> Platz siebenundsiebzig.
Kane (67.) -> siebenundsechzigste      Tabellen-3. -> Tabellen-Dritter
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import (
    DATIVE,
    opens_sentence,
    search_before,
    word_after,
    word_before,
    words_before,
)
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.labels import NUMBERED
from audiobuild.german.grammar.match_minutes import in_minutes, is_minute, is_minute_of_goal, is_substitution
from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.grammar.patterns import DASH, MONTH
from audiobuild.german.grammar.ranks import AFTER_RANK, ending_beside_person, is_of_woman, rank_got
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbering.enumerations import CLAUSE_OPENERS, SEPARATED, WINDOW, counted_off, is_item
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import is_plural
from audiobuild.german.words.sentence_words import BEFORE_ORDINAL, NUMBERED_NAMES
from audiobuild.lazy_regex import lazy_regex

_OWN = ("Geburtstag", "Todestag", "Sohn", "Enkel", "Nachfolger")
"""Masculines after "s." for sein."""
# Matches the beginning of " So im Monat", " So im Mai"; not of " So im Wald", " Sonntag".
_SUNDAY_AFTER = lazy_regex(rf" So im (?:Monat|{MONTH})\b")


def ordinal_number(found: re.Match[str], text: str) -> str | None:
    """Read ``der 3. Platz`` as dritte.

    ``2. und 3. Kapitel`` -> zweites und drittes; ``Platz 77. Die`` stays a cardinal.
    """
    number = int(re.sub(r"\D", "", found[1]))
    start, end = found.span()
    if text.endswith(" s. ", 0, start) and word_after(text, end) in _OWN:
        return ordinal(number, "en")  # "s. 80. Geburtstag": seinen
    if _ends_season(text, start, number) or (not start and _ITEM_AFTER.match(text, end)):
        return None
    is_replacement = is_substitution(found, text, number)
    if is_replacement or in_minutes(found, text) or is_minute_of_goal(text, *found.span(1)):
        minute = ordinal(number, "er" if word_before(text, start) == "ab" else "e")
        return f"{minute} Minute" if is_replacement else minute
    groups = re.findall(r"\D\d{3}", found[1])
    is_free = word_before(text, start).lower() not in BEFORE_ORDINAL
    if is_free and _is_cardinal(found, text, number, groups):
        return None
    has_groups = is_free and len(groups) > 1
    if has_groups or (opens_sentence(text, end) and not _SUNDAY_AFTER.match(text, end)):
        return _at_end(found, text, number)
    return _inside(found, text, number)


# Matches the beginning of " Erster Absatz", " Zweite Runde", " β für", " (2P) Geben"; not of " Erstens", " Dritten",
# " Haus", " (2 Mal)", " β-Zerfall".
_ITEM_AFTER = lazy_regex(
    r" (?:(?:Erste|Zweite|Dritte|Vierte|Fünfte)[rs]? [A-ZÄÖÜ]|[α-ω](?![\w-])|\(\d{1,2} ?P(?:kt\.|unkte?)?\))"
)


# Matches the end of "Saison 2024/"; not of "24/", "2024 / ".
_SEASON_BEFORE = lazy_regex(r"(?<!\d)(?:19|20)(\d\d)/$")


def _ends_season(text: str, start: int, number: int) -> bool:
    """Return whether it is the second year of a season, before a full stop: der Saison 2024/25."""
    season = search_before(_SEASON_BEFORE, text, start, len("2024/"))
    return season is not None and number == (int(season[1]) + 1) % 100


_YEAR = lazy_regex(r"\d{4}\b")
_FIRST_YEAR = 1100


def _is_cardinal(found: re.Match[str], text: str, number: int, groups: list[str]) -> bool:
    """Return whether a number that nothing governs is a year or a count: kam 2008. nach Köln, rund 13.000. (dpa)."""
    if groups:
        return groups[0][0] != "." or text.startswith(" (", found.end())
    return number >= _FIRST_YEAR and _YEAR.match(found[1]) is not None and not _is_late_rank(number, text, found)


_LAST_HANGING = 100
"""Higher numbers at the end of a sentence are counts or years."""


def _at_end(found: re.Match[str], text: str, number: int) -> str | None:
    """Read a number whose stop ends the sentence: trifft auf den 12., wurde 3.; a cardinal is left."""
    start, end = found.span()
    if number <= _LAST_HANGING and _hangs(text, start):
        return ordinal(number, ordinal_ending(text, start, end)) + "."
    rank = rank_got(text, start, number)
    return f"{rank}." if rank else None


_LAST_YEAR = 2100


def _is_late_rank(number: int, text: str, found: re.Match[str]) -> bool:
    """Return whether a number too high for a year is a rank: Gesamt wurde er 2667. und 550. in seiner Klasse."""
    joined = number > _LAST_YEAR and text.startswith(" und ", found.end())
    return joined and bool(rank_got(text, found.start(), number, inside=True))


# Matches the end of "S. ", "Bd. ", "(Nr. ", "Rang ", "Seite "; not of "Hs. ", "S.", "Rang".
_PAGE_BEFORE = lazy_regex(r"\b(?:(?:S|Nr|Bd|Abb|Tab|Kap|Fn|Anm)\.|Seite|Zeile|Nummer|Rang|Platz|Position) $")

# Matches the end of "TOP ", "Tagesordnungspunkt ", "Kapitel "; not of "Stop ", "Punkte ".
_AGENDA_BEFORE = lazy_regex(r"(?<![\w-])(?:TOP|Top|Tagesordnungspunkt|Punkt|Kapitel|Abschnitt|Teil|Schritt|Station) $")


def _inside(found: re.Match[str], text: str, number: int) -> str:
    """Read a number with a stop inside the sentence: a rank, an ordinal, or a page before the stop of a note."""
    start, following = found.start(), word_after(text, found.end())
    if following.islower() and search_before(_PAGE_BEFORE, text, start, 9):
        return cardinal(number)  # "S. 86. sowie", "Rang 12. das"
    named = NUMBERED_NAMES.get(word_before(text, start)) == found[1]  # "bei Hannover 96. mehr"
    if named or (following[:1].isupper() and search_before(_AGENDA_BEFORE, text, start, 20)):
        return f"{cardinal(number)}."  # "TOP 6. Wahlen" as a heading
    as_rank = text.endswith(" als ", 0, start) and is_plural(following)  # "holte als 12. Punkte"
    got = rank_got(text, start, number, inside=True) if as_rank or following in AFTER_RANK | {""} else ""
    if got or is_of_woman(text, *found.span()):
        return got or ordinal(number, "e")
    return ordinal(number, ending_beside_person(text, *found.span()) or ordinal_ending(text, *found.span()))


_ORDINAL_WORDS = frozenset(
    word_list("am im ins zum vom beim der dem des seinen ihren meinen unseren seinem ihrem diesem")
)
_WINDOW = 60
"""Characters to look back at."""
_WITH_PLURAL = frozenset(word_list("von bei mit unter zu aus in nach seit zwischen vor neben außer an"))
"""Prepositions that make "den" a dative plural: "von den 12." counts them."""
# Matches the end of "vom 3. bis ", "den 5. oder "; not of "vom 3. bis zum ", "Platz 3. bis ".
_PAIR_BEFORE = lazy_regex(r"\b([Vv]om|[Zz]um|[Aa]m|[Bb]eim|dem|den|der|die|das) \d{1,3}\. (?:bis|und|oder) $")


def _hangs(text: str, start: int) -> bool:
    """Return whether an article before a number at the end makes it an ordinal: trifft auf den 12."""
    if pair := search_before(_PAIR_BEFORE, text, start, _WINDOW):
        return _hangs(text, pair.end(1))
    article, before, further, *_ = [*words_before(text, start, 3), "", "", ""]
    if article == "den":
        return before.lower() not in _WITH_PLURAL or (before == "in" and further == "bis")
    return article.lower() in _ORDINAL_WORDS


def hanging_ordinal(found: re.Match[str], text: str) -> str | None:
    """Read ``der 3.,`` or ``(2.)`` as dritte, zweiter; ``Kane (67.)`` in a match is its minute: siebenundsechzigste."""
    following = text[found.end() : found.end() + 1]
    if not (following.isalpha() or following in ",;:)–/-"):
        return None
    number, blank = int(found[1]), " " if following.isalpha() else ""
    if label := _of_label(found, text, number) or _item(found, text, number):
        return label
    if blank and is_substitution(found, text, number):
        return ordinal(number, "e") + " Minute "
    beside = ending_beside_person(text, *found.span())
    if not beside and is_minute(found, text):
        return ordinal(number, "e") + blank
    if not blank and (rank := rank_got(text, found.start(), number, inside=following == ",")):
        return rank
    ending = _of_edition(found, text) or beside or ordinal_ending(text, *found.span())
    return ordinal(number, ending) + blank


def _of_label(found: re.Match[str], text: str, number: int) -> str:
    """Return the cardinal after a noun that it names: in Minute 15., so steht es da; "" elsewhere."""
    closes = text.startswith((",", ";", ":", ")"), found.end()) and text.endswith(" ", 0, found.start())
    return cardinal(number) if closes and word_before(text, found.start()) in NUMBERED else ""


# Matches the beginning of ", neu bearbeitete und erweiterte Auflage", ", neu bearbeiteter Band"; not of ", Auflage".
_EDITION_AFTER = lazy_regex(
    r",(?: [a-zäöüß]+,?){0,4} [a-zäöüß]{3,}t(e[mnrs]?) (?:Auflage|Aufl\b|Ausgabe|Ausg\b|Fassung|Edition|Band)"
)
# Matches the beginning of ", überarb. Aufl.", ", erw. u. verb. Aufl."; not of ", Aufl.", ", erweiterte Auflage".
_SHORT_EDITION_AFTER = lazy_regex(r",(?: [a-zäöüß]{1,15}\.?){0,4} [a-zäöüß]{2,15}\. (?:Aufl|Ausg)\b")


def _of_edition(found: re.Match[str], text: str) -> str:
    """Return the ending before the edition of a book: in 2., erweiterter Auflage; 3., überarb. Aufl.; "" elsewhere."""
    if edition := _EDITION_AFTER.match(text, found.end()):
        return edition[1]
    before = word_before(text, found.start()).lower()
    if before in BEFORE_ORDINAL or not _SHORT_EDITION_AFTER.match(text, found.end()):
        return ""
    return "er" if before in DATIVE else "e"


# Matches the beginning of "die Kosten", "im Umzug"; not of "derart", " die", "größte", "Liga".
_CLAUSE_AFTER = lazy_regex(rf"(?:{CLAUSE_OPENERS})\b")
# Matches ", 2.die" in "so, 2.die Kosten", " und 2.im" in "so und 2.im Ort"; not in "so, 2. die", "am 2.die".
_SECOND_AFTER = lazy_regex(rf"(?:[,;]| und| oder| sowie) ?2\.(?:{CLAUSE_OPENERS})\b")


def _is_unspaced_item(found: re.Match[str], text: str, number: int) -> bool:
    """Return whether the number counts a clause that touches it: 1.die Planung, 2.die Durchführung."""
    if not _CLAUSE_AFTER.match(text, found.end()):
        return False
    if number == 1 and _SECOND_AFTER.search(text, found.end()):
        return True
    return search_before(SEPARATED, text, found.start(), WINDOW) is not None


# Matches the beginning of "M", "B kostet", "E.4", "b.3"; not of "Mai", "F.C.", "A-Klasse".
_MODEL_AFTER = lazy_regex(r"[A-Z](?![\w.-])|[A-Za-z]\.\d")
_LAST_ITEM = 12
"""Higher numbers before a colon are minutes of a live ticker, not items of a list."""


def _item(found: re.Match[str], text: str, number: int) -> str:
    """Read ``2.: Anreise``, ``Zu 2.: Ja`` as zwei, ``53.: Schluss``, in a live ticker, as dreiundfünfzigste Minute.

    In ``EC 685.M`` and ``1.F.3`` the number is part of a name; ``(BGBl. I S. 979.)``, a page, keeps its stop.
    """
    if _MODEL_AFTER.match(text, found.end()):
        return cardinal(number) + " "
    if _is_unspaced_item(found, text, number):
        return counted_off(number) + " "
    if text.startswith(")", found.end()) and search_before(_PAGE_BEFORE, text, found.start(), 5):
        return f"{cardinal(number)}."
    if text.startswith(":", found.end()) and text[: found.start()].rstrip()[-1:] in ("", *":;,."):
        return ordinal(number, "e") + " Minute" if number > _LAST_ITEM else cardinal(number)
    if _labels(found, text, number):
        return cardinal(number)
    return "" if text[: found.start()].strip() else _first_item(found, text, number)


# Matches the beginning of "--Ich", "– Ich", "- ich"; not of "-Klässler", "–5.".
_DASH_AFTER = lazy_regex(r"--|[–-]\s")


def _first_item(found: re.Match[str], text: str, number: int) -> str:
    """Read ``1.--Ich`` and ``3.Anmeldung``, which lacks its blank, at the start of a sentence as eins, drei."""
    if _DASH_AFTER.match(text, found.end()):
        return f"{cardinal(number)}."
    opens = text[found.end()].isalpha() and is_item(text, found.end())
    return f"{cardinal(number)}. " if opens else ""


def _labels(found: re.Match[str], text: str, number: int) -> bool:
    """Return whether a number before a colon is that of an item: Punkt 2.: Wahl; not in "am 2.: Wahl"."""
    alone = word_before(text, found.start()).lower() not in BEFORE_ORDINAL
    return text.startswith(": ", found.end()) and alone and not rank_got(text, found.start(), number)


# Matches the beginning of " Tor", " Die Partie"; not of " Min.", " Spielminute", " und".
_ENTRY_AFTER = lazy_regex(r"\s+(?!Min|Spielmin)[A-ZÄÖÜ]")
# Matches the beginning of " King)", " van Dijk,"; not of " Minute", ")".
_PLAYER_AFTER = lazy_regex(r" (?:v[ao]n )?(?!Min)[A-ZÄÖÜ][\w'’-]+[),;]")


def extra_time(found: re.Match[str], text: str) -> str | None:
    """Read ``in der 90.+3 Minute``, ``in der 90+3. Minute`` as neunzigsten plus drei; ``90+3 Tor!`` opens an entry."""
    extra = cardinal(int(found[found.lastindex or 0]))
    if not text[: found.start()].strip():
        if _ENTRY_AFTER.match(text, found.end()):
            return f"{ordinal(int(found[1]), 'e')} Minute plus {extra}:"
        if _ENTRY_AFTER.match(text, found.end() + 1):
            return f"{ordinal(int(found[1]), 'e')} Minute plus {extra}"  # "90.+2. Tor", whose stop stays
    if re.match(r":|\.?\s*\Z", text[found.end() :]):
        ending = "en" if word_before(text, found.start()) in ("der", "zur") else "e"
        return f"{ordinal(int(found[1]), ending)} Minute plus {extra}"
    substituted = _PLAYER_AFTER.match(text, found.end())
    ending = "e" if substituted or is_minute(found, text) else ordinal_ending(text, *found.span())
    return f"{ordinal(int(found[1]), ending)} plus {extra}"


def shortened_minute(found: re.Match[str], text: str) -> str | None:
    """Read ``in der 76. Min`` as sechsundsiebzigsten Minute; ``90.+2 Min Die`` -> ... Minute plus zwei: Die."""
    opens, rest = not text[: found.start()].strip(), text[found.end() :]
    ending = "e" if opens else ordinal_ending(text, found.start(), found.end(1) + 1)
    pause = ":" if opens and re.match(r"\s+[A-ZÄÖÜ]", rest) else "." if found[3] and not rest.strip() else ""
    extra = f" plus {cardinal(int(found[2]))}" if found[2] else ""
    return f"{ordinal(int(found[1]), 'e' if ending == 'er' else ending)} Minute{extra}{pause}"


_NUMBERED_CLASSES = frozenset(
    word_list(
        "Klassen Klassenstufe Klassenstufen Jahrgangsstufe Jahrgangsstufen Stufen Plätze Plätzen Platz Ränge Rängen"
    )
)
"""Nouns that the numbers after them name: die Klassenstufen 9.-11."""


def ordinal_range(found: re.Match[str], text: str) -> str | None:
    """Read ``die 5.-10. Klasse`` as fünfte bis zehnte; ``vom 1. – 3. Platz`` -> ersten bis dritten."""
    if word_before(text, found.start()) in _NUMBERED_CLASSES:
        return f"{cardinal(int(found[1]))} bis {cardinal(int(found[2]))}"
    minutes = text.startswith(")", found.end())  # of a match: Lang (1.–45.)
    ending = "e" if minutes else ordinal_ending(text, found.start(), found.end())
    return f"{ordinal(int(found[1]), ending)} bis {ordinal(int(found[2]), ending)}"


_ENDS_OF_PLAY = frozenset((45, 90, 105, 120))
"""Minutes that time is added to."""


def ordinal_pair(found: re.Match[str], text: str) -> str | None:
    """Read ``in der 1.+2. Klasse`` as ersten und zweiten; ``90.+4. Minute`` is one minute."""
    if int(found[1]) in _ENDS_OF_PLAY and "+" in found[0]:
        opens = not text[: found.start()].strip()
        if opens or word_after(text, found.end()).endswith(("inute", "in")):
            return None
    ending = ordinal_ending(text, *found.span())
    return f"{ordinal(int(found[1]), ending)} und {ordinal(int(found[2]), ending)}"


def rank(found: re.Match[str], text: str) -> str | None:
    """Read ``der Tabellen-3. siegte`` as Dritte; ``ein WM-5.`` -> Fünfter."""
    word = re.search(r"[\w-]*-$", text[: found.start()])
    return ordinal(int(found[1]), ordinal_ending(text, word.start() if word else 0, found.end())).capitalize()


def padded(found: re.Match[str], text: str) -> str | None:
    """Read ``zum 01. des Monats`` as zum ersten."""
    return ordinal(int(found[1]), ordinal_ending(text, *found.span()))


EARLY = (
    # Matches "01." in "zum 01. des Monats", "05." in "bis zum 05. jedes"; not "zum 01. Mai", "01. des", "am 01.02.".
    Rule(
        "padded ordinal",
        r"0(?:(?<=[Zz]um 0)|(?<=[Aa]m 0)|(?<=[Vv]om 0)|(?<=dem 0)|(?<=den 0))([1-9])\."
        r"(?= (?:des|eines|jede[ns]|und|oder|bis)\b)",
        padded,
        needs=("m 0. ", "n 0. "),
    ),
    # Matches "3." in "Tabellen-3. ist", "2." in "WM-2., der", "beim WM-2. Ulm"; not "Tabellen-3.", "der 3. ist".
    Rule("rank", r"(?<=[^\W\d_]-)(\d{1,2})\.(?=\s[\wäöüß(]|[,)])", rank, needs=("-0.",), at_number=True),
    # Matches "30. Min", "76. Min.", "90.+2 Min", "45. +1 Min.", "90.+4. Min."; not "30 Min", "3. Minute".
    Rule(
        "shortened minute",
        r"(?<![\w.,])(\d{1,3})\.(?:\s?\+\s?(\d{1,2})\.?)?\s?Min(?!\w)(\.?)",
        shortened_minute,
        needs=("0.Min", "0. Min", "0Min", "0 Min"),
    ),
)
"""Before the units and names, which would take the letters or the hyphen for theirs."""

RULES = (
    # Matches "5.-10. Klasse", "1. – 3. Platz"; not "1.–3.5." (dates) or "5.-10." at the end.
    Rule(
        "ordinal range",
        rf"(?<![\w.,])(\d{{1,3}})\. ?{DASH} ?(\d{{1,3}})\.(?=\s+[A-Za-zÄÖÜäöü\0]|[),;])",
        ordinal_range,
        needs=("0.-0", "0. -0", "0.- 0", "0. - 0"),
        at_number=True,
    ),
    # Matches "1.+2." in "in der 1.+2. Klasse", "3. & 4." in "3. & 4. Platz"; not "1 + 2. Klasse", "1.+2.".
    Rule(
        "ordinal pair",
        r"(?<![\w.,])(\d{1,3})\. ?[+&] ?(\d{1,3})\.(?=\s[A-ZÄÖÜ])",
        ordinal_pair,
        needs=("0.+0", "0. + 0", "0. +0", "0.+ 0", "0.&0", "0. & 0"),
        at_number=True,
    ),
    # Matches "90.+3", "45+2." in "der 45+2. Minute", "90.+1." in "(90.+1.)", "90+3" in "90+3 Tor!"; not "45+2 Minuten",
    # "2+2. Das", "2+2 Bücher".
    Rule(
        "minute of play",
        r"(?<![\w.,])(\d{1,3})(?:\.\+(\d{1,2})(?![\w.])|\.?\+(\d{1,2})\.(?= ?(?:Spielm|M)in|\))|\.\+(\d{1,2})(?=\.)"
        r"|(?<=\A45|\A90)\+(\d{1,2})(?= [A-ZÄÖÜ]\w{2,20}[!:]))",
        extra_time,
        needs=("0.+0", "0+0"),
        at_number=True,
    ),
    # Matches "3." in "am 3. Tag", "1.000." in "die 1.000. Frau", "3." in "der 3.", "1'000." in "der 1'000. Gast",
    # "10 000." in "die 10 000. Frau"; not "3.5", "3.Tag", "v3. so".
    Rule(
        "ordinal",
        r"(?<![\w.,])(\d{1,3}(?:[.'’ ]\d{3}){,3}|\d{1,9})\.(?=\s+\S|[\"“”»«’‘')]*\s*\Z)",
        ordinal_number,
        needs=("0. ", *(f"0.{mark}" for mark in "\"“”»«’‘')")),
        at_number=True,
    ),
    # Matches "3." in "der 3., der", "2." in "2.Liga", "2.v.l."; not "3. Liga", "3.5".
    Rule(
        "ordinal before a mark",
        r"(?<![\w.,])(\d{1,3})\.(?=[,;:)–/\0-]|[^\W\d])",
        hanging_ordinal,
        needs=("0.",),
        trigger=r"\.(?<=\d\.)(?:[,;:)–/-]|[^\W\d])",
        at_number=True,
    ),
)
