"""Captions and picture credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.sentences import sentence_spans
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

_PICTURE = (
    r"(?:Fotos?|FOTOS?|BILD|Bild(?:er)?|(?:Beitrags|Titel|Artikel|Aufmacher|Vorschau|Header)bild(?:er)?|Grafik"
    r"|Illustration|Karte|Symbolbild|Symbolfoto|Archivbild|Archivfoto|Screenshot|Montage"
    r"|Quelle Foto)"
)
# Matches all of "Eva Lang", "J. P. Berg/dpa"; not of "der Mondlandung", "Armstrong besonders begehrt".
_PERSON = r"[A-ZÄÖÜ][\w.’'-]*(?: (?:(?:van|von|de|der) )*[A-ZÄÖÜ][\w.’'-]*){0,3}(?: ?[/,(|] ?[\w. ©)-]{2,30})?\.?"
# Matches "Foto: A. Weber/dpa", "© Stiftung", "Bildrechte: MDR", "Abb. 3", "[Illustration: Der Hafen]"; not "Bildung ist
# Ländersache".
_OPENING = lazy_regex(
    rf"(?:(?:© ?|\(c\) ?)?{_PICTURE}\s?(?::|von (?={_PERSON}$)|©|/ )"
    rf"|(?!Karte|Montage){_PICTURE}$|© ?\S|BILD:|FOTO:|Bildunterschrift"
    rf"|Copyright(?::| by\b)"
    r"|(?:Bild|Foto)(?:quelle|nachweis|rechte?|credits?)\b"
    r"|Abb(?:\.|ildung) \d|\[caption\b[^\]]*\]"
    r"|\[(?:Illustration|Abbildung|Bild|[Ii]mage|Titelbild|Zeichnung|Verzierung|Dekoration|Vignette|Signet)\b[^\]]*\])"
)
# Matches the beginning of "Foto: A. Weber/dpa"; not of "[Illustration]", the place of a picture.
_CREDIT = lazy_regex(rf"(?!\[){_OPENING.pattern}")
# Matches the end of "Die Fassade von Süden. Foto: Eva Lang", "Das Bad (Bildrechte: Stadt Elm)" and "Der Architekt
# (Archivbild)"; not of "im Archiv.".
_END = lazy_regex(
    rf"(?:\(?\b(?:{_PICTURE}|(?:Bild|Foto)(?:quelle|nachweis|rechte?|credits?))\s?:\s?"
    rf"(?:[^.!?]|(?<=[A-ZÄÖÜ])\.(?= ?[A-ZÄÖÜ])){{2,60}}(?:\.(?:com|de))?\)?"
    rf"|\(?©\s?[^.!?]{{2,60}}\)?"
    r"|^(?:\(c\)|Copyright)[^.!?]{2,60}(?:[.,]| [–-])? [Aa]lle Rechte vorbehalten"
    r"|\((?:Archiv|Symbol)(?:bild|foto)\)|Quelle: [^.!?]{2,60})\.?$"
)
# Matches the beginning of "© Beispiel AG Hamburg (presse) – Die Beispiel AG hat am Montag in der Hansestadt ihre neuen
# Zahlen vorgelegt, die erneut gestiegen sind.", "Copyright: Stadt Elm – Nach zwei Jahren Bauzeit öffnet am Samstag in
# der Nähe des Bahnhofs das neue Hallenbad der Stadt.", "© steht für Copyright"; not of "© Beispiel AG – Alle Rechte
# vorbehalten."
_BEFORE_TEXT = lazy_regex(
    r"© (?:steht|bedeutet|heißt|kennzeichnet|ist|war|hat)\b"
    r"|(?:©|\(c\)|Copyright:) ?(?:(?:19|20)\d\d )?\D{3,80}? [–—-] (?!Alle Rechte)[A-ZÄÖÜ].{80}",
    re.DOTALL,
)
# Matches in "Alle Rechte vorbehalten", "nur mit Genehmigung"; not in "steht für Copyright".
_RIGHTS = lazy_regex(
    r"\b(?:Rechte|vorbehalten|Nachdruck|Vervielfältig\w+|Weitergabe|Verbreitung|Genehmigung|Zustimmung|Einwilligung"
    r"|Verwendung|Nutzung|geschützt|Fotos?|Bild(?:er)?|Grafik|Lizenz|reserved)\b"
)
_FEWEST_WORDS, _FEWEST_IN_SENTENCES = 10, 8
"""Words in lower case of a paragraph that begins with a copyright mark and is text; fewer do for two sentences."""
# Matches all of "Noel Celis/Getty Images", "IMAGO / Sven Simon", "picture alliance/dpa"; not of "Getty Images klagt".
_AGENCY_CREDIT = lazy_regex(
    r"(?:[A-ZÄÖÜ][\w .,'’&-]{2,60}(?: ?/ ?| via | \| ))?"
    r"(?:Getty ?Images|picture[- ]alliance|IMAGO|[Ii]mago(?: images)?|Shutterstock|Adobe ?Stock|iStock(?:photo)?"
    r"|Unsplash|Pixabay|AFP via Getty Images)(?: ?[/|] ?[\w .-]{2,40}){0,2}",
)
_LONGEST = 220
_MOST_ABOVE = 2
"""Further lines of a caption above the one over the credit."""
_LONGEST_ABOVE_CREDIT, _LONGEST_CREDIT = 160, 80


def is_caption(text: str) -> bool:
    """Return whether a block is a picture's caption ("Foto: A. Weber/dpa", "... im Rathaus. (Archivbild)")."""
    if len(text) > _LONGEST or opens_text(text):
        return False
    return any((_OPENING.match(text), _END.search(text), _AGENCY_CREDIT.fullmatch(text)))


