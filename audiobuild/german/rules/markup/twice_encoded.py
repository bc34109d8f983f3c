"""Mojibake, UTF-8 decoded as Windows-1252: fÃ¼r -> für, â€žNeinâ€œ -> „Nein“. These rules come first."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re

_SAID = {"\xa0": " ", "§": "Paragraf ", "½": "½", "¼": "¼", "¾": "¾", "²": "²", "³": "³", "°": "°"}
"""What is spoken for a character, or the character that other rules read."""


def twice_encoded(found: re.Match[str], _: str) -> str | None:
    """Read ``fÃ¼r`` as für, ``Â§ 3`` as § 3, ``1990 â€“ 1995`` with its dash."""
    data = b"".join(_byte(character) for character in found[0])
    try:
        character = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if character == "€":
        return " Euro" if found.start() and found.string[found.start() - 1].isdigit() else "Euro"
    if character in _SAID:
        return _SAID[character]
    return None if unicodedata.category(character)[0] in "SN" else character


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


_CONTINUED = "".join(dict.fromkeys(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)))
"""What the second byte of a character of two bytes becomes: ¼ in Ã¼, Ÿ in ÃŸ."""
RULES = (
    # Matches "Ã¼" in "fÃ¼r", "ÃŸ" in "StraÃŸe", "Â§" in "Â§15", "â€ž" in "â€žNein"; not in "für", "SÃO", "â".
    Rule(
        "twice encoded",
        rf"Ã[{_CONTINUED}]|Â[\xa0-\xbf]|â€[{_CONTINUED}]|â‚¬",
        twice_encoded,
        needs=("Ã", "Â", "â"),
    ),
)
