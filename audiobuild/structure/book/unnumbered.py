"""Headings of a book that are not numbered: sets of lines of the same form, far from each other."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.book.diaries import is_divided_by_years
from audiobuild.structure.book.letters import are_in_chapters, is_letter
from audiobuild.structure.book.page_tops import find_page_tops
from audiobuild.structure.book.plays import is_play
from audiobuild.structure.book.recognition import is_book, is_dated
from audiobuild.structure.book.spacing import (
    closes_letter,
    follows_end,
    in_stanza,
    is_imprint,
    is_spaced,
    is_technical,
    usual_gap,
)
from audiobuild.structure.book.titles import is_author, is_clause, is_nominal
from audiobuild.structure.book.unlisted import without_unlisted
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.numbering import number, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from audiobuild.structure.draft import Draft

_FEWEST = 3
_GAP, _GAP_OF_MANY = 3_000, 700
"""Minimum median distance between headings in characters; the second if there are many headings."""
_MANY = 10
_FAR = 10_000
"""Minimum distance in characters between lines that are headings although none of them opens the book."""
_NEAR = 0.1
"""Share of lines of several forms that may be nearer than `_GAP` to the next one."""
_WIDEST = 0.2
"""Maximum share of the text between two of many lines that are spread evenly."""
_OTHERS = 0.2
"""Lines that have the space of headings above them only, for each line that has it on both sides."""
_PART = 80_000
"""Average length in characters from which numbered headings open parts that may contain chapters."""
_UNDIVIDED, _WIDER = 30_000, 4
"""Length in characters, and multiple of the median, from which text between numbered headings counts as undivided."""
_OPENING = 1_500
"""Maximum position of the first heading, in characters."""
_PREFACE = 20_000
"""Maximum length of a preface, in characters."""
_LONGEST = 90
_LONGEST_TITLE = 50
_SHORT_BOOK = 40_000
"""Maximum length in characters of a tale in which lines in capitals need not be far apart."""
_FEWEST_CAPITALS = 3
_SENTENCE_ENDS = (".", "!", "?", "…", "“", "«", "»", '"', "”")
_SPEECH = '„“”"»«‚‘›‹–—-'


def find_unnumbered(draft: Draft) -> dict[int, Role]:
    """Find the headings of a book that are not numbered.

    Lines in capitals are headings in any position. If lines are set apart by more space than paragraphs are, they
    are headings and no others. Without such space, other lines are headings only if the first of them opens the book or
    its first part, or all of them are very far apart, and if no numbered headings divide the book.
    """
    if draft.is_marked or not is_book(draft) or (is_play(draft) and _headings(draft)):
        return {}
    lines = _candidates(draft)
    found = _in_capitals(draft, lines)
    if spaced := _with_space(draft):
        found = [*found, *spaced]
    elif not (_is_divided(draft) or is_divided_by_years(draft)):
        found = without_unlisted(draft, sorted({*found, *_of_one_form(draft, lines)}))
    if are_in_chapters(draft):
        found = [at for at in found if not is_letter(draft.blocks[at].text)]
    return dict.fromkeys(found, Role.HEADING)


def _candidates(draft: Draft) -> list[int]:
    """Return the lines that could be headings by their text and by the lines around them."""
    usual = usual_gap(draft)
    first_text = _first_text(draft)
    return [
        at
        for at in range(len(draft.blocks) - 1)
        if _could_be_heading(draft, at)
        and (follows_end(draft, at) or at < first_text)  # lines of a title page do not end like sentences
        and not in_stanza(draft, at, usual)
    ]


def _in_capitals(draft: Draft, lines: Sequence[int]) -> Sequence[int]:
    """Return the lines and headings in capitals, if they are far apart or the book is a short tale."""
    capitals = [at for at in (*lines, *_headings(draft)) if _is_capital(draft.blocks[at].text)]
    is_short = draft.blocks[-1].span[1] < _SHORT_BOOK
    return capitals if is_short and len(capitals) >= _FEWEST else _far_apart(draft, capitals)


def _with_space(draft: Draft) -> list[int]:
    """Return the lines that are set apart by space, and the lines at the tops of pages if pages open with headings."""
    apart = _set_apart(draft)
    tops = frozenset(find_page_tops(draft))
    if tops:
        first = min(tops)
        apart = [at for at in apart if at > first and at - 1 not in tops and _is_of_form(draft.blocks[at].text)]
    return [*apart, *tops]


def _of_one_form(draft: Draft, lines: Sequence[int]) -> list[int]:
    """Return the largest set of lines of one form that are headings; single words that come again are none."""
    usual = usual_gap(draft)
    if is_spaced(draft, usual):
        lines = [at for at in lines if at == 0 or draft.gap_below(at - 1) > usual]
    texts = {at: draft.blocks[at].text for at in lines}
    times = Counter(texts.values())
    unique = [at for at, text in texts.items() if " " in text or times[text] == 1]  # not "Bettine", "Frankfurt"
    return max((_of_form(draft, unique, tests) for tests in _FORMS), key=len)


def _headings(draft: Draft) -> list[int]:
    return [at for at, role in enumerate(draft.roles) if role is Role.HEADING]


def _is_divided(draft: Draft) -> bool:
    """Return whether numbered headings divide at least half of the book into chapters, not only one tale of several."""
    end = draft.blocks[-1].span[0]
    starts = [draft.blocks[at].span[0] for at in _headings(draft) if number(draft.blocks[at].text)]
    gaps = [after - before for before, after in pairwise([0, *starts, end])]
    widest = max(_UNDIVIDED, _WIDER * median(gaps))
    return bool(starts) and end / len(starts) < _PART and 2 * sum(gap for gap in gaps if gap >= widest) < end


def _of_form(draft: Draft, lines: Sequence[int], tests: Sequence[Callable[[str], bool]]) -> list[int]:
    """Return the lines that pass one of some tests, if they are far apart and the first of them opens the book."""
    blocks = draft.blocks
    alike = [at for at in lines if any(test(plain(blocks[at].text)) for test in tests)]
    opened = bool(alike) and (_opens(draft, alike[0]) or _all_far(draft, alike))
    if opened and len(tests) == 1:
        return _far_apart(draft, alike)
    under_title = tests == _FORMS[0] and is_heading(_opening(draft))  # the title page names the first one
    titled = under_title and draft.roles[_first_text(draft) - 1] is Role.TITLE
    if titled and len(alike) == _FEWEST - 1 and min(_gaps(draft, alike)) >= _FAR:
        return alike  # with the one that ends the title page
    near = sum(gap < _GAP for gap in _gaps(draft, alike))
    return _far_apart(draft, alike) if (opened or under_title) and near <= _NEAR * len(alike) else []


def _opens(draft: Draft, at: int) -> bool:
    """Return whether a line is near the beginning of the book, or the first one over prose, or ends a preface."""
    start = draft.blocks[at].span[0]
    if start < _OPENING or at < _first_text(draft):
        return True
    above = [line for line in _headings(draft) if line < at]
    prefaces = all(not number(draft.blocks[line].text) for line in above)
    return bool(above) and prefaces and start - draft.blocks[above[-1]].span[0] <= _PREFACE


def _all_far(draft: Draft, lines: Sequence[int]) -> bool:
    """Return whether many lines are farther from each other, or spread more evenly, than sentences that stand alone.

    Where there are numbered headings, such lines are sentences, unless all are short and end without a full stop.
    """
    texts = [draft.blocks[at].text for at in lines]
    titles = all(len(text) <= _LONGEST_TITLE and not text.endswith(".") for text in texts)
    if not titles and any(number(draft.blocks[at].text) for at in _headings(draft)):
        return False
    gaps = _gaps(draft, lines)
    if (
        len(lines) >= 2 * _MANY
        and max(gaps) <= _WIDEST * sum(gaps)
        and sum(gap < _GAP for gap in gaps) <= _NEAR * len(gaps)
    ):
        return True
    near = sum(gap < _FAR // 2 for gap in gaps)
    return len(lines) >= _MANY // 2 and median(gaps) >= _FAR and near <= _NEAR * len(gaps)


def _first_text(draft: Draft) -> int:
    """Return the first paragraph of prose that is read; 0 if there is none."""
    read = (at for at, role in enumerate(draft.roles) if role is not Role.BOILERPLATE)
    return next((at for at in read if is_running_text(draft.blocks[at].text)), 0)


def _opening(draft: Draft) -> str:
    """Return the line right above a book's first paragraph; empty if there is none."""
    first = _first_text(draft)
    return draft.blocks[first - 1].text if first and not number(draft.blocks[first - 1].text) else ""


