"""Pointers to other texts and the controls of a web page: "Lesen Sie auch: ...", "Artikel teilen"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_heading

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

_ANNOUNCING = (
    r"Les(?:en|t) Sie (?:auch|mehr|dazu|weiter)|Lies (?:auch|mehr|dazu)|Lesetipps?|Siehe auch|Passend dazu"
    r"|Mehr (?:zum Thema|dazu|lesen)|Weitere (?:Artikel|Beiträge|Meldungen|Themen)|Auch interessant"
    r"|Das könnte (?:Sie|dich|Dich|euch) (?:auch )?interessieren|Meistgelesen|Top-Themen"
)
# Matches "Auch interessant" and "Mehr zum Thema:"; not "Mehr dazu sagte er nicht.".
_ANNOUNCES = re.compile(rf"(?:{_ANNOUNCING})(?: (?:zum Thema|dazu|hier|auch))?:?", re.IGNORECASE)
# Matches the beginning of "Lesen Sie auch: ...", "Anzeige", "12 Kommentare"; not of "Anzeigepflicht", "Kommentarlos".
_TEASER = re.compile(
    rf"(?:{_ANNOUNCING}"
    # Other texts.
    r"|Les(?:en|t) Sie hier|(?:Hier |Jetzt )?[Ww]eiterlesen|Mehr (?:Infos|Informationen) (?:hier|finden Sie)"
    # What is put in between.
    r"|Anzeige|Werbung|Advertorial|Newsletter|Empfohlener (?:redaktioneller )?Inhalt|Empfehlung der Redaktion"
    r"|Externer Inhalt|Bildergalerie|Fotostrecke|Zum Video"
    # What stands around a text on a page.
    r"|Kommentare|Themen:|Tags:|Schlagworte?:|Schlagwörter:|Jetzt (?:abonnieren|anmelden|lesen|testen)"
    r"|Hier geht es zu[mr]?|Zur Startseite|Nach oben|Artikel teilen|Lesezeit|Lesedauer|Teilen|Drucken|Merken"
    r"|Folgen Sie uns|\d+ (?:Kommentare?|Reaktionen|Leserkommentare?)$|Kommentar schreiben|Diskutieren Sie mit"
    r"|Artikel (?:anhören|merken|drucken|teilen|vorlesen)|(?:Auf|Per) \w+ teilen|Link kopieren|Inhaltsverzeichnis$"
    # Cookies and the way through a site.
    r"|Wir (?:verwenden|nutzen|benutzen) Cookies|Diese (?:Web)?[Ss]eite verwendet Cookies|Cookie-Einstellungen"
    r"|Alle (?:Cookies )?akzeptieren|Startseite(?= [>›»/|])|(?:Zum Inhalt|Direkt zum Inhalt) springen"
    r")(?!\w)"
)
_LONGEST = 140
_MOST_WORDS_OVER_LIST = 6


def announces(text: str) -> bool:
    """Return whether a line only says that titles of other texts follow ("Auch interessant", "Mehr zum Thema:")."""
    return _ANNOUNCES.fullmatch(text) is not None


def is_teaser(text: str) -> bool:
    """Return whether a line is a short pointer elsewhere ("Lesen Sie auch: ..."; "Anzeigepflicht" is not)."""
    return len(text) <= _LONGEST and _TEASER.match(text) is not None


def find_teasers(draft: Draft) -> dict[int, Role]:
    """Find teasers, whatever the source marks them as."""
    return {at: Role.TEASER for at, block in enumerate(draft.blocks) if not block.skipped and is_teaser(block.text)}


def find_lists(draft: Draft) -> dict[int, Role]:
    """Find the items of a list under a teaser ("Mehr zum Thema:"): they are teasers too."""
    blocks, roles = draft.blocks, draft.roles
    found: dict[int, Role] = {}
    for at in range(1, len(blocks)):
        if roles[at] is not Role.ITEM or Role.TEASER not in (roles[at - 1], found.get(at - 1)):
            continue
        if blocks[at - 1].role is Role.ITEM or len(blocks[at - 1].text.split()) <= _MOST_WORDS_OVER_LIST:
            found[at] = Role.TEASER
    return found


def find_titles(draft: Draft) -> dict[int, Role]:
    """Find the titles under a line that announces them; the last one is the text's own if the text goes on there."""
    blocks, roles = draft.blocks, draft.roles
    found: dict[int, Role] = {}
    end = 0
    for at, block in enumerate(blocks):
        if at < end or roles[at] is not Role.TEASER or not announces(block.text):
            continue
        end = at + 1
        while end < len(blocks) and (roles[end] is Role.TEASER or _is_unmarked_title(draft, end)):
            end += 1
        goes_on = end < len(blocks) and roles[end] not in (Role.BOILERPLATE, Role.TEASER)
        found |= dict.fromkeys(range(at + 1, end - goes_on), Role.TEASER)
    return found


def _is_unmarked_title(draft: Draft, at: int) -> bool:
    unmarked = draft.blocks[at].role is None and draft.roles[at] in (Role.PARAGRAPH, Role.HEADING)
    return unmarked and is_heading(draft.blocks[at].text)
