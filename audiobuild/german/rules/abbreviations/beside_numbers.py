"""Whether an abbreviation is beside the number that it needs: "S. 12" is Seite, "2 St." is Stück."""

from __future__ import annotations

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.patterns import DASH, MONTH
from audiobuild.german.grammar.shortened_adjectives import NOUN_PHRASE
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

# Matches the beginning of " 3", "-IV", " – 5", " (a)"; not of " drei", ", 3", " Vogel", " VW".
_NUMBER_AFTER = lazy_regex(r" ?(?:[-–] ?)?(?:[(\d½¼¾]|'\d|[IVX]++(?![A-Za-zÄÖÜäöüß]))")


def before_number(text: str, _start: int, end: int) -> bool:
    """Return whether a number follows: Nr. 5, Art. IV."""
    return _NUMBER_AFTER.match(text, end) is not None


# Matches the end of "3", "2. ", "½-", "3) ", "43′ "; not of "drei ", "3 – ".
_NUMBER_BEFORE = lazy_regex(r"[\d½¼¾][.)°′″'’\"”]?(?: |-)?$")
# Matches the end of "20 Euro pro ", "je ", "Karten/"; not of "jene ".
_EACH_BEFORE = lazy_regex(r"(?:\b(?:[Pp]ro|[Jj]e|[Pp]er) |[a-zäöüß€]/)$")


def after_number(text: str, start: int, end: int) -> bool:
    """Return whether a number is before it, or what is counted for each: 3 Std., XII. Jh., 20 Euro pro Pers."""
    return bool(
        search_before(_NUMBER_BEFORE, text, start, 6)
        or search_before(_EACH_BEFORE, text, start, 6)
        or _ordinal_before(text, start)
        or _is_hyphened(text, start, end)
    )


# Matches the end of "Kap. XII ", "im III. "; not of "Kap. ", "Wir ".
_NUMERAL_BEFORE = lazy_regex(r"(?<!\w)[IVXLC]+(\.)? $")


def _ordinal_before(text: str, start: int) -> bool:
    """Return whether a Roman ordinal is before it: im XII. Jh."""
    numeral = search_before(_NUMERAL_BEFORE, text, start, 8)
    return numeral is not None and numeral[1] is not None


def _is_hyphened(text: str, start: int, end: int) -> bool:
    """Return whether it is the middle of a compound: 5-Min.-Takt."""
    return text[max(0, start - 1) : start] == "-" == text[end : end + 1] and not text.endswith(".", 0, start - 1)


# Matches the end of "2. ", "im 12. "; not of "2 ", "1.2. ".
_PLACED_BEFORE = lazy_regex(r"(?<![\d.,])\d{1,2}\. $")


def after_ordinal(text: str, start: int, _end: int) -> bool:
    """Return whether an ordinal is before it: 2. Stg."""
    return search_before(_PLACED_BEFORE, text, start, 6) is not None


def after_reference(text: str, start: int, end: int) -> bool:
    """Return whether the number of what others follow is before it: S. 3 f., Kap. XII ff."""
    return search_before(_NUMERAL_BEFORE, text, start, 8) is not None or after_number(text, start, end)


# Matches the beginning of " Müller", "Müller", "-Ing", " O’Neill", " B H" of a judgment; not of " müde", " C.".
NAME_AFTER = lazy_regex(r"(?: |-)?[A-ZÄÖÜ](?:[\w'’]|(?= [A-ZÄÖÜ](?!\w)))")
# Matches the end of "2 ", "und ½ ", ", 12 ", "2-3 "; not of "Platz 2 ", "3. ", "2023 ".
_FEW_BEFORE = lazy_regex(r"(?:\A|[,;(] ?|(?<!\w)[a-zäöüß]{2,20} )(?:\d{1,2}(?:[-–]\d{1,2})?|[½¼¾]) $")


def after_count(text: str, start: int, end: int) -> bool:
    """Return whether things are counted: 2 St. Zucker; before a name it is Sankt: Platz 2 St. Pölten."""
    if NAME_AFTER.match(text, end):
        return search_before(_FEW_BEFORE, text, start, 24) is not None
    return after_number(text, start, end)


