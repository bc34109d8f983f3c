"""The tag of an MP3: every reader finds the chapters that the episode has."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import lameenc
import players
import pytest
from episodes import episode
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3

from audiobuild.model import About, Fingerprint
from audiobuild.write import cover, id3
from audiobuild.write.titles import LONGEST, MOST, displayable, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.model import Episode

TITLES = (
    "Größe & Maß „zitiert“: eine lange Überschrift, wie Zeitungen sie über lange Stücke setzen",
    "»Ja«, sagte sie; 'nein', sagte \"er\" <b>/</b> 100 %",
    "שלום עולם \u2067und zurück\u2069",
    "مرحبا بالعالم 12",
    "😀👩‍👩‍👧‍👦 Familie 🇩🇪",
    "Ä",
)


def fitted(made: Episode) -> Episode:
    """Return the episode with the marks that its files show."""
    marks = displayable(made.marks)
    return replace(made, marks=marks)


def sound(samples: int) -> bytes:
    """Return MP3 frames of at least so many samples of silence at 44.1 kHz, mono, 96 kbit/s."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(96)
    encoder.set_in_sample_rate(44_100)
    encoder.set_channels(1)
    encoder.set_quality(9)
    encoder.silence()
    return bytes(encoder.encode(bytes(2 * samples)) + encoder.flush())


@pytest.fixture(params=[1, 2, 30, 255], scope="module")
def written(request: pytest.FixtureRequest) -> Episode:
    """Return an episode with titles in many scripts."""
    return fitted(
        episode(
            request.param,
            1,
            titles=lambda number: f"{number}. {TITLES[number % len(TITLES)]}",
            lead="Ein „Vorspann“ 😀.",
            sentence_ms=50,
        ),
    )


@pytest.fixture(scope="module")
def mp3(written: Episode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write that episode as a real MP3."""
    path = tmp_path_factory.mktemp("mp3") / "episode.mp3"
    path.write_bytes(id3.tag(written) + sound(written.samples))
    return path


@pytest.mark.parametrize("reader", players.CHAPTER_READERS)
def test_every_reader_finds_the_chapters(reader: str, written: Episode, mp3: Path) -> None:
    """Count, order, titles, starts and ends are the episode's, to the millisecond, in every reader."""
    assert players.chapters(reader, mp3) == [
        {
            "title": mark.title,
            "start": round(mark.start * 1000 / written.rate),
            "end": round(mark.end * 1000 / written.rate),
        }
        for mark in written.marks
    ]


def test_mp3val_and_ffmpeg_find_no_fault(mp3: Path) -> None:
    """By an option, ffmpeg stops at the first error."""
    for program in ("mp3val", "ffmpeg"):
        players.needs_program(program)
    checked = subprocess.run(["mp3val", mp3], check=True, capture_output=True, text=True).stdout
    assert "WARNING" not in checked
    assert checked.count("INFO") == 1
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(mp3), "-f", "null", "-"]
    assert subprocess.run(command, check=True, capture_output=True).stderr == b""


def test_chapters_tile_the_episode(written: Episode) -> None:
    """The first chapter starts at 0, each starts where the last one ended, the last ends with the sound."""
    chapters = read(id3.tag(written)).getall("CHAP")
    chapters.sort(key=lambda chapter: chapter.element_id)
    starts = [chapter.start_time for chapter in chapters]
    ends = [chapter.end_time for chapter in chapters]
    assert starts == [0, *ends[:-1]]
    assert ends[-1] == round(written.samples * 1000 / written.rate)


def test_one_table_of_contents_lists_them(written: Episode) -> None:
    """There is one table of contents, top-level and ordered, with a title; IDs are unique, ASCII and short."""
    tag = read(id3.tag(written))
    (contents,) = tag.getall("CTOC")
    assert contents.flags == 3
    assert str(contents.sub_frames["TIT2"]) == "Kapitel"
    names = contents.child_element_ids
    assert sorted(names) == names == sorted({chapter.element_id for chapter in tag.getall("CHAP")})
    assert all(name.isascii() and len(name) <= 8 for name in names)
    assert {(chapter.start_offset, chapter.end_offset) for chapter in tag.getall("CHAP")} == {(2**32 - 1,) * 2}


def read(tag: bytes) -> Any:
    """Read a tag with mutagen, its frames untranslated."""
    return ID3(BytesIO(tag + bytes(128)), translate=False)  # type: ignore[no-untyped-call]


def test_header_is_plain_version_2_3() -> None:
    """The tag is version 2.3 with no flag set, and exactly as long as its header says."""
    tag = id3.tag(episode())
    assert tag[:6] == b"ID3\x03\x00\x00"
    size = sum(byte << 7 * place for place, byte in enumerate(reversed(tag[6:10])))
    assert len(tag) == 10 + size
    assert not any(byte & 0x80 for byte in tag[6:10])


