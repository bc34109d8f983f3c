"""Rules about the MP3 frames: that every player knows the length, seeks exactly and decodes to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.check.finding import Finding, broken, judged, kept, unknown

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

RATE = 44_100
LAYER = 3
DECODER_DELAY = 529
"""Samples that every decoder adds of itself; a padding below it would leave part of the sound undecoded."""
MOST_DELAY = 2_304
"""Two frames: more than any encoder takes."""


def sound_is_of_the_kind_all_players_play(mp3: Mp3) -> Finding:
    """The one kind of sound that every player has been tried with."""
    first = mp3.stream.first
    found = f"MPEG {2.5 if first.version == 25 else first.version} layer {first.layer}, {first.rate} Hz"  # noqa: PLR2004
    return kept(found) if (first.version, first.layer, first.rate) == (1, LAYER, RATE) else broken(found)


def sound_is_mono(mp3: Mp3) -> Finding:
    """One voice: two channels cost twice as much and say no more."""
    mono, other = mp3.stream.monos[True], mp3.stream.monos[False]
    return broken(f"{other} of {mono + other} frames are stereo") if other else kept("one channel")


def bit_rate_is_constant(mp3: Mp3) -> Finding:
    """Seeking is exact only then: players reckon the place from the bytes."""
    rates = sorted(mp3.stream.bitrates)
    if len(rates) > 1:
        return broken(f"{rates[0]} to {rates[-1]} kbit/s")
    return kept(f"{rates[0]} kbit/s") if rates else broken("no frames")


def info_frame_is_first(mp3: Mp3) -> Finding:
    """Players read the length there; Xing means a variable bit rate, VBRI says nothing of delay."""
    info = mp3.stream.info
    if info is None:
        return broken("no Info frame")
    if mp3.stream.other_infos:
        return broken(f"{mp3.stream.other_infos} more Info frames in the middle: files were laid end to end")
    return kept(f"Info by {info.encoder or 'an unnamed encoder'}") if info.kind == "Info" else broken(info.kind)


def info_frame_counts_frames(mp3: Mp3) -> Finding:
    """Else the length shown is wrong."""
    info = mp3.stream.info
    if info is None:
        return unknown("no Info frame")
    found = f"says {info.frames}, there are {mp3.stream.frames}"
    return kept(f"{info.frames}") if info.frames == mp3.stream.frames else broken(found)


def info_frame_counts_bytes(mp3: Mp3) -> Finding:
    """Else seeking goes astray."""
    info = mp3.stream.info
    if info is None:
        return unknown("no Info frame")
    found = f"says {info.size}, there are {mp3.stream.size}"
    return kept(f"{info.size}") if info.size == min(mp3.stream.size, 0xFFFF_FFFF) else broken(found)


def info_frame_says_what_to_cut_off(mp3: Mp3) -> Finding:
    """Where delay and padding are declared, they can be, and the CRC of the extension is right.

    Where nothing is declared, every reader hears all of it, and marks and sound agree as well.
    """
    info = mp3.stream.info
    if info is None:
        return unknown("no Info frame")
    if not info.trims:
        return unknown("it declares no delay and padding: all of it is heard")
    faults = []
    if info.delay > MOST_DELAY or info.delay + info.padding >= mp3.stream.frames * mp3.stream.first.samples:
        faults.append(f"a delay of {info.delay} and a padding of {info.padding} samples can't be")
    elif info.padding < DECODER_DELAY:
        faults.append(f"a padding of {info.padding} samples leaves no room for the decoder's {DECODER_DELAY}")
    if info.crc_right is False:
        faults.append("the CRC of LAME's extension is wrong")
    return judged(faults, f"delay {info.delay}, padding {info.padding} samples")


def nothing_stands_between_frames(mp3: Mp3) -> Finding:
    """Players click, stop or lose the time at what is no sound; tags at the end are read as sound by some."""
    stream = mp3.stream
    faults = [f"{stream.lead} bytes between tag and sound"] if stream.lead else []
    faults += [f"{size} bytes at byte {at}" for at, size in stream.junk]
    faults += [f"{name} tag at the end" for name in stream.tail]
    return judged(faults, "nothing")


def last_frame_is_whole(mp3: Mp3) -> Finding:
    """A file that was cut has lost its end."""
    return broken(f"{mp3.stream.cut} bytes are missing") if mp3.stream.cut else kept("whole")


def no_frame_lacks_what_it_points_to(mp3: Mp3) -> Finding:
    """The bit reservoir: a frame that points to bytes that are gone is silence or noise."""
    starved = mp3.stream.starved
    if not starved:
        return kept("none does")
    seconds = starved[0] * mp3.stream.first.samples / mp3.rate
    return broken(f"{len(starved)} frames do, the first at {seconds:.1f} s")


def all_of_it_can_be_decoded(mp3: Mp3) -> Finding:
    """By a decoder of another make (miniaudio): as many samples as the frames hold."""
    if mp3.sound is None:
        return broken("nothing can be decoded")
    found = f"{mp3.sound.samples} samples, {mp3.sound.seconds:.3f} s"
    return kept(found) if mp3.decoded else broken(f"{found}; the frames hold {mp3.stream.samples}")


RULES = (
    sound_is_of_the_kind_all_players_play,
    sound_is_mono,
    bit_rate_is_constant,
    info_frame_is_first,
    info_frame_counts_frames,
    info_frame_counts_bytes,
    info_frame_says_what_to_cut_off,
    nothing_stands_between_frames,
    last_frame_is_whole,
    no_frame_lacks_what_it_points_to,
    all_of_it_can_be_decoded,
)
