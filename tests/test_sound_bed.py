"""The bed: music under the narration without a seam, and a changed word still costs one section."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_build import ARTICLE, ESPEAK, digests, make
from sounds import decoded, episode, measured, speechlike, write_wav

import audiobuild
from audiobuild import speak
from audiobuild.checks import check
from audiobuild.checks.finding import Severity
from audiobuild.checks.parse.audio import DecodedAudio, SilenceMap
from audiobuild.errors import SettingsError
from audiobuild.settings import Settings
from audiobuild.sound import FRAME, RATE, encoding, sounds
from audiobuild.sound.bed import EDGE, LOOP_FADE, RISE, Bed, PauseOverBed, bed
from audiobuild.sound.bed_layout import WITH_BED, Pause
from audiobuild.sound.encoder import Encoder
from audiobuild.sound.lame import encode, pre_gain
from audiobuild.sound.part_sound import render
from audiobuild.sound.sections import Section
from audiobuild.sound.sound_file import SoundFile
from audiobuild.speak.cached import CachedEngine
from audiobuild.storage.cache import Cache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audiobuild.sound.bed_layout import Encodable
    from audiobuild.sound.render import RenderedSection

FILE = Path("bed.wav")
FORMATS = ["mp3", "wav", "m4b", "opus"]
STEP = RATE // 100
"""Samples in 10 ms."""


@cache
def music(seconds: int = 14) -> NDArray[np.int16]:
    """Return a chord whose notes swell one after the other."""
    time = np.arange(seconds * RATE) / RATE
    notes = [
        (1 + 0.4 * np.sin(2 * np.pi * (0.1 + 0.03 * number) * time)) * np.sin(2 * np.pi * hertz * time + number**2)
        for number, hertz in enumerate((220.0, 277.2, 329.6, 440.0, 523.3, 659.3, 880.0, 1318.5))
    ]
    return np.asarray(np.rint(np.sum(notes, axis=0) * 1_500), np.int16)


@pytest.fixture(scope="module")
def with_bed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Write the music, and return settings that use it."""
    return replace(ESPEAK, bed=write_wav(tmp_path_factory.mktemp("bed") / "bed.wav", music()))


