"""Rules, their severities, and the findings that they return."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Subject = TypeVar("Subject")

NAMED_FAULTS = 3
"""Faults that a message lists; the others are counted."""


class Status(StrEnum):
    """The outcome of a rule."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    """Not applicable: what the rule examines does not exist."""


class Severity(StrEnum):
    """How serious it is that a rule fails."""

    ERROR = "error"
    """Players or directories fail, or the files of an episode contradict each other."""
    WARNING = "warning"
    """A convention of podcasts is not followed; some players show or seek less well."""
    NOTE = "note"
    """A habit of audiobuild is not followed; files by other tools commonly differ."""


@dataclass(frozen=True, slots=True)
class Result:
    """The return value of a rule's function."""

    status: Status
    message: str
    """Measured values, or the faults and their places."""
    severity: Severity | None = None
    """Severity of this failure if it differs from that of the rule."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one rule for one file."""

    rule: str
    """Name of the rule, which states the requirement."""
    status: Status
    severity: Severity
    message: str
    """One line of printable characters: files may contain control characters, which terminals obey."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A named requirement and the function that tests it."""

    name: str
    severity: Severity
    test: Callable[[Subject], Result]

    def __call__(self, subject: Subject) -> Finding:
        """Apply the rule to a file."""
        result = self.test(subject)
        message = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(result.message.split()))
        return Finding(self.name, result.status, result.severity or self.severity, message)


def rule(name: str, severity: Severity) -> Callable[[Callable[[Subject], Result]], Rule[Subject]]:
    """Turn a function into a rule.

    Args:
        name: the requirement in a few words, such as "bit reservoir intact".
        severity: how serious a failure is, unless the function returns another severity.
    """
    return lambda test: Rule(name, severity, test)


def passed(message: str) -> Result:
    """Return the result of a requirement that is met."""
    return Result(Status.PASSED, message)


def failed(message: str, severity: Severity | None = None) -> Result:
    """Return the result of a requirement that is not met."""
    return Result(Status.FAILED, message, severity)


def skipped(message: str) -> Result:
    """Return the result of a requirement that does not apply."""
    return Result(Status.SKIPPED, message)


def verdict(faults: Iterable[str], message: str, severity: Severity | None = None) -> Result:
    """Return a failure that lists the faults, or success with `message` if there are none."""
    listed = list(faults)
    if not listed:
        return passed(message)
    more = f" (and {len(listed) - NAMED_FAULTS} more)" if len(listed) > NAMED_FAULTS else ""
    return failed("; ".join(listed[:NAMED_FAULTS]) + more, severity)


def apply(rules: Iterable[Rule[Subject]], subject: Subject) -> tuple[Finding, ...]:
    """Apply every rule in order."""
    return tuple(rule(subject) for rule in rules)
