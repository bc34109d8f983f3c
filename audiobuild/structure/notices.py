"""Legal notices and other boilerplate around an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.captions import names_picture, opens_text, says_rights
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

# Matches the beginning of "Alle Rechte vorbehalten.", "© 2025 Verlag"; not of "Impressumspflicht gilt auch ...",
# "Impressum.html".
_BOILERPLATE = lazy_regex(
    r"(?:"
    # Liability and law.
    r"Haftungsausschlu(?:ss|ß)|Haftungshinweise?|Disclaimer|Rechtliche[rs]? Hinweise?|Risikohinweise?|Impressum"
    r"|Datenschutz|Nutzungsbedingungen|Interessenkonflikte?"
    # Rights.
    r"|Copyright|Alle Rechte vorbehalten|Nachdruck|Das Urheberrecht (?:dieses|an diesem)"
    r"|(?:Zuerst|Erstmals|Ursprünglich) (?:erschienen|veröffentlicht|publiziert)"
    r" (?:in|im|am|auf|bei|unter)"
    r"|Dieser (?:Artikel|Beitrag|Text) (?:erschien|wurde|ist) (?:zuerst|erstmals|ursprünglich|am \d)"
    # Editors and publishers.
    r"|(?:Hinweis|Anmerkung) der Redaktion|Pressekontakt|Medienkontakt"
    r"|(?:Kontakt|Ansprechpartner(?:in)?) für (?:die )?(?:Presse|Medien|Rückfragen)"
    r"|Rückfragen (?:(?:bitte )?an|(?:&|und) Kontakt)|Rückfragehinweis|Original-Content von|OTS-ORIGINALTEXT"
    r"|(?:Weitere|Nähere) (?:Auskünfte|Auskunft)(?=:| erteil| gib)|Die Redaktion behält sich"
    r"|Leserbriefe geben (?:nicht|die)"
    r"|(?:Medien-?|Presse)?Rückfragen (?:von Medien\w*|der (?:Presse|Medien))"
    r"|(?:Der Autor|Die Autor(?:in|en|innen)) (?:erreich|ist erreichbar|sind erreichbar)\w*"
    r"|(?:Sie möchten|Du möchtest|Möchten Sie|Wenn Sie) (?:diesen|unseren|den) Newsletter (?:nicht|abbestellen|künftig)"
    r"|Sie erhalten diesen? (?:Newsletter|E-Mail|Mail|Nachricht)|(?:Vom )?Newsletter abbestellen|Abmelden"
    r")\b(?!\.[a-z])"
    r"|Fehler (?:auf|in|im) .{2,30} (?:entdeckt|gefunden)\?"
    r"|\(?Alle Angaben ohne Gewähr\b"
    r"|Sofern nicht anders (?:ausgewiesen|angegeben|gekennzeichnet), (?:steht|stehen|gilt)\b"
    r"|(?:\* ?)?Bei den (?:Verlinkungen|Links|mit \* \w+ Links) handelt es sich um\b"
    r"|.{3,160}\(abgerufen am:? ?\d|Zitiervorschlag\b"
    r"|Diese (?:E-?Mail|Nachricht|Mitteilung)\b.{0,80}\bvertraulich"
    r"|-- ?$|©|\(c\) ?(?=\d{4}|[A-ZÄÖÜ])"
)
# Matches all of "Impressum fehlt: Strafe droht", "Interessenkonflikte im Rat", "Abmelden wird Pflicht",
# "Datenschutz & Freiheit"; not of "Impressum und Datenschutz", "Datenschutz & Impressum", "Nachdruck verboten",
# "Datenschutz ist uns wichtig.".
_HEADLINE = lazy_regex(
    r"(?:Haftungsausschlu(?:ss|ß)|Impressum|Datenschutz|Interessenkonflikte?|Copyright|Nachdruck|Abmelden) "
    r"(?!(?:und|oder|für|nach|gemäß|laut|liegt|by|bei|beim|nur|auch|nicht|ohne|mit|gegen|verboten|untersagt|gestattet"
    r"|erlaubt|erwünscht|frei|honorarfrei|kostenlos|vorbehalten)\b)[a-zäöüß]{2}[^.]*"
    r"|Datenschutz (?:&|und) (?!AGB|Cookie|Copyright|Haftung|Impressum|Kontakt|Nutzungs|Rechtlich|Urheber)[A-ZÄÖÜ][a-z]"
    r"[^.]*"
)
"""What opens with the word of a notice and says something of it."""
# Matches the beginning of "Anmerkung der Redaktion: ...", all of "--"; not of "Impressum", "-- Bonn".
_NOTE = lazy_regex(
    r"(?:Hinweis|Anmerkung) der Redaktion|Dieser (?:Artikel|Beitrag|Text)|Zuerst|Erstmals|Ursprünglich"
    r"|©|\(c\)|Copyright|Nachdruck"
    r"|Interessenkonflikt|-- ?$"
)
# Matches the beginning of "Pressekontakt:", "Kontakt für Medien", "Rückfragen bitte an"; not of "Kontakte nach Bonn".
_PRESS_CONTACT = lazy_regex(
    r"(?:(?:Presse|Medien)(?:kontakt|anfragen|stelle)|Pressesprecher(?:in)?:|Rückfrage|Für Rückfragen|Kontakt(?::|$)"
    r"|(?:Weitere )?(?:Kontakt|Ansprechpartner(?:in)?|Informationen) für (?:die )?(?:Presse|Medien|Rückfragen"
    r"|Journalist))"
)
# Matches all of "Kontakt:", "Ansprechpartnerin", "Weitere Auskünfte:"; not of "Kontakt nach Bonn".
_CONTACT = lazy_regex(
    r"(?:(?:Wissenschaftlicher? )?Kontakt|Pressestelle|Pressekontakt|Ansprechpartner(?:in)?|Auskünfte"
    r"|Weitere (?:Auskünfte|Informationen))"
    r"(?: für (?:die )?(?:Medien|Presse|Rückfragen))?:?"
)
# Matches in "presse@beispiel.de", "Tel. 0561 12"; not in "Institut für Biologie".
_REACHED = lazy_regex(r"\S@\S|\b(?:Tel|Telefon|Fax|Mobil)\b")
_GOES_ON = 2
"""Paragraphs of running text under a heading with which the article continues after a notice."""
_SHORT_TEXT = 8
"""Words of a short paragraph of the article after a note."""
_WORDS_OF_POINT = 4
"""Words of an item of a list; those of a menu have fewer."""
_LONG_NOTICE = 200
"""A longer notice (in characters) is one in any position; a shorter one only in the second half."""


def _is_boilerplate(text: str) -> bool:
    """Return whether a text opens like a legal notice ("Alle Rechte vorbehalten.", "© 2025 Beispiel Verlag")."""
    return _BOILERPLATE.match(text) is not None and not opens_text(text) and _HEADLINE.fullmatch(text) is None


def is_press_contact(text: str) -> bool:
    """Return whether a line opens the contact for the press under a press release."""
    return _PRESS_CONTACT.match(text) is not None


def is_note(text: str) -> bool:
    """Return whether a notice stands alone, so that any running text after it is the article's again."""
    return _NOTE.match(text) is not None


