"""Headings: lines that look like one and have running text under them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.model import Block, Role
from audiobuild.structure.books import is_book
from audiobuild.structure.draft import ASIDES, Draft
from audiobuild.structure.heading_lines import is_heading, is_running_text, is_section_name
from audiobuild.structure.letters import closing_lines, is_salutation

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST_LIST = 4
"""As many headings with no text between them are a list."""
# Matches "3. Energie" and "Punkt 3: Energie"; not "3 Fragen an den Rat".
_NUMBERED = re.compile(r"(?:[A-ZÄÖÜ]\w+ )?\d{1,2}[.):] ")
# Matches the name in "Eva Brandl: Genau sieben Stunden."; not "Und dann: nichts".
_SPEAKER = re.compile(r"[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,2}(?=: )")


def find_diary(draft: Draft) -> dict[int, Role]:
    """Find the days of a diary: two or more dates, each over a paragraph of running text, are headings."""
    if is_book(draft):
        return {}
    days = [
        at
        for at, role in enumerate(draft.roles[:-1])
        if role is Role.DATE and is_running_text(draft.blocks[at + 1].text) and draft.roles[at + 1] is Role.PARAGRAPH
    ]
    return dict.fromkeys(days, Role.HEADING) if len(days) > 1 else {}


def find_headings(draft: Draft) -> dict[int, Role]:
    """Find headings from the last block to the first, since what follows a line decides whether it is one.

    A line that looks like a heading over a short paragraph is one only if a certain heading is of its kind. Where the
    source marks two headings or more, there are no others.
    """
    blocks, roles = draft.blocks, draft.roles
    if draft.is_marked or is_book(draft):
        return {}
    others = closing_lines(blocks) | _questions(blocks)
    found: dict[int, Role] = {}
    uncertain: dict[str, list[int]] = {}
    following = ""  # the text that comes next, without headings and asides
    listed = False  # whether it is an item of a list
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not draft.is_heard(at) or (following and is_salutation(block.text)):
            continue
        if block.role is None and at not in others and following and is_heading(block.text):
            if listed or is_running_text(following) or is_section_name(block.text):
                found[at] = Role.HEADING
            elif following.endswith((".", "!", ")")):
                uncertain.setdefault(_kind(block.text), []).append(at)
        if Role.HEADING not in (found.get(at), roles[at]):
            following, listed = block.text, roles[at] is Role.ITEM
    certain = {_kind(block.text) for at, block in enumerate(blocks) if Role.HEADING in (found.get(at), roles[at])}
    return found | {at: Role.HEADING for kind in certain - {""} for at in uncertain.get(kind, ())}


def _kind(text: str) -> str:
    """Return what makes short headings alike: a question mark or a number; empty for any other."""
    if text.endswith("?"):
        return "question"
    return "number" if _NUMBERED.match(text) else ""


def find_lists(draft: Draft) -> dict[int, Role]:
    """Find lists of four and more unmarked headings with no text between: the inner ones are PARAGRAPH."""
    found: dict[int, Role] = {}
    run: list[int] = []
    for at, role in enumerate([*draft.roles, Role.PARAGRAPH]):
        if role is Role.HEADING and not draft.blocks[at].role and not is_section_name(draft.blocks[at].text):
            run.append(at)
        elif not (role in ASIDES and run):
            if len(run) >= _SHORTEST_LIST:
                found |= dict.fromkeys(run[1:-1], Role.PARAGRAPH)
            run = []
    return found


def _questions(blocks: Sequence[Block]) -> set[int]:
    """Return the questions of an interview whose answers begin with a name: "Solbach: Weil es schön ist."."""
    speakers = [speaker[0] if (speaker := _SPEAKER.match(block.text)) else "" for block in blocks]
    regular = {name for name, times in Counter(speakers).items() if name and times > 1}
    return {
        at
        for at, (block, answering) in enumerate(zip(blocks, speakers[1:], strict=False))
        if answering in regular and block.text.endswith("?")
    }
