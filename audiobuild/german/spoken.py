"""Written to spoken: the rules applied, each to what the rules before it left alone.

replacements("Am 3. Oktober kamen 10.000.") -> (am [3.] dritten, [10.000] zehntausend)
"""

from __future__ import annotations

import re
from functools import cache

from audiobuild.german.rule import Replacement, Rule


@cache
def _trigger() -> re.Pattern[str]:
    """What makes a sentence worth a closer look: a digit, a symbol, a full stop inside, a capital in a word ..."""
    return re.compile(
        r"[^A-Za-zÀ-ÖØ-öø-ÿĀ-ſ\s.,;:!?\-–—…\"'„“”‚‘’»«›‹()]"  # a digit or a symbol
        r"|\.(?=[^\s.\"“”‚‘’»«)])|\w\.(?=\s+\S)|\w\.(?=[\"“”‘’»«)]*\s*\Z)"  # a full stop, inside or at the end
        r"|[IVX](?![^\W_])"  # a Roman numeral
        r"|[a-zäöüß]In(?:nen)?\b|\w:\w|\w\((?:-?in)"  # gender forms
    )


def replacements(text: str, *, spell: bool = False) -> tuple[Replacement, ...]:
    """What is spoken otherwise than it is written, in the order of the text.

    Args:
        text: a sentence or a heading.
        spell: also spell acronyms that are no words ("EU" -> "E-U"), for engines that read them wrongly.

    Returns:
        Replacements that do not overlap, rising; offsets count code points of `text`.
    """
    found: list[Replacement] = []
    if _trigger().search(text):
        from audiobuild.german.rules import RULES  # noqa: PLC0415 -- most sentences need none of them

        found = _apply(RULES, text, text)
    if spell:
        from audiobuild.german.rules import SPELLING  # noqa: PLC0415

        found += _apply(SPELLING, text, _without(text, found))
    return tuple(sorted(found, key=lambda one: one.start))


def verbalise(text: str, *, spell: bool = False) -> str:
    """A sentence or a heading as it is spoken: no digit, symbol or abbreviation is left in it.

    Args:
        text: as written.
        spell: see `replacements`.
    """
    return applied(text, replacements(text, spell=spell))


def applied(text: str, changes: tuple[Replacement, ...]) -> str:
    """The text with each replacement in its place."""
    if not changes:
        return text
    parts, position = [], 0
    for change in changes:
        parts += [text[position : change.start], change.spoken]
        position = change.end
    return "".join([*parts, text[position:]])


def _apply(rules: tuple[Rule, ...], text: str, free: str) -> list[Replacement]:
    """The rules in order, each on what is still free."""
    done: list[Replacement] = []
    digits = any(character.isdigit() for character in text)
    for rule in rules:
        if rule.digits and not digits:
            continue
        taken = []
        for match in rule.regex.finditer(free):
            said = rule.say(match, text) if match.end() > match.start() else None
            if said is not None and "\0" not in match[0]:
                taken.append(Replacement(match.start(), match.end(), said, rule.name))
        if taken:
            done += taken
            free = _without(free, taken)
    return done


def _without(text: str, taken: list[Replacement]) -> str:
    """The text with a NUL for each character that is taken."""
    characters = list(text)
    for one in taken:
        characters[one.start : one.end] = "\0" * (one.end - one.start)
    return "".join(characters)
