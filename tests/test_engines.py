"""The contract of engines, kept by the built-in ones and by one of another package."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib import invalidate_caches
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audiobuild.cli import app, samples
from audiobuild.errors import EngineError, SettingsError
from audiobuild.model import Speech
from audiobuild.sound import loudness
from audiobuild.sound.decode import decode
from audiobuild.speak import Engine, available, engine_class, load
from audiobuild.speak.guard import GuardedEngine

pytest_plugins = ["standin.plugin"]

PAGE = Path(__file__).parents[1] / "docs" / "engines.md"
OFFLINE = ("espeak", "pico", "silent")
spoken = st.builds(
    "{}{}{}".format,
    st.text("aeinrstdhuäöüß ,.!?-–„“<>[]&%\n\0\x01", max_size=60),
    st.sampled_from("aeinrstdhuäöüßABZ"),
    st.text(max_size=20),
)


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install the engine of docs/engines.md as an outside package: its module and its metadata."""
    blocks = dict(
        re.findall(r"^```(toml|python)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    )
    project = tomllib.loads(blocks["toml"])["project"]
    [(name, target)] = project["entry-points"]["audiobuild.engines"].items()
    (tmp_path / f"{target.split(':')[0]}.py").write_text(blocks["python"], encoding="utf-8")
    install(tmp_path, project["name"], {name: target})
    monkeypatch.syspath_prepend(tmp_path)
    return str(name)


def install(folder: Path, package: str, engines: dict[str, str]) -> None:
    """Write what an installer leaves of a package that declares engines."""
    metadata = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    points = "".join(f"{name} = {target}\n" for name, target in engines.items())
    (metadata / "entry_points.txt").write_text(f"[audiobuild.engines]\n{points}", encoding="utf-8")
    invalidate_caches()


def test_built_in_engines_are_entry_points() -> None:
    """They are found in the same way as plug-ins."""
    assert {"espeak", "gtts", "pico", "silent"} <= set(available())


@pytest.mark.parametrize("name", ["espeak", "gtts", "pico", "silent"])
def test_engine_has_all_members_of_the_contract(name: str) -> None:
    """It lists voices that it accepts."""
    engine = load(name)
    assert isinstance(engine, Engine)
    assert engine_class(name).voices()
    for voice in engine_class(name).voices():
        assert load(name, voice=voice.name).fingerprint.engine == name
        assert voice.description
        assert voice.licence


@pytest.mark.slow
@pytest.mark.parametrize("name", OFFLINE)
@given(text=spoken)
@settings(max_examples=60, deadline=None)
def test_engine_speaks_any_text_with_a_letter(name: str, text: str) -> None:
    """A new engine with the same settings gives the same sound."""
    speech = load(name).speak(text)
    assert speech.data
    assert len(speech.data) % 2 == 0
    assert speech.format == "pcm"
    assert load(name).speak(text) == speech


@pytest.mark.parametrize("name", OFFLINE)
def test_fingerprint_depends_on_settings(name: str) -> None:
    """Engines with the same settings have one fingerprint, and another speed has another."""
    assert load(name).fingerprint == load(name).fingerprint
    assert load(name, speed=1.5).fingerprint != load(name).fingerprint


@pytest.mark.parametrize("name", OFFLINE)
def test_unknown_voice_is_refused(name: str) -> None:
    """The error is raised when the engine is made, and lists its voices."""
    with pytest.raises(SettingsError) as refusal:
        load(name, voice="Zarathustra")
    assert all(voice.name in refusal.value.hint for voice in engine_class(name).voices())


def test_unknown_engine_is_refused() -> None:
    """The error lists the engines."""
    with pytest.raises(SettingsError) as refusal:
        load("sprechmaschine")
    assert all(name in refusal.value.hint for name in ("auto", *available()))


@pytest.mark.parametrize("target", ["no_such_module:Engine", "audiobuild.speak.silent:Loud"])
def test_broken_entry_point_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """The error says which entry point cannot be loaded."""
    install(tmp_path, "broken", {"broken": target})
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EngineError, match=re.escape(target)):
        load("broken")


def test_the_documented_outside_engine_speaks(outside: str) -> None:
    """The engine shown in docs/engines.md is found by its name once installed, and keeps the contract."""
    assert outside in available()
    engine = load(outside, voice="low", speed=2)
    assert isinstance(engine, Engine)
    speech = engine.speak("Guten Tag")
    assert speech.format == "pcm"
    assert engine.speak("Guten Tag") == speech
    assert len(load(outside).speak("Guten Tag").data) == 2 * len(speech.data)
    assert engine.fingerprint != load(outside).fingerprint
    with pytest.raises(SettingsError, match="Zarathustra"):
        load(outside, voice="Zarathustra")
    with pytest.raises(EngineError):
        engine.speak("…")


BROKEN_PLUGINS = {
    "import": "raise RuntimeError('no CUDA')",
    "exit": "import sys; sys.exit(3)",
    "no class": "Engine = None",
    "no voices": "class Engine:\n    online = False",
    "voices fail": "class Engine:\n    online = False\n    voices = staticmethod(lambda: 1 / 0)",
    "no voice": "class Engine:\n    online = False\n    voices = staticmethod(lambda: [None])",
}


@pytest.mark.parametrize("code", BROKEN_PLUGINS.values(), ids=BROKEN_PLUGINS)
def test_a_broken_plug_in_does_not_hide_the_other_engines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """`audiobuild voices` lists all other engines and names the broken plug-in in one line."""
    plug_in(tmp_path, monkeypatch, code)
    result = CliRunner().invoke(app, ["voices"])
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("espeak", "gtts", "silent"))
    (line,) = result.stderr.splitlines()
    assert "'plugin'" in line


