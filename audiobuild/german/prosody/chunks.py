"""Cuts a spoken sentence where a good reader would breathe, so that no piece is over an engine's limit.

    "Er kam am Abend zurück, weil der Zug ausgefallen war." -> "Er kam am Abend zurück, " | "weil der ..."

Dynamic programming over the white space. `cut_costs` gives the cost of each cut; each chunk costs something too, a very
short one more. The cheapest chunk that ends at a place is the minimum of a sliding window, so the time is linear in the
length of the sentence, whatever the limit.
"""

from __future__ import annotations

from collections import deque
from math import inf
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import SPELT
from audiobuild.german.prosody.cut_costs import CONJUNCTION, GROUP, HEAD, NUMBER, TAIL, cut_cost, is_number
from audiobuild.german.words.places import RIVERS, SHORT_REGIONS, toponyms
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

CHUNK_COST = 5.0
"""Cost of a chunk, so that few are made (8 makes 2 % fewer requests, but 18 % more cuts inside a clause)."""
SHORT = 25
"""Length in characters below which a chunk sounds abrupt."""
SHORT_COST = 0.6
"""Cost of each character that a chunk is shorter than `SHORT`."""
ATTRIBUTE = 24.0
"""A cut inside an attribute: der von der Regierung | vorgelegte Entwurf."""
INSIDE_WORD = 200.0
"""A cut inside a word; only words over the limit are ever cut."""
AT_HYPHEN = 60.0
"""The same after a hyphen: Nord-|Süd."""
AT_SEAM = 120.0
"""The same after a suffix that ends the first part of a compound: Versicherungs|gesellschaft."""
Cut = tuple[int, float]
"""A place where the text may be cut, and the cost of the cut."""


def cuts(text: str, limit: int | None) -> tuple[int, ...]:
    """Return where to cut `text` into pieces of at most `limit` characters: the best places, in ascending order.

    Each piece has a letter or a digit, as engines need it; bare punctuation stays with its neighbour. Only where
    the text has none, or where a run without one is about as long as the limit (300 dashes), there is a piece of
    bare punctuation: `verbalise` shortens such runs before, so that none ever reaches an engine.

    Args:
        text: one sentence, as it is spoken.
        limit: maximum number of characters (code points) that an engine takes at a time, at least 1; None for no limit.

    Raises:
        ValueError: `limit` is below 1.
    """
    if limit is not None and limit < 1:
        raise ValueError(f"a chunk needs room for a character, not {limit}")
    if limit is None or len(text) <= limit:
        return ()
    return _cheapest(_places(text, limit), len(text), limit)


def _places(text: str, limit: int) -> list[Cut]:
    """Return where `text` may be cut, so that no two neighbours are further apart than `limit`."""
    places: list[Cut] = []
    start = 0
    for end, cost in _between_words(text):
        if end - start > limit:
            places += _inside(text, start, end, limit)
        places.append((end, cost))
        start = end
    if len(text) - start > limit:
        places += _inside(text, start, len(text), limit)
    return places


_LONGEST_WORD = 100
"""Characters before a cut that its cost may depend on."""
_WORD = lazy_regex(r"(\S+)\s*")
_TIED = ("und", "oder", "zu", "an", "ob", "vor", "in")
"""Words that may belong to what follows them, capitalised or not; see `_tied`."""
_PREPOSITIONS = "im|in|am|an|von|vom|auf|aus|bei|beim|seit|mit|durch|für|über|unter|vor|nach|zum|zur|zu|gegen|ohne"
# Matches "ihrem im Oktober erschienenen neuen B" in "in ihrem im Oktober erschienenen neuen Buch"; not "die im B",
# ", die von Kohl berufene B".
_EXTENDED = lazy_regex(
    r"[DdEeIiSs](?<!\w.)(?<![,;:–(] .)"
    r"(?:(?<=[Dd])(?:er|ie|as|en|em|es)|(?:(?<=[Ii])hr|(?<=[Ss])ein|(?<=[Ee])in|(?<=[Dd])ies)e[mnrs]?) "
    rf"(?:{_PREPOSITIONS}) [^.,;:!?–()]{{3,90}}?\b[a-zäöüß]{{3,}}(?:t|en|nd)e[nmrs]? "
    r"(?:[a-zäöüß]+e[nmrs]? ){0,2}[A-ZÄÖÜ]"
)


