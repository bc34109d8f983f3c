"""The gtts engine: its requests, the answers that it accepts, and what it does when the service fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from standin.clock import QUICK
from standin.speech import as_pcm, spoken

from audiobuild import speak
from audiobuild.errors import EngineError, ServiceError, SettingsError
from audiobuild.speak.deadlines import Timeouts
from audiobuild.speak.gtts import Google
from audiobuild.speak.rate_limiter import RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from standin.clock import Clock
    from standin.server import Standin

pytest_plugins = ["standin.plugin"]

TEXT = "Am 3. Oktober kam sie erst, als der Zug nach Köln schon abgefahren war. Ja!"
CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases/gtts_answers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LIMITS = dict.fromkeys(("hang", "drip", "header drip"), QUICK)
"""For answers that would take the usual time, which is long."""
# What it asks for


def test_request_is_that_of_the_gtts_library(standin: Standin, patient: Google) -> None:
    """The speech is the same MP3, decoded."""
    import gtts  # noqa: PLC0415  # the library is meant, not our engine of its name

    speech = patient.speak(TEXT)
    theirs = BytesIO()
    gtts.gTTS(TEXT, lang="de", lang_check=False).write_to_fp(theirs)

    assert speech == as_pcm(theirs.getvalue())
    ours, other = standin.requests
    assert (ours.text, ours.language, ours.slow) == (other.text, other.language, other.slow) == (TEXT, "de", False)
    assert ours.headers["User-Agent"] == other.headers["User-Agent"]


def test_text_is_sent_unchanged(standin: Standin, patient: Google) -> None:
    """Full stops after -st, numbers and letters beyond ASCII are kept, and 100 characters fit."""
    longest = ("Der Weg zum Fluss ist lang und " * 4)[:99] + "."
    texts = ["Zuerst. Am 3. Oktober.", '„Straße“ – «Œuvre» & Söhne \\ "so"', longest]
    for text in texts:
        patient.speak(text)
    assert standin.texts == texts


@pytest.mark.parametrize(
    ("text", "says"), [("", "letter"), (" … !", "letter"), ("„“»«-\u200b", "letter"), ("a" * 101, "101")]
)
def test_unspeakable_text_is_not_sent(standin: Standin, patient: Google, text: str, says: str) -> None:
    """A chunk without a letter or digit, or over 100 characters, is refused before any request."""
    with pytest.raises(EngineError, match=says) as caught:
        patient.speak(text)
    assert not isinstance(caught.value, ServiceError)
    assert standin.requests == []


def test_slow_voice_has_a_fingerprint_of_its_own(standin: Standin) -> None:
    """A speed below 0.8 requests Google's slow voice."""
    slow = Google(speed=0.7)
    speech = slow.speak(TEXT)
    slow.close()
    assert speech == as_pcm(spoken(TEXT, slow=True))
    assert [request.slow for request in standin.requests] == [True]
    assert slow.fingerprint != Google().fingerprint
    assert slow.fingerprint == Google(speed=0.5).fingerprint


@pytest.mark.parametrize("speed", [0.0, -1.0, 0.8, 0.9, 1.1, 2.0, float("nan"), float("inf")])
def test_unsupported_speed_is_refused(speed: float) -> None:
    """The message lists the supported speeds."""
    with pytest.raises(SettingsError, match="normal"):
        Google(speed=speed)


def test_unknown_voice_is_refused() -> None:
    """The only voice is de; no other name becomes part of the host's name."""
    with pytest.raises(SettingsError, match="known voices: de"):
        Google(voice="com/evil")


def test_keeps_the_contract_of_engines() -> None:
    """It is found by its name, and says that its voice has no licence."""
    engine = speak.load("gtts", voice="de")
    assert isinstance(engine, speak.Engine)
    assert (engine.online, engine.max_chars, engine.max_concurrency, engine.cacheable) == (True, 100, 4, True)
    (voice,) = Google.voices()
    assert voice.installed
    assert "no licence" in voice.licence


def test_listing_voices_is_light() -> None:
    """Making the engine and listing its voice imports neither gTTS nor requests nor numpy."""
    code = (
        "import sys; from audiobuild.speak.gtts import Google;"
        "import audiobuild.speak.auto; Google(); Google.voices();"
        "sys.exit(str({'gtts', 'requests', 'urllib3', 'numpy', 'miniaudio'} & set(sys.modules) or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


# How it behaves when the service does not


@pytest.mark.parametrize(("answer", "then"), [case[:2] for case in CASES], ids=[case[0] for case in CASES])
def test_one_invalid_answer(standin: Standin, hire: Callable[..., Google], answer: str, then: str) -> None:
    """It is never taken for speech; a temporary fault is retried once, a permanent one is not."""
    good, engine = as_pcm(spoken(TEXT)).data, hire(timeouts=LIMITS.get(answer))
    standin.answer_with([answer])
    if then == "again":
        assert engine.speak(TEXT).data == good
        assert len(standin.requests) == 2
    else:
        with pytest.raises(ServiceError):
            engine.speak(TEXT)
        assert len(standin.requests) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "then", "says"), CASES, ids=[case[0] for case in CASES])
