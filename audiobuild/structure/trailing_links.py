"""Links and buttons at the end of a line of text: "Das Haus ist alt. Weiterlesen →", "Lage [Bearbeiten]"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.draft import piece_of
from audiobuild.structure.pointers import edit_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Block

_LONGEST = 120
"""Maximum length of a link after a text, in characters."""
# Matches the end of "so. Weiterlesen →", "so … [mehr]", "so. Mehr Informationen »", "so. Weiterlesen"; not of
# "so. Wer will, kann weiterlesen.", "Weiterlesen →", "so, Weiterlesen", "so. Mehr Informationen", "will weiterlesen".
_BUTTON_AFTER = lazy_regex(
    r"(?<=[.!?…“\"”»)]) (?:"
    r"(?:(?:Hier )?[Ww]eiterlesen|Mehr (?:erfahren|lesen)|[Rr]ead more|Continue reading)(?: ?[→»›▸►➔>…]{1,3}| ?\.{3})?"
    r"|(?:(?:Mehr |Weitere )?(?:Informationen|Infos|Details)|Mehr|Mehr dazu|Weiter|(?:Zur )?(?:Foto|Bilder)galerie"
    r"|Zum (?:Artikel|Beitrag|Bericht|Video)) ?[→»›▸►➔>]{1,3}"
    r"|(?<=… )[A-ZÄÖÜ„\d][^.!?…]{2,90} weiterlesen(?: ?[→»])?"
    r"|\[(?:[Mm]ehr|[Ww]eiter(?:lesen)?)(?: ?(?:…|\.{3}|[→»›>]{1,2}))?\]"
    r")$"
)


def split_link(block: Block) -> Iterator[Block]:
    """Yield a block's text and the link after it as two blocks; any other block unchanged."""
    edit = edit_link(block.text)
    button = _BUTTON_AFTER.search(block.text, max(0, len(block.text) - _LONGEST))
    end = edit if edit is not None else button.start() if button else None
    yield block if end is None else piece_of(block, 0, end)
    if end is not None:
        yield replace(piece_of(block, end, len(block.text)), role=None if edit is not None else Role.TEASER)
