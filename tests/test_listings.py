"""What the lines of a list tell where no label says it, by the table of cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import audiobuild
from audiobuild.german.rules import LISTED, verbalise
from audiobuild.german.rules.listings import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent / "cases" / "listings.txt"


def listings() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the heading of each listing, and its lines with what is spoken (empty: as alone)."""
    for part in CASES.read_text(encoding="utf-8").split("\n== ")[1:]:
        heading, *lines = part.strip().split("\n")
        yield heading, [(written, spoken) for written, _, spoken in (line.partition("\t") for line in lines)]


def _item(written: str) -> str:
    """Return a line as an item of a list in Markdown."""
    return written if re.match(r"\d+\. ", written) else f"- {written}"


@pytest.mark.parametrize(("heading", "lines"), [pytest.param(*one, id=one[0]) for one in listings()])
def test_lines_are_spoken_as_what_the_listing_tells(heading: str, lines: list[tuple[str, str]]) -> None:
    """Each line of a listing is spoken as its case says."""
    source = f"# Neues\n\nDas ist neu.\n\n## {heading}\n\n" + "\n".join(_item(written) for written, _ in lines)
    script = audiobuild.script(audiobuild.read("neues.md", data=source.encode()))
    heard = {one.written: one.spoken for one in script.utterances}
    assert [heard[written] for written, _ in lines] == [spoken or f"{verbalise(written)}." for written, spoken in lines]


def test_each_kind_of_listing_has_its_rules() -> None:
    """No two rules of a listing are called the same: reports name them."""
    assert set(LISTED) == set(Listing)
    for rules in LISTED.values():
        names = [rule.name for rule in rules.rules]
        assert len(names) == len(set(names))
