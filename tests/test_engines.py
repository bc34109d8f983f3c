"""What every engine promises, the ones in the package and an outside one alike."""

from __future__ import annotations

import re
import tomllib
from importlib import invalidate_caches
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobuild.errors import EngineError, SettingsError
from audiobuild.speak import Engine, available, engine_class, load

PAGE = Path(__file__).parents[1] / "docs" / "engines.md"
OFFLINE = ("espeak", "silent")
spoken = st.builds(
    "{}{}{}".format,
    st.text("aeinrstdhuäöüß ,.!?-–„“<>[]&%\n\0\x01", max_size=60),
    st.sampled_from("aeinrstdhuäöüßABZ"),
    st.text(max_size=20),
)


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The engine that docs/engines.md shows, installed as an outside package would be: its module and its metadata."""
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
    """What an installer leaves of a package that declares engines."""
    metadata = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    points = "".join(f"{name} = {target}\n" for name, target in engines.items())
    (metadata / "entry_points.txt").write_text(f"[audiobuild.engines]\n{points}", encoding="utf-8")
    invalidate_caches()


def test_the_built_in_engines_are_declared() -> None:
    """The package's own engines are found by the path that outside ones take."""
    assert {"espeak", "gtts", "silent"} <= set(available())


@pytest.mark.parametrize("name", ["espeak", "gtts", "silent"])
def test_an_engine_is_what_the_contract_says(name: str) -> None:
    """An engine has every member of the contract, and lists voices that it takes."""
    engine = load(name)
    assert isinstance(engine, Engine)
    assert engine_class(name).voices()
    for voice in engine_class(name).voices():
        assert load(name, voice=voice.name).fingerprint.engine == name
        assert voice.description
        assert voice.licence


@pytest.mark.parametrize("name", OFFLINE)
@given(text=spoken)
@settings(max_examples=60, deadline=None)
def test_an_engine_speaks_whatever_has_a_letter(name: str, text: str) -> None:
    """Any text with a letter among it has a sound, and the same sound from the same engine made anew."""
    speech = load(name).speak(text)
    assert speech.data
    assert len(speech.data) % 2 == 0
    assert (speech.format, speech.rate) == ("pcm", 22_050)
    assert load(name).speak(text) == speech


@pytest.mark.parametrize("name", OFFLINE)
def test_a_fingerprint_tells_settings_apart(name: str) -> None:
    """Engines made alike have one fingerprint, and another speed has another."""
    assert load(name).fingerprint == load(name).fingerprint
    assert load(name, speed=1.5).fingerprint != load(name).fingerprint


@pytest.mark.parametrize("name", OFFLINE)
def test_a_voice_that_is_not_there_is_refused(name: str) -> None:
    """A voice that an engine lacks is refused where the engine is made, with the voices that it has."""
    with pytest.raises(SettingsError) as refusal:
        load(name, voice="Zarathustra")
    assert all(voice.name in refusal.value.hint for voice in engine_class(name).voices())


def test_an_engine_that_is_not_there_is_refused() -> None:
    """An unknown engine's name is answered with those there are."""
    with pytest.raises(SettingsError) as refusal:
        load("sprechmaschine")
    assert all(name in refusal.value.hint for name in ("auto", *available()))


@pytest.mark.parametrize("target", ["no_such_module:Engine", "audiobuild.speak.silent:Loud"])
def test_a_broken_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """An engine that is declared but not there says which package entry is broken."""
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
