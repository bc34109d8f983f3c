"""The transcript beside the MP3, for podcast players: Podcasting 2.0 JSON transcript 1.0.0."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from audiobuild.write.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

VERSION = "1.0.0"


def transcript(episode: Episode) -> Iterator[str]:
    """The written sentences as JSON, one a line, with the seconds between which each is heard.

    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
    """
    yield f'{{\n "version": "{VERSION}",\n "segments": ['
    for number, cue in enumerate(cues(episode)):
        segment = {"startTime": cue.start / 1000, "endTime": cue.end / 1000, "body": cue.text}
        yield f"{',' if number else ''}\n  {json.dumps(segment, ensure_ascii=False)}"
    yield "\n ]\n}\n"
