"""Rulers and popes: the Roman numeral after a name is an ordinal, declined by the words before the name.

Ludwig XIV. -> Ludwig der Vierzehnte       mit Ludwig XIV. -> dem Vierzehnten      Ludwigs XIV. -> des Vierzehnten
Pius XI. und XII. -> Pius der Elfte und der Zwölfte      der Zeuge Luis X. -> stays, an abbreviated family name
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import GENITIVE, opens_sentence, word_after, word_before, words_before
from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.grammar.numerals import NUMERAL_ENDS, value
from audiobuild.german.words import word_list
from audiobuild.german.words.first_names import MEN_IN_A
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.german.words.numerals import CLUBS, FIFTHS, NAMES, NAMES_IN_S, SECTIONS, TENTHS, TITLES, WOMEN
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

_DATIVE = frozenset(
    word_list("""
    mit von unter bei nach zu aus seit gegenüber vom zum beim dem neben zwischen vor in am im außer samt nebst
    seinem ihrem meinem deinem unserem einem diesem
""")
)
_ACCUSATIVE = frozenset(word_list("für durch gegen ohne um den über einen auf an bis seinen ihren meinen unseren"))
_NO_NAMES = frozenset(
    word_list(
        "Der Die Das Dem Den Des Im Am Zum Zur Vom Beim Ein Eine Sein Seine Ihr Ihre Mit Nach Seit Doktor Herr Frau"
    )
)
_GENITIVE = GENITIVE | frozenset(word_list("des wegen trotz statt anstatt"))
_SUBJECTS = frozenset(word_list("Er Sie Es Wir Ich Man"))
LATEST_RULER = 40


def of_ruler(found: re.Match[str], text: str) -> str | None:
    """Read ``Ludwig XIV.`` as der Vierzehnte; the case comes from the words before, the gender from the name.

    ``Friedrich I. und II.`` -> der Erste und der Zweite.
    """
    name, numeral, dot, further = found.groups()
    numbers = [value(numeral), *map(value, re.findall(r"[IVX]+", further or ""))]
    if not all(0 < number <= LATEST_RULER for number in numbers) or not _is_ruler(found, text):
        return None
    before = _before_list(found, text)
    joints = re.findall(r"(,| und| bis| oder| sowie) [IVX]+", further or "")
    spoken = _declined(numbers[0], name, before)
    for joint, number in zip(joints, numbers[1:], strict=True):
        spoken += f"{joint} {_declined(number, name, before)}"
    ends = (found[0].endswith(".") if further else dot) and opens_sentence(text, found.end())
    return f"{name} {spoken}" + ("." if ends else "")


def _before_list(found: re.Match[str], text: str) -> str:
    """Return the text before a ruler, or before the list the ruler belongs to: "von " of "von Karl IV. und Karl V.".

    All rulers of a list share its preposition. A comma joins two of them only if an "und" closes the list.
    """
    before = text[max(0, found.start(1) - _LONGEST_LIST) : found.start(1)]
    listed = _RULERS_BEFORE.search(before)
    if not listed or (listed["joint"] == "," and not _RULERS_AFTER.match(text, found.end())):
        return before
    if _VERB_BEFORE_LIST.search(before, 0, listed.start()) and _VERB.match(text, found.end()):
        return ""  # a clause of its own: "Er sprach mit Karl IV. und Philipp V. schwieg"
    return _TITLES_AT_END.sub("", before[: listed.start()]) + before[listed.end("joint") :].lstrip()


# Matches the end of "mit Königin ", "Der Papst "; not of "mit ", "die Frau ".
_TITLES_AT_END = lazy_regex(rf"(?:\b(?:{'|'.join(sorted(TITLES))}) )+$")
# Matches all of "Karl V.", "Ludwig XIV", "Friedrich II. von Preußen", "Pius IX. (1846–78)"; not of "Karl", "Karl 5".
_RULER = r"[A-ZÄÖÜ][\wäöüß]+ [IVX]+\b\.?(?: von [A-ZÄÖÜ][\wäöüß]+)?(?: \([^()]{1,24}\))?"
_AND = r" (?:und|sowie|oder)"
# Matches all of "König ", "Erzherzog Herzog ", ""; not of "der ", "König".
_TITLES_BEFORE = r"(?:[A-ZÄÖÜ][\wäöüß]+ ){0,3}"
# Matches the end of "Karl IV. und ", "Karl IV., Philipp V. und König "; not of "Karl und ", "Karl IV. ".
_RULERS_BEFORE = lazy_regex(
    rf"(?<!\w){_RULER}(?:(?:,|{_AND}) {_TITLES_BEFORE}{_RULER}){{0,6}}(?P<joint>,|{_AND}) {_TITLES_BEFORE}$"
)
# Matches the beginning of ", Philipp V. und Otto I. kam", " und Kaiser Otto II."; not of ", Philipp V. kam",
# " und Otto".
_RULERS_AFTER = lazy_regex(rf"(?:, {_TITLES_BEFORE}{_RULER}){{0,6}}{_AND} {_TITLES_BEFORE}{_RULER}")
_LONGEST_LIST = 200
"""Characters of a list of rulers to look back at."""
_FINITE = (
    r"(?:[a-zäöüß]{2,}te|schwieg|sprach|traf|kam|ging|blieb|starb|floh|zog|siegte|schrieb|hielt|ließ|verlor|gewann"
    r"|wurde|war|hatte|stritt|schloss|kämpfte)"
)
# Matches " schwieg", " herrschte allein"; not " gesprochen".
_VERB = lazy_regex(rf"\s{_FINITE}\b")
# Matches the end of "Er sprach mit ", "Sie kämpfte gegen "; not of "Unter ", "die Kämpfe mit ".
_VERB_BEFORE_LIST = lazy_regex(rf"\b{_FINITE} [a-zäöüß]+ $")


_UNITS = frozenset(name.split()[-1] for unit in units().values() for name in unit[:2] if name)
_NOT_RULERS = SECTIONS | _NO_NAMES | _UNITS | CLUBS | {"Komma", "Halbe"}


def _is_ruler(found: re.Match[str], text: str) -> bool:  # noqa: PLR0911  # one answer a case
    """Return whether the word before a numeral is a ruler's name: a listed one, one after a title, one with a stop."""
    name, numeral, dot = found[1], found[2], found[3]
    if not TITLES.isdisjoint(words_before(text, found.start(), 1 + word_before(text, found.start())[:1].isupper())):
        return name not in SECTIONS
    if _base(name) in NAMES:
        return name not in SECTIONS and not (dot and len(numeral) == 1 and _is_initial(found, text))
    if name in _NOT_RULERS or not dot or opens_sentence(text, found.end()):
        return False
    if name.endswith(("'", "’")):
        return True
    plural = is_plural(name) and not name.endswith("os")  # Tawadros
    if is_listed(name) or plural or not SECTIONS.isdisjoint((name.removesuffix("s"), name.removesuffix("es"))):
        return False
    if len(numeral) == 1 and (numeral != "I" or _is_initial(found, text)):
        return False
    if gender(word_after(text, found.end())):
        return False  # "Hitlers II. Buch": the noun after it is counted
    return not re.search(
        r"(?:ung|heit|keit|ion|teil|buch|band|krieg|liga|klasse|gruppe|jährige[nr]?|[a-z]tel|[A-Z])$", name
    )


