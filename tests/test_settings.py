"""Options win over the environment, which wins over the file, which wins over the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobuild.errors import SettingsError
from audiobuild.settings import Settings, load


@pytest.mark.usefixtures("here")
def test_nothing_chosen_is_the_default() -> None:
    """Without options, environment and file everything has its usual value."""
    assert load({"engine": None}, {}) == Settings()


def test_options_win_over_environment_over_file(here: Path) -> None:
    """Each layer hides the one below it, name by name."""
    (here / "audiobuild.toml").write_text('engine = "silent"\nspeed = 0.9\nauthor = "A"\n')
    environment = {"AUDIOBUILD_SPEED": "1.5", "AUDIOBUILD_AUTHOR": "B"}
    chosen = load({"author": "C"}, environment)
    assert (chosen.engine, chosen.speed, chosen.author) == ("silent", 1.5, "C")


def test_lists_come_from_every_layer_alike(here: Path) -> None:
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
        ('egnine = "silent"', "there is no setting 'egnine' in settings.toml"),
        ("speed = 0", "speed can't be 0 in settings.toml: a number above 0"),
        ('speed = "quick"', "speed can't be 'quick'"),
        ("jobs = -1", "jobs can't be -1"),
        ("bitrate = 95", "bitrate can't be 95 in settings.toml: there are: 32,"),
        ('chapters = "some"', "chapters can't be 'some' in settings.toml: there are: auto,"),
        ("pauses = 3", "pauses can't be 3"),
        ('disclosure = "maybe"', "true or false is wanted"),
        ("only = 3", "a list of names is wanted"),
        ("engine =", "settings.toml is not right TOML"),
    ],
)
def test_nonsense_is_named_with_its_place(here: Path, text: str, complaint: str) -> None:
    """An unknown name or a value of no sense says which, where, and what there is."""
    (here / "settings.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load({}, {}, Path("settings.toml"))
    assert complaint in str(caught.value)


def test_a_file_that_is_not_there_is_named() -> None:
    """--config with a wrong name says so."""
    with pytest.raises(SettingsError, match=r"nowhere\.toml can't be read"):
        load({}, {}, Path("nowhere.toml"))
