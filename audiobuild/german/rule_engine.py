"""The rule engine: it applies rules in order, and returns the replacements that they make.

    "Am 3. Oktober kamen 10.000."  ->  ([3.] dritten, [10.000] zehntausend)

Each rule declares what a text must contain for it to apply (`needs`, `words`, `trigger`, `at_number`). Only rules whose
declarations a text meets are tried; most sentences of prose meet none.

Rules run in order. What one rule replaces is masked by NUL, so that no later rule can match it. A text is read in
rounds, because a rule may need the words that another one made ("Bd. III": "Band" decides how to read the numeral). A
further round tries the rules that declined a match and, if there are new masks, those whose patterns look for masks.
If a replacement has left something out, it also tries the rules whose declarations the text meets only now. Words made
in an earlier round are context only: they are never replaced again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.outline import DIGITS, PieceIndex, inverted
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MASK = "\0"
"""Masks each replaced character; patterns may look for it: ``(?<=\0)`` means "after something that was replaced"."""
Say = Callable[[re.Match[str], str], str | None]
"""Maps a match and the whole text (for context) to the spoken words, or to None to leave it to later rules."""


class Replacement(NamedTuple):
    """A span of the written text, ``text[start:end]``, and the words spoken for it."""

    start: int
    end: int
    spoken: str
    """Empty if nothing is spoken (an emoji)."""
    rule: str
    """Name of the rule that made it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: a pattern, and the function that gives the spoken words for a match.

    Attributes:
        name: unique, one word or a few; see `Replacement.rule`.
        pattern: regular expression; the whole match is replaced. It sees `MASK` in place of replaced characters.
        say: pure function; its docstring shows the mapping.
        needs: pieces of an `outline`; that of every text the rule applies to contains one of them: ``"0:"`` for a
            colon after a number, ``" KW "``, ``"0000"`` for a number of four digits.
        words: words of the same kind as `WORD`; every text the rule applies to contains one of them as a whole word, or
            one of the pieces in `needs`.
        trigger: regular expression that is found in every text the rule applies to; for what pieces cannot express.
        at_number: whether every match begins at a number or at the sign before it; the rule is tried only there.
    """

    name: str
    pattern: str
    say: Say
    needs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    trigger: str = ""
    at_number: bool = False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern on its first use, to keep imports cheap."""
    return re.compile(pattern)


_ROUNDS = 4
"""Maximum number of rounds; ordinary text is settled after the first."""

_READ_AS_SUCH = " .,–½¼¾¹²³°€£$¥%"
"""Replacements made of these characters alone are read by the other rules as if written: a blank, ½, m², °C, 5 €.

So is a word to which a rule has only added a blank.
"""


