"""Headings of a book that are not numbered: sets of lines of the same form, far from each other."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.books import is_book, is_dated
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audiobuild.structure.draft import Draft

_FEWEST = 3
_GAP, _GAP_OF_MANY = 3_000, 700
"""Characters between the headings, in the middle of all gaps; there may be fewer if there are many headings."""
_MANY = 10
_FAR = 10_000
"""Least characters between lines that are headings although none of them opens the book."""
_NEAR = 0.1
"""Part of lines of several forms that may be nearer than `_GAP` to the next one."""
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
    sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres mein meine meinem meinen meiner
    aus bei beim mit nach für über ueber unter um durch gegen ohne vor wider zwischen bis als wie
"""
_PRONOUNS = frozenset(_OPENING_SENTENCES.split())
_FUNCTION_WORDS = frozenset(_WITH_NOUNS.split())
_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em", "s")
_DIRECTIONS = ("hinaus", "hinauf", "hinab", "hinunter", "hinein", "heim", "daheim", "zurück", "entlang", "entgegen")
# Matches the beginning of "Deine Sibilla.", "Ihre liebe Tochter Bettine"; not of "Die Tochter", "Deinetwegen".
_ADDRESSED = re.compile(r"(?:Deine?[rmn]?|Euere?|Eure?|Ihre?|Gute Nacht|Leb wohl|Lebe wohl|Adieu)\b")
# Matches "Wie Hans zu seinem Hut kam.", "Worin ein Brief ankommt."; not "Wie schön, dass er kam.", "Was ihm fehlte.".
_CLAUSE = re.compile(r"(?:Wie|Worin|Warum|In welchem) (?:[\w'’-]+ ){2,12}[a-zäöü]+t?\.")


def find_unnumbered(draft: Draft) -> dict[int, Role]:
    """Find the headings of a book that are not numbered.

    Lines in capitals are headings in any position. If lines are set apart by more space than paragraphs are, they
    are headings and no others. Without such space, other lines are headings only if the first of them opens the book or
    its first part, or all of them are very far apart, and if no numbered headings divide the book.
    """
    if draft.is_marked or not is_book(draft):
        return {}
    blocks = draft.blocks
    lines = [at for at in range(len(blocks) - 1) if _could_be_heading(draft, at)]
    found = _far_apart(draft, [at for at in (*lines, *_headings(draft)) if _is_capital(blocks[at].text)])
    if apart := find_set_apart(draft):
        return dict.fromkeys([*found, *apart], Role.HEADING)
    numbered = sum(number(blocks[at].text) is not None for at in _headings(draft))
    if numbered and blocks[-1].span[1] / numbered < _PART:
        return dict.fromkeys(found, Role.HEADING)
    times = Counter(blocks[at].text for at in lines)
    unique = [at for at in lines if " " in blocks[at].text or times[blocks[at].text] == 1]  # not "Bettine", "Frankfurt"
    sets = [_of_form(draft, unique, tests) for tests in _FORMS]
    return dict.fromkeys([*found, *max(sets, key=len)], Role.HEADING)


def _headings(draft: Draft) -> list[int]:
    return [at for at, role in enumerate(draft.roles) if role is Role.HEADING]


def _of_form(draft: Draft, lines: Sequence[int], tests: Sequence[Callable[[str], bool]]) -> list[int]:
    """Return the lines that pass one of some tests, if they are far apart and the first of them opens the book."""
    blocks = draft.blocks
    alike = [at for at in lines if any(test(blocks[at].text) for test in tests)]
    opened = bool(alike) and (blocks[alike[0]].span[0] < _OPENING or _all_far(draft, alike))
    if opened and len(tests) == 1:
        return _far_apart(draft, alike)
    under_title = tests == _FORMS[0] and is_heading(_opening(draft))  # the title page names the first one
    near = sum(gap < _GAP for gap in _gaps(draft, alike))
    return _far_apart(draft, alike) if (opened or under_title) and near <= _NEAR * len(alike) else []


def _all_far(draft: Draft, lines: Sequence[int]) -> bool:
    """Return whether each of many lines is farther from the next one than a sentence that stands alone would be."""
    return len(lines) >= _MANY // 2 and min(_gaps(draft, lines)) >= _FAR


def _opening(draft: Draft) -> str:
    """Return the line right above a book's first paragraph; empty if there is none."""
    first = next((at for at, block in enumerate(draft.blocks) if is_running_text(block.text)), 0)
    return draft.blocks[first - 1].text if first and not number(draft.blocks[first - 1].text) else ""


