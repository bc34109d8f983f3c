"""What a user has chosen: options over environment variables over audiobuild.toml over defaults."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE = "audiobuild.toml"
PREFIX = "AUDIOBUILD_"

CHAPTERS = ("auto", "headings", "paragraphs", "none")
BOILERPLATE = ("skip", "read")
READABLE = ("caption", "teaser", "date", "agency", "boilerplate")
"""Roles that are read only when asked for."""
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""What MPEG-1 layer III has, kilobits a second."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that shapes an episode, each with the value it has when nobody chooses."""

    engine: str = "auto"
    """A voice's engine, or ``auto``: the online voice where it answers, else the built-in one."""
    voice: str | None = None
    """One of the engine's voices; None for its usual one."""
    speed: float = 1.0
    """1.0 is the voice's own."""
    title: str = ""
    """In place of the article's own."""
    author: str = ""
    published: str = ""
    """ISO 8601."""
    cover: Path | None = None
    """A picture."""
    chapters: str = "auto"
    """One of `CHAPTERS`."""
    boilerplate: str = "skip"
    """One of `BOILERPLATE`: are legal notices read?"""
    read: tuple[str, ...] = ()
    """Of `READABLE`: what is read though it usually is not."""
    lexicon: Path | None = None
    """Words and how they are spoken (TSV or TOML)."""
    disclosure: bool = False
    """Is a sentence spoken at the start that says the voice is synthetic?"""
    bitrate: int = 96
    """Kilobits a second, one of `BITRATES`."""
    only: tuple[str, ...] = ()
    """Names of the files that are written (mp3, and those of `audiobuild.write.names`); empty for the usual ones."""
    jobs: int = 0
    """Threads; 0 for as many as there are cores."""
    cache: bool = True
    """Is what was made kept for the next time?"""
    pauses: Mapping[str, object] = field(default_factory=dict)
    """Silences that differ from the usual ones, milliseconds (`german.prosody.pauses`)."""
    show: Mapping[str, object] = field(default_factory=dict)
    """The podcast the episodes belong to (`publish`)."""


_NAMES = {each.name for each in fields(Settings)}
_TABLES = {"pauses", "show"}


def load(options: Mapping[str, Any], environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings for one command.

    Args:
        options: what the command line says, by field name; None where it says nothing.
        environment: AUDIOBUILD_ENGINE, AUDIOBUILD_VOICE and so on; lists are separated by commas.
        file: a TOML file; by default audiobuild.toml in the current folder, where there is one. Paths in it are
            relative to it.

    Raises:
        SettingsError: the file can't be read, or a name or value makes no sense.
    """
    chosen = Settings()
    path = file or Path(FILE)
    if file or path.is_file():
        chosen = _with(chosen, _from_file(path), f"in {path}")
    named = {name: value for name in _NAMES - _TABLES if (value := environment.get(PREFIX + name.upper()))}
    # AUDIOBUILD_CACHE names the cache's folder (see `cache`); whether it is used is no matter of the environment.
    named.pop("cache", None)
    for name, value in named.items():
        chosen = _with(chosen, {name: value}, f"in the environment variable {PREFIX}{name.upper()}")
    return _with(chosen, {name: value for name, value in options.items() if value is not None}, "")


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} can't be read: {error.strerror}", "check --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not right TOML: {error}", "mend that line") from error
    for name in ("cover", "lexicon"):
        if isinstance(values.get(name), str):
            values[name] = str(path.parent / values[name])
    return values


def _with(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    unknown = sorted(set(values) - _NAMES)
    if unknown:
        known = ", ".join(sorted(_NAMES))
        raise SettingsError(f"there is no setting {unknown[0]!r} {where}".rstrip(), f"there are: {known}")
    read: dict[str, Any] = {name: _value(name, value, where) for name, value in values.items()}
    return replace(settings, **read)


def _value(name: str, value: object, where: str) -> object:
    try:
        return _READ[name](value)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{name} can't be {value!r} {where}".rstrip(), str(error)) from error


def _text(value: object) -> str:
    # TOML has dates of its own: published = 2026-11-23.
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _number(value: object) -> float:
    number = float(str(value))
    if not 0 < number < float("inf"):
        raise ValueError("a number above 0 is wanted, 1.0 is the usual speed")
    return number


def _count(value: object) -> int:
    if not str(value).isdecimal():
        raise ValueError("a whole number from 0 is wanted")
    return int(str(value))


def _truth(value: object) -> bool:
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if str(value).lower() not in words:
        raise ValueError("true or false is wanted")
    return words[str(value).lower()]


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(word for part in value.split(",") if (word := part.strip()))
    if isinstance(value, list | tuple):
        return tuple(str(word) for word in value)
    raise ValueError("a list of names is wanted")


def _roles(value: object) -> tuple[str, ...]:
    return tuple(_one_of(READABLE)(name) for name in _names(value))


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("a table is wanted")
    return value


def _one_of(allowed: tuple[str, ...]) -> Callable[[object], str]:
    def chosen(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"there are: {', '.join(allowed)}")
        return str(value)

    return chosen


def _bitrate(value: object) -> int:
    number = _count(value)
    if number not in BITRATES:
        raise ValueError(f"there are: {', '.join(map(str, BITRATES))}")
    return number


def _path(value: object) -> Path:
    return Path(str(value)).expanduser()


_READ: dict[str, Callable[[object], object]] = {
    "engine": _text,
    "voice": _text,
    "speed": _number,
    "title": _text,
    "author": _text,
    "published": _text,
    "cover": _path,
    "chapters": _one_of(CHAPTERS),
    "boilerplate": _one_of(BOILERPLATE),
    "read": _roles,
    "lexicon": _path,
    "disclosure": _truth,
    "bitrate": _bitrate,
    "only": _names,
    "jobs": _count,
    "cache": _truth,
    "pauses": _table,
    "show": _table,
}