@dataclass(frozen=True)
class RuleSet:
    """Rules in order: an earlier rule replaces its matches first."""

    rules: tuple[Rule, ...]

    @cached_property
    def _by_piece(self) -> PieceIndex:
        """The rules by the pieces and words that they need."""
        return PieceIndex.of(
            (rule.needs or (("0",) if rule.at_number else ()) for rule in self.rules),
            (rule.words for rule in self.rules),
        )

    @cached_property
    def _without_piece(self) -> frozenset[int]:
        """The indices of the rules that need neither a piece nor a word."""
        return frozenset(
            index for index, rule in enumerate(self.rules) if not (rule.needs or rule.words or rule.at_number)
        )

    @cached_property
    def _by_trigger(self) -> dict[str, frozenset[int]]:
        """The indices of the rules that have each trigger."""
        return inverted((rule.trigger,) if rule.trigger else () for rule in self.rules)

    @cached_property
    def _with_trigger(self) -> frozenset[int]:
        """The indices of the rules that have a trigger."""
        return frozenset().union(*self._by_trigger.values())

    @cached_property
    def _index_of(self) -> dict[str, int]:
        """The index of each rule by its name."""
        return {rule.name: index for index, rule in enumerate(self.rules)}

    def _candidates(self, text: str, further: Iterable[Rule] = ()) -> list[Rule]:
        """Return the rules whose declarations the text meets, and the `further` ones, in order."""
        indices = self._by_piece.met(text) | self._without_piece
        for trigger in {self.rules[index].trigger for index in indices & self._with_trigger}:
            if not _compiled(trigger).search(text):
                indices -= self._by_trigger[trigger]
        indices.update(self._index_of[rule.name] for rule in further)
        return [self.rules[index] for index in sorted(indices)]

    def settled(self, text: str, changes: tuple[Replacement, ...] = ()) -> tuple[Replacement, ...]:
        """Apply the rules until nothing more is replaced.

        Args:
            text: sentence or heading as written.
            changes: replacements made before, in the order of the text.

        Returns:
            All replacements in the order of the text, without overlaps, with offsets into `text`.
        """
        rules: list[Rule] = []
        select = True  # whether the text may meet further declarations
        for _ in range(_ROUNDS):
            spoken = applied(text, changes)
            made = (
                span
                for span, change in zip(_made(changes), changes, strict=True)
                if change.spoken.strip(_READ_AS_SUCH) and change.spoken.rstrip() != text[change.start : change.end]
            )
            masked = _masked(spoken, made) if changes else text
            found, rules = _apply(self._candidates(masked, rules) if select else rules, spoken, masked)
            if not found:
                break
            changes = _merged(changes, found)
            # What was on either side of a replacement that leaves something out is now adjacent.
            select = any(not one.spoken.strip(_READ_AS_SUCH) for one in found)
            if not (select or rules):
                break
        return changes

    def replacements(self, text: str, taken: tuple[Replacement, ...] = ()) -> list[Replacement]:
        """Apply each rule once to what is not `taken`."""
        masked = _masked(text, ((one.start, one.end) for one in taken)) if taken else text
        return _apply(self._candidates(masked), text, masked)[0]


def _apply(rules: list[Rule], text: str, masked: str) -> tuple[list[Replacement], list[Rule]]:
    """Apply each rule once to what is not masked.

    Returns:
        The replacements in the order of the text, and the rules that may make more in the next round.
    """
    done: list[Replacement] = []
    again: list[tuple[Rule, int]] = []  # with the number of replacements that the rule has taken into account
    starts = _number_starts(masked) if any(rule.at_number for rule in rules) else []
    for rule in rules:
        if rule.at_number and not starts:
            continue
        matches = _matches(rule, masked, starts)
        if not matches:
            if _sees_masks(rule.pattern):
                again.append((rule, len(done)))
            continue
        taken = _taken(rule, matches, text)
        declined = len(taken) < len(matches)
        if declined or _sees_masks(rule.pattern):
            again.append((rule, 0 if declined else len(done)))
        if taken:
            done += taken
            masked = _masked(masked, ((one.start, one.end) for one in taken))
            starts = [start for start in starts if masked[start] != MASK]
    return sorted(done, key=lambda one: one.start), [rule for rule, known in again if known < len(done)]


# Matches "[^\w\]0]"; not "[\^0]".
_EXCLUDED = lazy_regex(r"(?<!\\)\[\^(?:\\.|[^\]\\])*\]")


@cache
def _sees_masks(pattern: str) -> bool:
    """Return whether a pattern looks for masks, so that it may match once another rule has made one."""
    sought = _EXCLUDED.sub("", pattern)
    return MASK in sought or r"\0" in sought


# Matches the end of "um (-", "a – ", "(('"; not of "drei ", "- a".
_SIGN_BEFORE = lazy_regex(r"(?:['’‘(]{0,2}[-+\u2212\u2012\u2013\u00b1] ?|['’‘(]{1,2})\Z")
_LONGEST_SIGN = 4
_SIGNS = frozenset("'’‘(-+\u2212\u2012\u2013\u00b1")


