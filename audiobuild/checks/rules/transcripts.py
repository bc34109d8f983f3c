"""Rules about the JSON chapters and the transcripts beside an MP3: valid, in order, and consistent."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.parse.sidecar import number

if TYPE_CHECKING:
    from audiobuild.checks.mp3 import Mp3File
    from audiobuild.checks.parse.sidecar import Sidecar, TimedText

CHAPTERS_VERSION = "1.2.0"
TRANSCRIPT_VERSION = "1.0.0"
LONGEST_LINE = 65
"""Characters, as in the transcripts of the podcast namespace; Apple breaks longer lines anywhere."""
ROUNDING = 0.002
"""Seconds; times have three decimals."""
NOT_BOTH = "one of them is missing"


def unreadable(file: Sidecar) -> Result | None:
    """Return the result for a file that does not exist or cannot be read, or None."""
    if not file.exists:
        return skipped(f"no {file.name}")
    return failed(file.fault) if file.fault else None


@rule("JSON chapters valid", Severity.ERROR)
def json_chapters(mp3: Mp3File) -> Result:
    """Require JSON chapters 1.2.0 in time order, the first one at 0, each with a title."""
    file = mp3.chapters_json
    if missing := unreadable(file):
        return missing
    chapters = file.items("chapters")
    starts = [number(entry.get("startTime")) for entry in chapters]
    faults = [] if chapters else ["no chapters"]
    faults += [f"chapter {place} has no startTime" for place, start in enumerate(starts, 1) if start is None]
    known = [start for start in starts if start is not None]
    faults += [f"{other:g} s follows {one:g} s" for one, other in pairwise(known) if other <= one]
    if faults:
        return verdict(faults, "")
    if file.value("version") != CHAPTERS_VERSION:
        faults.append(f"version {str(file.value('version'))[:20]!r}, not {CHAPTERS_VERSION}")
    faults += [f"the first starts at {known[0]:g} s"] if known[0] else []
    titles = [entry.get("title") for entry in chapters]
    faults += [f"chapter {place} has no title" for place, title in enumerate(titles, 1) if not str(title or "").strip()]
    return verdict(faults, f"{len(chapters)}", Severity.WARNING)


@rule("JSON chapters start on whole seconds", Severity.NOTE)
def json_whole_seconds(mp3: Mp3File) -> Result:
    """Require whole seconds: AntennaPod truncates fractions, and prefers JSON to the tag."""
    starts = [number(entry.get("startTime")) for entry in mp3.chapters_json.items("chapters")]
    if not starts:
        return skipped("no JSON chapters")
    return verdict((f"{start:g} s" for start in starts if start is not None and not start.is_integer()), "all")


@rule("JSON chapters match the tag", Severity.WARNING)
def json_matches_tag(mp3: Mp3File) -> Result:
    """Require the same count, titles and starts, since players use either."""
    shown = [entry for entry in mp3.chapters_json.items("chapters") if entry.get("toc") is not False]
    if not shown or not mp3.chapters:
        return skipped(NOT_BOTH)
    if len(shown) != len(mp3.chapters):
        return failed(f"{len(shown)} in JSON, {len(mp3.chapters)} in the tag")
    faults = []
    for place, (entry, chapter) in enumerate(zip(shown, mp3.chapters_in_time, strict=True), 1):
        start = number(entry.get("startTime")) or 0
        if round(1000 * start) != chapter.start:
            faults.append(f"chapter {place} at {start:g} s in JSON, at {chapter.start / 1000:g} s in the tag")
        if entry.get("title") != chapter.title:
            faults.append(f"chapter {place} is {str(entry.get('title'))[:40]!r} in JSON, {chapter.title!r} in the tag")
    return verdict(faults, f"{len(shown)}")


@rule("VTT valid", Severity.ERROR)
def vtt_valid(mp3: Mp3File) -> Result:
    """Require valid WebVTT (W3C): parsers drop what they cannot read."""
    if missing := unreadable(mp3.vtt):
        return missing
    if mp3.vtt_parsed is None or not mp3.vtt_parsed.cues:
        return verdict([*(mp3.vtt_parsed.errors if mp3.vtt_parsed else ()), "no cues"], "")
    if mp3.vtt_parsed.errors:
        return verdict(mp3.vtt_parsed.errors, "")
    return verdict(mp3.vtt_parsed.warnings, f"{len(mp3.vtt_parsed.cues)} cues", Severity.WARNING)


@rule("VTT lines at most 65 characters", Severity.NOTE)
def vtt_lines(mp3: Mp3File) -> Result:
    """Limit the lines of cues."""
    if mp3.vtt.content is None:
        return skipped(f"no {mp3.vtt.name}")
    lines = [line for line in mp3.vtt.content.splitlines() if "-->" not in line]
    longest = max((len(line) for line in lines), default=0)
    faults = [f"{len(line)} characters: {line[:30]!r}…" for line in lines if len(line) > LONGEST_LINE]
    return verdict(faults, f"at most {longest} characters")


@rule("cues in order and within the audio", Severity.WARNING)
def cues_in_order(mp3: Mp3File) -> Result:
    """Require that cues do not overlap, and that none ends after the audio."""
    cues = mp3.vtt_parsed.cues if mp3.vtt_parsed else mp3.segments
    if not cues:
        return skipped("no transcript")
    faults = [f"cue {place} ends before it starts" for place, cue in enumerate(cues, 1) if cue.end <= cue.start]
    faults += [
        f"cue {place} starts at {other.start:g} s, before the previous one ends"
        for place, (one, other) in enumerate(pairwise(cues), 2)
        if other.start < one.end
    ]
    last = max(cue.end for cue in cues)
    if last > mp3.milliseconds / 1000 + ROUNDING:
        faults.append(f"the last ends at {last:g} s, the audio at {mp3.milliseconds / 1000:g} s")
    return verdict(faults, f"{cues[0].start:g} to {last:g} s")


@rule("JSON transcript valid", Severity.ERROR)
def json_transcript(mp3: Mp3File) -> Result:
    """Require a Podcasting 2.0 transcript 1.0.0: startTime, endTime and a body that is not empty."""
    if missing := unreadable(mp3.transcript):
        return missing
    segments = mp3.transcript.items("segments")
    faults = [] if segments else ["no segments"]
    for place, entry in enumerate(segments, 1):
        if not str(entry.get("body") or "").strip():
            faults.append(f"segment {place} has no body")
        elif number(entry.get("startTime")) is None or number(entry.get("endTime")) is None:
            faults.append(f"segment {place} has no times")
    if faults:
        return verdict(faults, "")
    version = mp3.transcript.value("version")
    faults = [] if version == TRANSCRIPT_VERSION else [f"version {str(version)[:20]!r}, not {TRANSCRIPT_VERSION}"]
    return verdict(faults, f"{len(segments)} segments", Severity.WARNING)


@rule("JSON transcript matches the VTT", Severity.WARNING)
def transcripts_match(mp3: Mp3File) -> Result:
    """Require the same sentences at the same times."""
    if not mp3.vtt_parsed or not mp3.transcript.content:
        return skipped(NOT_BOTH)
    return compare(mp3.vtt_parsed.cues, mp3.segments, "cues", "segments")


def compare(one: tuple[TimedText, ...], other: tuple[TimedText, ...], these: str, those: str) -> Result:
    """Compare two transcripts, and name the first difference."""
    if len(one) != len(other):
        return failed(f"{len(one)} {these}, {len(other)} {those}")
    for place, (cue, twin) in enumerate(zip(one, other, strict=True), 1):
        if "".join(cue.text.split()) != "".join(twin.text.split()):
            return failed(f"{place}: {cue.text[:40]!r} and {twin.text[:40]!r}")
        if max(abs(cue.start - twin.start), abs(cue.end - twin.end)) > ROUNDING:
            return failed(f"{place}: {cue.start:g} to {cue.end:g} s and {twin.start:g} to {twin.end:g} s")
    return passed(f"{len(one)} sentences")


RULES = (
    json_chapters,
    json_whole_seconds,
    json_matches_tag,
    vtt_valid,
    vtt_lines,
    cues_in_order,
    json_transcript,
    transcripts_match,
)
