"""Lines that a page gives twice, one right below the other: its title, and the description and caption of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

_FEWEST_WORDS, _LONGEST = 2, 160
# Matches in "Das Bad – Eingang", "Das Bad"; not in "Eingang".
_SIGNS = lazy_regex(r"[\s–—-]+")
_NO_CAPTION = (".", "!", "?", "…", ":", ",", "“", "”", '"', "»", "«")
"""Ends of sentences, speech and verses, which may come again on purpose."""


def find_repeated_lines(draft: Draft) -> dict[int, Role]:
    """Find the second of two like lines at the top, and both of two that blank lines set apart from a paragraph."""
    if is_book(draft):
        return {}
    found: dict[int, Role] = {}
    first = next((at for at in range(len(draft.blocks)) if draft.is_heard(at)), 0)
    for at in range(first, len(draft.blocks) - 2):
        if not _are_alike(draft, at):
            continue
        if at == first:
            found[at + 1] = Role.BOILERPLATE
        elif _is_description(draft, at):
            found |= {at: Role.CAPTION, at + 1: Role.CAPTION}
    return found


def _are_alike(draft: Draft, at: int) -> bool:
    """Return whether a line of several words and the next one, but not the one after that, say the same."""
    text = draft.blocks[at].text
    if len(text) > _LONGEST or not draft.is_undecided(at + 1) or len(text.split()) < _FEWEST_WORDS:
        return False
    keys = [_SIGNS.sub(" ", draft.blocks[n].text) for n in range(at, at + 3)]
    return keys[0] == keys[1] != keys[2]


def _is_description(draft: Draft, at: int) -> bool:
    """Return whether a line and the next one stand apart from the text of which a paragraph is above or below them."""
    apart = draft.gap_below(at - 1) > 1 < draft.gap_below(at + 1)
    beside = any(is_running_text(draft.blocks[n].text) for n in (at - 1, at + 2))
    return draft.is_undecided(at) and apart and beside and not draft.blocks[at].text.endswith(_NO_CAPTION)
