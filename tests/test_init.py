"""`audiobuild init`: a first audiobuild.toml, from options or from answers."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.podcast import template
from audiobuild.podcast.show import EXAMPLES, show
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from typer.testing import Result

TOML = Path("audiobuild.toml")
FULL = {
    "--title": 'Der "Bote" \\ zum Hören',
    "--description": "Artikel der Woche",
    "--author": "Redaktion",
    "--email": "podcast@example.org",
    "--base-url": "https://example.org/podcast/",
    "--category": "News > Politics",
    "--link": "https://example.org/",
    "--language": "de-AT",
    "--cover": "bild.jpg",
    "--timezone": "Europe/Vienna",
}


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["init", *arguments])


@pytest.mark.usefixtures("here")
def test_options_become_a_show() -> None:
    """What options say stands in the file, and publish understands it."""
    done = run(*(word for pair in FULL.items() for word in pair), "--explicit")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "audiobuild.toml\n", "")
    written = tomllib.loads(TOML.read_text(encoding="utf-8"))["show"]
    assert written == {name[2:].replace("-", "_"): value for name, value in FULL.items()} | {"explicit": True}
    parsed = show(written, Path())
    assert (parsed.title, parsed.explicit, parsed.zone.key) == ('Der "Bote" \\ zum Hören', True, "Europe/Vienna")


@pytest.mark.usefixtures("here")
def test_what_is_missing_is_said_and_commented() -> None:
    """Without options every field stands there as a comment with an example, and what must be filled in is named."""
    done = run()
    assert done.exit_code == 0
    assert "to be completed: title, description, author, email, base_url, category" in done.stderr
    text = TOML.read_text(encoding="utf-8")
    assert tomllib.loads(text)["show"] == {"language": "de", "explicit": False, "timezone": "Europe/Berlin"}
    for field in EXAMPLES:
        assert f"{field} = " in text


@pytest.mark.usefixtures("here")
def test_the_examples_are_a_show() -> None:
    """Uncommenting every example gives a show that publish accepts."""
    run()
    lines = TOML.read_text(encoding="utf-8").split("[show]")[1].splitlines()
    fields = [line.removeprefix("# ") for line in lines if line.removeprefix("# ").split(" = ")[0] in EXAMPLES]
    assert show(tomllib.loads("\n".join(fields)), Path()).title


@pytest.mark.usefixtures("here")
def test_existing_file_is_kept() -> None:
    """It is replaced only with --force."""
    for there in ("engine = 'espeak'\n[show]\ntitle = 'Alt'\n", "no TOML", "show.title = 'Alt'"):
        TOML.write_text(there, encoding="utf-8")
        done = run("--title", "Neu")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "--force" in done.stderr
        assert TOML.read_text(encoding="utf-8") == there
    assert run("--title", "Neu", "--force").exit_code == 0
    assert 'title = "Neu"' in TOML.read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_other_settings_are_kept() -> None:
    """A file with settings but no show gets one, and keeps the rest, comments included."""
    TOML.write_text("# Unsere Stimme\nengine = 'espeak'\n\n[pauses]\nsentence = 500", encoding="utf-8")
    assert run("--title", "Neu").exit_code == 0
    text = TOML.read_text(encoding="utf-8")
    assert text.startswith("# Unsere Stimme\nengine = 'espeak'\n\n[pauses]\nsentence = 500\n")
    read = tomllib.loads(text)
    assert (read["engine"], read["pauses"], read["show"]["title"]) == ("espeak", {"sentence": 500}, "Neu")


@pytest.mark.usefixtures("here")
def test_invalid_option_is_an_error() -> None:
    """It is refused before anything is written."""
    done = run("--category", "Klatsch")
    assert done.exit_code == 1
    assert "unknown podcast category 'Klatsch'" in done.stderr
    assert not TOML.exists()


def _read(terminal: int) -> bytes:
    """Return what has been shown since; nothing at the end."""
    try:
        return os.read(terminal, 4_096)
    except OSError:
        return b""  # Linux's way of saying that nobody writes to it any more


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo terminal")
@pytest.mark.usefixtures("here")
def test_terminal_prompts() -> None:
    """Each field is asked for, and again after an invalid answer; an empty answer skips it."""
    import pty  # noqa: PLC0415  # not on Windows

    answers = ["Der Bote", "Artikel der Woche", "Redaktion", "falsch", "a@b.de", "", "politics", "", ""]
    terminal, theirs = pty.openpty()
    command = [sys.executable, "-m", "audiobuild", "init"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as asking:
        os.close(theirs)
        os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        while select.select([terminal], [], [], 20)[0] and (piece := _read(terminal)):
            shown += piece
        try:
            asking.wait(5)
        finally:
            asking.kill()  # if it asks still
    os.close(terminal)
    assert asking.returncode == 0
    assert b"is not an e-mail address: 'falsch'" in shown
    written = tomllib.loads(TOML.read_text(encoding="utf-8"))["show"]
    assert (written["title"], written["email"], written["category"]) == ("Der Bote", "a@b.de", "politics")
    assert "base_url" not in written
    assert b"to be completed: base_url" in shown


@given(st.dictionaries(st.sampled_from(["title", "description", "author"]), st.text()))
def test_any_text_round_trips_through_toml(values: dict[str, str]) -> None:
    """Each value is on one line."""
    read = tomllib.loads(template.toml(values))["show"]
    assert {name: read.get(name, "") for name in values} == {name: one_line(text) for name, text in values.items()}
