"""Headings of a book that are not numbered: sets of lines of the same form, far from each other."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.books import is_book, is_dated
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

_FEWEST = 3
_GAP, _GAP_OF_MANY = 3_000, 700
"""Characters between the headings, in the middle of all gaps; there may be fewer if there are many headings."""
_MANY = 10
_PART = 80_000
"""Characters on average from which numbered headings open parts, so that chapters may lie in them."""
_OPENING = 1_500
"""Maximum position of the first heading, in characters."""
_LONGEST = 90
_FEWEST_CAPITALS = 3
_SPEECH = '„“”"»«‚‘›‹–—-'

_MOST_WORDS = 9
_OPENING_SENTENCES = """
    Er Sie Es Ich Du Wir Ihr Man Da Dann Nun So Ja Nein Nichts Niemand Alles Doch Aber Und Wie Was Wer Wo Dort Hier
    Jetzt Endlich Plötzlich Keine Kein Wieder Auch Nur Noch Wohl Gut
"""
_WITH_NOUNS = """
    der die das des dem den ein eine einer eines einem einen und oder von vom zu zum zur in im ins am an ans auf aufs
    aus bei beim mit nach für über ueber unter um durch gegen ohne vor wider zwischen bis als wie
"""
_PRONOUNS = frozenset(_OPENING_SENTENCES.split())
_FUNCTION_WORDS = frozenset(_WITH_NOUNS.split())
_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em", "s")


def find_unnumbered(draft: Draft) -> dict[int, Role]:
    """Find the headings of a book that are not numbered.

    Lines in capitals are headings in any position. Others are headings only if the first of them opens the book or
    its first part, and if no numbered headings divide the book.
    """
    if draft.is_marked or not is_book(draft):
        return {}
    blocks = draft.blocks
    lines = [at for at in range(len(blocks) - 1) if _could_be_heading(draft, at)]
    found = _far_apart(draft, [at for at in lines if _is_capital(blocks[at].text)])
    numbered = sum(role is Role.HEADING and number(blocks[at].text) is not None for at, role in enumerate(draft.roles))
    if numbered and blocks[-1].span[1] / numbered < _PART:
        return dict.fromkeys(found, Role.HEADING)
    times = Counter(blocks[at].text for at in lines)
    unique = [at for at in lines if " " in blocks[at].text or times[blocks[at].text] == 1]  # not "Bettine", "Frankfurt"
    for test in (is_heading, is_nominal):
        alike = [at for at in unique if test(blocks[at].text)]
        if alike and blocks[alike[0]].span[0] < _OPENING:
            found += _far_apart(draft, alike)
    return dict.fromkeys(found, Role.HEADING)


def _could_be_heading(draft: Draft, at: int) -> bool:
    """Return whether a line may be a heading by its length, its beginning and the text under it."""
    block = draft.blocks[at]
    text = block.text
    if block.skipped or len(text) > _LONGEST or text.endswith("?") or text[0] in _SPEECH:
        return False
    undecided = draft.is_undecided(at) or (at == 0 and draft.roles[at] is Role.HEADING)
    return undecided and is_running_text(draft.blocks[at + 1].text) and not is_dated(text) and not number(text)


def _far_apart(draft: Draft, lines: list[int]) -> list[int]:
    """Return the lines if there are some thousand characters between most of them, else none."""
    starts = [draft.blocks[at].span[0] for at in [*lines, len(draft.blocks) - 1]]
    gaps = [after - before for before, after in pairwise(starts)]
    least = _GAP if len(lines) < _MANY else _GAP_OF_MANY
    return lines if len(lines) >= _FEWEST and median(gaps) >= least else []


def _is_capital(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def is_nominal(text: str) -> bool:
    """Return whether a line is a title that ends with a full stop ("Die Flucht."), not a sentence ("Er floh.").

    Its words are nouns, words that go with nouns, and adjectives before a noun.
    """
    if not text.endswith(".") or text.count(".") > 1 or not text[0].isupper():
        return False
    words = text.rstrip(".").replace(",", "").split()
    if len(words) > _MOST_WORDS or words[0] in _PRONOUNS:
        return False
    for word, following in pairwise([*words, "."]):
        if word[0].islower() and word not in _FUNCTION_WORDS:
            before_noun = following[0].isupper() or following == "und" or following.endswith(_ADJECTIVE_ENDS)
            if not (word.endswith(_ADJECTIVE_ENDS) and before_noun):
                return False
    return words[-1][0].isupper()
