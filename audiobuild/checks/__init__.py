"""Validation of finished files, written by audiobuild or by another tool.

Nothing here shares code with the stages that write: tags, frames, WebVTT and feeds are parsed by separate parsers
(`audiobuild.checks.parse`), and the audio is decoded by another library and measured again. The rules are functions
in `audiobuild.checks.rules`; a rule's name states the requirement and its docstring gives the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Finding, Severity, Status, apply
from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "Report", "Severity", "Status", "check", "is_feed"]

LARGEST_FEED = 64 << 20
"""Bytes of a feed that are read; directories refuse far smaller ones."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings for one file, in the order of the rules."""

    file: str
    findings: tuple[Finding, ...]

    def count(self, status: Status) -> int:
        """Count the findings with a status."""
        return sum(finding.status is status for finding in self.findings)

    def failures(self, *severities: Severity) -> tuple[Finding, ...]:
        """Return the failed findings of these severities, or all of them if none is given."""
        wanted = severities or tuple(Severity)
        return tuple(
            finding for finding in self.findings if finding.status is Status.FAILED and finding.severity in wanted
        )

    @property
    def valid(self) -> bool:
        """Whether no rule failed as an error."""
        return not self.failures(Severity.ERROR)


def check(path: Path, before: Path | None = None) -> Report:
    """Check an MP3 and the files beside it, or a podcast feed.

    Args:
        path: the file; a file that starts as XML does is checked as a feed.
        before: an earlier version of the same feed, to detect changes of what must not change.

    Raises:
        SourceError: a file cannot be read, or is neither an MP3 nor an RSS feed.
    """
    return _check_feed(path, before) if is_feed(path) else _check_mp3(path)


def _check_mp3(path: Path) -> Report:
    from audiobuild.checks import mp3, rules

    return Report(str(path), apply(rules.MP3, mp3.load(path)))


def _check_feed(path: Path, before: Path | None) -> Report:
    from audiobuild.checks import rules
    from audiobuild.checks.parse import feed

    old = feed.parse(before, _read(before, LARGEST_FEED)) if before else None
    return Report(str(path), apply(rules.FEED, feed.parse(path, _read(path, LARGEST_FEED), old)))


def is_feed(path: Path) -> bool:
    """Return whether a file starts as XML does, in any encoding.

    Raises:
        SourceError: the file cannot be read.
    """
    return _read(path, 1_000).lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")


def _read(path: Path, limit: int) -> bytes:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # reading a pipe would never end
            raise SourceError(f"{path} is not a file")
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}", "check its name") from error
