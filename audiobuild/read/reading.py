"""What a reader hands back, and what a reader is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from audiobuild.model import About, Block


class Reading(NamedTuple):
    """A source as one reader understood it."""

    about: About
    """What the source says of itself (front matter, a document's properties)."""
    source: str
    """The decoded text that spans count in."""
    blocks: tuple[Block, ...]
    """They tile `source`."""


Reader = Callable[[bytes, str], Reading]
"""A file's bytes and its name (for messages) -> what it says; raises SourceError."""
