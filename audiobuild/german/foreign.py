"""Marks the words that an engine will probably mispronounce, so that a user knows what to put into a lexicon.

    "Der Fußballer Wojciech Szczęsny und der YouTuber Leigh" -> Wojciech, Szczęsny, YouTuber, Leigh

German spelling determines how a word sounds; a word that breaks its rules is foreign: letters it does not have,
beginnings and endings no German syllable has, spellings that English, French or Polish read differently.
"""

from __future__ import annotations

import re

from audiobuild.lazy_regex import lazy_regex

# Matches all of "Weekend", "O’Neill"; not of "Covid-19", "’s".
_WORD = lazy_regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SHORTEST = 4
"""Letters a word must have to show a foreign spelling."""


def doubtful(text: str) -> tuple[tuple[int, int], ...]:
    """Find the words whose spelling is not German, so that an engine for German will likely misread them.

    Words all in capitals (acronyms) are not: they are spelt or listed. Precision comes first: in two long novels,
    one word in 1,000 is marked, and those are foreign.
    """
    return tuple(match.span() for match in _WORD.finditer(text) if _is_doubtful(match[0]))


_FOREIGN_LETTER = lazy_regex(r"[^a-zäöüßéàA-ZÄÖÜẞÉÀ'’]")
"""German uses é and à too: Café, Varieté, Voilà."""

# Matches "iPhone", "YouTube", "D’Angelo", "PayPal"; not "KollegInnen", "Schule".
_CAMEL = lazy_regex(r"[a-zäöüß][A-ZÄÖÜ](?!nn?(?:en)?$)[a-z]|^[a-z][A-Z]|[a-z]{2}[A-Z]$|['’][A-ZÄÖÜ]")
"""YouTube, iPhone, O’Neill; but LeserInnen, GmbH, BAföG."""

_ONSET = lazy_regex(r"[bcdfghjklmnpqrstvwxz]+(?=[aeiouyäöüéà])")
_GERMAN_ONSETS = frozenset(
    """b bj bl br c ch chl chr cl cr d dr dsch f fj fl fr g gh gl gn gr h j k kl kn kr kw l m n p pf pfl pfr ph phl phr
    pl pn pr ps q r rh s sc sch schl schm schn schr schw sk skl skr sl sm sn sp sph spl spr st str sv sz t th thr tr
    ts tsch tw v vl vr w wl wr x z zw""".split()  # noqa: SIM905  # a list of 75 quoted pieces is harder to read
)

# Matches "Shampoo", "Wharton", "Thought", "Plateau"; not "Schule", "Xanten", "Yacht", "Ghetto".
_SPELLINGS = lazy_regex(
    r"""(?x)
    ^(?: sh | wh | kh | gh(?!etto) | x(?!anten|aver|enia|eno|ylo) | y(?=[aeou])(?!acht|oga) | q[^u] | mc )
    | ^sz(?!en|epter) | j[bcdfghklmnpqrstvwxz] | sh$ | ough | ight | [aou]ugh | igh$ | eigh | tch(?!en) | cc | vv
    | cz | zz(?: $ | l | y | ar ) | eau(?![fs]) | [aeo]ux$ | ieux?$ | ques?$ | oire?s?$
    | (?: ^ | [^n] ) ces?$ | (?<!cha)(?<!nua)(?<!bala)(?<!ssa)(?<!sé) nces?$
    | (?<!z) oo [dklmnvz] | [fr]oot
    | (?<!k) [dflmrtw] ea (?: [dm] | k(?!t) | t(?!iv|ur) | sing )
    | [bcgmr] oa [cdkpst]
    | [ae] w (?: [bdfgklmnprst] | s?$ )
    | ow [bdklm] | own
    | [dflpqstvz] ay | (?<!b)(?<!l) oy (?!k)
    | [a-z]{3} eys?$ | [bdflmnt]y$
    | gli[ao] | ij [cks]
    """,
    re.IGNORECASE,
)
_NO_VOWEL = lazy_regex(r"[^aeiouyäöüéà]+", re.IGNORECASE)


def _is_doubtful(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "")
    if word.isupper() or not letters.isalpha():
        return False
    if _FOREIGN_LETTER.search(word):
        return True
    lowered = word.lower()
    if len(word) < SHORTEST or _NO_VOWEL.fullmatch(lowered):  # "Xi", "dpa", "GmbH"
        return False
    onset = _ONSET.match(lowered)
    strange = onset is not None and onset[0] not in _GERMAN_ONSETS
    return strange or bool(_CAMEL.search(word) or _SPELLINGS.search(lowered))