def find_set_apart(draft: Draft) -> list[int]:
    """Return the short lines over text that have more space above than paragraphs have, if they are far apart.

    The space is that of the numbered headings if there are some, else the one that most of these lines have.
    """
    blocks = draft.blocks
    above = [0, *(draft.gap_below(at) for at in range(len(blocks) - 1))]
    between = Counter(above[at] for at in range(1, len(blocks)) if _runs_on(draft, at - 1) and _runs_on(draft, at))
    usual = max(between, key=lambda gap: between[gap], default=0)
    lines = [at for at in range(len(blocks) - 1) if above[at] > usual and _could_be_set_apart(draft, at)]
    numbered = [at for at in _headings(draft) if number(blocks[at].text)]
    both_sides = [at for at in lines if draft.gap_below(at) > usual]
    lines = both_sides if _far_apart(draft, both_sides) else lines
    measure = numbered if len(numbered) >= _FEWEST else lines
    if not measure:
        return []
    least = max(Counter(above[at] for at in measure).items(), key=lambda item: (item[1], item[0]))[0]
    apart = [at for at in lines if above[at] >= least > usual]
    if measure is lines:
        return _far_apart(draft, apart)
    return [at for at in apart if number(blocks[at].text) or any(test(blocks[at].text) for test in _FORMS[-1])]


def _could_be_set_apart(draft: Draft, at: int) -> bool:
    """Return whether a line with space above it may be a heading by its length and the text under it."""
    text, below = draft.blocks[at].text, draft.blocks[at + 1].text
    short = 0 < len(text) <= _LONGEST and not text.endswith((",", ";", ":")) and text[0] not in "([*"
    over_text = is_running_text(below) or (len(below) <= _LONGEST and _runs_on(draft, at + 2))
    return short and over_text and draft.is_undecided(at) and not draft.blocks[at].skipped and not is_dated(text)


def _runs_on(draft: Draft, at: int) -> bool:
    return at < len(draft.blocks) and is_running_text(draft.blocks[at].text)


def _could_be_heading(draft: Draft, at: int) -> bool:
    """Return whether a line may be a heading by its length, its beginning and the text under it."""
    block = draft.blocks[at]
    text = block.text
    if block.skipped or not 0 < len(text) <= _LONGEST or text.endswith("?") or text[0] in _SPEECH:
        return False
    undecided = draft.is_undecided(at) or (at == 0 and draft.roles[at] is Role.HEADING)
    return (
        undecided
        and is_running_text(draft.blocks[at + 1].text)
        and not is_dated(text)
        and not number(text)
        and not closes_letter(text)
    )


def closes_letter(text: str) -> bool:
    """Return whether a line ends a letter ("Deine Sibilla.", "Gute Nacht")."""
    return _ADDRESSED.match(text) is not None


def _far_apart(draft: Draft, lines: list[int]) -> list[int]:
    """Return the lines if there are some thousand characters between most of them, else none."""
    least = _GAP if len(lines) < _MANY else _GAP_OF_MANY
    return lines if len(lines) >= _FEWEST and median(_gaps(draft, lines)) >= least else []


def _gaps(draft: Draft, lines: Sequence[int]) -> list[int]:
    """Return the characters from each line to the next, and from the last one to the end; 0 if there is no line."""
    starts = [draft.blocks[at].span[0] for at in [*sorted(lines), len(draft.blocks) - 1]]
    return [after - before for before, after in pairwise(starts)] or [0]


def _is_capital(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def is_nominal(text: str) -> bool:
    """Return whether a line is a title that ends with a full stop ("Die Flucht."), not a sentence ("Er floh.").

    Its words are nouns, words that go with nouns, and adjectives between such a word and a noun; an adverb of direction
    may close it ("Aufs Land hinaus.").
    """
    if not text.endswith(".") or text.count(".") > 1 or not text[0].isupper():
        return False
    words = text.rstrip(".").replace(",", "").split()
    if not 0 < len(words) <= _MOST_WORDS or words[0] in _PRONOUNS:
        return False
    if len(words) > 1 and words[-1] in _DIRECTIONS and words[0].lower() in _FUNCTION_WORDS:
        words = words[:-1]
    for before, word, following in zip(["", *words], words, [*words[1:], "."], strict=False):
        if word[0].islower() and word not in _FUNCTION_WORDS:
            after_noun = before[0].isupper() and before.lower() not in _FUNCTION_WORDS  # "Anna liebte Paul."
            before_noun = following[0].isupper() or following == "und" or _is_adjective(following)
            if after_noun or not (_is_adjective(word) and before_noun):
                return False
    return words[-1][0].isupper() or words[-1].isdecimal()


def _is_adjective(word: str) -> bool:
    return word.endswith(_ADJECTIVE_ENDS) and word not in _FUNCTION_WORDS


def is_clause(text: str) -> bool:
    """Return whether a line is a clause as old headings are ("Wie Hans zu seinem Hut kam."), not a sentence."""
    return _CLAUSE.fullmatch(text) is not None


_FORMS = ((is_heading,), (is_nominal,), (is_heading, is_nominal, is_clause))
"""Tests of which the headings of a book pass one."""
