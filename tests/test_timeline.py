"""Sections, pauses and marks on one line of samples."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from audiobuild.model import About, Block, Chapter, Chunk, Clip, Role, Script, SourceMap, Utterance
from audiobuild.sound import FRAME, LEAD_IN, RATE
from audiobuild.sound.sections import MAX_CHARS, EncodedSection, Section, sections
from audiobuild.sound.timeline import Timeline, clips, lay_out

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Drawn = tuple[list[Section], list[EncodedSection]]

CODEC = 1_105
"""Samples that coder and decoder add to a section's sound."""


def utterance(text: str = "Ein Satz.", *, block: int = 0, pause_ms: int = 500) -> Utterance:
    """Return a verbalised utterance."""
    chunks = (Chunk(text, pause_ms),) if text else ()
    return Utterance(text or "* * *", (0, len(text)), block, chunks)


@st.composite
def episodes(draw: DrawFn) -> Drawn:
    """Draw chapters with sections of any length and pause."""
    parts: list[Section] = []
    encoded: list[EncodedSection] = []
    for index, count in enumerate(draw(st.lists(st.integers(1, 4), min_size=1, max_size=6))):
        for _ in range(count):
            pause = draw(st.integers(0, 3000))
            first = draw(st.integers(0, 2000))
            end = first + draw(st.integers(1, 20 * RATE))
            parts.append(Section((utterance(pause_ms=pause),), index, f"Kapitel {index + 1}"))
            frames = -(-(end + CODEC) // FRAME) + draw(st.integers(0, 1))
            encoded.append(EncodedSection(b"", frames, 0, ((first, end),), 0.5))
    return parts, encoded


def laid(drawn: Drawn) -> Timeline:
    """Lay out the sections that Hypothesis drew."""
    return lay_out(*drawn)


def heard(drawn: Drawn) -> list[Clip]:
    """Return where each section that Hypothesis drew is heard."""
    return list(clips(*drawn, laid(drawn).starts))


@given(episodes())
def test_marks_are_contiguous_and_on_whole_seconds(drawn: Drawn) -> None:
    """One mark a chapter; the first at 0, each ending where the next begins, the last at the end."""
    timeline = laid(drawn)
    assert [mark.title for mark in timeline.marks] == list(dict.fromkeys(section.title for section in drawn[0]))
    assert timeline.marks[0].start == 0
    assert timeline.marks[-1].end == timeline.samples
    assert all(one.end == two.start for one, two in pairwise(timeline.marks))
    assert all(mark.start % RATE == 0 and mark.start < mark.end for mark in timeline.marks)


@given(episodes())
def test_every_mark_lies_in_the_pause_before_its_chapter(
    drawn: Drawn,
) -> None:
    """Nothing sounds from a mark until its chapter's first sound, 0.3 s to two frames more later."""
    timeline, found = laid(drawn), heard(drawn)
    firsts = [index for index, part in enumerate(drawn[0]) if not index or drawn[0][index - 1].chapter != part.chapter]
    for mark, index in zip(timeline.marks, firsts, strict=True):
        lead = found[index].first - mark.start
        assert lead >= LEAD_IN
        if index:
            assert found[index - 1].end <= mark.start
        assert lead <= LEAD_IN + FRAME or drawn[1][index].clips[0][0] > LEAD_IN


@given(episodes())
def test_pauses_are_as_asked_to_half_a_frame(drawn: Drawn) -> None:
    """Inside a chapter the silence between two passages is what was asked for, unless the codec needs more."""
    for index, (one, two) in enumerate(pairwise(heard(drawn))):
        if drawn[0][index].chapter != drawn[0][index + 1].chapter:
            continue
        asked = drawn[0][index].pause_ms * RATE // 1000
        least = (CODEC + 2 * FRAME) + drawn[1][index + 1].clips[0][0]
        assert abs(two.first - one.end - asked) <= FRAME / 2 or asked < least


@given(episodes())
def test_frames_and_silences_are_all_frames(drawn: Drawn) -> None:
    """None is negative, and the end has room for the codec."""
    timeline = laid(drawn)
    assert min(timeline.silences) >= 0
    assert sum(timeline.silences) + sum(section.frames for section in drawn[1]) == timeline.frames
    assert timeline.samples >= heard(drawn)[-1].end + drawn[0][-1].pause_ms * RATE // 1000
    assert timeline.samples == timeline.frames * FRAME


@given(episodes())
def test_a_changed_passage_moves_only_what_follows(
    drawn: Drawn,
) -> None:
    """What stands before a changed passage stays at its samples."""
    parts, encoded = drawn
    longer = [*encoded[:-1], replace(encoded[-1], frames=encoded[-1].frames + 9)]
    before, after = lay_out(parts, encoded), lay_out(parts, longer)
    assert heard(drawn) == heard((parts, longer))
    assert before.silences[:-1] == after.silences[:-1]


def script(*blocks: list[Utterance]) -> Script:
    """Return a script of one chapter."""
    utterances = tuple(sentence for block in blocks for sentence in block)
    made = tuple(Block("", (0, 0), SourceMap.at(0), Role.PARAGRAPH) for _ in blocks)
    return Script(About(), 0, "", (Chapter("Eins", utterances),), made)


def test_a_passage_is_a_block_or_a_part_of_a_long_one() -> None:
    """Blocks are never mixed; one that is too long is split between sentences."""
    long = [utterance("a" * 250 + ".", block=1) for _ in range(5)]
    found = sections(script([utterance(), utterance()], long, [utterance("b" * 900, block=2)]))
    assert [len(part.utterances) for part in found] == [2, 2, 2, 1, 1]
    assert [sum(len(line.spoken) for line in part.utterances) <= MAX_CHARS for part in found] == [True] * 4 + [False]


def test_what_is_heard_is_what_the_script_says() -> None:
    """An utterance that says nothing is in no section; all others are, in their order."""
    source = script([utterance("Wer weiß?", pause_ms=400), utterance("", pause_ms=1500)], [utterance(block=1)])
    kept = [line for part in sections(source) for line in part.utterances]
    assert kept == [line for line in source.utterances if line.spoken]
