"""The Pico engine: repeatable bytes, no bursts, nothing lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from array import array
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workers import engine_workers

from audiobuild.errors import EngineError, SettingsError
from audiobuild.speak.pico import MAX_WORD_LENGTH, Pico, installed, prepared
from audiobuild.speak.workers import pico as worker

pytest.importorskip("py_nanotts", reason="Pico has no wheel for this system")

SENTENCES = (
    "Am Morgen lag Nebel über dem Fluss, und die Fähre fuhr erst gegen neun.",
    "Wer trotzdem hinüber wollte, musste den langen Weg über die alte Brücke nehmen.",
    "„Wir haben keine Zeit zu verlieren“, erklärte der Ingenieur, der den Entwurf zeichnete.",
    "Warum hat das so lange gedauert?",
    "Ja.",
    "Vielleicht braucht diese Stadt nur etwas mehr Geduld!",
)
BURSTING = "a" * 100
"""A text that Pico speaks with a burst; found by trying."""


def samples(text: str, speed: float = 1.0) -> array[int]:
    """Speak a text and return its samples."""
    return array("h", Pico(speed=speed).speak(text).data)


def seconds(text: str, speed: float = 1.0) -> float:
    """Return the duration of a text without silence at its edges."""
    return len(worker.trimmed(samples(text, speed))) / worker.RATE


def digest(text: str) -> str:
    """Return a checksum of the sound."""
    return sha256(Pico().speak(text).data).hexdigest()


def test_sound_depends_on_the_text_alone() -> None:
    """In whatever order texts are spoken, in one process or several, each has the same bytes."""
    expected = {text: digest(text) for text in SENTENCES}
    engine = Pico()
    texts = random.Random(4).choices(SENTENCES, k=60)  # noqa: S311  # a fixed order
    with ThreadPoolExecutor(4) as threads:
        for text, speech in zip(texts, threads.map(engine.speak, texts), strict=True):
            assert sha256(speech.data).hexdigest() == expected[text]
    engine.close()


@pytest.mark.skipif(sys.platform != "linux", reason="MALLOC_PERTURB_ belongs to glibc")
@pytest.mark.parametrize("value", ["1", "170", "255"])
def test_speech_does_not_depend_on_uninitialised_memory(value: str) -> None:
    """With freed and fresh memory filled with any byte, the sound is the same."""
    program = (
        "from audiobuild.speak.pico import Pico; from hashlib import sha256; e = Pico();"
        f"print(*[sha256(e.speak(t).data).hexdigest() for t in {SENTENCES!r} * 2])"
    )
    environment = os.environ | {"MALLOC_PERTURB_": value}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == [digest(text) for text in SENTENCES] * 2


def test_without_control_of_its_memory_each_text_gets_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the allocator cannot be set, a worker asks to be replaced after each text."""
    folder = Path(installed()[0])
    monkeypatch.setattr(worker, "_memory_comes_zeroed", lambda: False)
    monkeypatch.chdir(folder)
    synthesiser = worker.Synthesiser(str(folder), str(folder / "lang"))
    assert not synthesiser.speak(["Ja.", "1", "0.3"], lambda _: None)


def test_bursts_are_removed() -> None:
    """A text with a burst is spoken in halves, down to the word, and stays below the level of bursts."""
    engine = Pico()
    raw = engine._pool.speak("a", "1", "0.3")
    assert raw
    for text in (BURSTING, f"Das Wort {BURSTING} ist lang, aber gültig.", f"{BURSTING} {BURSTING}"):
        assert worker.peak(samples(text)) <= worker.BURST_LEVEL
    engine.close()


def test_halves_are_joined_without_a_gap() -> None:
    """A text that is spoken in halves is about as long as one that is not, and has the words of both."""

    class Bursting(worker.Synthesiser):
        def __init__(self) -> None:
            self.texts: list[str] = []
            self._repeatable = True
            self._pico = self.speak_raw

        def speak_raw(self, *, text: str, **_: object) -> bytes:
            self.texts.append(text)
            sound = array("h", Pico().speak(text).data)
            if len(self.texts) == 1:
                sound[5_000] = 32_767
            return sound.tobytes()

    text = SENTENCES[0]
    synthesiser, written = Bursting(), bytearray()
    assert synthesiser.speak([text, "1", "0.3"], written.extend)
    assert [half.strip() for half in synthesiser.texts[1:]] == [
        "Am Morgen lag Nebel über dem Fluss,",
        "und die Fähre fuhr erst gegen neun.",
    ]
    assert len(worker.trimmed(array("h", bytes(written)))) / worker.RATE == pytest.approx(seconds(text), rel=0.1)


