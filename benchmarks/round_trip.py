"""Measure how much of what authors wrote out is spoken as they wrote it once it is shortened.

    python benchmarks/round_trip.py [--list] TEXT ...

Numbers, units, titles, ordinals and the like that a text has in words ("im dritten Kapitel", "zum Beispiel") are
shortened ("im 3. Kapitel", "z. B.") and read by the rules: it is right if the sentence is spoken as before. The texts
themselves know what is right, so this counts endings and forms over any amount of text. The floor in the same run is
the short form's most frequent reading for all. With --list, also prints the sentences that differ. Texts are UTF-8,
with paragraphs separated by line breaks. Where German has two forms, both count as right (des dreizehnten Januar or
Januars). A phrase whose own words disagree (der erste chinesischen Astronaut) is not counted.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import cardinal, ordinal
from audiobuild.german.rules import verbalise
from audiobuild.german.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 400
"""Characters of the sentences that are read."""
_NUMBERS = {cardinal(number): str(number) for number in range(2, 1000)}
_ORDINALS = {ordinal(number, ""): f"{number}." for number in (*range(1, 8), *range(9, 100))}
_TENS = {cardinal(number): f"{number}er" for number in range(20, 100, 10)}
_ADJECTIVES = {
    "sogenannt": "sog.", "ehemalig": "ehem.", "katholisch": "kath.", "evangelisch": "ev.", "deutsch": "dt.",
    "amerikanisch": "amerik.", "städtisch": "städt.", "staatlich": "staatl.", "öffentlich": "öffentl.",
    "österreichisch": "österr.", "englisch": "engl.", "französisch": "franz.", "sozial": "soz.",
}  # fmt: skip
_PHRASES = {
    "zum Beispiel": "z. B.", "unter anderem": "u. a.", "das heißt": "d. h.", "beziehungsweise": "bzw.",
    "vor allem": "v. a.", "zum Teil": "z. T.", "und so weiter": "usw.", "inklusive": "inkl.", "eventuell": "evtl.",
    "gegebenenfalls": "ggf.", "in der Regel": "i. d. R.", "vor Christus": "v. Chr.", "nach Christus": "n. Chr.",
    "mindestens": "mind.", "circa": "ca.", "maximal": "max.", "zuzüglich": "zzgl.", "vergleiche": "vgl.",
    "im Sinne des": "i. S. d.", "in Höhe von": "i. H. v.", "siehe": "s.",
}  # fmt: skip
_UNITS = {
    "Prozent": "%", "Euro": "€", "Kilometer": "km", "Meter": "m", "Zentimeter": "cm", "Millimeter": "mm",
    "Quadratmeter": "m²", "Quadratkilometer": "km²", "Kubikmeter": "m³", "Hektar": "ha", "Liter": "l", "Tonnen": "t",
    "Kilogramm": "kg", "Gramm": "g", "Stunden": "Std.", "Minuten": "Min.", "Sekunden": "Sek.", "Millionen": "Mio.",
    "Milliarden": "Mrd.", "Grad Celsius": "°C", "Kilometer pro Stunde": "km/h", "Megawatt": "MW", "Volt": "V",
    "Dollar": "$", "Franken": "CHF", "Jahre": "J.",
}  # fmt: skip
_JOINED = "jährig|mal|fach|köpfig|tägig|stündig|monatig|teilig|stöckig|prozentig"
_COUNTED = (
    "Million|Milliarde|Prozent|Euro|Dollar|Kilometer|Meter|Liter|Stunde|Minute|Sekunde|Jahr|Monat|Woche|Tag|Grad|Tonne"
    "|Kilogramm|Hektar|Person|Punkt|Tor|Treffer|Platz|Stimme|Stunde|Nacht|Drittel|Viertel|Fünftel|Dutzend|Mark|Taler"
)
_LABELS = {"Nummer": "Nr.", "Artikel": "Art.", "Paragraf": "§", "Absatz": "Abs.", "Seite": "S.", "Band": "Bd."}
_TITLES = {"Doktor": "Dr.", "Professor": "Prof.", "Sankt": "St.", "Heilige": "hl."}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


Shorten = Callable[[re.Match[str]], str]
_KINDS: dict[str, tuple[str, Shorten]] = {
    # "im dritten Kapitel" -> "im 3. Kapitel"
    "ordinal": (
        rf"(?<![\w-])({_any_of(_ORDINALS)})(e[nmrs]?)(?= (?:[a-zäöüß]+(?:e|en|er|es|em) )?[A-ZÄÖÜ])",
        lambda found: _ORDINALS[found[1]],
    ),
    # "vierzehn Kinder" -> "14 Kinder"
    "cardinal": (
        rf"(?<![\w-])({_any_of(_NUMBERS)})(?= (?:[a-zäöüß]+en? )?[A-ZÄÖÜ])",
        lambda found: _NUMBERS[found[1]],
    ),
    # "seit einem Jahr" -> "seit 1 Jahr", "eine Million Euro" -> "1 Million Euro"
    "one": (rf"(?<![\w-])ein(e[nmrs]?)?(?= (?:{_COUNTED})(?!\w))", lambda _: "1"),
    # "vier bis fünf Tage" -> "4–5 Tage"
    "range": (
        rf"(?<![\w-])({_any_of(_NUMBERS)}) bis ({_any_of(_NUMBERS)})(?= [A-ZÄÖÜ])",
        lambda found: f"{_NUMBERS[found[1]]}–{_NUMBERS[found[2]]}",
    ),
    # "siebzehnjährig" -> "17-jährig", "dreimal" -> "3-mal", "vierköpfig" -> "4-köpfig"
    "joined number": (
        rf"(?<![\w-])({_any_of(_NUMBERS)})({_JOINED})(e[nmrs]?)?(?!\w)",
        lambda found: f"{_NUMBERS[found[1]]}-{found[2]}{found[3] or ''}",
    ),
    # "neunziger Jahre" -> "90er Jahre"
    "decade": (rf"(?i)(?<![\w-])({_any_of(_TENS)})er(?= ?-?Jahre)", lambda found: _TENS[found[1].lower()]),
    # "14 Prozent" -> "14 %"
    "unit": (rf"(?<=\d )({_any_of(_UNITS)})(?![\w-])", lambda found: _UNITS[found[1]]),
    # "Nummer 14" -> "Nr. 14"
    "label": (rf"(?<![\w-])({_any_of(_LABELS)})(?= \d)", lambda found: _LABELS[found[1]]),
    "title": (rf"(?<![\w-])({_any_of(_TITLES)})(?= [A-ZÄÖÜ])", lambda found: _TITLES[found[1]]),
    "phrase": (rf"(?<![\w-])({_any_of(_PHRASES)})(?= \w)", lambda found: _PHRASES[found[1]]),
    # "der ehemaligen Schule" -> "der ehem. Schule"
    "adjective": (
        rf"(?<![\w-])({_any_of(_ADJECTIVES)})e[nmrs]?(?= [A-ZÄÖÜ])",
        lambda found: _ADJECTIVES[found[1]],
    ),
    # "im 19. Jahrhundert" -> "im 19. Jh."
    "century": (r"(?<=\d\. )Jahrhunderts?(?= \w)", lambda _: "Jh."),
    # "14. September 2014" -> "14. Sept. 2014"
    "month": (r"(?<=\d\. )(Jan|Feb|Aug|Sept|Okt|Nov|Dez)[a-z]{3,}(?= \w)", lambda found: f"{found[1]}."),
}
"""The pattern of each kind, and its short form."""


_EITHER_WAY = (
    # Matches "Januars" in "des dritten Januars"; not in "Januar", "Mais" alone.
    (
        re.compile(r"(?<=ten )(Januar|Februar|März|April|Mai|Juni|Juli|August|(?:Sept|Nov|Dez)ember|Oktober)e?s\b"),
        r"\1",
    ),
    # Matches "bis zu zwanzig Jahren"; not "seit zwanzig Jahren".
    (re.compile(r"\b(bis zu \w+ )(Jahre|Monate|Tage)n\b"), r"\1\2"),
    # Matches "entgegen erster Befürchtungen"; not "entgegen der Angaben".
    (re.compile(r"(?i)\b((?:entgegen|trotz|dank|laut|wegen|während) [a-zäöüß]+)e[nr]\b"), r"\1e"),
)
"""What is German in two ways, and what both are counted as."""
# Matches the beginning of "erste chinesischen Astronaut", "alle deutsche Medien"; not of "erste deutsche Frau".
_DISAGREES = re.compile(
    r"[a-zäöüß]+(?:e(?= [a-zäöüß]+(?:isch|lich|ig)e[nmrs] )|en(?= [a-zäöüß]+(?:isch|lich|ig)e[mrs]? )"
    r"|e[rs](?= [a-zäöüß]+(?:isch|lich|ig)en ))[a-zäöüß ]+ [A-ZÄÖÜ]"
)
# Matches the end of "alle ", "keine "; not of "alle, ".
_WEAK_PLURAL = re.compile(r"\b(?i:alle|keine) $")


def _is_faulty(sentence: str, start: int, words: str) -> bool:
    """Return whether the text itself is no German here: der erste chinesischen Astronaut, alle deutsche Medien."""
    mixed = _WEAK_PLURAL.search(sentence, 0, start) and words.endswith("e") and words[:1].islower()
    return bool(mixed or _DISAGREES.match(sentence, start))


@dataclass(frozen=True, slots=True)
class Reading:
    """A shortened sentence, and how it is and should be spoken."""

    kind: str
    shortened: str
    """The short form and what stands for it, to tell the floor."""
    words: str
    written: str
    spoken: str
    expected: str

    @property
    def right(self) -> bool:
        """Whether it is spoken as it was written out, or in another German way; capital letters are not heard."""
        spoken, expected = self.spoken, self.expected
        for pattern, either in _EITHER_WAY:
            spoken, expected = pattern.sub(either, spoken), pattern.sub(either, expected)
        return spoken.casefold() == expected.casefold()


def readings(text: str) -> Iterator[Reading]:
    """Yield a reading for each place that can be shortened; a sentence that occurs twice is read once."""
    found = {sentence for paragraph in text.splitlines() for sentence in sentences(" ".join(paragraph.split()))}
    for sentence in sorted(one for one in found if len(one) <= _LONGEST):
        for kind, (pattern, shorten) in _KINDS.items():
            for match in re.finditer(pattern, sentence):
                if kind in ("ordinal", "adjective") and _is_faulty(sentence, match.start(), match[0]):
                    continue
                short = shorten(match)
                written = f"{sentence[: match.start()]}{short}{sentence[match.end() :]}"
                yield Reading(kind, short, match[0], written, verbalise(written), verbalise(sentence))


def main() -> None:
    """Print a row for each kind, over all texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXT")
    parser.add_argument("--list", action="store_true", help="print the sentences that differ")
    options = parser.parse_args()
    by_kind: defaultdict[str, list[Reading]] = defaultdict(list)
    for path in options.texts:
        for reading in readings(path.read_text(encoding="utf-8")):
            by_kind[reading.kind].append(reading)
    print(f"{'kind':14} {'places':>7} {'right':>7} {'floor':>7}")
    for kind, found in by_kind.items():
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for reading in found:
            forms[reading.shortened][reading.words] += 1
        floor = sum(max(words.values()) for words in forms.values()) / len(found)
        right = sum(reading.right for reading in found) / len(found)
        print(f"{kind:14} {len(found):7} {right:7.1%} {floor:7.1%}")
        for reading in found if options.list else ():
            if not reading.right:
                print(f"  {reading.written}\n    spoken:  {reading.spoken}\n    written: {reading.expected}")


if __name__ == "__main__":
    main()
