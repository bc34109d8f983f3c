"""The ordinal of a ruler with its article, in the case that the words before the name require.

Ludwig + 14 -> der Vierzehnte      mit Ludwig -> dem Vierzehnten      die Truppen Ludwigs -> des Vierzehnten
"""

from __future__ import annotations

from typing import Literal, cast

from audiobuild.german.grammar.context import GENITIVE
from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.words import word_list
from audiobuild.german.words.first_names import MEN_IN_A
from audiobuild.german.words.nouns import gender
from audiobuild.german.words.numerals import NAMES, NAMES_IN_S, TITLES, WOMEN
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

NO_NAMES = frozenset(
    word_list(
        "Der Die Das Dem Den Des Im Am Zum Zur Vom Beim Ein Eine Sein Seine Ihr Ihre Mit Nach Seit Doktor Herr Frau"
    )
)
"""Words before a name that are neither a noun nor a title."""


def without_genitive(name: str) -> str:
    """Return a name without the ending of its genitive: Ludwigs -> Ludwig, Johannes’ -> Johannes."""
    bare = name.rstrip("'’")
    return bare.removesuffix("s") if bare not in NAMES_IN_S and bare.removesuffix("s") in NAMES else bare


_Case = Literal["nominative", "genitive", "dative", "accusative"]
_MASCULINE: dict[_Case, str] = {
    "nominative": "der {}e",
    "genitive": "des {}en",
    "dative": "dem {}en",
    "accusative": "den {}en",
}
_FEMININE: dict[_Case, str] = {
    "nominative": "die {}e",
    "genitive": "der {}en",
    "dative": "der {}en",
    "accusative": "die {}e",
}


def declined(number: int, name: str, before: str) -> str:
    """Return the ordinal with its article: der Zweite, dem Zweiten, den Zweiten, des Zweiten; die Zweite ..."""
    governing, titles = _before_name(before)
    if _is_woman(name, titles):
        form = _FEMININE[_case_of_woman(name, governing, titles)]
    else:
        form = _MASCULINE[_case_of_man(name, governing, titles, before)]
    return form.format(ordinal(number, "").capitalize())


_DATIVE = frozenset(
    word_list("""
    mit von unter bei nach zu aus seit gegenüber vom zum beim dem neben zwischen vor in am im außer samt nebst
    seinem ihrem meinem deinem unserem einem diesem
""")
)
_ACCUSATIVE = frozenset(word_list("für durch gegen ohne um den über einen auf an bis seinen ihren meinen unseren"))
_GENITIVE = GENITIVE | frozenset(word_list("des wegen trotz statt anstatt"))
# Matches "beiden Kaiser " in "die beiden Kaiser ", "Otto " in "Otto "; not "Otto" in "und Otto".
_TITLED = lazy_regex(r"(?:([a-zäöü]+)\s+)?((?:[A-ZÄÖÜ][\w-]*\s+)*)$")
# Matches the end of "dem jungen ", "der großen Kaiserin "; not of "der junge ", "den ".
_ATTRIBUTE = lazy_regex(r"\b([Dd]e[mnrs]|[Vv]om|[Zz]um|[Bb]eim) [a-zäöüß]{2,}en (?:[A-ZÄÖÜ][\w-]*\s)?$")


def _before_name(before: str) -> tuple[str, list[str]]:
    """Return the article or preposition before a ruler's name, in lower case, and the titles between them."""
    found = _TITLED.search(before)
    word, titles = (found[1] or "", found[2].split()) if found else ("", [])
    if attributed := _ATTRIBUTE.search(before):
        word = attributed[1]  # "dem jungen Otto II."
    if not word and titles and titles[0].lower() in _DATIVE | _ACCUSATIVE | _GENITIVE | {"der"}:
        word = titles.pop(0)  # "Dem König Otto II."
    return word.lower(), titles


_MEN = MEN_IN_A | frozenset(
    word_list("""
    Agrippa Attila Béla Bela Costa Ezana Galba Garcia Geza Géza Isa Jahja Juba Kamehameha Musa Mustafa Nerva Numa Rama
    Sava Toma Yahya
    """)
)
"""Names of rulers in -a who are men."""


def _is_woman(name: str, titles: list[str]) -> bool:
    """Return whether a ruler is a woman, by her title or her name, which may be a genitive: Katharinas II."""
    if name in WOMEN or name.removesuffix("s") in WOMEN:
        return True
    if any(title in WOMEN or (title in TITLES and title.endswith("in")) for title in titles):
        return True
    base = without_genitive(name)
    return base.endswith("a") and base not in _MEN and TITLES.isdisjoint(titles)


def _case_of_woman(name: str, governing: str, titles: list[str]) -> _Case:
    """Return the case of a woman's ordinal; her nominative and her accusative are alike."""
    if _is_genitive(name, governing, titles):
        return "genitive"
    return "dative" if governing in _DATIVE | {"der"} else "nominative"


