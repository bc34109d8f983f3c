"""The opening of an article: its title, the lines over and under the title, its lead."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_dated
from audiobuild.structure.datelines import dateline
from audiobuild.structure.heading_lines import is_kicker, is_quotation, is_running_text, is_section_name, is_title_like
from audiobuild.structure.letterheads import find_letterhead
from audiobuild.structure.numbering import number
from audiobuild.structure.site_names import is_site_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

# Matches the beginning of "Eine Spurensuche am Fluss", "Ein Besuch bei Anna"; not of "Ein Wald für die Schule".
_SUBTITLE = lazy_regex(
    r"Eine? (?:[a-zäöü]+ )?(?:[A-ZÄÖÜ][a-zäöü]+)?(?:[Ss]uche|[Bb]ericht|[Bb]esuch|[Rr]eise|[Rr]eportage|[Pp]orträt"
    r"|[Mm]ärchen|[Gg]eschichte"
    r"|[Ee]rzählung|[Ee]ssay|[Gg]espräch|[Ii]nterview|[Rr]undgang|[Nn]achruf|[Üü]berblick|[Pp]lädoyer|[Rr]ückblick"
    r"|[Aa]nalyse)\b"
)
# Matches all of "Interview mit Jost Ott", "Ein Gespräch mit Anna Lang"; not of "Interview", "Fragen an".
_CONVERSATION = lazy_regex(r"(?:Ein |Das )?(?:Interview|Gespräch) mit .{3,60}")
# Matches in "Nachrichten in Kürze", "Kurz gemeldet"; not in "Kurz vor zwölf", "Nachrichtensperre".
_COLLECTION = lazy_regex(r"\b(?:in Kürze|Kurz (?:gemeldet|notiert|berichtet)|\w*[Mm]eldungen|Notizen|Termine)\b")
# Matches all of "Zum", "TOP"; not of "Die", "Was".
_OF_SERIES = lazy_regex(r"Zu[mr]?|Thema|TOP|Betr(?:ifft|\.):?")
_LONGEST_LEAD = 600
_LONGER_AFTER_LEAD = 2
_KICKER_WORDS = 3
_MOST_ITEMS = 3
"""Items over a title."""
_MOST_KICKERS = 3
"""Lines over a title that only introduce it."""
_SINGLE_FORMS = ("part tag", "part teil", "part folge")
"""Forms of numbers that one of several posts has in its title ("Tag 3: Über den Pass")."""
_FEWEST_UNDER_SITE, _LINES_UNDER_SITE = 2, 4
"""Words of a title under the name of a site, and lines from that name to it, as there is one for the section."""


def find_title(draft: Draft) -> dict[int, Role]:
    """Find the title, the first line of the text if it looks like one, with its kicker and its subtitle.

    The name of the site and a letterhead over it are no part of the text.
    """
    blocks, roles = draft.blocks, draft.roles
    if Role.TITLE in roles:
        return {}
    opening = _without_items(draft, [at for at in range(len(blocks)) if draft.is_heard(at)])
    if not opening:
        return {}
    letterhead = find_letterhead(draft, opening)
    site: dict[int, Role] = dict.fromkeys(letterhead, Role.BOILERPLATE)
    opening = opening[len(letterhead) :]
    if not site and _is_under_site(draft, opening):
        site, opening = {opening[0]: Role.BOILERPLATE}, opening[1:]
    first, *others = opening
    marked = blocks[first].role is Role.HEADING
    if not marked and (not others or not is_title_like(blocks[first].text)):
        return site
    if roles[first] not in (Role.HEADING, Role.PARAGRAPH, Role.QUOTE) or _is_section(draft, first):
        return site
    return site | {first: Role.TITLE} | _under_title(draft, opening)


def _without_items(draft: Draft, opening: Sequence[int]) -> Sequence[int]:
    """Leave out a few items over a marked title ("3. Mai 2024", "Schwerpunkt"): the lines over it are a list there."""
    items = list(takewhile(lambda at: draft.roles[at] is Role.ITEM, opening[:_MOST_ITEMS]))
    under = opening[len(items) : len(items) + 1]
    return opening[len(items) :] if under and draft.blocks[under[0]].role is Role.HEADING else opening


def _is_under_site(draft: Draft, opening: Sequence[int]) -> bool:
    """Return whether the first line is the name of the site, with the title of the text under it."""
    first, *others = (draft.blocks[at] for at in opening[:_LINES_UNDER_SITE])
    if first.role or not is_site_name(first.text):
        return False
    titles = takewhile(is_title_like, (block.text for block in others))
    return any(len(title.split()) >= _FEWEST_UNDER_SITE for title in titles)


def _is_section(draft: Draft, first: int) -> bool:
    """Return whether the first line is the heading of a section ("Erstes Kapitel", "1. Sparen"), not a title."""
    text = draft.blocks[first].text
    counted = number(text)
    if counted is None or draft.roles[first] is not Role.HEADING:
        return is_section_name(text)
    others = (number(block.text) for block, role in zip(draft.blocks, draft.roles, strict=True) if role is Role.HEADING)
    forms = [other.form for other in others if other]
    if is_section_name(text):
        return len(forms) > 1 or counted.form not in _SINGLE_FORMS or not counted.name
    return forms.count(counted.form) > 1


def _under_title(draft: Draft, opening: Sequence[int]) -> dict[int, Role]:
    """Find the line right under the first of `opening`: a subtitle (LEAD), or the title itself under its kicker."""
    titles: dict[int, Role] = {}
    while len(titles) < _MOST_KICKERS and _is_title_under_kicker(draft, opening):
        opening = opening[1:]
        titles[opening[0]] = Role.TITLE
    return titles | ({opening[1]: Role.LEAD} if _is_subtitle(draft, opening) else {})


def _is_title_under_kicker(draft: Draft, opening: Sequence[int]) -> bool:
    """Return whether the first of `opening` is a kicker, and the second the title of the text."""
    blocks = draft.blocks
    if len(opening) == 1 or blocks[opening[1]].role is Role.HEADING:
        return False
    first, second = opening[:2]
    kicker = is_kicker(blocks[first].text) or _is_over_quotation(blocks[first].text, blocks[second].text)
    if kicker and len(opening) > 2 and _could_be_title(draft, second):  # noqa: PLR2004  # a text under both
        return True
    adjacent = (
        first + 1 == second
        and not _is_one_of_several(draft, second)
        and _is_under_kicker(blocks[first].text, blocks[second].text)
    )
    return draft.roles[second] is Role.HEADING and (kicker or adjacent)


def _is_subtitle(draft: Draft, opening: Sequence[int]) -> bool:
    """Return whether the second of `opening` is a subtitle: a heading that is no section of the text."""
    blocks, roles = draft.blocks, draft.roles
    if len(opening) == 1 or blocks[opening[1]].role is Role.HEADING or roles[opening[1]] is not Role.HEADING:
        return False
    first, second, *others = opening
    headed = any(roles[at] is Role.HEADING for at in others)
    credited = _is_signed(roles, second) or bool(others and dateline(blocks[others[0]].text))
    over_list = bool(others) and roles[others[0]] is Role.ITEM
    credited = credited or _CONVERSATION.fullmatch(blocks[second].text) is not None
    tight = draft.gap_below(first) <= 1 < draft.gap_below(second)
    return not is_section_name(blocks[second].text) and not over_list and (credited or tight or not headed)


def _could_be_title(draft: Draft, at: int) -> bool:
    """Return whether a line under a kicker is the title, though no text comes right under it."""
    return draft.roles[at] in (Role.PARAGRAPH, Role.QUOTE, Role.HEADING) and is_title_like(draft.blocks[at].text)


def _is_under_kicker(kicker: str, line: str) -> bool:
    """Return whether `line` is a title under a few words ("Hafenstreik"), not a section's heading under a title."""
    short = len(kicker.split()) <= _KICKER_WORDS < len(line.split())
    return (
        short
        and not _COLLECTION.search(kicker)
        and not _SUBTITLE.match(line)
        and line[0].isalpha()
        and not line.endswith(("?", ":"))
        and not is_section_name(line)
    )


