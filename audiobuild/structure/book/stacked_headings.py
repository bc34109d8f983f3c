"""Headings of several lines: a name or a summary under a number, the title of a part above it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.book.letters import are_in_chapters, is_letter
from audiobuild.structure.book.plays import is_play
from audiobuild.structure.book.recognition import is_book, is_dated
from audiobuild.structure.book.spacing import PARAGRAPH_ENDS, closes_letter, usual_gap
from audiobuild.structure.book.titles import is_clause, is_nominal, is_report
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft
    from audiobuild.structure.numbering import Number

_FEWEST = 2
_LONGEST_SECOND_LINE = 250
_SHORT = 60
_NEAR_TEXT = 3
"""Lines above the title of a part among which is the text of the part before."""
_LONGEST_HALF_TITLE = 4
"""Lines of a page that has a heading's text, before the page of the heading."""
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "–", "—")
_TOPICS = ". – "
"""What separates the topics of a summary."""
_UNENDED = 0.2
"""Share of long second lines that must not end like a sentence."""
_TITLE_PAGE = (Role.TITLE, Role.BYLINE, Role.BOILERPLATE)
_QUOTES = '„“”"»«‚‘›‹'
_WITH_SECOND_LINE = 0.7
"""Share of a series' headings that must have a second line for such lines to belong to them."""


def find_second_lines(draft: Draft) -> dict[int, Role]:
    """Find the second lines of headings ("Erstes Kapitel" / "Zwei Landhäuser."), if most of a book's have one.

    Long ones ("Robert Wolf reist ab; ein Brief kommt an") are the first paragraphs of their chapters if all of them end
    like sentences, as paragraphs do and headings need not. Titles and lists of topics ("Der Fremde. – Ein Brief.") do
    not count as sentences.
    """
    if draft.is_marked or not is_book(draft) or is_play(draft):
        return {}
    blocks = draft.blocks
    lowest = [
        at
        for at, (role, following) in enumerate(pairwise(draft.roles))
        if role is Role.HEADING is not following and at < len(blocks) - 2
    ]
    usual = usual_gap(draft)
    chapters = [at for at in lowest if draft.gap_below(at) > usual > 0 and number(blocks[at].text)]  # over sections
    under = _second_lines(draft, chapters) or _second_lines_of_forms(draft, lowest) or _names_below(draft, lowest)
    lines = [*under, *_third_lines(draft, under)]
    if are_in_chapters(draft):
        lines = [at for at in lines if not is_letter(blocks[at].text)]
    return dict.fromkeys(lines, Role.HEADING)


def _second_lines_of_forms(draft: Draft, lowest: Sequence[int]) -> Sequence[int]:
    """Return the second lines of all headings; of each form of number by itself if the lines differ in length."""
    forms: dict[str, list[int]] = {}
    for at in lowest:
        counted = number(draft.blocks[at].text)
        forms.setdefault(counted.form if counted else "", []).append(at)
    lines = [[len(draft.blocks[at + 1].text) for at in alike] for alike in forms.values()]
    if len(lines) > 1 and len({median(lengths) <= _SHORT for lengths in lines}) > 1:
        return [line for alike in forms.values() for line in _second_lines(draft, alike)]
    return _second_lines(draft, lowest)


def _second_lines(draft: Draft, lowest: Sequence[int]) -> Sequence[int]:
    """Return the lines under some headings if most of them have one, and they are no text."""
    blocks = draft.blocks
    under = _without_places(draft, [at + 1 for at in lowest if _is_second_line(draft, at + 1)])
    sources = sum(_gives_source(blocks[at].text) for at in under)
    if len(under) < max(_FEWEST, _WITH_SECOND_LINE * len(lowest)) or _are_verses(draft, under):
        return ()
    if 2 * sources > len(under):
        return ()
    capitals = [at for at in under if blocks[at].text.isupper()]
    if len(capitals) >= _WITH_SECOND_LINE * len(under):
        return capitals
    unended = sum(not _is_sentence(blocks[at].text) for at in under)
    if median(len(blocks[at].text) for at in under) <= _SHORT:
        told = sum(_begins_text(blocks[at].text) for at in under)
        if told > len(under) / 2:
            return ()
        longest = max((len(blocks[at].text) for at in under if not _is_sentence(blocks[at].text)), default=0)
        under = [at for at in under if len(blocks[at].text) <= max(_SHORT, longest)]
    elif unended < max(_FEWEST, _UNENDED * len(under)):
        return ()
    return _without_first_paragraphs(draft, under)


