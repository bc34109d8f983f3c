"""Readers of other packages are found by entry point, and a broken one breaks nothing but itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audiobuild.errors import SettingsError, SourceError
from audiobuild.model import Role
from audiobuild.readers import format_names, read

ROOT = Path(__file__).parents[1]
ADOC = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "readers.md").read_text(encoding="utf-8"), re.DOTALL)
"""The reader that the documentation shows."""
FAULTY = """
def fail(data, name):
    raise ZeroDivisionError("no pages")
"""


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a package with a working reader, one that fails, and two that cannot be loaded."""
    assert ADOC
    (tmp_path / "adoc_reader.py").write_text(ADOC[1] + FAULTY, encoding="utf-8")
    (tmp_path / "broken_reader.py").write_text("raise RuntimeError('no licence')", encoding="utf-8")
    folder = tmp_path / "adoc_reader-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: adoc-reader\nVersion: 1.0\n", encoding="utf-8")
    (folder / "entry_points.txt").write_text(
        "[audiobuild.readers]\nadoc = adoc_reader:read_adoc\nfail = adoc_reader:fail\nbroken = broken_reader:read\n"
        "gone = gone_reader:read\nmd = broken_reader:read\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("plug_in")
def test_a_reader_of_another_package() -> None:
    """A suffix or a format's name leads to the reader of another package; its errors arrive as they are."""
    data = b"= Neues Rathaus\nEs ist fertig.\n"
    for article in (read("rathaus.adoc", data=data), read("-", format="adoc", data=data)):
        assert article.about.title == "Neues Rathaus"
        assert [(block.role, block.text) for block in article.blocks] == [
            (Role.HEADING, "Neues Rathaus"),
            (None, "Es ist fertig."),
        ]
    with pytest.raises(SourceError, match=r"leer\.adoc has no title"):
        read("leer.adoc", data=b"Text\n")
    assert "adoc" in format_names()


@pytest.mark.usefixtures("plug_in")
@pytest.mark.parametrize(
    ("suffix", "message"),
    [
        ("fail", r"the reader 'adoc_reader:fail' failed \(ZeroDivisionError: no pages\)"),
        ("broken", "cannot load the reader 'broken_reader:read': RuntimeError: no licence"),
        ("gone", "cannot load the reader 'gone_reader:read': ModuleNotFoundError"),
    ],
)
def test_a_broken_reader_is_named(suffix: str, message: str) -> None:
    """A reader that cannot be loaded or fails is named in the message; the other readers still work."""
    with pytest.raises(SourceError, match=message) as caught:
        read(f"artikel.{suffix}", data=b"Text")
    assert caught.value.hint
    assert read("artikel.txt", data=b"Text").blocks


@pytest.mark.usefixtures("plug_in")
def test_built_in_readers_stay() -> None:
    """Another package cannot replace a built-in reader by accident."""
    assert read("artikel.md", data=b"# Titel").blocks[0].role is Role.HEADING


def test_an_unknown_format_is_refused() -> None:
    """An unknown format is refused with the list of formats."""
    with pytest.raises(SettingsError, match="unknown format 'wordstar'") as caught:
        read("artikel.txt", format="wordstar", data=b"Text")
    assert "md" in caught.value.hint
