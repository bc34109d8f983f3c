"""Written to spoken: the rules applied, each to what the rules before it left alone.

replacements("Am 3. Oktober kamen 10.000.") -> (am [3.] dritten, [10.000] zehntausend)
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from audiobuild.german.abbreviations import ABBREVIATIONS
from audiobuild.german.composition import applied, composed
from audiobuild.german.rule import Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDS = 4
"""How often what is spoken is read again; ordinary text is settled after the first time."""


@cache
def _trigger() -> re.Pattern[str]:
    """What makes a sentence worth a closer look: a digit, a symbol, a full stop inside, a numeral, a gender form."""
    return re.compile(
        r"[^A-Za-zÀ-ÖØ-öø-ÿĀ-ſ\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()]"
        r"|\.(?=[^\s.\"“”‚‘’»«)])|(?<![.\s])\.(?=\s+\S|[,;:)])"
        r"|[IVX](?![^\W_])|\((?:Oder|Main|Saale)\)|\w:\w|[a-zäöüß](?:In(?:nen)?\b|Innen|\(-?in)"
        r"|(?:tag|woch|abend|Januar|Februar|März|April|Mai|Juni|Juli|August|ber|Mo|Di|Mi|Do|Fr|Sa)\.?\s?[-–—]"
    )


@cache
def _endings() -> frozenset[str]:
    """The last words of all abbreviations."""
    return frozenset(entry.written.split()[-1] for entry in ABBREVIATIONS)


def _is_triggered(text: str) -> bool:
    """Does any rule have something to do here? Most sentences of prose have nothing for them."""
    if _trigger().search(text):
        return True
    last = text.rstrip(' \t\n"“”‘’»«)').rpartition(" ")[2].lstrip('"(„»«‚')
    return last.endswith(".") and (last in _endings() or last.endswith(("str.", "Str.")))


def replacements(text: str, *, spell: bool = False) -> tuple[Replacement, ...]:
    """What is spoken otherwise than it is written, in the order of the text.

    Args:
        text: a sentence or a heading.
        spell: also spell acronyms that are no words ("EU" -> "E-U"), for engines that read them wrongly.

    Returns:
        Replacements that do not overlap, rising; offsets count code points of `text`.
    """
    changes: tuple[Replacement, ...] = ()
    spoken = text
    for _ in range(_ROUNDS):
        more = _once(spoken, spell=spell)
        if not more:
            break
        changes = composed(changes, more, spoken) if changes else more
        spoken = applied(text, changes)
    return changes


def _once(text: str, *, spell: bool) -> tuple[Replacement, ...]:
    """The rules applied once, in their order."""
    found: list[Replacement] = []
    if _is_triggered(text):
        found = _apply(_rules(), text, text)
    if spell:
        found += _apply(_spelling(), text, _without(text, found))
    return tuple(sorted(found, key=lambda one: one.start))


def _rules() -> tuple[Rule, ...]:
    from audiobuild.german.rules import RULES  # noqa: PLC0415 -- most sentences need none of them

    return RULES


def _spelling() -> tuple[Rule, ...]:
    from audiobuild.german.rules import SPELLING  # noqa: PLC0415 -- most engines need none of them

    return SPELLING


def verbalise(text: str, *, spell: bool = False) -> str:
    """A sentence or a heading as it is spoken: no digit, symbol or abbreviation is left in it.

    Args:
        text: as written.
        spell: see `replacements`.
    """
    return applied(text, replacements(text, spell=spell))


def _apply(rules: tuple[Rule, ...], text: str, free: str) -> list[Replacement]:
    """The rules in order, each on what is still free."""
    done: list[Replacement] = []
    characters = set(text)
    if any(character.isdecimal() for character in characters):
        characters.add("0")
    starts = _number_starts(text)
    for rule in rules:
        if (rule.needs and characters.isdisjoint(rule.needs)) or (rule.at_number and not starts):
            continue
        taken = []
        for match in _matches(rule, free, starts):
            said = rule.say(match, text)
            if said is not None:
                taken.append(Replacement(match.start(), match.end(), said, rule.name))
        if taken:
            done += taken
            free = _without(free, taken)
            starts = [start for start in starts if free[start] != "\0"]
    return done


def _number_starts(text: str) -> list[int]:
    """Where numbers begin, and the signs before them."""
    starts = set()
    for number in re.finditer(r"(?:[-+\u2212\u2013\u00b1][ \u00a0\u202f]?|['’‘(+]{1,2})?(\d)\d*", text):
        starts |= {number.start(), number.start(1)}
    return sorted(starts)


def _matches(rule: Rule, free: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """The matches of a rule that hold something, from left to right, nothing that is taken among them."""
    if not rule.at_number:
        yield from (match for match in rule.regex.finditer(free) if match[0] and "\0" not in match[0])
        return
    end, at = 0, rule.regex.match
    for start in starts:
        if start >= end and (match := at(free, start)) and "\0" not in match[0]:
            yield match
            end = match.end()


def _without(text: str, taken: list[Replacement]) -> str:
    """The text with a NUL for each character that is taken."""
    characters = list(text)
    for one in taken:
        characters[one.start : one.end] = "\0" * (one.end - one.start)
    return "".join(characters)
