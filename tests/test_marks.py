"""Marks in a text make silence or leave a passage out; they are never spoken, and nothing is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.errors import SourceError
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.readers import read
from audiobuild.structure import split
from audiobuild.structure.marks import pause_ms
from audiobuild.structure.pauses import pauses_after

if TYPE_CHECKING:
    from audiobuild.model import Script


def script(text: str, suffix: str = ".txt") -> Script:
    """Return the script of a text."""
    return split(read(f"text{suffix}", data=text.encode()))


@pytest.mark.parametrize(
    ("mark", "milliseconds"),
    [
        ("[pause]", 1000),
        ("[Pause]", 1000),
        ("[pause 2s]", 2000),
        ("[pause 2,5 s]", 2500),
        ("[pause: 800ms]", 800),
        ("[pause 3]", 3000),
        ('<break time="1s"/>', 1000),
        ("<break time='250ms' />", 250),
        ("<break/>", 1000),
        ("[pause 9999s]", 60_000),
        ("[Pausen]", 0),
        ("[1]", 0),
        ("Pause", 0),
        ("<!-- audiobuild: skip -->", 0),
    ],
)
def test_length_of_a_pause(mark: str, milliseconds: int) -> None:
    """A mark says how long the silence is; a second if it does not say, a minute at the most."""
    assert pause_ms(mark) == milliseconds


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    "text", ["Erster Satz.\n\n[pause 7s]\n\nZweiter Satz.", "Erster Satz. [pause 7s] Zweiter Satz."]
)
def test_a_pause_is_silent(text: str, suffix: str) -> None:
    """A pause between or within paragraphs is not spoken, is listed as skipped, and makes the silence."""
    made = script(text, suffix)
    assert [part.written for part in made.utterances] == ["Erster Satz.", "Zweiter Satz."]
    assert [(block.text, block.skipped) for block in made.blocks if block.skipped] == [("[pause 7s]", "pause of 7 s")]
    assert next(pauses_after(made, Pauses())) == 7000


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_passage_is_left_out(suffix: str) -> None:
    """What stands between the two marks is skipped; what comes after is read."""
    text = (
        "Das hier wird gelesen.\n\n<!-- audiobuild: skip -->\n\nDas hier nicht.\n\nUnd das nicht.\n\n"
        "<!-- audiobuild: read -->\n\nDas hier wieder."
    )
    made = script(text, suffix)
    assert [part.written for part in made.utterances] == ["Das hier wird gelesen.", "Das hier wieder."]
    assert [block.skipped for block in made.blocks if block.skipped] == [
        "mark: skip",
        "left out by a mark in the text",
        "left out by a mark in the text",
        "mark: read",
    ]


MARKS = ("[pause]", "[pause 2s] ", "<!-- audiobuild: skip -->", "<!-- audiobuild: read -->")
PIECES = st.sampled_from([*MARKS, "Ein Satz. ", "\n\n", " ", "Noch ein Wort"])


@given(st.lists(PIECES, max_size=15))
def test_nothing_is_lost(pieces: list[str]) -> None:
    """Blocks tile the source, and each block's letters are those of its part of the source, wherever marks are."""
    text = "".join(pieces)
    try:
        made = script(text)
    except SourceError:
        return
    assert made.blocks[0].span[0] == 0
    assert made.blocks[-1].span[1] == len(text)
    assert all(before.span[1] == after.span[0] for before, after in pairwise(made.blocks))
    for block in made.blocks:
        assert "".join(filter(str.isalnum, block.text)) == "".join(filter(str.isalnum, text[slice(*block.span)]))
    spoken = "".join(part.written for part in made.utterances)
    assert "[" not in spoken
    assert "<" not in spoken
