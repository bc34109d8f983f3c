"""Roman numerals after a name, a section word or an article; never a bare I, V, X, C, D or M.

Ludwig XIV. -> Ludwig der Vierzehnte       mit Ludwig XIV. -> dem Vierzehnten      Ludwigs XIV. -> des Vierzehnten
Kapitel IV -> Kapitel vier      Hartz IV -> Hartz vier      im XIX. Jahrhundert -> im neunzehnten Jahrhundert
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import opens_sentence, word_after, word_before
from audiobuild.german.grammar.declension import ordinal_ending
from audiobuild.german.grammar.numbers import cardinal, ordinal, roman_value
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import units
from audiobuild.german.words.nouns import gender, is_listed, is_plural
from audiobuild.german.words.signs import SIGNS

# Matches all of "XIV", "MCMXCIX", "IV"; not of "IIII", "VX", "IC".
_CANON = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NAMES = frozenset(
    word_list("""
    Friedrich Wilhelm Heinrich Ludwig Karl Otto Konrad Franz Joseph Josef Leopold Maximilian Ferdinand
    Rudolf Georg Johann Johannes Paul Pius Benedikt Leo Gregor Innozenz Clemens Klemens Urban Alexander
    Nikolaus Nikolai Katharina Elisabeth Elizabeth Philipp Philip Felipe Charles Carl Carlos Albert
    Albrecht August Gustav Adolf Harald Haakon Olaf Margrethe Christian Frederik Napoleon Ramses Sixtus
    Julius Hadrian Peter Iwan Willem Edward Eduard Jakob James Maria Anna Louis Richard Robert Ernst
    Ottokar Wenzel Sigismund Stephan Stefan Ladislaus Matthias Sigmund Mehmed Mehmet Murad Selim
    Süleyman Bonifatius Bonifaz Hadrian Honorius Eugen Kalixt Calixtus Viktor Victor Emanuel Umberto
    Humbert Alfons Alfonso Sancho Wladislaw Boris Simeon Darius Xerxes Artaxerxes Ptolemaios Kleopatra
    Tutmosis Thutmosis Amenophis Seleukos Antiochos Abdullah Hussein Mohammed Hassan Beatrix Juliana
    Wilhelmina Isabella Viktoria Victoria Christina Theodor Theodosius Konstantin Justinian Michael
    Manuel Balduin Lothar Ludwigs Karls Tassilo Wratislaw Bogislaw Bolesław Boleslaw Kasimir Zar Clemens
    Coelestin Zölestin Martin Nikolas Silvester Sylvester Ernst-August Ratibor Menelik Rama Kyros
    Amenemhet Sesostris
""")
)
_IN_S = frozenset(
    word_list("""
    Johannes Julius Pius Nikolaus Charles Ramses Matthias Ladislaus Louis James Sixtus Honorius
    Bonifatius Clemens Klemens Darius Xerxes Carlos Antiochos Seleukos Ptolemaios Theodosius Thutmosis
    Tutmosis Amenophis Nikolas Alfons Artaxerxes Calixtus Kyros Sesostris Hans Hannes Mathias Thomas
""")
)
_WOMEN = frozenset(
    word_list("""
    Elisabeth Elizabeth Margrethe Beatrix Kleopatra Ingrid Margarethe Margarete Christine Königin
    Kaiserin Zarin
""")
)
_NUMBERED = frozenset(
    word_list("""
    Kapitel Band Teil Akt Artikel Abschnitt Buch Bild Szene Titel Anhang Anlage Nummer Phase Satz Tafel Abbildung
    Tabelle Abteilung Aufzug Gesang Heft Runde Folge Staffel Bundesliga Hartz
""")
)
"""Nouns that a numeral follows, however short: Kapitel V."""
_LETTERED = frozenset(word_list("Klasse Stufe Typ Gruppe Kategorie Zone Block Version Modell Liga Vitamin Zug Gleis"))
"""Nouns that a letter follows: Gruppe C, Vitamin D; only two letters and more are a numeral: Klasse II."""
_SECTIONS = _NUMBERED | _LETTERED
_DATIVE = frozenset(
    word_list("""
    mit von unter bei nach zu aus seit gegenüber vom zum beim dem neben zwischen vor in an auf am im
