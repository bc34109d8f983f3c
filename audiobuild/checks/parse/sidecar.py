"""Files beside an MP3: JSON of any shape, and WebVTT that may be invalid."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 64 << 20
"""Bytes of a file that are read; the transcript of 29 hours has 4 MB."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A file that belongs to an episode."""

    name: str
    exists: bool
    content: Any = None
    """Its text, or its parsed JSON; None if it does not exist or cannot be read."""
    fault: str = ""
    """Why it cannot be read."""

    def items(self, *members: str) -> list[dict[str, Any]]:
        """Return the objects in the array at a path of member names; empty if there is no such array."""
        found = self.value(*members)
        return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []

    def value(self, *members: str) -> Any:  # any JSON value
        """Return the value at a path of member names, or None."""
        found = self.content
        for member in members:
            found = found.get(member) if isinstance(found, dict) else None
        return found


def read_text(path: Path) -> Sidecar:
    """Read a UTF-8 file that may not exist."""
    try:
        if not path.exists():
            return Sidecar(path.name, exists=False)
        if not path.is_file():  # reading a pipe would never end
            return Sidecar(path.name, exists=True, fault="is not a file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            return Sidecar(path.name, exists=True, fault=f"has more than {LARGEST} bytes")
        return Sidecar(path.name, exists=True, content=data.decode("utf-8"))
    except (OSError, ValueError) as error:
        return Sidecar(path.name, exists=True, fault=f"cannot be read ({error})")


def read_json(path: Path) -> Sidecar:
    """Read a JSON file that may not exist."""
    found = read_text(path)
    if found.content is None:
        return found
    try:
        return Sidecar(found.name, exists=True, content=json.loads(found.content))
    except (ValueError, RecursionError) as error:
        return Sidecar(found.name, exists=True, fault=f"is not valid JSON ({error})")


def number(value: Any) -> float | None:  # any JSON value
    """Return a JSON value as a finite number, or None."""
    try:
        found = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


@dataclass(frozen=True, slots=True)
class TimedText:
    """A cue or segment of a transcript: times in seconds, and the text shown."""

    start: float
    end: float
    text: str


_TIME = r"(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
# Matches "00:01.000 --> 00:02.000 line:0", but not "1:01.000 --> 00:02.000".
_TIMES = lazy_regex(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?\s*")
# Matches "<v Anna>", "</i>", "<c.loud>" and "<00:01.000>", but not "<Euro".
_TAG = lazy_regex(r"</?(?:[cibuv]|ruby|rt|lang)?(?:[. \t][^<>]*)?>|<\d\d[\d:.]*>")
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", "\u200e"), ("&rlm;", "\u200f"), ("&amp;", "&"))
# Matches in "Bus & Bahn", but not in "Bus &amp; Bahn".
_UNESCAPED = lazy_regex(r"&(?!amp;|lt;|gt;|nbsp;|lrm;|rlm;|#\d+;|#x[0-9A-Fa-f]+;)")


@dataclass(frozen=True, slots=True)
class WebVtt:
    """A parsed WebVTT file."""

    cues: tuple[TimedText, ...]
    errors: tuple[str, ...]
    """Faults by which a parser rejects the file or drops a cue."""
    warnings: tuple[str, ...]
    """Faults in the text of a cue, which parsers show in some way."""


def parse_vtt(content: str) -> WebVtt:
    """Parse WebVTT (https://www.w3.org/TR/webvtt1/, sections 4 and 6)."""
    errors: list[str] = []
    warnings: list[str] = []
    lines = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        errors.append("line 1 is not WEBVTT")
    if len(lines) > 1 and lines[1].strip():
        errors.append("no blank line after WEBVTT")
    cues = []
    for first, block in _blocks(lines):
        at = 0 if "-->" in block[0] else 1
        if at >= len(block) or "-->" not in block[at]:
            if not re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0]):
                errors.append(f"line {first}: neither a cue nor a note")
            continue
        times = _TIMES.fullmatch(block[at])
        if times is None:
            errors.append(f"line {first + at}: invalid times {block[at][:60]!r}")
            continue
        body = block[at + 1 :]
        warnings += _text_faults(first + at + 1, body)
        cues.append(TimedText(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), _plain(body)))
    return WebVtt(tuple(cues), tuple(errors), tuple(warnings))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield groups of lines separated by blank lines, from line 2 on, with the number of their first line."""
    block: list[str] = []
    for line_number, line in enumerate([*lines[1:], ""], 2):
        if line:
            block.append(line)
        elif block:
            yield line_number - len(block), block
            block = []


def _text_faults(first: int, body: list[str]) -> Iterator[str]:
    if not "".join(body).strip():
        yield f"line {first}: cue without text"
    for line_number, line in enumerate(body, first):
        if "-->" in line:
            yield f"line {line_number}: arrow in the text"
        if "<" in _TAG.sub("", line):
            yield f"line {line_number}: < that does not start a tag"
        if _UNESCAPED.search(line):
            yield f"line {line_number}: unescaped &"


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _plain(body: list[str]) -> str:
    """Return the text of a cue without tags and character references, on one line."""
    shown = _TAG.sub("", " ".join(body))
    for escaped, letter in _ESCAPED:
        shown = shown.replace(escaped, letter)
    return " ".join(shown.split())
