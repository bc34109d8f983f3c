"""The second stage: an `Article` becomes a `Script`: roles, chapters, utterances and their chunks.

- `script.py`: the whole of it, as the settings ask for it; read it first
- `marks.py`: pauses and omissions that authors ask for
- `draft.py`, `detectors.py`: the roles found so far, and the ordered list of detectors that find them
- `opening.py`, `bylines.py`, `datelines.py`, `agencies.py`, `site_names.py`: the top of an article
- `headings.py` with `heading_lines.py`, `numbering.py`; `interviews.py`, `letters.py`, `programme.py`: its headings
- `captions.py`, `repeated_lines.py`, `teasers.py`, `pointers.py`, `links.py`, `trailing_links.py`: what stands
  beside its text
- `notices.py`, `portraits.py`, `references.py`: what comes after its text
- `book/`: headings and additions of books
- `narration.py`, `footnotes.py`, `placeholders.py`: which blocks are narrated; notes, and words in place of code
- `about.py`: title, author and date
- `chapters.py` with `plan.py`, `paragraphs.py`, `merging.py`: where chapters begin, and which are merged
- `compilation.py`, `announcement.py`, `disclosure.py`, `excerpt.py`: several articles, spoken intro and outro, previews
- `listings.py`, `listing_kinds.py`: lists and tables whose lines say together what their numbers are
- `speakers.py`, `pauses.py`, `verbalise.py`: who speaks, the pause after each utterance, and what is spoken
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
