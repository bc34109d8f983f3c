"""The rules in their order: what stands first takes its span first, and no later rule sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german import (
    abbreviated,
    acronyms,
    angles,
    compounds,
    counting,
    dates,
    fractions,
    inclusive,
    law,
    money,
    ordinals,
    phone,
    roman,
    scores,
    scripture,
    symbols,
    times,
    units,
    web,
)

if TYPE_CHECKING:
    from audiobuild.german.rule import Rule

RULES: tuple[Rule, ...] = (
    *web.RULES,
    *inclusive.RULES,
    *law.RULES,
    *scripture.RULES,
    *dates.RULES,
    *phone.RULES,
    *times.RULES,
    *angles.RULES,
    *symbols.POWERS,
    *compounds.DECADES,
    *ordinals.EARLY,
    *counting.TIMES_OVER,
    *fractions.RULES,
    *units.RULES,
    *compounds.RULES,
    *scores.RULES,
    *money.RULES,
    *counting.LARGE,
    *abbreviated.RULES,
    *roman.RULES,
    *phone.RUNS,
    *units.LATE,
    *ordinals.RULES,
    *counting.RULES,
    *symbols.RULES,
)
"""Every rule, for every engine."""

SPELLING: tuple[Rule, ...] = acronyms.RULES
"""More rules, for engines that must be told to spell."""
