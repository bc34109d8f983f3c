"""The whole command with `auto`: the real gTTS, and a stand-in for Google's endpoint that fails in many ways."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.speak import pico
from audiobuild.speak.gtts import Google
from audiobuild.speak.rate_limiter import RateLimiter, RetryPolicy
from audiobuild.storage import cache

if TYPE_CHECKING:
    from pathlib import Path

    from standin.clock import Clock
    from standin.server import Standin
    from typer.testing import Result

pytest_plugins = ["standin.plugin"]

ARTICLE = """Der Zug kommt wieder

Nach langer Zeit hält in Lindenau ein Zug. Alle freuen sich.

Was er kostet

Er kostet viel Geld. Das ist weniger, als alle dachten. Alle freuen sich.
"""
SAID = [
    "Der Zug kommt wieder.",
    "Nach langer Zeit hält in Lindenau ein Zug.",
    "Alle freuen sich.",
    "Was er kostet.",
    "Er kostet viel Geld.",
    "Das ist weniger, als alle dachten.",
]
"""What Google is asked to say, each once."""
PROBE = "Ja"
"""The word by which `auto` finds out whether Google speaks."""


@pytest.fixture
def article(here: Path) -> Path:
    """Write an article into the current folder."""
    path = here / "zug.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def _no_waiting(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    """Return Google's engine with its whole policy, but on a clock that passes as soon as it waits."""

    class Hurried(Google):
        def __init__(self, *, voice: str | None = None, speed: float = 1.0) -> None:
            limiter = RateLimiter("Google TTS", RetryPolicy(), clock=clock, sleep=clock.sleep)
            super().__init__(voice=voice, speed=speed, limiter=limiter)

    monkeypatch.setattr("audiobuild.speak.gtts.Google", Hurried)


def make(*options: str) -> Result:
    """Run the command on the article, in this process."""
    return CliRunner().invoke(app, ["make", "zug.txt", *options])


def read_manifest(here: Path) -> dict[str, Any]:
    """Return the manifest of the episode."""
    found: dict[str, Any] = json.loads((here / "audio/zug.build.json").read_text(encoding="utf-8"))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def speech_kept() -> int:
    """Return how many texts the cache has the speech of."""
    return len(list((cache.default_folder() / cache.SPEECH).glob("??/*")))


@pytest.mark.usefixtures("article")
def test_google_is_used_if_it_answers(here: Path, standin: Standin) -> None:
    """Each distinct sentence is requested once, and the manifest names the voice."""
    result = make()
    assert result.exit_code == 0, result.output
    assert standin.texts[0] == PROBE
    assert sorted(standin.texts[1:]) == sorted(SAID)
    assert "engine gtts" in result.stderr
    assert read_manifest(here)["engine"] | {"version": "", "parameters": {}} == {
        "name": "gtts", "version": "", "voice": "de", "parameters": {}, "online": True,
    }  # fmt: skip


@pytest.mark.usefixtures("article")
def test_second_run_sends_no_request(standin: Standin) -> None:
    """After a build with Google's voice, a second `make` does nothing and sends nothing."""
    make()
    asked = len(standin.requests)
    again = make()
    assert "up to date" in again.stderr
    assert len(standin.requests) == asked


@pytest.mark.usefixtures("article", "bare_environment")
def test_without_a_network_the_built_in_voice_reads_at_once(
    here: Path, monkeypatch: pytest.MonkeyPatch, closed_port: int
) -> None:
    """The probe is not repeated for half a minute; one line says who reads and why; a second `make` does nothing."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    before = time.monotonic()
    result = make()
    assert time.monotonic() - before < 20  # all retries together wait for more than 30 s
    assert result.exit_code == 0, result.output
    notices = [line for line in result.stderr.splitlines() if "pico" in line]
    assert len(notices) == 2
    assert notices[0].startswith("audiobuild: Google TTS is unreachable (")
    assert notices[0].endswith("): using the offline engine pico for the whole episode")
    assert read_manifest(here)["engine"]["name"] == "pico"
    assert "up to date" in make().stderr


@pytest.mark.slow
@pytest.mark.usefixtures("article", "_no_waiting")
@pytest.mark.parametrize("trouble", ["429", "429 for 20 s", "500", "html", "403", "reset", "half mp3", "silence"])
def test_built_in_voice_speaks_the_whole_episode_if_google_fails_halfway(
    here: Path, standin: Standin, trouble: str
) -> None:
    """No sentence has Google's voice; fetched speech is kept, and a later build requests only the rest."""
    built_in = make("-e", "pico", "-o", "pico", "--no-cache")
    assert built_in.exit_code == 0, built_in.output
    standin.answer_with(["good"] * 4)  # the probe and three sentences
    standin.usual = trouble
    result = make()
    assert result.exit_code == 0, result.output
    (line,) = [line for line in result.stderr.splitlines() if "for the whole episode" in line]
    assert line.startswith("audiobuild: Google TTS request failed")
    assert (here / "audio/zug.mp3").read_bytes() == (here / "pico/zug.mp3").read_bytes()
    fetched = speech_kept() - len(SAID)  # the offline engine's speech is cached too
    assert fetched <= 3  # an answer that was still on its way when another failed may be dropped
    standin.usual = "good"
    standin.requests.clear()
    assert make("-e", "gtts").exit_code == 0
    assert len(standin.texts) == len(SAID) - fetched
    assert read_manifest(here)["engine"]["name"] == "gtts"


