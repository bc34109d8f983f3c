"""Headings: lines that look like one and have running text under them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.bylines import is_signature
from audiobuild.structure.draft import ASIDES, Draft
from audiobuild.structure.heading_lines import has_sentences, is_heading, is_running_text, is_score, is_section_name
from audiobuild.structure.interviews import questions
from audiobuild.structure.letters import closing_lines, is_salutation
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Block

# Matches the beginning of "Preis: 199 Euro"; not of "Der Preis: hoch".
_FIELD = lazy_regex(r"[A-ZÄÖÜ][\w/-]*:\s")
_FEWEST_FIELDS, _FEWEST_FIGURES = 3, 2
# Matches all of "Dauer: 50 Minuten", "Schwierigkeit: leicht"; not of "Unfall: Drei Tote", "Preis: noch ist er hoch".
_SHORT_FIELD = lazy_regex(r"[A-ZÄÖÜ][\w/-]*:\s(?:ca\. )?(?:[a-zäöü]|\d)\S*(?: \S+)?")
# Matches all of "„Kommt er noch?“", "»Nein.«"; not of "„Alles wird gut“", "„Nein“, sagte er.".
_SPEECH = lazy_regex(r"[„»\"][^„“”»«\"]{1,80}[.!?…][“”«\"]")
_FEWEST_APART = 2
"""Certain headings between blank lines that make others certain, if those are not more."""
_FRAME = 3
"""Signs before the words of a line in a frame."""
_SHORTEST_LIST = 4
"""As many headings with no text between them are a list."""
# Matches "3. Energie" and "Punkt 3: Energie"; not "3 Fragen an den Rat".
_NUMBERED = lazy_regex(r"(?:[A-ZÄÖÜ]\w+ )?\d{1,2}[.):] ")
_FEWEST_ENTRIES = 3
"""As many dates over short paragraphs are the days of a calendar."""
_LONGEST_BARE = 60


def find_diary(draft: Draft) -> dict[int, Role]:
    """Find the days of a diary: two or more dates, each over a paragraph of running text, are headings.

    So are three or more over any paragraphs: the days of a calendar.
    """
    if is_book(draft):
        return {}
    entries = [
        at
        for at, role in enumerate(draft.roles[:-1])
        if role is Role.DATE and draft.roles[at + 1] is Role.PARAGRAPH and draft.is_heard(at + 1)
    ]
    days = [at for at in entries if is_running_text(draft.blocks[at + 1].text)]
    if len(entries) >= _FEWEST_ENTRIES:
        return dict.fromkeys(entries, Role.HEADING)
    return dict.fromkeys(days, Role.HEADING) if len(days) > 1 else {}


def find_headings(draft: Draft) -> dict[int, Role]:
    """Find headings from the last block to the first, since what follows a line decides whether it is one.

    A line that looks like a heading over a short paragraph is one only if a certain heading is of its kind. Where the
    source marks two headings or more, there are no others.
    """
    blocks, roles = draft.blocks, draft.roles
    if draft.is_marked or is_book(draft):
        return {}
    others = _lines_of_other_kinds(draft)
    found: dict[int, Role] = {}
    uncertain: dict[str, list[int]] = {}
    following = ""  # the text that comes next, without headings and asides
    listed = False  # whether it is an item of a list
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        skipped = not draft.is_heard(at) or roles[at] is Role.BOILERPLATE
        if skipped or (following and is_salutation(block.text)):
            continue
        free = block.role is None and at not in others and not _closes_list(draft, at)
        looks_like_heading = free and following and is_heading(block.text)
        if looks_like_heading and (listed or _heads(block.text, following)):
            found[at] = Role.HEADING
            continue
        if looks_like_heading and following.endswith((".", "!", ")")):
            uncertain.setdefault(_kind(blocks, at), []).append(at)
        if roles[at] is not Role.HEADING:
            following, listed = block.text, roles[at] is Role.ITEM or is_score(block.text)
    found = _without_thoughts(draft, found)
    certain = Counter(_kind(blocks, at) for at, role in enumerate(roles) if Role.HEADING in (found.get(at), role))
    if certain["apart"] < max(_FEWEST_APART, len(uncertain.get("apart", ()))):
        del certain["apart"]
    return found | {at: Role.HEADING for kind in set(certain) - {""} for at in uncertain.get(kind, ())}


def _lines_of_other_kinds(draft: Draft) -> set[int]:
    """Return the lines that are no headings whatever they look like: of letters, interviews, forms, lists and links."""
    blocks = draft.blocks
    items = {at for at, role in enumerate(draft.roles) if role is Role.ITEM}
    signatures = {
        at for at in range(1, len(blocks)) if is_signature(blocks[at].text) and _ends_text(blocks[at - 1].text)
    }
    return closing_lines(blocks) | questions(draft) | _fields(draft) | items | signatures | draft.linked


def _heads(text: str, following: str) -> bool:
    """Return whether a line is certainly the heading of the text that follows: that is prose, or the line says so."""
    if is_running_text(following) or is_section_name(text):
        return True
    return not text.endswith("?") and has_sentences(following)


def _without_thoughts(draft: Draft, found: dict[int, Role]) -> dict[int, Role]:
    """Return the headings without short questions that a tale asks, if it has no other heading under its title."""
    first = draft.first_heard
    inner = [at for at in found if at > first]
    alone = len(inner) == 1 and is_running_text(draft.blocks[first].text)
    heads = {at for at, role in enumerate(draft.roles) if Role.HEADING in (found.get(at), role)}
    bare = {at for at in heads if _is_bare(draft.blocks[at].text)}
    parts = {at for at in heads if _names_part(draft.blocks[at].text)}
    asked = all(draft.blocks[at].text.endswith("?") for at in inner if at not in bare | parts)
    if asked and (alone or len(bare) > 1 or len(parts) > 1 or _is_tale(draft)):
        return {at: role for at, role in found.items() if at == first or at in bare | parts}
    return found


def _is_bare(text: str) -> bool:
    """Return whether a line is the number of a chapter, with a name only as books print it: "3", "IV. Die Burg."."""
    counted = number(text) if 0 < len(text) <= _LONGEST_BARE else None
    return counted is not None and not counted.known and (not counted.name or text.endswith("."))


def _names_part(text: str) -> bool:
    """Return whether a line is the number of a part of a book: "Erster Brief.", "Kapitel 3"."""
    counted = number(text) if 0 < len(text) <= _LONGEST_BARE else None
    return counted is not None and counted.known


def _is_tale(draft: Draft) -> bool:
    """Return whether some paragraph is nothing but a short speech, as in tales; then a short question is a thought."""
    return any(_SPEECH.fullmatch(block.text) and block.role is None for block in draft.blocks)


def _fields(draft: Draft) -> set[int]:
    """Return the lines of fields with no blank line between ("Preis: 199 Euro"): three, or two with figures or short.

    Short ones have a figure and a word ("Dauer: 50 Minuten") or words in lower case ("Schwierigkeit: leicht").
    """
    found: set[int] = set()
    run: list[int] = []
    for at, block in enumerate([*draft.blocks, None]):
        is_field = block is not None and _FIELD.match(block.text) is not None
        if is_field and (not run or draft.gap_below(at - 1) <= 1):
            run.append(at)
            continue
        figures = sum(any(map(str.isdecimal, draft.blocks[field].text)) for field in run)
        short = len(run) > 1 and all(_SHORT_FIELD.fullmatch(draft.blocks[field].text) for field in run)
        found.update(run if len(run) >= _FEWEST_FIELDS or figures >= _FEWEST_FIGURES or short else ())
        run = [at] if is_field else []
    return found


def _ends_text(text: str) -> bool:
    """Return whether a block is running text, under which a signature may stand."""
    return is_running_text(text) and text.endswith((".", "!", "?", "“"))


def _closes_list(draft: Draft, at: int) -> bool:
    """Return whether a line is the last of a few short ones under a line with a colon ("Getauft wurden:")."""
    if draft.gap_below(at) <= 1:
        return False
    first = at
    while first > 0 and draft.gap_below(first - 1) <= 1 and not is_running_text(draft.blocks[first - 1].text):
        first -= 1
    return first < at and draft.blocks[first].text.endswith(":")


def _kind(blocks: Sequence[Block], at: int) -> str:
    """Return what makes short headings alike; empty for any that is like no other.

    It is a question mark, a number, a frame ("+++ Wetter +++"), no blank line below, or blank lines on both sides.
    """
    text = blocks[at].text
    if text.endswith("?"):
        return "question"
    if _NUMBERED.match(text):
        return "number"
    if blocks[at].source_position(0) - blocks[at].span[0] >= _FRAME:
        return "framed"
    above = blocks[at - 1] if at else None
    alone_above = above is None or above.span[1] - above.source_position(len(above.text)) > 1
    below = blocks[at].span[1] - blocks[at].source_position(len(text))
    if not alone_above:
        return ""
    return "right above the text" if below <= 1 else "apart"


def find_lists(draft: Draft) -> dict[int, Role]:
    """Find lists of four and more unmarked headings with no text between: the inner ones are PARAGRAPH."""
    found: dict[int, Role] = {}
    run: list[int] = []
    for at, role in enumerate([*draft.roles, Role.PARAGRAPH]):
        if role is Role.HEADING and not draft.blocks[at].role and not is_section_name(draft.blocks[at].text):
            run.append(at)
        elif not (role in ASIDES and run):
            if len(run) >= _SHORTEST_LIST:
                found |= dict.fromkeys(run[1:-1], Role.PARAGRAPH)
            run = []
    return found