def _is_initial(found: re.Match[str], text: str) -> bool:
    """Return whether the letter is short for a family name: Luis X. (33), der Zeuge Paul V., Peter I. und Max M."""
    name, numeral = _base(found[1]), found[2]
    if _OF_LAND.match(text, found.end()):
        return False
    if numeral == "V" and name not in FIFTHS:
        return True
    if numeral == "X" and name not in TENTHS:
        return True
    role = word_before(text, found.start())
    if _ROLE.search(role) or role in ("Herr", "Herrn", "Frau"):
        return True
    return bool(_AGE.match(text, found.end()) or _INITIALS.search(text) or _COURT.search(text))


# Matches " von Preußen", ", König von"; not " kam".
_OF_LAND = lazy_regex(r" von [A-ZÄÖÜ]|,? (?:der|König|Kaiser|Zar|Papst)\b")
# Matches " (33)", ", 45,"; not ", 45 Jahre lang".
_AGE = lazy_regex(r",? \(\d\d(?: Jahre)?\)|, \d\d,")
# Matches "Michael C. ", "Anna M.,"; not "Karl V.", "Plan B.".
_INITIALS = lazy_regex(r"\b(?!Plan|Typ|Gruppe|Klasse)[A-ZÄÖÜ][a-zäöüß]{2,} [A-HJ-UWYZ]\.(?=[ ,)])")
# Matches "Angeklagte", "Rentner", "Tatverdächtigen"; not "König".
_ROLE = lazy_regex(
    r"(?:[Aa]ngeklagte|[Bb]eschuldigte|[Vv]erdächtige|[Tt]äter|[Oo]pfer|[Zz]euge|[Zz]eugin|[Rr]entner|[Ll]ehrer"
    r"|[Ss]chüler|[Ss]tudent|[Pp]atient|[Mm]utter|[Vv]ater|[Vv]erletzte|[Ff]ahrer|[Nn]achbar|[Jj]ährige|[Bb]eamte"
    r"|[Mm]itarbeiter|[Kk]unde|[Kk]undin|[Mm]ieter|[Hh]äftling|[Uu]nternehmer|[Aa]rbeiter)(?:in|innen|[nrs])?$"
)
# Matches "Staatsanwaltschaft", "wird ermittelt"; not "Anwesenheit".
_COURT = lazy_regex(
    r"\b(?:Angeklagt|Staatsanw|Landgericht|Amtsgericht|Polizei\b|Polizist|Tatverdächtig|Untersuchungshaft|[Ee]rmittel"
    r"|festgenommen|Rechtsanw|Verteidiger|Strafkammer)"
)