def beside_number(text: str, start: int, end: int) -> bool:
    """Return whether a number is before or after it, or another month: Jan. 2020, 3. Febr., Juli bis Sept."""
    return before_number(text, start, end) or after_number(text, start, end) or _between_months(text, start, end)


# Matches the beginning of " bis März", "–Mai", " und Aug."; not of " bis 3", " März", " und Helene".
_MONTH_AFTER = lazy_regex(rf" ?(?:bis|und|{DASH}|/) ?{MONTH}")
# Matches the end of "im Juli und ", "Sept./", "Juni, Juli oder "; not of "Julia und ", "Juli ".
_MONTH_AND = lazy_regex(rf"(?<!\w){MONTH}(?: (?:und|u\.|oder) | ?/ ?)$")
_WINDOW = 60
"""Characters to look back at."""
_BEFORE_MONTH = frozenset(word_list("bis ende anfang mitte im seit ab vom zum"))
_BEFORE_SURE_MONTH = _BEFORE_MONTH | {"vor", "nach"}
"""These may precede a name, too: vor Jan."""


def _between_months(text: str, start: int, end: int) -> bool:
    """Return whether it is one of two months, or said to be one: Jan. bis März, Juli und Aug., v. Sept."""
    second = search_before(_MONTH_AND, text, start, _WINDOW) or text.endswith((" v. ", "(v. "), 0, start)
    known = _BEFORE_MONTH if text.startswith("Jan", start) else _BEFORE_SURE_MONTH
    return bool(_MONTH_AFTER.match(text, end) or second) or word_before(text, start).lower() in known


# Matches the beginning of " C, ", " D", " c."; not of " C. Maier", " CE", " c. so".
_LETTER_AFTER = lazy_regex(r" [A-Za-z](?![\w'’-]|\.(?!\s*\Z))")


def before_number_or_letter(text: str, start: int, end: int) -> bool:
    """Return whether a number or a letter follows: Kl. 5, Führerschein Kl. C, lit. b."""
    return before_number(text, start, end) or _LETTER_AFTER.match(text, end) is not None


# Matches the end of "Jg. 12, ", "Bd. 3 ", "Jahrgang (2019) "; not of "Karl ", "Frau ", "2019 hat ".
_VOLUME_BEFORE = lazy_regex(r"\d\)?[,:;.]? $")


def before_issue(text: str, start: int, end: int) -> bool:
    """Return whether the number of an issue follows, after that of a volume: Jg. 12, H. 3; not in "Karl H. 2019"."""
    return before_number(text, start, end) and search_before(_VOLUME_BEFORE, text, start, 8) is not None


# Matches the beginning of " a) des", " b)"; not of " a", " ab)".
_ITEM_LETTER = lazy_regex(r" [a-z]\)")


def before_item(text: str, start: int, end: int) -> bool:
    """Return whether the number of an item follows: Pkt. 3, Pkt. a); after a number it counts: 20 Pkt. (+3)."""
    numbered = before_number(text, start, end) or _ITEM_LETTER.match(text, end)
    return bool(numbered) and not search_before(_NUMBER_BEFORE, text, start, 6)


# Matches the end of "letzter ", "im zweiten ", "1. "; not of "der ", "1 ".
_ORDERED_BEFORE = lazy_regex(
    r"(?:(?<![\d.])\d\.|\b(?:(?:vor)?letzt|erst|zweit|dritt|viert|folgend|nächst|vorig|obig|ganz|dies)e[rnms]?) $"
)


def before_paragraph(text: str, start: int, end: int) -> bool:
    """Return whether a number follows, or an ordinal is before it: Abs. 2, Seite 12, letzter Abs."""
    return before_number(text, start, end) or search_before(_ORDERED_BEFORE, text, start, 14) is not None


# Matches the beginning of " S 226", " A 12"; not of " 226", " Maier 2".
_LETTERED_PAGE = lazy_regex(r" [A-Z] \d{1,4}(?!\w)")
# Matches the end of "Benjamin ", "Anh Thu "; not of "siehe ", "(".
_FIRST_NAME_BEFORE = lazy_regex(r"(?<!\w)[A-ZÄÖÜ][a-zäöüß]+ $")
# Matches the beginning of " (siehe", "("; not of " (12)", " 12".
_REMARK_AFTER = lazy_regex(r" ?\((?!\d)")


