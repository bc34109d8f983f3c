"""Pointers to other texts, the controls of a web page and readers' comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_heading, is_running_text, is_title_like
from audiobuild.structure.pointers import (
    announces,
    heads_comments,
    is_beside_control,
    is_breadcrumb,
    is_control,
    is_teaser,
)

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

# Matches all of "Heike sagt:", "12.05.2021, 10:31 Uhr", "Heike schrieb am 12.05.2021 um 10:31 Uhr", "Antworten"; not of
# "Der Bürger sagt: nein".
_OF_COMMENT = lazy_regex(
    r".{1,40} (?:sagt|meint|schreibt|schrieb|kommentierte)(?: am .{8,30})?:"
    r"|Antworten|Auf diesen Kommentar (?:antworten|reagieren)"
    r"|(?:.{1,40}(?:[|,]| schrieb| schreibt| kommentierte) ?)?(?:am )?\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ]\w+) ?\d{2,4}"
    r"(?:,| um| -| –| \|)? \d{1,2}[:.]\d\d(?: Uhr)?:?"
)
# Matches the beginning of "Gerda schrieb am 5.4.2025: Gut so!"; not of "Gerda schrieb am Abend: Gut so!".
_WROTE = lazy_regex(
    r".{1,40} (?:sagt|schreibt|schrieb|kommentierte) (?:am )?\d{1,2}\.[^:]{4,25}(?:\d\d:\d\d)?[^:]{0,8}: ?\S"
)
_LONGEST_OF_COMMENT = 140
_NEAR_COMMENTS = 8
"""Blocks under the line over the comments in which one of their marks stands."""
_CLOSING = (Role.TEASER, Role.BOILERPLATE)
_LONGEST_MENU = 40
"""Lines from the first on among which the way through a site stands."""
# Matches all of "Startseite", "Home"; not of "Startseite öffnen".
_START = lazy_regex(r"Startseite|Home|HOME|Start")
_MOST_WORDS_OF_STEP = 3
_MOST_WORDS_OVER_LIST = 6
_FEWEST_NAMED = 3
"""Networks and words of a menu, one after another, that are buttons, though no other control is beside them."""
_ADDRESS = lazy_regex("https?:")
# Matches all of "Newsletter abonnieren", "Zum Newsletter anmelden"; not of "Newsletter für Eltern".
_CALL = lazy_regex(
    r"(?:(?:Den |Unser(?:en)? |Zum )?(?:E-Mail-)?Newsletter(?:[ -](?:abonnieren|bestellen|anmelden|Anmeldung|Abo))?"
    r"|(?:Abonnieren Sie|Abonniere) unseren Newsletter|Nichts mehr verpassen"
    r"|Bleib(?:en Sie)? (?:informiert|auf dem Laufenden))[!:.]?"
)
# Matches "Newsletter" in "Unser Newsletter kommt monatlich", "Melden Sie sich an"; not "Der Kurs meldet Erfolg".
_INVITES = lazy_regex(
    r"[Nn]ewsletter|E-Mail|Neuigkeiten|auf dem Laufenden|Postfach|\b[Mm]elden? [Ss]ie\b|abonnier|verpass|kostenlos"
)
_LONGEST_INVITATION = 300


def find_teasers(draft: Draft) -> dict[int, Role]:
    """Find teasers and controls; not what the source marks as a title or heading, and not the first line.

    A control is the first line only if a line that could be a title comes after it.
    """
    found: dict[int, Role] = {}
    menu = _above_breadcrumb(draft) | _under_start(draft)
    controls = _among_controls(draft) | menu
    opened = False  # whether the first line of the text is above
    for at, block in enumerate(draft.blocks):
        if block.skipped:
            continue
        above_text = opened or _is_above_title(draft, at) or (at in controls and (at in menu or bool(found)))
        if block.role in (Role.TITLE, Role.HEADING) or not above_text:
            opened = True
        elif (is_teaser(block.text) or at in controls) and not _is_item_with_topics(draft, at):
            found[at] = Role.TEASER
    return found


def _is_item_with_topics(draft: Draft, at: int) -> bool:
    """Return whether a line that could be a control is an item of a list with others: "Gäste: 20", "Themen: Wege"."""
    beside = (draft.blocks[n] for n in (at - 1, at + 1) if 0 <= n < len(draft.blocks))
    points = [block for block in beside if block.role is Role.ITEM and not is_teaser(block.text)]
    return draft.blocks[at].role is Role.ITEM and _TOPICS.match(draft.blocks[at].text) is not None and bool(points)


# Matches the beginning of "Themen: Wege", "Labels: rot", "E-Mail-Adresse"; not of "Themen folgen".
_TOPICS = lazy_regex(r"(?:Tags|Labels|Themen|Schlagworte?|Schlagwörter)\s?:|E-Mail-?Adresse")


def _among_controls(draft: Draft) -> set[int]:
    """Return the networks' names and addresses in a run of such blocks and controls ("Teilen" / "X" / "E-Mail").

    A run without a control must have three networks or words of a menu, one after another ("Menü" / "Suche" / "Abo").
    """
    found: set[int] = set()
    run: list[int] = []
    controls = named = 0
    for at, text in enumerate([*(block.text for block in draft.blocks), ""]):
        if is_control(text) or is_beside_control(text):
            run.append(at)
            controls += is_control(text)
            named += _ADDRESS.match(text) is None
            continue
        if controls or named >= _FEWEST_NAMED:
            found.update(run)
        run, controls, named = [], 0, 0
    return found


def _above_breadcrumb(draft: Draft) -> set[int]:
    """Return the short lines above the way through a site, if no text is above it: the site's name and its menu."""
    for at, block in enumerate(draft.blocks[:_LONGEST_MENU]):
        if is_running_text(block.text) or block.role in (Role.TITLE, Role.HEADING):
            break
        if is_breadcrumb(block.text):
            return set(range(at))
    return set()