def find_contact(draft: Draft) -> dict[int, Role]:
    """Find the contact at the end of a release: a line such as "Kontakt:" over names and addresses, and no text."""
    blocks = draft.blocks
    backwards = range(len(blocks) - 1, -1, -1)
    text = next((at for at in backwards if is_running_text(blocks[at].text)), -1)
    reached = next((at for at in backwards if at > text and _REACHED.search(blocks[at].text)), -1)
    late = (at for at in range(text + 1, reached) if blocks[at].span[0] * 2 >= blocks[-1].span[1])
    opening = next((at for at in late if _CONTACT.fullmatch(blocks[at].text)), len(blocks))
    return dict.fromkeys(range(opening, len(blocks)), Role.BOILERPLATE)


def find_notices(draft: Draft) -> dict[int, Role]:
    """Find boilerplate: from where a legal notice opens to the end, or to where the article's text continues.

    The text continues at a heading with two paragraphs of running text; after an editors' note at any running text.
    In a text that is a notice, as its title says, there are none.
    """
    blocks, roles = draft.blocks, draft.roles
    if any(role is Role.TITLE and _is_boilerplate(block.text) for block, role in zip(blocks, roles, strict=True)):
        return {}
    found: dict[int, Role] = {}
    paragraphs_after = _paragraphs_after(draft)
    within = note = False
    for at, block in enumerate(blocks):
        if block.skipped or roles[at] is Role.TITLE:
            continue
        if _is_boilerplate(block.text) and not _is_item_over_text(draft, at):
            opens = _is_late_or_long(draft, at) and not _is_credit(draft, at, paragraphs_after[at])
            note = opens and not within and is_note(block.text)
            within = within or opens
        elif (note and _is_text(block.text)) or (roles[at] is Role.HEADING and paragraphs_after[at] >= _GOES_ON):
            within = note = False
        if within:
            found[at] = Role.BOILERPLATE
    return found


def _is_late_or_long(draft: Draft, at: int) -> bool:
    """Return whether a notice is in the second half of the text, or too long for a line over the text."""
    block = draft.blocks[at]
    return block.span[0] * 2 >= draft.blocks[-1].span[1] or len(block.text) > _LONG_NOTICE


def _is_credit(draft: Draft, at: int, paragraphs_after: int) -> bool:
    """Return whether a notice is a caption that names a picture, or has text after it."""
    return draft.roles[at] is Role.CAPTION and (paragraphs_after >= 1 or names_picture(draft.blocks[at].text))


def _is_text(text: str) -> bool:
    return is_running_text(text) or _is_short_text(text)


def _is_item_over_text(draft: Draft, at: int) -> bool:
    """Return whether a block is an item of a list, under a longer one or over running text: no foot of a page."""
    if draft.blocks[at].role is not Role.ITEM:
        return False
    above = draft.blocks[at - 1] if at else draft.blocks[at]
    under_point = above.role is Role.ITEM and len(above.text.split()) >= _WORDS_OF_POINT
    return under_point or any(is_running_text(block.text) for block in draft.blocks[at + 1 :])


def _is_short_text(text: str) -> bool:
    """Return whether a paragraph of two short sentences or so is the article's, and says nothing of rights."""
    words = text.split()
    return (
        len(words) >= _SHORT_TEXT
        and text.endswith((".", "!", "?"))
        and not _is_boilerplate(text)
        and not says_rights(text)
    )


def _paragraphs_after(draft: Draft) -> list[int]:
    """Return how many paragraphs of running text, none of them a notice, come one after another after each block.

    Headings between them do not count.
    """
    counts = [0]
    for at in range(len(draft.blocks) - 1, 0, -1):
        text = draft.blocks[at].text
        if not draft.is_heard(at) or draft.roles[at] is Role.HEADING:
            counts.append(counts[-1])
        else:
            counts.append(counts[-1] + 1 if is_running_text(text) and not _is_boilerplate(text) else 0)
    return counts[::-1]