""")
)
_ACCUSATIVE = frozenset(word_list("für durch gegen ohne um den über einen"))
_NO_NAMES = frozenset(
    word_list("Der Die Das Dem Den Des Im Am Zum Zur Vom Beim Ein Eine Sein Seine Ihr Ihre Mit Nach Seit")
)
_ARTICLES = frozenset(word_list("am im zum vom beim zur dem den des der die das ein eine einem einen einer"))
_COUNTED = frozenset(
    word_list("""
    Weltkrieg Weltkriegs Weltkrieges Internationale Zivilsenat Strafsenat Senat Quartal Halbjahr Vatikanum
    Republik Armeekorps Bataillon Jahrhundert Wahlgang Klasse Platz Preis Satz Symphonie Sinfonie
    """)
)
_WORDS = frozenset(word_list("XXL XL LXX MIX CIVIL DIM LID MILD"))


def value(numeral: str) -> int:
    """Return the value of a Roman numeral, 14 for XIV; 0 if it is not one in its regular form."""
    return roman_value(numeral) if _CANON.fullmatch(numeral) else 0


_TITLES = frozenset(
    word_list("""
    König Königin Kaiser Kaiserin Papst Zar Zarin Sultan Fürst Fürsten Fürstin Herzog Herzogin Graf Grafen Pharao Prinz
    Prinzen Kurfürst Kurfürsten Bischof Erzbischof Schah Emir Großfürst Markgraf Landgraf Großherzog Patriarch
    Königs Kaisers Papstes Zaren Herzogs
    """)
)
"""What stands before a ruler's name."""
_LATEST_RULER = 40


def of_ruler(found: re.Match[str], text: str) -> str | None:
    """Read ``Ludwig XIV.`` as der Vierzehnte; the case comes from the words before, the gender from the name."""
    name, numeral, dot = found[1], found[2], found[3]
    number = value(numeral)
    if not 0 < number <= _LATEST_RULER or not _is_ruler(found, text):
        return None
    ends = dot and opens_sentence(text, found.end())
    spoken = _declined(number, name, _before_list(found, text))
    return f"{name} {spoken}" + ("." if ends else "")


def _before_list(found: re.Match[str], text: str) -> str:
    """Return what stands before a ruler, or before the list the ruler belongs to: "von " of "von Karl IV. und Karl V.".

    All rulers of a list share its preposition. A comma joins two of them only if an "und" closes the list.
    """
    before = text[max(0, found.start(1) - _LONGEST_LIST) : found.start(1)]
    listed = _RULERS_BEFORE.search(before)
    if not listed or (listed["joint"] == "," and not _RULERS_AFTER.match(text, found.end())):
        return before
    return before[: listed.start()]


# Matches all of "Karl V.", "Ludwig XIV"; not of "Karl", "Karl 5".
_RULER = r"[A-ZÄÖÜ][\wäöüß]+ [IVX]+\b\.?"
_AND = r" (?:und|sowie|oder)"
# Matches all of "König ", "Erzherzog Herzog ", ""; not of "der ", "König".
_TITLES_BEFORE = r"(?:[A-ZÄÖÜ][\wäöüß]+ ){0,3}"
# Matches the end of "Karl IV. und ", "Karl IV., Philipp V. und König "; not of "Karl und ", "Karl IV. ".
_RULERS_BEFORE = re.compile(
    rf"(?<!\w){_RULER}(?:(?:,|{_AND}) {_TITLES_BEFORE}{_RULER}){{0,6}}(?P<joint>,|{_AND}) {_TITLES_BEFORE}$"
)
# Matches the beginning of ", Philipp V. und Otto I. kam", " und Kaiser Otto II."; not of ", Philipp V. kam",
# " und Otto".
_RULERS_AFTER = re.compile(rf"(?:, {_TITLES_BEFORE}{_RULER}){{0,6}}{_AND} {_TITLES_BEFORE}{_RULER}")
_LONGEST_LIST = 200
"""Characters of a list of rulers to look back at."""


def _is_ruler(found: re.Match[str], text: str) -> bool:
    """Return whether the word before a numeral is a ruler's name: a listed one, one after a title, one with a stop."""
    name, numeral, dot = found[1], found[2], found[3]
    if _base(name) in _NAMES or word_before(text, found.start()) in _TITLES:
        return name not in _SECTIONS
    if name in _SECTIONS | _NO_NAMES | {"Komma"} or not dot or opens_sentence(text, found.end()):
        return False
    if is_listed(name) or is_plural(name):
        return False
    if len(numeral) == 1 and numeral != "I":
        return False
    if gender(word_after(text, found.end())):
        return False  # "Hitlers II. Buch": the noun behind it is counted
    return not re.search(r"(?:ung|heit|keit|ion|teil|buch|band|krieg|liga|klasse|gruppe|[A-Z])$", name)


def _base(name: str) -> str:
    """Return a name without the ending of its genitive: Ludwigs -> Ludwig, Johannes’ -> Johannes."""
    bare = name.rstrip("'’")
    return bare.removesuffix("s") if bare not in _IN_S and bare.removesuffix("s") in _NAMES else bare


def _declined(number: int, name: str, before: str) -> str:
    """Return the ordinal with its article: der Zweite, dem Zweiten, den Zweiten, des Zweiten; die Zweite ..."""
    # Matches "beiden Kaiser " in "die beiden Kaiser ", "Otto " in "Otto "; not "Otto" in "und Otto".
    group = re.search(r"(?:([a-zäöü]+)\s+)?((?:[A-ZÄÖÜ][\w-]*\s+)*)$", before)
    word = ((group[1] or "") if group else "").lower()
    titles = (group[2] if group else "").split()
    if not word and titles and titles[0].lower() in _DATIVE | _ACCUSATIVE | {"des", "der"}:
        word = titles.pop(0).lower()
    woman = name in _WOMEN or name.endswith("a") or bool(_WOMEN & set(titles))
    genitive = word == "des" or name.endswith(("'", "’")) or _base(name) != name
    high = ordinal(number, "").capitalize()
    if woman:
        return f"der {high}en" if genitive or word in _DATIVE | {"der"} else f"die {high}e"
    if genitive:
        return f"des {high}en"
    if word in _DATIVE:
        return f"dem {high}en"
    return f"den {high}en" if word in _ACCUSATIVE else f"der {high}e"


