"""The rules in their order, and what is spoken for a text by all of them.

Each file has one topic; docs/adding-a-rule.md has an example of each. By their fields:

- `markup/`: notes, emphasis, web addresses and damaged text; most of it comes before all other rules
- `technical/`: notation of science, computing and standards
- `law/`: sections of laws, citations, dockets
- `dates/`: dates, weekdays, years and decades
- `times/`: times of day and durations
- `sport/`: scores, tables and reports of sport and games
- `numbers/`: cardinals, fractions, ranges and numbers inside words
- `measures/`: quantities, money and rates
- `numbering/`: ordinals, Roman numerals, items, names with numbers
- `abbreviations/`: abbreviations with and without a full stop, shortened words, acronyms
- `addresses/`: addresses, telephone numbers and codes
- `signs/`: signs that the other rules have left
- `listings.py`: rules for the lines of a listing

Files without rules of their own answer a question for several others: `dotted_times`, `score_or_time`, ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german import lookalikes
from audiobuild.german.rule_engine import Replacement, RuleSet, applied, stretches
from audiobuild.german.rules import listings
from audiobuild.german.rules.abbreviations import acronyms, captions, dotted, needlework, shortened, undotted
from audiobuild.german.rules.addresses import codes, phone, postal_codes, towns
from audiobuild.german.rules.dates import days, decades, diaries, model_years, timestamps, until_today, weekdays, years
from audiobuild.german.rules.law import citations, clauses, dockets, judgments, pointers, reports, sections
from audiobuild.german.rules.markup import footnotes, inclusive, marks, phonetics, tex, twice_encoded, web
from audiobuild.german.rules.measures import (
    angles,
    bare_prices,
    bare_units,
    diameters,
    inverse_units,
    money,
    rates,
    spoons,
    units,
)
from audiobuild.german.rules.numbering import (
    enumerations,
    items,
    lettered_ordinals,
    numbered_names,
    ordinals,
    roman,
    rulers,
    scripture,
)
from audiobuild.german.rules.numbers import (
    compounds,
    counting,
    digit_runs,
    fraction_spans,
    fractions,
    joined_fractions,
    ranges,
)
from audiobuild.german.rules.signs import genealogy, symbols
from audiobuild.german.rules.sport import chess, league_tables, paired_figures, placings, scores, teams, tickers
from audiobuild.german.rules.technical import apertures, coordinates, quotients, scientific, standards
from audiobuild.german.rules.times import clock, compound_times, durations, hours, programmes, race_times, recordings

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
    *sections.RULES,
    *needlework.RULES,
    *shortened.RULES,
    *scripture.RULES,
    *weekdays.RULES,
    *timestamps.RULES,
    *league_tables.RULES,
    *model_years.RULES,
    *chess.RULES,
    *scores.EARLY,
    *apertures.RULES,
    *paired_figures.RULES,
    *diaries.RULES,
    *roman.DATED,
    *days.RULES,
    *codes.RULES,
    *phone.RULES,
    *postal_codes.RULES,
    *inverse_units.RULES,
    *coordinates.RULES,
    *scientific.RULES,
    *quotients.RULES,
    *recordings.RULES,
    *angles.STOPS,
    *durations.EARLY,
    *fraction_spans.RULES,
)
_AFTER_LISTED = (
    *scores.RULES,
    *race_times.RULES,
    *durations.RULES,
    *programmes.RULES,
    *hours.RULES,
    *clock.RULES,
    *angles.RULES,
    *symbols.POWERS,
    *genealogy.RULES,
    *diameters.RULES,
    *compound_times.RULES,
    *until_today.RULES,
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
    *scores.PLAIN,
    *money.RULES,
    *bare_units.CODES,
    *bare_prices.RULES,
    *counting.POINTS,
    *counting.LARGE,
    *captions.RULES,
    *towns.EARLY,
    *spoons.MIXED_CASE,
    *scientific.INDICES,
    *dotted.RULES,
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
