"""The rule that reads dotted abbreviations out.

z. B. -> zum Beispiel      Dr. -> Doktor      usw. (at the end) -> und so weiter.
S. 12 -> Seite zwölf       Hauptstr. -> Hauptstraße      diese Art. (the word) -> stays
"""

from __future__ import annotations

import re
from functools import cache

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.behind_names import behind_names
from audiobuild.german.grammar.context import DATIVE, opens_sentence, word_after, word_before
from audiobuild.german.grammar.date_patterns import BEGINS_DATE
from audiobuild.german.grammar.noun_phrase import noun_after
from audiobuild.german.grammar.patterns import BLANK, DASH, MONTH, alternatives
from audiobuild.german.grammar.shortened_adjectives import NOUN_PHRASE, adjective_ending, first_of_pair
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import ABBREVIATIONS, Abbreviation
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.sentence_words import STARTERS

# Matches the end of "3", "2. ", "½-", "3) "; not of "drei ", "3 – ".
_NUMBER_BEFORE = re.compile(rf"[\d½¼¾][.)]?(?:{BLANK}|-)?$")
# Matches the end of "Kap. XII ", "im III. "; not of "Kap. ", "Wir ".
_NUMERAL_BEFORE = re.compile(r"(?<!\w)[IVXLC]+(\.)? $")
# Matches the end of "2018-11-28 ", "28.11.2018 "; not of "28 ", "im Jahr 2018 ".
_DATE_BEFORE = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\.\d{1,2}\.(?:\d{4})?) $")
# Matches the end of "noch 1 ", "am 3. "; not of "21 ", "1,1".
_ONE_BEFORE = re.compile(rf"(?<![\d.,]\b)(?<![\d.,])1{BLANK}?$|\d\.{BLANK}?$")
# Matches the beginning of " 3", "-IV", " – 5", " (a)"; not of " drei", ", 3", " Vogel", " VW".
_NUMBER_AFTER = re.compile(rf"{BLANK}?(?:[-–]{BLANK}?)?(?:[(\d½¼¾]|'\d|[IVX]++(?![A-Za-zÄÖÜäöüß]))")
# Matches the beginning of ", 3. Mai", " den 3.", "–Fr.", " bis Do."; not of " kam", "-Ticket".
_WEEKDAY_AFTER = re.compile(
    rf"{BLANK}?(?:,?{BLANK}*(?:\d|den|ab|um)|[-–/,]{BLANK}?(?:Di|Mi|Do|Fr|Sa|So)\.|{BLANK}?(?:bis|und|[-–]){BLANK}(?:Di|Mi|Do|Fr|Sa|So)\.)"
)
# Matches the beginning of " und kath.", " Kirche", " Kirchengemeinde", " Landeskirche"; not of " Stimme".
_CHURCH_AFTER = re.compile(
    rf"{BLANK}(?:(?:und|u\.){BLANK}(?:kath|röm)|(?:\w+{BLANK})?(?:Kirche|\w*[Gg]emeinde|Pfarr|Bischof|Landes|Christ|Theolog"
    r"|Kita|Kinder|Akademie|Schul|Kranken|Diakon|Stift|Abendmahl|Predig|Gottes|Konfession|Religion|Glaube|Bekenn|Mission))"
)
# Matches the end of "am 3. ", "1. und 3."; not of "am 3 ", "Köln. ".
_ORDINAL_BEFORE = re.compile(rf"\b[1-5]\.{BLANK}?$")
# Matches the beginning of " Hauptlehrerin", " Dr. Maier"; not of " im Monat", " November".
_WOMAN_AFTER = re.compile(rf"{BLANK}(?:[A-ZÄÖÜ][a-zäöüß-]+in|Dr\.|Prof\.)(?!\w)")
# Matches the beginning of " geschlossen", " und Feiertag geschl."; not of " ist".
_CLOSED_AFTER = re.compile(rf"{BLANK}(?:und{BLANK}Feiert\w+\.?{BLANK})?(?:geschlossen|geschl\.|Ruhetag|zu\b)")
# Matches "Sa.", "Mo–", "14 Uhr"; not "Samstags", "Uhren".
_OPEN_BEFORE = re.compile(rf"\b(?:Mo|Di|Mi|Do|Fr|Sa)\b|\d{BLANK}?(?:Uhr|h)\b")
_LIVED = frozenset(word_list("geb. gest. gef."))
_LETTERED = frozenset(word_list("Kl. Abt. Abschn. Anl. Bl."))
"""Abbreviations before a letter too: Führerschein Kl. C."""
# Matches the beginning of " C, ", " D"; not of " C. Maier", " CE", " c".
_LETTER_AFTER = re.compile(rf"{BLANK}[A-Z](?![\w.'’-])")
# Matches the beginning of " am 3. Mai", " ca. 1950"; not of " amerikanisch", "am".
_WHEN_AFTER = re.compile(rf"{BLANK}(?:am|im|in|um|ca\.){BLANK}")
# Matches the end of "Schnitzel ", "GD "; not of "100 ", "in ", "Schnitzel, ", "Köln a. ".
_NOUN_BEFORE = re.compile(rf"(?<![\w.-])(?:[A-ZÄÖÜ][a-zäöüß-]{{2,}}|[A-ZÄÖÜ]{{2,4}}){BLANK}$")
# Matches the beginning of " Müller", "-Ing", " O’Neill"; not of " müde", " C.".
_NAME_AFTER = re.compile(rf"(?:{BLANK}|-)[A-ZÄÖÜ][\w'’]")
# Matches the end of "Lucas Cranach ", "Plinius "; not of "3. Mai ", "alt ".
_NAME_BEFORE = re.compile(rf"(?<![\d.] )(?<!\w)(?!{MONTH})[A-ZÄÖÜ][\w’'-]+{BLANK}$")
_PARTS_OF_YEARS = frozenset(
    word_list("""
    Frühjahr Frühling Sommer Herbst Winter Anfang Mitte Ende Beginn Laufe Verlauf Hälfte Quartal Quartals Halbjahr
    Halbjahres Drittel Monat Monate Monats Monaten Ostern Pfingsten Weihnachten Rest
    """)
)
"""Before "d. J." they make it dieses Jahres; other names make it der Jüngere."""
# Matches the end of "3. Mai ", "Sept."; not of "der Mai war ", "Mais ".
_MONTH_BEFORE = re.compile(rf"{MONTH}{BLANK}?$")
# Matches the end of "der Haushalt ", "Im Wahlkampf "; not of "der Maler Cranach ", "von Plinius ".
_ARTICLE_AND_NOUN = re.compile(
    rf"(?<!\w)(?:[Dd](?:er|ie|as|en|em)|[Ii]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim) [A-ZÄÖÜ][a-zäöüß]+{BLANK}$"
)
_WEEKDAYS = frozenset(word_list("Mo. Di. Mi. Do. Fr. Sa. So."))
_ON_DAY = frozenset(word_list("am ab bis jeden nächsten letzten kommenden vergangenen"))
_SINGULAR = {
    "Min.": "Minute", "min.": "Minute", "Std.": "Stunde", "Sek.": "Sekunde", "Pkt.": "Punkt",
    "Tabl.": "Tablette", "Tbl.": "Tablette", "Tg.": "Tag",
    "Wo.": "Woche", "Enth.": "Enthaltung", "Mitgl.": "Mitglied", "Mon.": "Monat", "Pers.": "Person", "Pr.": "Prise",
}  # fmt: skip


