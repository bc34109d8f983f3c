"""Declaration of options: each setting states once how it is read, documented and shown on the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BOOLEANS = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Option:
    """The declaration of one setting."""

    parse: Callable[[Any], object]
    """Converts a value from the command line, the environment, a file or Python; raises ValueError or TypeError."""
    help: str
    metavar: str = "TEXT"
    """Placeholder of the value in the help."""
    flags: tuple[str, ...] = ()
    """Flags on the command line besides the name; for a boolean, all of its flags."""
    kind: type = str
    """Type on the command line: `str`, `bool` or `list` for an option that may be repeated."""
    panel: str = "Options"
    """Heading in the help under which it is listed."""
    choices: tuple[str, ...] = ()
    """All allowed values, if there are only some."""
    affects_files: bool = True
    """Whether a different value may change a byte of the files, so that it is part of the build key."""
    is_path: bool = False
    """Whether the value is a file, relative to the configuration file that names it."""
    for_script: bool = False
    """Whether it shapes what is spoken, so that `audiobuild script` has it too."""
    layers: frozenset[str] = frozenset({"options", "environment", "file"})
    """Where it can be set."""


def option(default: Any, parse: Callable[[Any], object], text: str, **declaration: Any) -> Any:
    """Declare a field of `Settings`: its default, how it is parsed, its help, and the other members of `Option`."""
    metadata = {"option": Option(parse, text, **declaration)}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


def text(value: object) -> str:
    """Parse text; TOML's dates become ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise TypeError("expected text")
    return value


def authors(value: object) -> str:
    """Parse one author, or a list of several, which are joined by commas."""
    return ", ".join(names(value)) if isinstance(value, list | tuple) else text(value)


def optional(parse: Callable[[Any], object]) -> Callable[[Any], object]:
    """Accept None as well."""
    return lambda value: None if value is None else parse(value)


def positive(value: object) -> float:
    """Parse a number above 0."""
    try:
        number = float(str(value))
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise ValueError("expected a number above 0")
    return number


def between(least: float, most: float) -> Callable[[Any], object]:
    """Accept a number from `least` to `most`."""

    def parse(value: object) -> float:
        try:
            number = float(str(value))
        except ValueError:
            number = float("nan")
        if not least <= number <= most:
            raise ValueError(f"expected a number from {least:g} to {most:g}")
        return number

    return parse


def count(value: object) -> int:
    """Parse a non-negative integer."""
    if isinstance(value, bool) or not str(value).isdecimal():
        raise ValueError("expected a non-negative integer")
    return int(str(value))


def boolean(value: object) -> bool:
    """Parse a boolean, or one of the words that environment variables use for it."""
    if str(value).lower() not in _BOOLEANS:
        raise ValueError("expected true or false")
    return _BOOLEANS[str(value).lower()]


def names(value: object) -> tuple[str, ...]:
    """Parse a list of names, or text in which they are separated by commas."""
    if isinstance(value, str):
        return tuple(word for part in value.split(",") if (word := part.strip()))
    if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
        return tuple(name for word in value for name in names(word))
    raise TypeError("expected a list of names")


def table(value: object) -> dict[str, object]:
    """Parse a table."""
    if not isinstance(value, dict):
        raise TypeError("expected a table")
    return value


def path(value: object) -> Path:
    """Parse a path; ``~`` is the user's home folder."""
    if not isinstance(value, str | Path):
        raise TypeError("expected a path")
    if "://" in str(value):
        raise ValueError("expected a path on this machine, not a URL")
    return Path(value).expanduser()


def published(value: object) -> str:
    """Parse a publication date: ISO 8601, with or without a time, or German ("26.11.2026", "26. November 2026")."""
    from audiobuild.german.date_lines import date_line

    written = text(value).strip()
    if not written:
        return ""
    try:
        datetime.fromisoformat(written)
    except ValueError:
        found = date_line(written)
        if found is None:
            raise ValueError(
                "expected an existing date such as 2026-11-26, 2026-11-26T07:30+01:00 or 26.11.2026"
            ) from None
        return found
    return written


def web_address(value: object) -> str:
    """Parse an address on the web, or an empty one."""
    address = text(value).strip()
    if address and not address.startswith(("http://", "https://")):
        raise ValueError("expected an address that begins with https:// or http://")
    return address


def template(fields: Iterable[str]) -> Callable[[Any], object]:
    """Accept text whose ``{fields}`` are all among `fields`."""
    known = ", ".join(f"{{{name}}}" for name in fields)
    allowed = set(fields)

    def parse(value: object) -> str:
        written = text(value)
        try:
            used = [name for _, name, _, _ in Formatter().parse(written) if name is not None]
        except ValueError as error:
            raise ValueError(f"{error}; known fields: {known}") from error
        if unknown := [name for name in used if name not in allowed]:
            raise ValueError(f"unknown field {{{unknown[0]}}}; known fields: {known}")
        return written

    return parse


def one_of(allowed: Iterable[object]) -> Callable[[Any], object]:
    """Accept one of some values, compared as text; suggest the closest one for another."""
    by_text = {str(value): value for value in allowed}

    def parse(value: object) -> object:
        if str(value) not in by_text:
            raise ValueError(suggestion(str(value), by_text) or f"expected one of {', '.join(by_text)}")
        return by_text[str(value)]

    return parse


def some_of(allowed: Iterable[str]) -> Callable[[Any], object]:
    """Accept a list of some values."""
    parse = one_of(allowed)
    return lambda value: tuple(parse(name) for name in names(value))


def known_hint(value: str, what: str, known: Iterable[str]) -> str:
    """Return the hint for an unknown name: the closest of the known ones, if one is close, and all of them.

    Args:
        value: the unknown name.
        what: what the known ones are, such as "known engines".
        known: the names that there are.
    """
    names = tuple(known)
    return " ".join(filter(None, (suggestion(value, names), f"{what}: {', '.join(names)}")))


def suggestion(value: str, known: Iterable[str]) -> str:
    """Return "did you mean ...?" for a misspelt value; empty if nothing is close to it."""
    close = closest(value, known)
    return f"did you mean {close!r}?" if close else ""


def closest(value: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one is closest to, None if none is close."""
    return next(iter(get_close_matches(value, list(known), n=1, cutoff=0.7)), None)