def test_only_invalid_answers(standin: Standin, hire: Callable[..., Google], answer: str, then: str, says: str) -> None:
    """After a limited number of tries the message gives the fault and a hint."""
    standin.usual = answer
    with pytest.raises(ServiceError) as caught:
        hire(timeouts=LIMITS.get(answer), tries=2).speak(TEXT)
    assert says in caught.value.message
    assert "--engine espeak" in caught.value.hint
    assert len(standin.requests) == (2 if then == "again" else 1)


def test_every_third_answer_invalid(standin: Standin, google: Google) -> None:
    """Many workers still get the speech of every text."""
    standin.usual, standin.sometimes, standin.share = "good", "503", 0.33
    texts = [f"Dies ist der Satz mit der Nummer {number}." for number in range(24)]
    with ThreadPoolExecutor(6) as workers:
        speeches = list(workers.map(google.speak, texts))
    assert speeches == [as_pcm(spoken(text)) for text in texts]
    assert len(standin.requests) > len(texts)


def test_service_that_fails_after_some_answers(standin: Standin, google: Google) -> None:
    """Only the next text fails."""
    standin.answer_with(["good"] * 3)
    standin.usual = "403"
    for _ in range(3):
        google.speak(TEXT)
    with pytest.raises(ServiceError, match="403"):
        google.speak(TEXT)


# RateLimiter


def test_connections_are_reused(standin: Standin, patient: Google) -> None:
    """One worker needs one connection for any number of requests."""
    for number in range(6):
        patient.speak(f"Satz {number}.")
    assert (len(standin.requests), standin.connections) == (6, 1)


def test_at_most_four_connections(standin: Standin, patient: Google) -> None:
    """Twelve workers share four connections, and use all of them."""
    standin.latency = 0.2
    with ThreadPoolExecutor(12) as workers:
        list(workers.map(patient.speak, [f"Satz {number}." for number in range(16)]))
    assert standin.connections == standin.most_open == 4


def test_requests_are_spaced(standin: Standin, patient: Google) -> None:
    """However many workers there are, requests do not start in bursts."""
    with ThreadPoolExecutor(8) as workers:
        list(workers.map(patient.speak, [f"Satz {number}." for number in range(12)]))
    times = sorted(request.at for request in standin.requests)
    assert times[-1] - times[0] > 11 * RetryPolicy().spacing * 0.8


@pytest.mark.parametrize(("answer", "seconds"), [("429 for 2 s", 2.0), ("503 for 2 s", 2.0), ("429 until a date", 2.0)])
def test_retry_after_is_respected(standin: Standin, google: Google, clock: Clock, answer: str, seconds: float) -> None:
    """Requests wait as long as the service says, in seconds or until a date."""
    standin.answer_with([answer])
    google.speak(TEXT)
    assert seconds <= clock.now < seconds + 2


# Stopping


def test_close_ends_all_calls(standin: Standin) -> None:
    """Calls that hang, wait or come later end with an error when the engine is closed."""
    standin.usual = "hang"
    patient = Google(timeouts=Timeouts(connect=60, read=60, total=120))
    with ThreadPoolExecutor(6) as workers:
        calls = [workers.submit(patient.speak, TEXT) for _ in range(6)]
        while len(standin.requests) < 4:
            time.sleep(0.01)
        before = time.monotonic()
        patient.close()
        for call in calls:
            with pytest.raises(EngineError, match="cancelled"):
                call.result()
    assert time.monotonic() - before < 30, "no call waited for its timeout"
    with pytest.raises(EngineError, match="cancelled"):
        patient.speak(TEXT)


def test_close_ends_a_pause(standin: Standin, patient: Google) -> None:
    """A pause that the service asked for does not delay the end of the program."""
    standin.usual = "429 for 20 s"
    with ThreadPoolExecutor(1) as worker:
        call = worker.submit(patient.speak, TEXT)
        while not standin.requests:
            time.sleep(0.01)
        time.sleep(0.1)
        before = time.monotonic()
        patient.close()
        with pytest.raises(EngineError, match="cancelled"):
            call.result()
    assert time.monotonic() - before < 15, "the 20 s were not waited for"


def test_ctrl_c_ends_a_call(standin: Standin) -> None:
    """A process that waits for an answer ends at once, not after the time limit."""
    standin.usual = "hang"
    code = "from audiobuild import speak; speak.load('gtts').speak('Guten Tag')"
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, env=dict(os.environ))
    while not standin.requests:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert len(standin.requests) == 1, "the request did not time out and was not repeated"
    assert errors.rstrip().endswith(b"KeyboardInterrupt")
