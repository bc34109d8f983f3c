"""Interviews: their questions are not headings, though they are short lines over longer answers."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import InlineKind, Role
from audiobuild.structure.draft import Draft
from audiobuild.structure.heading_lines import is_heading, is_running_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Block, Script

_FEWEST, _FEWEST_CERTAIN = 3, 2
"""Minimum number of questions, and the same if a line names the interview or a person is addressed by name."""
_LONGEST = 400
# Matches "Das Gespräch führte Jan Koch", "Interview: Eva Lang", "Fünf Fragen an den Förster"; not "Interviews nerven".
_LABEL = lazy_regex(
    r"\b(?:Das (?:Gespräch|Interview) führ|Die Fragen stell|[Ii]m (?:Gespräch|Interview)\b|Gespräch mit\b|Fragen an\b"
    r"|Interview(?::| mit\b|$)"
    r"|Interviewt von)"
)
# Matches in "Frau Beispiel, warum ...?", "Haben Sie eine Idee?"; not in "Wer bekommt das Geld?".
_ADDRESS = lazy_regex(
    r"\b(?:(?:Frau|Herr) (?:Dr\. |Prof\. )*[A-ZÄÖÜ][\w-]+,|(?:Haben|Sind|Werden|Würden|Wollen|Können) Sie\b)"
)
# Matches the name in "Eva Brandl: Genau sieben Stunden."; not "Und dann: nichts".
_SPEAKER = lazy_regex(r"[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,2}(?=: )")
# Matches in "Frau Beispiel, warum ...?", "Hanna, wann warst du dort?"; not in "Wohngeld, wer bekommt das?".
_ADDRESS_BY_NAME = lazy_regex(
    r"\b(?:Frau|Herr) (?:Dr\. |Prof\. )*[A-ZÄÖÜ][\w-]+,|^[A-ZÄÖÜ][a-zäöüß]+, .*\b(?:du|dich|dir)\b"
)
_ASKING = frozenset({"Frage", "F", "Fragen", "Interviewer", "Interviewerin", "Redaktion"})
"""Names of whoever asks, whatever the questions look like."""
_FEWEST_NAMED = 2
"""Minimum number of questions after a speaker's name."""
_LABELLED_LINES = 6
"""Lines at the beginning and at the end of a text that may say that it is an interview."""


def questions(draft: Draft) -> set[int]:
    """Return the blocks that ask in an interview; none if the text is not an interview.

    A text is one if answers begin with a speaker's name, or if it has several questions over text and a line says so,
    or one of the questions addresses a person, or a quarter of them are too long for headings. Two questions are enough
    if a line says so or a person is addressed by name.
    """
    blocks = draft.blocks
    answered = _answered_by_name(blocks)
    asking = [at for at in range(len(blocks) - 1) if _asks(draft, at) and is_running_text(blocks[at + 1].text)]
    if len(asking) < _FEWEST_CERTAIN:
        return answered
    ends = (*blocks[:_LABELLED_LINES], *blocks[-_LABELLED_LINES:])
    labelled = any(_LABEL.search(block.text) for block in ends if len(block.text) <= _LONGEST)
    certain = labelled or any(_ADDRESS_BY_NAME.search(blocks[at].text) for at in asking)
    if len(asking) < _FEWEST and not certain:
        return answered
    addressed = any(_ADDRESS.search(blocks[at].text) for at in asking)
    long = sum(not is_heading(blocks[at].text) for at in asking)
    if not certain and not addressed and 4 * long < len(asking):
        return answered
    return answered | {at for at in range(len(blocks) - 1) if _asks(draft, at)}


