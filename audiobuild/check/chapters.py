"""Rules about chapters in the tag: that every player shows them all, in order, at the right time."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobuild.check.finding import Finding, broken, judged, kept, unknown

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

TOP_LEVEL, TOP_LEVEL_AND_ORDERED = 0x02, 0x03
MOST = 255
"""CTOC counts its children in one byte."""
LONGEST_NAME = 8
LONGEST_TITLE = 60
"""UTF-16 units; Spotify shows 40."""
NO_OFFSET = 0xFFFF_FFFF
MARGIN_MS = 1
NONE = "no chapters in the tag"


def there_are_chapters(mp3: Mp3) -> Finding:
    """At least one; every CHAP frame can be read."""
    frames = len(mp3.tag.named("CHAP")) if mp3.tag else 0
    if not frames:
        return broken(NONE)
    unread = frames - len(mp3.chapters)
    return broken(f"{unread} of {frames} CHAP frames can't be read") if unread else kept(f"{frames}")


def one_table_of_contents_lists_them(mp3: Mp3) -> Finding:
    """One CTOC, top-level and ordered: without, iTunes, Overcast, BookPlayer and Prologue show nothing."""
    if not mp3.chapters or mp3.tag is None:
        return unknown(NONE)
    frames, tables = mp3.tag.named("CTOC"), mp3.tag.contents
    if len(mp3.chapters) > MOST:  # then tables may stand in one another
        tables = tuple(each for each in tables if each.flags & TOP_LEVEL)
    elif len(frames) != 1:
        return broken(f"{len(frames)} CTOC frames")
    if len(tables) != 1:
        return broken(f"{len(tables)} that can be read and are top-level")
    table = tables[0]
    faults = []
    if table.flags != TOP_LEVEL_AND_ORDERED:
        faults.append(f"its flags are 0x{table.flags:02x}, not 0x03 (top-level and ordered)")
    if not any(frame.name == "TIT2" for frame in table.frames):
        faults.append("it has no title (TIT2)")
    return judged(faults, f"top-level, ordered, {len(table.children)} entries")


def table_of_contents_is_complete_and_in_time_order(mp3: Mp3) -> Finding:
    """Its children are the chapters, each once, as they are heard, 1 to 255."""
    tables = mp3.tag.contents if mp3.tag else ()
    if not tables or not mp3.chapters:
        return unknown("no table of contents, or no chapters")
    names = {table.element for table in tables}
    children = [child for table in tables for child in table.children if child not in names]
    heard = [chapter.element for chapter in sorted(mp3.chapters, key=lambda chapter: chapter.start)]
    faults = [f"a table of {len(each.children)} entries" for each in tables if not each.children]
    missing, strange = set(heard) - set(children), set(children) - set(heard)
    faults += [f"{len(missing)} chapters are not listed"] if missing else []
    faults += [f"{len(strange)} entries name no chapter"] if strange else []
    if not faults and children != heard:
        faults.append("entries are not in time order")
    return judged(faults, f"{len(children)} entries")


def chapters_stand_in_time_order(mp3: Mp3) -> Finding:
    """ffprobe, eyeD3 and node-id3 list them as they stand."""
    if not mp3.chapters:
        return unknown(NONE)
    starts = [chapter.start for chapter in mp3.chapters]
    late = [
        f"{_name(mp3, place)} stands after a later one"
        for place in range(1, len(starts))
        if starts[place] < starts[place - 1]
    ]
    return judged(late, "as they are heard")


def chapter_names_are_short_and_unique(mp3: Mp3) -> Finding:
    """ASCII, 1 to 8 characters: long ones give AntennaPod garbage start times."""
    if not mp3.chapters:
        return unknown(NONE)
    names = [chapter.element for chapter in mp3.chapters]
    faults = [
        f"{name.decode('latin-1')[:30]!r} is long or not ASCII"
        for name in names
        if not 1 <= len(name) <= LONGEST_NAME or not name.isascii()
    ]
    double = len(names) - len(set(names))
    faults += [f"{double} are there twice"] if double else []
    return judged(faults, f"{names[0].decode('latin-1')} to {names[-1].decode('latin-1')}")


def chapters_have_titles(mp3: Mp3) -> Finding:
    """A TIT2 in each, with something in it."""
    if not mp3.chapters:
        return unknown(NONE)
    return judged(
        (
            f"{_name(mp3, place)} has no title"
            for place, each in enumerate(mp3.chapters)
            if not (each.title or "").strip()
        ),
        "all",
    )


def chapter_titles_are_short(mp3: Mp3) -> Finding:
    """At most 60 UTF-16 units, on one line: players cut longer ones anywhere."""
    if not mp3.chapters:
        return unknown(NONE)
    titles = [chapter.title or "" for chapter in mp3.chapters]
    lengths = [len(title.encode("utf-16-le", "replace")) // 2 for title in titles]
    faults = [
        f"{length} units: {title[:30]!r}…"
        for title, length in zip(titles, lengths, strict=True)
        if length > LONGEST_TITLE
    ]
    faults += [f"not one line: {title[:30]!r}" for title in titles if any(sign in title for sign in "\n\r\t")]
    return judged(faults, f"at most {max(lengths)} units")


def chapters_have_times_not_offsets(mp3: Mp3) -> Finding:
    """Both byte offsets 0xFFFFFFFF ("use the times"): players that trust others jump astray."""
    if not mp3.chapters:
        return unknown(NONE)
    faults = (
        f"{_name(mp3, place)} has byte offsets"
        for place, each in enumerate(mp3.chapters)
        if each.offsets != (NO_OFFSET, NO_OFFSET)
    )
    return judged(faults, "no offsets")


def first_chapter_starts_at_0(mp3: Mp3) -> Finding:
    """Else there is sound that belongs nowhere."""
    if not mp3.chapters:
        return unknown(NONE)
    first = min(chapter.start for chapter in mp3.chapters)
    return kept("0 ms") if first == 0 else broken(f"at {first} ms")


def chapters_are_contiguous(mp3: Mp3) -> Finding:
    """Each ends where the next starts; gaps confuse players."""
    if not mp3.chapters:
        return unknown(NONE)
    heard = sorted(mp3.chapters, key=lambda chapter: chapter.start)
    faults = [f"one of {each.end - each.start} ms at {each.start} ms" for each in heard if each.end <= each.start]
    faults += [
        f"{'a gap' if one.end < other.start else 'an overlap'} of {abs(other.start - one.end)} ms at {one.end} ms"
        for one, other in pairwise(heard)
        if one.end != other.start
    ]
    return judged(faults, "no gap, no overlap")


def last_chapter_ends_with_the_sound(mp3: Mp3) -> Finding:
    """To the millisecond, as decoded."""
    if not mp3.chapters:
        return unknown(NONE)
    last = max(chapter.end for chapter in mp3.chapters)
    found = f"chapters end at {last} ms, the sound at {mp3.milliseconds} ms"
    return kept(found) if abs(last - mp3.milliseconds) <= MARGIN_MS else broken(found)


def chapters_start_on_whole_seconds(mp3: Mp3) -> Finding:
    """AntennaPod, Apple and Spotify cut the rest off."""
    if not mp3.chapters:
        return unknown(NONE)
    faults = [f"{_name(mp3, place)} at {each.start} ms" for place, each in enumerate(mp3.chapters) if each.start % 1000]
    return judged(faults, "all")


def chapters_hold_no_pictures(mp3: Mp3) -> Finding:
    """Each would be loaded before the first sound."""
    if not mp3.chapters:
        return unknown(NONE)
    faults = (
        f"{_name(mp3, place)} holds one"
        for place, each in enumerate(mp3.chapters)
        if any(frame.name == "APIC" for frame in each.frames)
    )
    return judged(faults, "none")


def chapter_addresses_are_plain(mp3: Mp3) -> Finding:
    """ASCII without + and %: players decode them twice or not at all."""
    if not mp3.chapters:
        return unknown(NONE)
    links = [frame.body for each in mp3.chapters for frame in each.frames if frame.name.startswith("W")]
    if not links:
        return unknown("no chapter has one")
    addresses = [body.rpartition(b"\0")[2].decode("latin-1") for body in links]
    return judged((address[:60] for address in addresses if not _plain(address)), f"{len(addresses)}")


def _plain(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        address.isascii() and not set("+%") & set(address) and parts.scheme in ("http", "https") and bool(parts.netloc)
    )


def _name(mp3: Mp3, place: int) -> str:
    return f"chapter {place + 1} ({(mp3.chapters[place].title or '')[:30]!r})"


RULES = (
    there_are_chapters,
    one_table_of_contents_lists_them,
    table_of_contents_is_complete_and_in_time_order,
    chapters_stand_in_time_order,
    chapter_names_are_short_and_unique,
    chapters_have_titles,
    chapter_titles_are_short,
    chapters_have_times_not_offsets,
    first_chapter_starts_at_0,
    chapters_are_contiguous,
    last_chapter_ends_with_the_sound,
    chapters_start_on_whole_seconds,
    chapters_hold_no_pictures,
    chapter_addresses_are_plain,
)
