"""Rules about the MP3 frames and the loudness: players know the duration, seek exactly and decode to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.parse.mpeg import LAYER_3, MPEG_25

if TYPE_CHECKING:
    from audiobuild.checks.mp3 import Mp3File
    from audiobuild.checks.parse.stream import Stream

RATE = 44_100
DECODER_DELAY = 529
"""Samples that every decoder adds; a smaller padding leaves part of the audio undecoded."""
LONGEST_DELAY = 2_304
"""Samples in two frames: more than any encoder adds."""
WRONG_DURATION_SECONDS, WRONG_DURATION_SHARE = 1.0, 0.02
"""A declared duration that differs by more than both shows a wrong length in players."""
SEEK_TOLERANCE, SEEK_FAILURE = 0.02, 0.1
"""Share of the duration by which a seek may miss, and from which it counts as an error."""
LUFS = -16.0
"""Target of Apple and the AES (TD1008) for speech; as heard: mono is played by two loudspeakers."""
TOLERANCE, WIDE_TOLERANCE = 0.5, 1.0
"""LU: audiobuild's, and Apple's."""
HIGHEST_PEAK = -1.0
"""dBTP: encoding and resampling raise peaks."""
NO_INFO = "no Info frame"
NO_AUDIO = "no decoded audio"


@rule("MPEG Layer III", Severity.ERROR)
def layer(mp3: Mp3File) -> Result:
    """Require Layer III: browsers and phones do not decode the others."""
    first = mp3.stream.first
    return passed("Layer III") if first.layer == LAYER_3 else failed(f"layer {first.layer}")


@rule("MPEG-1, 44.1 kHz", Severity.NOTE)
def sample_rate(mp3: Mp3File) -> Result:
    """Require the one format that audiobuild was tested with in every player."""
    first = mp3.stream.first
    found = f"MPEG-{2.5 if first.version == MPEG_25 else first.version}, {first.rate} Hz"
    return passed(found) if (first.version, first.rate) == (1, RATE) else failed(found)


@rule("mono", Severity.NOTE)
def mono(mp3: Mp3File) -> Result:
    """Require one channel: a second one adds nothing to one voice and doubles the size."""
    single, other = mp3.stream.monos[True], mp3.stream.monos[False]
    return failed(f"{other} of {single + other} frames are stereo") if other else passed("one channel")


@rule("constant bit rate", Severity.NOTE)
def bit_rate(mp3: Mp3File) -> Result:
    """Require one bit rate, since players compute the position of a seek from it."""
    rates = sorted(mp3.stream.bitrates)
    if len(rates) > 1:
        return failed(f"{rates[0]} to {rates[-1]} kbit/s")
    return passed(f"{rates[0]} kbit/s") if rates else failed("no frames", Severity.ERROR)


@rule("Info frame present", Severity.WARNING)
def info_frame(mp3: Mp3File) -> Result:
    """Require one Info frame at the start, where players read the duration.

    Xing declares a variable bit rate. VBRI has no delay and padding. More Info frames show that files were
    concatenated. At a constant bit rate, players compute the duration without one.
    """
    info = mp3.stream.info
    if info is None:
        return failed(NO_INFO, None if len(mp3.stream.bitrates) > 1 else Severity.NOTE)
    if mp3.stream.other_infos:
        return failed(f"{mp3.stream.other_infos} more Info frames in the middle: files were concatenated")
    if info.kind != "Info":
        return failed(info.kind, Severity.NOTE)
    return passed(f"Info by {info.encoder or 'an unnamed encoder'}")


@rule("Info frame count correct", Severity.WARNING)
def info_frames(mp3: Mp3File) -> Result:
    """Require the number of frames: players show the duration that follows from it."""
    info, stream = mp3.stream.info, mp3.stream
    if info is None:
        return skipped(NO_INFO)
    if info.frames == stream.frames:
        return passed(f"{info.frames}")
    fault = f"declares {info.frames} frames, the file has {stream.frames}"
    difference = abs((info.frames or 0) - stream.frames)
    wrong = difference * stream.first.samples > WRONG_DURATION_SECONDS * mp3.rate
    wrong = wrong and difference > WRONG_DURATION_SHARE * stream.frames and info.frames is not None
    return failed(fault, Severity.ERROR if wrong else None)


@rule("Info byte count correct", Severity.WARNING)
def info_bytes(mp3: Mp3File) -> Result:
    """Require the number of bytes: players compute seek positions from it."""
    info = mp3.stream.info
    if info is None:
        return skipped(NO_INFO)
    expected = min(mp3.stream.size, 0xFFFF_FFFF)
    found = f"declares {info.size} bytes, the file has {mp3.stream.size}"
    return passed(f"{info.size}") if info.size == expected else failed(found)


@rule("seek table correct", Severity.WARNING)
def seek_table(mp3: Mp3File) -> Result:
    """Require that the entry for each percent of the duration points to the frame at that time."""
    info, stream = mp3.stream.info, mp3.stream
    if info is None or not info.table or not info.size or not stream.frames:
        return skipped("no seek table")
    errors = [abs(_seek(stream, info.table[percent], info.size) - percent / 100) for percent in range(len(info.table))]
    tolerance = SEEK_TOLERANCE + (2 + stream.positions.stride) / stream.frames
    worst = max(errors)
    found = f"{worst:.1%} of the duration off at most"
    if worst <= tolerance:
        return passed(found)
    fault = f"the entry for {errors.index(worst)} % is {worst:.0%} of the duration off"
    return failed(fault, Severity.ERROR if worst > tolerance + SEEK_FAILURE else None)


def _seek(stream: Stream, entry: int, size: int) -> float:
    """Return the share of the duration at which a player lands that follows an entry of the seek table."""
    return stream.positions.frame_at(stream.start + entry * size / 256) / stream.frames


@rule("encoder delay and padding valid", Severity.WARNING)
def delay_and_padding(mp3: Mp3File) -> Result:
    """Require possible values and a correct CRC if LAME's extension declares delay and padding."""
    info = mp3.stream.info
    if info is None:
        return skipped(NO_INFO)
    if not info.trims:
        return skipped("none declared: all samples are heard")
    faults = []
    if info.delay > LONGEST_DELAY or info.delay + info.padding >= mp3.stream.frames * mp3.stream.first.samples:
        faults.append(f"a delay of {info.delay} and a padding of {info.padding} samples are impossible")
    elif info.padding < DECODER_DELAY:
        faults.append(f"a padding of {info.padding} samples is less than the decoder's delay of {DECODER_DELAY}")
    if info.crc_valid is False:
        faults.append("wrong CRC in LAME's extension")
    return verdict(faults, f"delay {info.delay}, padding {info.padding} samples")