def _under_start(draft: Draft) -> set[int]:
    """Return the way through a site that is written one step a line: what is right under "Startseite" at the top."""
    for at, block in enumerate(draft.blocks[:_LONGEST_MENU]):
        if is_running_text(block.text) or block.role in (Role.TITLE, Role.HEADING):
            break
        if _START.fullmatch(block.text):
            end = at
            while end + 1 < len(draft.blocks) and draft.gap_below(end) <= 1 and _is_step(draft.blocks[end + 1].text):
                end += 1
            apart = end > at and end + 1 < len(draft.blocks) and draft.gap_below(end) > 1
            return set(range(at, end + 1)) if apart else set()
    return set()


def _is_step(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_STEP and text[-1].isalpha()


def _is_above_title(draft: Draft, at: int) -> bool:
    """Return whether the first line of a text is a control or a cookie banner over its title, or all of the text."""
    text = draft.blocks[at].text
    if not is_teaser(text):
        return False
    if at + 1 == len(draft.blocks):
        return True
    following = draft.blocks[at + 1]
    titled = following.role in (Role.TITLE, Role.HEADING) or is_teaser(following.text) or is_title_like(following.text)
    return titled and (is_control(text) or text.endswith((".", "!")) or "Cookies" in text)


def find_comments(draft: Draft) -> dict[int, Role]:
    """Find readers' comments: everything under a line such as "3 Kommentare" in the second half of the text.

    A marked heading is such a line only with the marks of comments below it.
    """
    blocks = draft.blocks
    text = next((at for at, block in enumerate(blocks) if is_running_text(block.text)), len(blocks))
    for at, block in enumerate(blocks):
        marked = block.role is Role.HEADING and _is_over_comments(draft, at)
        if not (draft.roles[at] in _CLOSING or marked) or not heads_comments(block.text):
            continue
        if block.span[0] * 2 >= blocks[-1].span[1] or (text < at and _is_over_comments(draft, at)):
            under = range(at + 1, len(blocks))
            found = {n: Role.COMMENT for n in under if draft.roles[n] not in (Role.TEASER, Role.BOILERPLATE)}
            return {at: Role.TEASER} | found
    return {}


def _is_over_comments(draft: Draft, at: int) -> bool:
    """Return whether marks of comments are below a line ("Heike sagt:", a day with a time)."""
    below = draft.blocks[at + 1 : at + 1 + _NEAR_COMMENTS]
    return any(_OF_COMMENT.fullmatch(block.text, 0, _LONGEST_OF_COMMENT) or _WROTE.match(block.text) for block in below)


def find_marked_lists(draft: Draft) -> dict[int, Role]:
    """Find the headings that only announce other texts, with nothing under them but a list: they are teasers."""
    blocks = draft.blocks
    found: dict[int, Role] = {}
    for at, block in enumerate(blocks[:-1]):
        kind = blocks[at + 1].role
        if block.role is Role.HEADING and blocks[at + 1].skipped and announces(block.text):
            found[at] = Role.TEASER
        if block.role is not Role.HEADING or not announces(block.text) or kind not in (Role.ITEM, Role.HEADING):
            continue
        end = next((n for n in range(at + 1, len(blocks)) if blocks[n].role is not kind), len(blocks))
        if kind is Role.HEADING:  # the text may go on under the last of them
            found |= dict.fromkeys(
                range(at, end - (end < len(blocks) and is_running_text(blocks[end].text))), Role.TEASER
            )
            continue
        if end == len(blocks) or Role.HEADING in (blocks[end].role, draft.roles[end]) or draft.roles[end] in _CLOSING:
            found |= dict.fromkeys(range(at, end), Role.TEASER)
    return found


def find_invitations(draft: Draft) -> dict[int, Role]:
    """Find what is under a call to subscribe ("Newsletter abonnieren"): one sentence that says what is delivered."""
    blocks = draft.blocks
    found: dict[int, Role] = {}
    for at in range(1, len(blocks) - 1):
        under = blocks[at + 1]
        is_call = draft.roles[at] in (Role.TEASER, Role.HEADING) and _CALL.fullmatch(blocks[at].text)
        ends = at + 2 == len(blocks) or draft.roles[at + 2] in (Role.HEADING, *_CLOSING) or bool(blocks[at + 2].skipped)
        if is_call and ends and not under.skipped and len(under.text) <= _LONGEST_INVITATION:
            found |= {at: Role.TEASER, at + 1: Role.TEASER} if _INVITES.search(under.text) else {}
    return found


def find_lists(draft: Draft) -> dict[int, Role]:
    """Find the items of a list under a teaser ("Mehr zum Thema:"): they are teasers too."""
    blocks, roles = draft.blocks, draft.roles
    found: dict[int, Role] = {}
    for at in range(1, len(blocks)):
        if roles[at] is not Role.ITEM:
            continue
        before = blocks[at - 1]
        over = roles[at - 1] is Role.TEASER and (before.role is not Role.ITEM or announces(before.text))
        if at - 1 in found or (over and len(before.text.split()) <= _MOST_WORDS_OVER_LIST):
            found[at] = Role.TEASER
    return found


def find_titles(draft: Draft) -> dict[int, Role]:
    """Find the titles under a line that announces them; the last one is the text's own if the text continues there."""
    blocks, roles = draft.blocks, draft.roles
    found: dict[int, Role] = {}
    end = 0
    for at, block in enumerate(blocks):
        if at < end or roles[at] is not Role.TEASER or not announces(block.text):
            continue
        end = at + 1
        while end < len(blocks) and (_is_other_title(draft, end) or _is_day_between(draft, end)):
            end += 1
        text_follows = any(is_running_text(blocks[n].text) for n in range(end, len(blocks)) if roles[n] not in _CLOSING)
        goes_on = text_follows and roles[end] not in (Role.BOILERPLATE, Role.TEASER) and not _is_tight(draft, at, end)
        found |= dict.fromkeys(range(at + 1, end - goes_on), Role.TEASER)
    return found


def _is_tight(draft: Draft, first: int, end: int) -> bool:
    """Return whether titles are right under their line, with a blank line only below the last: none is a heading."""
    gaps = [draft.gap_below(at) for at in range(first, end)]
    return len(gaps) > 1 and max(gaps[:-1]) <= 1 < gaps[-1]


def _is_other_title(draft: Draft, at: int) -> bool:
    return draft.roles[at] is Role.TEASER or _is_unmarked_title(draft, at)


def _is_day_between(draft: Draft, at: int) -> bool:
    """Return whether a block is the day of one title, with the next one under it."""
    return draft.roles[at] is Role.DATE and at + 1 < len(draft.blocks) and _is_other_title(draft, at + 1)


def _is_unmarked_title(draft: Draft, at: int) -> bool:
    unmarked = draft.blocks[at].role is None and draft.roles[at] in (Role.PARAGRAPH, Role.HEADING)
    return unmarked and is_heading(draft.blocks[at].text)