_GENITIVES = {
    "Artikel": "Artikels",
    "Absatz": "Absatzes",
    "Band": "Bandes",
    "Kapitel": "Kapitels",
    "Inventar": "Inventars",
}
"""After "des": des Art. 21 -> des Artikels einundzwanzig."""
# Matches the end of "A 7 ", "B 29 "; not of "Lehrer ", "7 ".
_ROAD_BEFORE = re.compile(r"\b[ABLK] ?\d{1,4} $")
# Matches the beginning of " unter 0151", " bis Do.", " erforderlich"; not of " 3", " der Redaktion".
_SIGN_UP_AFTER = re.compile(
    r" (?:unter|bis|bei|ab|an|über|per|erforderlich|erbeten|nicht nötig|möglich|direkt|online)\b"
)
# Matches the end of "8 ", "12 "; not of "1 ", "8. ".
_SEVERAL_BEFORE = re.compile(r"(?<![\d.,])(?:[2-9]|[1-9]\d) $")
# Matches the beginning of " 6 J.", " 14 Jahren"; not of " 6 Eltern".
_AGE_AFTER = re.compile(r" \d{1,2} J(?:\.|ahren?\b)")
_YOUNG = frozenset(word_list("Kinder Kindern Jugendliche Jugendlichen Personen Kind"))
"""Before "u." and an age: Kinder u. 6 J."""
_LARGE = {"Mio.": "Million", "Mrd.": "Milliarde"}
_GENITIVE_BEFORE = frozenset(word_list("des dieses jenes eines ihres seines unseres"))

