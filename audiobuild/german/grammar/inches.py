"""Whether a straight mark after a number is an inch: ein 24" Monitor; not „Platz 5" und."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import quotation_is_open, search_before, word_before
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches "Bildschirm", "Felgen", "Das Rad", "MacBook"; not "Radio", "Rohrbach".
_IN_INCHES = lazy_regex(
    r"(?:[Bb]ildschirm|[Ll]aptop|[Nn]otebook|[Tt]ablet|iPad|MacBook"
    r"|[Dd]isplay|[Mm]onitor|[Ff]ernseher|[Dd]iagonale|[Ff]elgen?|[Rr]eifen|[Rr]äder|[Rr]ohre?|Gewinde)n?s?\b"
    r"|[Rr]ad(?:es)?\b"
)
"""What is measured in inches: after it, a straight mark ends no quotation that no mark has begun."""

# Matches the end of "12″ oder ", "24″, ", "7″/"; not of "12 oder ", "″ oder ".
_INCHES_BEFORE = lazy_regex(r"\d[\"″](?:,? (?:oder|und|bis) |, | ?[/–-] ?)$")

# Matches all of "einen", "meinem", "der", "alten", "neues"; not of "Platz", "die".
_ARTICLE = lazy_regex(
    r"(?i:(?:[mds]?ein|ihr|unser|kein)e?[mnrs]?|der|das|den|dem|des"
    r"|(?:alt|neu|groß|klein|flach|breit|teur|billig)e[mnrs]?)"
)
# Matches the end of "Note: ", "auf Platz "; not of "Monitor ", "Note ist ".
_LABEL = lazy_regex(r"\b(?:Note|Nummer|Platz|Rang|Runde|Seite|Gruppe|Folge|Teil|Kapitel|Block|Haus|Halle|Zimmer):? $")
_LONGEST_LABEL = 10
"""Characters of a noun that a number names: what follows it closes a quotation."""
_MEASURED = frozenset(word_list("hat haben misst mit"))
# Matches the beginning of " und kostet", ", aber", ", der Rahmen"; not of " sagte", ".".
_GOES_ON = lazy_regex(r",? (?:und|oder|aber|bei)\b|, (?:der|die|das)\b")

# Matches " Monitor", "-Monitor", " große", ", 24", ")"; not " sagte", "," or the end (a closing quote).
_AFTER_INCH = lazy_regex(
    r"-\w| [A-ZÄÖÜ][a-zäöü]| (?:CRT|TFT|LCD|LED|OLED|IPS|TV|HDD|SSD|PC)\b"
    r"| (?:gro(?:ß|ss)|breit|lang|hoch|dick|tief|stark|klein|kost|hat|haben|reich)[a-zäöüß]*\b"
    r"| ?[x×/–-] ?\d|, \d| (?:oder|bis|und|mit) \d|\)"
)


def _is_unpaired(found: re.Match[str], text: str) -> bool:
    """Return whether all other straight marks make pairs, and one is before it: "Top 10" und ein Bild mit 24"."""
    before, after = text.count('"', 0, found.start()), text.count('"', found.end())
    return before > 0 and before % 2 == after % 2 == 0


def is_inch(found: re.Match[str], text: str) -> bool:
    """Return whether a straight mark after a number is an inch: ein 24" Monitor; not a quote: „Platz 5" und."""
    if quotation_is_open(text, found.start()):
        return False
    if search_before(_LABEL, text, found.start(), _LONGEST_LABEL):
        return False
    before = word_before(text, found.start())
    measured = before.lower() in _MEASURED and _GOES_ON.match(text, found.end())
    measured = measured or _IN_INCHES.search(text, 0, found.start())
    measured = measured or search_before(_INCHES_BEFORE, text, found.start(), _LONGEST_LABEL)
    return bool(
        measured or _is_unpaired(found, text) or _ARTICLE.fullmatch(before) or _AFTER_INCH.match(text, found.end())
    )
