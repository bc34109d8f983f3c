"""The manifest: valid JSON for any text, with all documented members, and the same for the same build."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from episodes import episode
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobuild import __version__, pipeline
from audiobuild.model import About, Chapter, Episode, Utterance
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.write.manifest import beside, is_intact, manifest, plan, with_publications
from audiobuild.write.stream import FileDigest
from audiobuild.write.target import target

FILES = {"masz.mp3": FileDigest(12_345, "a" * 64), "masz.vtt": FileDigest(99, "b" * 64)}


def read_manifest(made: Episode, files: dict[str, FileDigest] | None = None) -> dict[str, Any]:
    """Return the manifest of an episode, as read back."""
    made = replace(made, file="masz.mp3")
    written = manifest(made, build="key", settings={"speed": 1.0}, files=FILES if files is None else files)
    found: dict[str, Any] = json.loads("".join(written))
    return found


def test_name_of_the_manifest() -> None:
    """NAME.build.json beside the MP3, also if NAME has a full stop in it."""
    assert beside(Path("audio/nr.1.mp3")) == Path("audio/nr.1.build.json")


def test_members_are_in_order() -> None:
    """The members have their documented order, and the simple ones their values."""
    found = read_manifest(episode())
    assert list(found) == [
        "audiobuild", "source", "about", "engine", "settings", "chapters", "blocks", "utterances",
        "audio", "files", "build", "checksum",
    ]  # fmt: skip
    assert found["audiobuild"] == __version__
    assert found["source"]["name"] == "maß.txt"
    assert found["about"] == {
        "title": "Über Größe und Maß", "author": "Erika Muster", "published": "2026-05-03", "language": "de",
    }  # fmt: skip
    assert found["engine"] == {
        "name": "espeak", "version": "1.52", "voice": "de", "parameters": {"speed": "1.0"}, "online": False,
    }  # fmt: skip
    assert found["settings"] == {"speed": 1.0}
    assert found["files"]["masz.vtt"] == {"size": 99, "sha256": "b" * 64}
    assert found["build"] == "key"


def test_description_of_the_sound() -> None:
    """Checksum, length in samples and seconds, rate, bit rate and loudness of the MP3."""
    made = episode()
    assert read_manifest(made)["audio"] == {
        "file": "masz.mp3", "sha256": "a" * 64, "seconds": round(made.samples / 44_100, 3), "samples": made.samples,
        "rate": 44_100, "bitrate": 96, "lufs": -16.0, "true_peak": -1.5,
    }  # fmt: skip
    assert read_manifest(made, {})["audio"]["sha256"] == "", "nobody wrote an MP3"


def test_chapters_and_utterances_have_the_times_of_marks_and_clips() -> None:
    """To the millisecond, chapters counted from 1."""
    made = episode()
    found = read_manifest(made)
    assert [(entry["title"], entry["start"], entry["end"]) for entry in found["chapters"]] == [
        (mark.title, made.seconds(mark.start), made.seconds(mark.end)) for mark in made.marks
    ]
    assert [(entry["written"], entry["start"], entry["end"]) for entry in found["utterances"]] == [
        (clip.utterance.written, made.seconds(clip.first), made.seconds(clip.end)) for clip in made.clips
    ]
    assert [entry["chapter"] for entry in found["utterances"]] == [1] * 5 + [2] * 5 + [3] * 5


def test_two_equal_sentences_keep_their_own_times() -> None:
    """The same sentence, even the same value, twice: each at its place."""
    made = episode(written=lambda *_: "Ja.")
    starts = [entry["start"] for entry in read_manifest(made)["utterances"]]
    assert starts == sorted(set(starts))


def test_unspoken_utterances_have_no_time() -> None:
    """A line of asterisks is in the manifest, without start and end."""
    made = episode(1, 1)
    (chapter,) = made.script.chapters
    stars = Utterance("* * *", (0, 5), 0)
    script = replace(made.script, chapters=(Chapter(chapter.title, (*chapter.utterances, stars)),))
    last = read_manifest(replace(made, script=script))["utterances"][-1]
    assert (last["written"], last["spoken"], last["start"], last["end"]) == ("* * *", "", None, None)


@given(st.text(), st.text(), st.text())
@settings(max_examples=50, deadline=None)
def test_any_text_is_valid_json(title: str, author: str, sentence: str) -> None:
    """Quotes, backslashes, line ends and emoji come back unchanged."""
    about = About(title=title, author=author)
    found = read_manifest(episode(2, 1, titles=lambda _: title, written=lambda *_: sentence, about=about))
    assert found["about"]["title"] == title
    assert found["about"]["author"] == author
    assert found["chapters"][1]["title"] == title
    assert found["utterances"][-1]["written"] == sentence


def test_blocks_say_role_place_and_why_they_are_left_out() -> None:
    """Each block of the source in its order."""
    made = episode(1, 1)
    last = replace(made.script.blocks[-1], chapter=None, skipped="a caption")
    blocks = (*made.script.blocks[:-1], last)
    found = read_manifest(replace(made, script=replace(made.script, blocks=blocks)))["blocks"]
    assert [tuple(entry["span"]) for entry in found] == [block.span for block in blocks]
    assert found[0] == {"role": "heading", "span": list(blocks[0].span), "chapter": 1, "skipped": None}
    assert (found[-1]["chapter"], found[-1]["skipped"]) == (None, "a caption")


def test_plan_is_the_manifest_without_sound() -> None:
    """The same source, blocks and utterances; no voice, no times, no files."""
    made = episode()
    found, whole = json.loads("".join(plan(made.script))), read_manifest(made)
    assert found["source"] == whole["source"]
    assert found["blocks"] == whole["blocks"]
    assert found["chapters"] == [{"title": entry["title"]} for entry in whole["chapters"]]
    times = {"start", "end"}
    assert found["utterances"] == [
        {name: value for name, value in entry.items() if name not in times} for entry in whole["utterances"]
    ]
    assert not {"engine", "audio", "files", "build"} & set(found)


@given(st.data())
def test_changed_byte_is_detected(data: st.DataObject) -> None:
    """A manifest is intact as written, and with publications; not with another byte, or without its end."""
    whole = "".join(manifest(replace(episode(), file="masz.mp3"), build="key", settings={}, files=FILES)).encode()
    files = {name: {"size": digest.size, "sha256": digest.sha256} for name, digest in FILES.items()}
    published = with_publications(whole, publications={"show": {"guid": "1"}}, files=files)
    for written in (whole, published):
        assert is_intact(written)
        at = data.draw(st.integers(0, len(written) - 1))
        assert not is_intact(written[:at])
        flipped = written[at] ^ 1 << data.draw(st.integers(0, 7))
        assert not is_intact(written[:at] + bytes([flipped]) + written[at + 1 :])
    assert b'"publications"' in published


def test_empty_script() -> None:
    """Lists without items are empty arrays."""
    script = replace(episode().script, chapters=(), blocks=())
    found = json.loads("".join(plan(script)))
    assert (found["chapters"], found["blocks"], found["utterances"]) == ([], [], [])


def test_spoken_utterances_have_times(tmp_path: Path) -> None:
    """Unspoken signs before and after sentences do not change that."""
    text = "Ein Titel\n\nDer erste Satz steht hier. Und noch einer. „…“\n\nWas kostet das? (!) „…“\n\nUnd Schluss.\n"
    article = read("zeichen.txt", data=text.encode())
    pipeline.build(article, target(tmp_path / "zeichen.mp3"), Settings(engine="silent"), lambda _: None)
    found = json.loads((tmp_path / "zeichen.build.json").read_text(encoding="utf-8"))["utterances"]
    assert [entry["start"] is None for entry in found] == [not entry["spoken"] for entry in found]
    assert any(entry["start"] is None for entry in found)