def counted(found: re.Match[str], text: str) -> str | None:
    """Read ``im XIX. Jahrhundert`` as neunzehnten; ``II. Weltkrieg`` -> zweiter."""
    number = value(found[1])
    if not number or (len(found[1]) == 1 and not _is_counted(found, text)):
        return None
    if opens_sentence(text, found.end()):
        return cardinal(number) + "."
    return ordinal(number, ordinal_ending(text, found.start(), found.end()))


def _is_counted(found: re.Match[str], text: str) -> bool:
    """Return whether a single letter is a number ("im V. Akt") and not an initial ("V. Itzig")."""
    noun = word_after(text, found.end())
    return noun in _SECTIONS | _COUNTED or word_before(text, found.start()).lower() in _ARTICLES


def numbered(found: re.Match[str], text: str) -> str | None:
    """Read ``Kapitel IV`` as vier; ``Hartz IV`` -> vier; ``Apollo XI`` -> elf; ``Xi`` and ``XL`` stay."""
    numeral = found[1]
    number = value(numeral)
    named = _WORD_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
    if not number or numeral in _WORDS or not named or named[1] in _NOT_NUMBERED:
        return None
    if len(numeral) == 1 and (named[1] not in _NUMBERED or numeral not in "IVX"):
        return None
    if named[1] not in _SECTIONS | _NAMES and (number > 60 or re.search("[CDM]", numeral)):  # noqa: PLR2004 -- as sequels go
        return None
    return cardinal(number)


_NOT_NUMBERED = {*SIGNS.values(), *(plural for _, plural, _ in units().values())} - _SECTIONS
"""Names of signs and units, which a numeral may follow by chance: 5 ° IV."""
_WORD_BEFORE = re.compile(r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+) $")
_LONGEST = 40
"""Characters of a word to look back at."""


def alone(found: re.Match[str], _: str) -> str | None:
    """Read a heading that is nothing but a numeral: ``XII.`` -> zwölf."""
    number = value(found[1])
    return f"{cardinal(number)}{found[2]}" if number else None


def hyphened(found: re.Match[str], text: str) -> str | None:
    """Read ``Hartz-IV-Sätze`` as Hartz-vier-Sätze; ``IV-Rente``, ``Plan-C-Option`` stay."""
    numeral = found[1]
    number = value(numeral)
    named = _PIECE_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
    if not number or not named or numeral in _WORDS:
        return None
    if len(numeral) == 1 and (named[1] not in _NUMBERED | {"Typ"} or numeral not in "IVX"):
        return None
    return cardinal(number) if number <= _LATEST_RULER else None


# Matches the end of "Hartz-", "die Schiller‑"; not of "hartz-", "Hartz".
_PIECE_BEFORE = re.compile(r"([A-ZÄÖÜ][\wäöüß]+)[-‑]$")
_N = r"[IVXLCDM]+"
_TRIGGER = r"[IVXLCDM](?![^\W_])"

RULES = (
    Rule("numeral alone", rf"\A(?=[IVXLCDM])({_N})([.:]?)\Z", alone, trigger=_TRIGGER),
    # Matches "Karl V.", "Ludwig XIV"; not "Karl VA", "karl V.", "Karl 5.".
    Rule(
        "numeral of a ruler",
        r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+['’]?) (?=[IVX])([IVX]+)(\.)?(?!\w)",
        of_ruler,
        trigger=_TRIGGER,
    ),
    # Matches "II." in "II. Weltkrieg", "XX." in "im XX. Jahrhundert"; not "II.", "MII. Weltkrieg", "II Weltkriege".
    Rule("numeral counted", r"(?<!\w)(?=[IVXL])([IVXL]+)\.(?= [A-ZÄÖÜa-zäöü\0]|\0)", counted, trigger=_TRIGGER),
    # Matches "IV" in "Kapitel IV", "IV" in "Hartz IV, ja"; not "IV-Rente", "Band IV-Anhang", "Band IV.a".
    Rule("numeral after a word", rf"(?<=[ \0])({_N})(?![\w-])(?!\.\w)", numbered, trigger=_TRIGGER),
    # Matches "IV" in "Hartz-IV-Sätze"; not "IV-Rente", "Hartz-IV", "3-IV-Satz".
    Rule("numeral in a compound", rf"(?<=[^\W\d_][-‑])({_N})(?=[-‑][A-Za-zÄÖÜäöü])", hyphened, trigger=_TRIGGER),
)