def _is_over_quotation(line: str, title: str) -> bool:
    """Return whether a line says who speaks ("Interview mit Jost Ott"), over a title in his words ("„Ich bleibe“")."""
    return _CONVERSATION.fullmatch(line) is not None and is_quotation(title)


def _is_one_of_several(draft: Draft, at: int) -> bool:
    """Return whether another heading below is like a line: "Zum Bericht", "Zum Kommentar"; two days of a diary."""
    text = draft.blocks[at].text
    opening = text.split()[0]
    below = zip(draft.blocks[at + 1 :], draft.roles[at + 1 :], strict=True)
    headings = [block.text for block, role in below if role is Role.HEADING]
    if is_dated(text) and any(map(is_dated, headings)):
        return True
    return bool(_OF_SERIES.fullmatch(opening)) and any(heading.split()[0] == opening for heading in headings)


def _is_signed(roles: Sequence[Role], at: int) -> bool:
    """Return whether a byline, a date or an agency comes right after a block."""
    return roles[at + 1 : at + 2] in ((Role.BYLINE,), (Role.DATE,), (Role.AGENCY,))


def find_lead(draft: Draft) -> dict[int, Role]:
    """Find the lead: a short first paragraph under the title, set apart from the text.

    It is set apart by at least two longer paragraphs after it, or by the byline under it.
    """
    blocks, roles = draft.blocks, draft.roles
    if Role.LEAD in roles or Role.TITLE not in roles:
        return {}
    for at in range(roles.index(Role.TITLE) + 1, len(blocks)):
        text = blocks[at].text
        if roles[at] is Role.PARAGRAPH and not blocks[at].skipped:
            longer = sum(
                roles[n] is Role.PARAGRAPH and len(blocks[n].text) > len(text) for n in range(at + 1, len(blocks))
            )
            sentences = is_running_text(text) or text.endswith((".", "!", "?"))
            apart = longer >= _LONGER_AFTER_LEAD or _is_signed(roles, at)
            is_lead = sentences and len(text) <= _LONGEST_LEAD and apart and not dateline(text)
            return {at: Role.LEAD} if is_lead else {}
        if roles[at] in (Role.HEADING, Role.QUOTE, Role.ITEM):
            break
    return {}
