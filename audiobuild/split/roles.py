"""What each block of an article is: the questions of `german.structure`, asked with the neighbours in view."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.german import structure
from audiobuild.model import Block, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_LEAD = 600
_LONG_NOTICE = 200
_LONGER_AFTER_LEAD = 2
_KICKER_WORDS = 3
_MOST_TEASER_WORDS = 6
_NUMBERED = re.compile(r"(?:[A-ZÄÖÜ]\w+ )?\d{1,2}[.):] ")
_ASIDES = (Role.TEASER, Role.DATE, Role.BYLINE, Role.AGENCY, Role.CAPTION)


def assigned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their roles; a dateline and an agency's sign are parted from their paragraph."""
    roles = [_by_itself(block) for block in blocks]
    _find_diary(blocks, roles)
    _find_headings(blocks, roles)
    _find_title(blocks, roles)
    _find_boilerplate(blocks, roles)
    _find_teased(blocks, roles)
    _find_lead(blocks, roles)
    given = (replace(block, role=role) for block, role in zip(blocks, roles, strict=True))
    return tuple(part for block in given for part in _parted(block))


def _by_itself(block: Block) -> Role:
    """What a block is by its text alone; PARAGRAPH where that says nothing."""
    text = block.text
    if structure.is_teaser(text) and not block.skipped:
        return Role.TEASER
    if block.role:
        return block.role
    if credit := structure.credit_line(text):
        return Role.BYLINE if credit.author else Role.DATE
    if structure.is_agency(text):
        return Role.AGENCY
    if structure.is_caption(text):
        return Role.CAPTION
    return Role.QUOTE if structure.is_quoted(text) else Role.PARAGRAPH


