"""Finished episodes as they are heard: decoded by other programs, and measured against what the manifest says."""

from __future__ import annotations

import json
import random
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import miniaudio
import numpy as np
import pytest
from players import CHAPTER_READERS, chapters, needs_program
from sounds import ffmpeg, measured, with_miniaudio
from standin.server import Standin
from standin.speech import spoken

from audiobuild import pipeline
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.sound import FRAME, RATE
from audiobuild.speak.espeak import Espeak
from audiobuild.write.target import target

if TYPE_CHECKING:
    from collections.abc import Iterator

    import trustme
    from numpy.typing import NDArray

    from audiobuild.model import Utterance

pytest_plugins = ["standin.plugin"]

_, *BLOCKS = (Path(__file__).parent / "cases/heard_pauses.tsv").read_text(encoding="utf-8").strip().split("\n\n")
pytestmark = pytest.mark.slow

CASES = [[line.split("\t") for line in block.split("\n")] for block in BLOCKS]
"""Blocks of sentences: the kind of pause after each, and its text."""
ARTICLE = "\n\n".join(" ".join(text for _, text in block).replace(" - ", "\n- ") for block in CASES) + "\n"
KINDS = [kind for block in CASES for kind, _ in block if kind != "-"]
SAMPLE = (Path(__file__).parents[1] / "audio/beispiel.txt").read_text(encoding="utf-8")
VOICES = ("espeak de", "espeak de+f1", "espeak de+steph", "gtts de")

WINDOW = RATE // 300
"""Samples over which energy is looked at: 3.3 ms, a thirtieth of a syllable."""
HEARD = -55.0
"""dBFS over which a window is sound. A voice at -16 LUFS has windows around -20; what the encoder smears into a pause
stays under -70, the softest German beginning (h, f) lies around -45. From -65 to -45 the edges found move by 3 ms."""
LEFT = 0.010
"""Seconds that trimming leaves standing on each side of a voice."""
BOUND = 0.015
"""Seconds by which a pause may differ: windows of 5 ms where it is cut, and those of 3.3 ms where it is measured."""


@dataclass(frozen=True)
class Heard:
    """An episode, decoded."""

    mp3: Path
    manifest: dict[str, Any]
    samples: NDArray[np.float64]
    planned: tuple[Utterance, ...]

    @property
    def utterances(self) -> list[dict[str, Any]]:
        """Of the manifest, those that are heard."""
        return [entry for entry in self.manifest["utterances"] if entry["start"] is not None]

    @property
    def edges(self) -> list[tuple[float, float]]:
        """Where each utterance really begins and ends, in seconds: the sound between the middles of two pauses."""
        loud = loud_windows(self.samples, RATE)
        middles = [(one["end"] + two["start"]) / 2 for one, two in pairwise(self.utterances)]
        borders = [round(second * RATE / WINDOW) for second in (0.0, *middles, len(self.samples) / RATE)]
        found = [first + np.flatnonzero(loud[first:end]) for first, end in pairwise(borders)]
        return [(float(window[0]) * WINDOW / RATE, float(window[-1] + 1) * WINDOW / RATE) for window in found]