def _gives_source(text: str) -> bool:
    """Return whether a line gives the source of a text ("(Chronik von Linden, S. 12.)"), with a page or a year."""
    return text[0] == "(" and text[-1] == ")" and any(map(str.isdecimal, text))


def _without_first_paragraphs(draft: Draft, under: Sequence[int]) -> Sequence[int]:
    """Return the lines without the sentences under headings with a name ("Vorwort", "3. Der Wald").

    Unless most of the headings have no number.
    """
    blocks = draft.blocks
    numbers = {at: number(blocks[at - 1].text) for at in under}
    if sum(counted is not None for counted in numbers.values()) < _WITH_SECOND_LINE * len(under):
        return under
    return [at for at, counted in numbers.items() if not _is_first_paragraph(blocks[at].text, counted)]


def _is_first_paragraph(text: str, counted: Number | None) -> bool:
    return _is_sentence(text) if counted is None else bool(counted.name) and _begins_text(text)


def _names_below(draft: Draft, lowest: Sequence[int]) -> Sequence[int]:
    """Return the names under bare numbers ("4." / "Der Hof.") among many numbers with a name ("3. Der Wald.")."""
    counted = [(at, found) for at in lowest if (found := number(draft.blocks[at].text))]
    bare = [at for at, found in counted if not found.name and _is_second_line(draft, at + 1)]
    named = sum(bool(found.name) for _, found in counted)
    titles = [at + 1 for at in bare if is_heading(draft.blocks[at + 1].text) or is_nominal(draft.blocks[at + 1].text)]
    return titles if named >= _WITH_SECOND_LINE * len(counted) else ()


def _is_second_line(draft: Draft, at: int) -> bool:
    text = draft.blocks[at].text
    short = len(text) <= _LONGEST_SECOND_LINE and not text.rstrip(_QUOTES).endswith((":", ",")) and not is_dated(text)
    titled = (is_heading(text) or is_nominal(text)) and is_running_text(draft.blocks[at + 1].text)
    tied_to_text = draft.gap_below(at) < draft.gap_below(at - 1) and not titled  # the first of several lines of text
    counted = number(text) if short else None
    listed = counted is not None and counted.known
    return short and not tied_to_text and not listed and draft.is_undecided(at) and not draft.blocks[at].skipped


def _without_places(draft: Draft, under: Sequence[int]) -> list[int]:
    """Return the lines without single words that come several times: the places from which letters are written."""
    times = Counter(draft.blocks[at].text for at in under)
    return [at for at in under if " " in draft.blocks[at].text or times[draft.blocks[at].text] <= _FEWEST]


def _are_verses(draft: Draft, under: Sequence[int]) -> bool:
    """Return whether most of the lines begin an epigraph: two more short lines follow each, and none is speech."""
    blocks = draft.blocks
    verses = sum(
        all(len(block.text) <= _SHORT and block.text[-1] not in _QUOTES for block in blocks[at + 1 : at + 3])
        for at in under
    )
    return verses > len(under) / 2


def _is_sentence(text: str) -> bool:
    return text.rstrip(_QUOTES)[-1:] in _SENTENCE_ENDS and _TOPICS not in text and not is_nominal(text)


def _begins_text(text: str) -> bool:
    """Return whether a line is a sentence of the text ("Es regnete."), not a heading ("Hans macht eine Reise.")."""
    return text.endswith(".") and _is_sentence(text) and not (is_clause(text) or is_report(text))


def _third_lines(draft: Draft, under: Sequence[int]) -> list[int]:
    """Return what is left of second lines that are wrapped ("Handelt von Zeichen und" / "heimlichen Künsten")."""
    blocks = draft.blocks
    wrapped = [
        at + 1
        for at in under
        if at < len(blocks) - 2
        and draft.is_undecided(at + 1)
        and blocks[at].text[-1].isalpha()
        and len(blocks[at + 1].text) <= _SHORT
        and not blocks[at + 1].text.endswith(".")
    ]
    return wrapped if sum(blocks[at].text[0].islower() for at in wrapped) >= _FEWEST else []


