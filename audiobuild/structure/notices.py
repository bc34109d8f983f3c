"""Legal notices and other boilerplate around an article."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.captions import opens_text
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

# Matches the beginning of "Alle Rechte vorbehalten.", "© 2025 Verlag"; not of "Impressumspflicht gilt auch ...".
_BOILERPLATE = re.compile(
    r"(?:"
    # Liability and law.
    r"Haftungsausschlu(?:ss|ß)|Haftungshinweise?|Disclaimer|Rechtliche[rs]? Hinweise?|Risikohinweise?|Impressum"
    r"|Datenschutz|Nutzungsbedingungen|Interessenkonflikte?"
    # Rights.
    r"|Copyright|Alle Rechte vorbehalten|Nachdruck|Das Urheberrecht (?:dieses|an diesem)"
    r"|Dieser (?:Artikel|Beitrag|Text) (?:erschien|wurde|ist) (?:zuerst|erstmals|ursprünglich)"
    # Editors and publishers.
    r"|(?:Hinweis|Anmerkung) der Redaktion|Pressekontakt|Medienkontakt"
    r"|Kontakt für (?:die )?(?:Presse|Medien|Rückfragen)"
    r"|(?:Der Autor|Die Autor(?:in|en|innen)) (?:erreich|ist erreichbar|sind erreichbar)\w*"
    r"|(?:Sie möchten|Du möchtest|Möchten Sie|Wenn Sie) (?:diesen|unseren|den) Newsletter (?:nicht|abbestellen|künftig)"
    r"|Sie erhalten diesen? (?:Newsletter|E-Mail|Mail|Nachricht)|(?:Vom )?Newsletter abbestellen|Abmelden"
    r")\b"
    r"|©|\(c\) ?(?=\d{4}|[A-ZÄÖÜ])"
)
# Matches the beginning of "Anmerkung der Redaktion: ..."; not of "Impressum".
_NOTE = re.compile(
    r"(?:Hinweis|Anmerkung) der Redaktion|Dieser (?:Artikel|Beitrag|Text)|©|\(c\)|Nachdruck|Interessenkonflikt"
)
_LONG_NOTICE = 200
"""A longer notice (in characters) is one wherever it stands; a shorter one only in the second half."""


def is_boilerplate(text: str) -> bool:
    """Return whether a text opens like a legal notice ("Alle Rechte vorbehalten.", "© 2025 Beispiel Verlag")."""
    return _BOILERPLATE.match(text) is not None and not opens_text(text)


def is_note(text: str) -> bool:
    """Return whether a notice stands alone, so that any running text after it is the article's again."""
    return _NOTE.match(text) is not None


def find_notices(draft: Draft) -> dict[int, Role]:
    """Find boilerplate: from where a legal notice opens to the end, or to where the article's text goes on.

    The text goes on at a heading with two paragraphs of running text; after a note of the editors at any running text.
    """
    blocks, roles = draft.blocks, draft.roles
    length = blocks[-1].span[1] if blocks else 0
    found: dict[int, Role] = {}
    within = note = False
    for at, block in enumerate(blocks):
        if block.skipped or roles[at] is Role.TITLE:
            continue
        running = is_running_text(block.text)
        late = block.span[0] * 2 >= length or len(block.text) > _LONG_NOTICE
        if is_boilerplate(block.text):
            credit = roles[at] is Role.CAPTION and _text_follows(draft, at, 1)
            note = late and not credit and is_note(block.text) and not within
            within = within or (late and not credit)
        elif (note and running) or (roles[at] is Role.HEADING and _text_follows(draft, at, 2)):
            within = note = False
        if within:
            found[at] = Role.BOILERPLATE
    return found


def _text_follows(draft: Draft, at: int, least: int) -> bool:
    """Return whether `least` paragraphs of running text, none of them a notice, come right after a block."""
    heard = (block for n, block in enumerate(islice(draft.blocks, at + 1, None), at + 1) if draft.is_heard(n))
    body = list(islice(heard, least))
    return len(body) == least and all(is_running_text(b.text) and not is_boilerplate(b.text) for b in body)
