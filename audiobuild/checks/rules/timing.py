"""Rules about silence: chapter marks are in pauses, the voice follows them, and cues match the audio."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.mp3 import timed
from audiobuild.checks.parse.meter import lufs
from audiobuild.checks.rules.audio import NO_AUDIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.checks.mp3 import Mp3File
    from audiobuild.checks.parse.sidecar import TimedText

SHORTEST_PAUSE = 0.2
"""Seconds of silence around a chapter mark."""
LATEST_VOICE = 3.0
"""Seconds from a mark until the voice starts."""
LONGEST_SILENCE = 6.0
"""Seconds; listeners take a longer silence for the end."""
FADE = 0.1
"""Seconds that a cue may end after the last loud sound: consonants at the end of a sentence fade slowly."""
EDGE = 0.05
"""Seconds between the edge of a cue and that of the sound."""
UNDER_BED = 0.5
"""Seconds between both if there is music under the voice, which covers consonants and the end of a sentence."""
LARGEST_STEP = 6.0
"""LU between consecutive sentences: one voice varies by less (measured: 1.8 to 4)."""
MEASURABLE = 1.0
"""Seconds of a sentence whose loudness can be measured."""
NO_CUES = "no transcript"


@rule("chapter marks in pauses", Severity.NOTE)
def marks_in_pauses(mp3: Mp3File) -> Result:
    """Require 0.2 s of silence around each mark, so that a player that jumps there starts with the first word."""
    if mp3.audio is None or len(mp3.chapters) < 2:  # noqa: PLR2004  # the first mark is at 0
        return skipped(NO_AUDIO if mp3.audio is None else "no mark but the first")
    faults, lengths = [], []
    for chapter in mp3.chapters_in_time[1:]:
        mark = chapter.start / 1000
        lengths.append(sum(mp3.silences.around(mark)))
        if lengths[-1] < SHORTEST_PAUSE:
            faults.append(f"{lengths[-1]:.2f} s of silence around {mark:g} s")
    return verdict(faults, f"the shortest has {min(lengths):.2f} s")


@rule("voice follows chapter marks", Severity.NOTE)
def voice_after_marks(mp3: Mp3File) -> Result:
    """Require that the voice starts within 3 s of a mark and within the chapter."""
    if mp3.audio is None or not mp3.chapters:
        return skipped(NO_AUDIO if mp3.audio is None else "no chapters in the tag")
    faults, waits = [], []
    for chapter in mp3.chapters:
        waits.append(mp3.silences.around(chapter.start / 1000)[1])
        if waits[-1] > min(LATEST_VOICE, (chapter.end - chapter.start) / 1000):
            faults.append(f"{waits[-1]:.2f} s of silence after {chapter.start / 1000:g} s")
    return verdict(faults, f"after {max(waits):.2f} s at most")


@rule("silences at most 6 s", Severity.NOTE)
def silences_short(mp3: Mp3File) -> Result:
    """Limit the longest silence, which listeners take for the end."""
    if mp3.audio is None:
        return skipped(NO_AUDIO)
    found = f"{mp3.silences.share:.0%} is silent, the longest silence has {mp3.silences.longest:.2f} s"
    return passed(found) if mp3.silences.longest <= LONGEST_SILENCE else failed(found)


@rule("cues match the audio", Severity.WARNING)
def cues_match_audio(mp3: Mp3File) -> Result:
    """Require that cues start and end with the sound, so that the sentence heard is highlighted."""
    if mp3.audio is None or not mp3.cues:
        return skipped(NO_AUDIO if mp3.audio is None else NO_CUES)
    faults, largest = [], 0.0
    for place, (cue, first, end) in enumerate(_edges(mp3, mp3.audio.seconds), 1):
        label = f"cue {place} ({cue.text[:30]!r})"
        if math.isnan(first):
            faults.append(f"{label} is silent")
            continue
        for edge, declared, measured, most in (("starts", cue.start, first, EDGE), ("ends", cue.end, end, FADE)):
            largest = max(largest, abs(declared - measured))
            # Edges are measured in windows of 10 ms, or of 100 ms with music.
            allowed = UNDER_BED if mp3.bed is not None else most if declared > measured else EDGE
            if abs(declared - measured) > allowed + mp3.silences.step:
                faults.append(f"{label} {edge} {1000 * (declared - measured):+.0f} ms off")
    return verdict(faults, f"{len(mp3.cues)} cues, at most {1000 * largest:.0f} ms off")


def _edges(mp3: Mp3File, seconds: float) -> Iterator[tuple[TimedText, float, float]]:
    """Yield each cue with the start and end of the sound nearest to it; NaN if there is none.

    Intro, jingles and outro, which the manifest lists, are not the sound of a cue.
    """
    sounds = timed(mp3.manifest.items("sounds"), "start", "end", "kind")
    middles = [(one.end + other.start) / 2 for one, other in pairwise(mp3.cues)]
    for cue, low, high in zip(mp3.cues, [0.0, *middles], [*middles, seconds], strict=True):
        after = [(sound.end + cue.start) / 2 for sound in sounds if sound.end <= cue.start]
        before = [(cue.end + sound.start) / 2 for sound in sounds if sound.start >= cue.end]
        yield cue, *mp3.silences.sound_between(max([low, *after]), min([high, *before]))


@rule("sentences equally loud", Severity.NOTE)
def equally_loud(mp3: Mp3File) -> Result:
    """Limit the step between sentences to 6 LU: gain is set per voice, never per sentence."""
    if mp3.audio is None or not mp3.cues:
        return skipped(NO_AUDIO if mp3.audio is None else NO_CUES)
    measured = [(cue, _loudness(mp3, cue)) for cue in mp3.cues if cue.end - cue.start >= MEASURABLE]
    steps = [(abs(one - other), cue) for (_, one), (cue, other) in pairwise(measured) if math.isfinite(one - other)]
    if not steps:
        return skipped("fewer than two sentences of a second")
    faults = [f"{step:.1f} LU at {cue.start:.1f} s ({cue.text[:30]!r})" for step, cue in steps if step > LARGEST_STEP]
    return verdict(faults, f"the largest step is {max(step for step, _ in steps):.1f} LU")


def _loudness(mp3: Mp3File, cue: TimedText) -> float:
    """Return the ungated loudness of a cue in LUFS; minus infinity if it is outside the audio."""
    if mp3.audio is None:
        return -math.inf
    step = mp3.audio.step / mp3.audio.rate
    inside = mp3.audio.power[math.ceil(cue.start / step) : int(cue.end / step)]
    return lufs(float(inside.mean())) if len(inside) else -math.inf


RULES = (marks_in_pauses, voice_after_marks, silences_short, cues_match_audio, equally_loud)
