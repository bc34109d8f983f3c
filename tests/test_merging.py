"""Chapters that say nothing, or are too many, are merged with their neighbours before they are numbered."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.model import About, Block, Chapter, Chunk, Role, Script, SourceMap, Utterance
from audiobuild.structure import merge_silent, merge_surplus


def script(*chapters: list[str]) -> Script:
    """Return a script of these chapters, each a list of what is spoken; the first chapter is called "1"."""
    blocks: list[Block] = []
    made: list[Chapter] = []
    for number, spoken in enumerate(chapters, 1):
        utterances = []
        for text in spoken:
            span = (len(blocks), len(blocks) + 1)
            utterances.append(Utterance(text or "*", span, len(blocks), (Chunk(text, 0),) if text else ()))
            blocks.append(Block(text or "*", span, SourceMap.at(span[0]), Role.PARAGRAPH, chapter=number))
        made.append(Chapter(str(number), tuple(utterances)))
    skipped = Block(
        "(dpa)", (len(blocks), len(blocks) + 1), SourceMap.at(len(blocks)), Role.AGENCY, skipped="agency credit"
    )
    return Script(About(), len(blocks) + 1, "0" * 64, tuple(made), (*blocks, skipped))


def check(before: Script, after: Script) -> None:
    """Assert that no utterance is lost, and that each block has the number of the chapter its utterances are in."""
    assert after.utterances == before.utterances
    for number, chapter in enumerate(after.chapters, 1):
        assert {after.blocks[part.block].chapter for part in chapter.utterances} <= {number}
    assert [replace(block, chapter=None) for block in after.blocks] == [
        replace(block, chapter=None) for block in before.blocks
    ]
    assert after.blocks[-1].chapter is None


@pytest.mark.parametrize(
    ("chapters", "titles"),
    [
        ([["a"], [""], ["b"]], ["1", "3"]),
        ([["a"], ["", ""], [""], ["b"], [""]], ["1", "4"]),
        ([[""], ["a"], ["b"]], ["2", "3"]),
        ([[""], [""], ["a"], [""]], ["3"]),
        ([["a"], ["", "b"]], ["1", "2"]),
        ([[""], [""]], ["1"]),
        ([["a"]], ["1"]),
    ],
)
def test_a_silent_chapter_joins_the_one_before(chapters: list[list[str]], titles: list[str]) -> None:
    """A chapter without a spoken word joins the one before, the first ones the one after; titles stay."""
    before = script(*chapters)
    after = merge_silent(before)
    check(before, after)
    assert [chapter.title for chapter in after.chapters] == titles


@given(st.lists(st.lists(st.sampled_from(["", "a", "bc"]), min_size=1, max_size=4), min_size=1, max_size=12))
def test_no_chapter_is_silent(chapters: list[list[str]]) -> None:
    """Each chapter has a spoken word, and its title is that of its first spoken chapter."""
    before = script(*chapters)
    after = merge_silent(before)
    check(before, after)
    speaking = [chapter.title for chapter in before.chapters if any(part.spoken for part in chapter.utterances)]
    assert [chapter.title for chapter in after.chapters] == (speaking or ["1"])


@given(st.lists(st.integers(min_value=0, max_value=5), min_size=1, max_size=30), st.integers(min_value=1, max_value=9))
def test_no_more_chapters_than_allowed(lengths: list[int], most: int) -> None:
    """The result is that of merging the shortest pair of neighbours again and again."""
    before = script(*(["x" * length] for length in lengths))
    after = merge_surplus(before, most)
    check(before, after)
    groups = [[at] for at in range(len(lengths))]
    while len(groups) > most:
        sums = [sum(lengths[at] for at in one + two) for one, two in pairwise(groups)]
        at = sums.index(min(sums))
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
    assert [len(chapter.utterances) for chapter in after.chapters] == [len(group) for group in groups]
    assert bool(after.notes) == (len(lengths) > most)


def test_a_merged_chapter_has_the_first_and_the_last_title() -> None:
    """Of 1,000 chapters 255 are left, called like "1 – 9", and a note tells the user."""
    before = script(*([str(number)] for number in range(1, 1001)))
    after = merge_surplus(before)
    check(before, after)
    assert len(after.chapters) == 255
    assert after.chapters[0].title == "1 – 9"
    assert "255" in after.notes[-1]


def test_long_titles_are_cut_to_fit_together() -> None:
    """Both ends of a merged chapter's title can be read."""
    before = script(["a"], ["b"])
    named = tuple(replace(chapter, title=word * 50) for chapter, word in zip(before.chapters, "AB", strict=True))
    (chapter,) = merge_surplus(replace(before, chapters=named), 1).chapters
    assert len(chapter.title) <= 60
    assert "A" in chapter.title
    assert "B" in chapter.title
