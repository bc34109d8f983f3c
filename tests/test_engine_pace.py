"""The learned pace of an online voice: real speech passes, that of another text is requested again."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild import speak
from audiobuild.model import Speech
from audiobuild.speak.faults import ServiceFault
from audiobuild.speak.pace import Pace, predicted_seconds

if TYPE_CHECKING:
    from standin.server import Standin

    from audiobuild.speak.gtts import Google

pytest_plugins = ["standin.plugin"]

SENTENCES = (
    "Der Zug nach Köln fuhr erst am Abend, und niemand wusste, warum.",
    "Vom freundlichen Dorfe führt ein Fußweg durch grüne, baumreiche Fluren.",
    "Wer trotzdem hinüber wollte, musste den langen Weg nehmen.",
    "Am Morgen lag Nebel über dem Fluss.",
    "Die Fähre fuhr erst gegen neun, und alle warteten.",
    "Warum hat das so lange gedauert?",
    "Das ist weniger, als alle dachten.",
    "Vielleicht braucht diese Stadt nur etwas mehr Geduld!",
    "Nach langer Zeit hält in Lindenau wieder ein Zug.",
    "Er kostet viel Geld, aber er fährt jeden Tag.",
    "Die Leute freuen sich, weil sie nun schneller nach Hause kommen.",
    "Im Rathaus wurde lange gestritten, am Ende einigte man sich doch.",
    "Niemand hatte damit gerechnet.",
    "Der Bahnhof ist klein, hell und freundlich.",
    "Vor dem Haus stehen zwei alte Linden.",
    "Es regnete den ganzen Tag.",
)
ODD = ("Ja.", "O!", "a", "E-U-G-H, B-G-H und A-R-D", "Hm, hm, hm.", "Nein, nein und noch einmal nein!", "Frisches?")


@cache
def spoken(text: str, engine: str = "espeak") -> Speech:
    """Speak a text with an offline engine."""
    return speak.load(engine).speak(text)


def learned(engine: str = "espeak") -> Pace:
    """Return a pace that has heard all sentences."""
    pace = Pace()
    for text in SENTENCES:
        pace.check(text, spoken(text, engine))
    return pace


@pytest.mark.parametrize("engine", ["espeak", "pico"])
def test_real_speech_is_accepted_in_any_order(engine: str) -> None:
    """Neither ordinary sentences nor unusual ones are requested again."""
    texts = [*SENTENCES, *ODD]
    for seed in range(8):
        random.Random(seed).shuffle(texts)  # noqa: S311  # a fixed order
        pace = Pace()
        for text in texts:
            pace.check(text, spoken(text, engine))


@pytest.mark.parametrize("engine", ["espeak", "pico"])
def test_speech_of_another_text_is_refused(engine: str) -> None:
    """Pairs of sentences of clearly different length are distinguished, as are earlier sounds."""
    for text in SENTENCES:
        for other in SENTENCES:
            ratio = predicted_seconds(other) / predicted_seconds(text)
            if not 0.5 < ratio < 2:
                with pytest.raises(ServiceFault, match=r"unlike the voice's other answers|another text"):
                    learned(engine).check(text, spoken(other, engine))


def test_truncated_sentence_is_refused() -> None:
    """Speech that ends in the middle is requested again."""
    pace = learned()
    text = SENTENCES[0] + " "
    sound = spoken(SENTENCES[0])
    with pytest.raises(ServiceFault):
        pace.check(text, Speech(sound.data[: len(sound.data) // 4 * 2], "pcm", sound.rate))


def test_sound_of_another_text_is_always_refused() -> None:
    """Samples of one text are never accepted for another of a different length, even if they come again."""
    pace = learned()
    for _ in range(5):
        with pytest.raises(ServiceFault, match="another text"):
            pace.check("Es regnete die ganze Nacht lang.", spoken(SENTENCES[-1]))


def test_repeated_unusual_answer_is_accepted() -> None:
    """An unusual duration is accepted the second time, unless it is absurd."""
    pace = learned()
    text = "Brr, brr, krr."
    sound = spoken(SENTENCES[3])
    slow = Speech(sound.data + bytes(2), "pcm", sound.rate)
    seconds = len(slow.data) / 2 / slow.rate
    assert seconds > 1.6 * predicted_seconds(text)
    with pytest.raises(ServiceFault):
        pace.check(text, slow)
    pace.check(text, slow)
    for _ in range(3):
        with pytest.raises(ServiceFault):
            pace.check("Ja.", Speech(sound.data + bytes(4), "pcm", sound.rate))


@pytest.mark.parametrize("factor", [0.6, 0.8, 1.3, 1.7])
def test_steady_pace_is_learned(factor: float) -> None:
    """A voice that is faster or slower throughout is accepted, and then other durations are not."""
    pace = Pace()
    for text in SENTENCES:
        sound = spoken(text)
        pace.check(text, Speech(sound.data, "pcm", round(sound.rate * factor)))
    with pytest.raises(ServiceFault):
        pace.check(SENTENCES[0] + " ", Speech(spoken(SENTENCES[0]).data, "pcm", round(22_050 * factor * 2.2)))


@given(st.text(max_size=100))
def test_a_duration_is_predicted_for_any_text(text: str) -> None:
    """The prediction is positive, and grows with the text."""
    assert 0 < predicted_seconds(text) <= predicted_seconds(f"{text} und mehr")


def test_engine_repeats_the_request(standin: Standin, google: Google) -> None:
    """The second answer is used in place of the speech of another sentence."""
    for text in SENTENCES[:8]:
        google.speak(text)
    standin.answer_with(["previous"])
    count = len(standin.requests)
    speech = google.speak(SENTENCES[9])
    assert len(standin.requests) == count + 2
    assert speech == google.speak(SENTENCES[9])
