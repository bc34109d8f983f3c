"""Chapters and transcript beside the MP3: standard files that readers of others understand, word for word."""

from __future__ import annotations

import json
import subprocess
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import players
import pytest
from episodes import episode, sentence
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobuild.model import About
from audiobuild.outputs import WRITERS
from audiobuild.write import content
from audiobuild.write.chapters import chapters
from audiobuild.write.titles import one_line, visible
from audiobuild.write.transcript import MAX_LINE, cues, srt, transcript, vtt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobuild.model import Episode


ANY = st.text(st.characters())
"""Lone surrogates and control characters included."""

ODD = st.one_of(
    ANY,
    st.text(alphabet="abcü &<>-;/\n\r\t\0\u2028\u00a0ש😀\u0301", max_size=300),
    st.sampled_from(["-->", "&amp;", "NOTE", "WEBVTT", "STYLE", "<v Anna>Ja</v>", "&#x3c;", "x" * 200, "& " * 100]),
)


@pytest.fixture(scope="module")
def parse() -> Iterator[Callable[[str], dict[str, Any]]]:
    """Keep webvtt-parser running; return a function from a WebVTT file to its cues and errors."""
    players.needs_npm("webvtt-parser")
    with subprocess.Popen(
        ["node", "webvtt.js"],
        cwd=players.FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as node:
        assert node.stdin
        assert node.stdout
        to_node, from_node = node.stdin, node.stdout

        def ask(file: str) -> dict[str, Any]:
            to_node.write(json.dumps(file) + "\n")
            to_node.flush()
            answer: dict[str, Any] = json.loads(from_node.readline())
            return answer

        yield ask


def text_of(pieces: Iterator[str]) -> str:
    """Read the whole file as UTF-8."""
    return "".join(pieces).encode("utf-8").decode("utf-8")


def milliseconds(samples: int, sample: Episode) -> int:
    """Convert samples to the nearest millisecond."""
    return round(samples * 1000 / sample.rate)


def test_every_sentence_is_a_cue(parse: Callable[[str], dict[str, Any]]) -> None:
    """webvtt-parser finds no error, and each sentence, as written, with the times at which it is heard."""
    sample = episode(30, 4)
    read = parse(text_of(vtt(sample)))
    assert read["errors"] == []
    assert [(cue["start"], cue["end"], cue["text"].replace("\n", " ")) for cue in read["cues"]] == [
        (milliseconds(clip.first, sample), milliseconds(clip.end, sample), clip.utterance.written)
        for clip in sample.clips
    ]


@given(texts=st.lists(ODD, min_size=1, max_size=6))
@settings(deadline=None)
def test_any_sentence_round_trips(parse: Callable[[str], dict[str, Any]], texts: list[str]) -> None:
    """WebVTT has no error, its lines are short, and its words are the same."""
    sample = episode(1, len(texts), titles=lambda _: "Titel", written=lambda _, number: texts[number - 1])
    file = text_of(vtt(sample))
    read = parse(file)
    assert read["errors"] == []
    assert max(map(len, file.split("\n"))) <= MAX_LINE
    shown = [line for line in map(one_line, ["Titel", *texts]) if visible(line)]
    assert [squeezed(cue["text"]) for cue in read["cues"]] == [squeezed(text) for text in shown]


def squeezed(text: str) -> str:
    """Return the text without blanks and line ends: words longer than a line are cut."""
    return text.replace("\n", "").replace(" ", "")


def test_lines_break_at_words() -> None:
    """A sentence is laid out in lines of whole words; only a word longer than a line is cut."""
    words = " ".join(["Der Vertrag & die Anlagen gelten"] * 5)
    lines = text_of(vtt(episode(1, 1, written=lambda *_: f"{words} {'x' * 100} Ende"))).splitlines()[6:]
    assert lines == [
        "Der Vertrag &amp; die Anlagen gelten Der Vertrag &amp; die",
        "Anlagen gelten Der Vertrag &amp; die Anlagen gelten Der Vertrag",
        "&amp; die Anlagen gelten Der Vertrag &amp; die Anlagen gelten",
        "x" * 65,
        "x" * 35 + " Ende",
    ]


def test_words_are_cut_between_graphemes() -> None:
    """A word that must be cut is cut between user-perceived characters, and between escapes."""
    family, accented = "👩‍👩‍👧‍👦", "e\u0301"
    for character in (family, accented, "👍🏽", "<"):
        lines = text_of(vtt(episode(1, 1, written=lambda *_, c=character: c * 50))).splitlines()[6:]
        shown = character.replace("<", "&lt;")
        assert {line.replace(shown, "") for line in lines} == {""}
        assert "".join(lines) == shown * 50


def test_hours_over_a_day() -> None:
    """A cue after a day has its hours written out: 27, not 3."""
    sample = episode(1, 1)
    late = tuple(
        replace(clip, first=27 * 3600 * sample.rate, end=27 * 3600 * sample.rate + 1) for clip in sample.clips[:1]
    )
    assert "27:00:00.000 --> 27:00:00.001" in text_of(vtt(replace(sample, clips=late)))


def srt_cues(file: str) -> list[tuple[str, str, str]]:
    """Parse the cues of a SubRip file as its readers do: number, timing line, text without line ends."""
    blocks = [block.split("\n", 2) for block in file.removesuffix("\n\n").split("\n\n")] if file else []
    return [(number, times, squeezed(text)) for number, times, text in blocks]


def test_srt_has_the_cues_of_webvtt() -> None:
    """SubRip has the same sentences at the same times; it counts them and writes milliseconds after a comma."""
    sample = episode(3, 2)
    assert srt_cues(text_of(srt(sample)))[:2] == [
        ("1", "00:00:00,000 --> 00:00:02,345", "Kapitel1:Größe&Maß"),
        ("2", "00:00:02,745 --> 00:00:05,090", squeezed("Dies ist Satz 1 im Kapitel 1, und er kostet 3 %.")),
    ]
    assert len(srt_cues(text_of(srt(sample)))) == len(sample.clips)


@given(texts=st.lists(ODD, min_size=1, max_size=6))
@settings(deadline=None)
def test_any_sentence_is_one_cue_of_srt(texts: list[str]) -> None:
    """Whatever a sentence holds, it cannot end its cue or begin another; only an arrow of hyphens changes."""
    sample = episode(1, len(texts), titles=lambda _: "Titel", written=lambda _, number: texts[number - 1])
    shown = [line for line in map(one_line, ["Titel", *texts]) if visible(line)]
    found = srt_cues(text_of(srt(sample)))
    assert [number for number, _, _ in found] == [str(n) for n in range(1, len(shown) + 1)]
    assert [text for _, _, text in found] == [squeezed(text.replace("-->", "→")) for text in shown]


def test_ffprobe_reads_srt(tmp_path: Path) -> None:
    """The cues start when the sentences are heard."""
    players.needs_program("ffprobe")
    sample = episode(12, 4)
    path = tmp_path / "a.srt"
    path.write_text(text_of(srt(sample)), encoding="utf-8")
    run = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "packet=pts_time,duration_time", "-of", "json", path],
        capture_output=True,
        text=True,
        check=True,
    )
    packets = json.loads(run.stdout)["packets"]
    assert [float(packet["pts_time"]) for packet in packets] == [sample.seconds(clip.first) for clip in sample.clips]


