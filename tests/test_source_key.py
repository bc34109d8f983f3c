"""An unchanged source is not parsed again by the next batch, and only an unchanged one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_build import ARTICLE

from audiobuild import batch, readers, rebuild
from audiobuild.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobuild.model import Article

pytestmark = pytest.mark.slow

SILENT = Settings(engine="silent")


def built(source: Path, settings: Settings = SILENT) -> bool:
    """Build an article in a batch; return whether it was up to date."""
    (outcome,) = batch.build_all([batch.Job(str(source), source.parent / "out", Path())], settings, workers=1)
    assert outcome.result, outcome.error
    return outcome.result.unchanged


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write an article and build it twice, so that its build key is known."""
    path = tmp_path / "zug.md"
    path.write_text(ARTICLE, encoding="utf-8")
    assert not built(path)
    assert built(path)
    return path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record the sources that this process parses."""
    seen: list[str] = []

    def read(name: str, **given: object) -> Article:
        seen.append(name)
        return original(name, **given)  # type: ignore[arg-type]  # as given

    original = readers.read
    monkeypatch.setattr(readers, "read", read)
    return seen


def test_an_unchanged_source_is_not_parsed(source: Path, parsed: list[str]) -> None:
    """Its episode is found to be up to date by the bytes of the source."""
    assert built(source)
    assert parsed == []


def change_text(source: Path, _: pytest.MonkeyPatch) -> Settings:
    """Change a word of the source."""
    source.write_text(ARTICLE.replace("Schüler", "Lehrer"), encoding="utf-8")
    return SILENT


def change_settings(_: Path, __: pytest.MonkeyPatch) -> Settings:
    """Give a title."""
    return Settings(engine="silent", title="Anders")


@pytest.mark.parametrize("change", [change_text, change_settings])
def test_what_changes_an_episode_has_the_source_parsed(
    source: Path,
    parsed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path, pytest.MonkeyPatch], Settings],
) -> None:
    """Text and settings; then the article is built."""
    assert not built(source, change(source, monkeypatch))
    assert str(source) in parsed


@pytest.mark.parametrize("name", ["code_digest", "package_versions"])
def test_another_version_has_the_source_parsed(
    source: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The code of audiobuild and the versions of parsers are part of the key."""
    monkeypatch.setattr(rebuild, name, lambda *_: "another")
    built(source)
    assert parsed == [str(source)]


def test_without_a_cache_every_source_is_parsed(source: Path, parsed: list[str]) -> None:
    """Nothing is kept, and nothing is looked up."""
    assert built(source, Settings(engine="silent", cache=False))
    assert parsed == [str(source)]


def test_a_missing_file_is_built_again(source: Path, parsed: list[str]) -> None:
    """A known key does not hide that the episode is incomplete."""
    (source.parent / "out" / "zug.vtt").unlink()
    assert not built(source)
    assert parsed == []