def loud_windows(samples: NDArray[np.float64], rate: int) -> NDArray[np.bool_]:
    """Return which windows hold sound."""
    window = rate * WINDOW // RATE
    whole = samples[: len(samples) // window * window].reshape(-1, window)
    return np.asarray(np.square(whole).mean(axis=1) > 10 ** (HEARD / 10))


def build(folder: Path, text: str, settings: Settings) -> Path:
    """Build the MP3 of a text."""
    article = read("garten.txt", data=text.encode())
    pipeline.build(article, target(folder / "garten.mp3", ("mp3",)), settings, lambda _: None)
    return folder / "garten.mp3"


def settings_for(voice: str) -> Settings:
    """Return the settings for one of `VOICES`, without a cache."""
    engine, _, name = voice.partition(" ")
    return Settings(engine=engine, voice=name, cache=False)


@pytest.fixture(scope="module")
def _google(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Start the stand-in for all tests of this file."""
    server = Standin(authority).start()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_PROXY", "no_proxy", "https_proxy"):
            patch.delenv(name, raising=False)
        for name, value in server.environment(tmp_path_factory.mktemp("ca")).items():
            patch.setenv(name, value)
        yield
    server.stop()


@pytest.fixture(scope="module", params=VOICES)
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, _google: None) -> Heard:
    """Build the article of `cases/heard_pauses.tsv` with each voice."""
    needs_program("ffmpeg")
    settings = settings_for(request.param)
    mp3 = build(tmp_path_factory.mktemp("heard"), ARTICLE, settings)
    article = read("garten.txt", data=ARTICLE.encode())
    planned = pipeline.script(article, settings, pipeline.engine_for_script(settings)).utterances
    manifest = json.loads(mp3.with_suffix(".build.json").read_text(encoding="utf-8"))
    return Heard(mp3, manifest, ffmpeg(mp3.read_bytes()), tuple(utterance for utterance in planned if utterance.chunks))


@pytest.mark.slow
@pytest.mark.parametrize("reader", CHAPTER_READERS)
def test_every_reader_finds_the_chapters_of_the_manifest(sound: Heard, reader: str) -> None:
    """Titles, starts and ends, to the millisecond."""
    meant = [
        {"title": chapter["title"], "start": round(chapter["start"] * 1000), "end": round(chapter["end"] * 1000)}
        for chapter in sound.manifest["chapters"]
    ]
    assert len(meant) == 3
    assert chapters(reader, sound.mp3) == meant


def test_mp3val_and_ffmpeg_find_nothing(sound: Heard) -> None:
    """mp3val reports one stream and no warning; ffmpeg decodes all of it without a message."""
    needs_program("mp3val")
    report = subprocess.run(["mp3val", sound.mp3], capture_output=True, text=True, check=True).stdout
    assert report.count("INFO") == 1
    assert "WARNING" not in report
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(sound.mp3), "-f", "null", "-"]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_decoded_length_is_exact(sound: Heard) -> None:
    """The output of two decoders is as long as the manifest and ffprobe say."""
    audio = sound.manifest["audio"]
    assert len(sound.samples) == len(with_miniaudio(sound.mp3.read_bytes())) == audio["samples"]
    assert audio["seconds"] == round(audio["samples"] / RATE, 3)
    command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(sound.mp3)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert abs(float(report) - audio["samples"] / RATE) < 1e-5


def test_times_of_sentences(sound: Heard) -> None:
    """Start and end are within 50 ms of the edges of the sound; typically within 20."""
    for utterance, (first, end) in zip(sound.utterances, sound.edges, strict=True):
        assert -0.010 <= first - utterance["start"] <= 0.020, utterance
        assert -0.020 <= end - utterance["end"] <= 0.010, utterance


def test_lengths_of_pauses(sound: Heard) -> None:
    """Inside a section to 15 ms, between sections to half a frame more, before a chapter up to a second longer."""
    assert len(sound.edges) == len(KINDS)
    pauses = Pauses()
    blocks = [utterance.block for utterance in sound.planned]
    gaps = [two[0] - one[1] - 2 * LEFT for one, two in pairwise(sound.edges)]
    for index, (kind, gap) in enumerate(zip(KINDS, gaps, strict=False)):
        asked = getattr(pauses, kind) / 1000
        if kind == "chapter":
            assert asked - BOUND <= gap <= asked + 1 + FRAME / RATE + BOUND, (kind, gap)
        else:
            rounding = 0 if blocks[index] == blocks[index + 1] else FRAME / RATE / 2
            assert abs(gap - asked) <= BOUND + rounding, (kind, gap)
    rest = len(sound.samples) / RATE - sound.edges[-1][1]
    assert pauses.end / 1000 <= rest <= pauses.end / 1000 + 0.1


def test_pauses_between_chunks(sound: Heard) -> None:
    """Between the chunks of a sentence is the pause of its punctuation, and none inside a clause."""
    cuts = []
    for utterance, (first, _) in zip(sound.planned, sound.edges, strict=True):
        for chunk in utterance.chunks[:-1]:
            asked = chunk.pause_ms / 1000
            after = first + sounding(chunk.text)
            cuts.append((asked, gap_around(sound.samples, after + asked / 2)))
            first = after + asked + 2 * LEFT  # noqa: PLW2901  # the next chunk's first sound
    assert all(-BOUND <= gap - 2 * LEFT - asked <= BOUND for asked, gap in cuts), cuts
    assert {asked for asked, _ in cuts} == ({0.0, 0.18, 0.3} if sound.manifest["engine"]["name"] == "gtts" else set())


@cache
def sounding(chunk: str) -> float:
    """Return the seconds from the first to the last sound of what the stand-in says for a chunk."""
    decoded = miniaudio.mp3_read_f32(spoken(chunk))
    rate: int = decoded.sample_rate
    # As loud as it will be in the episode, roughly, so that the same threshold fits.
    loud = np.flatnonzero(loud_windows(np.array(decoded.samples, np.float64) * 3, rate))
    return (int(loud[-1]) - int(loud[0]) + 1) * (rate * WINDOW // RATE) / rate


def gap_around(samples: NDArray[np.float64], second: float) -> float:
    """Return the seconds without sound around a moment."""
    loud = loud_windows(samples, RATE)
    at = round(second * RATE / WINDOW)
    before = int(np.flatnonzero(loud[:at])[-1])
    return (at + int(np.flatnonzero(loud[at:])[0]) - before - 1) * WINDOW / RATE


def test_marks_lie_in_silence(sound: Heard) -> None:
    """Nothing is heard from 0.2 s before a chapter's mark to 0.25 s after it; marks are whole seconds."""
    for chapter in sound.manifest["chapters"]:
        assert chapter["start"] % 1 == 0
        at = round(chapter["start"] * RATE)
        assert not loud_windows(sound.samples[max(0, at - RATE // 5) : at + RATE // 4], RATE).any()


@pytest.mark.slow
@pytest.mark.parametrize("voice", VOICES[:3])
def test_share_of_silence(tmp_path: Path, voice: str) -> None:
    """Between sentences an article is silent for 8 to 25 % of its time, as with trained readers."""
    needs_program("ffmpeg")
    mp3 = build(tmp_path, SAMPLE, settings_for(voice))
    manifest = json.loads(mp3.with_suffix(".build.json").read_text(encoding="utf-8"))
    sound = Heard(mp3, manifest, ffmpeg(mp3.read_bytes()), ())
    speaking = sum(end - first for first, end in sound.edges)
    assert 0.08 <= 1 - speaking * RATE / len(sound.samples) <= 0.25


def test_all_sentences_have_one_gain(tmp_path: Path) -> None:
    """Levels of sentences differ as those of the voice do, within 1 dB."""
    mp3 = build(tmp_path, ARTICLE, settings_for("espeak de"))
    samples = ffmpeg(mp3.read_bytes())
    manifest = json.loads(mp3.with_suffix(".build.json").read_text(encoding="utf-8"))
    gains = []
    for utterance in manifest["utterances"]:
        if utterance["start"] is not None:
            own = np.frombuffer(Espeak().speak(utterance["spoken"]).data, "<i2") / 32_768
            clip = samples[round(utterance["start"] * RATE) : round(utterance["end"] * RATE)]
            # Energies, not means: what was trimmed is silence.
            gains.append(10 * np.log10(np.sum(clip**2) / RATE / (np.sum(own**2) / 22_050)))
    assert max(gains) - min(gains) < 1


def words(count: int, seed: int) -> str:
    """Return so many words of the sample article's sentences, in another order each time, in paragraphs of five."""
    body = [line for line in SAMPLE.split("\n\n")[2:-1] if line.rstrip().endswith(".")]
    sentences = [
        sentence for block in body for sentence in re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ„])", " ".join(block.split()))
    ]
    chance = random.Random(seed)  # noqa: S311  # no secret
    taken: list[str] = []
    while sum(len(sentence.split()) for sentence in taken) < count:
        taken += chance.sample(sentences, len(sentences))
    while sum(len(sentence.split()) for sentence in taken[:-1]) >= count:
        taken.pop()
    return "Lauter oder leiser\n\n" + "\n\n".join(" ".join(taken[at : at + 5]) for at in range(0, len(taken), 5)) + "\n"


@pytest.mark.slow
@pytest.mark.usefixtures("_google")
@pytest.mark.parametrize(
    ("voice", "count", "seed"),
    [
        *((voice, 20, seed) for voice in VOICES for seed in (1, 2)),
        *((voice, 120, 3) for voice in VOICES),
        ("espeak de+Annie", 20, 4),
        ("espeak de+m7", 600, 5),
        ("espeak de", 3_000, 6),
    ],
)
def test_loudness_of_an_episode(tmp_path: Path, voice: str, count: int, seed: int) -> None:
    """-16 LUFS within half a decibel, and no true peak over -1 dBTP; the manifest says the same to 0.2."""
    mp3 = build(tmp_path, words(count, seed), settings_for(voice))
    lufs, peak = measured(mp3.read_bytes())
    assert abs(lufs + 16) <= 0.5
    assert peak <= -1
    report = json.loads(mp3.with_suffix(".build.json").read_text(encoding="utf-8"))["audio"]
    assert abs(report["lufs"] - lufs) <= 0.2
    assert abs(report["true_peak"] - peak) <= 1


SHORT = ("Ja.", "Nein.", "Halt!", "Gute Nacht.", "Wir kommen bald wieder.", "Am Montag öffnet das neue Bad.")
"""Words whose loudness depends on the place of the meter's steps, and one with a peak that the limiter lowers."""


@pytest.mark.parametrize("voice", ["espeak de", "pico de"])
@pytest.mark.parametrize("text", SHORT)
def test_loudness_of_a_single_word(tmp_path: Path, text: str, voice: str) -> None:
    """One word to one sentence measures -16 ±0.4 LUFS with ffmpeg, and the manifest has the same value."""
    mp3 = build(tmp_path, text, settings_for(voice))
    loudness, _ = measured(mp3.read_bytes())
    assert loudness == pytest.approx(-16, abs=0.4)
    declared = json.loads(mp3.with_suffix(".build.json").read_text(encoding="utf-8"))["audio"]
    assert declared["lufs"] == pytest.approx(loudness, abs=0.15)