def find_in_lists(draft: Draft) -> dict[int, Role]:
    """Find the credit of a picture that is the last line of a list without marks ("Foto: Eva Lang" under a recipe)."""
    return {
        at: Role.CAPTION
        for at, block in enumerate(draft.blocks)
        if draft.roles[at] is Role.ITEM
        and block.source_position(0) == block.span[0]
        and draft.roles[at + 1 : at + 2] != (Role.ITEM,)
        and len(block.text) <= _LONGEST_CREDIT
        and _CREDIT.match(block.text)
    }


def find_above_credits(draft: Draft) -> dict[int, Role]:
    """Find the captions right above the credit of their picture, if blank lines set both apart from the text."""
    found: dict[int, Role] = {}
    for at in range(1, len(draft.blocks) - 1):
        text, credit = draft.blocks[at].text, draft.blocks[at + 1].text
        if len(text) > _LONGEST_ABOVE_CREDIT or draft.roles[at + 1] is not Role.CAPTION or not draft.is_undecided(at):
            continue
        first = at
        while first > max(at - _MOST_ABOVE, 1) and draft.gap_below(first - 1) <= 1 and draft.is_undecided(first - 1):
            first -= 1
        last = at + 2 == len(draft.blocks)
        apart = draft.gap_below(at) < min(draft.gap_below(first - 1), draft.gap_below(at if last else at + 1) + last)
        credited = len(credit) <= _LONGEST_CREDIT and _CREDIT.match(credit.lstrip("("))
        if apart and credited and any(map(draft.is_heard, range(first))):
            found |= dict.fromkeys(range(first, at + 1), Role.CAPTION)
    return found


def opens_text(text: str) -> bool:
    """Return whether a paragraph of the text begins with a copyright mark, as press releases do."""
    return _BEFORE_TEXT.match(text) is not None or (text.startswith(("©", "(c) ")) and _goes_on(text))


def names_picture(text: str) -> bool:
    """Return whether a credit says that it is one of a picture ("(c) Foto: Eva Lang")."""
    return re.match(rf"(?:©|\(c\)) ?{_PICTURE}\b", text) is not None


def says_rights(text: str) -> bool:
    """Return whether a text speaks of rights or pictures, as notices do."""
    return _RIGHTS.search(text) is not None


def _goes_on(text: str) -> bool:
    """Return whether a paragraph is sentences that say nothing of rights or pictures."""
    words = text.split()
    if not text.endswith((".", "!", "?", "“", '"')):
        return False
    if _RIGHTS.search(text):
        return False
    one = len(sentence_spans(text)) == 1 or words[1][:4].isdigit()
    fewest = _FEWEST_WORDS if one else _FEWEST_IN_SENTENCES
    return sum(word.islower() for word in words) >= fewest
