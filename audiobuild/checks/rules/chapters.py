"""Rules about the chapters in the tag: every player shows all of them, in order, at the right time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobuild.checks.finding import Result, Rule, Severity, failed, passed, rule, skipped, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobuild.checks.mp3 import Mp3File

TOP_LEVEL, TOP_LEVEL_AND_ORDERED = 0x02, 0x03
MOST_CHILDREN = 255
"""CTOC counts its children in one byte."""
LONGEST_ID = 8
LONGEST_TITLE = 60
"""UTF-16 units; Spotify shows 40."""
NO_OFFSET = 0xFFFF_FFFF
ROUNDING_MS = 1
TOLERANCE_MS = 1_000
"""Milliseconds after the end of the audio that players forgive."""
NO_CHAPTERS = "no chapters in the tag"


def _chapter_rule(name: str, severity: Severity) -> Callable[[Callable[[Mp3File], Result]], Rule[Mp3File]]:
    """Turn a function into a rule that does not apply to a file without chapters."""
    return lambda test: Rule(name, severity, lambda mp3: test(mp3) if mp3.chapters else skipped(NO_CHAPTERS))


@rule("chapters present", Severity.NOTE)
def present(mp3: Mp3File) -> Result:
    """Require at least one chapter."""
    return passed(f"{len(mp3.chapters)}") if mp3.chapters else failed(NO_CHAPTERS)


@rule("CHAP frames valid", Severity.ERROR)
def frames_valid(mp3: Mp3File) -> Result:
    """Require that every CHAP frame can be parsed."""
    frames = len(mp3.tag.named("CHAP")) if mp3.tag else 0
    if not frames:
        return skipped(NO_CHAPTERS)
    invalid = frames - len(mp3.chapters)
    return failed(f"{invalid} of {frames} CHAP frames are truncated") if invalid else passed(f"{frames}")


@rule("one ordered table of contents", Severity.WARNING)
def table_of_contents(mp3: Mp3File) -> Result:
    """Require one CTOC frame that is top-level and ordered: without it iTunes, Overcast and Prologue show nothing."""
    if not mp3.chapters or mp3.tag is None:
        return skipped(NO_CHAPTERS)
    frames, tables = mp3.tag.named("CTOC"), mp3.tag.contents
    if len(mp3.chapters) > MOST_CHILDREN:  # nested tables are needed
        tables = tuple(table for table in tables if table.flags & TOP_LEVEL)
    elif len(frames) != 1:
        return failed(f"{len(frames)} CTOC frames")
    if len(tables) != 1:
        return failed(f"{len(tables)} valid top-level CTOC frames")
    table = tables[0]
    if table.flags != TOP_LEVEL_AND_ORDERED:
        return failed(f"its flags are 0x{table.flags:02x}, not 0x03 (top-level and ordered)")
    if not any(frame.name == "TIT2" for frame in table.frames):
        return failed("it has no title (TIT2)", Severity.NOTE)
    return passed(f"{len(table.children)} entries")


@rule("table of contents lists the chapters", Severity.WARNING)
def table_complete(mp3: Mp3File) -> Result:
    """Require that the entries are the chapters, each once, in time order, 1 to 255 per table."""
    tables = mp3.tag.contents if mp3.tag else ()
    if not tables or not mp3.chapters:
        return skipped("no table of contents or no chapters")
    names = {table.element for table in tables}
    children = [child for table in tables for child in table.children if child not in names]
    expected = [chapter.element for chapter in mp3.chapters_in_time]
    missing, unknown = set(expected) - set(children), set(children) - set(expected)
    if unknown:
        return failed(f"{len(unknown)} entries are not a chapter", Severity.ERROR)
    faults = ["an empty table" for table in tables if not table.children]
    faults += [f"{len(missing)} chapters are not listed"] if missing else []
    if not faults and children != expected:
        faults.append("entries are not in time order")
    return verdict(faults, f"{len(children)} entries")


@_chapter_rule("CHAP frames in time order", Severity.WARNING)
def time_order(mp3: Mp3File) -> Result:
    """Require time order in the file, since ffprobe, eyeD3 and node-id3 list the frames as they are stored."""
    late = [
        f"{_label(mp3, place)} is stored after a later one"
        for place, (one, other) in enumerate(pairwise(mp3.chapters), 1)
        if other.start < one.start
    ]
    return verdict(late, f"{len(mp3.chapters)} frames")


@_chapter_rule("chapter IDs unique", Severity.ERROR)
def ids_unique(mp3: Mp3File) -> Result:
    """Require distinct element IDs: players show one of two chapters with the same ID."""
    double = len(mp3.chapters) - len({chapter.element for chapter in mp3.chapters})
    return failed(f"{double} IDs occur twice") if double else passed(f"{len(mp3.chapters)} IDs")


@_chapter_rule("chapter IDs short", Severity.WARNING)
def ids_short(mp3: Mp3File) -> Result:
    """Require 1 to 8 ASCII characters: long IDs give AntennaPod wrong start times."""
    ids = [chapter.element for chapter in mp3.chapters]
    faults = [
        f"{identifier.decode('latin-1')[:30]!r} is long or not ASCII"
        for identifier in ids
        if not 1 <= len(identifier) <= LONGEST_ID or not identifier.isascii()
    ]
    return verdict(faults, f"{ids[0].decode('latin-1')} to {ids[-1].decode('latin-1')}")


@_chapter_rule("chapter titles present", Severity.WARNING)
def titles_present(mp3: Mp3File) -> Result:
    """Require a TIT2 with text in each chapter."""
    faults = (
        f"{_label(mp3, place)} has no title" for place, chapter in enumerate(mp3.chapters) if not _title(chapter.title)
    )
    return verdict(faults, "all")


def _title(title: str | None) -> str:
    return (title or "").strip()


@_chapter_rule("chapter titles short", Severity.NOTE)
def titles_short(mp3: Mp3File) -> Result:
    """Require at most 60 UTF-16 units on one line: players truncate longer titles."""
    titles = [chapter.title or "" for chapter in mp3.chapters]
    lengths = [len(title.encode("utf-16-le", "replace")) // 2 for title in titles]
    faults = [
        f"{length} units: {title[:30]!r}…"
        for title, length in zip(titles, lengths, strict=True)
        if length > LONGEST_TITLE
    ]
    faults += [f"several lines: {title[:30]!r}" for title in titles if any(sign in title for sign in "\n\r\t")]
    return verdict(faults, f"at most {max(lengths)} units")


@_chapter_rule("chapters have times, not byte offsets", Severity.WARNING)
def no_offsets(mp3: Mp3File) -> Result:
    """Require both offsets to be 0xFFFFFFFF ("use the times"): players that trust other values seek wrongly."""
    faults = (
        f"{_label(mp3, place)} has byte offsets"
        for place, chapter in enumerate(mp3.chapters)
        if chapter.offsets != (NO_OFFSET, NO_OFFSET)
    )
    return verdict(faults, "no offsets")


@_chapter_rule("first chapter starts at 0", Severity.WARNING)
def first_at_zero(mp3: Mp3File) -> Result:
    """Require that no audio precedes the first chapter."""
    first = mp3.chapters_in_time[0].start
    return passed("0 ms") if first == 0 else failed(f"at {first} ms")


@_chapter_rule("chapters contiguous", Severity.WARNING)
def contiguous(mp3: Mp3File) -> Result:
    """Require that each chapter ends where the next one starts: gaps and overlaps confuse players."""
    chapters = mp3.chapters_in_time
    faults = [
        f"{chapter.end - chapter.start} ms long at {chapter.start} ms"
        for chapter in chapters
        if chapter.end <= chapter.start
    ]
    faults += [
        f"{'gap' if one.end < other.start else 'overlap'} of {abs(other.start - one.end)} ms at {one.end} ms"
        for one, other in pairwise(chapters)
        if one.end != other.start
    ]
    return verdict(faults, "no gap, no overlap")


@_chapter_rule("chapters within the audio", Severity.ERROR)
def within_audio(mp3: Mp3File) -> Result:
    """Require that each chapter starts before the audio ends: players cannot jump to a later one."""
    faults = (
        f"{_label(mp3, place)} starts at {chapter.start} ms, the audio ends at {mp3.milliseconds} ms"
        for place, chapter in enumerate(mp3.chapters)
        if chapter.start >= mp3.milliseconds + TOLERANCE_MS
    )
    return verdict(faults, "all")


@_chapter_rule("last chapter ends with the audio", Severity.NOTE)
def last_ends_with_audio(mp3: Mp3File) -> Result:
    """Require equality to the millisecond, as decoded."""
    last = max(chapter.end for chapter in mp3.chapters)
    found = f"chapters end at {last} ms, the audio at {mp3.milliseconds} ms"
    return passed(found) if abs(last - mp3.milliseconds) <= ROUNDING_MS else failed(found)


@_chapter_rule("chapters start on whole seconds", Severity.NOTE)
def whole_seconds(mp3: Mp3File) -> Result:
    """Require whole seconds: AntennaPod, Apple and Spotify truncate fractions."""
    faults = [
        f"{_label(mp3, place)} at {chapter.start} ms"
        for place, chapter in enumerate(mp3.chapters)
        if chapter.start % 1000
    ]
    return verdict(faults, "all")


@_chapter_rule("chapters without pictures", Severity.NOTE)
def no_pictures(mp3: Mp3File) -> Result:
    """Require that no chapter contains a picture: players load all of them before the first sound."""
    faults = (
        f"{_label(mp3, place)} contains a picture"
        for place, chapter in enumerate(mp3.chapters)
        if any(frame.name in ("APIC", "PIC") for frame in chapter.frames)
    )
    return verdict(faults, "none")


@_chapter_rule("chapter links plain", Severity.NOTE)
def plain_links(mp3: Mp3File) -> Result:
    """Require http(s) URLs in ASCII without + and %, which players decode twice or not at all."""
    links = [frame.body for chapter in mp3.chapters for frame in chapter.frames if frame.name.startswith("W")]
    if not links:
        return skipped("no chapter links")
    addresses = [body.rstrip(b"\0").rpartition(b"\0")[2].decode("latin-1") for body in links]
    return verdict((address[:60] for address in addresses if not _plain(address)), f"{len(addresses)}")


def _plain(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    ascii_only = address.isascii() and not set("+%") & set(address)
    return ascii_only and parts.scheme in ("http", "https") and bool(parts.netloc)


def _label(mp3: Mp3File, place: int) -> str:
    """Return the number and title of a chapter for a message."""
    return f"chapter {place + 1} ({(mp3.chapters[place].title or '')[:30]!r})"


RULES = (
    present,
    frames_valid,
    table_of_contents,
    table_complete,
    time_order,
    ids_unique,
    ids_short,
    titles_present,
    titles_short,
    no_offsets,
    first_at_zero,
    contiguous,
    within_audio,
    last_ends_with_audio,
    whole_seconds,
    no_pictures,
    plain_links,
)