def _set_apart(draft: Draft) -> list[int]:
    """Return the short lines over text that have more space above than paragraphs have, if they are far apart.

    The space is that of the numbered headings if there are some, else the one that most of these lines have. If as many
    paragraphs have such space above them, it marks pages or scenes: then the lines must look like headings.
    """
    blocks = draft.blocks
    above = [0, *(draft.gap_below(at) for at in range(len(blocks) - 1))]
    usual = usual_gap(draft)
    spaced = [at for at in range(len(blocks) - 1) if above[at] > usual and _could_be_set_apart(draft, at)]
    spaced = [at for at in spaced if usual or not blocks[at].text.endswith("?")]  # a thought between two paragraphs
    lines = _spaced_on_both_sides(draft, spaced, above, usual) or spaced
    numbered = [at for at in _headings(draft) if number(blocks[at].text)]
    are_numbered = len(numbered) >= _FEWEST
    least = _most_frequent(above[at] for at in (numbered if are_numbered else lines))
    apart = [at for at in lines if above[at] >= least > usual]
    alike = [at for at in apart if number(blocks[at].text) or _is_of_form(blocks[at].text)]
    if are_numbered:
        return alike
    if _paragraphs_under(draft, above, least) >= len(apart):
        return _far_apart(draft, alike)
    others = [at for at in spaced if above[at] >= least and at not in apart and _is_of_form(blocks[at].text)]
    return _far_apart(draft, apart + others if len(others) <= _OTHERS * len(apart) else apart)


