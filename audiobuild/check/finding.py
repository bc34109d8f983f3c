"""What a rule finds: kept, broken or open, and in words what was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Subject = TypeVar("Subject")


class Verdict(StrEnum):
    """How a rule fares."""

    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    """It can't be told here: what it looks at is not there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, and what was found of it."""

    verdict: Verdict
    found: str
    """In words: the figures, and where they are wrong."""
    rule: str = ""
    """The rule's name, which says what must hold."""


def kept(found: str) -> Finding:
    """The rule holds."""
    return Finding(Verdict.KEPT, found)


def broken(found: str) -> Finding:
    """The rule does not hold."""
    return Finding(Verdict.BROKEN, found)


def unknown(found: str) -> Finding:
    """It can't be told whether the rule holds."""
    return Finding(Verdict.OPEN, found)


def judged(faults: Iterable[str], right: str) -> Finding:
    """Broken where there are faults (the first few are named), else kept."""
    named = list(faults)
    if not named:
        return kept(right)
    more = f" (and {len(named) - 3} more)" if len(named) > 3 else ""  # noqa: PLR2004  # three tell the story
    return broken("; ".join(named[:3]) + more)


def findings(rules: Iterable[Callable[[Subject], Finding]], subject: Subject) -> tuple[Finding, ...]:
    """Every rule asked about the subject, in order; a rule's name is its function's."""
    return tuple(replace(rule(subject), rule=rule.__name__.replace("_", " ")) for rule in rules)