def _find_diary(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Dates over paragraphs, more than one of them, are a diary's headings."""
    over = [
        at
        for at, role in enumerate(roles[:-1])
        if role is Role.DATE and structure.is_running_text(blocks[at + 1].text) and roles[at + 1] is Role.PARAGRAPH
    ]
    if len(over) > 1:
        for at in over:
            roles[at] = Role.HEADING


def _find_headings(blocks: Sequence[Block], roles: list[Role]) -> None:
    """From the end, since a heading is one by what comes after it."""
    marked = sum(block.role is Role.HEADING for block in blocks) > 1  # then there are no others
    uncertain: dict[str, list[int]] = {}  # over text that is short
    following = ""  # the text that comes next, headings and asides left out
    listed = False  # is it a list's item?
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if block.skipped or roles[at] in _ASIDES:
            continue
        if not marked and block.role is None and following and structure.is_heading(block.text):
            if listed or structure.is_running_text(following) or structure.is_section_name(block.text):
                roles[at] = Role.HEADING
            elif (kind := _kind(block.text)) and following.endswith((".", "!", ")")):
                uncertain.setdefault(kind, []).append(at)
        if roles[at] is not Role.HEADING:
            following, listed = block.text, roles[at] is Role.ITEM
    for role, block in list(zip(roles, blocks, strict=True)):
        if role is Role.HEADING:
            for at in uncertain.pop(_kind(block.text), ()):
                roles[at] = Role.HEADING


def _kind(text: str) -> str:
    """What makes short headings alike: they ask ("Was kostet das?"), or they count ("3. Energie")."""
    if text.endswith("?"):
        return "question"
    return "number" if _NUMBERED.match(text) else ""


def _find_title(blocks: Sequence[Block], roles: list[Role]) -> None:
    """The first line that looks like a title, before any prose, where prose follows somewhere."""
    if Role.TITLE in roles:
        return
    open_blocks = [at for at, block in enumerate(blocks) if not block.skipped and roles[at] not in _ASIDES]
    if not open_blocks:
        return
    first, *others = open_blocks
    explicit = blocks[first].role is Role.HEADING
    if not explicit and (not others or not structure.is_title_like(blocks[first].text)):
        return
    if roles[first] not in (Role.HEADING, Role.PARAGRAPH, Role.QUOTE) or structure.is_section_name(blocks[first].text):
        return
    roles[first] = Role.TITLE
    _find_subtitle(blocks, roles, others)


def _find_subtitle(blocks: Sequence[Block], roles: list[Role], others: list[int]) -> None:
    """A second line right under the title: a subtitle, or the title itself under its kicker."""
    if not others or roles[others[0]] is not Role.HEADING or blocks[others[0]].role is Role.HEADING:
        return
    if structure.is_kicker(blocks[roles.index(Role.TITLE)].text):
        roles[others[0]] = Role.TITLE
        return
    credited = roles[others[0] + 1 : others[0] + 2] in ([Role.BYLINE], [Role.DATE], [Role.AGENCY])
    headed = any(roles[at] is Role.HEADING for at in others[1:])
    if (headed and not credited) or structure.is_section_name(blocks[others[0]].text):
        return
    title, second = blocks[others[0] - 1].text, blocks[others[0]].text
    kicker = len(title.split()) <= _KICKER_WORDS < len(second.split())
    roles[others[0]] = Role.TITLE if kicker and roles[others[0] - 1] is Role.TITLE else Role.LEAD


def _find_boilerplate(blocks: Sequence[Block], roles: list[Role]) -> None:
    """From where a legal notice opens to the end, or to where the article's text goes on.

    It goes on at a heading with two paragraphs of prose; after a note of the editors at any prose.
    """
    length = blocks[-1].span[1] if blocks else 0
    within = note = False
    for at, block in enumerate(blocks):
        if block.skipped or roles[at] is Role.TITLE:
            continue
        prose = structure.is_running_text(block.text)
        late = block.span[0] * 2 >= length or len(block.text) > _LONG_NOTICE
        if structure.is_boilerplate(block.text):
            credit = roles[at] is Role.CAPTION and _prose_follows(blocks, roles, at, 1)
            note = late and not credit and structure.is_note(block.text) and not within
            within = within or (late and not credit)
        elif (note and prose) or (roles[at] is Role.HEADING and _prose_follows(blocks, roles, at, 2)):
            within = note = False
        if within:
            roles[at] = Role.BOILERPLATE


def _prose_follows(blocks: Sequence[Block], roles: Sequence[Role], at: int, least: int) -> bool:
    """Do so many paragraphs of prose, none of them a notice, come right after this block?"""
    body = [n for n in range(at + 1, len(blocks)) if roles[n] not in _ASIDES and not blocks[n].skipped][:least]
    return len(body) == least and all(
        structure.is_running_text(blocks[n].text) and not structure.is_boilerplate(blocks[n].text) for n in body
    )


def _find_teased(blocks: Sequence[Block], roles: list[Role]) -> None:
    """The items of a list under "Mehr zum Thema:" point elsewhere as it does."""
    for at in range(1, len(blocks)):
        announced = roles[at - 1] is Role.TEASER and len(blocks[at - 1].text.split()) <= _MOST_TEASER_WORDS
        if roles[at] is Role.ITEM and (
            announced or (roles[at - 1] is Role.TEASER and blocks[at - 1].role is Role.ITEM)
        ):
            roles[at] = Role.TEASER


def _find_lead(blocks: Sequence[Block], roles: list[Role]) -> None:
    """The first paragraph under the title, where it is short and at least two longer ones come after it."""
    if Role.LEAD in roles or Role.TITLE not in roles:
        return
    for at in range(roles.index(Role.TITLE) + 1, len(blocks)):
        text = blocks[at].text
        if roles[at] is Role.PARAGRAPH and not blocks[at].skipped:
            longer = sum(
                roles[n] is Role.PARAGRAPH and len(blocks[n].text) > len(text) for n in range(at + 1, len(blocks))
            )
            said = structure.is_running_text(text) or text.endswith((".", "!", "?"))
            if said and len(text) <= _LONGEST_LEAD and longer >= _LONGER_AFTER_LEAD and not structure.dateline(text):
                roles[at] = Role.LEAD
            return
        if roles[at] in (Role.HEADING, Role.QUOTE, Role.ITEM):
            return


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph's dateline ("Peking (dpa) –") and the agency's sign at its end, as blocks of their own.

    The dateline's text is the place alone.
    """
    found = tail = None
    if block.role in (Role.PARAGRAPH, Role.LEAD) and not block.skipped:
        found, tail = structure.dateline(block.text), structure.agency_tail(block.text)
    start = found.end if found else 0
    end = len(block.text) if tail is None else tail
    if found:
        yield replace(_piece(block, *found.place), span=_piece(block, 0, start).span, role=Role.DATELINE)
    yield _piece(block, start, end) if found or tail else block
    if tail:
        yield replace(_piece(block, end, len(block.text)), role=Role.AGENCY)


def _piece(block: Block, start: int, end: int) -> Block:
    """A block of part of a block's text; it covers the source from there to where the next part begins."""
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    opening = block.source_position(start) if start else block.span[0]
    closing = block.source_position(end) if end < len(block.text) else block.span[1]
    anchors = ((0, block.source_position(first)), *((at - first, to) for at, to in block.anchors if first < at < end))
    return replace(block, text=text.strip(), span=(opening, closing), anchors=anchors)
