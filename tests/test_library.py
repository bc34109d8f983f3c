"""The library: what `import audiobuild` offers, and the examples of its documentation."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import audiobuild

PAGE = Path(__file__).parents[1] / "docs" / "library.md"


@pytest.mark.usefixtures("here")
def test_examples_of_the_documentation() -> None:
    """Each example of docs/library.md gives the result below it."""
    failed, run = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert run > 10
    assert not failed


def test_every_public_name_exists() -> None:
    """All names in `__all__` can be imported, and nothing else is offered by accident."""
    for name in audiobuild.__all__:
        assert getattr(audiobuild, name) is not None
    assert set(dir(audiobuild)) == set(audiobuild.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(audiobuild, "nothing")  # noqa: B009  # mypy knows that there is none


def test_the_import_is_light() -> None:
    """`import audiobuild` imports none of its own modules and no other package."""
    code = "import sys; before = set(sys.modules); import audiobuild; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    foreign = [name for name in done.stdout.split() if name.split(".")[0] not in sys.stdlib_module_names]
    assert foreign == ["audiobuild", "audiobuild.version"]


def test_script_and_read_write_nothing(here: Path) -> None:
    """`script` and `read` write nothing."""
    (here / "zug.txt").write_text("Der Zug\n\nNach 43 Jahren hält hier ein Zug.\n", encoding="utf-8")
    audiobuild.script(audiobuild.read("zug.txt"))
    assert [path.name for path in here.iterdir()] == ["zug.txt"]


def test_settings_of_the_caller_take_precedence(here: Path) -> None:
    """Title, author and date that are given are those of the episode, as on the command line."""
    (here / "zug.md").write_text("---\ntitle: Alt\nauthor: A\n---\n\nNach 43 Jahren hält hier ein Zug.\n", "utf-8")
    script = audiobuild.script("zug.md", title="Neu", author="Anna Müller", published="26.11.2026")
    about = script.about
    assert (about.title, about.author, about.published) == ("Neu", "Anna Müller", "2026-11-26")
    assert audiobuild.script("zug.md", default_author="Redaktion").about.author == "A"


def test_publishing_nothing_is_an_error() -> None:
    """An empty list of episodes is refused."""
    with pytest.raises(audiobuild.SettingsError, match="no episodes to publish"):
        audiobuild.publish([])