# Matches "z.B.Das", "z. B.Das"; not "z.B. Das", "Dr.Das".
_NO_BLANK = r"(?:(?<=\.[A-Za-z]\.)|(?<=\. [A-Za-z]\.))(?=[A-ZÄÖÜ][a-zäöüß])"


def _pattern() -> str:
    """Return the pattern of any abbreviation, the longest first; the end of a word (Hauptstr.) may be one.

    Matches "z. B.", "z.B.", "Dr." and "Hauptstr."; not "usw" or the "f." of "Hof.".
    """
    whole = alternatives({entry.written for entry in ABBREVIATIONS})
    return (
        rf"\b(?<!\.)(?=[^\W\d_][\w-]*+\.|GmbH)(?:{whole})(?:{_NO_BLANK}|(?![^\W\d_]))|f(?<=\df)f?(?:\.(?!\w)|(?=[),;]))"
        r"|str\.(?<=[a-zäöüß]str\.)(?![^\W\d_])|Str\.(?<=[A-ZÄÖÜ][a-zäöüß]-Str\.)(?![^\W\d_])|pl\.(?<=[a-zäöüß]pl\.)(?=\s?\d)"
    )


def _trigger() -> str:
    """Return the trigger: a full stop behind a letter inside the sentence, or an abbreviation at its end.

    Matches the stop of "z. B. so", "Er (Nr.) kam", "und so usw."; not of "Er kam.", "Wort ... Wort", "3.5".
    """
    endings: dict[int, set[str]] = {}
    for entry in ABBREVIATIONS:
        if entry.written.endswith("."):
            ending = entry.written[:-1].split()[-1]
            endings.setdefault(len(ending), set()).add(re.escape(ending))
    known = "|".join(rf"(?<=(?<![^\W\d_])(?:{'|'.join(sorted(same))})\.)" for same in endings.values())
    return (
        r"\.(?:(?<=[^\W\d_]\.|\.\.)(?=[\"“”‘’»«)]*[^\s.\"“”‘’»«)]|[\"“”‘’»«)]+\s+\S)"
        rf"|(?<=[^\W\d_]\.)(?:(?=\s+\S|[,;:)])|(?=\W*\Z)(?:{known}|(?<=[\w-][sS]tr\.))))"
    )


@cache
def _entries() -> dict[str, tuple[Abbreviation, ...]]:
    """Map each written form, without its blanks, to its entries."""
    found: dict[str, tuple[Abbreviation, ...]] = {}
    for entry in ABBREVIATIONS:
        key = entry.written.replace(" ", "")
        found[key] = (*found.get(key, ()), entry)
    return found


