"""The ID3v2.3 tag of an episode, with its chapters and cover.

It is serialised here, since no library writes a tag that all players read: mutagen's `save` sorts chapters by their
length in bytes, and players misread version 2.4, the default of other libraries. The header's flags are 0 for the same
reason. Sources: https://id3.org/id3v2.3.0 and https://id3.org/id3v2-chapters-1.0.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from audiobuild.version import __version__
from audiobuild.write import narrated
from audiobuild.write.titles import MOST, one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode, Mark

LARGEST = 300_000
"""Maximum size of a tag in bytes, including the cover; podcast hosts refuse larger ones."""

SYNTHETIC = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""Digital source type of a voice trained on recordings. Source: https://cv.iptc.org/newscodes/digitalsourcetype/."""

FORMANT = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
"""Digital source type of a voice computed by rules."""

_FORMANT_ENGINES = frozenset({"espeak", "silent"})
_LANGUAGE = "deu"  # ISO 639-2/T, which TLAN and COMM require; audiobuild reads German
_LONGEST_TITLE = 250  # UTF-16 units of TIT2, TPE1 and TALB; Windows Explorer and car radios show fewer
_LONGEST_COMMENT = 1_000  # UTF-16 units
_NO_OFFSET = b"\xff" * 8  # start and end offset: "use the times instead"
_TOP_LEVEL_AND_ORDERED = b"\x03"
_FRONT_COVER = b"\x03"


def tag(episode: Episode) -> bytes:
    """Build the tag, which precedes the first MPEG frame without padding.

    Args:
        episode: its marks are written as they are (see `write.titles.displayable`), and so is its cover (see
            `write.cover.prepared`).

    Raises:
        ValueError: there are no marks, or more than `write.titles.MOST`, which no table of contents can hold.
    """
    if not 1 <= len(episode.marks) <= MOST:
        raise ValueError(f"{len(episode.marks)} chapters do not fit an MP3's table of contents (1 to {MOST})")
    frames = b"".join((*_described(episode), *_chapters(episode), *_pictured(episode.cover)))
    return b"ID3\x03\x00\x00" + _synchsafe(len(frames)) + frames


def digital_source_type(engine: str) -> str:
    """Return the IPTC digital source type of a voice: the machine-readable mark that EU AI Act, Art. 50(2) requires.

    Unknown engines are assumed to be trained on recordings.
    """
    return FORMANT if engine in _FORMANT_ENGINES else SYNTHETIC


def _described(episode: Episode) -> Iterator[bytes]:
    """Yield the frames that describe the article and its production."""
    about = episode.about
    title = shortened(about.title, _LONGEST_TITLE) or episode.marks[0].title
    yield _text_frame("TIT2", title)
    yield _text_frame("TPE1", shortened(about.author, _LONGEST_TITLE) or "audiobuild")
    if episode.narrator:
        yield _text_frame("TCOM", episode.narrator)  # where audiobook players look for it
    yield _text_frame("TALB", shortened(episode.show, _LONGEST_TITLE) or title)
    yield from _dated(about.published)
    yield _text_frame("TLAN", _LANGUAGE)
    yield _text_frame("TCON", "Podcast")
    yield _text_frame("TLEN", str(_milliseconds(episode, episode.samples)))
    yield _text_frame("TENC", f"audiobuild {__version__}")
    summary = shortened(narrated.summary(episode), _LONGEST_COMMENT)
    if summary:
        yield _frame("COMM", _encoded("", summary, head=_LANGUAGE.encode("ascii")))
    if about.link.isascii() and about.link:
        yield _frame("WOAF", about.link.encode("ascii"))
    if about.license.isascii() and len(about.license.split()) == 1:
        yield _frame("WCOP", f"https://spdx.org/licenses/{about.license}.html".encode("ascii"))
    if about.episode:
        yield _text_frame("TRCK", about.episode)
    if about.season:
        yield _text_frame("TPOS", about.season)
    yield _frame("TXXX", _encoded("DigitalSourceType", digital_source_type(episode.voice.engine)))


def _dated(published: str) -> Iterator[bytes]:
    """Yield the year (TYER) and the day and month (TDAT) of an ISO 8601 date; nothing for another text."""
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return
    yield _text_frame("TYER", f"{day.year:04}")
    yield _text_frame("TDAT", f"{day.day:02}{day.month:02}")


def _chapters(episode: Episode) -> Iterator[bytes]:
    """Yield the table of contents, then the chapters in time order, since some readers list them as they are stored."""
    names = [f"ch{number:04}\0".encode("ascii") for number, _ in enumerate(episode.marks, start=1)]
    contents = b"toc\0" + _TOP_LEVEL_AND_ORDERED + bytes([len(names)]) + b"".join(names)
    yield _frame("CTOC", contents + _text_frame("TIT2", "Kapitel"))
    for name, mark in zip(names, episode.marks, strict=True):
        described = _text_frame("TIT2", one_line(mark.title)) + _linked(mark.link)
        yield _frame("CHAP", name + _times(episode, mark) + _NO_OFFSET + described)


def _linked(address: str) -> bytes:
    """Return the link of a chapter (WXXX); empty for an address that players decode twice or not at all."""
    plain = address.isascii() and not set("+%") & set(address)
    return _frame("WXXX", b"\0\0" + address.encode("ascii")) if address and plain else b""


def _times(episode: Episode, mark: Mark) -> bytes:
    return b"".join(_milliseconds(episode, samples).to_bytes(4, "big") for samples in (mark.start, mark.end))


def _milliseconds(episode: Episode, samples: int) -> int:
    return round(episode.seconds(samples) * 1000)


def _pictured(cover: bytes) -> Iterator[bytes]:
    """Yield the cover, which comes last, so that chapters can be read without it."""
    if cover:
        media_type = b"image/png\0" if cover.startswith(b"\x89PNG") else b"image/jpeg\0"
        yield _frame("APIC", b"\x00" + media_type + _FRONT_COVER + b"\x00" + cover)


def _text_frame(name: str, text: str) -> bytes:
    return _frame(name, _encoded(text))


def _encoded(*texts: str, head: bytes = b"") -> bytes:
    """Encode texts, separated by terminators, after the byte that names their encoding.

    That is ISO-8859-1 if possible, else UTF-16, little-endian, each text with its byte order mark.

    Args:
        texts: single lines.
        head: bytes between the encoding and the texts.
    """
    lines = [one_line(text) for text in texts]
    try:
        return b"\x00" + head + b"\0".join(line.encode("iso-8859-1") for line in lines)
    except UnicodeEncodeError:
        return b"\x01" + head + b"\0\0".join(b"\xff\xfe" + line.encode("utf-16-le") for line in lines)


def _frame(name: str, body: bytes) -> bytes:
    """Build a frame of version 2.3: name, size as a plain number, no flags, body."""
    return name.encode("ascii") + len(body).to_bytes(4, "big") + b"\0\0" + body


def _synchsafe(size: int) -> bytes:
    """Encode the size in the header: four bytes of seven bits (ID3v2.3.0, 3.1)."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
