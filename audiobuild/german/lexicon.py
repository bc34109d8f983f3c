"""The lexicon: how single words are spoken, whatever the rules say; files are read by `lexicon_files`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = ("s", "es", "e", "en", "n", "er", "ern", "’s", "'s", "’", "'")
"""Endings that a declined form may add to the word; an apostrophe is not spoken."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one word, or one name of several words, is spoken."""

    written: str
    spoken: str
    engine: str = ""
    """The engine that needs it; empty for all."""
    declined: bool = False
    """Whether it includes the declined forms."""
    any_case: bool = False
    """Whether it matches in any case."""

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield each written form with its spoken one."""
        yield self.written, self.spoken
        if self.declined:
            for ending in ENDINGS:
                yield self.written + ending, self.spoken + ending.strip("'’")


class Found(NamedTuple):
    """A lexicon word in a text, ``text[start:end]``, and its spoken form."""

    start: int
    end: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries in the order they were given; the later of two for the same word and engine wins."""

    entries: tuple[Entry, ...] = ()

    def over(self, other: Lexicon) -> Lexicon:
        """Combine both; for a word that both have, for any engine, keep only the entries of this one."""
        own = {entry.written for entry in self.entries}
        own |= {form for entry in self.entries for form, _ in entry.forms()}
        return Lexicon((*(entry for entry in other.entries if entry.written not in own), *self.entries))

    def words(self, engine: str) -> Words:
        """Return the index of the entries for one engine; an engine's own entry takes precedence over a general one."""
        return _index(self.entries, engine)


@lru_cache(4)  # the articles of a batch share it
def _index(entries: tuple[Entry, ...], engine: str) -> Words:
    fitting = sorted((entry for entry in entries if entry.engine in {"", engine}), key=lambda entry: bool(entry.engine))
    return Words.of(tuple(fitting))


class _Form(NamedTuple):
    """A written form, as the index stores it."""

    form: str
    lead: int
    """Characters before its first word."""
    any_case: bool


_WORD = lazy_regex(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """An index of a lexicon by first words: a text without any costs one look-up for each of its words."""

    forms: dict[str, tuple[_Form, ...]]
    """First word (case-folded if any case matches) -> the forms that begin with it, the longest first."""
    spoken: dict[str, str]
    """Form -> its spoken form; a form that matches in any case is stored case-folded."""
    any_case: bool

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Words:
        """Build the index; the later of two entries for the same form wins."""
        spoken: dict[str, str] = {}
        forms: dict[str, set[_Form]] = {}
        pairs = [(number, form, entry.any_case) for entry in entries for number, form in enumerate(entry.forms())]
        # A word itself takes precedence over the declined form of another: "Gage" over "Gag*".
        for _, (form, sound), any_case in sorted(pairs, key=lambda pair: pair[0] == 0):
            first = _WORD.search(form)
            if first is None:
                continue
            spoken[_key(form, any_case=any_case)] = sound
            forms.setdefault(_key(first[0], any_case=any_case), set()).add(_Form(form, first.start(), any_case))
        ordered = {first: tuple(sorted(group, key=lambda form: -len(form.form))) for first, group in forms.items()}
        return cls(ordered, spoken, any(entry.any_case for entry in entries))

    def find(self, text: str) -> tuple[Found, ...]:
        """Find the lexicon's words in `text`, from left to right, the longest first, without overlaps."""
        words = _WORD.findall(text)
        if self.forms.keys().isdisjoint(words) and not (
            self.any_case and not self.forms.keys().isdisjoint(word.casefold() for word in words)
        ):
            return ()
        found: list[Found] = []
        for word in _WORD.finditer(text):
            if found and word.start() < found[-1].end:
                continue
            here = self._at(text, word, found[-1].end if found else 0)
            if here is not None:
                found.append(here)
        return tuple(found)

    def _at(self, text: str, word: re.Match[str], free: int) -> Found | None:
        """Return the longest entry whose first word is `word`, not before `free`."""
        candidates = self.forms.get(word[0], ())
        if self.any_case and word[0] != word[0].casefold():
            candidates += self.forms.get(word[0].casefold(), ())
        best: Found | None = None
        for candidate in candidates:
            start = word.start() - candidate.lead
            match = _pattern(candidate).match(text, start) if start >= free else None
            if match and (best is None or match.end() - match.start() > best.end - best.start):
                sound = self.spoken[_key(_blanks(match[0]), any_case=candidate.any_case)]
                best = Found(match.start(), match.end(), sound)
        return best


def _key(form: str, *, any_case: bool) -> str:
    return form.casefold() if any_case else form


def _blanks(text: str) -> str:
    return " ".join(text.split())


@cache
def _pattern(form: _Form) -> re.Pattern[str]:
    """Compile the pattern of a form, with any blanks between its words and a word's end after it."""
    pattern = r"\s+".join(map(re.escape, form.form.split())) + (r"(?!\w)" if form.form[-1].isalnum() else "")
    return re.compile(pattern, re.IGNORECASE if form.any_case else 0)
