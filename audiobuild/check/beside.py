"""Files beside an MP3, read as a stranger would: JSON that may be anything, WebVTT that may be broken."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that belongs to an episode."""

    name: str
    here: bool
    content: Any = None
    """Its text, or what its JSON holds; None where it is not here or can't be read."""
    trouble: str = ""
    """Why it can't be read."""

    def items(self, *members: str) -> list[dict[str, Any]]:
        """The objects in the array under these names, one in the other; none where there is no such array."""
        found = self.content
        for member in members:
            found = found.get(member) if isinstance(found, dict) else None
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    def value(self, *members: str) -> Any:  # whatever JSON holds
        """What stands under these names; None where nothing does."""
        found = self.content
        for member in members:
            found = found.get(member) if isinstance(found, dict) else None
        return found


def text(path: Path) -> Beside:
    """A file of text in UTF-8, there or not."""
    try:
        return Beside(path.name, here=True, content=path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Beside(path.name, here=False)
    except (OSError, UnicodeDecodeError) as error:
        return Beside(path.name, here=True, trouble=f"can't be read ({error})")


def from_json(path: Path) -> Beside:
    """A file of JSON, there or not."""
    found = text(path)
    if found.content is None:
        return found
    try:
        return Beside(found.name, here=True, content=json.loads(found.content))
    except (ValueError, RecursionError) as error:
        return Beside(found.name, here=True, trouble=f"is no JSON ({error})")


def number(value: Any) -> float | None:  # whatever JSON holds
    """A value of JSON as a number; None for what is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of a transcript: times in seconds, and what is shown."""

    start: float
    end: float
    text: str


_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?\s*")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang)?(?:[. \t][^<>]*)?>|<\d\d[\d:.]*>")
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", "\u200e"), ("&rlm;", "\u200f"), ("&amp;", "&"))
_REFERENCE = re.compile(r"&(?!amp;|lt;|gt;|nbsp;|lrm;|rlm;|#\d+;|#x[0-9A-Fa-f]+;)")


def vtt(content: str) -> tuple[tuple[Cue, ...], tuple[str, ...]]:
    """The cues of a WebVTT file, and what is wrong with it (https://www.w3.org/TR/webvtt1/, 4 and 6)."""
    faults = []
    lines = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        faults.append("line 1 is not WEBVTT")
    if len(lines) > 1 and lines[1].strip():
        faults.append("no blank line after WEBVTT")
    cues = []
    for first, block in _blocks(lines):
        at = 0 if "-->" in block[0] else 1
        if at >= len(block) or "-->" not in block[at]:
            if not re.match(r"(NOTE|STYLE|REGION)(\s|$)", block[0]):
                faults.append(f"line {first}: neither a cue nor a note")
            continue
        times = _TIMES.fullmatch(block[at])
        if times is None:
            faults.append(f"line {first + at}: times can't be read: {block[at][:60]!r}")
            continue
        body = block[at + 1 :]
        faults += _faults(first + at + 1, body)
        cues.append(Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]), _plain(body)))
    return tuple(cues), tuple(faults)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines that stand together, from the third on, with the number of the first."""
    block: list[str] = []
    for number_, line in enumerate([*lines[1:], ""], 2):
        if line:
            block.append(line)
        elif block:
            yield number_ - len(block), block
            block = []


def _faults(first: int, body: list[str]) -> Iterator[str]:
    if not "".join(body).strip():
        yield f"line {first}: a cue without a text"
    for place, line in enumerate(body, first):
        if "-->" in line:
            yield f"line {place}: an arrow in a text"
        if "<" in _TAG.sub("", line):
            yield f"line {place}: a < that opens no tag"
        if _REFERENCE.search(line):
            yield f"line {place}: an & that is not escaped"


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _plain(body: list[str]) -> str:
    shown = _TAG.sub("", " ".join(body))
    for escaped, letter in _ESCAPED:
        shown = shown.replace(escaped, letter)
    return " ".join(shown.split())