def test_metadata_of_the_article() -> None:
    """Title, author, date, language, genre, length and a description are in the tag."""
    written = episode(lead="Worum es geht.\nUnd warum.")
    tag = read(id3.tag(written))
    frames = {name: str(tag[name]) for name in tag if name.startswith("T") and not name.startswith("TXXX")}
    assert frames.pop("TENC").startswith("audiobuild ")
    assert frames == {
        "TIT2": "Über Größe und Maß",
        "TPE1": "Erika Muster",
        "TALB": "Über Größe und Maß",
        "TYER": "2026",
        "TDAT": "0305",
        "TLAN": "deu",
        "TCON": "Podcast",
        "TLEN": str(round(written.samples * 1000 / written.rate)),
    }
    (comment,) = tag.getall("COMM")
    assert (comment.lang, comment.desc, comment.text) == ("deu", "", ["Worum es geht. Und warum."])


def test_unknown_metadata_is_left_out() -> None:
    """Without author, date and lead the tag names audiobuild, has no date, and quotes the first sentence."""
    tag = read(id3.tag(episode(titles=lambda _: "Anfang", written=lambda *_: "Es war einmal.", about=About())))
    assert str(tag["TPE1"]) == "audiobuild"
    assert str(tag["TIT2"]) == "Anfang"
    assert "TYER" not in tag
    assert "TDAT" not in tag
    assert tag.getall("COMM")[0].text == ["Es war einmal."]


@pytest.mark.parametrize(
    ("engine", "kind"),
    [("espeak", "algorithmicMedia"), ("gtts", "trainedAlgorithmicMedia"), ("unheard-of", "trainedAlgorithmicMedia")],
)
def test_synthetic_sound_is_marked(engine: str, kind: str) -> None:
    """The tag has the digital source type of IPTC, which says whether the voice was trained."""
    tag = read(id3.tag(episode(voice=Fingerprint(engine, "1", "de"))))
    (mark,) = tag.getall("TXXX")
    assert mark.text == [f"http://cv.iptc.org/newscodes/digitalsourcetype/{kind}"]


ANY = st.text(st.characters())
"""Lone surrogates and control characters included."""


@given(title=ANY, author=ANY, lead=ANY, heading=ANY)
@settings(max_examples=100, deadline=None)
def test_any_text_round_trips(title: str, author: str, lead: str, heading: str) -> None:
    """Titles, author and lead are on one line each, and no frame is lost."""
    written = fitted(episode(2, 1, titles=lambda _: heading, lead=lead, about=About(title=title, author=author)))
    tag = read(id3.tag(written))
    shown = [mark.title for mark in written.marks]
    assert [str(chapter.sub_frames["TIT2"]) for chapter in tag.getall("CHAP")] == shown
    assert str(tag["TIT2"]) == (one_line(title) or shown[0])
    assert str(tag["TPE1"]) == (one_line(author) or "audiobuild")
    assert str(tag["TXXX:DigitalSourceType"]) == id3.FORMANT


@pytest.mark.parametrize("chapters", [0, MOST + 1])
def test_invalid_number_of_chapters_is_an_error(chapters: int) -> None:
    """No chapter, or more than a table of contents can count, is a mistake of the caller."""
    marks = episode(MOST + 1, 1).marks[:chapters]
    with pytest.raises(ValueError, match="table of contents"):
        id3.tag(replace(episode(), marks=marks))


def test_size_of_the_largest_tag() -> None:
    """With every chapter it can list, the longest texts and the largest cover, it is at most 300 kB."""
    endless = "Ж" * 200_000
    written = episode(MOST, 1, titles=lambda _: "Ж" * LONGEST, lead=endless, about=About(endless, endless))
    assert len(id3.tag(replace(written, cover=bytes(cover.LARGEST)))) <= id3.LARGEST == 300_000


def test_show_and_narrator_have_their_frames(tmp_path: Path) -> None:
    """The album is the show, the composer the narrator, and the official page that of the article."""
    made = fitted(episode(1, 1))
    about = replace(made.about, link="https://example.org/zug", license="© Verlag, alle Rechte")
    script = replace(made.script, about=about)
    path = tmp_path / "a.mp3"
    made = replace(made, script=script, show="Lindenau hören", narrator="Pico, Frauenstimme")
    path.write_bytes(id3.tag(made) + sound(44_100))
    tags = ID3(path)  # type: ignore[no-untyped-call]  # mutagen leaves it out
    assert [str(tags[name]) for name in ("TALB", "TCOM", "WOAF")] == [
        "Lindenau hören",
        "Pico, Frauenstimme",
        "https://example.org/zug",
    ]
    assert "WCOP" not in tags
