"""A finished episode as `publish` sees it: its ledger, its MP3 and what stands beside it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audiobuild.errors import SourceError
from audiobuild.write import manifest
from audiobuild.write.titles import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHAPTERS, VTT, TRANSCRIPT, PAGE = ".chapters.json", ".vtt", ".transcript.json", ".html"
BESIDE = (CHAPTERS, VTT, TRANSCRIPT, PAGE)
"""How the names of what is published with an MP3 end."""

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+")
_KEPT = "/?#[]@!$&'()*+,;=:~%"
"""What may stand in an address as it is (RFC 3986), its own escapes included."""

_AGAIN = "make it again with: audiobuild make"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a player lists."""

    title: str
    start: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Episode:
    """What its feed entry is made of."""

    mp3: Path
    title: str
    author: str
    published: str
    """As the article says it; ISO 8601 or empty."""
    article: str
    """The article's web address; empty where it came from a file."""
    lead: str
    """How the article begins: its lead, else its first paragraph."""
    language: str
    chapters: tuple[Chapter, ...]
    seconds: float
    size: int
    """Bytes of the MP3."""
    engine: str
    voice: str
    disclosed: bool
    """Whether it says at its start that the voice is synthetic."""
    beside: tuple[str, ...]
    """Of `BESIDE`, what was built with it and is there."""

    def path(self, ending: str) -> Path:
        """The file beside the MP3 whose name ends so."""
        return self.mp3.with_name(self.mp3.stem + ending)


def ledger(mp3: Path) -> Path:
    """Where the ledger of an MP3 is, or would be."""
    return manifest.beside(mp3)


def read(mp3: Path) -> Episode:
    """The episode whose MP3 this is.

    Raises:
        SourceError: the MP3 or its ledger is missing, or they don't belong together.
    """
    path = ledger(mp3)
    if mp3.suffix.lower() != ".mp3":
        raise SourceError(f"{mp3} is no MP3", "give the MP3s alone: audio/*.mp3")
    try:
        size = mp3.stat().st_size
    except OSError as error:
        raise SourceError(f"{mp3} can't be read: {error.strerror}", "check its name") from error
    try:
        values = json.loads(path.read_bytes())
        found = _episode(mp3, size, values)
        written = values["files"].get(mp3.name, {"size": size})["size"]
    except OSError as error:
        raise SourceError(f"{mp3} has no ledger {path.name} beside it", _AGAIN) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path} is not as audiobuild writes it", _AGAIN) from error
    if written != size:
        raise SourceError(f"{mp3} has {size} bytes, but {path.name} tells of {written}", _AGAIN)
    return found


def _episode(mp3: Path, size: int, values: dict[str, Any]) -> Episode:
    about, source = values["about"], values["source"]["name"]
    chapters = tuple(Chapter(one_line(each["title"]), float(each["start"])) for each in values["chapters"])
    title = one_line(about["title"])
    if not visible(title):
        title = next((each.title for each in chapters if visible(each.title)), mp3.stem)
    return Episode(
        mp3=mp3,
        title=title,
        author=one_line(about["author"]),
        published=about["published"],
        article=web_address(source),
        lead=one_line(" ".join(_beginning(values))),
        language=about["language"] or "de",
        chapters=chapters,
        seconds=float(values["audio"]["seconds"]),
        size=size,
        engine=one_line(values["engine"]["name"]),
        voice=one_line(values["engine"]["voice"]),
        disclosed=bool(values["settings"]["disclosure"]),
        beside=tuple(_beside(mp3, values["audio"]["file"], values["files"])),
    )


def _beside(mp3: Path, built: str, files: dict[str, Any]) -> Iterator[str]:
    """Of `BESIDE`, what was built with the MP3 and is there; a page only under the name that it asks for.

    Args:
        mp3: where it is.
        built: the name it was built under; all of them may have been renamed since.
        files: what was built, by name.
    """
    for ending in BESIDE:
        known = built.removesuffix(".mp3") + ending in files and (ending != PAGE or built == mp3.name)
        if known and mp3.with_name(mp3.stem + ending).is_file():
            yield ending


def web_address(source: str) -> str:
    """A source as an address that can stand in a feed, ASCII; empty where it is none."""
    if not _WEB.fullmatch(source):
        return ""
    scheme, _, rest = source.partition("://")
    host, slash, path = rest.partition("/")
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{scheme}://{host}{slash}{quote(path, safe=_KEPT)}"


def _beginning(values: dict[str, Any]) -> Iterator[str]:
    """The sentences of the lead, else of the first paragraph."""
    for role in ("lead", "paragraph"):
        for block in values["blocks"]:
            if block["role"] == role and not block["skipped"]:
                first, end = block["span"]
                yield from (each["written"] for each in values["utterances"] if first <= each["span"][0] < end)
                return