def _between_words(text: str) -> list[Cut]:
    """Find the positions between words, and what a cut there costs."""
    places: list[Cut] = []
    between = False  # after "zwischen", up to its "und"
    opened = 0  # words since the last good place
    attributes = deque(found.span() for found in _EXTENDED.finditer(text))
    for before, match in _gaps(text):
        word, end = match[1], match.end()
        cost = cut_cost(before, word)
        if word[0].islower() and (word in _TIED or text[end : end + 1].isupper()):
            cost = max(cost, _tied(before, word, text, end, between=between))
        while attributes and attributes[0][1] <= match.start():
            attributes.popleft()
        if attributes and attributes[0][0] < match.start():
            cost = max(cost, ATTRIBUTE + cost / 4)  # the better places stay the better ones
        between = word == "zwischen" or (between and word != "und")
        good = cost <= CONJUNCTION
        if not good and opened < len(HEAD):
            cost = max(cost, HEAD[opened])
        opened = 0 if good else opened + 1
        places.append((match.start(), cost))
    return places


def _gaps(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each word but the first, after the word before it; signs between two words belong to the first of them."""
    before = ""
    speaking = False
    for match in _WORD.finditer(text):
        word = match[1]
        speaks = word[0].isalnum() or _speaks(word)
        if speaking and speaks:
            yield before, match
            before = word
        else:
            before = f"{before} {word}".lstrip()[-_LONGEST_WORD:]
            speaking = speaking or speaks


_VERB = lazy_regex(r"[a-zäöüß]+(?:en|ern|eln|un|ein)\b(?! [A-ZÄÖÜ])")
"""A verb after "zu", and no adjective before its noun ("zu großen Teilen")."""
# Matches "vorgelegte Entwurf", "liegenden Haus"; not "vorgelegte und" or "Haus am".
_PARTICIPLE = lazy_regex(r"[a-zäöüß]{3,}(?:[tn]|nd)(?:e[nmrs]?) [A-ZÄÖÜ]")
# Matches "alten schönen H" (the word before the cut, the one after it, the next letter); not "alten schöne H".
_ADJECTIVES = lazy_regex(r"[a-zäöüß]+(e|en|er|es|em) [a-zäöüß]+\1 [A-ZÄÖÜ]")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
# Matches the beginning of "dreißig Prozent", "zwölf Uhr"; not of "zwölfte", "Zwölf", "ging".
_NUMBER_AFTER = lazy_regex(SPELT)

_BEFORE_RIVER = ("am", "an", "im", "in", "ob", "vor", "unter", "auf")
_FURTHER = ("vor der Höhe", "ob der Tauber", "an der Waldnaab", "im Breisgau", "in der Oberpfalz", "unter Teck")
_RIVER_NAMES = {f"{article} {river}" for river, article in RIVERS.items()} | {*SHORT_REGIONS.values(), *_FURTHER}
# Matches the beginning of "am Main", "an der Oder liegt", "vor der Höhe"; not of "am Mainufer", "an der Grenze".
_RIVER = lazy_regex(rf"(?:{'|'.join(sorted(_RIVER_NAMES))})\b")
"""What belongs to the name of the town before it."""
_LONGEST_RIVER = 20


def _tied(before: str, word: str, text: str, end: int, *, between: bool) -> float:
    """Return the minimum cost of a cut before an uncapitalised `word` that the words after it require.

    Tied are "zu" and its verb, "drei zu zwei", "Frankfurt an der Oder", the "und" of "zwischen Köln und Bonn" and of
    "zehn und zwölf Uhr", and an attribute:
    the noun inside it and its participle (der von der Regierung vorgelegte Entwurf), two adjectives of one noun.

    Args:
        before: the word before the cut.
        word: the word after it.
        text: the whole text.
        end: where the next word begins in the text.
        between: whether "zwischen" precedes.
    """
    if word in ("und", "oder") and (between or (is_number(before) and _NUMBER_AFTER.match(text, end))):
        return GROUP
    if word == "zu" and _VERB.match(text, end):
        return TAIL
    if word == "zu" and is_number(before) and _NUMBER_AFTER.match(text, end):
        return NUMBER
    if word in _BEFORE_RIVER and _RIVER.match(f"{word} {text[end : end + _LONGEST_RIVER]}") and before in toponyms():
        return NUMBER
    following = text[end : end + 1]
    if not following.isupper() or not word.endswith(_ADJECTIVE_ENDINGS):
        return 0.0
    phrase = f"{word} {following}"
    participle = before[:1].isupper() and before[-1:].isalpha() and _PARTICIPLE.match(phrase)
    return ATTRIBUTE if participle or _ADJECTIVES.fullmatch(f"{before} {phrase}") else 0.0


def _inside(text: str, start: int, end: int, limit: int) -> list[Cut]:
    """Return the positions inside a run that is over the limit: between two letters."""
    places: list[Cut] = []
    last = start
    spoken = False
    for at in range(start, end):
        if not text[at].isalnum():
            continue
        if spoken:
            places.append((at, _cost_inside_word(text, at)))
        spoken = True
    filled: list[Cut] = []
    for at, cost in [*places, (end, 0.0)]:
        while at - last > limit:  # a run without a letter that is over the limit by itself
            last += limit
            filled.append((last, INSIDE_WORD))
        if at < end:
            filled.append((at, cost))
            last = at
    return filled


_SEAM = lazy_regex(r"(?:ungs|heits|keits|schafts|tions|täts)$")


def _cost_inside_word(text: str, at: int) -> float:
    if not text[at - 1].isalnum():
        return AT_HYPHEN
    return AT_SEAM if search_before(_SEAM, text, at, 7) else INSIDE_WORD


def _speaks(word: str) -> bool:
    return any(map(str.isalnum, word))


def _cheapest(places: list[Cut], length: int, limit: int) -> tuple[int, ...]:
    """Return the cuts with the least total cost: the minimum of a sliding window, kept in a monotone queue."""
    ends = [0, *(at for at, _ in places), length]
    costs = [0.0, *(cost for _, cost in places), 0.0]
    best = [0.0] * len(ends)
    origin = [0] * len(ends)
    long_enough: deque[int] = deque()  # starts at least SHORT before, by ascending cost
    fresh = 0  # the first start that is nearer than SHORT
    for here in range(1, len(ends)):
        at = ends[here]
        while at - ends[fresh] >= SHORT and fresh < here:
            while long_enough and best[long_enough[-1]] >= best[fresh]:
                long_enough.pop()
            long_enough.append(fresh)
            fresh += 1
        while long_enough and at - ends[long_enough[0]] > limit:
            long_enough.popleft()
        total = inf
        if long_enough:
            origin[here] = long_enough[0]
            total = best[long_enough[0]]
        for start in range(fresh, here):
            if best[start] >= total or at - ends[start] > limit:
                continue  # a short chunk only adds to the cost
            cost = best[start] + SHORT_COST * (SHORT - (at - ends[start]))
            if cost < total:
                origin[here] = start
                total = cost
        best[here] = total + costs[here] + CHUNK_COST
    found: list[int] = []
    at_end = origin[-1]
    while at_end:
        found.append(ends[at_end])
        at_end = origin[at_end]
    return tuple(reversed(found))
