"""Pages that a program still has to fill in: HTML with front matter, and with tags of Jekyll, Hugo or Django."""

from __future__ import annotations

import re

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.markdown.patterns import TEMPLATE_TAG

# Matches '="<h3>Der Weg</h3>"' in 'desc="<h3>Der Weg</h3>"'; not '="a.jpg"'.
_MARKUP_VALUE = lazy_regex(r"=\"([^\"]*<\w[^\"]*)\"")


# Matches '{% include "a.html" %}', "{%- block main %}", "{{< img >}}"; not "{{ name }}", "{% }".
_TEMPLATE = lazy_regex(
    r"\{%-?\s*(?:include|comment|extends|block|load|import|if|for|set|with|trans|static)\b[^{}%]*%\}|\{\{[<%] ?\w"
)
# Matches "{% comment %} so {% endcomment %}"; not "{% comment %} so".
_COMMENT = lazy_regex(r"\{%-? *comment *-?%\}.{0,5000}?\{%-? *endcomment *-?%\}", re.DOTALL)
# Matches "<code>", "<PRE "; not "<col>", "<preface>".
_CODE = lazy_regex(r"<(?:code|pre)\b", re.IGNORECASE)


def is_template(page: str) -> bool:
    """Return whether a page has tags that a program replaces; a page that shows code shows them perhaps."""
    return _TEMPLATE.search(page) is not None and not _CODE.search(page)


def without_tags(page: str) -> tuple[str, str]:
    """Return a page without the tags of its generator, and the tags; text with HTML in a tag stays on the page."""
    tags: list[str] = []

    def text_of(tag: re.Match[str]) -> str:
        values = _MARKUP_VALUE.findall(tag[0])
        tags.append(_MARKUP_VALUE.sub("", tag[0]))
        return " ".join(values)

    return TEMPLATE_TAG.sub(text_of, _COMMENT.sub(text_of, page)), " ".join(tags)
