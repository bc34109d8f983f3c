"""Whether an abbreviation is in its place: "Art. 5" is Artikel, "dieser Art. Er" is a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import (
    ARTICLE_BEFORE,
    SURE_ARTICLE_BEFORE,
    begins_clause,
    is_lettered_list,
    search_before,
    word_after,
    word_before,
    words_after,
)
from audiobuild.german.grammar.numbers import SPELT
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.grammar.shortened_adjectives import NOUN_PHRASE, first_of_pair
from audiobuild.german.rules.abbreviations import beside_numbers as numbers
from audiobuild.german.words import word_list
from audiobuild.german.words.abbreviations import BEFORE_DEPARTMENT, COURTS, HONORIFICS
from audiobuild.german.words.anatomy import ANATOMY
from audiobuild.german.words.nouns import gender, is_noun, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.german.words.sentence_words import STARTERS, is_office
from audiobuild.german.words.signs import SIGN_NAMES
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from audiobuild.german.words.abbreviations import Abbreviation, Place

# Matches the end of "lit. ", "Buchst. "; not of "split. ", "mit ".
_LETTER_BEFORE = lazy_regex(r"\b(?:[Ll]it|Buchst)\. ?$")
# Matches the beginning of "e. Das gilt", "a. für"; not of "e.V.", "E. Das".
_OPENS_WITH_LETTER = lazy_regex(r"[a-z]\. [^\W\d_]{2}")
_ITEM_LETTERS = frozenset(("b.", "f.", "m.", "n.", "o."))
"""Letters that number the items of a law when a sentence opens with them; "s. Seite 5" and "v. Stein" may open one."""
# Matches all of "19 ", "TOP neunzehn ", "Zu Punkt 5 "; not of "Abb. 19 ", "Sie hat 5 ".
_ITEM_BEFORE = lazy_regex(rf"(?:Zu )?(?:TOP |Punkt |Nr\. |Nummer |Ziffer )?(?:\d{{1,3}}|{SPELT}) ?")
"""The number of an item of an agenda, to which the letter belongs: 19 b. Antrag der Fraktion."""
_QUOTES = '„“"«»‹› '
_SYLLABLES = frozenset(("sen.", "gen.", "ver."))
"""Ends of words, too, that stand alone where a line was broken (abgeschlos- sen) or end a name: Sun Yat-sen."""
_ANYWHERE: frozenset[Place] = frozenset(("anywhere", "end of a word"))


def stands(entry: Abbreviation, text: str, start: int, end: int) -> bool:
    """Return whether it is an abbreviation here."""
    if _is_letter_of_item(entry, text, start) or (entry.written in _SYLLABLES and text.endswith(("- ", "-"), 0, start)):
        return False
    if entry.declined and entry.place == "at the start" and not NOUN_PHRASE.match(text, end):
        return False  # "Marx. – Er kam"
    if entry.written == "u." and search_before(MASS_BEFORE, text, start, LONGEST_MASS):
        return False
    if (entry.declined and _is_name_of_variable(text, start, end)) or _is_initial(entry, text, start, end):
        return False
    return entry.place in _ANYWHERE or _IN_PLACE[entry.place](text, start, end)


# Matches the end of "49,9472 ", "69.72 ", "eins Komma null null "; not of "3 ", "2,5 ", "null ".
MASS_BEFORE = lazy_regex(r"(?:\d[.,]\d{2,}|(?:Komma|Punkt)(?: [a-zäöüß]+){1,7}) $")
"""The number before u, the unit of the mass of an atom: 49,9472 u."""
LONGEST_MASS = 70
_WINDOW = 60
"""Characters to look back at."""
_VARIABLES = frozenset(
    word_list("Vektor Objekt Modell Paket Package Variable Variablen Datensatz Funktion Spalte Argument Parameter")
)
"""Words that the name of something in a program follows."""


def _is_name_of_variable(text: str, start: int, end: int) -> bool:
    """Return whether a name ends a sentence: "in einem Vektor neg.", "das Paket psych."."""
    ends = not text[end:].strip(")") or word_after(text, end) in STARTERS
    return ends and word_before(text, start) in _VARIABLES


# Matches all of "S.", "M. A."; not of "Nr.", "s.".
_CAPITALS = lazy_regex(r"(?:[A-Z]\. ?)+")
# Matches the end of "Werner, C. ", "Tibshirani, "; not of "Werner ", "siehe ".
_SURNAME_BEFORE = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß][\w'’-]*, (?:[A-Z]\.[ -]?){0,3}$")
# Matches the beginning of ", Roskam, I.", " & Heeren", " (2021)", " (zweitausendeins)"; not of ", so", " 12".
_AUTHOR_AFTER = lazy_regex(
    r",? (?:(?:&|und|et) [A-ZÄÖÜ]|[A-ZÄÖÜ][\w'’-]+, [A-Z]\.|et al|\((?:Hrsg|Eds?|(?:19|20)\d\d|neunzehn|zweitausend))"
)
# Matches the end of "von C. ", "J. R. "; not of "Nr. ", "GmbH. ", "§ 5 I. ".
_INITIAL_BEFORE = lazy_regex(r"(?<![\w.])(?<!\d )(?:[A-Z]\. ?){1,2}$")
# Matches the beginning of " Lewis", "Lewis"; not of " 12", " VW".
_SURNAME_AFTER = lazy_regex(r" ?[A-ZÄÖÜ][a-zäöüß]")


def _is_initial(entry: Abbreviation, text: str, start: int, end: int) -> bool:
    """Return whether it is an initial: C. S. Lewis, in a list of sources Werner, C. S., Kern, K. (2016)."""
    if len(entry.written) == len("S.") and entry.written[0].isupper() and _SURNAME_AFTER.match(text, end):
        return search_before(_INITIAL_BEFORE, text, start, 6) is not None and word_after(text, end) not in STARTERS
    return bool(
        _CAPITALS.fullmatch(entry.written)
        and _AUTHOR_AFTER.match(text, end)
        and search_before(_SURNAME_BEFORE, text, start, _WINDOW)
    )


def _is_letter_of_item(entry: Abbreviation, text: str, start: int) -> bool:
    """Return whether a letter numbers an item: lit. f. DSGVO, "b. Höhe des Schadens", "a. Chemie, b. Physik"."""
    if len(entry.written) == len("f.") and search_before(_LETTER_BEFORE, text, start, 9):
        return True
    if entry.written not in _ITEM_LETTERS:
        return False
    further = text.endswith((". ", "; "), 0, start) and _OPENS_WITH_LETTER.match(text)
    opens = not text[:start].strip(_QUOTES) or _ITEM_BEFORE.fullmatch(text, 0, start)
    return bool(opens or further or is_lettered_list(text))


_NO_NAMES = STARTERS | SIGN_NAMES


# Matches the beginning of " von Stein", " v. Stein", " van Gogh"; not of " von allen", " Stein".
_NOBLE_AFTER = lazy_regex(r" (?:von(?: de[rm])?|v\.|van(?: der)?) [A-ZÄÖÜ]")


def _before_name(text: str, _start: int, end: int) -> bool:
    """Return whether a name follows: Fr. Müller, hl. Barbara, geb. von Stein."""
    if _NOBLE_AFTER.match(text, end):
        return True
    return bool(numbers.NAME_AFTER.match(text, end)) and word_after(text, end) not in _NO_NAMES


# Matches the end of "Lucas Cranach ", "Plinius "; not of "3. Mai ", "alt ".
_NAME_BEFORE = lazy_regex(rf"(?<![\d.] )(?<!\w)(?!{MONTH})[A-ZÄÖÜ][\w’'-]+ $")


def _after_name(text: str, start: int, _end: int) -> bool:
    """Return whether a name is before it: Lucas Cranach d. Ä."""
    return search_before(_NAME_BEFORE, text, start, _WINDOW) is not None


# Matches the beginning of " Leistung", " Aufwand"; not of " zulässig", " 5 Personen", "-Wert".
_NOUN_AFTER = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]")


def _before_noun(text: str, _start: int, end: int) -> bool:
    """Return whether a noun follows."""
    return bool(_NOUN_AFTER.match(text, end)) and is_noun(word_after(text, end))


def _before_department(text: str, start: int, end: int) -> bool:
    """Return whether a department is named: die Abt. Fußball; not in "Er wurde Abt. Mönche kamen"."""
    return _before_noun(text, start, end) and word_before(text, start).lower() in BEFORE_DEPARTMENT


# Matches the end of "Mo ", "Sa. ", "freitags ", "Dienstag, ", "tgl. "; not of "Köln ", "am 3. ".
_DAY_BEFORE = lazy_regex(
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|tgl|werkt|(?:\w*tag|Mittwoch|mittwoch|\w*täglich|täglich)s?)\.?,? $"
)


def _after_day(text: str, start: int, _end: int) -> bool:
    """Return whether a day of the week is before it: Mo. vorm., samstags vorm."""
    return search_before(_DAY_BEFORE, text, start, 16) is not None


# Matches the end of "Schnitzel ", "GD "; not of "100 ", "in ", "Schnitzel, ", "Köln a. ".
_NOUN_BEFORE = lazy_regex(r"(?<![\w.-])(?:[A-ZÄÖÜ][a-zäöüß-]{2,}|[A-ZÄÖÜ]{2,4}) $")


def _between_nouns(text: str, start: int, end: int) -> bool:
    """Return whether nouns or names are on both sides: Schnitzel n. Art des Hauses."""
    return search_before(_NOUN_BEFORE, text, start, _WINDOW) is not None and _opens_noun(text, end)


# Matches the end of "Schnitzel ", "2 Stück, ", "Fam. (", "Braten v. Rind "; not of "100 ", "in ".
_DISH_BEFORE = lazy_regex(rf"{_NOUN_BEFORE.pattern}|[^\W\d_](?:[.)]?,|[.)]) $|\($")


def _before_addition(text: str, start: int, end: int) -> bool:
    """Return whether it joins what comes with something: Schnitzel m. Pommes, Zimmer (m. Bad)."""
    return search_before(_DISH_BEFORE, text, start, _WINDOW) is not None and _opens_noun(text, end)


def _opens_noun(text: str, end: int) -> bool:
    """Return whether a noun or name follows, and no sentence."""
    return numbers.NAME_AFTER.match(text, end) is not None and word_after(text, end) not in STARTERS


# Matches the beginning of " Leiterin", " Schulleiter", " Staatssekretär"; not of " Leitner", " Maag".
_OFFICE_AFTER = lazy_regex(
    r" [A-ZÄÖÜ]?[a-zäöüß]*(?i:leiter|direktor|führer|vorsitz|sprecher|präsident|kommandant|obmann|obfrau|landrat"
    r"|meister|mitglied|chef|beauftragt|sekretär|amt)(?:in|ende[rn]?)?(?![a-zäöüß])"
    r"| (?:Bgm|Obm|Obfr|Vors|Ltr|Präs|Gf|Sprech|Kdt)\."
)


def _before_office(text: str, _start: int, end: int) -> bool:
    """Return whether an office follows: stv. Leiterin."""
    return is_office(word_after(text, end)) or _OFFICE_AFTER.match(text, end) is not None


# Matches the end of "Kdt. ", "Bezirkskommandanten-", "LH-", "Beauftragter "; not of "Herr ", "Kandidat ".
_OFFICE_BEFORE = lazy_regex(
    r"(?:(?<!\w)(?:\w{0,12}(?:[Kk]dt|[Bb]gm|Obm|Obfr)|Vors|Ltr|Präs|Sprech|Kpm)\.|(?<!\w)(?:LH|LFK|BFK|AFK|GF|Ldtgspräs)"
    r"|[a-zäöüßA-Z](?:ommandant|bmann|bfrau|ürgermeister|eiter|räsident|hauptmann|führer|ellmeister|wart|eauftragte)(?:en|s|in|[rn])?)"
    r"[ -]?$"
)


def _after_office(text: str, start: int, _end: int) -> bool:
    """Return whether an office is before it, whose deputy is meant: Kdt. Stv., Kommandant Stv., LH-Stv."""
    return search_before(_OFFICE_BEFORE, text, start, _WINDOW) is not None


def _before_honorific(text: str, _start: int, end: int) -> bool:
    """Return whether a word of address follows: Ew. Majestät, Ew. hohe Gnaden."""
    return not HONORIFICS.isdisjoint(words_after(text, end, 2))


def _before_court(text: str, _start: int, end: int) -> bool:
    """Return whether the court of a state follows: Hess. VGH."""
    return word_after(text, end) in COURTS


def _before_anatomy(text: str, _start: int, end: int) -> bool:
    """Return whether the Latin word of a muscle, nerve, vessel or ligament follows: M. biceps."""
    return word_after(text, end) in ANATOMY


# Matches the beginning of " Judikatur", " Erkenntnisses"; not of " Verlag", " von".
_JUDGMENT_AFTER = lazy_regex(
    r" (?:Judikatur|Rechtsprechung|Vorjudikatur|Erkenntnis|Beschlu|Beschlü|Entscheidung|Verfahren|Akt|Urteil|Rsp)"
)


def _before_judgment(text: str, _start: int, end: int) -> bool:
    """Return whether what a court decides follows."""
    return _JUDGMENT_AFTER.match(text, end) is not None


# Matches the beginning of " Sitzungssaal", " Burgstraße", " Bühne", " Haus des"; not of " Saalfeld", " XL", " Müller".
_PLACE_AFTER = lazy_regex(
    r" [A-ZÄÖÜ][a-zäöüß-]*(?<=[SHMKBPTGWZRLabcdefghiklmnoprstuväöüß])(?:saal|straße|str\.|gasse|markt|platz|bühne|halle"
    r"|wall|graben|ring|kirche|zimmer)(?!\w)| (?:Saal|Bühne|Halle|Haus|Aula|Ortschaft|Ortschaften)(?!\w)"
)


def _before_place(text: str, _start: int, end: int) -> bool:
    """Return whether a street, square or hall follows: Gr. Saal, Kl. Burgstraße."""
    return _PLACE_AFTER.match(text, end) is not None


# Matches "Woltersdorf", "Kreutz", "Machnow", "Nordloh"; not "Saal", "Müller".
_TOWN = lazy_regex(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:dorf|heim|hausen|stedt|rode|leben|büttel|hagen|walde|felde|loh|ow|itz|utz|icke|rönnau)$"
)


def _before_town(text: str, _start: int, end: int) -> bool:
    """Return whether a village follows, which has no ending before it: Kl. Woltersdorf, Gr. Glienicke."""
    name = word_after(text, end)
    is_name = not (gender(name) or is_plural(name) or name.endswith("berg"))  # mountains: Gr. Feldberg
    return is_name and text[end : end + 1] == " " and (name in toponyms() or _TOWN.match(name) is not None)


# Matches the beginning of " und kath.", " Kirche", " Kirchengemeinde", " Landeskirche"; not of " Stimme".
_CHURCH_AFTER = lazy_regex(
    r" (?:(?:und|u\.|oder) (?:d[a-z]{2} )?(?:kath|röm)|(?:\w+ )?(?:Kirche|\w*kirche|\w*[Gg]emeinde|Jugend|Frauen"
    r"|Pastor|Pfarr|Bischof|Landes|Christ|Theolog"
    r"|Kita|Kinder|Akademie|Schul|Kranken|Diakon|Stift|Abendmahl|Predig|Gottes|Konfession|Religion|Glaube|Bekenn|Mission))"
)


def _before_church(text: str, _start: int, end: int) -> bool:
    """Return whether something of a church follows: ev. Kirchengemeinde."""
    return _CHURCH_AFTER.match(text, end) is not None


# Matches the end of "Oberst ", "Hptm. ", "Major Karl Kern, "; not of "Firma ", "Arzt ".
_OFFICER_BEFORE = lazy_regex(
    r"\b(?:(?:Ober)?(?:[Ll]eutnant|[Ll]tn?\.)|Oberst(?:leutnant|lt\.)?|Obstlt\.|Brig(?:adier|\.)|Bgdr\.|Obltn?\.|Olt\.|Hauptmann|Hptm\.|Major|Maj\."
    r"|General(?:major|leutnant)?|(?:Haupt|Stabs)?[Ff]eldwebel|Fw\.|Unteroffizier|Uffz\.|Korvettenkapitän)"
    r"(?: [A-ZÄÖÜ][a-zäöüß]+){0,2},? $"
)


def _after_officer(text: str, start: int, _end: int) -> bool:
    """Return whether an officer is before it: Oberst i. G., Leutnant d. R."""
    return search_before(_OFFICER_BEFORE, text, start, _WINDOW) is not None


# Matches the end of "Prof. ", "der Professor ", "o. Univ.-Prof. ", "Dr. "; not of "kenn ", "Profi ".
_PROFESSOR_BEFORE = lazy_regex(r"(?:\b[Pp]rof\.|[Pp]rofessor|[Bb]ischof|[Pp]farrer|\bDr\.|\bUniv\.),? $")
# Matches the beginning of " Professor", " o. Prof.", " Bischof"; not of " Un ick", " profan".
_PROFESSOR_AFTER = lazy_regex(r" (?:o\. ?|ord\. ?)?(?:Prof\.|Professor|Univ|[A-Z][a-z]*bischof|Bischof|Pfarrer|Abt\b)")


def _beside_professor(text: str, start: int, end: int) -> bool:
    """Return whether the holder of a chair or of a church office is named: Prof. em. Karl Kern, em. Bischof."""
    return bool(search_before(_PROFESSOR_BEFORE, text, start, 16) or _PROFESSOR_AFTER.match(text, end))


# Matches the end of "den neuen ", "einer guten ", "eine gute "; not of "die laufen ", "der neue ", "neuen ".
_ADJECTIVE_BEFORE = lazy_regex(
    r"\b(?i:de[mnrs]|(?:ein|kein|dies|jed)e[rms]|im|zum|zur|vom|beim) [a-zäöüß]{2,}en $"
    r"|\b[Ee]in(?:e [a-zäöüß]{2,}e| [a-zäöüß]{2,}e[rs]) $"
)


def _after_article(text: str, start: int, end: int) -> bool:
    """Return whether an article is before it and a noun follows: der kath. Kirche, einer guten med. Versorgung."""
    first = first_of_pair(text, start)
    article = SURE_ARTICLE_BEFORE if text[start].isupper() else ARTICLE_BEFORE
    before = search_before(article, text, first, 60) or (
        text[start].islower() and search_before(_ADJECTIVE_BEFORE, text, first, 60)
    )
    return bool(before and NOUN_PHRASE.match(text, end))


# Matches the end of "bebaute und ", "Gebühren sowie "; not of "und so ", "Hund ".
_AND_BEFORE = lazy_regex(r"\b(?:und|oder|sowie|bzw\.) $")


def _after_and(text: str, start: int, end: int) -> bool:
    """Return whether a conjunction is before it and a noun follows: bebaute und sonst. Grundstücke."""
    return bool(search_before(_AND_BEFORE, text, start, 8)) and _before_noun(text, start, end)


def _as_attribute(text: str, start: int, end: int) -> bool:
    """Return whether it is between article and noun: der bes. Bedeutung; not in "die bes. schwere Strafe"."""
    return _after_article(text, start, end) and _before_noun(text, start, end)


def _at_start(text: str, start: int, _end: int) -> bool:
    """Return whether a sentence or clause begins with it: Städt. Bühnen."""
    return begins_clause(text, start)


def _at_end(text: str, _start: int, end: int) -> bool:
    """Return whether a sentence or clause ends with it."""
    return not text[end:].strip() or text[end] in ",;)"


# Matches the end of "Haupt", "in der Goethe", "Karl-Marx-"; not of "vorbe", "Haupt ", "Illu", "Dnje".
_STREET_BEFORE = lazy_regex(r"(?<![\w-])(?!(?:Illu|Indu|Magi|Mini|Regi|Demon|Kon|Dnie|Dnje)$)[A-ZÄÖÜ][\w-]*$")


def _ends_street(text: str, start: int, _end: int) -> bool:
    """Return whether it is the end of a street's name: Hauptstr.; not of an adjective: vorbestr."""
    return search_before(_STREET_BEFORE, text, start, _WINDOW) is not None


