"""A lexicon: how single words are spoken, whatever the rules say.

A user's file is a table with tabs between written, spoken and, where it matters, the engine::

    Xi          Schi
    Biden*      Beiden      espeak
    ~covid-19   Kowid neunzehn

``*`` behind a word takes in its declined forms (Bidens, Biden’s), ``~`` before it any case. Or it is TOML::

    [words]
    "Xi" = "Schi"
    "Biden*" = { spoken = "Beiden", engine = "espeak" }
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDINGS = ("s", "es", "e", "en", "n", "er", "ern", "’s", "'s", "’", "'")
"""What a declined form may add to the word; an apostrophe is not spoken."""

ESPEAK_PHONEMES = ("espeak", "piper")
"""The engines whose phonemes come from espeak-ng's German rules."""
COLUMNS = ("written", "spoken", "engine")


@dataclass(frozen=True, slots=True)
class Entry:
    """How one word, or one name of several words, is spoken."""

    written: str
    spoken: str
    engine: str = ""
    """The engine that needs it; empty for all."""
    declined: bool = False
    """Are the declined forms meant too?"""
    any_case: bool = False
    """Are capitals all the same?"""

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield each written form with its spoken one."""
        yield self.written, self.spoken
        if self.declined:
            for ending in ENDINGS:
                yield self.written + ending, self.spoken + ending.strip("'’")


class Found(NamedTuple):
    """A lexicon word in a text: where it stands and how it is spoken."""

    start: int
    end: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries in the order they were given; of two for the same word and engine the later one counts."""

    entries: tuple[Entry, ...] = ()

    def over(self, other: Lexicon) -> Lexicon:
        """Combine both; of a word that both have, for any engine, only the entries of this one are kept."""
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
    """A written form, as it is looked for."""

    form: str
    lead: int
    """Characters before its first word."""
    any_case: bool


_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a lexicon, found by their first word: a text without any costs a look at each of its words."""

    forms: dict[str, tuple[_Form, ...]]
    """First word (folded where any case will do) -> the forms that have it, the longest first."""
    spoken: dict[str, str]
    """Form -> how it is spoken; a form for any case under its folded spelling."""
    any_case: bool

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Words:
        """Make `entries` ready; of two for the same form the later one counts."""
        spoken: dict[str, str] = {}
        forms: dict[str, set[_Form]] = {}
        pairs = [(number, form, entry.any_case) for entry in entries for number, form in enumerate(entry.forms())]
        # A word by itself wins over the declined form of another: "Gage" over "Gag*".
        for _, (form, sound), any_case in sorted(pairs, key=lambda pair: pair[0] == 0):
            first = _WORD.search(form)
            if first is None:
                continue
            spoken[_key(form, any_case=any_case)] = sound
            forms.setdefault(_key(first[0], any_case=any_case), set()).add(_Form(form, first.start(), any_case))
        ordered = {first: tuple(sorted(some, key=lambda one: -len(one.form))) for first, some in forms.items()}
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


def read(path: Path) -> Lexicon:
    """Read a user's lexicon: TOML where the name ends so, else a table with tabs (UTF-8).

    Raises:
        SettingsError: the file can't be read, or a line of it makes no sense; file and line are named.
    """
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"lexicon {path} can't be read: {error.strerror}", "check its path") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"lexicon {path} is not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    lines = _toml(path, text) if path.suffix.lower() == ".toml" else _table(path, text)
    entries: list[Entry] = []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in lines:
        entry = _entry(f"lexicon {path}, line {number}", cells)
        first = seen.setdefault((entry.written, entry.engine), number)
        if first != number:
            raise SettingsError(
                f"lexicon {path}, line {number}: {entry.written!r} stands in line {first} already", "drop one of them"
            )
        entries.append(entry)
    return Lexicon(tuple(entries))


@cache
def built_in() -> Lexicon:
    """Return the names and foreign words of names.tsv, each for the engines that its respelling helps."""
    entries = []
    for line in files("audiobuild.german").joinpath("names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            written, spoken, _, *others = line.split("\t")
            entries += [_entry("names.tsv", (written, spoken, engine)) for engine in (*ESPEAK_PHONEMES, *others)]
    return Lexicon(tuple(entries))


def _table(path: Path, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) < 2 or len(cells) > len(COLUMNS):  # noqa: PLR2004 — written and spoken are the two
            raise SettingsError(
                f"lexicon {path}, line {number}: {len(cells)} columns",
                "write the word, a tab, how it is spoken, and if need be a tab and the engine",
            )
        yield number, cells


def _toml(path: Path, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"lexicon {path} is no TOML: {error}", "see the line it names") from error
    words = table.pop("words", {})
    if table or not isinstance(words, dict):
        stray = next(iter(table), "words")
        raise SettingsError(
            f"lexicon {path}, line {_line(text, stray)}: {stray!r} is not understood", "all words stand under [words]"
        )
    for written, value in words.items():
        cells = {"spoken": value} if isinstance(value, str) else value
        number = _line(text, written)
        if not isinstance(cells, dict) or not all(isinstance(cell, str) for cell in cells.values()):
            raise SettingsError(f"lexicon {path}, line {number}: {written!r} has no spoken form", "give it as a text")
        if strange := cells.keys() - set(COLUMNS[1:]):
            raise SettingsError(
                f"lexicon {path}, line {number}: {written!r} knows no {min(strange)!r}", "only spoken and engine"
            )
        yield number, (written, cells.get("spoken", ""), cells.get("engine", ""))


def _line(text: str, key: str) -> int:
    """Return the line number of a TOML key, which tomllib does not report."""
    return text.count("\n", 0, max(0, text.find(key))) + 1


def _entry(place: str, cells: tuple[str, ...]) -> Entry:
    """Parse an entry from its cells; `place` names file and line."""
    written, spoken, engine = (*cells, "", "")[:3]
    any_case, declined = written.startswith("~"), written.endswith("*")
    written = _blanks(written.removeprefix("~").removesuffix("*"))
    if not _WORD.search(written):
        raise SettingsError(f"{place}: {cells[0]!r} holds no word to look for", "write a word or a name")
    if not spoken.strip():
        raise SettingsError(f"{place}: {written!r} has no spoken form", "write how it sounds")
    if engine and not re.fullmatch(r"[a-z][a-z0-9_-]*", engine):
        raise SettingsError(f"{place}: {engine!r} is no engine", "`audiobuild voices` lists them")
    return Entry(written, spoken.strip(), engine, declined, any_case)
