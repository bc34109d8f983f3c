"""Portraits at the end of an article: of its author ("Über die Autorin") and of who publishes a press release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.bylines import credit_line
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.notices import is_press_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.structure.draft import Draft

# Matches all of "Autorin", "Gastautor"; not of "Autorität".
_WHO = r"(?:Gast)?[Aa]utor(?:in|en|innen)?|Verfasser(?:in)?|[Rr]edakteur(?:in)?"
# Matches all of "Über die Autorin", "Zum Autor:", "Die Autorin"; not of "Über die Autorin Anna Seghers".
_LABEL = lazy_regex(
    rf"(?:(?:(?:Mehr )?[Üü]ber (?:den|die|unsere?n?) |Zu[mr] |Der |Die )(?:{_WHO})|Über (?:mich|uns)|{_WHO}):?"
)
# Matches the beginning of "Über den Autor: Jan Koch ist ...", "Unsere Autorin lebt in Ulm.";
# not of "Die Autorin lebt".
_OPENING = lazy_regex(
    rf"(?:Über (?:den|die) |Zu[mr] )(?:{_WHO})(?::| –) \S|Unsere? (?:{_WHO}) (?:[A-ZÄÖÜ]\S+ ){{0,3}}[a-zäöü]+t\b"
)
# Matches the beginning of "Der Autor ist Arzt.", "Die Autorin lebt in Ulm."; not of "Die Autorin ist Meisterin darin".
_CLOSING = lazy_regex(
    rf"(?:Der|Die) (?:{_WHO}) (?:[A-ZÄÖÜ]\S+ ){{0,3}}"
    r"(?:lebt|wohnt|arbeitet|forscht|lehrt|studiert|ist (?:freie[rn]? )?\w*(?:[Rr]edakteur|[Jj]ournalist|[Pp]rofessor"
    r"|[Aa]utor|[Ss]chriftsteller|[Dd]ozent|[Ll]eiter|[Mm]itglied|[ÄäAa]rzt|[Ll]ehrer|[Pp]farrer|[Ww]issenschaftler"
    r"|[Hh]istoriker|[Pp]sycholog|[Jj]urist|[Aa]nwalt|[Aa]nwält|[Ff]orscher)\w{0,3})\b"
)
# Matches after a name in "Eva Lang ist Redakteurin", "Jan Koch, 43, schreibt über Wald"; not in "Eva Lang stand auf".
_VERB = (
    r"(?: ?\([^()]{1,20}\))?(?:, [^,.]{1,60},)? (?:ist|schreibt|arbeitet|lebt|berichtet|leitet|studiert|forscht|lehrt"
    r"|wurde"
    r"|bloggt|betreibt|unterrichtet|gehört|[a-zäöü]{3,15}t (?:seit|als|für|bei))\b"
)
# Matches all of "Über die Stadtwerke Lindau", "Über uns:"; not of "Über den Deich ans Meer.".
_PUBLISHER = lazy_regex(
    r"(?:Hintergrund: )?(?:Über|Das ist|Wer ist) (?:die |den |das )?[A-ZÄÖÜ„\"»][^.!?]{2,80}:?|Über uns:?"
)
_AFTER = (Role.BOILERPLATE, Role.COMMENT)
"""Roles of what comes after an article."""
_LAST = 4
"""Blocks at the end of a text among which the portrait of its author stands."""
_LONGEST, _MOST = 600, 4
"""Characters of a portrait, and its paragraphs."""


def find_portraits(draft: Draft) -> dict[int, Role]:
    """Find portraits (BOILERPLATE) after the text: of its author, and of who publishes it above the press contact."""
    heard = [at for at in range(len(draft.blocks)) if draft.is_heard(at) and draft.roles[at] not in _AFTER]
    text = next((at for at in heard if is_running_text(draft.blocks[at].text)), len(draft.blocks))
    found: dict[int, Role] = {}
    for at in heard:
        if at > text:
            found |= dict.fromkeys(_labelled(draft, at), Role.BOILERPLATE)
            found |= dict.fromkeys(_of_publisher(draft, at), Role.BOILERPLATE)
    names = _names(draft)
    for at in heard[-_LAST:]:
        portrayed = draft.blocks[at].text
        if at > text and len(portrayed) <= _LONGEST and draft.roles[at] in (Role.PARAGRAPH, Role.QUOTE):
            of_author = any(re.match(re.escape(name) + _VERB, portrayed) for name in names)
            if of_author or _OPENING.match(portrayed) or (at == heard[-1] and _CLOSING.match(portrayed)):
                found[at] = Role.BOILERPLATE
    return found


def _names(draft: Draft) -> list[str]:
    """Return the names of the authors: as the source states them, and those in bylines."""
    lines = (
        line.author
        for block, role in zip(draft.blocks, draft.roles, strict=True)
        if role is Role.BYLINE and (line := credit_line(block.text))
    )
    names = (name.strip() for written in (draft.author, *lines) for name in re.split(r",| und | & |/", written))
    return [name for name in names if " " in name]


def _labelled(draft: Draft, at: int) -> range:
    """Return the blocks from "Über die Autorin" to the end, if nothing but a portrait is there."""
    if not _LABEL.fullmatch(draft.blocks[at].text):
        return range(0)
    under = list(_section(draft, at))
    beyond = range(under[-1] + 1 if under else at + 1, len(draft.blocks))
    last = not any(draft.is_heard(n) and draft.roles[n] not in _AFTER for n in beyond)
    short = sum(len(draft.blocks[n].text) for n in under) <= 2 * _LONGEST
    return range(at, under[-1] + 1) if under and last and short and len(under) <= _MOST else range(0)


def _section(draft: Draft, at: int) -> Iterator[int]:
    """Yield the blocks under a line that are heard, up to the next heading or notice."""
    for under in range(at + 1, len(draft.blocks)):
        if draft.roles[under] in (Role.HEADING, *_AFTER):
            return
        if draft.is_heard(under):
            yield under


def _of_publisher(draft: Draft, at: int) -> range:
    """Return the blocks from "Über die Stadtwerke Ulm" to the contact for the press, if only a portrait is between."""
    text = draft.blocks[at].text
    if not _PUBLISHER.fullmatch(text) or not (draft.roles[at] is Role.HEADING or text[-1] == ":" or is_heading(text)):
        return range(0)
    under = list(_section(draft, at))
    end = under[-1] + 1 if under else len(draft.blocks)
    while end < len(draft.blocks) and not draft.is_heard(end):
        end += 1
    contact = end < len(draft.blocks) and is_press_contact(draft.blocks[end].text)
    return range(at, end) if contact and 0 < len(under) <= _MOST else range(0)
