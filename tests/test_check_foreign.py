"""Files by other tools that players and validators accept have no error, and damaged ones never end in a traceback."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import failed_with_sidecar, ffmpeg, halves
from processor_time import seconds

from audiobuild.checks import Report, Severity, check
from audiobuild.checks.parse import feed, html, id3, sidecar
from audiobuild.errors import AudiobuildError

if TYPE_CHECKING:
    from collections.abc import Callable

    from audiobuild.checks.mp3 import Mp3File

pytestmark = pytest.mark.slow

FEEDS = Path(__file__).parent / "cases" / "feeds"


@pytest.fixture(scope="module")
def stereo(finished_episode: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Convert the audio of the episode to a stereo WAV without metadata."""
    wav = tmp_path_factory.mktemp("foreign") / "stereo.wav"
    ffmpeg("-i", finished_episode, "-map_metadata", "-1", "-map_chapters", "-1", "-ac", "2", "-t", "6", wav)
    return wav


def errors(report: Report) -> list[tuple[str, str]]:
    """Return the rules that failed as errors, and their messages."""
    return [(failure.rule, failure.message) for failure in report.failures(Severity.ERROR)]


@pytest.mark.parametrize("path", sorted((FEEDS / "foreign").glob("*.xml")), ids=lambda path: path.stem)
def test_feeds_of_other_tools_have_no_error(path: Path) -> None:
    """Feeds that apps can play have warnings and notes only."""
    report = check(path)
    assert errors(report) == []
    assert report.failures()


FFMPEG = {
    "constant bit rate": "-b:a 128k",
    "variable bit rate": "-q:a 4",
    "average bit rate": "-abr 1 -b:a 80k",
    "22.05 kHz mono": "-ac 1 -ar 22050 -b:a 32k",
    "16 kHz mono": "-ac 1 -ar 16000 -b:a 24k",
    "48 kHz": "-ar 48000 -b:a 192k -id3v2_version 3 -write_id3v1 1",
    "without Info frame": "-b:a 96k -write_xing 0",
    "variable without Xing frame": "-q:a 5 -write_xing 0",
    "without tag": "-b:a 96k -id3v2_version 0",
    "joint stereo off": "-joint_stereo 0 -b:a 160k -metadata title=T",
}
"""Options of ffmpeg."""


@pytest.mark.parametrize("name", FFMPEG)
def test_mp3s_by_ffmpeg_have_no_error(stereo: Path, tmp_path: Path, name: str) -> None:
    """MP3s of any usual rate, number of channels and bit rate have no error."""
    ffmpeg("-i", stereo, *FFMPEG[name].split(), tmp_path / "ff.mp3")
    assert errors(check(tmp_path / "ff.mp3")) == []


@pytest.mark.parametrize("options", ["-b 128", "-V 2", "--abr 96", "-b 64 -m m --resample 22.05", "-b 96 -t"])
def test_mp3s_by_lame_have_no_error(stereo: Path, tmp_path: Path, options: str) -> None:
    """LAME's own files, with tags of both versions, have no error."""
    if shutil.which("lame") is None:
        pytest.skip("lame is not installed (a Debian package)")
    copy = tmp_path / "lame.mp3"
    subprocess.run(["lame", "--quiet", *options.split(), "--tt", "Titel", "--add-id3v2", stereo, copy], check=True)
    assert errors(check(copy)) == []


def long_ids(frames: list[Any]) -> None:
    """Give the last chapter a long element ID."""
    frames[0].child_element_ids = ["chp1", "chapter-0000002"]
    frames[2].element_id = "chapter-0000002"


TAGS: dict[str, Callable[[list[Any]], None]] = {
    "as written": lambda _: None,
    "without table of contents": lambda frames: frames.__delitem__(0),
    "fractions of seconds": lambda frames: setattr(frames[2], "start_time", 10_345),
    "long IDs": long_ids,
    "hidden chapter": lambda frames: setattr(frames[0], "child_element_ids", ["chp1"]),
}
"""Changes of a tag as mastering services write it: the table of contents, then two chapters."""


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("name", TAGS)
def test_chapters_by_mutagen_have_no_error(finished_episode: Path, tmp_path: Path, name: str, version: int) -> None:
    """Chapters with pictures, links and titles in UTF-16 or UTF-8, in tags of both versions, have no error."""
    frames = pytest.importorskip("mutagen.id3", reason="mutagen is not installed")
    encoding = 1 if version == id3.V23 else 3
    copy = tmp_path / "chapters.mp3"
    copy.write_bytes(halves(finished_episode.read_bytes())[1])
    tags: list[Any] = [frames.CTOC(element_id="toc", flags=3, child_element_ids=["chp1", "chp2"], sub_frames=[])]
    for number, start, end in ((1, 0, 10_000), (2, 10_000, 27_000)):
        inside = [
            frames.TIT2(encoding=encoding, text=f"Größe {number}"),
            frames.WXXX(encoding=encoding, desc="Link", url="https://a.example/x%20y?a=b+c"),
            frames.APIC(encoding=0, mime="image/jpeg", type=0, desc="", data=b"\xff\xd8\xff" + bytes(400)),
        ]
        tags.append(frames.CHAP(element_id=f"chp{number}", start_time=start, end_time=end, sub_frames=inside))
    TAGS[name](tags)
    tag = frames.ID3()
    for frame in [*tags, frames.TIT2(encoding=encoding, text="Folge 1"), frames.TDRC(encoding=encoding, text="2026")]:
        tag.add(frame)
    tag.save(copy, v2_version=version, v1=2)
    report = check(copy)
    assert errors(report) == []
    assert all(failure.message for failure in report.failures())


