"""Looking at a finished file, ours or another tool's, without trusting who wrote it.

Nothing here shares a line with what writes: tags, frames, WebVTT and feeds are read by readers of their own, the
sound is decoded by another library and measured afresh. Each rule is a function in a tuple `RULES`; its name says
what must hold, its docstring why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.check.finding import Finding, Verdict, findings

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "Report", "Verdict", "check"]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of a file, rule by rule."""

    file: str
    findings: tuple[Finding, ...]

    def count(self, verdict: Verdict) -> int:
        """How many rules fare so."""
        return sum(finding.verdict is verdict for finding in self.findings)

    @property
    def right(self) -> bool:
        """Whether no rule is broken."""
        return not self.count(Verdict.BROKEN)


def check(path: Path) -> Report:
    """Look at an MP3 and what stands beside it.

    Args:
        path: the file.

    Raises:
        SourceError: it can't be read, or is nothing that can be looked at.
    """
    from audiobuild.check import chapters, frames, loudness, tag  # noqa: PLC0415  # not for --help
    from audiobuild.check.episode import look  # noqa: PLC0415

    rules = (*tag.RULES, *chapters.RULES, *frames.RULES, *loudness.RULES)
    return Report(str(path), findings(rules, look(path)))
