"""Chapters for players that read them from the feed: Podcasting 2.0 JSON chapters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

VERSION = "1.2.0"


def chapters(episode: Episode) -> Iterator[str]:
    """Yield the chapter marks as JSON, one chapter a line.

    Starts are whole seconds, because some players (AntennaPod among them) drop the fraction.
    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
    """
    head = {"version": VERSION, "title": one_line(episode.about.title), "author": one_line(episode.about.author)}
    yield "{\n"
    for name, value in head.items():
        if value:
            yield f" {_json(name)}: {_json(value)},\n"
    yield ' "chapters": ['
    for number, mark in enumerate(episode.marks):
        chapter = {"startTime": mark.start // episode.rate, "title": one_line(mark.title)}
        if mark.link:
            chapter["url"] = mark.link
        yield f"{',' if number else ''}\n  {_json(chapter)}"
    yield "\n ]\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
