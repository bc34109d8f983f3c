"""The contract of readers: the arguments of a reader, its result, and the rules that the result keeps.

A reader turns the bytes of one kind of file into a `ParsedSource`. The built-in readers and those of other
packages are declared alike, as entry points of the group ``audiobuild.readers``. The entry point's name is the
file suffix without its dot, which is also the value of ``--from``; its value names a `Reader`::

    [project.entry-points."audiobuild.readers"]
    adoc = "my_package.asciidoc:read_asciidoc"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from audiobuild.model import About, Block, InlineMarkup


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """The result of a reader."""

    about: About
    """The metadata found in the source (front matter, document properties). `About.source` is filled in later."""
    text: str
    """The decoded source that spans count in, in code points. For a binary format it is the extracted text."""
    blocks: tuple[Block, ...]
    """The blocks of `text`. They tile it: the first span starts at 0, each starts at the end of the one before,
    and the last ends at ``len(text)``. A part that is not narrated is a block with `Block.skipped` set. Each
    `Block.source_map` maps the block's text to positions inside its span; `SourceMap.at` suffices if the block's
    text is a plain slice of `text`."""
    warnings: tuple[str, ...] = ()
    """Facts for the user, one line each, lower-case and without a full stop."""
    inline: tuple[InlineMarkup, ...] = ()
    """Links, emphasis and code, sorted by their spans in `text`; they only count for what is shown."""


class Reader(Protocol):
    """A function that parses one kind of file."""

    def __call__(self, data: bytes, name: str, /) -> ParsedSource:
        """Parse a source.

        Args:
            data: the content of the file.
            name: its name, for messages only.

        Raises:
            SourceError: the data is damaged, encrypted, not of this kind, or exceeds a limit. Any other
                exception is reported as a fault of the reader.
        """
        ...
