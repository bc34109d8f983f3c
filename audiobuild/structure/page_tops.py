"""Headings at the top of a book's pages: short lines with the widest space above them, whatever is below."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.books import is_dated
from audiobuild.structure.contents import is_table
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.spacing import ends_book, usual_gap
from audiobuild.structure.titles import is_nominal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

_WIDER = range(1, 7)
"""Line breaks by which the space above a page may be wider than that between paragraphs."""
_FEWEST = 3
_HEADED = 0.8
"""Part of the pages that must open with a short line."""
_APART, _APART_OF_MANY, _MANY = 3_000, 700, 10
"""Least characters from one page to the next, in the middle of all; fewer if there are many pages."""
_LONGEST = 90
_FIRST_TEXT = 300
"""Characters of prose on a page that end the front matter."""
_LEAST_TEXT = 80
"""Characters under the heading of a page."""
_HEARD = (Role.PARAGRAPH, Role.HEADING, Role.QUOTE, Role.BYLINE, Role.DATE, Role.ITEM)


def find_page_tops(draft: Draft) -> list[int]:
    """Return the short lines at the top of pages, if most pages of the book open with one and are long.

    A page begins under space that is wider than that between paragraphs; of several such spaces, the least one whose
    pages nearly all have a heading divides the book.
    """
    usual = usual_gap(draft)
    for wider in _WIDER if usual else ():
        pages = _without_front_matter(draft, _pages(draft, usual + wider))
        tops = [page[0] for page in pages if _is_top(draft, page, usual)]
        if len(tops) >= max(_FEWEST, _HEADED * len(pages)) and _are_far_apart(draft, tops):
            return tops
    return []


def _pages(draft: Draft, space: int) -> list[range]:
    """Return the blocks of each page, from its first line that is heard on.

    The text right under the heading of a page, under less space than is above it, is of the same page.
    """
    heard = [at for at, block in enumerate(draft.blocks) if not block.skipped and draft.roles[at] in _HEARD]
    above = {at: max(map(draft.gap_below, range(before, at))) for before, at in pairwise(heard)}
    first = heard[:1]
    for before, at in pairwise(heard):
        under_heading = before == first[-1] and len(draft.blocks[before].text) <= _LONGEST
        if above[at] >= space and not (under_heading and above[at] < above.get(before, above[at] + 1)):
            first.append(at)
    return [range(at, end) for at, end in pairwise([*first, len(draft.blocks)])]


def _without_front_matter(draft: Draft, pages: Sequence[range]) -> Sequence[range]:
    """Return the pages from the first one on that has prose."""
    blocks = draft.blocks
    texts = ((blocks[at].text for at in page if is_running_text(blocks[at].text)) for page in pages)
    first = next((index for index, prose in enumerate(texts) if sum(map(len, prose)) >= _FIRST_TEXT), len(pages))
    return pages[first:]


def _is_top(draft: Draft, page: range, usual: int) -> bool:
    """Return whether the first line of a page is a heading: it is short, with space or like a heading, over text."""
    text = draft.blocks[page[0]].text.replace("_", "")
    if (
        is_table(text)
        or not 0 < len(text) <= _LONGEST
        or text.endswith((",", ";", ":"))
        or text[0] in "([*"
        or ends_book(text)
    ):
        return False
    apart = draft.gap_below(page[0]) > usual or is_heading(text) or is_nominal(text) or is_dated(text)
    return apart and sum(len(draft.blocks[at].text) for at in page[1:]) >= _LEAST_TEXT


def _are_far_apart(draft: Draft, tops: Sequence[int]) -> bool:
    starts = [draft.blocks[at].span[0] for at in [*tops, len(draft.blocks) - 1]]
    least = _APART if len(tops) < _MANY else _APART_OF_MANY
    return median(after - before for before, after in pairwise(starts)) >= least
