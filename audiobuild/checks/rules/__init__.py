"""The rules of `audiobuild check`, in the order of the report."""

from __future__ import annotations

from audiobuild.checks.rules import (
    addresses,
    audio,
    chapters,
    item_files,
    items,
    manifest,
    page,
    published,
    show,
    tag,
    timing,
    transcripts,
)

MP3 = (
    *tag.RULES,
    *chapters.RULES,
    *audio.RULES,
    *timing.RULES,
    *transcripts.RULES,
    *page.RULES,
    *manifest.RULES,
)
"""Rules for an MP3 and the files beside it."""

FEED = (*show.RULES, *addresses.RULES, *items.RULES, *item_files.RULES, *published.RULES)
"""Rules for a podcast feed and the files beside it."""
