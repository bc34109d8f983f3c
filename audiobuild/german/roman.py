"""Roman numerals after a name, a section word or an article; never a bare I, V, X, C, D or M.

Ludwig XIV. -> Ludwig der Vierzehnte       mit Ludwig XIV. -> dem Vierzehnten      Ludwigs XIV. -> des Vierzehnten
Kapitel IV -> Kapitel vier      Hartz IV -> Hartz vier      im XIX. Jahrhundert -> im neunzehnten Jahrhundert
"""

from __future__ import annotations

import re

from audiobuild.german.context import opens_sentence, word_after, word_before
from audiobuild.german.declension import ordinal_ending
from audiobuild.german.nouns import gender
from audiobuild.german.numbers import cardinal, ordinal
from audiobuild.german.rule import Rule
from audiobuild.german.word_list import words

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CANON = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NAMES = frozenset(
    words("""
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
    words("""
    Johannes Julius Pius Nikolaus Charles Ramses Matthias Ladislaus Louis James Sixtus Honorius
    Bonifatius Clemens Klemens Darius Xerxes Carlos Antiochos Seleukos Ptolemaios Theodosius Thutmosis
    Tutmosis Amenophis Nikolas Alfons Artaxerxes Calixtus Kyros Sesostris Hans Hannes Mathias Thomas
""")
)
_WOMEN = frozenset(
    words("""
    Elisabeth Elizabeth Margrethe Beatrix Kleopatra Ingrid Margarethe Margarete Christine Königin
    Kaiserin Zarin
""")
)
_SECTIONS = frozenset(
    words("""
    Kapitel Band Teil Akt Artikel Abschnitt Buch Klasse Bild Szene Titel Anhang Anlage Nummer Stufe
    Phase Typ Gruppe Kategorie Satz Tafel Abbildung Tabelle Abteilung Aufzug Gesang Heft Runde Zone
    Block Folge Version Modell Staffel Bundesliga Liga Hartz
""")
)
_DATIVE = frozenset(
    words("""
    mit von unter bei nach zu aus seit gegenüber vom zum beim dem neben zwischen vor in an auf am im
""")
)
_ACCUSATIVE = frozenset(words("für durch gegen ohne um den über einen"))
_NO_NAMES = frozenset(
    words("Der Die Das Dem Den Des Im Am Zum Zur Vom Beim Ein Eine Sein Seine Ihr Ihre Mit Nach Seit")
)
_ARTICLES = frozenset(words("am im zum vom beim zur dem den des der die das ein eine einem einen einer"))
_COUNTED = frozenset(
    words("""
    Weltkrieg Weltkriegs Weltkrieges Internationale Zivilsenat Strafsenat Senat Quartal Halbjahr Vatikanum
    Republik Armeekorps Bataillon Jahrhundert Wahlgang Klasse Platz Preis Satz Symphonie Sinfonie
    """)
)
_WORDS = frozenset(words("XXL XL LXX MIX CIVIL DIM LID MILD"))


def value(numeral: str) -> int:
    """14 for XIV; 0 for what is no numeral in its one right form."""
    if not _CANON.fullmatch(numeral):
        return 0
    numbers = [_VALUES[letter] for letter in numeral]
    return sum(-n if n < after else n for n, after in zip(numbers, [*numbers[1:], 0], strict=True))


def of_ruler(found: re.Match[str], text: str) -> str | None:
    """``Ludwig XIV.`` -> der Vierzehnte; the case comes from the words before, the gender from the name."""
    name, numeral, dot = found[1], found[2], found[3]
    number = value(numeral)
    if not number or number > 40:  # noqa: PLR2004 -- no ruler got further
        return None
    bare = name.rstrip("'’")
    base = (
        bare
        if bare in _IN_S
        else name.removesuffix("s")
        if name.removesuffix("s") in _NAMES and name not in _IN_S
        else name
    )
    known = base in _NAMES
    if (
        name in _SECTIONS | _NO_NAMES
        or not (known or (dot and not _at_end(found, text)))
        or (len(numeral) == 1 and not known and numeral != "I")
    ):
        return None
    if not known and dot and gender(word_after(text, found.end())):
        return None  # "Hitlers II. Buch": the noun behind it is counted
    if not known and re.search(r"(?:ung|heit|keit|ion|teil|buch|band|krieg|liga|klasse|gruppe)$", name):
        return None
    ends = dot and opens_sentence(text, found.end())
    spoken = _declined(number, name, text[: found.start(1)])
    return f"{name} {spoken}" + ("." if ends else "")


def _at_end(found: re.Match[str], text: str) -> bool:
    return not text[found.end() :].strip(" \"“”»«’‘')")


def _declined(number: int, name: str, before: str) -> str:
    """Der Zweite, dem Zweiten, den Zweiten, des Zweiten; die Zweite, der Zweiten."""
    group = re.search(r"(?:([a-zäöü]+)\s+)?((?:[A-ZÄÖÜ][\w-]*\s+)*)$", before)
    word = ((group[1] or "") if group else "").lower()
    titles = (group[2] if group else "").split()
    if not word and titles and titles[0].lower() in _DATIVE | _ACCUSATIVE | {"des", "der"}:
        word = titles.pop(0).lower()
    woman = name in _WOMEN or name.endswith("a") or bool(_WOMEN & set(titles))
    genitive = word == "des" or name.endswith(("'", "’")) or (name.endswith("s") and name not in _IN_S)
    high = ordinal(number, "").capitalize()
    if woman:
        return f"der {high}en" if genitive or word in _DATIVE | {"der"} else f"die {high}e"
    if genitive:
        return f"des {high}en"
    if word in _DATIVE:
        return f"dem {high}en"
    return f"den {high}en" if word in _ACCUSATIVE else f"der {high}e"


def counted(found: re.Match[str], text: str) -> str | None:
    """``im XIX. Jahrhundert`` -> neunzehnten; ``II. Weltkrieg`` -> zweiter."""
    number = value(found[1])
    if not number or (len(found[1]) == 1 and not _is_counted(found, text)):
        return None
    if opens_sentence(text, found.end()):
        return cardinal(number) + "."
    return ordinal(number, ordinal_ending(text, found.start(), found.end()))


def _is_counted(found: re.Match[str], text: str) -> bool:
    """Is a single letter a number here ("im V. Akt"), and no initial ("V. Itzig")?"""
    noun = word_after(text, found.end())
    return noun in _SECTIONS | _COUNTED or word_before(text, found.start()).lower() in _ARTICLES


def numbered(found: re.Match[str], _: str) -> str | None:
    """``Kapitel IV`` -> vier; ``Hartz IV`` -> vier; ``Apollo XI`` -> elf; ``Xi`` and ``XL`` stay."""
    number = value(found[3])
    single = len(found[3]) == 1
    if not number or found[3] in _WORDS or (single and found[1] not in _SECTIONS):
        return None
    if found[1] not in _SECTIONS | _NAMES and (number > 60 or re.search("[CDM]", found[3])):  # noqa: PLR2004 -- as sequels go
        return None
    return f"{found[1]}{found[2]}{cardinal(number)}"


def alone(found: re.Match[str], _: str) -> str | None:
    """A heading that is a numeral and nothing else: ``XII.`` -> zwölf."""
    number = value(found[1])
    return f"{cardinal(number)}{found[2]}" if number else None


_N = r"[IVXLCDM]+"
RULES = (
    Rule("numeral alone", rf"\A(?=[IVXLCDM])({_N})([.:]?)\Z", alone, needs="IVXLCDM"),
    Rule("numeral of a ruler", r"(?<!\w)([A-ZÄÖÜ][\wäöüß]+['’]?) (?=[IVX])([IVX]+)(\.)?(?!\w)", of_ruler, needs="IVX"),
    Rule("numeral counted", r"(?<!\w)(?=[IVXL])([IVXL]+)\.(?= (?:[A-ZÄÖÜa-zäöü]))", counted, needs="."),
    Rule("numeral after a word", rf"(?<!\w)([A-ZÄÖÜ][\wäöüß]+)( )({_N})(?![\w])(?!\.\w)", numbered, needs="IVXLCDM"),
)