@pytest.mark.usefixtures("article", "_no_waiting")
@pytest.mark.parametrize("trouble", ["429", "503", "html", "403"])
def test_failure_of_gtts_is_an_error_with_a_hint(here: Path, standin: Standin, trouble: str) -> None:
    """Exit code 1, one line with a hint, and the old episode is unchanged."""
    make("-e", "espeak")
    before = contents(here / "audio")
    standin.usual = trouble
    result = make("-e", "gtts", "-q")
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("audiobuild: Google TTS request failed")
    assert "--engine espeak" in line
    assert contents(here / "audio") == before


def test_only_a_changed_sentence_is_requested(article: Path, standin: Standin) -> None:
    """Nothing else is requested again, and the voice stays the same."""
    make()
    standin.requests.clear()
    article.write_text(ARTICLE.replace("viel Geld", "wenig Geld"), encoding="utf-8")
    assert "engine gtts" in make("-e", "gtts").stderr
    assert standin.texts == ["Er kostet wenig Geld."]


@pytest.mark.usefixtures("article")
def test_damaged_speech_is_requested_again(here: Path, standin: Standin) -> None:
    """A changed byte in the cache costs one request."""
    make("-e", "gtts", "-o", "one")
    for entry in sorted((cache.default_folder() / cache.SPEECH).glob("??/*"))[:1]:
        entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    for kind in (cache.FRAMES, cache.SECTIONS):
        for entry in (cache.default_folder() / kind).glob("??/*"):
            entry.unlink()
    standin.requests.clear()
    make("-e", "gtts", "-o", "two", "--jobs", "1")
    assert len(standin.requests) == 1
    assert contents(here / "one") == contents(here / "two")


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("arguments", "engine"),
    [(["--voice", "de+f1"], "espeak"), (["--speed", "1.2"], "pico"), (["--voice", "de"], "gtts")],
)
def test_auto_chooses_an_engine_with_the_voice_and_speed(
    here: Path, standin: Standin, arguments: list[str], engine: str
) -> None:
    """The best engine that supports both is used; if it is not Google, nothing is sent, and a line gives the reason."""
    result = make(*arguments)
    assert result.exit_code == 0, result.output
    assert read_manifest(here)["engine"]["name"] == engine
    assert (f"using the offline engine {engine} for the whole episode" in result.stderr) == (engine != "gtts")
    assert bool(standin.requests) == (engine == "gtts")
    assert CliRunner().invoke(app, ["script", "zug.txt", *arguments]).exit_code == 0


