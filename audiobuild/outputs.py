"""The table of built-in outputs: the files that can be written beside an episode's MP3."""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audiobuild.model import Episode

MP3 = "mp3"


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A writer of this package (see `audiobuild.write.Writer`)."""

    suffix: str
    media_type: str
    function: str
    """``module:function``, imported when the file is written."""
    requires: str = ""
    """Name of an extra, and of the module that it installs; empty if the file needs none."""
    contains_mp3: bool = False
    """Whether the MP3 is put into the file."""

    def write(self, episode: Episode, /) -> Iterable[str] | Iterable[bytes]:
        """Import the function and call it."""
        function = cast("Callable[[Episode], Iterable[str] | Iterable[bytes]]", resolve_name(self.function))
        return function(episode)


BESIDE = MappingProxyType(
    {
        "chapters": BuiltIn(".chapters.json", "application/json+chapters", "audiobuild.write.chapters:chapters"),
        "vtt": BuiltIn(".vtt", "text/vtt", "audiobuild.write.transcript:vtt"),
        "transcript": BuiltIn(".transcript.json", "application/json", "audiobuild.write.transcript:transcript"),
        "page": BuiltIn(".html", "text/html", "audiobuild.write.page:page"),
    },
)
"""Writers of the files that every build writes, by the name that ``--only`` accepts."""

ON_REQUEST = MappingProxyType(
    {
        "srt": BuiltIn(".srt", "application/x-subrip", "audiobuild.write.transcript:srt"),
        "player": BuiltIn(".player.html", "text/html", "audiobuild.write.player:player"),
        "player-data": BuiltIn(".player.json", "application/json", "audiobuild.write.player:data"),
        "epub": BuiltIn(".epub", "application/epub+zip", "audiobuild.write.epub:epub", contains_mp3=True),
        "m4b": BuiltIn(".m4b", "audio/mp4", "audiobuild.write.formats:m4b", requires="av"),
        "opus": BuiltIn(".opus", "audio/ogg", "audiobuild.write.formats:opus", requires="av"),
        "flac": BuiltIn(".flac", "audio/flac", "audiobuild.write.formats:flac", requires="av"),
        "wav": BuiltIn(".wav", "audio/wav", "audiobuild.write.formats:wav", requires="av"),
    },
)
"""Writers of the files that are written if ``--also`` or ``--only`` names them."""

WRITERS = MappingProxyType({**BESIDE, **ON_REQUEST})
"""All built-in writers."""

DOWNLOADS = MappingProxyType({".epub": "E-Book mit Ton (EPUB)", ".m4b": "Hörbuch (M4B)", ".opus": "Opus"})
"""Names for listeners, in German, of the files that pages and the feed offer beside the MP3, by their suffixes."""

AUDIO = (MP3, "m4b", "opus", "flac", "wav")
"""Names of the audio files."""