def _stands(entry: Abbreviation, text: str, start: int, end: int) -> bool:  # noqa: C901, PLR0911, PLR0912 -- one for each place
    """Return whether it is an abbreviation here."""
    if entry.written in _WEEKDAYS and entry.place == "before number":
        on_day = word_before(text, start).lower() in _ON_DAY and text[:start].endswith(" ")
        closed = _CLOSED_AFTER.match(text, end) and _OPEN_BEFORE.search(text, 0, start)
        if _ORDINAL_BEFORE.search(text, max(0, start - 6), start) and not _WOMAN_AFTER.match(text, end):
            return True
        return on_day or bool(closed or _WEEKDAY_AFTER.match(text, end)) or _in_weekdays(text, start)
    before = bool(_NUMBER_BEFORE.search(text[max(0, start - 6) : start]))
    before = before and not (entry.written == "J." and _DATE_BEFORE.search(text, max(0, start - 12), start))
    if entry.written == "d. J.":
        month = _MONTH_BEFORE.search(text[max(0, start - 20) : start])
        noun = _ARTICLE_AND_NOUN.search(text, max(0, start - _WINDOW), start)
        before = before or bool(month or noun) or word_before(text, start) in _PARTS_OF_YEARS
    after = bool(_NUMBER_AFTER.match(text, end) or (entry.written in _LIVED and _WHEN_AFTER.match(text, end)))
    after = after or bool(entry.written in _LETTERED and _LETTER_AFTER.match(text, end))
    match entry.place:
        case "anywhere":
            return True
        case "before number":
            return after and not (entry.written == "S." and _is_initial(text, start, end))
        case "after number":
            counted = _NUMERAL_BEFORE.search(text, max(0, start - 8), start)
            before = before or bool(counted and (counted[1] or entry.spoken == "folgende"))
            return before or bool(text[max(0, start - 1) : start] == "-" == text[end : end + 1])
        case "beside number":
            return before or after or _between_months(text, start, end)
        case "before name":
            return bool(_NAME_AFTER.match(text, end)) and word_after(text, end) not in STARTERS
        case "after name":
            return bool(_NAME_BEFORE.search(text, max(0, start - _WINDOW), start))
        case "after article":
            first = first_of_pair(text, start)
            return bool(_ARTICLE_BEFORE.search(text, max(0, first - 60), first) and NOUN_PHRASE.match(text, end))
        case "at the start":
            return not text[:start].strip(' „“"»«(')
        case "between nouns":
            noun = _NOUN_BEFORE.search(text, max(0, start - _WINDOW), start)
            return bool(noun and _NAME_AFTER.match(text, end)) and word_after(text, end) not in STARTERS
        case "before church":
            return bool(_CHURCH_AFTER.match(text, end))


def _is_initial(text: str, start: int, end: int) -> bool:
    """Return whether "S." is the initial of a name: "Benjamin S. (10. Klasse)"."""
    named = _INITIAL.search(text[max(0, start - 30) : start]) and text.startswith(" (", end)
    return bool(named or _NO_PAGE_AFTER.match(text, end))


# Matches the beginning of " (siehe", "("; not of " (12)", " 12".
_NO_PAGE_AFTER = re.compile(rf"{BLANK}?\((?!\d)")
# Matches the end of "Benjamin ", "Anh Thu "; not of "siehe ", "(".
_INITIAL = re.compile(r"(?<!\w)[A-ZÄÖÜ][a-zäöüß]+ $")

# Matches the end of "der ", "unter den ", "ihre "; not of "er ", "wieder ".
_ARTICLE_BEFORE = re.compile(
    r"\b(?i:d(?:er|ie|as|en|em|es)|eine?[mnrs]?|i[mn]|vom|zum|zur|beim|am|(?:sein|ihr|unser|kein|dies|jed)e?[mnrs]?"
    r"|alle[nrm]?|für|mit|ohne|durch) $"
)


