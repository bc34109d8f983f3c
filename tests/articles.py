"""Articles as finished episodes, from text files that say each block's role; and sound for them to have."""

from __future__ import annotations

import math
import re
from array import array
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from episodes import ESPEAK, RATE

from audiobuild.model import (
    About,
    Block,
    Chapter,
    Chunk,
    Clip,
    Episode,
    Loudness,
    Mark,
    Role,
    Script,
    SourceMap,
    Utterance,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

BOOK_BUS = Path(__file__).parent / "cases" / "page" / "buecherbus.txt"
PAUSE_MS = 500
CHARACTERS_A_SECOND = 15

_BLOCK = re.compile(r"\[(\w+)\]( \(skipped\))?")


def article(path: Path = BOOK_BUS, *, quicker: float = 1.0) -> Episode:
    """Return the article in the file as an episode, each sentence as long as a voice would take for it.

    Args:
        path: blocks set apart by blank lines, each a role in brackets and a sentence a line.
        quicker: how much quicker than a voice, so that a test need not wait.
    """
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    blocks, utterances = _read(text.strip().split("\n\n"))
    about = About(_title(blocks), "Hanna Wiesner", "2026-03-14", "https://altenwerda.example/buecherbus", "de")
    clips, starts, samples = _laid_out(blocks, utterances, quicker)
    script = Script(about, sum(len(block.text) for block in blocks), "0" * 64, _chapters(blocks, utterances), blocks)
    ends = [*starts[1:], samples]
    marks = tuple(Mark(c.title, a, b) for c, a, b in zip(script.chapters, starts, ends, strict=True))
    return Episode(script, ESPEAK, False, samples, RATE, 96, Loudness(-16.0, -1.5), marks, clips)  # noqa: FBT003  # offline


def heard(episode: Episode, first: float, last: float) -> set[str]:
    """Return the sentences that are heard between two moments, or up to a sixth of a second before or after."""
    moments = [*(episode.seconds(clip.first) for clip in episode.clips), math.inf]
    return {
        clip.utterance.written
        for clip, (start, end) in zip(episode.clips, pairwise(moments), strict=True)
        if start - 0.16 <= last and first <= end + 0.16
    }


def mp3(episode: Episode) -> bytes:
    """Write a real MP3 as long as the episode: a quiet tone, so that a listener can tell that it plays."""
    import lameenc  # noqa: PLC0415  # a test that needs no sound need not load it

    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(8_000)
    encoder.set_channels(1)
    encoder.silence()
    second = array("h", (round(900 * math.sin(2 * math.pi * 220 * i / 8_000)) for i in range(8_000))).tobytes()
    length = math.ceil(episode.samples / episode.rate)
    return bytes(encoder.encode(second * length)) + bytes(encoder.flush())


def _read(pieces: Sequence[str]) -> tuple[tuple[Block, ...], tuple[Utterance, ...]]:
    blocks: list[Block] = []
    utterances: list[Utterance] = []
    at, chapter = 0, 1
    for piece in pieces:
        head, *sentences = piece.split("\n")
        name, skipped = _BLOCK.fullmatch(head).groups()  # type: ignore[union-attr]  # a bad file may stop the test
        role = Role(name)
        chapter += role is Role.HEADING
        text = " ".join(sentences)
        place = at
        for sentence in () if skipped else sentences:
            span = (place, place + len(sentence))
            utterances.append(Utterance(sentence, span, len(blocks), (Chunk(sentence, PAUSE_MS),)))
            place += len(sentence) + 1
        reason, in_chapter = (f"a {name}", None) if skipped else (None, chapter)
        blocks.append(Block(text, (at, at + len(text)), SourceMap.at(at), role, reason, in_chapter))
        at += len(text) + 2
    return tuple(blocks), tuple(utterances)


def _title(blocks: Sequence[Block]) -> str:
    return next(block.text for block in blocks if block.role is Role.TITLE)


def _chapters(blocks: Sequence[Block], utterances: Sequence[Utterance]) -> tuple[Chapter, ...]:
    numbers = sorted({block.chapter for block in blocks if block.chapter})
    heads = (Role.TITLE, Role.HEADING)
    return tuple(
        Chapter(
            next(block.text for block in blocks if block.chapter == number and block.role in heads),
            tuple(u for u in utterances if blocks[u.block].chapter == number),
        )
        for number in numbers
    )


def _laid_out(
    blocks: Sequence[Block],
    utterances: Sequence[Utterance],
    quicker: float,
) -> tuple[tuple[Clip, ...], list[int], int]:
    """Clips, where chapters start, and the length of it all, in samples."""
    clips, starts, now, chapter = [], [], 0, None
    for utterance in utterances:
        if blocks[utterance.block].chapter != chapter:
            chapter = blocks[utterance.block].chapter
            now = -(-now // RATE) * RATE
            starts.append(now)
        end = now + round(len(utterance.written) / CHARACTERS_A_SECOND / quicker * RATE)
        clips.append(Clip(utterance, now, end))
        now = end + round(PAUSE_MS / quicker * RATE / 1000)
    return tuple(clips), starts, now
