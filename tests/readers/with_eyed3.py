"""Prints the chapters of an MP3 as JSON, as eyeD3 reads them: title, and start and end in milliseconds."""

import json
import sys

import eyed3  # type: ignore[import-untyped]

audio = eyed3.load(sys.argv[1])
print(  # noqa: T201  # a program
    json.dumps(
        [
            {"title": chapter.title, "start": chapter.times.start, "end": chapter.times.end}
            for chapter in audio.tag.chapters
        ],
    ),
)
