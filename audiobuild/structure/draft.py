"""The values that detectors work on: an article's blocks, and the role each one has so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import Block, Role, SourceMap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ASIDES = (Role.TEASER, Role.DATE, Role.BYLINE, Role.AGENCY, Role.CAPTION, Role.FOOTNOTE)
"""Roles that may come between a heading and its text."""

_MOST_TEXT = 100_000
"""Characters for each heading that a source marks, if it marks its headings: lines over a rule may look so too."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The blocks of an article as read, and the role found for each so far."""

    blocks: tuple[Block, ...]
    """As read: `Block.role` is what the source marks, None if it marks nothing."""
    roles: tuple[Role, ...]
    """One for each block; PARAGRAPH until a detector finds another."""
    author: str = ""
    """As the source's metadata state it."""
    linked: frozenset[int] = frozenset()
    """The blocks whose words all belong to links."""

    @classmethod
    def of(cls, blocks: tuple[Block, ...], author: str = "", linked: frozenset[int] = frozenset()) -> Draft:
        """Return the draft that no detector has seen yet."""
        return cls(blocks, tuple(block.role or Role.PARAGRAPH for block in blocks), author, linked)

    def with_roles(self, found: Mapping[int, Role]) -> Draft:
        """Return the draft with the roles in `found` (by the index of their block)."""
        if not found:
            return self
        # A footnote stays one, whatever its text looks like.
        roles = (role if role is Role.FOOTNOTE else found.get(at, role) for at, role in enumerate(self.roles))
        return replace(self, roles=tuple(roles))

    @property
    def is_marked(self) -> bool:
        """Whether the source marks two headings or more, and not only in a corner of it; then there are no others."""
        marked = sum(block.role is Role.HEADING for block in self.blocks)
        return marked > 1 and self.blocks[-1].span[1] <= marked * _MOST_TEXT

    def is_undecided(self, at: int) -> bool:
        """Return whether neither the source nor a detector says what the block is; an ornament ("* * *") is nothing."""
        block = self.blocks[at]
        return block.role is None and self.roles[at] is Role.PARAGRAPH and any(map(str.isalnum, block.text))

    def gap_below(self, at: int) -> int:
        """Return the characters of the source between a block's text and the next block: mostly line breaks."""
        block = self.blocks[at]
        return block.span[1] - block.source_position(len(block.text))

    def is_heard(self, at: int) -> bool:
        """Return whether the block belongs to the text: not skipped by the reader and not an aside."""
        return not self.blocks[at].skipped and self.roles[at] not in ASIDES

    @property
    def first_heard(self) -> int:
        """The index of the first block that belongs to the text; 0 if none does."""
        return next((at for at in range(len(self.blocks)) if self.is_heard(at)), 0)


class Detector(NamedTuple):
    """A named function that finds blocks of one role among all blocks of an article."""

    name: str
    find: Callable[[Draft], Mapping[int, Role]]
    """Returns the roles it finds, by the index of their block; the others keep theirs."""


def by_text(role: Role, test: Callable[[str], bool]) -> Callable[[Draft], Mapping[int, Role]]:
    """Return a detector's function that gives `role` to each undecided block whose text passes `test`."""

    def find(draft: Draft) -> dict[int, Role]:
        return {at: role for at, block in enumerate(draft.blocks) if draft.is_undecided(at) and test(block.text)}

    return find


def piece_of(block: Block, start: int, end: int) -> Block:
    """Return a block of `text[start:end]` that covers the source up to where the next piece begins."""
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    opening = block.source_position(start) if start else block.span[0]
    closing = block.source_position(end) if end < len(block.text) else block.span[1]
    anchors = block.source_map.anchors
    within = slice(bisect_right(anchors, first, key=itemgetter(0)), bisect_left(anchors, end, key=itemgetter(0)))
    later = ((at - first, to) for at, to in anchors[within])
    source_map = SourceMap(((0, block.source_position(first)), *later))
    omissions = tuple(omission for omission in block.omissions if opening <= omission.span[0] < closing)
    return replace(block, text=text.strip(), span=(opening, closing), source_map=source_map, omissions=omissions)
