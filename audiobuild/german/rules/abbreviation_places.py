"""Whether an abbreviation stands in a place: "Art. 5" is Artikel, "dieser Art. Er" is a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import begins_clause, word_after, word_before
from audiobuild.german.grammar.patterns import DASH, MONTH
from audiobuild.german.grammar.shortened_adjectives import NOUN_PHRASE, first_of_pair
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import COURTS
from audiobuild.german.words.determiners import BEFORE_ADJECTIVE, PLAIN_PREPOSITIONS
from audiobuild.german.words.nouns import is_noun
from audiobuild.german.words.sentence_words import STARTERS, is_office
from audiobuild.german.words.signs import SIGN_NAMES

if TYPE_CHECKING:
    from audiobuild.german.words.abbreviations import Abbreviation

# Matches the end of "lit. ", "Buchst. "; not of "split. ", "mit ".
_LETTER_BEFORE = re.compile(r"\b(?:[Ll]it|Buchst)\. ?$")
# Matches the end of "3", "2. ", "½-", "3) ", "43′ "; not of "drei ", "3 – ".
_NUMBER_BEFORE = re.compile(r"[\d½¼¾][.)°′″'’\"”]?(?: |-)?$")
# Matches the end of "letzter ", "im zweiten ", "1. "; not of "der ", "1 ".
_ORDERED_BEFORE = re.compile(
    r"(?:(?<![\d.])\d\.|\b(?:(?:vor)?letzt|erst|zweit|dritt|viert|folgend|nächst|vorig|obig|ganz|dies)e[rnms]?) $"
)
"""Behind these "Abs." is Absatz, though no number follows: Seite 12, letzter Abs."""
# Matches the beginning of " 2. Bonn"; not of " 2 Satz", " 2.".
_RANK_AFTER = re.compile(r" \d{1,2}\. [A-ZÄÖÜ]")
# Matches the end of "20 Euro pro ", "je ", "Karten/"; not of "jene ".
_EACH_BEFORE = re.compile(r"(?:\b(?:[Pp]ro|[Jj]e|[Pp]er) |[a-zäöüß€]/)$")
# Matches the end of "20 Euro pro ", "300 €/", "kWh/"; not of "Maier/", "jene ".
_EACH_YEAR_BEFORE = re.compile(r"(?:\b(?:[Pp]ro|[Jj]e|[Pp]er) |(?:€|Euro|h|t|m³|l)/)$")
# Matches the end of "2 ", "und ½ ", ", 12 ", "2-3 "; not of "Platz 2 ", "3. ", "2023 ".
_FEW_BEFORE = re.compile(r"(?:\A|[,;(] ?|(?<!\w)[a-zäöüß]{2,20} )(?:\d{1,2}(?:[-–]\d{1,2})?|[½¼¾]) $")
# Matches the end of "Kap. XII ", "im III. "; not of "Kap. ", "Wir ".
_NUMERAL_BEFORE = re.compile(r"(?<!\w)[IVXLC]+(\.)? $")
# Matches the end of "2018-11-28 ", "28.11.2018 "; not of "28 ", "im Jahr 2018 ".
_DATE_BEFORE = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\.\d{1,2}\.(?:\d{4})?) $")
# Matches the beginning of " 3", "-IV", " – 5", " (a)"; not of " drei", ", 3", " Vogel", " VW".
_NUMBER_AFTER = re.compile(r" ?(?:[-–] ?)?(?:[(\d½¼¾]|'\d|[IVX]++(?![A-Za-zÄÖÜäöüß]))")
# Matches the beginning of ", 3. Mai", " den 3.", "–Fr.", " bis Do.", ": 8 Uhr"; not of " kam", "-Ticket".
_WEEKDAY_AFTER = re.compile(
    r" ?(?:,? *(?:\d|den|ab|um|auch \d)|: (?:\d|ab\b|von\b|geschl|zu\b|Ruhetag|nach\b)| n\. ?V\.|[-–/,] ?(?:Di|Mi|Do"
    r"|Fr|Sa|So)\.| ?(?:bis|und|[-–]) (?:Di|Mi|Do|Fr|Sa|So)\.)"
)
# Matches the beginning of " und kath.", " Kirche", " Kirchengemeinde", " Landeskirche"; not of " Stimme".
_CHURCH_AFTER = re.compile(
    r" (?:(?:und|u\.|oder) (?:d[a-z]{2} )?(?:kath|röm)|(?:\w+ )?(?:Kirche|\w*kirche|\w*[Gg]emeinde|Jugend|Frauen"
    r"|Pastor|Pfarr|Bischof|Landes|Christ|Theolog"
    r"|Kita|Kinder|Akademie|Schul|Kranken|Diakon|Stift|Abendmahl|Predig|Gottes|Konfession|Religion|Glaube|Bekenn|Mission))"
)
# Matches the end of "am 3. ", "1. und 3."; not of "am 3 ", "Köln. ".
_ORDINAL_BEFORE = re.compile(r"\b[1-5]\. ?$")
# Matches the beginning of " Hauptlehrerin", " Dr. Maier"; not of " im Monat", " November".
_WOMAN_AFTER = re.compile(r" (?:[A-ZÄÖÜ][a-zäöüß-]+in|Dr\.|Prof\.)(?!\w)")
# Matches the beginning of " geschlossen", " und Feiertag geschl."; not of " ist".
_CLOSED_AFTER = re.compile(r" (?:und Feiert\w+\.? )?(?:geschlossen|geschl\.|Ruhetag|zu\b)")
# Matches "Sa.", "Mo–", "14 Uhr"; not "Samstags", "Uhren".
_OPEN_BEFORE = re.compile(r"\b(?:Mo|Di|Mi|Do|Fr|Sa)\b|\d ?(?:Uhr|h)\b")
# Matches the beginning of " S 226", " A 12"; not of " 226", " Maier 2".
_LETTERED_PAGE = re.compile(r" [A-Z] \d{1,4}(?!\w)")
_LIVED = frozenset(word_list("geb. gest. gef."))
_LETTERED = frozenset(word_list("Kl. Abt. Abschn. Anl. Bl."))
"""Abbreviations before a letter too: Führerschein Kl. C."""
# Matches the beginning of " C, ", " D"; not of " C. Maier", " CE", " c".
_LETTER_AFTER = re.compile(r" [A-Z](?![\w'’-]|\.(?!\s*\Z))")
# Matches the beginning of " am 3. Mai", " ca. 1950"; not of " amerikanisch", "am".
_WHEN_AFTER = re.compile(r" (?:am|im|in|um|ca\.) ")
# Matches the end of "Schnitzel ", "GD "; not of "100 ", "in ", "Schnitzel, ", "Köln a. ".
_NOUN_BEFORE = re.compile(r"(?<![\w.-])(?:[A-ZÄÖÜ][a-zäöüß-]{2,}|[A-ZÄÖÜ]{2,4}) $")
# Matches the end of "Schnitzel ", "2 Stück, ", "Fam. (", "Braten v. Rind "; not of "100 ", "in ".
_WITH_BEFORE = re.compile(rf"{_NOUN_BEFORE.pattern}|[^\W\d_](?:[.)]?,|[.)]) $|\($")
# Matches the beginning of " Müller", "Müller", "-Ing", " O’Neill", " B H" of a judgment; not of " müde", " C.".
_NAME_AFTER = re.compile(r"(?: |-)?[A-ZÄÖÜ](?:[\w'’]|(?= [A-ZÄÖÜ](?!\w)))")
# Matches the beginning of " Leistung", " Aufwand"; not of " zulässig", " 5 Personen", "-Wert".
_NOUN_AFTER = re.compile(r" [A-ZÄÖÜ][a-zäöüß]")
# Matches the beginning of " Sitzungssaal", " Burgstraße", " Bühne"; not of " Saalfeld", " XL", " Müller".
_PLACE_AFTER = re.compile(
    r" [A-ZÄÖÜ][a-zäöüß-]*(?<=[SHMKBPTGWZRLabcdefghiklmnoprstuväöüß])(?:saal|straße|str\.|gasse|markt|platz|bühne|halle"
    r"|wall|graben|ring|kirche|zimmer)(?!\w)| (?:Saal|Bühne|Halle|Aula|Ortschaft|Ortschaften)(?!\w)"
)
# Matches the beginning of " Leiterin", " Schulleiter", " Direktor"; not of " Leitner", " Maag".
_OFFICE_AFTER = re.compile(
    r" [A-ZÄÖÜ]?[a-zäöüß]*(?i:leiter|direktor|führer|vorsitz|sprecher|präsident|kommandant|obmann|obfrau|landrat"
    r"|meister|mitglied|chef|beauftragt|amt)(?:in|ende[rn]?)?(?![a-zäöüß])"
)
# Matches the beginning of " Judikatur", " Erkenntnisses"; not of " Verlag", " von".
_JUDGMENT_AFTER = re.compile(
    r" (?:Judikatur|Rechtsprechung|Vorjudikatur|Erkenntnis|Beschlu|Beschlü|Entscheidung|Verfahren|Akt|Urteil|Rsp)"
)
_NO_NAMES = STARTERS | SIGN_NAMES
# Matches the end of "Lucas Cranach ", "Plinius "; not of "3. Mai ", "alt ".
_NAME_BEFORE = re.compile(rf"(?<![\d.] )(?<!\w)(?!{MONTH})[A-ZÄÖÜ][\w’'-]+ $")
# Matches "Im J. 1893", "im J. 987"; not "im J. R.", "am J. 1893".
_IN_YEAR = re.compile(r"[Ii]m J\. ?\d{3,4}")
_PARTS_OF_YEARS = frozenset(
    word_list("""
    Frühjahr Frühling Sommer Herbst Winter Anfang Mitte Ende Beginn Laufe Verlauf Hälfte Quartal Quartals Halbjahr
    Halbjahres Drittel Monat Monate Monats Monaten Ostern Pfingsten Weihnachten Rest
    """)
)
"""Before "d. J." they make it dieses Jahres; other names make it der Jüngere."""
# Matches the end of "3. Mai ", "Sept."; not of "der Mai war ", "Mais ".
_MONTH_BEFORE = re.compile(rf"{MONTH} ?$")
# Matches the end of "der Haushalt ", "Im Wahlkampf "; not of "der Maler Cranach ", "von Plinius ".
_ARTICLE_AND_NOUN = re.compile(
    r"(?<!\w)(?:[Dd](?:er|ie|as|en|em)|[Ii]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim) [A-ZÄÖÜ][a-zäöüß]+ $"
)
_WEEKDAYS = frozenset(word_list("Mo. Di. Mi. Do. Fr. Sa. So."))
_ON_DAY = frozenset(word_list("außer am ab bis zum vom jeden nächsten letzten kommenden vergangenen"))


def stands(entry: Abbreviation, text: str, start: int, end: int) -> bool:  # noqa: C901, PLR0911, PLR0912, PLR0915 -- one for each place
    """Return whether it is an abbreviation here."""
    if len(entry.written) == len("f.") and _LETTER_BEFORE.search(text, max(0, start - 9), start):
        return False  # "lit. f. DSGVO"
    if entry.written in _WEEKDAYS and entry.place == "before number":
        on_day = word_before(text, start).lower() in _ON_DAY and text[:start].endswith(" ")
        closed = _CLOSED_AFTER.match(text, end) and _OPEN_BEFORE.search(text, 0, start)
        if _ORDINAL_BEFORE.search(text, max(0, start - 6), start) and not _WOMAN_AFTER.match(text, end):
            return True
        return on_day or bool(closed or _WEEKDAY_AFTER.match(text, end)) or _in_weekdays(text, start)
    before = bool(_NUMBER_BEFORE.search(text[max(0, start - 6) : start]))
    before = before and not (entry.written == "J." and _DATE_BEFORE.search(text, max(0, start - 12), start))
    before = before or (entry.written == "J." and bool(_IN_YEAR.search(text[max(0, start - 3) : end + 6])))
    if entry.written == "d. J.":
        month = _MONTH_BEFORE.search(text[max(0, start - 20) : start])
        noun = _ARTICLE_AND_NOUN.search(text, max(0, start - _WINDOW), start)
        before = before or bool(month or noun) or word_before(text, start) in _PARTS_OF_YEARS
    ordered = entry.written == "Abs." and _ORDERED_BEFORE.search(text, max(0, start - 14), start)
    lived = entry.written in _LIVED and _WHEN_AFTER.match(text, end)
    after = bool(ordered or lived or _NUMBER_AFTER.match(text, end))
    after = after or (entry.written == "s." and (text.startswith("§", end + 1) or _is_pointer(text, start, end)))
    after = after or bool(entry.written in _LETTERED and _LETTER_AFTER.match(text, end))
    match entry.place:
        case "anywhere":
            return True
        case "before number" if entry.written == "Pkt." and before:
            return False  # "30.882 Pkt. (+0,6 %)"
        case "before number":
            if entry.written == "R.":
                return after and bool(_PLACE_BEFORE.search(text, max(0, start - 24), start))
            if entry.written == "Pkt." and before and _RANK_AFTER.match(text, end):
                return False  # "1. Ulm 20 Pkt. 2. Bonn"
            if entry.written == "S.":
                return (after or bool(_LETTERED_PAGE.match(text, end))) and not _is_initial(text, start, end)
            return after
        case "after number":
            counted = _NUMERAL_BEFORE.search(text, max(0, start - 8), start)
            each = _EACH_YEAR_BEFORE if entry.written == "J." else _EACH_BEFORE
            before = before or each.search(text, max(0, start - 6), start) is not None
            if entry.written == "J." and counted and counted[0] in {"C. ", "D. ", "L. "}:
                return False  # the initials of C. J. Maier
            before = before or bool(counted and (counted[1] or entry.spoken == "folgende"))
            if entry.written == "St." and _NAME_AFTER.match(text, end):
                return bool(_FEW_BEFORE.search(text, max(0, start - 24), start))
            hyphened = text[max(0, start - 1) : start] == "-" == text[end : end + 1]
            return before or (hyphened and not text.endswith(".", 0, start - 1))
        case "beside number":
            return before or after or _between_months(text, start, end)
        case "before name":
            return bool(_NAME_AFTER.match(text, end)) and word_after(text, end) not in _NO_NAMES
        case "before noun":
            return bool(_NOUN_AFTER.match(text, end)) and is_noun(word_after(text, end))
        case "before office":
            return is_office(word_after(text, end)) or bool(_OFFICE_AFTER.match(text, end))
        case "before court":
            return word_after(text, end) in COURTS
        case "before judgment":
            return bool(_JUDGMENT_AFTER.match(text, end))
        case "before place":
            return bool(_PLACE_AFTER.match(text, end))
        case "after name":
            return bool(_NAME_BEFORE.search(text, max(0, start - _WINDOW), start))
        case "after article":
            first = first_of_pair(text, start)
            article = _SURE_ARTICLE_BEFORE if entry.written[:1].isupper() else _ARTICLE_BEFORE
            return bool(article.search(text, max(0, first - 60), first) and NOUN_PHRASE.match(text, end))
        case "at the start":
            described = not entry.declined or NOUN_PHRASE.match(text, end)  # "Marx. – Er kam"
            return bool(described) and begins_clause(text, start)
        case "at the end":
            return not text[end:].strip() or text[end] in ",;)"
        case "between nouns":
            before_noun = _WITH_BEFORE if entry.written == "m." else _NOUN_BEFORE
            noun = before_noun.search(text, max(0, start - _WINDOW), start)
            return bool(noun and _NAME_AFTER.match(text, end)) and word_after(text, end) not in STARTERS
        case "before church":
            return bool(_CHURCH_AFTER.match(text, end))
        case "end of a word":
            return True


def _is_pointer(text: str, start: int, end: int) -> bool:
    """Return whether "s." points elsewhere: "geöffnet, s. normale Öffnungszeiten"."""
    return text.endswith((", ", "(", "; ", "– "), 0, start) and bool(NOUN_PHRASE.match(text, end))


def _is_initial(text: str, start: int, end: int) -> bool:
    """Return whether "S." is the initial of a name: "Benjamin S. (10. Klasse)"."""
    named = _INITIAL.search(text[max(0, start - 30) : start]) and text.startswith(" (", end)
    return bool(named or _NO_PAGE_AFTER.match(text, end))


# Matches the end of "", "Rathaus, ", "in ", "(", "1. OG "; not of "Olaf ", "§ 5 ".
_PLACE_BEFORE = re.compile(r"(?:\A|[A-Za-zäöüß.)], ?|\(|\b(?:in|im|OG|EG|UG|Schule|Rathaus|VHS|Uhr)[,:]? )$")
# Matches the beginning of " (siehe", "("; not of " (12)", " 12".
_NO_PAGE_AFTER = re.compile(r" ?\((?!\d)")
# Matches the end of "Benjamin ", "Anh Thu "; not of "siehe ", "(".
_INITIAL = re.compile(r"(?<!\w)[A-ZÄÖÜ][a-zäöüß]+ $")
# Matches the end of "der ", "unter den ", "ihre "; not of "er ", "wieder ".
_ARTICLE_BEFORE = re.compile(rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE))}) $")
# Matches the end of "der ", "im "; not of "mit ", "für ".
_SURE_ARTICLE_BEFORE = re.compile(rf"\b(?i:{'|'.join(sorted(BEFORE_ADJECTIVE - PLAIN_PREPOSITIONS))}) $")
"""Before what is a name without its stop: der Franz. König, but mit Franz. König war er nicht."""


def _in_weekdays(text: str, start: int) -> bool:
    """Return whether it closes a span of weekdays ("Mo. bis Fr.", "Sa./So.")."""
    return bool(
        # Matches the end of "Mo. bis ", "Sa./", "Mi, "; not of "So. bis ", "Mo. ".
        re.search(r"\b(?:Mo|Di|Mi|Do|Fr|Sa)\.? ?(?:bis|und|[-–/,]) ?$", text[max(0, start - 12) : start])
    )


def _between_months(text: str, start: int, end: int) -> bool:
    """Return whether it is one of two months ("Jan. bis März", "Jan.–März", "Juli und Aug.")."""
    # Matches the beginning of " bis März", "–Mai"; not of " bis 3", " März".
    after = re.match(rf" ?(?:bis|und|{DASH}|/) ?[A-ZÄÖÜ]", text[end:])
    second = _MONTH_AND.search(text, max(0, start - _WINDOW), start)
    before = word_before(text, start)
    return bool(after or second) or before in ("bis", "Ende", "Anfang", "Mitte", "im", "seit", "ab")


# Matches the end of "im Juli und ", "Sept./", "Juni, Juli oder "; not of "Julia und ", "Juli ".
_MONTH_AND = re.compile(rf"(?<!\w){MONTH}(?: (?:und|u\.|oder) | ?/ ?)$")


_WINDOW = 60
"""Characters to look back at."""
