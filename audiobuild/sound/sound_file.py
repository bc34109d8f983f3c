"""Sound files of the user: decoded to one channel at `RATE`, made as loud as the episode, faded and encoded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audiobuild.errors import SettingsError
from audiobuild.sound import RATE, mp3
from audiobuild.sound.gain import TARGET
from audiobuild.sound.join import resample
from audiobuild.sound.loudness import as_heard, integrated, powers, scaled
from audiobuild.sound.render import FULL_SCALE, RenderedSection, levelled_samples, render_samples

if TYPE_CHECKING:
    from pathlib import Path

    from miniaudio import DecodedSoundFile, SoundFileInfo
    from numpy.typing import NDArray

LONGEST = 600
"""Seconds of the longest file: its samples stay in memory during a build, 88 kB per second."""
LARGEST = 500_000_000
"""Bytes of the largest file, more than ten minutes in any usual format."""
FADE_IN = RATE // 100
"""Samples over which a file is faded in: 10 ms, so that one that is cut out of music does not click."""
FADE_OUT = RATE // 2
"""Samples over which it is faded out, at most a quarter of its length."""
MOST_GAIN = 30.0
"""Decibels: a very faint file is not raised further, so that its noise stays faint."""
_FORMATS = "give a WAV, FLAC, MP3 or Ogg Vorbis file"


@dataclass(frozen=True, slots=True, eq=False)
class SoundFile:
    """A decoded sound file."""

    digest: str
    """SHA-256 of the file, hexadecimal."""
    samples: NDArray[np.int16]
    """One channel at `RATE`."""


class _Decoder(NamedTuple):
    info: str
    """Name of the function of miniaudio that reads channels, rate and length."""
    read: str
    """Name of the one that decodes."""


def read(path: Path, name: str) -> SoundFile:
    """Read a sound file; several channels are mixed to their mean.

    Args:
        path: a WAV, FLAC, MP3 or Ogg Vorbis file of any rate.
        name: the setting that names it, for messages.

    Raises:
        SettingsError: the file is not found, cannot be read, is not such a file, is silent or longer than `LONGEST`.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"the {name} {path} is larger than {LARGEST // 1_000_000} MB", "give a shorter file")
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"cannot read the {name} {path}: {error.strerror}", "check its name") from error
    info, decoded = _decoded(data, path, name)
    samples = np.frombuffer(decoded.samples, np.int16)
    if info.nchannels > 1:
        mean = samples.reshape(-1, info.nchannels).mean(axis=1, dtype=np.float32)
        samples = np.rint(mean, out=mean).astype(np.int16)
    if not samples.any():
        raise SettingsError(f"the {name} {path} is silent", "give a file that contains sound")
    return SoundFile(hashlib.sha256(data).hexdigest(), resample(samples, info.sample_rate, RATE))


def _decoded(data: bytes, path: Path, name: str) -> tuple[SoundFileInfo, DecodedSoundFile]:
    """Decode a file; its length is checked first."""
    import miniaudio

    decoder = _decoder(data)
    if decoder is None:
        raise SettingsError(f"the {name} {path} is not a sound file that can be read", _FORMATS)
    try:
        info: SoundFileInfo = getattr(miniaudio, decoder.info)(data)
        if info.duration > LONGEST:
            raise SettingsError(f"the {name} {path} is longer than {LONGEST // 60} minutes", "give a shorter file")
        return info, getattr(miniaudio, decoder.read)(data)
    except miniaudio.MiniaudioError as error:
        raise SettingsError(f"cannot decode the {name} {path}: {error}", _FORMATS) from error


def _decoder(data: bytes) -> _Decoder | None:
    """Return the decoder of a file by its first bytes; None for another format."""
    if data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE":
        return _Decoder("wav_get_info", "wav_read_s16")
    if data.startswith(b"fLaC"):
        return _Decoder("flac_get_info", "flac_read_s16")
    if data.startswith(b"OggS") and b"\x01vorbis" in data[:100]:
        return _Decoder("vorbis_get_info", "vorbis_read")
    if data.startswith(b"ID3") or mp3.parse(data, 0):
        return _Decoder("mp3_get_info", "mp3_read_s16")
    return None


def render_file(sound: SoundFile, *, bitrate: int) -> RenderedSection:
    """Level a sound file to the loudness of an episode, fade its edges, limit and encode it.

    Args:
        sound: the sound file.
        bitrate: kilobits per second, one of `settings.BITRATES`.

    Returns:
        The section; its powers are those with the gain.
    """
    samples = faded(sound.samples)
    gain = _gain(samples)
    rendered = render_samples(samples, RATE, ((0, len(samples)),), gain=gain, bitrate=bitrate)
    return replace(rendered, powers=scaled(rendered.powers, gain))


def levelled_file(sound: SoundFile, *, rate: int) -> NDArray[np.int16]:
    """Return the sound that `render_file` encodes, for other codecs, at `rate` samples per second."""
    samples = faded(sound.samples)
    return levelled_samples(samples, RATE, gain=_gain(samples), to=rate)


def _gain(samples: NDArray[np.int16]) -> float:
    """Return the gain in decibels that makes samples as loud as an episode."""
    measured = powers(np.divide(samples, FULL_SCALE, dtype=np.float32), RATE)
    return min(TARGET - as_heard(integrated([measured])), MOST_GAIN)


def faded(samples: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return samples with a linear fade at each edge; a new array."""
    kept = samples.copy()
    rise, fall = min(FADE_IN, len(kept) // 4), min(FADE_OUT, len(kept) // 4)
    kept[:rise] = kept[:rise] * np.linspace(0, 1, rise, endpoint=False, dtype=np.float32)
    tail = kept[len(kept) - fall :]
    tail[:] = tail * np.linspace(1, 0, fall, endpoint=False, dtype=np.float32)
    return kept
