"""Options win over the environment, which wins over the file, which wins over the defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audiobuild.configuration import load, unknown_variables
from audiobuild.errors import SettingsError
from audiobuild.outputs import WRITERS
from audiobuild.settings import OPTIONS, Settings


@pytest.mark.usefixtures("here")
def test_defaults() -> None:
    """Without options, environment and file everything has its default value."""
    assert load({"engine": None}, {}) == Settings()


def test_precedence_of_options_environment_and_file(here: Path) -> None:
    """Each layer overrides the one below it, name by name."""
    (here / "audiobuild.toml").write_text('engine = "silent"\nspeed = 0.9\nauthor = "A"\n')
    environment = {"AUDIOBUILD_SPEED": "1.5", "AUDIOBUILD_AUTHOR": "B"}
    chosen = load({"author": "C"}, environment)
    assert (chosen.engine, chosen.speed, chosen.author) == ("silent", 1.5, "C")
    assert load({}, environment).default_author == "B"


def test_lists_in_every_layer(here: Path) -> None:
    """A list in the file, words with commas in the environment, and repeated options mean the same."""
    (here / "audiobuild.toml").write_text('only = ["mp3", "vtt"]\n')
    assert load({}, {}).only == ("mp3", "vtt")
    assert load({}, {"AUDIOBUILD_ONLY": "mp3, vtt"}).only == ("mp3", "vtt")
    assert load({"only": "mp3,vtt"}, {}).only == ("mp3", "vtt")


def test_paths_in_a_file_are_relative_to_it(tmp_path: Path) -> None:
    """A lexicon named in another folder's settings lies in that folder."""
    file = tmp_path / "settings.toml"
    file.write_text('lexicon = "words.tsv"\npublished = 2026-11-23\n[pauses]\nsentence = 300\n')
    chosen = load({}, {}, file)
    assert chosen.lexicon == tmp_path / "words.tsv"
    assert chosen.published == "2026-11-23"
    assert chosen.pauses == {"sentence": 300}


@pytest.mark.usefixtures("here")
def test_the_cache_folder_is_no_setting() -> None:
    """AUDIOBUILD_CACHE names a folder; it does not switch the cache."""
    assert load({}, {"AUDIOBUILD_CACHE": "/somewhere"}).cache is True


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('egnine = "silent"', "unknown setting 'egnine' in settings.toml: did you mean 'engine'?"),
        ("speed = 0", "invalid value 0 for 'speed' in settings.toml: expected a number above 0"),
        ('speed = "quick"', "invalid value 'quick' for 'speed' in settings.toml: expected a number"),
        ("jobs = -1", "invalid value -1 for 'jobs'"),
        ("bitrate = 95", "invalid value 95 for 'bitrate' in settings.toml: expected one of 32,"),
        ('chapters = "some"', "invalid value 'some' for 'chapters' in settings.toml: expected one of auto,"),
        ("pauses = 3", "invalid value 3 for 'pauses'"),
        ('disclosure = "maybe"', "expected true or false"),
        ("only = 3", "expected a list of names"),
        ('read = ["caption", "poem"]', "invalid value 'caption, poem' for 'read' in settings.toml: expected one of"),
        ('link = "beispiel.de/zug"', "expected an address that begins with https:// or http://"),
        ("engine =", "settings.toml is not valid TOML"),
    ],
)
def test_invalid_values_name_their_place(here: Path, text: str, complaint: str) -> None:
    """The error for an unknown name or an invalid value says which, where, and what is valid."""
    (here / "settings.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load({}, {}, Path("settings.toml"))
    assert complaint in str(caught.value)


def test_missing_configuration_file_is_an_error() -> None:
    """--config with a wrong name says so."""
    with pytest.raises(SettingsError, match=r"cannot read nowhere\.toml"):
        load({}, {}, Path("nowhere.toml"))


@pytest.mark.parametrize(
    "text",
    ["[pauses]\nsentence = 2026-11-23\n", "[pauses]\nsentence = 'long'\n", "[pauses]\nsentense = 300\n", "show = 1\n"],
)
def test_tables_are_validated_before_the_build(here: Path, text: str) -> None:
    """A wrong name or type in a table names the file."""
    (here / "audiobuild.toml").write_text(text)
    with pytest.raises(SettingsError, match=r"in audiobuild\.toml"):
        load({}, {})


@pytest.mark.parametrize(
    "values",
    [
        {"chapters": "foo"},
        {"boilerplate": "x"},
        {"bitrate": 95},
        {"jobs": -1},
        {"read": ("poem",)},
        {"published": "gestern"},
        {"published": "2026-02-30"},
        {"speed": "fast"},
        {"engine": 3},
        {"pauses": {"sentence": -1}},
        {"cover": 3},
    ],
)
def test_settings_validate_themselves_however_they_are_made(values: dict[str, Any]) -> None:
    """A script that makes `Settings` gets the same errors as the command line."""
    with pytest.raises(SettingsError):
        Settings(**values)


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2026-11-26", "2026-11-26"),
        ("2026-11-26T07:30+01:00", "2026-11-26T07:30+01:00"),
        ("26.11.2026", "2026-11-26"),
        ("26. November 2026", "2026-11-26"),
    ],
)
def test_a_publication_date_may_be_german(given: str, published: str) -> None:
    """The forms that articles use are accepted and become ISO 8601."""
    assert Settings(published=given).published == published


def test_several_authors_are_joined(here: Path) -> None:
    """A list of authors in the file is joined by commas."""
    (here / "audiobuild.toml").write_text('author = ["Anna Meier", "Bert Groß"]\n', encoding="utf-8")
    assert load({}, {}).default_author == "Anna Meier, Bert Groß"


def test_home_folder_is_expanded_in_every_layer(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file of another folder too."""
    monkeypatch.setenv("HOME", str(here / "home"))
    monkeypatch.setenv("USERPROFILE", str(here / "home"))
    (here / "conf").mkdir()
    (here / "conf" / "settings.toml").write_text('lexicon = "~/words.tsv"\n')
    words = here / "home" / "words.tsv"
    assert load({}, {}, Path("conf/settings.toml")).lexicon == words
    assert load({}, {"AUDIOBUILD_LEXICON": "~/words.tsv"}).lexicon == words
    assert load({"lexicon": "~/words.tsv"}, {}).lexicon == words


def test_a_misspelt_variable_is_reported() -> None:
    """Unknown variables that look like settings are reported with the closest known name."""
    environment = {"AUDIOBUILD_EGNINE": "silent", "AUDIOBUILD_ENGINE": "silent", "AUDIOBUILD_CACHE": "x", "PATH": ""}
    (message,) = unknown_variables(environment)
    assert "AUDIOBUILD_EGNINE" in message
    assert "did you mean 'AUDIOBUILD_ENGINE'" in message
    assert unknown_variables({"AUDIOBUILD_FOO": "1"}) == ("unknown environment variable AUDIOBUILD_FOO; it is ignored",)


def test_the_help_names_every_output() -> None:
    """--only lists what the built-in writers write."""
    assert all(name in OPTIONS["only"].help for name in ("mp3", *WRITERS))
