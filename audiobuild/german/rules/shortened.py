"""Numbers joined to a shortened adjective.

ein 34-j. Mann -> vierunddreißigjähriger Mann      14tägl. -> vierzehntäglich      3-tlg. Set -> dreiteiliges Set
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.numbers import plain
from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.grammar.shortened_adjectives import adjective_ending

if TYPE_CHECKING:
    import re

_STEMS = {
    "j": "jährig", "jähr": "jährig", "jg": "jährig", "jährl": "jährlich", "täg": "tägig", "tgg": "tägig",
    "tägl": "täglich", "tgl": "täglich", "wö": "wöchig", "wöch": "wöchig", "wöchentl": "wöchentlich",
    "mon": "monatig", "monatl": "monatlich", "mtl": "monatlich", "stünd": "stündig", "std": "stündig",
    "stdg": "stündig", "stündl": "stündlich", "tlg": "teilig", "teil": "teilig", "köpf": "köpfig", "stöck": "stöckig",
    "gesch": "geschossig", "geschoss": "geschossig", "spr": "sprachig", "bänd": "bändig", "bd": "bändig",
    "proz": "prozentig", "seit": "seitig", "stuf": "stufig", "spur": "spurig",
}  # fmt: skip


def shortened(found: re.Match[str], text: str) -> str | None:
    """Read ``34-j.`` as vierunddreißigjährig with the ending that its noun requires."""
    stop = "." if found.end() == len(text) else ""
    return plain(found[1]) + _STEMS[found[2]] + adjective_ending(found, text) + stop


RULES = (
    # Matches "34-j.", "14tägl.", "3-tlg."; not "34 J.", "34-jährig", "3-teil".
    Rule(
        "number with a shortened adjective",
        rf"(?<![\w.,])(\d{{1,3}})[-‑]?({alternatives(_STEMS)})\.(?!\w)",
        shortened,
        trigger=rf"\d[-‑]?(?:{alternatives(_STEMS)})\.",
        at_number=True,
    ),
)
