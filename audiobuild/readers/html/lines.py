"""Line breaks of HTML, ``<br>``: those that end a paragraph, and those that separate the lines of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.words.determiners import BEFORE_ADJECTIVE
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.lines import is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.readers.pieces import Run

_FEWEST_LINES, _LONGEST_LINE = 3, 90
"""Number and length in characters of lines that are a list although they are only separated by line breaks."""
_GOES_ON = (".", "!", "?", ";", ",", "…", "-", "–", "“", "»", '"')
"""Ends of lines after which a sentence ends or continues, so that they are not a list."""


# Matches all of "Wie melde ich mich an?", "Anreise mit dem Zug"; not of "Lösung anzeigen", "Details".
_SUMMARY = lazy_regex(
    r"(?!.*\b(?:anzeigen|zeigen|aufklappen|ausklappen|einblenden|aufdecken|[Kk]lick\w*|[Ww]eiterlesen|Spoiler)\b)"
    r"(?:\S+ ){0,25}?(?:\S+\?|\S+ \S+ \S+)"
)


def is_summary(runs: Sequence[Run]) -> bool:
    """Return whether the words on which a reader clicks to unfold a text are a heading of it, as in questions."""
    return _SUMMARY.fullmatch(_text(runs)) is not None


def is_break(run: Run) -> bool:
    """Return whether a run is a ``<br>`` rather than a line end of the source."""
    return run.text == "\n" and run.end - run.start != 1


def ends_with_break(runs: Sequence[Run]) -> bool:
    """Return whether only blanks follow the last line break."""
    for run in reversed(runs):
        if is_break(run):
            return True
        if run.text.strip():
            return False
    return False


def listed_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the lines of a list that is written with line breaks, such as a postal address; else all as one line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        lines[-1].append(run)
        if is_break(run):
            lines.append([])
    texts = [_text(line) for line in lines]
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    filled = [text for text in texts if text]
    has_gap = len(filled) < len(texts) - 1
    if any(test(filled) for test in _TESTS) or (not has_gap and _are_short(filled)):
        return [line for line in lines if _text(line)]
    return [list(runs)]


def _are_short(texts: Sequence[str]) -> bool:
    """Return whether three lines and more open like names, and none but the last ends like a part of a sentence."""
    if len(texts) < _FEWEST_LINES or any(len(text) > _LONGEST_LINE or text[0].islower() for text in texts):
        return False
    return not any(text.endswith(_GOES_ON) for text in texts[:-1])


def _are_labelled(texts: Sequence[str]) -> bool:
    """Return whether two lines and more open with a label: all of them, or some of three."""
    labels = sum(_LABEL.match(text) is not None for text in texts)
    return labels > 1 and (len(texts) >= _FEWEST_LINES or labels == len(texts))


def _are_counted(texts: Sequence[str]) -> bool:
    """Return whether two lines and more are numbered from one on: "Ergebnisse:", "1. Köln", "2. Bonn"."""
    numbers = [int(found[1]) for text in texts if (found := _NUMBER.match(text))]
    return len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]


# Matches the beginning of "1. Köln", "12) Bonn"; not of "1.5 km", "1 Ei".
_NUMBER = lazy_regex(r"(\d{1,2})[.)] (?=\S)")


def _are_named(texts: Sequence[str]) -> bool:
    """Return whether names are under a line, each after its label: "Vorstand:", "erste Vorsitzende: Eva Klar"."""
    return len(texts) >= _FEWEST_LINES and texts[0].endswith(":") and all(map(_NAMED.match, texts[1:]))


# Matches the beginning of "erste:r Vorsitzende:r: Eva", "Kasse: Jan Moll"; not of "Eva Klar", "so: ja".
_NAMED = lazy_regex(r"[^:]{4,40}(?::[rn] [^:]{4,40}|:in)?(?::[rn])?: [A-ZÄÖÜ]")


def _are_two_sentences(texts: Sequence[str]) -> bool:
    """Return whether the second of two lines opens anew, though the first has no mark: "Für Kinder", "Im Saal 2"."""
    if len(texts) != 2 or not texts[0][-1].isalnum():  # noqa: PLR2004  # more lines are a list without further signs
        return False
    return texts[1].split(maxsplit=1)[0] in STARTERS and texts[0].split()[-1] not in BEFORE_ADJECTIVE


def _give_address(texts: Sequence[str]) -> bool:
    """Return whether a postcode and a place are under another line: "Gartenweg 4", "04109 Leipzig"."""
    return any(map(_POSTCODE.fullmatch, texts[1:])) and all(len(text) <= _LONGEST_LINE for text in texts)


# Matches all of "04109 Leipzig", "A-1010 Wien", "8001 Zürich, Schweiz"; not of "2024 Menschen kamen.", "1990 war".
_POSTCODE = lazy_regex(r"(?:[A-Z]{1,3}[ -])?\d{4,5} [A-ZÄÖÜ][^.!?:;]{2,40}")


_TESTS = (_are_labelled, _are_named, _are_two_sentences, _are_counted, _give_address, is_list)
"""Tests of which the lines of a list pass one."""


def _text(line: Sequence[Run]) -> str:
    return "".join(run.text for run in line if run.omitted is None).strip()


# Matches the beginning of "Leitung: Eva Klar", "Ort/Zeit:"; not of "Er sagte: so", "Wann: ", "http://".
_LABEL = lazy_regex(r"[A-ZÄÖÜ][\w/-]{2,30}(?: [A-ZÄÖÜ&][\w/-]{0,30})?: ?(?![\w/])|[A-ZÄÖÜ][\w/-]{3,30}: (?=[A-ZÄÖÜ\d])")


def with_commas(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a table's cell with a comma for a line break that ends an entry: 9 €<br>Kinder: 4 €."""
    firsts = [""]
    """The first character after each run, from the last to the first."""
    for run in reversed(runs):
        firsts.append(_text([run])[:1] or firsts[-1])
    joined: list[Run] = []
    last = ""
    for run, first in zip(runs, reversed(firsts[:-1]), strict=True):
        ends = (last.isalnum() or last in {"€", "%", ")"}) and (first.isupper() or first.isdigit())
        joined.append(run._replace(text=", ") if is_break(run) and ends else run)
        last = _text([run])[-1:] or last
    return joined
