"""How an article opens: its title, the lines over and under it, its lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german import structure
from audiobuild.model import Block, Role
from audiobuild.split.headlines import ASIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LEAD = 600
_LONGER_AFTER_LEAD = 2
_KICKER_WORDS = 3


def find_title(blocks: Sequence[Block], roles: list[Role]) -> None:
    """The first line that looks like a title, before any prose, where prose follows somewhere."""
    if Role.TITLE in roles:
        return
    open_blocks = [at for at, block in enumerate(blocks) if not block.skipped and roles[at] not in ASIDES]
    if not open_blocks:
        return
    first, *others = open_blocks
    explicit = blocks[first].role is Role.HEADING
    if not explicit and (not others or not structure.is_title_like(blocks[first].text)):
        return
    if roles[first] not in (Role.HEADING, Role.PARAGRAPH, Role.QUOTE) or structure.is_section_name(blocks[first].text):
        return
    roles[first] = Role.TITLE
    _find_subtitle(blocks, roles, open_blocks)


def _find_subtitle(blocks: Sequence[Block], roles: list[Role], opening: Sequence[int]) -> None:
    """A second line right under the title: a subtitle, or the title itself under its kicker."""
    if len(opening) == 1 or roles[opening[1]] is not Role.HEADING or blocks[opening[1]].role is Role.HEADING:
        return
    first, second, *others = opening
    kicker = structure.is_kicker(blocks[first].text)
    if kicker or (first + 1 == second and _is_under_kicker(blocks[first].text, blocks[second].text)):
        roles[second] = Role.TITLE
        _find_subtitle(blocks, roles, opening[1:])
        return
    headed = any(roles[at] is Role.HEADING for at in others)
    credited = _is_signed(roles, second) or bool(others and structure.dateline(blocks[others[0]].text))
    if not structure.is_section_name(blocks[second].text) and (credited or not headed):
        roles[second] = Role.LEAD


def _is_under_kicker(over: str, line: str) -> bool:
    """Is it a title under one or a few words ("Hafenstreik"), and not a section's heading under a title?"""
    short = len(over.split()) <= _KICKER_WORDS < len(line.split())
    return short and line[0].isalpha() and not line.endswith("?") and not structure.is_section_name(line)


def _is_signed(roles: Sequence[Role], at: int) -> bool:
    """Does a byline, a date or an agency come right after it?"""
    return roles[at + 1 : at + 2] in ([Role.BYLINE], [Role.DATE], [Role.AGENCY])


def find_lead(blocks: Sequence[Block], roles: list[Role]) -> None:
    """The first paragraph under the title, where it is short and parted from the text.

    That is so where at least two longer ones come after it, or the byline does.
    """
    if Role.LEAD in roles or Role.TITLE not in roles:
        return
    for at in range(roles.index(Role.TITLE) + 1, len(blocks)):
        text = blocks[at].text
        if roles[at] is Role.PARAGRAPH and not blocks[at].skipped:
            longer = sum(
                roles[n] is Role.PARAGRAPH and len(blocks[n].text) > len(text) for n in range(at + 1, len(blocks))
            )
            said = structure.is_running_text(text) or text.endswith((".", "!", "?"))
            apart = longer >= _LONGER_AFTER_LEAD or _is_signed(roles, at)
            if said and len(text) <= _LONGEST_LEAD and apart and not structure.dateline(text):
                roles[at] = Role.LEAD
            return
        if roles[at] in (Role.HEADING, Role.QUOTE, Role.ITEM):
            return