def _base(name: str) -> str:
    """Return a name without the ending of its genitive: Ludwigs -> Ludwig, Johannes’ -> Johannes."""
    bare = name.rstrip("'’")
    return bare.removesuffix("s") if bare not in NAMES_IN_S and bare.removesuffix("s") in NAMES else bare


_MEN = MEN_IN_A | frozenset(
    word_list("Agrippa Attila Béla Bela Geza Géza Mustafa Nerva Numa Juba Musa Isa Jahja Yahya Ezana Sava Galba Costa")
)
"""Names of rulers in -a who are men."""


def _declined(number: int, name: str, before: str) -> str:
    """Return the ordinal with its article: der Zweite, dem Zweiten, den Zweiten, des Zweiten; die Zweite ..."""
    # Matches "beiden Kaiser " in "die beiden Kaiser ", "Otto " in "Otto "; not "Otto" in "und Otto".
    group = re.search(r"(?:([a-zäöü]+)\s+)?((?:[A-ZÄÖÜ][\w-]*\s+)*)$", before)
    word = ((group[1] or "") if group else "").lower()
    titles = (group[2] if group else "").split()
    if attributed := _ATTRIBUTE.search(before):
        word = attributed[1].lower()  # "dem jungen Otto II."
    if not word and titles and titles[0].lower() in _DATIVE | _ACCUSATIVE | _GENITIVE | {"der"}:
        word = titles.pop(0).lower()
    women = {title for title in titles if title in WOMEN or (title in TITLES and title.endswith("in"))}
    woman = name in WOMEN or name.removesuffix("s") in WOMEN or bool(women)
    base = _base(name)  # Katharina of "Katharinas II."
    woman = woman or (base.endswith("a") and base not in _MEN and TITLES.isdisjoint(titles))
    genitive = word in _GENITIVE or name.endswith(("'", "’")) or base != name
    genitive = genitive or name.removesuffix("s") in WOMEN - {name}
    genitive = genitive or (name.endswith("s") and (_of_noun(titles) or not _GENITIVE_TITLES.isdisjoint(titles)))
    genitive = genitive or _is_owner(titles)
    genitive = genitive or (not woman and name[-1] in "sxz" and bool(titles) and _governs(titles[-1]))
    high = ordinal(number, "").capitalize()
    if (apposed := _APPOSED.search(before)) and not woman:
        return f"{_ARTICLES[apposed.lastgroup or '']} {high}en"
    if woman:
        return f"der {high}en" if genitive or word in _DATIVE | {"der"} else f"die {high}e"
    if genitive:
        return f"des {high}en"
    if word not in _DATIVE | _ACCUSATIVE and (_OBJECT.search(before) or _OBJECT_OF_PRONOUN.search(before)):
        return f"den {high}en"
    if (
        word in _DATIVE
        or _DATIVE_OF_PRONOUN.search(before)
        or (word == "den" and titles and titles[0] in _DATIVE_PLURALS)
    ):
        return f"dem {high}en"
    return f"den {high}en" if word in _ACCUSATIVE else f"der {high}e"


