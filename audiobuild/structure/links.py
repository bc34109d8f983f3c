"""Links that lead away from an article: menus, links under the text, lists of links under "Siehe auch"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import InlineKind, Role
from audiobuild.structure.heading_lines import is_running_text
from audiobuild.structure.pointers import announces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.model import Block, InlineMarkup
    from audiobuild.structure.draft import Draft

_LONGEST = 140
_TEXT = (Role.PARAGRAPH, Role.ITEM, Role.LEAD)
"""Roles of the text of a page whose paragraphs are all short."""
_FEWEST_OF_MENU = 2
"""Links above the title that are a menu."""
# Matches in "Übersicht | Impressum", "Karte · Bilder"; not in "Die Karte der Stadt", "Ulm-Wiblingen".
_BETWEEN_LINKS = lazy_regex(r" ?[|·•/] | [–-] ")
# Matches all of "lea@beispiel.de"; not of "www.beispiel.de".
_MAIL = lazy_regex(r"\S{1,60}@\S{1,60}")
# Matches all of "Links", "Zum Nachlesen:", "Weblinks"; not of "Links der Isar".
_OVER_LINKS = lazy_regex(r"(?:(?:Web|Externe |Nützliche |Weiterführende )?[Ll]inks|Zum Nachlesen|Mehr dazu):?")


def linked_blocks(blocks: Sequence[Block], inline: Sequence[InlineMarkup]) -> frozenset[int]:
    """Return the blocks whose words all belong to links.

    Args:
        blocks: of an article.
        inline: its markup, by its place in the source.
    """
    links = [found.span for found in inline if found.kind is InlineKind.LINK]
    starts = [start for start, _ in links]
    found: set[int] = set()
    for at, block in enumerate(blocks):
        within = links[bisect_left(starts, block.span[0]) : bisect_left(starts, block.span[1])]
        if not within or len(block.text) > _LONGEST:
            continue
        places = (block.source_position(n) for n, sign in enumerate(block.text) if sign.isalnum())
        if all(any(start <= place < end for start, end in within) for place in places):
            found.add(at)
    return frozenset(found)


def find_links(draft: Draft) -> dict[int, Role]:
    """Find the blocks of nothing but links (TEASER).

    They are a menu above all else, several links in a line, links after the text, or a list under "Siehe auch".
    """
    running = _text_of_page(draft)
    found = {*_menu(draft), *_beside_text(draft, running[-1])} if running else set()
    for at, block in enumerate(draft.blocks[:-1]):
        if announces(block.text) or _OVER_LINKS.fullmatch(block.text):
            found.update(_list_under(draft, at))
    return dict.fromkeys(found, Role.TEASER)


def _text_of_page(draft: Draft) -> list[int]:
    """Return the paragraphs of running text; in a page that has none, the short ones and the items."""
    heard = [at for at, block in enumerate(draft.blocks) if not block.skipped and at not in draft.linked]
    running = [at for at in heard if is_running_text(draft.blocks[at].text)]
    return running or [at for at in heard if draft.roles[at] in _TEXT]


def _menu(draft: Draft) -> list[int]:
    """Return the links above all else, if there are several."""
    blocks = draft.blocks
    first = next((at for at in range(len(blocks)) if at not in draft.linked and not blocks[at].skipped), 0)
    menu = [at for at in range(first) if at in draft.linked]
    return menu if len(menu) >= _FEWEST_OF_MENU else []


def _beside_text(draft: Draft, last: int) -> Iterator[int]:
    """Yield the unmarked blocks of links that are after the text, whose last block is `last`, or are several in a line.

    The mail address that the block before asks to write to is a part of the text.
    """
    for at in draft.linked:
        block = draft.blocks[at]
        undecided = block.role is None and draft.roles[at] is Role.PARAGRAPH
        if undecided and (at > last or _BETWEEN_LINKS.search(block.text)) and not _is_named(draft, at):
            yield at


def _is_named(draft: Draft, at: int) -> bool:
    """Return whether a block is the mail address that the block before it asks to write to."""
    return at > 0 and draft.blocks[at - 1].text.endswith(":") and _MAIL.fullmatch(draft.blocks[at].text) is not None


def _list_under(draft: Draft, at: int) -> range:
    """Return a line and the links under it; under a marked heading, if nothing else is in its section."""
    end = at + 1
    while end < len(draft.blocks) and end in draft.linked:
        end += 1
    closing = (Role.HEADING, Role.BOILERPLATE, Role.COMMENT)
    closed = end == len(draft.blocks) or draft.roles[end] in closing or not draft.is_heard(end)
    marked = draft.blocks[at].role is Role.HEADING
    return range(at, end) if end > at + 1 and (closed or not marked) else range(0)
