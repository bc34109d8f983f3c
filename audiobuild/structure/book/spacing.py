"""What the space and the text above a line of a book say about it: a verse, a signature, a line after a sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

PARAGRAPH_ENDS = (".", "!", "?", "…", "“", "«", "»", '"', "”", "*", ":", "–", "—")
"""Signs with which a paragraph over a heading, or under one, may end."""
_LONGEST_VERSE = 70
_FEWEST_SPACES = 6
"""Wide spaces that show that a text has its headings under such space: a title page has fewer."""
# Matches all of "Bettine", "Anna Müller", "J. Bach"; not of "Ihr getreuer", "und so kam er".
_NAME = lazy_regex(r"[A-ZÄÖÜ][\w.]*(?: [A-ZÄÖÜ][\w.]*){0,3}")
# Matches the beginning of "Deine Sibilla.", "Ihre liebe Tochter Bettine"; not of "Die Tochter", "Deinetwegen".
_ADDRESSED = lazy_regex(r"(?:Deine?[rmn]?|Euere?|Eure?|Ihre?|Gute Nacht|Leb wohl|Lebe wohl|Adieu)\b")
# Matches the end of "Er ging.", "»Komm!«", "So war es. 13"; not of "Er ging", "Er sagte:", "im Jahr 13".
_END = lazy_regex(r"[.!?…“«»\"”’‹›*–—)\]~](?: \d{1,3})?$")

# Matches all of "Ende.", "_Ende._", "Ende des zweiten Bandes"; not of "Ende gut, alles gut", "Das Ende".
_FINIS = lazy_regex(r"[\W_]{0,4}(?:Ende?|Finis|Fin)(?: (?:vo[nm]|de[sr])(?: \w{1,20}){1,3})?[\W_]{0,4}", re.IGNORECASE)
# Matches in "Verlag von J. Holm", "Aus: Am Wehr. Verlag Anna Lang, Linden"; not in "Der Verlag", "Im Verlag brennt es".
_PUBLISHER = lazy_regex(r"\bVerlag(?: von| der)? [A-ZÄÖÜ]|\bVerlagsbuchhandlung\b")

# Matches in "Betreff: Die Lage", "An: a@beispiel.de", "Bericht.docx", "neu_2"; not in "Brief an die Mutter", "z.B.".
_TECHNICAL = lazy_regex(r"^(?:An|Von|Betreff|Datum|C[Cc]): |\S@\S|\w\.[a-z]{3,4}$|\w_\w")


def usual_gap(draft: Draft) -> int:
    """Return the space that most paragraphs have between them; 0 if there are no two."""
    texts = [is_running_text(block.text) for block in draft.blocks]
    between = Counter(draft.gap_below(at) for at in range(len(texts) - 1) if texts[at] and texts[at + 1])
    return max(between, key=lambda gap: between[gap], default=0)


def is_spaced(draft: Draft, usual: int) -> bool:
    """Return whether several lines of the text have more space above than paragraphs have."""
    return usual > 0 and sum(draft.gap_below(at) > usual + 1 for at in range(len(draft.blocks))) >= _FEWEST_SPACES


def in_stanza(draft: Draft, at: int, usual: int) -> bool:
    """Return whether a line is a verse: a short line is right above or below it, nearer than paragraphs are.

    Where paragraphs have no space between them, short lines are above and below a verse.
    """
    blocks = draft.blocks
    if usual == 1:
        around = [block.text for block in blocks[max(at - 1, 0) : at + 2]]
        short = all(len(text) <= _LONGEST_VERSE and any(map(str.isalpha, text)) for text in around)  # no rule ("* * *")
        return len(around) > 2 and short  # noqa: PLR2004  # with both
    below = at + 1 < len(blocks) and draft.gap_below(at) < usual and len(blocks[at + 1].text) <= _LONGEST_VERSE
    above = at > 0 and draft.gap_below(at - 1) < usual and len(blocks[at - 1].text) <= _LONGEST_VERSE
    return below or above


def follows_end(draft: Draft, at: int) -> bool:
    """Return whether a line follows a paragraph that ends like a sentence, a signature, a heading, or nothing."""
    if at == 0 or draft.blocks[at - 1].skipped or draft.roles[at - 1] is not Role.PARAGRAPH:
        return True
    above = draft.blocks[at - 1].text
    return _END.search(above, max(len(above) - 6, 0)) is not None or (
        _NAME.fullmatch(above) is not None and not closes_letter(above)
    )


def closes_letter(text: str) -> bool:
    """Return whether a line ends a letter ("Deine Sibilla.", "Gute Nacht")."""
    return _ADDRESSED.match(text) is not None


def ends_book(text: str) -> bool:
    """Return whether a line only says that the book or a volume of it ends ("Ende.", "Ende des ersten Bandes.")."""
    return _FINIS.fullmatch(text) is not None


def is_imprint(text: str) -> bool:
    """Return whether a line says that the book ends, or who publishes it; on each page it may come again."""
    return ends_book(text) or _PUBLISHER.search(text) is not None


def is_technical(text: str) -> bool:
    """Return whether a line is from the head of a mail, or names a file."""
    return _TECHNICAL.search(text) is not None
