"""Pronunciations in phonetic letters, as encyclopaedias give them: they are for the eye.

Reims [ʀɛ̃s] ist -> Reims ist        Feuilleton (IPA: [føjəˈtɔ̃]) -> Feuilleton        Worcester (/ˈwʊstər/) -> Worcester
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def pronunciation(_found: re.Match[str], _: str) -> str | None:
    """Read ``Reims [ʀɛ̃s] ist`` as Reims ist."""
    return ""


_LETTERS = "ˈˌːəɔɛɪʊʏʃʒʀʁɐɡŋθðɲʎɑɒʌɜɾɹɕʑʔ\u0361"
"""Letters and signs of which a pronunciation has one at least."""
# Matches all of "[ʀɛ̃s]", "/ˈwʊstər/", "[wut͡ɕ][1]"; not of "[sic]", "/usr/".
_SOUNDS = (
    rf"(?:\[[^\[\]\n]{{0,60}}?[{_LETTERS}][^\[\]\n]{{0,60}}\]"
    rf"|/[^/\s]{{0,40}}?[{_LETTERS}][^/\n]{{0,40}}/)(?:\[\d{{1,2}}\])*"
)
_LABEL = r"(?:(?:IPA|Aussprache|ausgesprochen|gesprochen):? ?)?"
RULES = (
    # Matches " [ʀɛ̃s]", " (IPA: [føjəˈtɔ̃])", "IPA: [føjəˈtɔ̃], "; not " [sic]", " (IPA: so)".
    Rule(
        "pronunciation",
        rf"\s?\({_LABEL}{_SOUNDS}(?:[,;]? ?{_SOUNDS})*\)"
        rf"|(?<=\(){_LABEL}{_SOUNDS}(?:[,;]? ?{_SOUNDS})*[,;]? ?|\s?{_LABEL}{_SOUNDS}",
        pronunciation,
        needs=tuple(_LETTERS),
    ),
)