WORKING = """
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak import Voice

class Engine:
    online = cacheable = needs_spelling = False
    max_chars, max_concurrency, loudness = None, 1, -20.0
    fingerprint = Fingerprint("plugin", "1", "a")
    def __init__(self, *, voice=None, speed=1.0): pass
    def speak(self, text): return Speech(bytes(44_100), "pcm", 22_050)
    def close(self): pass
    @classmethod
    def voices(cls): return [Voice("a", "a voice", "CC0-1.0", installed=True)]
"""
FAULTS = {
    "speak raises": "def speak(self, text): raise ConnectionError('refused')",
    "speak exits": "def speak(self, text): raise SystemExit(4)",
    "speak returns nothing": "def speak(self, text): return None",
    "close raises": "def close(self): raise OSError('gone')",
    "fingerprint raises": "fingerprint = property(lambda self: 1 / 0)",
    "fingerprint is a string": "fingerprint = 'me'",
    "no thread allowed": "max_concurrency = 0",
    "no number": "loudness = 'loud'",
    "init raises": "def __init__(self, **_): raise KeyError('model')",
    "a member is missing": "__dir__ = lambda self: ['speak']",
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("debug", [False, True])
def test_error_of_a_plug_in_is_one_line(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, *, debug: bool
) -> None:
    """The line names the plug-in, and the exit code is 1."""
    plug_in(tmp_path, monkeypatch, f"{WORKING}    {fault}\n")
    (here / "a.txt").write_text("Guten Tag\n\nHeute ist ein guter Tag.\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["make", "a.txt", "-q", "-e", "plugin", *(["--debug"] if debug else [])])
    assert result.exit_code == 1
    if debug:
        assert isinstance(result.exception, EngineError)
    else:
        (line,) = result.stderr.splitlines()
        assert line.startswith("audiobuild: engine 'plugin' ")


def test_voices_distinguishes_plug_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The status of a plug-in's voice is "plug-in", and that of the shipped ones "built in"."""
    plug_in(tmp_path, monkeypatch, WORKING)
    rows = json.loads(CliRunner().invoke(app, ["voices", "--json"]).stdout)
    status = {row["engine"]: row["status"] for row in rows}
    assert (status["plugin"], status["espeak"], status["gtts"]) == ("plug-in", "built in", "online")


def test_a_plug_in_cannot_replace_a_built_in_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a shipped engine always means the shipped engine."""
    (tmp_path / "impostor.py").write_text(WORKING, encoding="utf-8")
    install(tmp_path, "impostor", {"espeak": "impostor:Engine"})
    monkeypatch.syspath_prepend(tmp_path)
    assert load("espeak").fingerprint.engine == "espeak"


def plug_in(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Install a package whose module has this code and declares it as the engine "plugin"."""
    (folder / "plugin_module.py").write_text(code, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "plugin_module", raising=False)
    install(folder, "plugin", {"plugin": "plugin_module:Engine"})
    monkeypatch.syspath_prepend(folder)


def test_sample_of_a_greeting() -> None:
    """A few words without a full stop are spoken too."""
    assert samples.sample("espeak", "de", "Guten Tag")


def test_samples_of_all_voices_are_equally_loud(here: Path, bare_environment: pytest.MonkeyPatch) -> None:
    """One playable MP3 per installed offline voice, each at the loudness of an episode; without a network, a line."""
    bare_environment.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    result = CliRunner().invoke(app, ["voices", "--sample", "voices", "--say", "Am 3. Mai fuhr ein Zug nach Köln."])
    assert result.exit_code == 0, result.output
    files = [Path(line) for line in result.stdout.splitlines()]
    assert {"espeak-de.mp3", "espeak-de+f1.mp3", "pico-de.mp3"} <= {path.name for path in files}
    assert {path.name for path in files} == {path.name for path in (here / "voices").iterdir()}
    for path in files:
        sound = decode(Speech(path.read_bytes(), "mp3", 44_100))
        assert 1.5 < len(sound.samples) / sound.rate < 6
        powers = loudness.powers(np.float32(1 / 32_768) * sound.samples.astype(np.float32), sound.rate)
        assert loudness.as_heard(loudness.integrated([powers])) == pytest.approx(-16, abs=1.5)


@pytest.mark.slow
def test_the_documented_engine_is_typed(tmp_path: Path) -> None:
    """The engine shown in docs/engines.md satisfies the protocols under strict type checking."""
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    check = "\nfrom audiobuild.speak import Engine, EngineClass\nENGINE: Engine = Morse()\nCLASS: EngineClass = Morse\n"
    (tmp_path / "audiobuild_morse.py").write_text(code + check, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", "cache", "audiobuild_morse.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


class Unkind(BaseException):
    """An error that is no `Exception`, and whose message cannot be had."""

    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (Speech(bytes(32_000), "pcm", 0), "returned 0 samples per second"),
        (Speech(bytes(32_000), "pcm", -1), "returned -1 samples per second"),
        (Speech(bytes(32_000), "pcm", float("nan")), "returned nan samples per second"),  # type: ignore[arg-type]
        (Speech("text", "pcm", 16_000), "returned str instead of bytes"),  # type: ignore[arg-type]
        (Unkind(), "failed to speak 'Ja.': Unkind"),
        (GeneratorExit(), "failed to speak 'Ja.': GeneratorExit"),
    ],
)
def test_faults_of_an_engine_name_it(
    monkeypatch: pytest.MonkeyPatch, result: Speech | BaseException, message: str
) -> None:
    """Invalid speech and all exceptions but Ctrl-C become an error that names the engine."""

    def speak(_: str) -> Speech:
        if isinstance(result, BaseException):
            raise result
        return result

    engine = load("silent")
    guarded = GuardedEngine("fremd", engine)
    monkeypatch.setattr(guarded, "_engine", SimpleNamespace(speak=speak))
    with pytest.raises(EngineError, match=f"engine 'fremd' {message}"):
        guarded.speak("Ja.")
    monkeypatch.setattr(guarded, "_engine", SimpleNamespace(speak=Mock(side_effect=KeyboardInterrupt)))
    with pytest.raises(KeyboardInterrupt):
        guarded.speak("Ja.")
