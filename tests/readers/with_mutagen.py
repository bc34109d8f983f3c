"""Prints the chapters of an MP3 as JSON, as mutagen reads them: title, and start and end in milliseconds."""

import json
import sys
from typing import Any

from mutagen.id3 import ID3

tag: Any = ID3(sys.argv[1])  # type: ignore[no-untyped-call]
(contents,) = tag.getall("CTOC")
by_name = {chapter.element_id: chapter for chapter in tag.getall("CHAP")}
print(  # noqa: T201  # a program
    json.dumps(
        [
            {
                "title": str(by_name[name].sub_frames["TIT2"]),
                "start": by_name[name].start_time,
                "end": by_name[name].end_time,
            }
            for name in contents.child_element_ids
        ],
    ),
)