def _number_starts(text: str) -> list[int]:
    """Return the positions where numbers, and the signs before them, begin, in ascending order."""
    starts: list[int] = []
    for number in DIGITS.finditer(text):
        start = number.start()
        if not _SIGNS.isdisjoint(text[max(0, start - 2) : start]) and (
            sign := _SIGN_BEFORE.search(text, max(0, start - _LONGEST_SIGN), start)
        ):
            starts += range(sign.start(), start)
        starts.append(start)
    return starts


def _matches(rule: Rule, masked: str, starts: list[int]) -> list[re.Match[str]]:
    """Return the matches of a rule from left to right, without empty ones and those that contain a mask."""
    pattern = _compiled(rule.pattern)
    if not rule.at_number:
        return [match for match in pattern.finditer(masked) if match[0] and MASK not in match[0]]
    matches, end = [], 0
    match_at = pattern.match
    for start in starts:
        if start >= end and (match := match_at(masked, start)) and match[0] and MASK not in match[0]:
            matches.append(match)
            end = match.end()
    return matches


def _taken(rule: Rule, matches: list[re.Match[str]], text: str) -> list[Replacement]:
    """Return the replacements that a rule makes of its matches."""
    return [
        Replacement(match.start(), match.end(), spoken, rule.name)
        for match in matches
        if (spoken := rule.say(match, text)) is not None
    ]


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with `MASK` for each character of the spans."""
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


_SAFE = (
    # Matches "rot," in "rot, grün"; not "3, 4", "rot,grün".
    lazy_regex(r".*[^\W\d_][,;](?=\s)", re.DOTALL),
    # Matches "rot und" in "rot und grün"; not "am 3. Mai".
    lazy_regex(r".*[^\W\d_](?=\s[^\W\d_])", re.DOTALL),
    lazy_regex(r".*\S(?=\s)", re.DOTALL),
)
"""Where a very long text may be cut, the best first: after a comma or semicolon, between two words, at a blank."""


def stretches(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield spans that cover the text, each at most `longest` characters, cut at a comma or a blank."""
    start = 0
    while len(text) - start > longest:
        end = start + longest
        found = next(filter(None, (safe.match(text, start + longest // 2, end) for safe in _SAFE)), None)
        end = found.end() if found else end
        yield start, end
        start = end
    yield start, len(text)


def applied(text: str, changes: Sequence[Replacement]) -> str:
    """Return the text with each replacement made."""
    if not changes:
        return text
    parts, position = [], 0
    for change in changes:
        parts += [text[position : change.start], change.spoken]
        position = change.end
    return "".join([*parts, text[position:]])


def _made(changes: tuple[Replacement, ...]) -> Iterator[tuple[int, int]]:
    """Yield the span of each change's spoken words in the text after all changes."""
    shift = 0
    for change in changes:
        start = change.start + shift
        yield start, start + len(change.spoken)
        shift += len(change.spoken) - (change.end - change.start)


def _merged(changes: tuple[Replacement, ...], found: list[Replacement]) -> tuple[Replacement, ...]:
    """Merge a later round into `changes`, with offsets into the written text.

    Args:
        changes: the replacements made before.
        found: further ones, with offsets into the text after `changes`. They never overlap words made before, but may
            contain places where something was left out, and parts of changes that are read as if written.
    """
    together: list[Replacement] = []
    older = iter([*zip(changes, _made(changes), strict=True)])
    change, made = next(older, (None, (0, 0)))
    shift = 0
    for new in found:
        while change is not None and made[1] <= new.start:
            together.append(change)
            shift = change.end - made[1]
            change, made = next(older, (None, (0, 0)))
        start, end, spoken = new.start + shift, new.end, new.spoken
        if change is not None and made[0] < new.start:
            start, spoken = change.start, change.spoken[: new.start - made[0]] + spoken
        while change is not None and made[0] < new.end:
            spoken += change.spoken[new.end - made[0] :]
            end = max(end, made[1])
            shift = change.end - made[1]
            change, made = next(older, (None, (0, 0)))
        if not together or start >= together[-1].end:
            together.append(Replacement(start, end + shift, spoken, new.rule))
    while change is not None:
        together.append(change)
        change, made = next(older, (None, (0, 0)))
    return tuple(together)
