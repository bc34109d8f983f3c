"""Rules about the ID3 tag: readable by every player, and complete for listeners and directories."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Rule, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.parse import id3, picture
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.checks.mp3 import Mp3File

LARGEST = 300_000
"""Bytes; PRX and other hosts refuse larger tags."""
WIDEST = 800
"""Pixels of an embedded cover on either side."""
LATIN_1, UTF_16 = 0, 1
# An IPTC digital source type, alone or as an address: matches in "algorithmicMedia" and in
# "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", but not in "algorithmicMediaPlayer".
SYNTHETIC = lazy_regex(r"(?:^|/)(trainedAlgorithmicMedia|algorithmicMedia|compositeWithTrainedAlgorithmicMedia)$")
NO_TAG = "no ID3v2 tag"


@rule("ID3 tag present", Severity.WARNING)
def tag_present(mp3: Mp3File) -> Result:
    """Require an ID3v2 tag, from which players take title and chapters."""
    return passed(f"{len(mp3.tag.frames)} frames") if mp3.tag else failed(NO_TAG)


@rule("tag size valid", Severity.ERROR)
def tag_size(mp3: Mp3File) -> Result:
    """Require that the file is longer than its tag: otherwise players skip the audio."""
    if mp3.tag is None:
        return skipped(NO_TAG)
    found = f"{mp3.tag.size} bytes"
    return passed(found) if mp3.tag.size < mp3.size else failed(f"the tag declares {found}, the file has {mp3.size}")


@rule("tag frames valid", Severity.WARNING)
def tag_frames(mp3: Mp3File) -> Result:
    """Require that the frame sizes lead from frame to frame (https://id3.org/id3v2.3.0, section 3)."""
    if mp3.tag is None:
        return skipped(NO_TAG)
    return verdict(mp3.tag.faults, f"{len(mp3.tag.frames)} frames")


@rule("ID3v2.3 without flags", Severity.WARNING)
def tag_version(mp3: Mp3File) -> Result:
    """Require the version that every player reads.

    ffmpeg misreads chapters of version 2.4; AntennaPod ignores unsynchronisation and misreads the extended header.
    Without chapters, players read 2.4 as well.
    """
    if mp3.tag is None:
        return skipped(NO_TAG)
    found = f"ID3v2.{mp3.tag.version}, flags 0x{mp3.tag.flags:02x}"
    flagged = [frame.name for frame in mp3.tag.frames if frame.flags & 0xFF]
    if flagged:
        return failed(f"{found}; compressed, encrypted or grouped: {', '.join(flagged[:3])}")
    if mp3.tag.version == id3.V23 and not mp3.tag.flags:
        return passed(found)
    return failed(found, None if mp3.chapters else Severity.NOTE)


@rule("text encodings valid", Severity.WARNING)
def text_encodings(mp3: Mp3File) -> Result:
    """Require encodings that the tag's version has; ffmpeg lost 3 of 12 chapters with UTF-8 in version 2.3."""
    texts = list(_texts(mp3))
    if mp3.tag is None or not texts:
        return skipped("no text in the tag")
    allowed = tuple(range(len(id3.ENCODINGS))) if mp3.tag.version == id3.V24 else (LATIN_1, UTF_16)
    faults = [f"{name} {text.fault}" for name, text in texts if text.fault]
    faults += [
        f"{name} is {id3.ENCODINGS[text.encoding]} in ID3v2.{mp3.tag.version}"
        for name, text in texts
        if not text.fault and text.encoding not in allowed
    ]
    return verdict(faults, f"{len(texts)} texts")


def _texts(mp3: Mp3File) -> Iterator[tuple[str, id3.Text]]:
    """Yield every text frame with its name, those of chapters included."""
    if mp3.tag is None:
        return
    for frame in mp3.tag.frames:
        if frame.name.startswith("T"):
            yield frame.name, id3.decode_text(frame.body)
        elif frame.name == "COMM":
            yield frame.name, id3.decode_text(frame.body[:1] + frame.body[4:])
    parts: tuple[id3.ChapFrame | id3.CtocFrame, ...] = (*mp3.tag.chapters, *mp3.tag.contents)
    for part in parts:
        element = part.element.decode("latin-1")
        texts = (frame for frame in part.frames if frame.name.startswith("T"))
        yield from ((f"{frame.name} of {element}", id3.decode_text(frame.body)) for frame in texts)


@rule("tag at most 300 KB", Severity.WARNING)
def tag_small(mp3: Mp3File) -> Result:
    """Limit the tag: hosts refuse larger ones, and players load it before the first sound."""
    if mp3.tag is None:
        return skipped(NO_TAG)
    found = f"{mp3.tag.size} bytes"
    return passed(found) if mp3.tag.size <= LARGEST else failed(f"{found}, at most {LARGEST}")


@rule("cover is a JPEG or PNG of at most 800 pixels", Severity.NOTE)
def cover(mp3: Mp3File) -> Result:
    """Limit the embedded cover; some hosts refuse larger ones."""
    pictures = mp3.tag.named("APIC", "PIC") if mp3.tag else ()
    if not pictures:
        return skipped("no cover")
    faults, sizes = [], []
    for frame in pictures:
        found = picture.parse(frame.body)
        if found is None:
            faults.append("not a JPEG or PNG")
        elif max(found.width, found.height) > WIDEST:
            faults.append(f"{found.width} x {found.height} pixels, at most {WIDEST} x {WIDEST}")
        else:
            sizes.append(f"{found.kind}, {found.width} x {found.height} pixels")
    return verdict(faults, "; ".join(sizes))


def _text_rule(name: str, severity: Severity, *frames: str, pattern: str = ".+") -> Rule[Mp3File]:
    """Build the rule that one of these frames exists and its text matches the pattern."""

    def test(mp3: Mp3File) -> Result:
        text = mp3.tag.text(*frames) if mp3.tag else None
        if not text or not text.strip():
            return failed(f"no {' or '.join(frames)}")
        return passed(text[:80]) if re.fullmatch(pattern, text, re.DOTALL) else failed(text[:80])

    return Rule(name, severity, test)


title = _text_rule("title present", Severity.WARNING, "TIT2", "TT2")
author = _text_rule("author present", Severity.WARNING, "TPE1", "TP1")
album = _text_rule("album present", Severity.NOTE, "TALB", "TAL")
genre = _text_rule("genre is Podcast", Severity.NOTE, "TCON", "TCO", pattern=r"Podcast|\(186\)(Podcast)?|186")
language = _text_rule("language is German", Severity.NOTE, "TLAN", "TLA", pattern="deu|ger")
encoder = _text_rule("encoder present", Severity.NOTE, "TENC", "TEN")


@rule("date valid", Severity.WARNING)
def date_valid(mp3: Mp3File) -> Result:
    """Require a date that exists: TDRC, or in version 2.3 TYER (yyyy) with TDAT (ddmm)."""
    if mp3.tag is None:
        return skipped(NO_TAG)
    stamp, year, day = mp3.tag.text("TDRC", "TDRL"), mp3.tag.text("TYER", "TYE"), mp3.tag.text("TDAT", "TDA")
    if stamp and (found := re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", stamp)):
        parts = [int(part or 1) for part in found.groups()]
        return passed(stamp[:40]) if _exists(*parts) else failed(f"{found[0]} does not exist")
    return _year_and_day(year, day)


def _year_and_day(year: str | None, day: str | None) -> Result:
    """Test the texts of TYER and TDAT."""
    if year is None:
        return failed("a day (TDAT) without a year (TYER)") if day else skipped("no date")
    if not re.fullmatch(r"\d{4}", year):
        return failed(f"TYER is {year[:20]!r}, not a year")
    if day is None:
        return failed(f"year {year} without TDAT", Severity.NOTE)
    if not re.fullmatch(r"\d{4}", day) or not _exists(int(year), int(day[2:]), int(day[:2])):
        return failed(f"TDAT is {day[:20]!r}, not a day and month of {year}")
    return passed(f"{year}-{day[2:]}-{day[:2]}")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


@rule("summary present", Severity.NOTE)
def summary(mp3: Mp3File) -> Result:
    """Require COMM or Apple's TDES, which players show as the episode's notes."""
    if mp3.tag is None:
        return skipped(NO_TAG)
    comments = [id3.decode_text(frame.body[:1] + frame.body[4:]).values for frame in mp3.tag.named("COMM", "COM")]
    texts = [values[-1] for values in comments] + [text for text in [mp3.tag.text("TDES")] if text]
    longest = max(texts, key=len, default="")
    return passed(f"{len(longest)} characters") if longest.strip() else failed("no COMM or TDES")


@rule("synthetic voice marked", Severity.WARNING)
def synthetic_voice(mp3: Mp3File) -> Result:
    """Require a machine-readable mark of synthetic audio (EU AI Act, Art. 50(2)).

    The mark is an IPTC digital source type in a TXXX frame. A file by another tool may have a human voice.
    """
    marks = [found[1] for text in (mp3.tag.user_texts() if mp3.tag else ()) if (found := SYNTHETIC.search(text))]
    if marks:
        return passed(marks[0])
    made_here = mp3.manifest.exists or (mp3.tag and (mp3.tag.text("TENC", "TEN") or "").startswith("audiobuild"))
    fault = "no TXXX with a digital source type (trainedAlgorithmicMedia)"
    return failed(fault) if made_here else skipped(f"{fault}; needed if the voice is synthetic")


RULES = (
    tag_present,
    tag_size,
    tag_frames,
    tag_version,
    text_encodings,
    tag_small,
    cover,
    title,
    author,
    album,
    date_valid,
    language,
    genre,
    summary,
    encoder,
    synthetic_voice,
)
