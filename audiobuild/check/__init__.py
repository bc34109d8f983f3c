"""Looking at a finished file, ours or another tool's, without trusting who wrote it.

Nothing here shares a line with what writes: tags, frames, WebVTT and feeds are read by readers of their own, the
sound is decoded by another library and measured afresh. Each rule is a function in a tuple `RULES`; its name says
what must hold, its docstring why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.check.finding import Finding, Verdict, findings
from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "Report", "Verdict", "check", "is_feed"]


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


def check(path: Path, before: Path | None = None) -> Report:
    """Look at an MP3 and what stands beside it, or at a feed.

    Args:
        path: the file; what begins like XML is taken for a feed.
        before: the same feed as it was published last, to see what must not have changed.

    Raises:
        SourceError: a file can't be read, or is nothing that can be looked at.
    """
    return _feed(path, before) if is_feed(path) else _mp3(path)


def _mp3(path: Path) -> Report:
    from audiobuild.check import rules  # noqa: PLC0415  # these bring numpy
    from audiobuild.check.episode import look  # noqa: PLC0415

    return Report(str(path), findings(rules.MP3, look(path)))


def _feed(path: Path, before: Path | None) -> Report:
    from audiobuild.check import feed, rules  # noqa: PLC0415

    old = feed.read(before, _bytes(before)) if before else None
    return Report(str(path), findings(rules.FEED, feed.read(path, _bytes(path), old)))


def is_feed(path: Path) -> bool:
    """Whether a file begins as XML does, in any encoding.

    Raises:
        SourceError: it can't be read.
    """
    return _bytes(path, 1_000).lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")


def _bytes(path: Path, most: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise SourceError(f"{path} can't be read ({error.strerror or error})") from error
