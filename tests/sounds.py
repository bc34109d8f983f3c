"""Sound made by code, and how different players decode an episode: shared by the tests of `audiobuild.sound`."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import wave
from functools import cache
from typing import TYPE_CHECKING

import miniaudio
import numpy as np
import pytest

from audiobuild.model import Speech
from audiobuild.sound import RATE, mp3
from audiobuild.sound.frames import DELAY, LAG, info_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

VOICE_RATE = 22_050
PLAYERS = ("ffmpeg", "miniaudio", "mpg123")


@cache
def speechlike(seconds: float, *, rate: int = VOICE_RATE, seed: int = 0, level: float = 0.1) -> NDArray[np.int16]:
    """Return syllables: harmonics of a moving pitch under formants, four a second, between hisses; always the same.

    Args:
        seconds: length.
        rate: samples a second.
        seed: which of them.
        level: root mean square, full scale being 1.
    """
    chance = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    phase = 2 * np.pi * np.cumsum(120 + 25 * np.sin(2 * np.pi * 0.6 * time + seed)) / rate
    hertz = 120 * np.arange(1, 28)  # up to 3.9 kHz: every rate from 8,000 on holds them
    formants = np.exp(-(((hertz[:, None] - np.array([500, 1_500, 2_500])) / 250) ** 2)).sum(axis=1) + 0.02
    voiced = sum(gain * np.cos(n * phase + n * n) for n, gain in enumerate(formants.tolist(), start=1))
    hiss = np.convolve(
        chance.normal(0, 1, len(time) + 2), [0.25, 0.5, 0.25], "valid"
    )  # no converter passes the highest
    syllables = np.sin(2 * np.pi * 2 * time + 0.3) ** 2
    sound = voiced * syllables + hiss * (1 - syllables) ** 2
    sound *= level * 32_768 / max(1e-9, float(np.sqrt(np.mean(sound**2)))) if len(sound) else 1
    samples = np.asarray(np.clip(sound, -32_768, 32_767), np.int16)
    samples.flags.writeable = False  # every test gets the same ones
    return samples


def pcm(samples: NDArray[np.int16], rate: int = VOICE_RATE) -> Speech:
    """Return samples as an engine delivers them."""
    return Speech(samples.astype("<i2").tobytes(), "pcm", rate)


def episode(frames: bytes, count: int, bitrate: int = 96) -> bytes:
    """Return frames after their Info frame: a file that players play."""
    return info_frame(frames=count, size=len(frames), bitrate=bitrate) + frames


def ffmpeg(mp3: bytes) -> NDArray[np.float64]:
    """Decode with ffmpeg to samples of full scale 1; fail the test on any message."""
    return _samples(["ffmpeg", "-v", "error", "-xerror", "-i", "FILE", "-f", "f32le", "-"], mp3)


def mpg123(mp3: bytes) -> NDArray[np.float64]:
    """Decode with mpg123 to samples of full scale 1."""
    return _samples(["mpg123", "-q", "-e", "f32", "-s", "FILE"], mp3)


def with_miniaudio(mp3: bytes) -> NDArray[np.float64]:
    """Decode with miniaudio to samples of full scale 1."""
    return np.frombuffer(miniaudio.mp3_read_f32(mp3).samples, np.float32).astype(np.float64)


def late(name: str) -> int:
    """Return the codec's delay in samples (mpg123 always removes its own part)."""
    return DELAY if name == "mpg123" else LAG


def player(name: str) -> Callable[[bytes], NDArray[np.float64]]:
    """Return one of `PLAYERS`; skip the test where it is not installed."""
    return {"ffmpeg": ffmpeg, "mpg123": mpg123, "miniaudio": with_miniaudio}[name]


def run(command: list[str], mp3: bytes) -> bytes:
    """Return what a program prints about the file whose name replaces FILE.

    Skips the test where the program is not installed, fails it where it complains.
    """
    done = _run(command, mp3)
    assert not done.stderr, done.stderr
    return done.stdout


def measured(mp3: bytes) -> tuple[float, float]:
    """Return the integrated loudness as heard (LUFS) and true peak (dBTP), by ffmpeg's meter, to a tenth."""
    meter = ["-filter_complex", "ebur128=dualmono=true:peak=true:framelog=verbose", "-f", "null", "-"]
    summary = _run(["ffmpeg", "-nostats", "-i", "FILE", *meter], mp3).stderr.decode().rpartition("Summary:")[2]
    loudness, peak = re.search(r"I:\s+(\S+) LUFS", summary), re.search(r"Peak:\s+(\S+) dBFS", summary)
    assert loudness
    assert peak
    return float(loudness[1]), float(peak[1])


def _samples(command: list[str], mp3: bytes) -> NDArray[np.float64]:
    return np.frombuffer(run(command, mp3), np.float32).astype(np.float64)


def _run(command: list[str], mp3: bytes) -> subprocess.CompletedProcess[bytes]:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    # A file, not a pipe: from a pipe ffmpeg cannot read the Info frame and then the sound.
    with tempfile.NamedTemporaryFile(suffix=".mp3") as file:
        file.write(mp3)
        file.flush()
        named = [file.name if word == "FILE" else word for word in command]
        return subprocess.run(named, capture_output=True, check=True)


def walk(frames: bytes) -> list[tuple[int, mp3.Header]]:
    """Return the position and header of each frame; fail if anything else is between them."""
    found, at = [], 0
    while at < len(frames):
        header = mp3.parse(frames, at)
        assert header, at
        found.append((at, header))
        at += header.size
    assert at == len(frames)
    return found


def write_wav(path: Path, samples: NDArray[np.int16], rate: int = RATE, channels: int = 1) -> Path:
    """Write samples as a WAV, the same in each channel."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(samples, channels).tobytes())
    return path


def decoded(path: Path) -> NDArray[np.float64]:
    """Return the samples that ffmpeg decodes, at `RATE`."""
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a", "-ar", str(RATE), "-f", "s16le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.int16).astype(np.float64)