SAMPLES = st.integers(0, 10) | st.integers(0, 10_000)


@given(
    st.lists(st.tuples(SAMPLES, SAMPLES), max_size=30),
    st.sampled_from([22_050, 24_000, 44_100, 48_000]),
)
def test_cues_never_overlap(gaps: list[tuple[int, int]], rate: int) -> None:
    """However short sentences and pauses are, each cue ends after it starts and before the next one starts."""
    sample, now, clips = episode(1, 1, rate=rate), 0, []
    for gap, length in gaps:
        clips.append(replace(sample.clips[0], first=now + gap, end=now + gap + length))
        now += gap + length
    found = list(cues(replace(sample, clips=tuple(clips))))
    assert all(cue.start < cue.end for cue in found)
    assert all(cue.end <= later.start for cue, later in pairwise(found))
    assert len(found) == len(clips)
    assert all(
        abs(cue.start - 1000 * clip.first / rate) <= 0.5 + len(gaps) for cue, clip in zip(found, clips, strict=True)
    )


def test_the_transcript_has_a_segment_a_sentence() -> None:
    """The JSON transcript is version 1.0.0, and its segments are the sentences with their times."""
    sample = episode(3, 2)
    read = json.loads(text_of(transcript(sample)))
    assert read["version"] == "1.0.0"
    assert read["segments"] == [
        {"startTime": sample.seconds(clip.first), "endTime": sample.seconds(clip.end), "body": clip.utterance.written}
        for clip in sample.clips
    ]


@given(ODD)
def test_no_segment_is_empty(text: str) -> None:
    """A sentence in which nothing can be seen is left out; any other comes back, whatever it holds."""
    sample = episode(1, 1, titles=lambda _: "Titel", written=lambda *_: text)
    segments = json.loads(text_of(transcript(sample)))["segments"]
    shown = [line for line in map(one_line, ["Titel", text]) if visible(line)]
    assert [segment["body"] for segment in segments] == shown


def test_chapters_are_the_marks() -> None:
    """JSON chapters are version 1.2.0 and list each mark's title and whole second, the first at 0."""
    sample = episode(30)
    read = json.loads(text_of(chapters(sample)))
    assert (read["version"], read["title"], read["author"]) == ("1.2.0", "Über Größe und Maß", "Erika Muster")
    assert read["chapters"] == [{"startTime": mark.start // sample.rate, "title": mark.title} for mark in sample.marks]
    assert read["chapters"][0]["startTime"] == 0
    assert all(type(chapter["startTime"]) is int for chapter in read["chapters"])


def test_chapters_without_metadata() -> None:
    """Title and author are left out if they are unknown."""
    assert json.loads(text_of(chapters(episode(1, about=About())))).keys() == {"version", "chapters"}


@given(title=ANY, heading=ANY)
def test_any_title_round_trips(title: str, heading: str) -> None:
    """JSON chapters are valid, and titles are the same on one line."""
    read = json.loads(text_of(chapters(episode(2, 1, titles=lambda _: heading, about=About(title=title)))))
    assert read.get("title", "") == one_line(title)
    assert [chapter["title"] for chapter in read["chapters"]] == [one_line(heading)] * 2


@pytest.mark.parametrize("name", ["chapters", "vtt", "srt", "transcript"])
def test_memory_does_not_grow_with_the_text(name: str) -> None:
    """A file is written in pieces: thousands of sentences are never in memory as text at once."""
    book = episode(40, 50, written=lambda chapter, number: sentence(chapter, number) * 3)
    tracemalloc.start()
    try:
        length = sum(map(len, content(name, book)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert name == "chapters" or length > 280_000
    assert peak < 50_000


def test_suffixes_are_distinct() -> None:
    """The files beside an MP3 can be distinguished by how their names end."""
    suffixes = [writer.suffix for writer in WRITERS.values()]
    assert len(set(suffixes)) == len(suffixes)
    assert {".chapters.json", ".vtt", ".srt", ".transcript.json"} <= set(suffixes)
