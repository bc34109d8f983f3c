"""The documentation says only what is true: its examples are run, its tables are checked."""

from __future__ import annotations

import re
import shlex
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from PIL import Image
from small_build import ARTICLE
from typer.main import get_command
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.german.rules import verbalise

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = ROOT / "docs" / "command-line.md"
SHOW = """
[show]
title = "Lindenauer Lesestunde"
description = "Artikel zum Hören."
author = "Redaktion"
email = "redaktion@example.org"
link = "https://example.org"
base_url = "https://example.org/audio"
language = "de"
category = "News"
explicit = false
"""


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def examples() -> list[str]:
    """Return every call of audiobuild that the README shows, without its comment."""
    lines = [line for block in blocks("console") for line in block.splitlines() if line.startswith("$ audiobuild ")]
    return [line.removeprefix("$ audiobuild ").split("  #")[0].strip() for line in lines]


@pytest.fixture
def desk(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create the files that the README's examples use."""
    for name in ("article.txt", "articles/one.md", "articles/two.md", "audio/beispiel.txt"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(ARTICLE, encoding="utf-8")
    (here / "words.tsv").write_text("Lindenau\tLinden-Au\n", encoding="utf-8")
    Image.new("RGB", (1400, 1400), "navy").save(here / "cover.jpg")
    (here / "audiobuild.toml").write_text(SHOW + 'cover = "cover.jpg"\n', encoding="utf-8")
    monkeypatch.setenv("AUDIOBUILD_ENGINE", "espeak")
    return here


def test_first_two_commands() -> None:
    """The first two shell blocks are one line each: one makes an episode, the other runs the tests."""
    first, second = blocks("sh")[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert first.rstrip().endswith("audiobuild make audio/beispiel.txt")
    assert second.rstrip().endswith("pytest")


@pytest.fixture
def web_site(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve an article on the loopback interface, and return the address that stands for https://example.com/."""
    monkeypatch.setenv("AUDIOBUILD_PRIVATE_ADDRESSES", "1")
    paragraphs = "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n")[2:])
    (desk / "article").write_text(f"<!DOCTYPE html><title>Zug</title><h1>Der Zug</h1>{paragraphs}", encoding="utf-8")

    class Handler(SimpleHTTPRequestHandler):
        extensions_map: ClassVar = {"": "text/html; charset=utf-8"}  # type: ignore[misc]

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(desk))) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.slow
def test_every_example_works(desk: Path, web_site: str) -> None:
    """Each call in the README succeeds, in the order of the page."""
    assert len(examples()) > 8
    runner = CliRunner()
    made = [str(path) for path in (desk / "articles").glob("*.md")]
    for example in examples():
        words = shlex.split(example.replace("https://example.com/", web_site))
        data = (desk / words[words.index("<") + 1]).read_bytes() if "<" in words else None
        words = words[: words.index("<")] if "<" in words else words
        arguments = [one for word in words for one in (sorted(glob(desk, word)) if "*" in word else [word])]
        result = runner.invoke(app, arguments, input=data)
        assert result.exit_code == 0, (example, result.output, made)


def glob(folder: Path, pattern: str) -> list[str]:
    """Expand a pattern as a shell does."""
    found = [str(path.relative_to(folder)) for path in folder.glob(pattern)]
    assert found, pattern
    return found


def test_settings_in_the_readme_are_settings(desk: Path) -> None:
    """The README's audiobuild.toml is accepted."""
    (desk / "audiobuild.toml").write_text("\n".join(blocks("toml")), encoding="utf-8")
    result = CliRunner().invoke(app, ["make", "article.txt", "-q"])
    assert result.exit_code == 0, result.output


def test_table_of_written_and_spoken() -> None:
    """Each row of the README's table is what the rules give."""
    table = README[README.index("| written | spoken |") : README.index("## Voices")]
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|$", table, re.MULTILINE)
    assert len(rows) >= 12
    for written, spoken in rows:
        assert verbalise(written) == spoken


def commands(group: Any, name: str = "") -> Iterator[str]:  # Typer's own types are private
    """Yield the names of all commands that do something, in the order of the help."""
    if not name or group.invoke_without_command:
        yield name
    for part, command in group.commands.items():
        whole = f"{name} {part}".strip()
        yield from commands(command, whole) if hasattr(command, "commands") else (whole,)


def helps() -> str:
    """Return the help of every command, as a page."""
    parts = [
        "# The command line",
        "",
        "Generated by `python tests/test_readme.py`; the tests fail if it is out of date.",
        "",
    ]
    for command in commands(get_command(app)):
        result = CliRunner().invoke(app, [*command.split(), "--help"], prog_name="audiobuild", env=PLAIN)
        assert result.exit_code == 0, result.output
        lines = [line.rstrip() for line in result.output.strip().splitlines()]
        parts += [f"## `{f'audiobuild {command}'.strip()}`", "", "```text", *lines, "```", ""]
    return "\n".join(parts)


PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}


def test_documented_help_is_current() -> None:
    """docs/command-line.md has the output of --help."""
    assert COMMANDS.read_text(encoding="utf-8") == helps()


if __name__ == "__main__":
    COMMANDS.write_text(helps(), encoding="utf-8")
