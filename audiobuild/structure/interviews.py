"""Interviews: their questions are not headings, though they are short lines over longer answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_heading, is_running_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Block
    from audiobuild.structure.draft import Draft

_FEWEST = 3
"""Fewest questions of an interview."""
_LONGEST = 400
# Matches "Das Gespräch führte Jan Koch", "Interview: Eva Lang", "Im Gespräch mit"; not "Interviews sind schwer".
_LABEL = re.compile(
    r"\b(?:Das (?:Gespräch|Interview) führ|Die Fragen stell|Im (?:Gespräch|Interview)\b|Interview(?::| mit\b|$)"
    r"|Interviewt von)"
)
# Matches in "Frau Beispiel, warum ...?", "Haben Sie eine Idee?"; not in "Wer bekommt das Geld?".
_ADDRESS = re.compile(
    r"\b(?:(?:Frau|Herr) (?:Dr\. |Prof\. )*[A-ZÄÖÜ][\w-]+,|(?:Haben|Sind|Werden|Würden|Wollen|Können) Sie\b)"
)
# Matches the name in "Eva Brandl: Genau sieben Stunden."; not "Und dann: nichts".
_SPEAKER = re.compile(r"[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,2}(?=: )")
_LABELLED_LINES = 6
"""Lines at the beginning and at the end of a text that may say that it is an interview."""


def questions(draft: Draft) -> set[int]:
    """Return the blocks that ask in an interview; none if the text is not an interview.

    A text is one if answers begin with a speaker's name, or if it has several questions over text and a line says so,
    or one of the questions addresses a person, or a quarter of them are too long for headings.
    """
    blocks = draft.blocks
    answered = _answered_by_name(blocks)
    asking = [at for at in range(len(blocks) - 1) if _asks(draft, at)]
    if len(asking) < _FEWEST:
        return answered
    ends = (*blocks[:_LABELLED_LINES], *blocks[-_LABELLED_LINES:])
    labelled = any(_LABEL.search(block.text) for block in ends if len(block.text) <= _LONGEST)
    addressed = any(_ADDRESS.search(blocks[at].text) for at in asking)
    long = sum(not is_heading(blocks[at].text) for at in asking)
    return answered | set(asking) if labelled or addressed or 4 * long >= len(asking) else answered


def _asks(draft: Draft, at: int) -> bool:
    """Return whether a block is a question with a paragraph under it."""
    text = draft.blocks[at].text
    following = draft.blocks[at + 1]
    if not draft.is_undecided(at) or not text.endswith("?") or len(text) > _LONGEST:
        return False
    return draft.roles[at + 1] is Role.PARAGRAPH and is_running_text(following.text)


def _answered_by_name(blocks: Sequence[Block]) -> set[int]:
    """Return the questions whose answers begin with a name: "Solbach: Weil es schön ist."."""
    speakers = [speaker[0] if (speaker := _SPEAKER.match(block.text)) else "" for block in blocks]
    regular = {name for name, times in Counter(speakers).items() if name and times > 1}
    return {
        at
        for at, (block, answering) in enumerate(zip(blocks, speakers[1:], strict=False))
        if answering in regular and block.text.endswith("?")
    }
