"""Whether a book is a play: names of speakers open its paragraphs, or stand on lines of their own above them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

_ACTS = ("akt", "aufzug", "szene", "auftritt", "actus", "scena")
_LONGEST_NAME = 40
_FEWEST_TURNS, _FEWEST_SPEAKERS, _FEWEST_OF_EACH = 15, 2, 3
_LONGEST_TURN = 700
"""Maximum length of a speech, in characters on average."""
_STAGED, _INLINE, _ALONE = 0.08, 0.4, 0.2
"""Share of the paragraphs that begin with the name of a speaker, in a play with acts or a cast and in one without, and
share of those that are nothing but the name."""
_SLICES, _SPREAD = 10, 0.7
"""Equal parts of the book, and the share of them that must have speeches."""
# Matches the beginning of "ANNA. So früh?", "Ein Diener (leise): Ja.", "DER ZWEITE GAST"; not of "er: ja",
# "Sie kam und blieb bis acht".
_TURN = lazy_regex(
    r"(?P<name>[A-ZÄÖÜ][^\s.:,;!?()]*(?: [^\s.:,;!?()„“»«]{1,20}){0,3})\s?(?:(?:\([^()]{1,80}\))?[.:]|\(|$)"
)
# Matches all of "Personen:", "Dramatis personae.", "Die Personen des Stücks"; not of "Personen wurden verletzt".
_CAST = lazy_regex(
    r"(?:Die |Handelnde )?(?:Dramatis )?Person(?:en|ae|æ)(?:verzeichnis|register)?(?: de[rs] [a-zäöüß]{4,20})?[.:]?",
    re.IGNORECASE,
)


def is_play(draft: Draft) -> bool:
    """Return whether a text is a play: it has acts or a cast, or is long, and the same few names come again often."""
    texts = tuple(block.text for block in draft.blocks)
    return bool(texts) and _is_play(texts, draft.blocks[-1].span[1], is_long=is_book(draft))


@lru_cache(1)  # several detectors ask about the same text
def _is_play(texts: tuple[str, ...], length: int, *, is_long: bool) -> bool:
    """Return whether the paragraphs of a text are those of a play; `length` is that of its source in characters."""
    is_staged = any(is_cast(text) or _is_act(text) for text in texts)
    if not is_staged and not is_long:
        return False
    names = [_speaker(text) for text in texts]
    times = Counter(names)
    speakers = {name for name, count in times.items() if name and count >= _FEWEST_OF_EACH}
    turns = [at for at, name in enumerate(names) if name in speakers]
    alone = sum(len(texts[at]) <= len(names[at]) + 1 for at in turns)
    if len(speakers) < _FEWEST_SPEAKERS or len(turns) < max(_FEWEST_TURNS, length / _LONGEST_TURN):
        return False  # letters are longer than speeches
    often = len(turns) >= _INLINE * len(texts) or alone >= _ALONE * len(texts)
    return (often or (is_staged and len(turns) >= _STAGED * len(texts))) and _are_spread(turns, len(texts))


def _are_spread(turns: Sequence[int], paragraphs: int) -> bool:
    """Return whether the speeches are in most parts of the book, not only in one of several tales."""
    least = _STAGED * paragraphs / _SLICES / 2
    slices = Counter(at * _SLICES // paragraphs for at in turns)
    return sum(count >= least for count in slices.values()) >= _SPREAD * _SLICES


def is_cast(text: str) -> bool:
    """Return whether a line is the heading of a list of a play's characters ("Personen:")."""
    return len(text) <= _LONGEST_NAME and _CAST.fullmatch(text) is not None


def _speaker(text: str) -> str:
    """Return the name with which a speech of a play begins; empty for any other text."""
    found = _TURN.match(text)
    name = found["name"] if found else ""
    return "" if len(name) > _LONGEST_NAME or _is_act(text) else name


def _is_act(text: str) -> bool:
    counted = number(text) if 0 < len(text) <= _LONGEST_NAME else None
    return counted is not None and counted.form.endswith(_ACTS)