# Matches the end of "dem jungen ", "der großen Kaiserin "; not of "der junge ", "den ".
_ATTRIBUTE = lazy_regex(r"\b([Dd]e[mnrs]|[Vv]om|[Zz]um|[Bb]eim) [a-zäöüß]{2,}en (?:[A-ZÄÖÜ][\w-]*\s)?$")
# Matches the end of "von ihrem ältesten Sohn ", "seinen Bruder ", "seines Vaters "; not of "ihr Sohn ", "dem ".
_APPOSED = lazy_regex(
    r"\b(?:(?P<dative>(?:sein|ihr|unser|ein)em|(?:[Dd]em|[Vv]om|[Bb]eim|[Zz]um)(?= [a-zäöüß]+en ))"
    r"|(?P<accusative>(?:sein|ihr|unser|ein)en|den(?= [a-zäöüß]+en [A-ZÄÖÜ][a-zäöüß]+(?<!gen)(?<!ern) ))"
    r"|(?P<genitive>(?:sein|ihr|unser)es|des(?= [a-zäöüß]+en )))"
    r"(?: [a-zäöüß]+en)?(?: [A-ZÄÖÜ][a-zäöüß]+ und)?(?: [A-ZÄÖÜ][a-zäöüß]+){1,3} (?:[A-ZÄÖÜ][a-zäöüß]+-)?$"
)
_ARTICLES = {"dative": "dem", "accusative": "den", "genitive": "des"}


def _of_noun(titles: list[str]) -> bool:
    """Return whether a noun before the ruler's title governs it: "die Krönung König Harolds II."; not "Sohn König"."""
    if len(titles) < 2 or titles[-1] not in TITLES:  # noqa: PLR2004  # the noun and the title
        return False
    return bool(gender(titles[-2])) and titles[-2] not in TITLES | STARTERS | _RELATIVES


def _is_owner(titles: list[str]) -> bool:
    """Return whether a noun before the title says what is the ruler's: das Grab Kaiser Friedrich III."""
    return len(titles) > 1 and titles[-1] in TITLES and titles[-2] in _OWNED  # the noun and the title


_OWNED = frozenset(
    word_list("""
    Grab Hochgrab Grabmal Denkmal Reiterstandbild Standbild Krönung Thronbesteigung Herrschaft Regierung Regierungszeit
    Regentschaft Hof Hofe Leichnam Büste Bildnis Porträt Abdankung Tod Tode Ermordung Geburtstag Witwe Tochter Gemahlin
    Zeit Zeiten Pontifikat Amtszeit Wahl
    """)
)
"""What a ruler has; the name after it may lack the -s of its genitive."""


def _governs(noun: str) -> bool:
    """Return whether a noun before a name in -s has it in the genitive: "die Truppen Sargons II."; not "Papst"."""
    if noun in TITLES | STARTERS | _RELATIVES | _NO_NAMES:
        return False
    return noun in _OF_RULERS or gender(noun) in ("f", "n")