def _in_weekdays(text: str, start: int) -> bool:
    """Return whether it closes a span of weekdays ("Mo. bis Fr.", "Sa./So.")."""
    return bool(
        # Matches the end of "Mo. bis ", "Sa./", "Mi, "; not of "So. bis ", "Mo. ".
        re.search(rf"\b(?:Mo|Di|Mi|Do|Fr|Sa)\.?{BLANK}?(?:bis|und|[-–/,]){BLANK}?$", text[max(0, start - 12) : start])
    )


def _between_months(text: str, start: int, end: int) -> bool:
    """Return whether it is one of two months ("Jan. bis März", "Jan.–März")."""
    # Matches the beginning of " bis März", "–Mai"; not of " bis 3", " März".
    after = re.match(rf"{BLANK}?(?:bis|und|{DASH}|/){BLANK}?[A-ZÄÖÜ]", text[end:])
    before = word_before(text, start)
    return bool(after) or before in ("bis", "Ende", "Anfang", "Mitte", "im", "seit", "ab")


def abbreviation(found: re.Match[str], text: str) -> str | None:
    """Read ``z. B.`` as zum Beispiel; one that ends the sentence keeps its full stop."""
    key = re.sub(r"\s", "", found[0])
    if found.start() and text[found.start() - 1].isdigit():
        return " folgende" + ("." if not text[found.end() :].strip(' "“”»«’‘') else "")
    for entry in _entries().get(key, ()):
        if _stands(entry, text, *found.span()):
            spoken = _inflected(entry, found, text)
            if text[found.end() : found.end() + 1].isalnum():
                return spoken + " "
            return spoken + "." if entry.may_end and _ends(found, text) else spoken
    return None


def _inflected(entry: Abbreviation, found: re.Match[str], text: str) -> str:
    """Return the spoken form: singular after a bare 1, with a capital if the written form opens the sentence."""
    spoken = entry.spoken
    if entry.written == "u. a." and found.start() and not text[found.end() :].strip(' .)"“”»«'):
        return "und andere" + ("." if not text[found.end() :].strip(' "“”»«') else "")
    if entry.declined:
        return spoken + adjective_ending(found, text)
    if entry.written in _LARGE and word_before(text, found.start()).lower() in ("eine", "einer", "halbe", "halben"):
        return _LARGE[entry.written]
    if _ONE_BEFORE.search(text[max(0, found.start() - 4) : found.start()]):
        spoken = _SINGULAR.get(entry.written, spoken)
    if spoken in ("Jahre", "Monate", "Tage") and _DATIVE_COUNT.search(text[: found.start()]):
        spoken += "n"
    if spoken in ("Jahrhundert", "Jahrtausend") and GENITIVE_COUNT.search(text[: found.start()]):
        spoken += "s"
    spoken = behind_names(spoken, text, *found.span())
    if word_before(text, found.start()) in _GENITIVE_BEFORE:
        spoken = _GENITIVES.get(spoken, spoken)
    if spoken == "ständige Rechtsprechung" and word_before(text, found.start()).lower() in DATIVE:
        spoken = "ständiger Rechtsprechung"
    return _beside(spoken, found, text)


def _beside(spoken: str, found: re.Match[str], text: str) -> str:
    """Return what a form means beside an age, a road, a date: Kinder u. 6 J. -> unter, A 7 i. R. Ulm -> in Richtung."""
    if spoken == "im Ruhestand" and _ROAD_BEFORE.search(text, max(0, found.start() - 12), found.start()):
        return "in Richtung"
    if spoken == "und" and _AGE_AFTER.match(text, found.end()) and word_before(text, found.start()) in _YOUNG:
        return "unter"
    if spoken == "Anmerkung" and _SIGN_UP_AFTER.match(text, found.end()):
        return "Anmeldung"
    if spoken == "Klasse" and _SEVERAL_BEFORE.search(text, max(0, found.start() - 6), found.start()):
        return "Klassen"
    return "vom" if spoken == "von" and re.match(r"\s*\d+\.", text[found.end() :]) else spoken


