"""Rules about where it is silent: marks lie in pauses, voice follows them, sentences are where they are said to be."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.check.finding import Finding, broken, judged, kept, unknown
from audiobuild.check.meter import lufs
from audiobuild.check.transcript import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.check.beside import Cue
    from audiobuild.check.episode import Mp3

SHORTEST_PAUSE = 0.2
"""Seconds of silence around a chapter's mark."""
LATEST_VOICE = 3.0
"""Seconds after a mark until somebody speaks."""
LONGEST_SILENCE = 6.0
"""Seconds; a listener takes more for the end."""
EDGE = 0.05
"""Seconds between a cue's edge and the sound's."""
LARGEST_JUMP = 6.0
"""LU between two sentences that follow each other: one voice emphasises by less (measured: 1.8 to 4)."""
LONG_ENOUGH = 1.0
"""Seconds of a sentence whose loudness means something."""
SILENT = "there is no sound"
NO_CUES = "no transcript beside it"


def chapter_marks_lie_in_pauses(mp3: Mp3) -> Finding:
    """A player that jumps to a chapter begins with its first word, not with the end of the last one."""
    if mp3.sound is None or len(mp3.chapters) < 2:  # noqa: PLR2004  # the first mark is at 0
        return unknown(SILENT if mp3.sound is None else "no mark but the first")
    wrong, lengths = [], []
    for mark in sorted(chapter.start / 1000 for chapter in mp3.chapters)[1:]:
        before, after = mp3.quiet.around(mark)
        lengths.append(before + after)
        if before + after < SHORTEST_PAUSE:
            wrong.append(f"around {mark:g} s it is silent for {before + after:.2f} s")
    return judged(wrong, f"the shortest is {min(lengths):.2f} s")


def voice_follows_chapter_marks(mp3: Mp3) -> Finding:
    """Within 3 s, and within the chapter."""
    if mp3.sound is None or not mp3.chapters:
        return unknown(SILENT if mp3.sound is None else "no chapters in the tag")
    wrong, waits = [], []
    for chapter in mp3.chapters:
        waits.append(mp3.quiet.around(chapter.start / 1000)[1])
        if waits[-1] > min(LATEST_VOICE, (chapter.end - chapter.start) / 1000):
            wrong.append(f"after {chapter.start / 1000:g} s nobody speaks for {waits[-1]:.2f} s")
    return judged(wrong, f"after {max(waits):.2f} s at most")


def no_silence_is_long(mp3: Mp3) -> Finding:
    """At most 6 s anywhere."""
    if mp3.sound is None:
        return unknown(SILENT)
    found = f"{mp3.quiet.share:.0%} of it is silent, the longest for {mp3.quiet.longest:.2f} s"
    return kept(found) if mp3.quiet.longest <= LONGEST_SILENCE else broken(found)


def cues_begin_and_end_with_the_sound(mp3: Mp3) -> Finding:
    """Within 50 ms: else the wrong sentence is lit, and a jump cuts a word."""
    told = cues(mp3)
    if mp3.sound is None or not told:
        return unknown(SILENT if mp3.sound is None else NO_CUES)
    wrong, most = [], 0.0
    for place, (cue, first, end) in enumerate(_edges(mp3, told), 1):
        if math.isnan(first):
            wrong.append(f"cue {place} ({cue.text[:30]!r}) is silent")
            continue
        for what, told_at, heard_at in (("starts", cue.start, first), ("ends", cue.end, end)):
            most = max(most, abs(told_at - heard_at))
            # What is heard is known to a window of 10 ms.
            if abs(told_at - heard_at) > EDGE + mp3.quiet.step:
                wrong.append(f"cue {place} ({cue.text[:30]!r}) {what} {1000 * (told_at - heard_at):+.0f} ms off")
    return judged(wrong, f"{len(told)} cues, at most {1000 * most:.0f} ms off")


def _edges(mp3: Mp3, told: tuple[Cue, ...]) -> Iterator[tuple[Cue, float, float]]:
    """Each cue with the first and last sound that is nearer to it than to its neighbours; NaN where there is none."""
    middles = [(one.end + other.start) / 2 for one, other in pairwise(told)]
    assert mp3.sound is not None  # noqa: S101  # looked at before
    for cue, low, high in zip(told, [0.0, *middles], [*middles, mp3.sound.seconds], strict=True):
        yield cue, *mp3.quiet.sound_between(low, high)


def sentences_are_equally_loud(mp3: Mp3) -> Finding:
    """No jump of more than 6 LU from one to the next: gain belongs to the voice, never to the sentence."""
    told = cues(mp3)
    if mp3.sound is None or not told:
        return unknown(SILENT if mp3.sound is None else NO_CUES)
    heard = [(cue, _loudness(mp3, cue)) for cue in told if cue.end - cue.start >= LONG_ENOUGH]
    steps = [(abs(one - other), cue) for (_, one), (cue, other) in pairwise(heard) if math.isfinite(one - other)]
    if not steps:
        return unknown("fewer than two sentences of a second")
    wrong = [f"{step:.1f} LU at {cue.start:.1f} s ({cue.text[:30]!r})" for step, cue in steps if step > LARGEST_JUMP]
    return judged(wrong, f"the largest step is {max(step for step, _ in steps):.1f} LU")


def _loudness(mp3: Mp3, cue: Cue) -> float:
    assert mp3.sound is not None  # noqa: S101  # looked at before
    step = mp3.sound.step / mp3.sound.rate
    inside = mp3.sound.power[math.ceil(cue.start / step) : int(cue.end / step)]
    return lufs(float(inside.mean())) if len(inside) else -math.inf


RULES = (
    chapter_marks_lie_in_pauses,
    voice_follows_chapter_marks,
    no_silence_is_long,
    cues_begin_and_end_with_the_sound,
    sentences_are_equally_loud,
)