@pytest.mark.usefixtures("article", "bare_environment")
def test_changed_voice_rebuilds_the_episode(here: Path, monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    """`auto` does not take an episode of one built-in voice for that of another."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    make()
    assert "up to date" not in make("--voice", "de+f1").stderr
    assert read_manifest(here)["engine"]["voice"] == "de+f1"
    assert "up to date" in make("--voice", "de+f1").stderr
    assert "has no voice 'nobody': known voices: de" in make("--voice", "nobody").stderr


@pytest.mark.usefixtures("article", "standin")
def test_first_online_build_says_that_text_is_sent() -> None:
    """One line names the service, once; an offline build prints no such line."""
    assert "sends the text" not in make("-e", "espeak", "-o", "espeak").stderr
    assert make("-e", "gtts").stderr.count("Google Translate, German) sends the text of your articles") == 1
    assert "sends the text" not in make("-e", "gtts", "-o", "again").stderr


@pytest.mark.usefixtures("article", "bare_environment")
def test_espeak_is_used_without_pico(here: Path, monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    """Where Pico has no wheel, espeak-ng is the offline engine, and a line says so."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    monkeypatch.setattr("audiobuild.speak.pico.find_spec", lambda _: None)
    result = make()
    assert "using the offline engine espeak for the whole episode" in result.stderr
    assert read_manifest(here)["engine"]["name"] == "espeak"


@pytest.fixture
def broken_pico(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a py_nanotts without its extension module before the installed one."""
    package = tmp_path / "broken" / "py_nanotts"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "lang").mkdir()
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.setattr("audiobuild.speak.pico.installed", lambda: (str(package), str(package / "lang")))


@pytest.mark.slow
@pytest.mark.usefixtures("article", "bare_environment", "broken_pico")
@pytest.mark.parametrize("articles", [["zug.txt"], ["zug.txt", "bus.txt"]])
def test_espeak_is_used_if_pico_cannot_be_loaded(
    here: Path, monkeypatch: pytest.MonkeyPatch, closed_port: int, articles: list[str]
) -> None:
    """One line gives the reason and a hint, another names the engine that is used instead."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    (here / "bus.txt").write_text(ARTICLE.replace("Zug", "Bus"), encoding="utf-8")
    result = CliRunner().invoke(app, ["make", *articles])
    assert result.exit_code == 0, result.output
    (reason,) = [line for line in result.stderr.splitlines() if "pico" in line]
    assert reason.startswith("audiobuild: cannot load engine pico: No module named '_nanotts': reinstall it: pip")
    assert result.stderr.count("using the offline engine espeak for") == 1
    assert read_manifest(here)["engine"]["name"] == "espeak"


@pytest.mark.usefixtures("article", "broken_pico")
def test_broken_pico_is_an_error_without_auto(here: Path) -> None:
    """An engine that is chosen by name and cannot be loaded is an error with a hint."""
    result = make("-e", "pico")
    assert result.exit_code == 1
    assert "cannot load engine pico: No module named '_nanotts': reinstall it: pip install" in result.stderr
    assert not (here / "audio").exists()


@pytest.mark.usefixtures("article")
def test_episode_of_an_uninstalled_engine_is_rebuilt(
    here: Path, monkeypatch: pytest.MonkeyPatch, closed_port: int
) -> None:
    """If Pico was uninstalled after a build, `auto` takes the next engine, and Pico by name is an error."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    make()
    monkeypatch.setattr("audiobuild.speak.pico.find_spec", lambda _: None)
    monkeypatch.setattr("audiobuild.speak.pico.PACKAGE", "no-such-package")
    monkeypatch.setattr("audiobuild.speak.pico.version", pico.version.__wrapped__)
    result = make()
    assert result.exit_code == 0, result.output
    assert read_manifest(here)["engine"]["name"] == "espeak"
    assert "Pico is not installed: install it with: pip install" in make("-e", "pico").stderr


@pytest.mark.slow
@pytest.mark.usefixtures("article")
def test_permanent_refusal_ends_the_command_at_once(standin: Standin) -> None:
    """The command ends while another request hangs, and repeats no request."""
    standin.answer_with(["hang", "hang", "403"])
    command = [sys.executable, "-m", "audiobuild", "make", "zug.txt", "-e", "gtts", "-q", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert len(standin.texts) == len(set(standin.texts)), "no hanging request was waited for and repeated"
    assert done.returncode == 1
    assert "403 Forbidden" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.usefixtures("article")
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
def test_ctrl_c_ends_pending_requests(here: Path, standin: Standin) -> None:
    """Exit code 130 before any request times out, no partial file; the next run requests only the rest."""
    standin.answer_with(["good"] * 2)
    standin.usual = "hang"
    command = [sys.executable, "-m", "audiobuild", "make", "zug.txt", "-e", "gtts"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 60
        while (speech_kept() < 2 or len(standin.requests) < 6) and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)
    assert len(standin.texts) == len(set(standin.texts)), "no request was repeated after its timeout"
    assert running.returncode == 130
    assert stdout == ""
    assert stderr.splitlines()[-1] == "audiobuild: interrupted; run the same command again to resume"
    assert not (here / "audio").exists()
    standin.usual = "good"
    standin.requests.clear()
    assert make("-e", "gtts").exit_code == 0
    assert len(standin.texts) == len(SAID) - 2


@pytest.mark.usefixtures("article")
def test_no_cache_requests_everything_again(standin: Standin) -> None:
    """--no-cache neither reads nor writes the cache."""
    make("-e", "gtts", "-o", "one")
    kept = speech_kept()
    standin.requests.clear()
    assert make("-e", "gtts", "-o", "two", "--no-cache").exit_code == 0
    assert sorted(standin.texts) == sorted(SAID)
    assert speech_kept() == kept