_WINDOW = 60
"""Characters to look back at."""
# Matches the end of "im Alter von 91 ", "nach rund 3 ", "seit 2,5"; not of "kostet 3 ", "von drei ".
_DATIVE_COUNT = re.compile(
    r"\b(?:von|nach|seit|vor|mit|in|zu|aus|bei|ab|binnen|Jahren und)(?: [a-zäöüß]+)? [\d.,–-]+\s?$"
)
# Matches the end of "Ende des 19. ", "des frühen 20.", "des 18. und 19. "; not of "im 19. ", "des Jahres ".
GENITIVE_COUNT = re.compile(
    r"\bdes (?:[a-zäöüß]+ )?\d+\."
    r"(?:(?:/| und | bis | ?[-–] ?)(?:(?:frühen|späten|beginnenden|ausgehenden) )?\d+\.)?\s?$"
)
"""Case and number that the words before a count require of its noun: "im Alter von 91 J.", "des 19. Jh."."""


def _ends(found: re.Match[str], text: str) -> bool:
    """Return whether its full stop ends the sentence too."""
    bracketed = text.startswith((")", "]"), found.end())
    return found[0].endswith(".") and not bracketed and opens_sentence(text, found.end())


def article(found: re.Match[str], text: str) -> str | None:
    """Read ``Haus d. Kunst`` as der, ``Freunde d. Museums`` as des, ``in d. Stadt`` as der.

    ``Halle, d. 24.04.2010`` -> den; ``mit Ablauf d. 31.12.2020`` -> des.
    """
    before = word_before(text, found.start())
    opens = text.endswith(", ", 0, found.start())
    if BEGINS_DATE.match(text, found.end() + 1):
        return "den" if opens else "dem" if before in DATIVE else "des"
    if opens:
        return None
    noun = noun_after(text, found.end())
    if before in DATIVE:
        return "den" if is_plural(noun) else {"m": "dem", "n": "dem"}.get(gender(noun), "der")
    if not before[:1].isupper():
        return None
    stems = (noun.removesuffix("es"), noun.removesuffix("s")) if noun.endswith("s") else ()
    return "des" if any(gender(stem) in ("m", "n") for stem in stems) else "der"


def spoon(found: re.Match[str], _: str) -> str | None:
    """Read ``2 El Butter``, as some write EL, as zwei Esslöffel; ``1 Tl Salz`` -> ein Teelöffel."""
    return {"E": "Esslöffel", "T": "Teelöffel"}[found[0][0]]


RULES = (
    # Matches "El" in "2 El Butter", "Tl" in "2 Tl Salz"; not "El Butter", "1 El Niño", "2 El-Bahnen".
    Rule(
        "spoon in small letters",
        r"(?<=[\d\0] )(?:El|Tl)(?= (?!Ni|Al\b|Greco)[A-ZÄÖÜa-zäöü])",
        spoon,
        needs=("0 El ", "0 Tl "),
    ),
    # Matches "z. B." in "z. B. so", "usw." in "und so usw.", "u.a." in "u.a. er"; not "und so weiter", "zum Beispiel.".
    Rule("abbreviation", _pattern(), abbreviation, trigger=_trigger()),
    # Matches "d." in "Haus d. Kunst", "in d. DDR", "Halle, d. 3.5."; not in "i. d. R.", "Klasse d.", "Peter d. J. kam".
    Rule(
        "article cut short",
        r"(?<=[a-zäöüß,\0] )d\.(?= (?:[A-ZÄÖÜ][A-ZÄÖÜa-zäöüß]|[\d\0]))",
        article,
        needs=(" d. ",),
    ),
)
