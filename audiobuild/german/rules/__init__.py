"""The rules in their order, and what is spoken for a text by all of them.

Each file has one topic; docs/adding-a-rule.md has an example of each. By their fields:

- markup, programs and the web: `web`, `marks`, `tex`, `footnotes`, `program_signs`, `networks`, ...
- law: `law`, `citations`, `reports`, `clauses`, `dockets`, `judgments`, `pointers`
- dates and times: `dates`, `years`, `weekdays`, `times`, `hours`, `durations`, `programmes`, ...
- amounts: `money`, `units`, `rates`, `fractions`, `ranges`, `angles`, `counting`, ...
- ordinals and numbered things: `ordinals`, `roman`, `rulers`, `enumerations`, `items`, `numbered_names`, ...
- sport and games: `sport`, `league_tables`, `placings`, `teams`, `chess`
- words: `abbreviations` with `abbreviation_*`, `undotted`, `shortened`, `compounds`, `inclusive`, `acronyms`, ...
- addresses and telephone numbers: `towns`, `postal_codes`, `phone`, `codes`
- signs that are left: `symbols`, `dashes`, `slashes`

Files without rules of their own answer a question for several others: `dotted_times`, `score_or_time`, ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german import lookalikes
from audiobuild.german.rule_engine import Replacement, RuleSet, applied, stretches
from audiobuild.german.rules import (
    abbreviations,
    acronyms,
    angles,
    apertures,
    bare_prices,
    bare_units,
    captions,
    chess,
    citations,
    clauses,
    codes,
    compound_times,
    compounds,
    counting,
    dates,
    decades,
    diameters,
    diaries,
    digit_runs,
    dockets,
    durations,
    enumerations,
    footnotes,
    fraction_spans,
    fractions,
    genealogy,
    hours,
    inclusive,
    items,
    joined_fractions,
    judgments,
    law,
    league_tables,
    lettered_ordinals,
    listings,
    marks,
    model_years,
    money,
    numbered_names,
    ordinals,
    paired_figures,
    phone,
    phonetics,
    placings,
    pointers,
    postal_codes,
    programmes,
    ranges,
    rates,
    recordings,
    reports,
    roman,
    rulers,
    scientific,
    scripture,
    shortened,
    spoons,
    sport,
    standards,
    symbols,
    teams,
    tex,
    tickers,
    times,
    timestamps,
    towns,
    twice_encoded,
    undotted,
    units,
    web,
    weekdays,
    years,
)

if TYPE_CHECKING:
    from audiobuild.german.rules.listings import Listing

MARKS = RuleSet((*twice_encoded.RULES, *phonetics.RULES, *tex.FORMULAS, *footnotes.RULES, *marks.RULES, *tex.RULES))
"""Rules that come first: what they replace is gone before `RULES` look at the words around a number."""

_BEFORE_LISTED = (
    *web.RULES,
    *inclusive.RULES,
    *citations.RULES,
    *reports.RULES,
    *pointers.RULES,
    *judgments.RULES,
    *dockets.RULES,
    *clauses.RULES,
    *law.RULES,
    *shortened.RULES,
    *scripture.RULES,
    *weekdays.RULES,
    *timestamps.RULES,
    *league_tables.RULES,
    *model_years.RULES,
    *chess.RULES,
    *sport.EARLY,
    *apertures.RULES,
    *paired_figures.RULES,
    *diaries.RULES,
    *dates.RULES,
    *codes.RULES,
    *phone.RULES,
    *postal_codes.RULES,
    *scientific.RULES,
    *recordings.RULES,
    *angles.STOPS,
    *durations.EARLY,
    *fraction_spans.RULES,
)
_AFTER_LISTED = (
    *sport.RULES,
    *durations.RULES,
    *programmes.RULES,
    *hours.RULES,
    *times.RULES,
    *angles.RULES,
    *symbols.POWERS,
    *genealogy.RULES,
    *diameters.RULES,
    *compound_times.RULES,
    *decades.RULES,
    *counting.GROUPS,
    *ordinals.EARLY,
    *lettered_ordinals.RULES,
    *standards.RULES,
    *counting.TIMES_OVER,
    *joined_fractions.RULES,
    *fractions.RULES,
    *rates.EARLY,
    *units.RULES,
    *rates.RULES,
    *bare_units.RULES,
    *numbered_names.FIRST,
    *compounds.RULES,
    *numbered_names.LATE,
    *sport.PLAIN,
    *money.RULES,
    *bare_units.CODES,
    *bare_prices.RULES,
    *counting.POINTS,
    *counting.LARGE,
    *captions.RULES,
    *towns.EARLY,
    *spoons.MIXED_CASE,
    *scientific.INDICES,
    *abbreviations.RULES,
    *shortened.UNLISTED,
    *undotted.RULES,
    *roman.ALONE,
    *rulers.RULES,
    *teams.RULES,
    *roman.RULES,
    *digit_runs.RULES,
    *spoons.RULES,
    *rates.LATE,
    *counting.DASHED,
    *items.RULES,
    *placings.RULES,
    *tickers.RULES,
    *enumerations.RULES,
    *ordinals.RULES,
    *years.RULES,
    *ranges.RULES,
    *years.ALONE,
    *counting.RULES,
    *towns.RULES,
    *symbols.RULES,
)
RULES = RuleSet((*_BEFORE_LISTED, *_AFTER_LISTED))
"""The rules for every engine."""
LISTED = {kind: RuleSet((*_BEFORE_LISTED, *rules, *_AFTER_LISTED)) for kind, rules in listings.RULES_OF.items()}
"""The rules for the lines of a listing."""

SPELLING = RuleSet(acronyms.RULES)
"""More rules, for engines that need acronyms spelt; they see what `RULES` have left."""


LONGEST = 1000
"""Characters the rules read at a time. Rules look around a match, so that their work grows with the square of the
length; longer "sentences" (pasted tables) are cut at safe places, and the whole stays linear."""


def replacements(text: str, *, spell: bool = False, listing: Listing | None = None) -> tuple[Replacement, ...]:
    """Return what is spoken differently from how it is written, in the order of the text.

    Args:
        text: sentence or heading.
        spell: also spell acronyms that are not words ("EU" -> "E-U"), for engines that misread them.
        listing: what is known about the listing that the text is a line of.

    Returns:
        Replacements that rise and do not overlap; offsets count code points of `text`.
    """
    if len(text) <= LONGEST:
        return _replaced(text, spell, listing)
    return tuple(
        change._replace(start=change.start + start, end=change.end + start)
        for start, end in stretches(text, LONGEST)
        for change in _replaced(text[start:end], spell, listing)
    )


def _replaced(text: str, spell: bool, listing: Listing | None) -> tuple[Replacement, ...]:  # noqa: FBT001
    """Return the replacements of one stretch."""
    text = lookalikes.replaced(text)
    rules = LISTED[listing] if listing else RULES
    changes = rules.settled(text, tuple(MARKS.replacements(text)))
    if not spell:
        return changes
    letters = SPELLING.replacements(text, changes)
    return tuple(sorted((*map(_spelt, changes), *letters), key=lambda change: change.start))


def _spelt(change: Replacement) -> Replacement:
    """Spell the acronyms that a rule has left in its words: ``CO₂`` -> CO zwei -> C-O zwei."""
    letters = SPELLING.replacements(change.spoken)
    return change._replace(spoken=applied(change.spoken, letters)) if letters else change


def verbalise(text: str, *, spell: bool = False, listing: Listing | None = None) -> str:
    """Return a sentence or heading as it is spoken; no digit, symbol or abbreviation is left in it.

    Args:
        text: as written.
        spell: see `replacements`.
        listing: see `replacements`.
    """
    return applied(text, replacements(text, spell=spell, listing=listing))
