"""The files of lexicons: a table with tabs, or TOML.

A user's table has the written and the spoken form and, where it matters, the engine::

    Xi          Schi
    Biden*      Beiden      espeak
    ~covid-19   Kowid neunzehn

``*`` after a word includes its declined forms (Bidens, Biden’s), ``~`` before it any case. The same in TOML::

    [words]
    "Xi" = "Schi"
    "Biden*" = { spoken = "Beiden", engine = "espeak" }
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.german.lexicon import Entry, Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ESPEAK_PHONEMES = ("espeak", "piper")
"""The engines whose phonemes come from espeak-ng's German rules."""
COLUMNS = ("written", "spoken", "engine")


def read(path: Path) -> Lexicon:
    """Read a user's lexicon in UTF-8: TOML if the name ends in .toml, else a table with tabs.

    Raises:
        SettingsError: the file cannot be read, or a line is not valid; the message names both.
    """
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"cannot read the lexicon {path}: {error.strerror}", "check its path") from error
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
                f"lexicon {path}, line {number}: {entry.written!r} is already in line {first}", "remove one of them"
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
                "write the word, a tab, its spoken form, and optionally a tab and the engine",
            )
        yield number, cells


def _toml(path: Path, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"lexicon {path} is not valid TOML: {error}", "fix that line") from error
    words = table.pop("words", {})
    if table or not isinstance(words, dict):
        stray = next(iter(table), "words")
        raise SettingsError(
            f"lexicon {path}, line {_line(text, stray)}: unknown key {stray!r}", "put all words under [words]"
        )
    for written, value in words.items():
        cells = {"spoken": value} if isinstance(value, str) else value
        number = _line(text, written)
        if not isinstance(cells, dict) or not all(isinstance(cell, str) for cell in cells.values()):
            raise SettingsError(f"lexicon {path}, line {number}: {written!r} has no spoken form", "give it as a string")
        if strange := cells.keys() - set(COLUMNS[1:]):
            raise SettingsError(
                f"lexicon {path}, line {number}: unknown key {min(strange)!r} of {written!r}",
                "use only spoken and engine",
            )
        yield number, (written, cells.get("spoken", ""), cells.get("engine", ""))


def _line(text: str, key: str) -> int:
    """Return the line number of a TOML key, which tomllib does not report."""
    return text.count("\n", 0, max(0, text.find(key))) + 1


def _entry(place: str, cells: tuple[str, ...]) -> Entry:
    """Parse an entry from its cells; `place` names file and line."""
    written, spoken, engine = (*cells, "", "")[:3]
    any_case, declined = written.startswith("~"), written.endswith("*")
    written = " ".join(written.removeprefix("~").removesuffix("*").split())
    if not re.search(r"\w", written):
        raise SettingsError(f"{place}: {cells[0]!r} contains no word", "write a word or a name")
    if not spoken.strip():
        raise SettingsError(f"{place}: {written!r} has no spoken form", "write it in the second column")
    if engine and not re.fullmatch(r"[a-z][a-z0-9_-]*", engine):
        raise SettingsError(f"{place}: {engine!r} is not the name of an engine", "`audiobuild voices` lists them")
    return Entry(written, spoken.strip(), engine, declined, any_case)
