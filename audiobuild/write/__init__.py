"""What is written from a finished episode, beside its sound: each file of `BESIDE` comes from the value alone."""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.model import Episode


@dataclass(frozen=True, slots=True)
class Writer:
    """A file beside the MP3: how its name ends, and who writes it."""

    suffix: str
    """What follows the MP3's name without ``.mp3``."""
    function: str
    """``module:function``, imported when the file is first wanted."""

    def write(self, episode: Episode) -> Iterator[str]:
        """The file's text, in pieces as they come, so that a book takes no more memory than a note."""
        function = cast("Callable[[Episode], Iterator[str]]", resolve_name(self.function))
        return function(episode)


BESIDE = MappingProxyType(
    {
        "chapters": Writer(".chapters.json", "audiobuild.write.chapters:chapters"),
        "vtt": Writer(".vtt", "audiobuild.write.vtt:vtt"),
        "transcript": Writer(".transcript.json", "audiobuild.write.transcript:transcript"),
        "page": Writer(".html", "audiobuild.write.page:page"),
    },
)
"""Every file that can stand beside the MP3, under the name that ``--only`` knows."""
