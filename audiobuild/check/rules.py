"""Every rule, in the order in which it is told: the table of contents of `check`."""

from __future__ import annotations

from audiobuild.check import (
    chapters,
    chapters_json,
    feed_files,
    feed_items,
    feed_show,
    frames,
    ledger,
    loudness,
    page,
    pauses,
    tag,
    transcript,
)

MP3 = (
    *tag.RULES,
    *chapters.RULES,
    *frames.RULES,
    *loudness.RULES,
    *pauses.RULES,
    *chapters_json.RULES,
    *transcript.RULES,
    *page.RULES,
    *ledger.RULES,
)
"""About an MP3 and what stands beside it."""

FEED = (*feed_show.RULES, *feed_items.RULES, *feed_files.RULES)
"""About a podcast's feed, and what stands beside it."""