_SUBJECTS = frozenset(word_list("Er Sie Es Wir Ich Man"))
# Matches the end of "von ihrem ältesten Sohn ", "seinen Bruder ", "seines Vaters "; not of "ihr Sohn ", "dem ".
_APPOSED = lazy_regex(
    r"\b(?:(?P<dative>(?:sein|ihr|unser|ein)em|(?:[Dd]em|[Vv]om|[Bb]eim|[Zz]um)(?= [a-zäöüß]+en ))"
    r"|(?P<accusative>(?:sein|ihr|unser|ein)en|den(?= [a-zäöüß]+en [A-ZÄÖÜ][a-zäöüß]+(?<!gen)(?<!ern) ))"
    r"|(?P<genitive>(?:sein|ihr|unser)es|des(?= [a-zäöüß]+en )))"
    r"(?: [a-zäöüß]+en)?(?: [A-ZÄÖÜ][a-zäöüß]+ und)?(?: [A-ZÄÖÜ][a-zäöüß]+){1,3} (?:[A-ZÄÖÜ][a-zäöüß]+-)?$"
)
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


def _case_of_man(name: str, governing: str, titles: list[str], before: str) -> _Case:
    """Return the case of a man's ordinal."""
    if apposed := _APPOSED.search(before):
        return cast("_Case", apposed.lastgroup)
    if _is_genitive(name, governing, titles) or _is_of_noun_before(name, titles):
        return "genitive"
    if governing not in _DATIVE | _ACCUSATIVE and (_OBJECT.search(before) or _OBJECT_OF_PRONOUN.search(before)):
        return "accusative"
    is_dative_plural = governing == "den" and titles and titles[0] in _DATIVE_PLURALS
    if governing in _DATIVE or is_dative_plural or _DATIVE_OF_PRONOUN.search(before):
        return "dative"
    return "accusative" if governing in _ACCUSATIVE else "nominative"


_GENITIVE_TITLES = frozenset(word_list("Königs Kaisers Papstes Herzogs Sultans Pharaos Fürsten Grafen Zaren"))


def _is_genitive(name: str, governing: str, titles: list[str]) -> bool:
    """Return whether the word before, the ending of the name or its titles show a genitive: Ludwigs XIV."""
    if governing in _GENITIVE or name.endswith(("'", "’")) or without_genitive(name) != name or _is_owner(titles):
        return True
    if name.removesuffix("s") in WOMEN - {name}:
        return True
    return name.endswith("s") and (_of_noun(titles) or not _GENITIVE_TITLES.isdisjoint(titles))


def _is_of_noun_before(name: str, titles: list[str]) -> bool:
    """Return whether a name that ends like a genitive follows a noun that governs it: die Truppen Sargons II."""
    return name.endswith(("s", "x", "z")) and bool(titles) and _governs(titles[-1])


_RELATIVES = frozenset(
    word_list("""
    Sohn Bruder Vater Neffe Enkel Onkel Vetter Nachfolger Vorgänger Cousin Schwager Herr Freund Gegner Rivale Gatte
    Verbündeter Verbündete Feind Gemahl Ehemann Stiefsohn Halbbruder Großvater Urenkel Schwiegersohn Schwiegervater
    """)
)
"""Persons that a ruler is in apposition to: "sein Sohn König Kodros II."."""


def _of_noun(titles: list[str]) -> bool:
    """Return whether a noun before the ruler's title governs it: "die Krönung König Harolds II."; not "Sohn König"."""
    if len(titles) < 2 or titles[-1] not in TITLES:  # noqa: PLR2004  # the noun and the title
        return False
    return bool(gender(titles[-2])) and titles[-2] not in TITLES | STARTERS | _RELATIVES


_OWNED = frozenset(
    word_list("""
    Grab Hochgrab Grabmal Denkmal Reiterstandbild Standbild Krönung Thronbesteigung Herrschaft Regierung Regierungszeit
    Regentschaft Hof Hofe Leichnam Büste Bildnis Porträt Abdankung Tod Tode Ermordung Geburtstag Witwe Tochter Gemahlin
    Zeit Zeiten Pontifikat Amtszeit Wahl
    """)
)
"""What a ruler has; the name after it may lack the -s of its genitive."""


def _is_owner(titles: list[str]) -> bool:
    """Return whether a noun before the title says what is the ruler's: das Grab Kaiser Friedrich III."""
    return len(titles) > 1 and titles[-1] in TITLES and titles[-2] in _OWNED  # the noun and the title


_OF_RULERS = frozenset(
    word_list("""
    Tempel Palast Tod Hof Feldzug Sarkophag Thron Sieg Krieg Befehl Auftrag Kopf Truppen Heere Feldzüge Soldaten Siege
    Kriege Erben Nachkommen Pläne Reisen Taten Inschriften Statuen Gesetze Reformen Bauten Armeen Münzen Briefe
    """)
)


def _governs(noun: str) -> bool:
    """Return whether a noun before a name in -s has it in the genitive: "die Truppen Sargons II."; not "Papst"."""
    if noun in TITLES | STARTERS | _RELATIVES | NO_NAMES:
        return False
    return noun in _OF_RULERS or gender(noun) in ("f", "n")
