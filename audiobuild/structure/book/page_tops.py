"""Headings at the top of a book's pages: short lines with the widest space above them, whatever is below."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.book.contents import is_table
from audiobuild.structure.book.recognition import is_dated
from audiobuild.structure.book.spacing import is_imprint, usual_gap
from audiobuild.structure.book.titles import is_nominal
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.numbering import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

_WIDER = range(1, 7)
"""Line breaks by which the space above a page may be wider than that between paragraphs."""
_WIDEST = 3
"""Line breaks more than usual above the pages of a book of one or two stories."""
_FEWEST = 3
_UNHEADED = 0.2
"""Share of the pages that may open without a heading; one page may in any case."""
_APART, _APART_OF_MANY, _MANY = 3_000, 700, 10
"""Minimum median length of a page in characters; the second if there are many pages."""
_LONGEST = 90
_FIRST_TEXT = 300
"""Characters of prose on a page that end the front matter."""
_LEAST_TEXT = 80
"""Characters under the heading of a page."""
_HEARD = (Role.PARAGRAPH, Role.HEADING, Role.QUOTE, Role.BYLINE, Role.DATE, Role.ITEM)


def find_page_tops(draft: Draft) -> list[int]:
    """Return the short lines at the top of pages, if most pages of the book open with a heading and are long.

    A page begins under space that is wider than that between paragraphs; of several such spaces, the least one whose
    pages nearly all have a heading divides the book.
    """
    usual = usual_gap(draft)
    for wider in _WIDER if usual else ():
        pages = _without_front_matter(draft, _pages(draft, usual + wider))
        tops = _without_days(draft, [page[0] for page in pages if _is_top(draft, page, usual)], usual)
        most = len(tops) >= _FEWEST and len(pages) - len(tops) <= max(1, _UNHEADED * len(pages))
        few = wider >= _WIDEST and 0 < len(tops) == len(pages) and _is_under_space(draft, tops[0], usual + wider)
        if (few or most) and _are_far_apart(draft, tops):
            return sorted({*tops, *_without_days(draft, _alike(draft, pages, tops), usual)})
    return []


def _alike(draft: Draft, pages: Sequence[range], tops: Sequence[int]) -> list[int]:
    """Return the first lines of other form that have the space of most headings below them, without sentences."""
    below = Counter(draft.gap_below(at) for at in tops).most_common(1)[0][0]
    lines = [page[0] for page in pages if _may_be_top(draft, page)]
    return [at for at in lines if draft.gap_below(at) == below and not draft.blocks[at].text.endswith(".")]


def _is_under_space(draft: Draft, at: int, space: int) -> bool:
    return at > 0 and draft.gap_below(at - 1) >= space


def _without_days(draft: Draft, tops: list[int], usual: int) -> list[int]:
    """Return the lines without the days of a diary, unless most lines are the days of letters."""
    days = {at for at in tops if is_dated(_plain(draft, at)) and draft.gap_below(at) <= usual}
    return tops if 2 * len(days) > len(tops) else [at for at in tops if at not in days]


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
    """Return whether a page opens with what has the form of a heading, or has space below it."""
    text = _plain(draft, page[0])
    under_picture = page[0] > 0 and draft.roles[page[0] - 1] is Role.CAPTION
    of_form = is_heading(text.rstrip(" …–—")) or is_nominal(text) or is_dated(text)
    return _may_be_top(draft, page) and (draft.gap_below(page[0]) > usual or (of_form and not under_picture))


def _may_be_top(draft: Draft, page: range) -> bool:
    """Return whether the first line of a page is short and over text."""
    text = _plain(draft, page[0])
    if not 0 < len(text) <= _LONGEST or text.endswith((",", ";")) or text[0] in "([*" or is_imprint(text):
        return False
    return not is_table(text) and sum(len(draft.blocks[at].text) for at in page[1:]) >= _LEAST_TEXT


def _plain(draft: Draft, at: int) -> str:
    return plain(draft.blocks[at].text.replace("_", ""))


def _are_far_apart(draft: Draft, tops: Sequence[int]) -> bool:
    starts = [draft.blocks[at].span[0] for at in [*tops, len(draft.blocks) - 1]]
    least = _APART if len(tops) < _MANY else _APART_OF_MANY
    return median(after - before for before, after in pairwise(starts)) >= least