def find_sections(draft: Draft) -> dict[int, Role]:
    """Find the numbers of the sections of a tale: a "I." right under its title, and the others up to the next title."""
    if draft.is_marked or not is_book(draft) or is_play(draft):
        return {}
    found: dict[int, Role] = {}
    counted: dict[str, int] = {}  # the next number of each form since the last title
    sections: dict[str, list[int]] = {}
    for at, (block, role) in enumerate(zip(draft.blocks, draft.roles, strict=True)):
        bare = number(block.text) if draft.is_undecided(at) and len(block.text) <= _SHORT else None
        if role is Role.HEADING:
            found |= _whole(sections)
            counted, sections = {}, {}
        if bare is None or bare.name:
            continue
        under_title = bare.value == 1 and at > 0 and draft.roles[at - 1] is Role.HEADING
        if bare.value == (1 if under_title else counted.get(bare.form)):
            counted[bare.form] = bare.value + 1
            sections.setdefault(bare.form, []).append(at)
    return found | _whole(sections)


def _whole(sections: dict[str, list[int]]) -> dict[int, Role]:
    return {at: Role.HEADING for lines in sections.values() if len(lines) >= _FEWEST for at in lines}


def find_lines_above(draft: Draft) -> dict[int, Role]:
    """Find the titles of parts, each on a line of its own right above the number of a chapter.

    Only one above a heading that names a part ("Siebentes Kapitel") or above a "1." under the text of
    another part, and only if it looks like a heading.
    """
    if draft.is_marked or not is_book(draft) or is_play(draft):
        return {}
    blocks = draft.blocks
    numbered = (at for at in range(2, len(blocks)) if draft.roles[at] is Role.HEADING)
    lines = [at - 1 for at in numbered]
    above = [at for at in lines if _is_title_of_part(draft, at)]
    titled = above or any(draft.roles[at] is Role.HEADING and not number(blocks[at].text) for at in lines)
    if titled and draft.roles[lines[0] - 1] in _TITLE_PAGE and _titles_part(draft, lines[0]):
        above.append(lines[0])
    times = Counter(block.text for block in blocks if len(block.text) <= _SHORT)  # signatures come again
    return {at: Role.HEADING for at in above if times[blocks[at].text] <= 1} | _half_titles(draft)


def _half_titles(draft: Draft) -> dict[int, Role]:
    """Find a heading's text on the page before it, with the lines between ("Der Todesfall." / "Eine Erzählung.")."""
    blocks = draft.blocks
    found: dict[int, Role] = {}
    for at, role in enumerate(draft.roles):
        if role is not Role.HEADING or number(blocks[at].text):
            continue
        page = range(max(at - _LONGEST_HALF_TITLE, 0), at)
        same = next((line for line in page if blocks[line].text == blocks[at].text), at)
        lines = range(same, at)
        if all(draft.is_undecided(line) and len(blocks[line].text) <= _SHORT for line in lines):
            found |= dict.fromkeys(lines, Role.HEADING)
    return found


def _is_title_of_part(draft: Draft, at: int) -> bool:
    """Return whether a line between a paragraph and the first chapter of a part may be the title of that part."""
    above = draft.blocks[at - 1].text
    under_text = (
        draft.roles[at - 1] in (Role.PARAGRAPH, Role.QUOTE) and above.endswith(PARAGRAPH_ENDS) and above[-1] != ":"
    )
    return under_text and _titles_part(draft, at)


def _titles_part(draft: Draft, at: int) -> bool:
    """Return whether a line right above the number of a chapter may be the title of a part."""
    text, counted = draft.blocks[at].text, number(draft.blocks[at + 1].text)
    if counted is None or not _is_free(draft, at):
        return False
    begins = counted.value == 1 and not counted.name and _follows_text(draft, at)
    if not (counted.known or begins):
        return False
    titled = is_heading(text) or (begins and is_nominal(text))
    return titled and _is_whole(text) and not (number(text) or is_dated(text) or closes_letter(text))


def _is_free(draft: Draft, at: int) -> bool:
    """Return whether no role is known for a line, and it does not belong to the line above it."""
    nearer_above = draft.gap_below(at) > draft.gap_below(at - 1)
    return draft.is_undecided(at) and not draft.blocks[at].skipped and not nearer_above


def _follows_text(draft: Draft, at: int) -> bool:
    """Return whether prose is a few lines above, and the line above is not the day under a signature."""
    above = [block.text for block in draft.blocks[max(at - _NEAR_TEXT, 0) : at]]
    return any(map(is_running_text, above)) and not is_dated(above[-1])


def _is_whole(text: str) -> bool:
    """Return whether a line of more than one letter is not a part of a quotation, and no question."""
    return sum(map(text.count, _QUOTES)) % 2 == 0 and len(text) > 1 and not text.endswith("?")