def _most_frequent(spaces: Iterable[int]) -> int:
    """Return the most frequent number, the largest of several; 0 if there is none."""
    counts = Counter(spaces)
    return max(counts, key=lambda space: (counts[space], space), default=0)


def _spaced_on_both_sides(draft: Draft, lines: list[int], above: list[int], usual: int) -> list[int]:
    """Return the lines that have space below as well, if half of all with as much above them do and they are far apart.

    Args:
        draft: the blocks.
        lines: those with space above them.
        above: the space above each block.
        usual: the space between paragraphs.
    """
    both = [at for at in lines if draft.gap_below(at) > usual]
    least = min((above[at] for at in both), default=0)
    as_far = sum(above[at] >= least for at in lines)
    return both if as_far <= 2 * len(both) and _far_apart(draft, both) else []


def _paragraphs_under(draft: Draft, above: list[int], least: int) -> int:
    """Count the paragraphs after other paragraphs that have at least so much space above them."""
    return sum(
        above[at] >= least and _runs_on(draft, at) and _runs_on(draft, at - 1) for at in range(1, len(draft.blocks))
    )


def _could_be_set_apart(draft: Draft, at: int) -> bool:
    """Return whether a line with space above it may be a heading by its length and the text under it."""
    text, below = draft.blocks[at].text, draft.blocks[at + 1].text
    ended = text.endswith((",", ";")) or (text.endswith(":") and not is_author(text))
    short = 0 < len(text) <= _LONGEST and not ended and text[0] not in "([*"
    over_text = is_running_text(below) or (len(below) <= _LONGEST and _runs_on(draft, at + 2))
    undecided = draft.is_undecided(at) and not draft.blocks[at].skipped
    return short and over_text and undecided and follows_end(draft, at) and not (is_dated(text) or is_imprint(text))


def _runs_on(draft: Draft, at: int) -> bool:
    return at < len(draft.blocks) and is_running_text(draft.blocks[at].text)


def _could_be_heading(draft: Draft, at: int) -> bool:
    """Return whether a line may be a heading by its length, its beginning and the text under it."""
    block = draft.blocks[at]
    text = block.text
    if block.skipped or not 0 < len(text) <= _LONGEST or text.endswith("?") or text[0] in _SPEECH:
        return False
    undecided = draft.is_undecided(at) or (at == 0 and draft.roles[at] is Role.HEADING)
    return (
        undecided
        and _is_over_text(draft, at)
        and not is_dated(text)
        and not number(text)
        and not (closes_letter(text) or is_imprint(text) or is_technical(text))
    )


def _is_over_text(draft: Draft, at: int) -> bool:
    """Return whether prose is right below a line; a book's first heading may have one short paragraph between."""
    block, below = draft.blocks[at], draft.blocks[at + 1].text
    ends = len(below) > len(block.text) and below.endswith(_SENTENCE_ENDS)
    short_opening = block.span[0] < _OPENING and ends and _runs_on(draft, at + 2)
    begins = not below[0].islower() or block.text.isupper()
    return (is_running_text(below) or short_opening) and begins


def _far_apart(draft: Draft, lines: list[int]) -> list[int]:
    """Return the lines if there are some thousand characters between most of them, else none."""
    least = _GAP if len(lines) < _MANY else _GAP_OF_MANY
    return lines if len(lines) >= _FEWEST and median(_gaps(draft, lines)) >= least else []


def _gaps(draft: Draft, lines: Sequence[int]) -> list[int]:
    """Return the characters from each line to the next, and from the last one to the end; 0 if there is no line."""
    starts = [draft.blocks[at].span[0] for at in [*sorted(lines), len(draft.blocks) - 1]]
    return [after - before for before, after in pairwise(starts)] or [0]


def _is_of_form(text: str) -> bool:
    return any(test(text) for test in _FORMS[-1])


def _is_capital(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


_FORMS = ((is_heading,), (is_nominal,), (is_heading, is_nominal, is_clause))
"""Tests of which the headings of a book pass one."""