def levels(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the level of each 10 ms in dBFS."""
    steps = sound[: len(sound) // STEP * STEP].reshape(-1, STEP)
    return np.asarray(10 * np.log10(np.maximum((steps**2).mean(axis=1), 1e-10)))


def unspoken(folder: Path, count: int) -> NDArray[np.bool_]:
    """Return for each of `count` steps of 10 ms of an episode whether the bed is heard alone, not faded out."""
    values = json.loads((folder / "zug.build.json").read_bytes())
    alone = np.ones(count, bool)
    for utterance in values["utterances"]:
        if utterance["start"] is not None:
            alone[int(100 * utterance["start"]) - 5 : int(100 * utterance["end"]) + 6] = False
    alone[:60] = False
    alone[-400:] = False
    return alone


@settings(max_examples=50)
@given(st.integers(0, 2**32), st.integers(0, 5_000), st.integers(0, 5_000))
def test_bed_is_endless(first: int, one: int, other: int) -> None:
    """Any stretch of it is continued by the next one."""
    made = Bed("", -20, 0.5, np.arange(-500, 501, dtype=np.int16))
    whole = made.samples(first, one + other)
    assert np.array_equal(whole, np.concatenate((made.samples(first, one), made.samples(first + one, other))))
    assert np.array_equal(whole, ((first + np.arange(one + other)) % 1_001 - 500) / 2)


@settings(max_examples=15)
@given(st.integers(0, 2**32), st.integers(0, 2**32), st.integers(WITH_BED.least, 150))
def test_a_pause_continues_both_sections(before: int, after: int, frames: int) -> None:
    """Around its edges it is the bed of its neighbours, and in between no level jumps."""
    length = frames * FRAME
    made = Bed("", -20, 1, np.full(3_000, 1_000, np.int16))
    sound = PauseOverBed(made, before, after, length).mixed(-EDGE, length + EDGE)
    assert (sound[:EDGE] == 1_000).all()
    assert np.allclose(sound[-2 * EDGE :], 1_000, rtol=1e-3)
    assert 1_000 * 0.999 <= sound.min() <= sound.max() <= 1_001 * 2**0.5 * 10 ** (RISE / 20)
    assert np.abs(np.diff(levels(sound.astype(np.float64) / 32_768))).max() < 1


@pytest.mark.parametrize(("before", "after"), [(None, 7), (7, None), (None, None)])
def test_a_pause_beside_silence_fades(before: int | None, after: int | None) -> None:
    """There is no sound before it, or after it, and its end is silent early enough for the codecs."""
    made = Bed("", -20, 1, np.full(3_000, 1_000, np.int16))
    length = 40 * FRAME
    sound = PauseOverBed(made, before, after, length).mixed(-EDGE, length + EDGE)
    assert before is not None or not sound[:EDGE].any()
    assert after is not None or not sound[-2 * EDGE :].any()
    assert np.abs(np.diff(sound)).max() < 5


def test_the_loop_has_no_seam() -> None:
    """Its end continues in its start, and it is shorter than the file by what overlaps."""
    sound = music()
    made = bed(SoundFile("", sound), -20, FILE)
    assert len(made.loop) == len(sound) - LOOP_FADE
    assert abs(int(made.loop[0]) - int(sound[-LOOP_FADE])) <= 1


@pytest.mark.parametrize("level", [-20.0, -14.0])
def test_the_bed_has_its_loudness_below_the_voice(level: float) -> None:
    """A steady one measures as many LU below -16 LUFS as asked for."""
    made = bed(SoundFile("", speechlike(15, rate=RATE, seed=4, level=0.3)), level, FILE)
    sound = np.rint(made.samples(0, 12 * RATE) * pre_gain(96)).astype(np.int16)
    frames = encode([sound], bitrate=96)
    loudness, _ = measured(episode(frames, len(sound) // FRAME + 2))
    assert loudness == pytest.approx(-16 + level, abs=0.7)


@pytest.mark.parametrize(("level", "highest"), [(-30, -24), (-20, -14), (-15, -14)])
def test_a_bed_rises_where_it_is_not_measured(level: float, highest: float) -> None:
    """In a long pause it is 6 dB louder, but at least 14 LU below the voice."""
    made = Bed("", level, 1, np.full(3_000, 1_000, np.int16))
    sound = PauseOverBed(made, None, None, 0).mixed(0, 1)
    assert not sound.any()
    loudest = PauseOverBed(made, 0, 0, 300 * FRAME).mixed(0, 300 * FRAME).max()
    assert level + 20 * np.log10(loudest / 1_000) <= highest + 3.02  # the crossfade of the same sound
    assert made.rise == highest - level


def test_check_finds_pauses_over_a_bed() -> None:
    """A mark between two sentences is in a pause, one in a sentence is not; without a bed, music is sound."""
    power = np.repeat([1.0, 0.04, 1.0], 20)
    audio = DecodedAudio(60 * 4_410, RATE, 441, np.repeat(np.sqrt(power), 10).astype(np.float32), power, 4_410, 0, 0)
    assert SilenceMap(audio, -20).around(3) == pytest.approx((1, 1))
    assert SilenceMap(audio, -20).around(1) == (0, 0)
    assert SilenceMap(audio).around(3) == (0, 0)


def test_the_loudness_of_a_pause_does_not_depend_on_the_voice(tmp_path: Path) -> None:
    """Its bed is measured as it is heard, whatever gain the voice needs."""
    made = bed(SoundFile("", music()), -20, FILE)
    quiet = Encoder(CachedEngine(speak.load("silent"), Cache(tmp_path)), Cache(tmp_path), 0, 96, made)
    pause = Pause(5, 9, 60)
    assert render(quiet, pause) == render(replace(quiet, gain=9), pause)


@pytest.mark.slow
def test_a_bed_is_mixed_in_and_taken_out_again(with_bed: Settings, tmp_path: Path) -> None:
    """`check` finds no fault, the manifest names the level, and without it the bytes are those of before."""
    only = ("mp3", "vtt")
    make(tmp_path, replace(ESPEAK, only=only))
    plain = digests(tmp_path)
    make(tmp_path, replace(with_bed, only=only, pauses={"heading_before": 4_000, "paragraph": 4_000}))
    assert json.loads((tmp_path / "zug.build.json").read_bytes())["bed"] == {"level": -20}
    assert not check(tmp_path / "zug.mp3").failures(Severity.ERROR, Severity.WARNING)
    make(tmp_path, replace(ESPEAK, only=only))
    assert digests(tmp_path) == plain


@pytest.mark.slow
def test_seams_are_inaudible(with_bed: Settings, tmp_path: Path) -> None:
    """In each pause, the level of the MP3 follows that of the samples before encoding; no format has a gap."""
    (tmp_path / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    audiobuild.make(tmp_path / "zug.txt", tmp_path / "zug.mp3", engine="espeak", bed=with_bed.bed, format=FORMATS)
    files = {name: levels(decoded(tmp_path / f"zug.{name}") / 32_768) for name in FORMATS}
    alone = unspoken(tmp_path, len(files["wav"]))
    assert alone.sum() > 500
    steps = np.diff(files["mp3"]) - np.diff(files["wav"])
    assert np.abs(steps[alone[1:]]).max() < 1
    voice = np.quantile(files["wav"][~alone], 0.9)
    for name, found in files.items():
        heard = found[: len(alone)][alone[: len(found)]]
        assert heard.min() > files["wav"][alone].min() - 6, name
        assert heard.max() < voice - 8, name


@pytest.mark.slow
def test_a_changed_word_costs_a_section_and_the_pauses_whose_neighbours_changed(
    with_bed: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One section is encoded, the pauses beside it, and those before later chapters, whose lengths changed."""
    made: list[Encodable] = []

    def counted(encoder: Encoder, part: Encodable) -> RenderedSection:
        made.append(part)
        return render(encoder, part)

    make(tmp_path / "first", with_bed)
    monkeypatch.setattr(encoding, "render", counted)
    changed = ARTICLE.replace("die Wanderer", "die Radfahrer")
    make(tmp_path / "first", with_bed, text=changed)
    assert len([part for part in made if isinstance(part, Section)]) == 1
    assert 1 <= len([part for part in made if isinstance(part, Pause)]) <= 2
    make(tmp_path / "new", replace(with_bed, cache=False), text=changed)
    assert digests(tmp_path / "first") == digests(tmp_path / "new")


@pytest.mark.slow
def test_a_bed_and_sound_files_and_a_second_voice(with_bed: Settings, tmp_path: Path) -> None:
    """The bed fades out before intro, jingle and outro, and every format has the same length."""
    sound = write_wav(tmp_path / "sound.wav", speechlike(1.5, rate=RATE, seed=1))
    text = ARTICLE + "\nDie Bürgermeisterin sagt: „Darauf haben wir lange gewartet, und nun ist es da.“\n"
    (tmp_path / "zug.txt").write_text(text, encoding="utf-8")
    audiobuild.make(
        tmp_path / "zug.txt",
        tmp_path / "zug.mp3",
        engine="espeak",
        quote_voice="de+f1",
        format=FORMATS,
        bed=with_bed.bed,
        intro=sound,
        jingle=sound,
        outro=sound,
    )
    assert not check(tmp_path / "zug.mp3").failures(Severity.ERROR, Severity.WARNING)
    lengths = [len(decoded(tmp_path / f"zug.{name}")) / RATE for name in FORMATS]
    assert max(lengths) - min(lengths) < 0.05
    heard = levels(decoded(tmp_path / "zug.wav") / 32_768)
    for insert in json.loads((tmp_path / "zug.build.json").read_bytes())["sounds"]:
        assert heard[int(100 * insert["start"]) - 6 : int(100 * insert["start"]) - 1].max() < -60


@pytest.mark.parametrize(
    ("chosen", "message"),
    [({"bed_level": "-5"}, "expected a number from -40 to -15"), ({"bed_level": "leise"}, "expected a number")],
)
def test_a_level_has_a_range(chosen: dict[str, str], message: str) -> None:
    """A bed that covers the voice, or is not a number, is an error."""
    with pytest.raises(SettingsError, match=message):
        Settings(**chosen)  # type: ignore[arg-type]  # values as they are given


def test_a_bed_of_a_few_seconds_is_an_error(tmp_path: Path) -> None:
    """The message says how long it must be, before anything is spoken."""
    short = replace(ESPEAK, bed=write_wav(tmp_path / "short.wav", music()[: 5 * RATE]))
    with pytest.raises(SettingsError, match="shorter than 10 seconds"):
        make(tmp_path / "out", short)


def test_without_pyav_a_bed_is_an_error(with_bed: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint is the command that installs the extra."""
    monkeypatch.setattr(sounds, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match="PyAV is not installed") as raised:
        make(tmp_path, with_bed)
    assert "audiobuild[av]" in raised.value.hint
