"""Prints the chapters of an MP3 as JSON, as ffprobe reads them: title, and start and end in milliseconds."""

import json
import subprocess
import sys

command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", sys.argv[1]]
answer = subprocess.run(command, check=True, capture_output=True).stdout
print(  # noqa: T201  # a program
    json.dumps(
        [
            {
                "title": chapter["tags"]["title"],
                "start": round(float(chapter["start_time"]) * 1000),
                "end": round(float(chapter["end_time"]) * 1000),
            }
            for chapter in json.loads(answer)["chapters"]
        ],
    ),
)