@given(st.text("ab ,.", max_size=60))
def test_halves_are_the_text(text: str) -> None:
    """A text is split at a blank with something on either side, or not at all."""
    at = worker.middle(text)
    assert at == 0 or (text[at] == " " and text[:at] and text[at + 1 :])
    assert at or " " not in text[1:-1]


@given(st.lists(st.integers(-32_768, 32_767), max_size=400))
def test_no_burst_survives_shaping(values: list[int]) -> None:
    """Whatever the samples, none is left above the level of bursts, and their number stays."""
    shaped = worker.without_burst(array("h", values))
    assert worker.peak(shaped) <= worker.BURST_LEVEL
    assert len(shaped) == len(values)


@pytest.mark.parametrize(
    "text",
    [
        "<break time='9s'/>Haus",
        "<speed level='300'>Haus</speed>",
        "Haus<mark name='a'/>",
        "<p><s>Haus</s></p>",
        "<usesig file='x.wav'>Haus</usesig>",
        "\\Haus",
    ],
)
def test_markup_is_spoken_as_text(text: str) -> None:
    """What looks like Pico's markup is spoken as words."""
    assert seconds(text) >= 0.95 * seconds("Haus")
    assert samples(text) == samples(prepared(text))
    assert not set("<>\\") & set(prepared(text))


@given(st.text())
def test_prepared_text_keeps_all_letters(text: str) -> None:
    """Letters are in order, words are short, and the text can be encoded without NUL."""
    words = prepared(text)
    words.encode()
    assert "\0" not in words
    assert prepared(words) == words
    assert [sign for sign in words if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
    assert all(len(word) <= MAX_WORD_LENGTH for word in words.split())


@pytest.mark.slow
@pytest.mark.parametrize("word", ["Donau", "Rathaus", "schlecht"])
def test_long_words_are_spoken_whole(word: str) -> None:
    """A word of 1,500 letters has the duration of its syllables."""
    count = 1_500 // len(word)
    assert seconds(word * count) > 0.85 * count / 10 * seconds(word * 10)


@pytest.mark.slow
def test_long_texts_are_spoken_whole() -> None:
    """A text of 5,000 characters lasts as long as its sentences and the pauses between them."""
    text = " ".join(SENTENCES * 16)
    assert len(text) > 5_000
    assert seconds(text) > 16 * sum(map(seconds, SENTENCES))


@pytest.mark.parametrize("acronym", ["S-P-D", "W-W-W", "U-S-A", "y-y-y"])
def test_spelt_acronyms_are_spelt(acronym: str) -> None:
    """Each letter is heard, though Pico swallows letters between hyphens."""
    assert samples(acronym) == samples(acronym.replace("-", " "))
    assert seconds(acronym) > 0.5


@pytest.mark.parametrize("speed", [0.5, 1.0, 3.0])
def test_no_speed_reaches_full_scale(speed: float) -> None:
    """Speech peaks below bursts and is not silent."""
    assert 3_000 < worker.peak(samples(" ".join(SENTENCES), speed)) < worker.BURST_LEVEL


def test_speed_changes_the_duration() -> None:
    """The duration is inversely proportional to the speed."""
    text = SENTENCES[0]
    for speed in (0.5, 0.75, 1.5, 2.0, 3.0):
        assert seconds(text, speed) == pytest.approx(seconds(text) / speed, rel=0.12)


@pytest.mark.parametrize("speed", [0.49, 3.01, 0.0, -1.0, float("nan"), float("inf")])
def test_an_unsupported_speed_is_refused(speed: float) -> None:
    """A speed outside 0.5 to 3 is refused with the bounds."""
    with pytest.raises(SettingsError, match=r"0\.5 to 3"):
        Pico(speed=speed)


@pytest.mark.parametrize("text", ["", " \n", "\0", "\ud800", "„“", "Ω", "😀", "<>"])
def test_no_sound_is_an_error(text: str) -> None:
    """A text that Pico has no sound for is an error with a hint, not silence."""
    with pytest.raises(EngineError, match="no sound"):
        Pico().speak(text)


@pytest.mark.slow
def test_memory_is_released() -> None:
    """Three hundred texts do not make the process grow by more than 5 MB."""
    engine = Pico()
    engine.speak("Ja.")
    [process] = engine_workers()
    for at in range(300):
        engine.speak(SENTENCES[4 - at % 2])
        if at == 20:
            before = process.memory_info().rss
    assert process.memory_info().rss - before < 5_000_000
    engine.close()


def test_import_is_light() -> None:
    """Listing the voice loads neither the library nor what starts processes."""
    program = (
        "import sys; from audiobuild.speak.pico import Pico; Pico(); Pico.voices();"
        "print({'ctypes', 'py_nanotts', 'subprocess'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
