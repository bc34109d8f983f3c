"""The opening and closing lines of a letter: "Liebe Gemeinde,", "Mit freundlichen Grüßen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.structure.heading_lines import is_section_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Block

# Matches "Sehr geehrte Damen und Herren,", "Hallo zusammen!"; not "Liebe geht durch den Magen".
_SALUTATION = lazy_regex(
    r"(?:(?:Sehr (?:geehrte|verehrte)|Geehrte|Verehrte|Liebe|Hallo|Guten (?:Morgen|Tag|Abend)|Grüß Gott|Moin|Servus|Hi)"
    r"(?:[rsn]?\b[^.?!]{0,100})?)[,!]"
)
# Matches all of "Redaktion", "Pfarrerin", "Vorsitzender"; not of "Redakteur", "Vorstände".
_OFFICE = (
    r"(?:Redaktion|Vorstand|Vorsitzende[r]?|Team|Pfarrer(?:in)?|Pastor(?:in)?|Bürgermeister(?:in)?|Schulleitung|Familie"
    r"|Gemeinde|Verein|Autor(?:in)?|Chefredakteur(?:in)?|Geschäftsführung|Mannschaft)"
)
_GREETING = r"(?:Grüße|Grüßen|Gruß|Grüsse|Grüssen|Gruss|Wünsche|Wünschen)"
# Matches all of "Viele Grüße aus Kiel", "Ihre Redaktion", "LG Torben"; not of "Die Grüße kamen aus Kiel".
_VALEDICTION = lazy_regex(
    rf"(?:(?:\w+ ){{0,4}}{_GREETING}(?: (?:aus|von|vom|und|an|Ihre?|Eure?|Deine?)\b.{{0,50}})?"
    rf"|(?:Ihre?|Eure?|Deine?) {_OFFICE}\b.{{0,40}}"
    r"|Hochachtungsvoll|Herzlich(?:st)?|Alles (?:Liebe|Gute)|In (?:Liebe|Verbundenheit|stiller Trauer)"
    r"|Bis (?:bald|dann|morgen|nächste Woche|zum nächsten Mal)"
    r"|(?:[LV]G|MfG|mfg|lg|vg|Gruß|Grüßle)(?: \w+)?)[,.!]?"
)
# Matches the end of "Kommt alle! Mit Gruß"; not of "Mit Gruß".
_LAST_SENTENCE = lazy_regex(r"(?<=[.!?] )[^.!?]+[,.!]?\Z")
_LONGEST = 120
# Matches all of "Anna Müller", "Jan van der Meer und Eva"; not of "Die Nacht war kalt".
_SIGNATURE = lazy_regex(r"(?:(?:[A-ZÄÖÜ][\w.-]*|von|van|der|de|zu|und|&)[ ,]*){1,6}")


# Matches all of "Deine Klara", "Ihr Hans Moll."; not of "Deine", "Dein Recht auf Ruhe".
_SIGNED = lazy_regex(r"(?:Deine?|Ihre?|Eure?|Euer) [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?\.?")
# Matches all of "Dein treuer", "Ihre ergebene", "Dein dich liebender"; not of "Deine Klara", "Dein Garten".
_OVER_NAME = lazy_regex(r"(?:Deine?|Ihre?|Eure?|Euer)(?: (?:[Dd]ich|[Ss]ie|[Ee]uch))?(?: [a-zäöüß]{3,15}er?){1,2},?")


def is_salutation(text: str) -> bool:
    """Return whether a line greets the reader of a letter ("Sehr geehrte Damen und Herren,")."""
    return len(text) <= _LONGEST and _SALUTATION.fullmatch(text) is not None


def _is_valediction(text: str) -> bool:
    """Return whether a line closes a letter ("Viele Grüße", "LG Torben", "Kommt alle! Mit freundlichen Grüßen")."""
    last = _LAST_SENTENCE.search(text, max(0, len(text) - _LONGEST))
    return _VALEDICTION.fullmatch(last[0] if last else text) is not None


def closing_lines(blocks: Sequence[Block]) -> set[int]:
    """Return the indices of the lines that close a letter: the valediction and the name right under it."""
    valedictions = {
        at
        for at, block in enumerate(blocks)
        if _is_valediction(block.text) or (len(block.text) <= _LONGEST and _OVER_NAME.fullmatch(block.text))
    }
    signed = {
        at
        for at in range(1, len(blocks) - 1)
        if _SIGNED.fullmatch(blocks[at].text) and is_section_name(blocks[at + 1].text)
    }
    return (
        valedictions
        | signed
        | {
            at
            for at, block in enumerate(blocks)
            if at - 1 in valedictions and _SIGNATURE.fullmatch(block.text) and not is_section_name(block.text)
        }
    )
