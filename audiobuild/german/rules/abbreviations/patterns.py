"""The pattern of the rule for abbreviations, and what must occur in a sentence for it to apply."""

from __future__ import annotations

import re

from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.words.abbreviations import ABBREVIATIONS, ENDINGS

_SHORT = 3
"""Longer endings may be a word of their own, with a capital: Gesellsch."""
# Matches all of "Nr.", "kam."; not of "z. B.", "LT-Drs.", "Dr.in", "Hauptstr.".
_ONE_WORD = r"[^\W\d_]++\.(?<![a-zäöüß]str\.)"
"""Any word with its full stop; of the name of a street only the end is an abbreviation."""
# Matches "z.B.Das", "z. B.Das", "St.Das"; not "z.B. Das", "Nr.Das".
_NO_BLANK = r"(?:(?<=\.[A-Za-z]\.)|(?<=\. [A-Za-z]\.)|(?<=\b(?:St|[DHF]r)\.)|(?<=\bProf\.))(?=[A-ZÄÖÜ][a-zäöüß])"
_NO_BLANK += r"|(?:(?<=\b[Zz]\.B\.)|(?<=\bd\.h\.))(?=[a-zäöüß]{2})"


def _abbreviated() -> str:
    """Return the pattern of what may be an abbreviation, the longest first, or a truncated word.

    Forms of several words are listed. Those of one word are thousands: any word with a full stop is looked up.

    Matches "z. B.", "z.B.", "Dr.", "kam.", "Gesellsch." and the "v.l." of "2.v.l."; not "usw", "usw...".
    """
    several = alternatives({entry.written for entry in ABBREVIATIONS if not re.fullmatch(_ONE_WORD, entry.written)})
    cut = alternatives(set(ENDINGS) | {ending.capitalize() for ending in ENDINGS if len(ending) > _SHORT})
    return (
        rf"\b(?=[^\W\d_][\w-]*+\.|GmbH)(?<!\D\.)(?:(?:{several})(?:{_NO_BLANK}|(?![^\W\d_]))(?!(?<=\.)\.\.)"
        rf"|(?<![\w.-])(?:[\w-]*[a-zäöüß-])?(?:{cut})\.(?!\w)"
        rf"|{_ONE_WORD}(?:{_NO_BLANK}|(?![^\W\d_]))(?!\.\.))"
    )


_LAST = 3
"""Number of letters at the end of a sentence that decide whether its last word may be an abbreviation."""


def _stopped() -> str:
    """Return the trigger: a full stop after a letter inside the sentence, or what may be an abbreviation at its end.

    Matches the stop of "z. B. so", "Er (Nr.) kam", "und so usw.", "im Bus."; not of "Er kam.", "Wort ... Wort", "3.5".
    """
    words = {entry.written[:-1].split()[-1] for entry in ABBREVIATIONS if entry.written.endswith(".")}
    whole = _behind({word[-_LAST:] for word in (*words, "str", "Str") if len(word) >= _LAST}, "")
    cut = _behind({ending[-_LAST:] for ending in ENDINGS}, "i")  # HAUSNR., too
    short = r"(?<=(?<![^\W\d_])[^\W\d_]\.)|(?<=(?<![^\W\d_])[^\W\d_][^\W\d_]\.)"
    return (
        r"\.(?:(?<=[^\W\d_]\.|\.\.)(?=[\"“”‘’»«)]*[^\s.\"“”‘’»«)]|[\"“”‘’»«)]+\s+\S)"
        rf"|(?<=[^\W\d_]\.)(?:(?=\s+\S|[,;:)])|(?=\W*\Z)(?:{short}|{whole}|{cut})))"
    )


def _behind(ends: set[str], flags: str) -> str:
    """Return a pattern that looks behind for one of the ends and a full stop; `flags` are those of `re`."""
    return "|".join(
        rf"(?<=(?{flags}:{alternatives(end for end in sorted(ends) if len(end) == length)})\.)"
        for length in sorted({len(end) for end in ends})  # all alternatives of a look-behind must have the same length
    )


ABBREVIATED = _abbreviated()
"""What may be an abbreviation, or a truncated word."""
STOPPED = _stopped()
"""The full stop of what may be one."""