def find_marked_questions(draft: Draft) -> dict[int, Role]:
    """Find the questions of an interview that its source marks as headings: they are PARAGRAPH, and begin no chapter.

    Most headings are questions then, and a line says that it is an interview, or a person is addressed by name.
    """
    blocks = draft.blocks
    marked = [at for at, block in enumerate(blocks) if block.role is Role.HEADING and draft.roles[at] is Role.HEADING]
    asked = [at for at in marked if blocks[at].text.endswith("?")]
    if len(asked) < _FEWEST or 2 * len(asked) < len(marked):
        return {}
    ends = [block.text for block in (*blocks[:_LABELLED_LINES], *blocks[-_LABELLED_LINES:])]
    labelled = any(_LABEL.search(text) for text in ends if len(text) <= _LONGEST)
    named = any(_ADDRESS_BY_NAME.search(blocks[at].text) for at in asked)
    return dict.fromkeys(asked, Role.PARAGRAPH) if labelled or named else {}


def asking_blocks(script: Script) -> frozenset[int]:
    """Return the narrated blocks of a script that ask in an interview; none if the text is not an interview.

    Besides what `questions` finds, these are the blocks of a speaker who mostly asks ("Frage: ...", "SZ: ..."), and
    paragraphs that are wholly bold over others that are not.
    """
    heard = [at for at, block in enumerate(script.blocks) if not block.skipped]
    blocks = tuple(
        replace(block, role=None) if block.role in (Role.PARAGRAPH, Role.LEAD) else block
        for block in (script.blocks[at] for at in heard)
    )
    found = questions(Draft.of(blocks)) | _asked_by_name(blocks) | _bold(script, blocks)
    return frozenset(heard[at] for at in found if blocks[at].role in (None, Role.ITEM))


def _asked_by_name(blocks: Sequence[Block]) -> set[int]:
    """Return the blocks of a speaker most of whose blocks are questions, if another one answers."""
    speakers = [speaker[0] if (speaker := _SPEAKER.match(block.text)) else "" for block in blocks]
    counted = Counter(speakers)
    asked = Counter(speaker for speaker, block in zip(speakers, blocks, strict=True) if block.text.endswith("?"))
    asking = {
        name
        for name, times in counted.items()
        if name and times >= _FEWEST_NAMED and (name in _ASKING or 2 * asked[name] > times)
    }
    answered = any(name not in asking and text.role is None for name, text in zip(speakers, blocks, strict=True))
    return {at for at, name in enumerate(speakers) if name in asking} if answered else set()


def _bold(script: Script, blocks: Sequence[Block]) -> set[int]:
    """Return the wholly bold paragraphs over other paragraphs, if there are several and most of them are questions."""
    strong = [found.span for found in script.inline if found.kind is InlineKind.STRONG]
    bold = [block.role is None and _covers(strong, block) for block in blocks]
    over = [at for at in range(len(blocks) - 1) if bold[at] and not bold[at + 1] and blocks[at + 1].role is None]
    asked = sum(blocks[at].text.endswith("?") for at in over)
    return set(over) if len(over) >= _FEWEST and 2 * asked >= len(over) else set()


def _covers(spans: Sequence[tuple[int, int]], block: Block) -> bool:
    """Return whether one of some spans, sorted by their start, covers the whole text of a block."""
    start, end = block.source_position(0), block.source_position(len(block.text))
    at = bisect_right(spans, (start, end + 1)) - 1
    return at >= 0 and spans[at][0] <= start and end <= spans[at][1]


def _asks(draft: Draft, at: int) -> bool:
    """Return whether a block is a question with a paragraph under it."""
    text = draft.blocks[at].text
    asked = draft.is_undecided(at) and text.endswith("?") and len(text) <= _LONGEST
    return asked and draft.roles[at + 1] is Role.PARAGRAPH


def _answered_by_name(blocks: Sequence[Block]) -> set[int]:
    """Return the questions whose answers begin with a name: "Solbach: Weil es schön ist."."""
    speakers = [speaker[0] if (speaker := _SPEAKER.match(block.text)) else "" for block in blocks]
    regular = {name for name, times in Counter(speakers).items() if name and times > 1}
    return {
        at
        for at, (block, answering) in enumerate(zip(blocks, speakers[1:], strict=False))
        if answering in regular and block.text.endswith("?")
    }
