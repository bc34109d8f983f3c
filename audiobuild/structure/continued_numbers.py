"""Numbered headings that a source leaves unmarked among marked ones: "2. Ziele" between "1. Anlass" and "3. Ablauf"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

_LONGEST = 100
_FEWEST_PARAGRAPHS = 3
"""Paragraphs of a statute ("§ 1 Name") that are counted from the first on."""
# Matches the end of "Der Vorstand tagt.", "Ziele;", "und"; not of "Ziele", "Was tun?", "Anhang:".
_NO_HEADING = lazy_regex(r"(?:[.,;!–-]|\b(?:und|oder|sowie))$")
_ARABIC = "1"
_PARAGRAPH = "§"


def find_continued(draft: Draft) -> dict[int, Role]:
    """Find the unmarked headings that continue the numbers of marked ones, and the paragraphs of a statute.

    A line that continues a list of its own ("1. Fahne", "2. Zelt") is none, and neither is the last line of a text or
    one of several numbered lines in a row.
    """
    if not draft.is_marked or is_book(draft):
        return {}
    return _continued(draft) | _paragraphs(draft)


def _continued(draft: Draft) -> dict[int, Role]:
    found: dict[int, Role] = {}
    heading = listed = 0  # the number of the last numbered heading, and of the last line of a list under it
    for at, block in enumerate(draft.blocks):
        if block.skipped:
            continue
        counted = number(block.text)
        value = counted.value if counted and counted.name and counted.form == _ARABIC else 0
        if draft.roles[at] is Role.HEADING:
            heading, listed = value or heading, 0
        elif value and value != listed + 1 and value == heading + 1 > 1 and _may_head(draft, at, value):
            found[at] = Role.HEADING
            heading, listed = value, 0
        elif value:
            listed = value
    return found


def _paragraphs(draft: Draft) -> dict[int, Role]:
    """Find the lines "§ 1 Name", "§ 2 Zweck": three and more, counted from the first, each over other text."""
    lines = {
        at: counted.value
        for at, block in enumerate(draft.blocks)
        if (counted := number(block.text)) and counted.form == _PARAGRAPH and counted.name
    }
    free = [at for at in lines if _may_head(draft, at, lines[at], _PARAGRAPH)]
    counted_on = [lines[at] for at in free] == list(range(1, len(free) + 1))
    return dict.fromkeys(free, Role.HEADING) if counted_on and len(free) >= _FEWEST_PARAGRAPHS else {}


def _may_head(draft: Draft, at: int, value: int, form: str = _ARABIC) -> bool:
    """Return whether a numbered line has the form of a heading, and text under it that is not the next number."""
    text = draft.blocks[at].text
    if draft.roles[at] not in (Role.PARAGRAPH, Role.ITEM) or len(text) > _LONGEST or _NO_HEADING.search(text):
        return False
    below = next((block for block in draft.blocks[at + 1 :] if not block.skipped), None)
    following = number(below.text) if below else None
    return below is not None and not (following and following.form == form and following.value == value + 1)
