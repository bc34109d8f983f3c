"""The second stage: an Article becomes a Script: roles, chapters, sentences.

marks.py       pauses and omissions that authors ask for
detectors.py   the ordered list of detectors that give each block its role; one topic a file
narration.py   which blocks are narrated, and why the others are not
about.py       title, author and date
footnotes.py   notes after the paragraph that refers to them
placeholders.py  words in place of code and addresses
chapters.py    where chapters begin, and what they are called
merging.py     short, silent and surplus chapters
verbalise.py   what is spoken, in chunks with pauses
script.py      all of these, as the settings ask for them
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.model import Article, Role, Script
from audiobuild.structure.about import describe
from audiobuild.structure.chapters import divide
from audiobuild.structure.detectors import assign_roles
from audiobuild.structure.footnotes import with_inline_notes
from audiobuild.structure.marks import apply_marks
from audiobuild.structure.merging import merge_silent, merge_surplus
from audiobuild.structure.narration import narrate, refuse_silence
from audiobuild.structure.placeholders import with_placeholders

if TYPE_CHECKING:
    from collections.abc import Collection


def split(article: Article, *, chapters: str = "auto", read: Collection[str] = frozenset(), title: str = "") -> Script:
    """Split an article into chapters and utterances, and give each block its role.

    Args:
        article: as read.
        chapters: ``auto`` (at headings; if there are none, at paragraphs or by length), ``headings``, ``paragraphs`` or
            ``none``.
        read: what to narrate besides the usual: names of roles (captions, dates, notices ...), ``code-notice`` and
            ``link`` (see `placeholders`).
        title: takes precedence over the title found.

    Returns:
        A script whose utterances have `written`, `span` and `block`; what is spoken comes later.

    Raises:
        SourceError: the article has nothing that can be narrated.
    """
    blocks = assign_roles(tuple(apply_marks(article.blocks)), article.about.author, article.inline)
    if Role.FOOTNOTE in read:
        blocks = tuple(with_inline_notes(blocks))
    blocks = narrate(tuple(with_placeholders(blocks, read)), read)
    refuse_silence(article.about.source, blocks)
    about = describe(article.about, blocks, title)
    parts, blocks, notes = divide(blocks, chapters, about.title)
    return Script(about, article.characters, article.sha256, parts, blocks, notes, article.inline)


__all__ = ["merge_silent", "merge_surplus", "split"]
