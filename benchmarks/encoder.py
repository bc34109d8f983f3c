"""Measure LAME's quality settings: their speed, their noise in speech, and peaks above the limiter's ceiling.

    python benchmarks/encoder.py [TEXT]

Needs ffmpeg, whose own default (libmp3lame) is the measure. TEXT is a German text to be read by the built-in voice;
the article in audio/ without one. Noise is what decoding gives less what was encoded, band by band: the ear hears it
where it comes near the signal in the same band.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import wave
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import lameenc
import numpy as np
import soxr

from audiobuild import speak
from audiobuild.german.sentences import sentences
from audiobuild.sound import RATE
from audiobuild.sound.frames import LAG
from audiobuild.sound.join import Piece
from audiobuild.sound.lame import QUALITY, pre_gain
from audiobuild.sound.limiter import CEILING
from audiobuild.sound.render import render

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audiobuild.model import Speech

BITRATES = (48, 64, 96, 128)
QUALITIES = (2, 3, 5, 7)
BANDS = ((50, 300), (300, 1_000), (1_000, 3_000), (3_000, 6_000), (6_000, 10_000))
"""Hertz."""
SENTENCES = 40
WINDOW = 1_024
LEVEL = 0.5
"""Of full scale: peaks stay clear of everything that would cut them."""


def speech(text: str) -> list[Speech]:
    """Return the first sentences of a text, spoken by the built-in voice."""
    engine = speak.load("espeak")
    return [engine.speak(sentence) for sentence in sentences(text)[:SENTENCES] if any(map(str.isalpha, sentence))]


def encoded(pcm: NDArray[np.int16], quality: int, bitrate: int) -> tuple[bytes, float]:
    """Return MP3 frames, and the processor's seconds they took."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(bitrate)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(quality)
    start = time.thread_time()
    frames = encoder.encode(pcm.tobytes()) + encoder.flush()
    return bytes(frames), time.thread_time() - start


def encoded_by_ffmpeg(pcm: NDArray[np.int16], bitrate: int) -> bytes:
    """Return MP3 frames of ffmpeg's default quality."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.wav"), Path(folder, "a.mp3")
        with wave.open(str(source), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(pcm.tobytes())
        options = ["-b:a", f"{bitrate}k", "-write_xing", "0", "-id3v2_version", "0"]
        subprocess.run(["ffmpeg", "-v", "error", "-i", source, *options, target], check=True)
        return target.read_bytes()


def decoded(frames: bytes) -> NDArray[np.float32]:
    """Decode to samples of full scale 1, without the codec's delay."""
    command = ["ffmpeg", "-v", "error", "-f", "mp3", "-i", "-", "-f", "f32le", "-"]
    done = subprocess.run(command, input=frames, capture_output=True, check=True)
    return np.frombuffer(done.stdout, np.float32)[LAG:]


def spectra(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the power of each bin of each window."""
    windows = samples[: len(samples) // WINDOW * WINDOW].reshape(-1, WINDOW)
    return np.asarray(np.abs(np.fft.rfft(windows * np.hanning(WINDOW))) ** 2, np.float32)


def row(name: str, pcm: NDArray[np.int16], frames: bytes, *, bitrate: int, speed: str = "") -> str:
    """Return a row of the noise table: segmental SNR, its 5th percentile, and noise to signal by band."""
    meant = pcm * np.float32(1 / 32_768)
    samples = decoded(frames)[: len(meant)] * np.float32(pre_gain(bitrate))
    signal, noise = spectra(meant), spectra(samples - meant)
    loud = signal.sum(axis=1) > 1e-4 * signal.sum(axis=1).max()
    ratio = 10 * np.log10(signal.sum(axis=1)[loud] / noise.sum(axis=1)[loud])
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)
    masks = [(hertz >= low) & (hertz < high) for low, high in BANDS]
    bands = [10 * np.log10(noise[loud][:, mask].sum() / signal[loud][:, mask].sum()) for mask in masks]
    shown = "".join(f"{band:8.1f}" for band in bands)
    return f"{name:12}{speed:>8}{ratio.mean():8.1f}{np.percentile(ratio, 5):8.1f}{shown}"


def noise_table(pcm: NDArray[np.int16], bitrate: int) -> None:
    """Print speed and noise of each quality and of ffmpeg."""
    seconds = len(pcm) / RATE
    bands = "".join(f"{f'-{high}':>8}" for _, high in BANDS)
    print(
        f"\n{bitrate} kb/s: times real time a core, segmental SNR and its 5th percentile (dB), noise to signal (dB, Hz)"
    )
    print(f"{'quality':12}{'speed':>8}{'SNR':>8}{'p5':>8}{bands}")
    for quality in QUALITIES:
        runs = [encoded(pcm, quality, bitrate) for _ in range(3)]
        speed = f"{seconds / min(taken for _, taken in runs):.0f}x"
        print(
            row(f"lameenc {quality}{' *' if quality == QUALITY else ''}", pcm, runs[0][0], bitrate=bitrate, speed=speed)
        )
    print(row("ffmpeg", pcm, encoded_by_ffmpeg(pcm, bitrate), bitrate=bitrate))


def peaks_table(spoken: list[Speech]) -> None:
    """Print how far the decoded true peak passes what the limiter left, with more and more gain."""
    print(f"\nTrue peak of the decoded file over the limiter's {CEILING} dBTP, worst of {len(spoken)} sentences (dB)")
    gains = (2, 6, 10)
    print(f"{'kb/s':12}" + "".join(f"{f'+{gain} dB':>8}" for gain in gains))
    for bitrate in BITRATES:
        worst = [max(_over(one, gain, bitrate) for one in spoken) for gain in gains]
        print(f"{bitrate:<12}" + "".join(f"{over:8.2f}" for over in worst))


def _over(one: Speech, gain: int, bitrate: int) -> float:
    section = render([Piece(one, 0)], gain=gain, bitrate=bitrate)
    peak = np.abs(soxr.resample(decoded(section.frames), RATE, 4 * RATE, "VHQ")).max()
    return float(20 * np.log10(peak / section.peak))


def main() -> None:
    """Print both tables."""
    path = Path(sys.argv[1]) if sys.argv[1:] else next(Path(__file__).parents[1].glob("audio/*.txt"))
    spoken = speech(path.read_text("utf-8"))
    samples = np.concatenate([np.frombuffer(one.data, "<i2") for one in spoken])
    pcm = np.asarray(soxr.resample((samples * LEVEL).astype(np.int16), spoken[0].rate, RATE), np.int16)
    print(f"{path.name}, {len(pcm) / RATE:.0f} s; lameenc {version('lameenc')}, numpy {version('numpy')}")
    for bitrate in (64, 96):
        noise_table(pcm, bitrate)
    peaks_table(spoken)


if __name__ == "__main__":
    main()
