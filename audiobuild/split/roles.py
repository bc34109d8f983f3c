"""What each block of an article is: the questions of `german.structure`, asked with the neighbours in view."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from audiobuild.german import structure
from audiobuild.model import Block, Role
from audiobuild.split.headlines import ASIDES, drop_stacks, find_headings
from audiobuild.split.opening import find_lead, find_title
from audiobuild.split.parts import parted

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG_NOTICE = 200
_MOST_TEASER_WORDS = 6


def assigned(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their roles; a dateline and an agency's sign are parted from their paragraph."""
    roles = [_by_itself(block) for block in blocks]
    _find_diary(blocks, roles)
    find_headings(blocks, roles)
    find_title(blocks, roles)
    drop_stacks(blocks, roles)
    _find_boilerplate(blocks, roles)
    _find_teased(blocks, roles)
    find_lead(blocks, roles)
    given = (replace(block, role=role) for block, role in zip(blocks, roles, strict=True))
    return tuple(part for block in given for part in parted(block))


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
    after = (n for n in range(at + 1, len(blocks)) if roles[n] not in ASIDES and not blocks[n].skipped)
    body = list(islice(after, least))
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
    _find_teased_titles(blocks, roles)


def _find_teased_titles(blocks: Sequence[Block], roles: list[Role]) -> None:
    """So do the titles under "Auch interessant"; the last of them is the text's own where prose comes after it."""
    end = 0
    for at, block in enumerate(blocks):
        if at < end or roles[at] is not Role.TEASER or not structure.announces(block.text):
            continue
        end = at + 1
        while end < len(blocks) and (roles[end] is Role.TEASER or _is_bare(blocks[end], roles[end])):
            end += 1
        own = end < len(blocks) and roles[end] not in (Role.BOILERPLATE, Role.TEASER)
        for n in range(at + 1, end - own):
            roles[n] = Role.TEASER


def _is_bare(block: Block, role: Role) -> bool:
    """Does it stand like a title, unmarked?"""
    return block.role is None and role in (Role.PARAGRAPH, Role.HEADING) and structure.is_heading(block.text)