@rule("no data between frames", Severity.WARNING)
def no_junk(mp3: Mp3File) -> Result:
    """Require frames without interruption: players click, stop or lose the position at other data."""
    faults = [f"{size} bytes at byte {at}" for at, size in mp3.stream.junk]
    return verdict(faults, "none")


@rule("no data around the audio", Severity.NOTE)
def no_surroundings(mp3: Mp3File) -> Result:
    """Require that the audio follows the tag and ends the file: old players decode other tags as audio."""
    faults = [f"{mp3.stream.lead} bytes between tag and audio"] if mp3.stream.lead else []
    faults += [f"{name} tag at the end" for name in mp3.stream.trailing_tags]
    return verdict(faults, "none")


@rule("last frame complete", Severity.WARNING)
def last_frame(mp3: Mp3File) -> Result:
    """Require all bytes of the last frame; a truncated file has lost its end."""
    missing = mp3.stream.missing
    return failed(f"{missing} bytes are missing") if missing else passed("complete")


@rule("bit reservoir intact", Severity.WARNING)
def bit_reservoir(mp3: Mp3File) -> Result:
    """Require that no frame refers to bytes that do not exist: it decodes to silence or noise."""
    starved = mp3.stream.starved
    if not starved:
        return passed("intact")
    seconds = starved[0] * mp3.stream.first.samples / mp3.rate
    return failed(f"{len(starved)} frames refer to missing bytes, the first at {seconds:.1f} s")


@rule("audio decodes", Severity.ERROR)
def decodes(mp3: Mp3File) -> Result:
    """Require that a decoder of another make (miniaudio) decodes as many samples as the frames contain."""
    if mp3.audio is None:
        return failed("nothing can be decoded")
    found = f"{mp3.audio.samples} samples, {mp3.audio.seconds:.3f} s"
    if mp3.fully_decoded:
        return passed(found)
    lost = abs(mp3.audio.samples - mp3.stream.samples) / mp3.rate
    severity = Severity.ERROR if lost > WRONG_DURATION_SECONDS else Severity.WARNING
    return failed(f"{found}; the frames contain {mp3.stream.samples} samples", severity)


@rule("loudness -16 LUFS", Severity.NOTE)
def loudness(mp3: Mp3File) -> Result:
    """Require an integrated loudness of -16 ±0.5 LUFS (ITU-R BS.1770-4); more than ±1 is a warning."""
    if mp3.audio is None:
        return skipped(NO_AUDIO)
    found, distance = f"{mp3.audio.lufs:.1f} LUFS", abs(mp3.audio.lufs - LUFS)
    if distance <= TOLERANCE:
        return passed(found)
    return failed(found, Severity.WARNING if distance > WIDE_TOLERANCE else None)


@rule("true peak at most -1 dBTP", Severity.WARNING)
def true_peak(mp3: Mp3File) -> Result:
    """Require headroom between samples too: otherwise players and converters clip."""
    if mp3.audio is None:
        return skipped(NO_AUDIO)
    found = f"{mp3.audio.true_peak:.1f} dBTP"
    return passed(found) if mp3.audio.true_peak <= HIGHEST_PEAK else failed(found)


RULES = (
    layer,
    sample_rate,
    mono,
    bit_rate,
    info_frame,
    info_frames,
    info_bytes,
    seek_table,
    delay_and_padding,
    no_junk,
    no_surroundings,
    last_frame,
    bit_reservoir,
    decodes,
    loudness,
    true_peak,
)