BEGINNINGS = [b"<!--", b"<a href='", b"</p>", b"<script>", b"<svg/>", b"&amp;", b"\n\n00:00:01.000 --> ", b"{", b'"a":']
"""Bytes with which the constructs of the formats start."""


@settings(max_examples=150, deadline=None)
@given(seed=st.sampled_from(BEGINNINGS) | st.binary(max_size=6), tail=st.binary(max_size=40), count=st.integers(0, 200))
def test_any_bytes_beside_an_mp3_are_parsed(
    tmp_path_factory: pytest.TempPathFactory, seed: bytes, tail: bytes, count: int
) -> None:
    """The parsers of pages, transcripts and JSON return something for any bytes."""
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(seed * count + tail)
    text = sidecar.read_text(path)
    assert (text.content is None) == bool(text.fault)
    assert sidecar.read_json(path).exists
    if text.content is not None:
        assert html.parse(text.content).texts
        sidecar.parse_vtt(text.content)


VALUES = ["1e999", "-1", "null", "[]", "{}", "NaN", "9" * 400, '"', "<", "99:99:99.999", "\0", "true"]
"""Texts that a parser may stumble over."""


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_sidecar_ends_in_findings(loaded: Mp3File, data: st.DataObject) -> None:
    """Any part of a file beside an MP3 replaced by anything ends in findings."""
    ending = data.draw(st.sampled_from([".html", ".build.json", ".vtt", ".chapters.json", ".transcript.json"]))
    name = f"{loaded.path.stem}{ending}"
    original = loaded.path.with_name(name).read_text(encoding="utf-8")
    start, count = data.draw(st.integers(0, len(original))), data.draw(st.integers(0, 20) | st.just(10_000))
    new = data.draw(st.sampled_from(VALUES) | st.text(max_size=8))
    folder = loaded.path.parent / "damaged"
    folder.mkdir(exist_ok=True)
    damaged = original[:start] + new + original[start + count :]
    (folder / name).write_bytes(damaged.encode("utf-8", "replace"))
    assert isinstance(failed_with_sidecar(loaded, ending, folder), set)


HOSTILE: dict[str, tuple[Callable[[int], str], Callable[[str], object]]] = {
    "comments": (lambda size: "<!--" * size, html.parse),
    "quotes": (lambda size: "<a '" * size, html.parse),
    "end tags": (lambda size: "<b></b></i>" * size, html.parse),
    "open tags": (lambda size: "<p>" * size, html.parse),
    "stray end tags": (lambda size: "<p>" * size + "</i>" * size, html.parse),
    "scripts": (lambda size: "<script>" * size, html.parse),
    "attributes": (lambda size: "<a " + "x =" * size + ">", html.parse),
    "blanks": (lambda size: "<a x" + " " * 4 * size + ">", html.parse),
    "cues": (lambda size: "WEBVTT\n\n" + "<" * 4 * size + " --> x\n", sidecar.parse_vtt),
    "arrows": (lambda size: "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n<c.<c.\n\n" * (size // 8), sidecar.parse_vtt),
    "items": (
        lambda size: f"<rss><channel>{'<item><guid>1</guid></item>' * (size // 8)}</channel></rss>",
        lambda text: list(feed.parse(Path("feed.xml"), text.encode()).labelled([])),
    ),
}  # fmt: skip
"""Texts that grow with a number, and the parser of their kind."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_linear_time(name: str) -> None:
    """Four times the text takes less than twelve times the processor time."""
    make, parse = HOSTILE[name]
    times = []
    for size in (10_000, 40_000):
        text = make(size)
        times.append(seconds(parse, text))
    assert times[1] < 12 * max(times[0], 0.02)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="{0}"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>',
        '<?xml version="1.0" encoding="{0}"?>' + "<rss>" * 2_000,
    ],
)
def test_entities_and_deep_nesting_are_refused(tmp_path: Path, text: str, encoding: str) -> None:
    """In any encoding, a feed with entities or thousands of levels ends with an error before it is parsed."""
    (tmp_path / "feed.xml").write_bytes(text.format(encoding).encode(encoding))
    with pytest.raises(AudiobuildError, match=r"declares XML entities|nests more than"):
        check(tmp_path / "feed.xml")
