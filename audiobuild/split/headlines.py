"""Which lines are headings: by what they look like, and by what comes after them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.german import structure
from audiobuild.model import Block, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

ASIDES = (Role.TEASER, Role.DATE, Role.BYLINE, Role.AGENCY, Role.CAPTION)
"""What may stand between a heading and its text."""
_STACK = 4
_NUMBERED = re.compile(r"(?:[A-ZÄÖÜ]\w+ )?\d{1,2}[.):] ")
_NAME_LINE = re.compile(r"(?:(?:[A-ZÄÖÜ][\w.-]*|von|van|der|de|zu|und|&)[ ,]*){1,6}")
_SPEAKER = re.compile(r"[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,2}(?=: )")


def find_headings(blocks: Sequence[Block], roles: list[Role]) -> None:
    """From the end, since a heading is one by what comes after it."""
    others = _signatures(blocks) | _questions(blocks)
    marked = sum(block.role is Role.HEADING for block in blocks) > 1  # then there are no others
    uncertain: dict[str, list[int]] = {}  # over text that is short
    following = ""  # the text that comes next, headings and asides left out
    listed = False  # is it a list's item?
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if block.skipped or roles[at] in ASIDES or (following and structure.is_salutation(block.text)):
            continue
        free = not marked and block.role is None and at not in others
        if free and following and structure.is_heading(block.text):
            if listed or _stands_over(block.text, following):
                roles[at] = Role.HEADING
            elif following.endswith((".", "!", ")")):
                uncertain.setdefault(_kind(block.text), []).append(at)
        if roles[at] is not Role.HEADING:
            following, listed = block.text, roles[at] is Role.ITEM
    uncertain.pop("", None)
    for role, block in list(zip(roles, blocks, strict=True)):
        if role is Role.HEADING:
            for at in uncertain.pop(_kind(block.text), ()):
                roles[at] = Role.HEADING


def _stands_over(text: str, following: str) -> bool:
    return structure.is_running_text(following) or structure.is_section_name(text)


def _kind(text: str) -> str:
    """What makes short headings alike: they ask ("Was kostet das?"), or they count ("3. Energie")."""
    if text.endswith("?"):
        return "question"
    return "number" if _NUMBERED.match(text) else ""


def drop_stacks(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Four or more headings with nothing between them are a list: between the first and the last one is none."""
    run: list[int] = []
    for at, role in enumerate([*roles, Role.PARAGRAPH]):
        if role is Role.HEADING and not blocks[at].role and not structure.is_section_name(blocks[at].text):
            run.append(at)
        elif not (role in ASIDES and run):
            for inner in run[1:-1] if len(run) >= _STACK else ():
                roles[inner] = Role.PARAGRAPH
            run = []


def _signatures(blocks: Sequence[Block]) -> set[int]:
    """The lines that close a letter: the greeting, and the name right under it."""
    greetings = {at for at, block in enumerate(blocks) if structure.is_valediction(block.text)}
    return greetings | {
        at
        for at, block in enumerate(blocks)
        if at - 1 in greetings and _NAME_LINE.fullmatch(block.text) and not structure.is_section_name(block.text)
    }


def _questions(blocks: Sequence[Block]) -> set[int]:
    """The questions of an interview, whose answers begin with a name: "Solbach: Weil es schön ist."."""
    speakers = [speaker[0] if (speaker := _SPEAKER.match(block.text)) else "" for block in blocks]
    often = {name for name, times in Counter(speakers).items() if name and times > 1}
    return {
        at
        for at, (block, next_one) in enumerate(zip(blocks, speakers[1:], strict=False))
        if next_one in often and block.text.endswith("?")
    }
