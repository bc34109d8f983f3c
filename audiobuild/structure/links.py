"""Links that lead away from an article: menus, links under the text, lists of links under "Siehe auch"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import InlineKind, Role
from audiobuild.structure.heading_lines import is_running_text
from audiobuild.structure.pointers import announces

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    blocks, roles = draft.blocks, draft.roles
    heard = [at for at, block in enumerate(blocks) if not block.skipped and at not in draft.linked]
    running = [at for at in heard if is_running_text(blocks[at].text)] or [at for at in heard if roles[at] in _TEXT]
    last = running[-1] if running else len(blocks)
    found: dict[int, Role] = {}
    for at in sorted(draft.linked):
        loose = blocks[at].role is None and roles[at] is Role.PARAGRAPH and running and not _is_named(draft, at)
        if loose and (at > last or _BETWEEN_LINKS.search(blocks[at].text)):
            found[at] = Role.TEASER
    first = next((at for at in range(len(blocks)) if at not in draft.linked and not blocks[at].skipped), 0)
    menu = [at for at in range(first) if at in draft.linked]
    if len(menu) >= _FEWEST_OF_MENU and running:
        found |= dict.fromkeys(menu, Role.TEASER)
    for at, block in enumerate(blocks[:-1]):
        if announces(block.text) or _OVER_LINKS.fullmatch(block.text):
            found |= dict.fromkeys(_list_under(draft, at), Role.TEASER)
    return found


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
