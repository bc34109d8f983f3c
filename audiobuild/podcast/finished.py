"""A finished episode: its MP3, the files beside it, and what its manifest says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.write import manifest
from audiobuild.write.titles import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CHAPTERS, VTT, TRANSCRIPT, SRT, PAGE = ".chapters.json", ".vtt", ".transcript.json", ".srt", ".html"
PLAYER, PLAYER_DATA = ".player.html", ".player.json"
EPUB, M4B, OPUS = ".epub", ".m4b", ".opus"
COMPANIONS = (CHAPTERS, VTT, TRANSCRIPT, SRT, PAGE, PLAYER, PLAYER_DATA, EPUB, M4B, OPUS)
"""Suffixes of the files that are published together with an MP3; FLAC and WAV are for editors."""
NAMING_MP3 = (PAGE, PLAYER, PLAYER_DATA)
"""Companions that contain the name of their MP3."""

IMAGES = (".jpg", ".jpeg", ".png")
"""Suffixes of an episode's own cover."""

_WEB_ADDRESS = lazy_regex(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+")
_UNQUOTED = "/?#[]@!$&'()*+,;=:~%"
"""Characters that stay as they are in a URL (RFC 3986), including those of existing escapes."""

_DATE = lazy_regex(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
"""A date in a file name: matches `2026-03-01-titel`, not `12026-03-011`."""

_REBUILD = "build it again with: audiobuild make"


@dataclass(frozen=True, slots=True)
class ChapterStart:
    """A chapter's title and when it starts."""

    title: str
    start: float
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Publication:
    """How an episode was last published in a show."""

    guid: str
    """GUID of its item."""
    sha256: str
    """SHA-256 of the MP3."""


@dataclass(frozen=True, slots=True)
class FinishedEpisode:
    """Everything a feed item is made of."""

    mp3: Path
    title: str
    author: str
    published: str
    """Date as the article states it: ISO 8601, or empty."""
    article: str
    """URL of the article; empty if it is unknown."""
    lead: str
    """The article's summary, lead or first paragraph."""
    text: str
    """The narrated text, as written."""
    language: str
    chapters: tuple[ChapterStart, ...]
    seconds: float
    size: int
    """Size of the MP3 in bytes."""
    engine: str
    voice: str
    """The narrator's."""
    second_voices: tuple[str, ...]
    """Those of other speakers."""
    disclosed: bool
    """Whether it says at the start that the voice is synthetic."""
    is_draft: bool
    season: str
    """Number of the season, in digits; empty for none."""
    number: str
    """Number of the episode in its season, in digits; empty for none."""
    license: str
    """SPDX identifier of the article's licence; empty if it states none."""
    companions: tuple[str, ...]
    """Those of `COMPANIONS` that were built with it and exist."""
    publications: Mapping[str, Publication]
    """How it was published before, by the GUIDs of the shows."""
    sha256: str
    """SHA-256 of the MP3."""

    @property
    def voices(self) -> frozenset[str]:
        """All its voices."""
        return frozenset((self.voice, *self.second_voices))

    @property
    def cover(self) -> Path | None:
        """The episode's own cover: an image beside the MP3 with the same stem."""
        images = (self.path(suffix) for suffix in IMAGES)
        return next((path for path in images if path.is_file()), None)

    def path(self, suffix: str) -> Path:
        """Return the path of a companion file."""
        return self.mp3.with_name(self.mp3.stem + suffix)

    def companion_size(self, suffix: str) -> int:
        """Return the size of a companion file in bytes.

        Raises:
            SourceError: it has been removed.
        """
        try:
            return self.path(suffix).stat().st_size
        except OSError as error:
            raise SourceError(f"cannot read {self.path(suffix)}: {error.strerror}", _REBUILD) from error


def record_publication(episode: FinishedEpisode, show: str, guid: str, page: bytes | None) -> bytes | None:
    """Return an episode's manifest with its publication, and with the digest of its page if that was edited.

    Args:
        episode: the episode as it was published.
        show: GUID of the show.
        guid: GUID of the item.
        page: the edited page; None if it was not edited where it was built.

    Returns:
        The new manifest; None if it does not change.

    Raises:
        SourceError: the episode was built again or removed in the meantime.
    """
    path = manifest.beside(episode.mp3)
    publications = {name: asdict(record) for name, record in episode.publications.items()}
    publications[show] = {"guid": guid, "sha256": episode.sha256}
    try:
        data = path.read_bytes()
        values = json.loads(data)
        digests: dict[str, Any] = values["files"]
        if page is not None:
            digest = {"size": len(page), "sha256": hashlib.sha256(page).hexdigest()}
            digests = digests | {f"{episode.mp3.stem}{PAGE}": digest}
        recorded = manifest.with_publications(data, publications=publications, files=digests)
        is_current = values["audio"]["sha256"] == episode.sha256
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(f"cannot read the manifest {path}", "run the same command again") from error
    if not is_current:
        raise SourceError(f"{episode.mp3} was built again while it was published", "run the same command again")
    return recorded if recorded != data else None


def has_manifest(mp3: Path) -> bool:
    """Return whether a manifest exists beside an MP3."""
    return manifest.beside(mp3).exists()


def read_finished(mp3: Path) -> FinishedEpisode:
    """Read the finished episode whose MP3 this is.

    Raises:
        SourceError: the MP3 or its manifest is missing or invalid, or they do not belong together.
    """
    path = manifest.beside(mp3)
    if mp3.suffix.lower() != ".mp3":
        raise SourceError(f"{mp3} is not an MP3", "pass only MP3s: audio/*.mp3")
    try:
        size = mp3.stat().st_size
    except OSError as error:
        raise SourceError(f"cannot read {mp3}: {error.strerror}", "check its name") from error
    try:
        values = json.loads(path.read_bytes())
        episode = _episode(mp3, size, values)
        expected = values["files"].get(mp3.name, {"size": size})["size"]
    except OSError as error:
        raise SourceError(f"{mp3} has no manifest {path.name} beside it", _REBUILD) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path} is not a valid manifest", _REBUILD) from error
    if expected != size:
        raise SourceError(f"{mp3} has {size} bytes, but {path.name} records {expected}", _REBUILD)
    return episode


def web_address(source: str) -> str:
    """Return a source as an ASCII URL for a feed; empty if it is not a URL."""
    if not _WEB_ADDRESS.fullmatch(source):
        return ""
    scheme, _, rest = source.partition("://")
    host, slash, path = rest.partition("/")
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{scheme}://{host}{slash}{quote(path, safe=_UNQUOTED)}"


def _episode(mp3: Path, size: int, values: dict[str, Any]) -> FinishedEpisode:
    about, source = values["about"], values["source"]["name"]
    chapters = tuple(
        ChapterStart(one_line(chapter["title"]), float(chapter["start"])) for chapter in values["chapters"]
    )
    title = one_line(about["title"])
    if not visible(title):
        title = next((chapter.title for chapter in chapters if visible(chapter.title)), mp3.stem)
    return FinishedEpisode(
        mp3=mp3,
        title=title,
        author=one_line(about["author"]),
        published=about["published"] or _date_in(source) or _date_in(mp3.name),
        article=web_address(about.get("link", "")) or web_address(source),
        lead=one_line(about.get("description", "") or " ".join(_lead(values))),
        text=one_line(" ".join(utterance["written"] for utterance in values["utterances"])),
        language=about["language"] or "de",
        chapters=chapters,
        seconds=float(values["audio"]["seconds"]),
        size=size,
        engine=one_line(values["engine"]["name"]),
        voice=one_line(values["engine"]["voice"]),
        second_voices=tuple(one_line(second["voice"]) for second in values.get("speakers", {}).values()),
        disclosed=bool(values["settings"]["disclosure"]),
        is_draft=bool(about.get("draft", False)),
        season=about.get("season", ""),
        number=about.get("episode", ""),
        license=about.get("license", ""),
        companions=tuple(_companions(mp3, values["audio"]["file"], values["files"])),
        publications={show: Publication(**record) for show, record in values.get("publications", {}).items()},
        sha256=values["audio"]["sha256"],
    )


def _date_in(name: str) -> str:
    """Return the ISO 8601 date in a file name such as `2026-03-01-title.md`; empty if there is none."""
    match = _DATE.search(name.replace("\\", "/").rpartition("/")[2])
    try:
        return date.fromisoformat(match[0]).isoformat() if match else ""
    except ValueError:  # there is no such day
        return ""


def _companions(mp3: Path, built: str, files: dict[str, Any]) -> Iterator[str]:
    """Yield the suffixes of the companions that were built with the MP3 and exist.

    Pages and players refer to their MP3 by name, so they are left out if the files were renamed.

    Args:
        mp3: where the MP3 is.
        built: the name it was built under.
        files: what was built with it, by name.
    """
    for suffix in COMPANIONS:
        known = built.removesuffix(".mp3") + suffix in files and (suffix not in NAMING_MP3 or built == mp3.name)
        if known and mp3.with_name(mp3.stem + suffix).is_file():
            yield suffix


def _lead(values: dict[str, Any]) -> Iterator[str]:
    """Yield the sentences of the lead, or of the first paragraph."""
    for role in ("lead", "paragraph"):
        for block in values["blocks"]:
            if block["role"] == role and not block["skipped"]:
                first, end = block["span"]
                yield from (
                    utterance["written"] for utterance in values["utterances"] if first <= utterance["span"][0] < end
                )
                return
