"""The pattern of the rule for abbreviations, and what must occur in a sentence for it to apply."""

from __future__ import annotations

import re

from audiobuild.german.grammar.patterns import alternatives
from audiobuild.german.words.abbreviations import ABBREVIATIONS, ENDINGS

_SHORT = 3
"""Longer endings may be a word of their own, with a capital: Gesellsch."""
# Matches "z.B.Das", "z. B.Das", "St.Das"; not "z.B. Das", "Nr.Das".
_NO_BLANK = r"(?:(?<=\.[A-Za-z]\.)|(?<=\. [A-Za-z]\.)|(?<=\b(?:St|[DHF]r)\.)|(?<=\bProf\.))(?=[A-ZÄÖÜ][a-zäöüß])"
_NO_BLANK += r"|(?:(?<=\b[Zz]\.B\.)|(?<=\bd\.h\.))(?=[a-zäöüß]{2})"


def _abbreviated() -> str:
    """Return the pattern of any abbreviation, the longest first; the end of a word (Hauptstr.) may be one.

    Matches "z. B.", "z.B.", "Dr.", "Hauptstr.", "Gesellsch." and the "v.l." of "2.v.l."; not "usw", "usw...", or the
    "f." of "Hof.".
    """
    whole = alternatives({entry.written for entry in ABBREVIATIONS})
    cut = alternatives(set(ENDINGS) | {ending.capitalize() for ending in ENDINGS if len(ending) > _SHORT})
    return (
        rf"\b(?<!\D\.)(?=[^\W\d_][\w-]*+\.|GmbH)(?:(?:{whole})(?:{_NO_BLANK}|(?![^\W\d_]))(?!(?<=\.)\.\.)"
        rf"|(?<![\w.-])(?:[\w-]*[a-zäöüß-])?(?:{cut})\.(?!\w))|f(?<=\df)f?(?:\.(?!\w)|(?=[),;]))"
        r"|str\.(?<=[a-zäöüß]str\.)(?![^\W\d_])|Str\.(?<=[A-ZÄÖÜ][a-zäöüß]-Str\.)(?![^\W\d_])"
    )


def _stopped() -> str:
    """Return the trigger: a full stop behind a letter inside the sentence, or an abbreviation at its end.

    Matches the stop of "z. B. so", "Er (Nr.) kam", "und so usw."; not of "Er kam.", "Wort ... Wort", "3.5".
    """
    written = {entry.written[:-1].split()[-1] for entry in ABBREVIATIONS if entry.written.endswith(".")}
    known = "|".join(rf"(?<=(?<![^\W\d_]){same}\.)" for same in _by_length(written))
    cut = "|".join(rf"(?<={same}\.)" for same in _by_length(set(ENDINGS)))
    return (
        r"\.(?:(?<=[^\W\d_]\.|\.\.)(?=[\"“”‘’»«)]*[^\s.\"“”‘’»«)]|[\"“”‘’»«)]+\s+\S)"
        rf"|(?<=[^\W\d_]\.)(?:(?=\s+\S|[,;:)])|(?=\W*\Z)(?:{known}|{cut}|(?<=[\w-][sS]tr\.))))"
    )


def _by_length(words: set[str]) -> list[str]:
    """Return patterns of words that are equally long, as looking behind demands."""
    lengths = sorted({len(word) for word in words})
    return [f"(?:{'|'.join(sorted(re.escape(word) for word in words if len(word) == length))})" for length in lengths]


ABBREVIATED = _abbreviated()
"""Any abbreviation, or a word whose end is cut short."""
STOPPED = _stopped()
"""The full stop of what may be one."""
