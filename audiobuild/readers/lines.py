"""Line breaks of plain text: those that only wrap a paragraph, and those that end it.

A line that begins with a lower-case letter continues the one before it. If many lines do, the text is wrapped at
some width: a line that had no room for the next word is continued, and a shorter one ends its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIN_LOWER_CASE = 0.2
"""Share of the lines after another that begin in lower case in wrapped text. About half of all German words do; if
each line is a paragraph, no line does."""
_MIN_RAGGED_LENGTH = 0.6
"""A line that ends in mid-sentence at this share of the width is wrapped too: people wrap unevenly by hand."""
_WIDEST = 0.98
"""Share of the wrapped lines that are not longer than the width."""
_UNWRAPPED = 3
"""Times the width from which a line is a whole paragraph. If there are many, the lines in lower case that gave the
width are not wrapped: they are buttons ("auf Facebook teilen")."""
_JOINED = 1.5
"""Times the usual length from which a line is several lines, joined where a word was divided."""
_LONG_PARAGRAPH = 150
"""Characters of a line that is a whole paragraph."""
_ADDRESS = lazy_regex(r"\S+@\S|https?:|www\.|[\w-]+\.(?:de|com|org|net)\b")
_FEWEST_ITEMS, _LONGEST_ITEM = 3, 50
_MOST_WORDS_OVER_LIST = 3
_MIN_AMOUNTS = 1 / 3
"""Share of the lines of a list that give an amount, a time or a price."""
# Matches "500 g Mehl", "½ Zwiebel", "Chorprobe, 19 Uhr", "Suppe 4,50 €"; not "Mai 1945".
_AMOUNT = lazy_regex(r"\s*[\d½¼¾⅓⅔]|.*\d ?(?:Uhr|h|€|Euro)\b")
# Matches the beginning of "14 Uhr: Theater", "ab 12.30 Uhr Essen", "10–16 Uhr: Markt"; not of "ab 12 Jahren".
_TIMED = lazy_regex(
    r"\s*(?:(?:ab|um|gegen|bis|ca\.) )?\d{1,2}(?:[.:]\d\d)?(?: ?(?:[–-]|bis) ?\d{1,2}(?:[.:]\d\d)?)? Uhr\b",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?", ":", "…")
_LEADERS = ("   ", "...", ". . ")
"""What fills the line between an entry of a table of contents and its page."""
_LONGEST_PAGE = 3
_CLOSING = "»«“”\"'’)]"


def wrap_width(lines: Sequence[str]) -> int:
    """Return the width a text is wrapped at, in characters; 0 if its lines are not wrapped."""
    pairs = [(before, after) for before, after in pairwise(lines) if before.strip() and after.strip()]
    wrapped = sorted(len(before.rstrip()) for before, after in pairs if _begins_lower_case(after))
    if not wrapped or len(wrapped) < _MIN_LOWER_CASE * len(pairs):
        return 0
    width = wrapped[int(_WIDEST * (len(wrapped) - 1))]
    single = wrapped[: bisect_left(wrapped, _JOINED * wrapped[len(wrapped) // 2])]
    width = single[int(_WIDEST * (len(single) - 1))] if len(single) < _WIDEST * len(wrapped) else width
    unwrapped = sum(len(line) > _UNWRAPPED * width for line in lines)
    return 0 if 2 * unwrapped >= len(wrapped) else width


def is_list(lines: Sequence[str]) -> bool:
    """Return whether lines without a blank line between them are a list without marks, as of ingredients or events.

    All are short, none ends like a sentence, and a third of them give an amount, a time or a price. A colon ends the
    line over a part of the list ("Für den Teig:").
    """
    items = [line for line in lines[1:] if not line.rstrip().endswith(":")]
    if len(lines) < _FEWEST_ITEMS or any(len(line) > _LONGEST_ITEM or line.rstrip().endswith(_STOPS) for line in items):
        return False
    amounts = sum(map(gives_amount, lines))
    return amounts > 1 and amounts >= _MIN_AMOUNTS * (1 + len(items)) and max(map(len, lines)) <= _LONGEST_ITEM


def listed_above(lines: Sequence[str]) -> int:
    """Return how many of the first lines are a list over running text: the ingredients over what to do with them."""
    ends = (at for at, line in enumerate(lines) if len(line) > _LONGEST_ITEM or line.rstrip().endswith((".", "!", "?")))
    count = next(ends, len(lines))
    while count and lines[count - 1].rstrip().endswith(":"):
        count -= 1
    return count if is_list(lines[:count]) else 0


def is_list_like(lines: Sequence[str]) -> bool:
    """Return whether lines are a list beside others: a few words over two or more short lines without an end.

    A colon may end the words ("Für den Belag:").
    """
    head, *items = lines
    short = len(head) <= _LONGEST_ITEM and not head.rstrip().endswith((".", "!", "?", "…", ","))
    short = short and all(len(line) <= _LONGEST_ITEM and not line.rstrip().endswith((*_STOPS, ",")) for line in items)
    return len(lines) >= _FEWEST_ITEMS and short and len(lines[0].split()) <= _MOST_WORDS_OVER_LIST


def gives_amount(line: str) -> bool:
    """Return whether a line of a list gives an amount, a time or a price ("500 g Mehl", "Chorprobe, 19 Uhr")."""
    return _AMOUNT.match(line) is not None


def is_continuation(before: str, after: str, width: int) -> bool:
    """Return whether the line `after` continues the paragraph of the line `before`."""
    if _gives_page(before) or (_TIMED.match(before) and _TIMED.match(after)):
        return False
    ended = before.rstrip().rstrip(_CLOSING).endswith(_STOPS)
    if _begins_lower_case(after):
        over_text = before.isupper() and len(after) >= _LONG_PARAGRAPH  # a heading; the first letter was a picture
        return bool(width) or not (ended or over_text)
    if not width:
        return False
    if _indent(after) > _indent(before) + 1:
        return False
    length = len(before.rstrip())
    if length + 1 + len(after.split(maxsplit=1)[0]) > width:
        return True
    return not ended and length >= _MIN_RAGGED_LENGTH * width


def _gives_page(line: str) -> bool:
    """Return whether a line ends with the number of a page, as in a table of contents ("Die Flucht      12")."""
    words = line.rstrip()
    entry = words.rstrip("0123456789")
    return entry.endswith(_LEADERS) and 0 < len(words) - len(entry) <= _LONGEST_PAGE and bool(entry.strip(" ."))


def _begins_lower_case(line: str) -> bool:
    """Return whether a line begins in lower case, unless with an address or an item's mark ("b) ...")."""
    line = line.lstrip()
    return line[:1].islower() and not _ADDRESS.match(line) and line[1:2] != ")"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