_OF_RULERS = frozenset(
    word_list("""
    Tempel Palast Tod Hof Feldzug Sarkophag Thron Sieg Krieg Befehl Auftrag Kopf Truppen Heere Feldzüge Soldaten Siege
    Kriege Erben Nachkommen Pläne Reisen Taten Inschriften Statuen Gesetze Reformen Bauten Armeen Münzen Briefe
    """)
)
_GENITIVE_TITLES = frozenset(word_list("Königs Kaisers Papstes Herzogs Sultans Pharaos Fürsten Grafen Zaren"))
_RELATIVES = frozenset(
    word_list("""
    Sohn Bruder Vater Neffe Enkel Onkel Vetter Nachfolger Vorgänger Cousin Schwager Herr Freund Gegner Rivale Gatte
    Verbündeter Verbündete Feind Gemahl Ehemann Stiefsohn Halbbruder Großvater Urenkel Schwiegersohn Schwiegervater
    """)
)
"""Persons that a ruler is in apposition to: "sein Sohn König Kodros II."."""
_SOVEREIGN = rf"(?:(?:{'|'.join(sorted(TITLES))}) )*"
# Matches the end of "Kerry traf in Wien auch König ", "Er krönte "; not of "Dann krönte ", "In Rom krönte Papst ".
_OBJECT = lazy_regex(
    rf"(?:^|[,;:–] )(?:[DdEe](?:er|ie|in|ine) )?(?!(?:{'|'.join(sorted(STARTERS - _SUBJECTS))})\b)[A-ZÄÖÜ][\wäöüß-]+ "
    r"(?:[A-ZÄÖÜ][\wäöüß-]+ )?(?:traf|trafen|empfing|besuchte|krönte|ermordete|besiegte|stürzte|heiratete|lobte|tadelte"
    r"|kritisierte|beerbte|verehrte|bewunderte|bekämpfte|beriet|porträtierte|malte|unterstützte|exkommunizierte|bannte"
    rf"|begleitete|vertrat|hasste|liebte) (?:[^.;:]{{0,40}}? )?(?:auch |sogar |dort |zudem )?{_SOVEREIGN}$"
)
# Matches the end of "Sie ehrten Kaiser ", "Er krönte "; not of "Er war König ", "Sie hieß ", "Er half ", "Er sagte: ".
_OBJECT_OF_PRONOUN = lazy_regex(
    rf"(?:^|[,;:–] )(?:Er|Sie|Wir|Ich|Man) (?!(?:war|waren|wurde|wurden|ist|sind|wird|heißt|hieß|bleibt|blieb"
    rf"|half|halfen|diente|dienten|folgte|folgten|begegnete|gehorchte|widersprach|dankte|vertraute|glaubte|schrieb|starb)\b)"
    rf"[a-zäöüß]+(?:t|te|ten|[^aeiou\W]) {_SOVEREIGN}$"
)
# Matches the end of "Er diente Herzog ", "Sie folgten König "; not of "Er krönte König ", "Ihm folgte König ".
_DATIVE_OF_PRONOUN = lazy_regex(
    r"(?:^|[,;:–] )(?:Er|Sie|Wir|Ich|Man) (?:diente|half|folgte|begegnete|gehorchte|widersprach|dankte|vertraute"
    rf"|glaubte|schrieb|huldigte|gratulierte|unterlag|unterstand)(?:e?n)? {_SOVEREIGN}$"
)
_DATIVE_PLURALS = frozenset(word_list("Königen Kaisern Päpsten Herzögen Sultanen Kurfürsten Pharaonen"))
"""Titles that make "den" a dative: den Kaisern Wilhelm I. und II."""


def in_compound(found: re.Match[str], text: str) -> str | None:
    """Read ``Karl-V.-Platz`` as Karl-der-Fünfte-Platz, ``Elisabeth-II.-Brücke`` as die-Zweite."""
    name = word_before(text, found.start() - 1).rpartition("-")[2]
    number = value(found[1])
    if name not in NAMES or not 0 < number <= LATEST_RULER:
        return None
    return _declined(number, name, "").replace(" ", "-")


RULES = (
    # Matches "V." in "Karl-V.-Platz", "II." in "Papst-Johannes-Paul-II.-Haus"; not in "Karl-V-Platz", "Karl V.-Platz".
    Rule(
        "ruler in a compound",
        r"(?<=[a-zäöüß]-)([IVX]{1,5})\.(?=-[A-ZÄÖÜ][a-zäöü])",
        in_compound,
        needs=("I.-", "V.-", "X.-"),
    ),
    # Matches "Karl V.", "Ludwig XIV", "Pius XI. und XII."; not "Karl VA", "karl V.", "Karl 5.".
    Rule(
        "numeral of a ruler",
        r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+['’]?) (?=[IVX])([IVX]+)(\.)?(?!\w)"
        r"((?:, [IVX]+\.?(?!\w)){0,6}(?:(?<=[.IVX]) (?:und|bis|oder|sowie) [IVX]+\.?(?!\w)))?",
        of_ruler,
        trigger=NUMERAL_ENDS,
    ),
)
