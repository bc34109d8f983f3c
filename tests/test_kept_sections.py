"""What is kept is only used where it fits: a warm cache gives the bytes of a cold one, whatever was made before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from small_build import ARTICLE, ESPEAK, digests, make

from audiobuild import pipeline, speak
from audiobuild.readers import read
from audiobuild.sound.encoder import Encoder, encode, frames
from audiobuild.sound.sections import sections
from audiobuild.speak.cached import CachedEngine
from audiobuild.storage.cache import Cache
from audiobuild.write.target import target

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.settings import Settings


@pytest.mark.slow
@pytest.mark.parametrize(
    "other",
    [
        replace(ESPEAK, voice="de+f1"),
        replace(ESPEAK, speed=1.2),
        replace(ESPEAK, bitrate=64),
        replace(ESPEAK, pauses={"sentence": 100}),
        replace(ESPEAK, engine="silent"),
    ],
)
def test_a_section_is_never_taken_for_another_settings(tmp_path: Path, other: Settings) -> None:
    """Another voice, speed, bit rate or pause after a first build: as if there had been none."""
    make(tmp_path / "first")
    make(tmp_path / "warm", other)
    make(tmp_path / "cold", replace(other, cache=False))
    assert digests(tmp_path / "warm") == digests(tmp_path / "cold")


def test_a_section_is_never_taken_for_another_gains(tmp_path: Path) -> None:
    """The same passage at two gains is two sections."""
    engine = speak.load("espeak")
    parts = sections(pipeline.script(read("zug.txt", data=ARTICLE.encode()), ESPEAK, engine))[:1]

    def sound(gain: float, folder: str) -> bytes:
        kept = Cache(tmp_path / folder)
        encoder = Encoder(CachedEngine(engine, kept), kept, gain, 96)
        encoded, _ = encode(encoder, parts, jobs=1, progress=lambda _: None)
        return b"".join(frames(encoder, parts, encoded))

    quiet = sound(3.0, "one")
    assert sound(6.2, "one") == sound(6.2, "another") != quiet


def test_a_lexicon_counts_by_what_is_in_it(tmp_path: Path) -> None:
    """Moved elsewhere it is the same; with another word in it the episode is made anew."""
    (tmp_path / "one.tsv").write_text("Lindenau\tLinden-Au\n", encoding="utf-8")
    (tmp_path / "two.tsv").write_text("Lindenau\tLinden-Au\n", encoding="utf-8")
    make(tmp_path / "out", replace(ESPEAK, lexicon=tmp_path / "one.tsv"))
    assert make(tmp_path / "out", replace(ESPEAK, lexicon=tmp_path / "two.tsv")).unchanged
    (tmp_path / "two.tsv").write_text("Lindenau\tLindenahu\n", encoding="utf-8")
    assert not make(tmp_path / "out", replace(ESPEAK, lexicon=tmp_path / "two.tsv")).unchanged
    assert not make(tmp_path / "out").unchanged


@pytest.mark.parametrize("known", [{"author": "Anna Müller"}, {"published": "2026-05-03"}, {"title": "Anders"}])
def test_what_is_known_of_the_article_counts(tmp_path: Path, known: dict[str, Any]) -> None:
    """The same text by another author, of another day or under another title is another episode."""
    place = target(tmp_path / "zug.mp3", ("mp3",))
    article = read("zug.txt", data=ARTICLE.encode())
    pipeline.build(article, place, ESPEAK, lambda _: None)
    assert pipeline.build(article, place, ESPEAK, lambda _: None).unchanged
    other = replace(article, about=replace(article.about, **known, source="anders.txt"))
    assert not pipeline.build(other, place, ESPEAK, lambda _: None).unchanged
