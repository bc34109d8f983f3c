"""How a letter opens and closes: "Liebe Gemeinde,", "Mit freundlichen Grüßen"."""

from __future__ import annotations

import re

_SALUTATION = re.compile(
    r"(?:(?:Sehr (?:geehrte|verehrte)|Geehrte|Verehrte|Liebe|Hallo|Guten (?:Morgen|Tag|Abend)|Grüß Gott|Moin|Servus|Hi)"
    r"(?:[rsn]?\b[^.?!]{0,100})?)[,!]"
)
_OFFICE = (
    r"(?:Redaktion|Vorstand|Vorsitzende[r]?|Team|Pfarrer(?:in)?|Pastor(?:in)?|Bürgermeister(?:in)?|Schulleitung|Familie"
    r"|Gemeinde|Verein|Autor(?:in)?|Chefredakteur(?:in)?|Geschäftsführung|Mannschaft)"
)
_GREETING = r"(?:Grüße|Grüßen|Gruß|Grüsse|Grüssen|Gruss|Wünsche|Wünschen)"
_VALEDICTION = re.compile(
    rf"(?:(?:\w+ ){{0,4}}{_GREETING}(?: (?:aus|von|vom|und|an|Ihre?|Eure?|Deine?)\b.{{0,50}})?"
    rf"|(?:Ihre?|Eure?|Deine?) {_OFFICE}\b.{{0,40}}"
    r"|Hochachtungsvoll|Herzlich(?:st)?|Alles (?:Liebe|Gute)|In (?:Liebe|Verbundenheit|stiller Trauer)"
    r"|Bis (?:bald|dann|morgen|nächste Woche|zum nächsten Mal)"
    r"|(?:[LV]G|MfG|mfg|lg|vg|Gruß|Grüßle)(?: \w+)?)[,.!]?"
)
_LONGEST = 120


def is_salutation(text: str) -> bool:
    """Does it greet the reader, so that the letter's text comes after it? ("Sehr geehrte Damen und Herren,")."""
    return len(text) <= _LONGEST and _SALUTATION.fullmatch(text) is not None


def is_valediction(text: str) -> bool:
    """Does it take leave of the reader? ("Viele Grüße", "Ihre Redaktion", "LG Torben")."""
    return len(text) <= _LONGEST and _VALEDICTION.fullmatch(text) is not None
