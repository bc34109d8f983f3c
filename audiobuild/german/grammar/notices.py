"""What abbreviations mean in notices of authorities and courts, where they differ from other texts.

Gem. Köln, Flur 5 -> Gemarkung      je angef. Monat -> angefangenen      (i. W.: hundert Euro) -> in Worten
"""

from __future__ import annotations

from audiobuild.german.grammar.context import word_before
from audiobuild.german.grammar.noun_phrase import noun_after
from audiobuild.german.words.nouns import gender
from audiobuild.lazy_regex import lazy_regex

_WINDOW = 60
"""Characters to look around."""
# Matches "Flur 5", "Flst. 12", "Flurstück", "Grundbuch"; not "Flure", "Flurfunk".
_LAND = lazy_regex(r"\b(?:Flur|Flurst(?:ück|\.)|Flst\.|Fl\. ?Nr\.|Fl\.-Nr\.|Grundbuch)(?!\w)")
# Matches the beginning of " BFH VI R", " eingelegt", " BAG 3 AZR"; not of " Thomas".
_COURT_AFTER = lazy_regex(
    r" (?:B[FSA]G?H?|BGH|BVerwG|OGH|VwGH|beim|zum|eingelegt|zugelassen|anhängig|Az\.|nicht|unter)\b"
)


def in_notice(spoken: str, text: str, start: int, end: int) -> str:
    """Return what the abbreviation in ``text[start:end]`` means, which is spoken as `spoken` elsewhere."""
    if spoken == "Gemeinde" and _LAND.search(text, max(0, start - _WINDOW), end + _WINDOW):
        return "Gemarkung"
    if spoken == "Reverend" and _COURT_AFTER.match(text, end):
        return "Revision"
    if spoken in ("im Wesentlichen", "in Westfalen") and text.startswith(":", end):
        return "in Worten"
    if spoken == "angefügt" and word_before(text, start).lower() in ("je", "pro", "jede", "jeder", "jeden"):
        weak = word_before(text, start).lower() == "jeden" or gender(noun_after(text, end)) == "m"
        return "angefangenen" if weak else "angefangene"
    return spoken