def before_page(text: str, start: int, end: int) -> bool:
    """Return whether the number of a page follows: S. 12, S. A 12; not in "Benjamin S. (10. Klasse)"."""
    named = search_before(_FIRST_NAME_BEFORE, text, start, 30) and text.startswith(" (", end)
    if named or _REMARK_AFTER.match(text, end):
        return False
    return before_number(text, start, end) or _LETTERED_PAGE.match(text, end) is not None


# Matches the end of "", "Rathaus, ", "in ", "(", "1. OG "; not of "Olaf ", "§ 5 ".
_PLACE_BEFORE = lazy_regex(r"(?:\A|[A-Za-zäöüß.)], ?|\(|\b(?:in|im|OG|EG|UG|Schule|Rathaus|VHS|Uhr)[,:]? )$")


def before_room(text: str, start: int, end: int) -> bool:
    """Return whether the number of a room follows, after a place: Rathaus, R. 12; not in "Olaf R. (52)"."""
    return before_number(text, start, end) and search_before(_PLACE_BEFORE, text, start, 24) is not None


# Matches the end of "Kap. 4, ", "„Nichtsein“, ", "(", "Faust; "; not of "Karl ", "Klaus K., ".
_POEM_BEFORE = lazy_regex(r"[\w“”»«][,;:] $|\($")


def before_verse(text: str, start: int, end: int) -> bool:
    """Return whether the number of a verse follows, after a comma or in brackets: Faust, V. 12; not in "Karl V. 3"."""
    return before_number(text, start, end) and search_before(_POEM_BEFORE, text, start, 5) is not None


def before_reference(text: str, start: int, end: int) -> bool:
    """Return whether it sends elsewhere: s. 12, s. § 5, s. www.example.org, "geöffnet, s. normale Zeiten"."""
    if before_number(text, start, end) or text.startswith(("§", "www.", "http"), end + 1):
        return True
    return text.endswith((", ", "(", "; ", "– "), 0, start) and NOUN_PHRASE.match(text, end) is not None


# Matches the beginning of " am 3. Mai", " den 3. Mai", " ca. 1950", ": 3.4.1950"; not of " amerikanisch", "am", ": in".
_WHEN_AFTER = lazy_regex(r" (?:am|im|in|um|ca\.|den \d\d?\.) |: \d")


def before_date(text: str, start: int, end: int) -> bool:
    """Return whether a date follows: geb. 1950, gest. am 3. Mai."""
    return before_number(text, start, end) or _WHEN_AFTER.match(text, end) is not None


# Matches the end of "3. Mai ", "Sept."; not of "der Mai war ", "Mais ".
_MONTH_BEFORE = lazy_regex(rf"{MONTH} ?$")
# Matches the end of "der Haushalt ", "Im Wahlkampf "; not of "der Maler Cranach ", "von Plinius ".
_ARTICLE_AND_NOUN = lazy_regex(
    r"(?<!\w)(?:[Dd](?:er|ie|as|en|em)|[Ii]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim) [A-ZÄÖÜ][a-zäöüß]+ $"
)
_PARTS_OF_YEARS = frozenset(
    word_list("""
    Frühjahr Frühling Sommer Herbst Winter Anfang Mitte Ende Beginn Laufe Verlauf Hälfte Quartal Quartals Halbjahr
    Halbjahres Drittel Monat Monate Monats Monaten Ostern Pfingsten Weihnachten Rest
    """)
)


def after_date(text: str, start: int, end: int) -> bool:
    """Return whether "d. J." is dieses Jahres: 3. Mai d. J., im Haushalt d. J.; not in "Lucas Cranach d. J."."""
    return bool(
        search_before(_MONTH_BEFORE, text, start, 20)
        or search_before(_ARTICLE_AND_NOUN, text, start, _WINDOW)
        or word_before(text, start) in _PARTS_OF_YEARS
        or after_number(text, start, end)
    )


