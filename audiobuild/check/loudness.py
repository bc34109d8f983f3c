"""Rules about how loud the finished file is, measured on its decoded sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.check.finding import Finding, broken, kept, unknown

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

LUFS = -16.0
"""Apple's and the AES's (TD1008) for speech; as heard: a mono file comes from two loudspeakers."""
TOLERANCE = 0.5
"""LU."""
HIGHEST = -1.0
"""dBTP: encoding and resampling raise peaks."""
SILENT = "there is no sound"


def loudness_as_heard_is_right(mp3: Mp3) -> Finding:
    """-16 LUFS, half a unit more or less, integrated (ITU-R BS.1770-4, EBU R 128's gates)."""
    if mp3.sound is None:
        return unknown(SILENT)
    found = f"{mp3.sound.lufs:.1f} LUFS"
    return kept(found) if abs(mp3.sound.lufs - LUFS) <= TOLERANCE else broken(found)


def true_peak_leaves_room(mp3: Mp3) -> Finding:
    """-1 dBTP between samples too: else players and converters clip."""
    if mp3.sound is None:
        return unknown(SILENT)
    found = f"{mp3.sound.true_peak:.1f} dBTP"
    return kept(found) if mp3.sound.true_peak <= HIGHEST else broken(found)


RULES = (loudness_as_heard_is_right, true_peak_leaves_room)
