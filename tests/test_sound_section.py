"""Sections: every player decodes them at their sample, whatever precedes and follows them."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import PLAYERS, VOICE_RATE, episode, late, pcm, player, speechlike, walk

from audiobuild.errors import SoundError
from audiobuild.settings import BITRATES
from audiobuild.sound import FRAME, RATE, mp3
from audiobuild.sound.frames import LAG, silent_frames
from audiobuild.sound.join import Piece, join, resample, resampled
from audiobuild.sound.render import RenderedSection as Section
from audiobuild.sound.render import render

if TYPE_CHECKING:
    from numpy.typing import NDArray

lengths = st.floats(0.02, 1.5).map(lambda seconds: round(seconds, 3))
pauses = st.integers(0, RATE)


def laid_out(pieces: list[Piece]) -> NDArray[np.float64]:
    """Return the samples of a section before it is encoded, full scale 1."""
    joined, _ = join(pieces)
    samples = np.frombuffer(joined.raw_data, np.int16)
    return resample(samples, joined.frame_rate, RATE).astype(np.float64) / 32_768


def pieces_of(seconds: list[float], gaps: list[int], rate: int = VOICE_RATE) -> list[Piece]:
    """Return different speechlike pieces."""
    return [
        Piece(pcm(speechlike(length, seed=seed, rate=rate), rate), gap)
        for seed, (length, gap) in enumerate(zip(seconds, gaps, strict=False))
    ]


def noise_to_signal(actual: NDArray[np.float64], meant: NDArray[np.float64]) -> float:
    """Return the noise relative to the signal, in decibels."""
    return float(10 * np.log10(np.sum((actual - meant) ** 2) / np.sum(meant**2)))


@given(parts=st.lists(st.tuples(lengths, pauses), min_size=1, max_size=4), bitrate=st.sampled_from(BITRATES))
@settings(max_examples=25, deadline=None)
def test_a_section_is_whole_frames_that_hold_its_sound(parts: list[tuple[float, int]], bitrate: int) -> None:
    """A section is `count` frames, the first borrows nothing; the last ends 1,152 to 2,303 samples after the sound."""
    pieces = pieces_of([length for length, _ in parts], [gap for _, gap in parts])
    section = render(pieces, gain=0, bitrate=bitrate)
    found = walk(section.frames)
    assert {(h.rate, h.bitrate, h.channels) for _, h in found} == {(RATE, bitrate, 1)}
    assert len(found) == section.count
    assert section.frames[mp3.HEADER] == 0, "main_data_begin"
    assert section.frames[mp3.HEADER + 1] & 0x80 == 0, "main_data_begin, its last bit"
    assert FRAME <= section.count * FRAME - len(laid_out(pieces)) < 2 * FRAME
    assert section.clips[-1][1] == len(laid_out(pieces))


@given(
    parts=st.lists(st.tuples(lengths, pauses), min_size=1, max_size=6),
    rate=st.sampled_from([8_000, 16_000, 22_050, 24_000, 44_100, 48_000]),
)
@settings(max_examples=40, deadline=None)
def test_clips_and_pauses_tile_the_section(parts: list[tuple[float, int]], rate: int) -> None:
    """The first clip starts at 0; between clips lies the pause asked for, within a sample of the voice's rate."""
    pieces = pieces_of([length for length, _ in parts], [gap for _, gap in parts], rate)
    _, clips = join(pieces)
    assert clips[0][0] == 0
    assert len(clips) == len(pieces)
    assert all(first < end for first, end in clips)
    for (_, end), (first, _), piece in zip(clips, clips[1:], pieces, strict=False):
        assert abs(first - end - piece.pause) <= RATE / rate / 2 + 1


