"""oEmbed: the file from which a CMS makes the player of an episode when an editor pastes the address of its page.

Source: https://oembed.com/ (version 1.0; section 4, discovery).
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.podcast.finished import PAGE, PLAYER

if TYPE_CHECKING:
    from audiobuild.podcast.finished import FinishedEpisode
    from audiobuild.podcast.show import Show

SUFFIX = ".oembed.json"
WIDTH, HEIGHT = 600, 240
"""Size of the player in CSS pixels (see docs/embedding.md)."""


def is_offered(episode: FinishedEpisode) -> bool:
    """Return whether an episode has the page that names the file, and the player that it embeds."""
    return PAGE in episode.companions and PLAYER in episode.companions


def address(stem: str, show: Show) -> str:
    """Return the URL of an episode's file."""
    return f"{show.base_url}{quote(stem)}{SUFFIX}"


def render(episode: FinishedEpisode, stem: str, show: Show) -> bytes:
    """Render the file.

    Args:
        episode: the episode.
        stem: stem of its files in the published folder.
        show: the show.
    """
    frame = (
        f'<iframe src="{escape(show.base_url + quote(stem) + PLAYER)}" title="{escape(episode.title)} (Audioplayer)" '
        f'width="{WIDTH}" height="{HEIGHT}" frameborder="0" style="max-width: 100%"></iframe>'
    )
    values = {
        "version": "1.0",
        "type": "rich",
        "title": episode.title,
        "author_name": episode.author,
        "provider_name": show.title,
        "provider_url": show.link,
        "width": WIDTH,
        "height": HEIGHT,
        "html": frame,
    }
    known = {name: value for name, value in values.items() if value}
    return f"{json.dumps(known, ensure_ascii=False, indent=1)}\n".encode()
