"""Is a block no part of the text: a legal notice at its end, or a pointer to another text?"""

from __future__ import annotations

import re

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
_NOTE = re.compile(
    r"(?:Hinweis|Anmerkung) der Redaktion|Dieser (?:Artikel|Beitrag|Text)|©|\(c\)|Nachdruck|Interessenkonflikt"
)
_ANNOUNCING = (
    r"Les(?:en|t) Sie (?:auch|mehr|dazu|weiter)|Lies (?:auch|mehr|dazu)|Lesetipps?|Siehe auch|Passend dazu"
    r"|Mehr (?:zum Thema|dazu|lesen)|Weitere (?:Artikel|Beiträge|Meldungen|Themen)|Auch interessant"
    r"|Das könnte (?:Sie|dich|Dich|euch) (?:auch )?interessieren|Meistgelesen|Top-Themen"
)
_ANNOUNCES = re.compile(rf"(?:{_ANNOUNCING})(?: (?:zum Thema|dazu|hier|auch))?:?", re.IGNORECASE)
"""What says of itself that titles of other texts come after it."""
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
_LONGEST_TEASER = 140


def is_boilerplate(text: str) -> bool:
    """Does it open like a legal notice? ("Alle Rechte vorbehalten.", "© 2025 Beispiel Verlag")."""
    return _BOILERPLATE.match(text) is not None


def is_note(text: str) -> bool:
    """Is it a notice that stands alone, so that what comes after it may be the article's text again?"""
    return _NOTE.match(text) is not None


def announces(text: str) -> bool:
    """Does it only say that titles of other texts come after it? ("Auch interessant", "Mehr zum Thema:")."""
    return _ANNOUNCES.fullmatch(text) is not None


def is_teaser(text: str) -> bool:
    """Is it a short pointer elsewhere? ("Lesen Sie auch: ..."; "Anzeigepflicht" is none)."""
    return len(text) <= _LONGEST_TEASER and _TEASER.match(text) is not None
