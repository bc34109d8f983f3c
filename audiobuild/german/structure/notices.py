"""Is a block no part of the text: a legal notice at its end, or a pointer to another text?"""

from __future__ import annotations

import re

_BOILERPLATE = re.compile(
    r"(?:Haftungsausschluss|Haftungsausschluß|Haftungshinweis|Disclaimer|Rechtliche[rs]? Hinweise?|Risikohinweise?"
    r"|Hinweis der Redaktion|Anmerkung der Redaktion|Copyright|Alle Rechte vorbehalten|Impressum|Datenschutz"
    r"|Nutzungsbedingungen|Nachdruck|Dieser (?:Artikel|Beitrag|Text) (?:erschien|wurde|ist) (?:zuerst|erstmals|ursprünglich)"
    r"|Sie erhalten diesen? (?:Newsletter|E-Mail|Mail|Nachricht)|(?:Vom )?Newsletter abbestellen|Abmelden|Pressekontakt"
    r"|Medienkontakt|Kontakt für (?:die )?(?:Presse|Medien|Rückfragen)|Das Urheberrecht (?:dieses|an diesem)|Interessenkonflikt)\b"
    r"|©|\(c\) ?(?=\d{4}|[A-ZÄÖÜ])",
)
_NOTE = re.compile(
    r"(?:Hinweis|Anmerkung) der Redaktion|Dieser (?:Artikel|Beitrag|Text)|©|\(c\)|Nachdruck|Interessenkonflikt"
)
_TEASER = re.compile(
    r"(?:Anzeige|Werbung|Advertorial|Les(?:en|t) Sie (?:auch|mehr|dazu|hier|weiter)|Lies (?:auch|mehr|dazu)|Lesetipps?"
    r"|Mehr zum Thema|Mehr dazu|Mehr (?:Informationen|Infos) (?:hier|finden Sie)|Weiterlesen|Weitere (?:Artikel|Beiträge|Meldungen)|Auch interessant|Passend dazu"
    r"|Das könnte (?:Sie|dich|Dich|euch) (?:auch )?interessieren|Siehe auch|Newsletter|Empfohlener (?:redaktioneller )?Inhalt"
    r"|Empfehlung der Redaktion|Externer Inhalt|Bildergalerie|Fotostrecke|Zum Video|Kommentare|Themen:|Tags:|Schlagworte?:"
    r"|Schlagwörter:|Jetzt (?:abonnieren|anmelden|lesen|testen)|Hier geht es zu[mr]?|Zur Startseite|Nach oben|Artikel teilen"
    r"|Lesezeit|Lesedauer|Teilen|Drucken|Merken|Folgen Sie uns)(?!\w)",
)
_LONGEST_TEASER = 140


def is_boilerplate(text: str) -> bool:
    """Does it open like a legal notice? ("Alle Rechte vorbehalten.", "© 2025 Beispiel Verlag")."""
    return _BOILERPLATE.match(text) is not None


def is_note(text: str) -> bool:
    """Is it a notice that stands alone, so that what comes after it may be the article's text again?"""
    return _NOTE.match(text) is not None


def is_teaser(text: str) -> bool:
    """Is it a short pointer elsewhere? ("Lesen Sie auch: ..."; "Anzeigepflicht" is none)."""
    return len(text) <= _LONGEST_TEASER and _TEASER.match(text) is not None