_IN_PLACE: Mapping[Place, Callable[[str, int, int], bool]] = {
    "before number": numbers.before_number,
    "before number or letter": numbers.before_number_or_letter,
    "before date": numbers.before_date,
    "before issue": numbers.before_issue,
    "before item": numbers.before_item,
    "before page": numbers.before_page,
    "before paragraph": numbers.before_paragraph,
    "before reference": numbers.before_reference,
    "before room": numbers.before_room,
    "before verse": numbers.before_verse,
    "after number": numbers.after_number,
    "after count": numbers.after_count,
    "after date": numbers.after_date,
    "after ordinal": numbers.after_ordinal,
    "after reference": numbers.after_reference,
    "beside number": numbers.beside_number,
    "beside years": numbers.beside_years,
    "weekday": numbers.weekday,
    "before name": _before_name,
    "before noun": _before_noun,
    "before office": _before_office,
    "after office": _after_office,
    "before honorific": _before_honorific,
    "before court": _before_court,
    "before anatomy": _before_anatomy,
    "before judgment": _before_judgment,
    "before place": _before_place,
    "before town": _before_town,
    "before department": _before_department,
    "after day": _after_day,
    "before church": _before_church,
    "before addition": _before_addition,
    "after name": _after_name,
    "after officer": _after_officer,
    "beside professor": _beside_professor,
    "after article": _after_article,
    "after and": _after_and,
    "as attribute": _as_attribute,
    "between nouns": _between_nouns,
    "at the start": _at_start,
    "at the end": _at_end,
    "end of a street": _ends_street,
}
"""Whether the text has a place at ``text[start:end]``, by the name that the table of abbreviations has for it."""