# Matches "Im J. 1893", "im J. 987"; not "im J. R.", "am J. 1893".
_IN_YEAR = lazy_regex(r"[Ii]m J\. ?\d{3,4}")
# Matches the end of "2018-11-28 ", "28.11.2018 "; not of "28 ", "im Jahr 2018 ".
_DATE_BEFORE = lazy_regex(r"(?:\d{4}-\d\d-\d\d|\d\.\d{1,2}\.(?:\d{4})?) $")
# Matches the end of "20 Euro pro ", "300 €/", "kWh/"; not of "Maier/", "jene ".
_EACH_YEAR_BEFORE = lazy_regex(r"(?:\b(?:[Pp]ro|[Jj]e|[Pp]er) |(?:€|Euro|h|t|m³|l)/)$")


def beside_years(text: str, start: int, end: int) -> bool:
    """Return whether "J." counts or names years: 91 J., 300 €/J., im J. 1893; not in "C. J. Maier"."""
    numeral = search_before(_NUMERAL_BEFORE, text, start, 8)
    if numeral and numeral[0] in {"C. ", "D. ", "L. "}:
        return False
    dated = search_before(_DATE_BEFORE, text, start, 12)
    return bool(
        (not dated and search_before(_NUMBER_BEFORE, text, start, 6))
        or text.endswith(("Mio. ", "Mrd. ", "Tsd. "), 0, start)
        or _IN_YEAR.match(text, max(0, start - 3))
        or search_before(_EACH_YEAR_BEFORE, text, start, 6)
        or (numeral and numeral[1])
        or _is_hyphened(text, start, end)
    )


# Matches the beginning of ", 3. Mai", " den 3.", "–Fr.", " bis Do.", ": 8 Uhr"; not of " kam", "-Ticket".
_WEEKDAY_AFTER = lazy_regex(
    r" ?(?:,? *(?:\d|den|ab|um|auch \d)|: (?:\d|ab\b|von\b|geschl|zu\b|Ruhetag|nach\b)| n\. ?V\.|[-–/,] ?(?:Di|Mi|Do"
    r"|Fr|Sa|So)\.| ?(?:bis|und|[-–]) (?:Di|Mi|Do|Fr|Sa|So)\.)"
)
# Matches the end of "Mo. bis ", "Sa./", "Mi, "; not of "So. bis ", "Mo. ".
_WEEKDAY_BEFORE = lazy_regex(r"\b(?:Mo|Di|Mi|Do|Fr|Sa)\.? ?(?:bis|und|[-–/,]) ?$")
# Matches the end of "am 3. ", "1. und 3."; not of "am 3 ", "Köln. ".
_ORDINAL_BEFORE = lazy_regex(r"\b[1-5]\. ?$")
# Matches the beginning of " Hauptlehrerin", " Dr. Maier"; not of " im Monat", " November".
_WOMAN_AFTER = lazy_regex(r" (?:[A-ZÄÖÜ][a-zäöüß-]+in|Dr\.|Prof\.)(?!\w)")
# Matches the beginning of " geschlossen", " und Feiertag geschl."; not of " ist".
_CLOSED_AFTER = lazy_regex(r" (?:und Feiert\w+\.? )?(?:geschlossen|geschl\.|Ruhetag|zu\b)")
# Matches "Sa.", "Mo–", "14 Uhr"; not "Samstags", "Uhren".
_OPEN_BEFORE = lazy_regex(r"\b(?:Mo|Di|Mi|Do|Fr|Sa)\b|\d ?(?:Uhr|h)\b")
_ON_DAY = frozenset(word_list("außer am ab bis zum vom jeden nächsten letzten kommenden vergangenen"))


def weekday(text: str, start: int, end: int) -> bool:
    """Return whether it is a day of the week: Fr., 3. Mai, am 1. Fr. im Monat, Mo. bis Fr., So. geschlossen."""
    if search_before(_ORDINAL_BEFORE, text, start, 6) and not _WOMAN_AFTER.match(text, end):
        return True
    closed = _CLOSED_AFTER.match(text, end) and _OPEN_BEFORE.search(text, 0, start)
    if closed or _WEEKDAY_AFTER.match(text, end) or search_before(_WEEKDAY_BEFORE, text, start, 12):
        return True
    return text.endswith(" ", 0, start) and word_before(text, start).lower() in _ON_DAY
