"""Rules about the JSON chapters beside an MP3 (Podcasting 2.0, JSON chapters 1.2.0)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.check.beside import number
from audiobuild.check.finding import Finding, broken, judged, unknown

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

VERSION = "1.2.0"


def json_chapters_are_well_formed(mp3: Mp3) -> Finding:
    """Version 1.2.0; each with a title and a startTime; in time order; the first at 0."""
    found = mp3.chapters_json
    if not found.here or found.trouble:
        return broken(found.trouble) if found.here else unknown(f"no {found.name}")
    told = found.items("chapters")
    wrong = [] if found.value("version") == VERSION else [f"version {found.value('version')!r}, not {VERSION}"]
    wrong += [] if told else ["no chapters"]
    starts = [number(each.get("startTime")) for each in told]
    wrong += [f"chapter {place} has no startTime" for place, start in enumerate(starts, 1) if start is None]
    wrong += [
        f"chapter {place} has no title"
        for place, each in enumerate(told, 1)
        if not isinstance(each.get("title"), str) or not each["title"].strip()
    ]
    known = [start for start in starts if start is not None]
    wrong += [f"{other:g} s stands after {one:g} s" for one, other in pairwise(known) if other <= one]
    wrong += [f"the first starts at {known[0]:g} s"] if known and known[0] else []
    return judged(wrong, f"{len(told)}")


def json_chapters_start_on_whole_seconds(mp3: Mp3) -> Finding:
    """AntennaPod cuts the rest off, and lets JSON override the tag."""
    starts = [number(each.get("startTime")) for each in mp3.chapters_json.items("chapters")]
    if not starts:
        return unknown(f"no {mp3.chapters_json.name}" if not mp3.chapters_json.here else "no chapters in it")
    return judged((f"{start:g} s" for start in starts if start is not None and not start.is_integer()), "all")


def json_chapters_are_those_of_the_tag(mp3: Mp3) -> Finding:
    """Same count, titles and starts: players take either."""
    told = [each for each in mp3.chapters_json.items("chapters") if each.get("toc") is not False]
    if not told or not mp3.chapters:
        return unknown("not both are there")
    heard = sorted(mp3.chapters, key=lambda chapter: chapter.start)
    if len(told) != len(heard):
        return broken(f"{len(told)} in JSON, {len(heard)} in the tag")
    wrong = []
    for place, (each, chapter) in enumerate(zip(told, heard, strict=True), 1):
        start = number(each.get("startTime")) or 0
        if round(1000 * start) != chapter.start:
            wrong.append(f"chapter {place} at {start:g} s in JSON, at {chapter.start / 1000:g} s in the tag")
        if each.get("title") != chapter.title:
            wrong.append(f"chapter {place} is {each.get('title')!r} in JSON, {chapter.title!r} in the tag")
    return judged(wrong, f"{len(told)}")


RULES = (
    json_chapters_are_well_formed,
    json_chapters_start_on_whole_seconds,
    json_chapters_are_those_of_the_tag,
)