@pytest.mark.parametrize("name", PLAYERS)
def test_sections_are_decoded_at_their_samples(name: str) -> None:
    """Sections and silent frames in a row: each is decoded at its frame's sample exactly, to its end.

    The noise of coding is 20 dB and more below the sound in every 50 ms around both ends of every section.
    """
    rows = [pieces_of([0.7, 0.4], [4_000, 0]), pieces_of([1.1], [0]), pieces_of([0.31, 0.2, 0.6], [800, 9_999, 5])]
    gaps = [3, 0, 7]
    sections = [render(row, gain=0, bitrate=96) for row in rows]
    frames, starts, count = b"", [], 0
    for gap, section in zip(gaps, sections, strict=True):
        starts.append(count + gap)
        frames += silent_frames(gap, bitrate=96) + section.frames
        count += gap + section.count
    actual = player(name)(episode(frames, count))[late(name) :]
    assert len(actual) == count * FRAME - LAG
    window = RATE // 20
    for start, row in zip(starts, rows, strict=True):
        meant = laid_out(row)
        sound = actual[start * FRAME : start * FRAME + len(meant)]
        assert lag(sound, meant) == 0
        assert noise_to_signal(sound, meant) < -20
        assert noise_to_signal(sound[:window], meant[:window]) < -20, "the start"
        assert noise_to_signal(sound[-window:], meant[-window:]) < -20, "the end"
        after = actual[start * FRAME + len(meant) + 100 : start * FRAME + len(meant) + FRAME]
        assert np.abs(after).max() < 0.01 * np.abs(meant).max(), "a click behind the end"


def lag(actual: NDArray[np.float64], meant: NDArray[np.float64]) -> int:
    """Return the delay of `actual` in samples, by cross-correlation."""
    size = 2 * len(meant)
    product = np.fft.rfft(actual, size) * np.conj(np.fft.rfft(meant, size))
    at = int(np.argmax(np.fft.irfft(product, size)))
    return at if at < len(meant) else at - size


@pytest.mark.parametrize("name", PLAYERS)
@given(seconds=st.floats(0.05, 0.2))
@settings(max_examples=5, deadline=None)
def test_loud_end_is_complete(name: str, seconds: float) -> None:
    """A tone that ends with a section's last sample is decoded to its end, though other sound follows at once."""
    time = np.arange(round(seconds * RATE)) / RATE
    tone = pcm(np.asarray(9_000 * np.sin(2 * np.pi * 800 * time), np.int16), RATE)
    section = render([Piece(tone, 0)], gain=0, bitrate=96)
    count = 2 * section.count
    actual = player(name)(episode(section.frames * 2, count))[late(name) :]
    meant = laid_out([Piece(tone, 0)])
    for start in (0, section.count * FRAME):
        last = slice(start + len(meant) - 441, start + len(meant))
        assert noise_to_signal(actual[last], meant[-441:]) < -15


@pytest.mark.parametrize("bitrate", BITRATES)
def test_level_is_kept_at_every_bit_rate(bitrate: int) -> None:
    """The attenuation that LAME applies against clipping is compensated."""
    piece = Piece(pcm(speechlike(1.5)), 0)
    section = render([piece], gain=0, bitrate=bitrate)
    actual = player("miniaudio")(section.frames)[LAG:]
    meant = laid_out([piece])
    actual = actual[: len(meant)]
    assert float(actual @ meant / (meant @ meant)) == pytest.approx(1, abs=0.02)


def test_gain_is_decibels() -> None:
    """A gain of -6 dB halves the sound, and leaves powers as they were."""
    piece = Piece(pcm(speechlike(1)), 0)
    plain, softer = render([piece], gain=0, bitrate=96), render([piece], gain=-6.0206, bitrate=96)
    loud, soft = player("miniaudio")(plain.frames), player("miniaudio")(softer.frames)
    assert np.std(soft) / np.std(loud) == pytest.approx(0.5, abs=0.01)
    np.testing.assert_allclose(np.frombuffer(softer.powers, "f4"), np.frombuffer(plain.powers, "f4"), rtol=1e-4)
    assert softer.peak == pytest.approx(plain.peak / 2, rel=1e-3)


def test_the_same_pieces_give_the_same_bytes() -> None:
    """A section's bytes depend on its pieces, gain and bit rate alone: not on threads, order or what came before."""
    rows = [pieces_of([0.5, 0.1 * n + 0.1], [3_000, 0]) for n in range(6)]

    def section(row: list[Piece]) -> Section:
        return render(row, gain=3, bitrate=96)

    alone = [section(row) for row in rows]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(section, rows * 3)) == alone * 3


