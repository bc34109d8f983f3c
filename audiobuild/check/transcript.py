"""Rules about the transcripts beside an MP3: well-formed, in order, and one like the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.check.beside import Cue, number, vtt
from audiobuild.check.finding import Finding, broken, judged, kept, unknown

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

LONGEST_LINE = 65
"""Characters, as the namespace's transcripts have it; Apple breaks longer ones anywhere."""
VERSION = "1.0.0"
ROUNDING = 0.002
"""Seconds; times have three decimals."""


def cues(mp3: Mp3) -> tuple[Cue, ...]:
    """The cues of the VTT, else of the JSON transcript, in order; none where neither can be read."""
    told = vtt(mp3.vtt.content)[0] if mp3.vtt.content else segments(mp3)
    return tuple(sorted(told, key=lambda cue: cue.start))


def segments(mp3: Mp3) -> tuple[Cue, ...]:
    """The segments of the JSON transcript that have times."""
    told = mp3.transcript.items("segments")
    timed = [(number(each.get("startTime")), number(each.get("endTime")), each.get("body")) for each in told]
    return tuple(Cue(start, end, str(body)) for start, end, body in timed if start is not None and end is not None)


def vtt_is_well_formed(mp3: Mp3) -> Finding:
    """WebVTT as the W3C has it: a parser drops what it can't read."""
    if not mp3.vtt.here or mp3.vtt.content is None:
        return broken(mp3.vtt.trouble) if mp3.vtt.here else unknown(f"no {mp3.vtt.name}")
    told, faults = vtt(mp3.vtt.content)
    return judged([*faults, *([] if told else ["no cue in it"])], f"{len(told)} cues")


def vtt_lines_are_short(mp3: Mp3) -> Finding:
    """At most 65 characters a line."""
    if mp3.vtt.content is None:
        return unknown(f"no {mp3.vtt.name}")
    lines = [line for line in mp3.vtt.content.splitlines() if "-->" not in line]
    longest = max((len(line) for line in lines), default=0)
    wrong = [f"{len(line)} characters: {line[:30]!r}…" for line in lines if len(line) > LONGEST_LINE]
    return judged(wrong, f"at most {longest} characters")


def cues_are_in_order_and_inside(mp3: Mp3) -> Finding:
    """One after the other, none beyond the end of the sound."""
    told = vtt(mp3.vtt.content)[0] if mp3.vtt.content else segments(mp3)
    if not told:
        return unknown("no transcript beside it")
    wrong = [f"cue {place} ends before it starts" for place, cue in enumerate(told, 1) if cue.end <= cue.start]
    wrong += [
        f"cue {place} starts at {other.start:g} s, before the one before it ends"
        for place, (one, other) in enumerate(pairwise(told), 2)
        if other.start < one.end
    ]
    last = max(cue.end for cue in told)
    if last > mp3.milliseconds / 1000 + ROUNDING:
        wrong.append(f"the last ends at {last:g} s, the sound at {mp3.milliseconds / 1000:g} s")
    return judged(wrong, f"{told[0].start:g} to {last:g} s")


def json_transcript_is_well_formed(mp3: Mp3) -> Finding:
    """Podcasting 2.0 transcript 1.0.0: startTime, endTime, a body that is not empty."""
    if not mp3.transcript.here or mp3.transcript.trouble:
        return broken(mp3.transcript.trouble) if mp3.transcript.here else unknown(f"no {mp3.transcript.name}")
    told = mp3.transcript.items("segments")
    wrong = [] if mp3.transcript.value("version") == VERSION else [f"version {mp3.transcript.value('version')!r}"]
    wrong += [] if told else ["no segments"]
    for place, each in enumerate(told, 1):
        if not isinstance(each.get("body"), str) or not each["body"].strip():
            wrong.append(f"segment {place} has no body")
        elif number(each.get("startTime")) is None or number(each.get("endTime")) is None:
            wrong.append(f"segment {place} has no times")
    return judged(wrong, f"{len(told)} segments")


def json_transcript_says_the_same_as_the_vtt(mp3: Mp3) -> Finding:
    """Sentence by sentence, at the same times."""
    if not mp3.vtt.content or not mp3.transcript.content:
        return unknown("not both are there")
    one, other = vtt(mp3.vtt.content)[0], segments(mp3)
    return same(one, other, "cues", "segments")


def same(one: tuple[Cue, ...], other: tuple[Cue, ...], these: str, those: str) -> Finding:
    """Whether two transcripts are one."""
    if len(one) != len(other):
        return broken(f"{len(one)} {these}, {len(other)} {those}")
    for place, (cue, twin) in enumerate(zip(one, other, strict=True), 1):
        if "".join(cue.text.split()) != "".join(twin.text.split()):
            return broken(f"{place}: {cue.text[:40]!r} and {twin.text[:40]!r}")
        if max(abs(cue.start - twin.start), abs(cue.end - twin.end)) > ROUNDING:
            return broken(f"{place}: {cue.start:g} to {cue.end:g} s and {twin.start:g} to {twin.end:g} s")
    return kept(f"{len(one)} sentences")


RULES = (
    vtt_is_well_formed,
    vtt_lines_are_short,
    cues_are_in_order_and_inside,
    json_transcript_is_well_formed,
    json_transcript_says_the_same_as_the_vtt,
)
