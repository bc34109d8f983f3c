"""Pages that a site generator still has to fill in: HTML with front matter and with tags of Jekyll or Hugo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.markdown_patterns import TEMPLATE_TAG

if TYPE_CHECKING:
    import re

# Matches '="<h3>Der Weg</h3>"' in 'desc="<h3>Der Weg</h3>"'; not '="a.jpg"'.
_MARKUP_VALUE = lazy_regex(r"=\"([^\"]*<\w[^\"]*)\"")


def without_tags(page: str) -> tuple[str, str]:
    """Return a page without the tags of its generator, and the tags; text with HTML in a tag stays on the page."""
    tags: list[str] = []

    def text_of(tag: re.Match[str]) -> str:
        values = _MARKUP_VALUE.findall(tag[0])
        tags.append(_MARKUP_VALUE.sub("", tag[0]))
        return " ".join(values)

    return TEMPLATE_TAG.sub(text_of, page), " ".join(tags)