@pytest.mark.parametrize("seconds", [20, 60])
def test_a_long_section_takes_little_more_than_its_sound(seconds: int) -> None:
    """What is joined is held once; all that is made of it is made in slices, but for the frames."""
    speech = pcm(np.tile(speechlike(1), seconds))
    render([Piece(speech, 0)], gain=3, bitrate=96)  # imports, tables
    tracemalloc.start()
    try:
        section = render([Piece(speech, 0)], gain=3, bitrate=96)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1.3 * len(speech.data) + 2 * len(section.frames) + 2_000_000


def test_rates_may_differ() -> None:
    """Pieces of other rates than the first's are brought to it; a clip is as long as its speech."""
    pieces = [Piece(pcm(speechlike(0.5, rate=rate), rate), 0) for rate in (22_050, 24_000, 44_100)]
    section = render(pieces, gain=0, bitrate=96)
    for first, end in section.clips:
        assert (end - first) / RATE == pytest.approx(0.5, abs=0.02)


def test_silence_stays_silence() -> None:
    """The silent engine's sound is kept whole, measures nothing, and is heard as less than -80 dBFS (LAME's own)."""
    section = render([Piece(pcm(np.zeros(VOICE_RATE, np.int16)), 100)] * 2, gain=12, bitrate=96)
    assert section.clips == ((0, RATE), (RATE + 100, 2 * RATE + 100))
    assert section.peak == 0
    assert not any(section.powers)
    assert np.abs(player("miniaudio")(section.frames)).max() < 1e-4


def test_last_pause_is_ignored() -> None:
    """The pause after a section is not part of it."""
    speech = pcm(speechlike(0.4))
    assert render([Piece(speech, 0)], gain=0, bitrate=96) == render([Piece(speech, 99_999)], gain=0, bitrate=96)


def test_section_without_pieces_is_an_error() -> None:
    """It is a mistake of the caller."""
    with pytest.raises(ValueError, match="at least one"):
        render([], gain=0, bitrate=96)


def test_bad_speech_is_an_error_of_sound() -> None:
    """Invalid speech is an error and is not encoded."""
    with pytest.raises(SoundError, match="empty"):
        render([Piece(pcm(np.zeros(0, np.int16)), 0)], gain=0, bitrate=96)


def test_importing_pydub_prints_no_warning(tmp_path: object) -> None:
    """Without ffmpeg, even if warnings are errors."""
    code = "import audiobuild.sound.render, pydub; print(pydub.AudioSegment.converter)"
    ignored = ["-W", "ignore:'audioop':DeprecationWarning", "-W", "ignore::SyntaxWarning"]
    command = [sys.executable, "-W", "error", *ignored, "-c", code]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "ffmpeg\n")


def test_imports_are_light() -> None:
    """The package's constants cost nothing, and joining PCM needs no decoder and no resampler."""
    code = "import sys, {}; print(*sorted({{'numpy', 'pydub', 'miniaudio', 'soxr', 'lameenc'}} & set(sys.modules)))"
    for module, heavy in (("audiobuild.sound", ""), ("audiobuild.sound.render", "numpy pydub")):
        done = subprocess.run([sys.executable, "-c", code.format(module)], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == heavy


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_resampling_gives_the_same_samples_however_the_sound_is_sliced(rate: int, data: st.DataObject) -> None:
    """Slices of any length give the bytes of the whole sound, at the length that the rates give."""
    length = data.draw(st.integers(1, 3 * rate))
    samples = (10_000 * np.sin(np.arange(length) / 7)).astype(np.int16)
    cuts = sorted(data.draw(st.lists(st.integers(0, length), max_size=5)))
    slices = [samples[start:end] for start, end in pairwise((0, *cuts, length))]
    whole = resample(samples, rate, RATE)
    assert len(whole) == round(length * RATE / rate)
    assert np.array_equal(np.concatenate(list(resampled(slices, rate, RATE))), whole)
