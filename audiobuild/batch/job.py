"""The values of a batch: an article to build, and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.storage.remote import is_remote

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.errors import AudiobuildError
    from audiobuild.pipeline import Result


@dataclass(frozen=True, slots=True)
class Job:
    """An article to build."""

    source: str
    output: Path | str
    """The audio file, or the folder for it; a URL if it is on object storage."""
    subfolder: Path
    """Subfolder of `output`, if that is a folder."""
    format_name: str | None = None

    @property
    def is_remote(self) -> bool:
        """Whether its source or its episode is on object storage."""
        return any(is_remote(str(place)) for place in (self.source, self.output))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of an article: a result or an error."""

    source: str
    result: Result | None = None
    error: AudiobuildError | None = None
    notes: tuple[str, ...] = ()
    """Messages for the user that are not errors."""
