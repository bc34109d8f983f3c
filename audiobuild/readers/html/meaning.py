"""The meaning of HTML elements for a listener: their roles, and the reasons why they are skipped or left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.html.events import BLOCK_TAGS
from audiobuild.readers.pieces import CODE, FOOTNOTE, PICTURE

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
PLACEHOLDER_TAG = "x-placeholder"
"""The name of an element in place of external content, which a page shows once a visitor consents."""
TEASER_TAG = "x-teaser"
"""The name of an element in place of a link to another text."""
REPEATED_TAG = "x-repeated"
"""The name of an element in place of a sentence of the text that a page shows twice."""
CITATION_TAG = "x-citation"
"""The name of an element in place of a citation in text."""
PAGE_NUMBER_TAG = "x-page-number"
"""The name of an element in place of the number of a printed page in text."""
SKIPPED_TAGS = {
    "nav": "navigation", "form": "form", "pre": CODE, "button": "button", "select": "form", "title": "document title",
    PLACEHOLDER_TAG: "placeholder of external content", TEASER_TAG: "teaser to another text",
    REPEATED_TAG: "repeated from the text",
}  # fmt: skip
"""Elements that are skipped whole, with the reason."""
_OMITTED = {
    "del": "struck text", "s": "struck text", "strike": "struck text", "rp": "", "rt": "pronunciation",
    "x-picture": PICTURE, "x-note": FOOTNOTE, "x-formula": "formula",
    CITATION_TAG: "citation", PAGE_NUMBER_TAG: "page number",
}  # fmt: skip
"""Inline elements that are left out, with the reason; one without a reason is not listed."""
_NOTE_CLASS = lazy_regex(r"\b(?:footnotes?|endnotes?|fn-?(?:list|item)|note-?text)\b", re.IGNORECASE)
_NOTE_TYPES = frozenset(
    ["footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "doc-footnote", "doc-endnotes"]
)
_NOTE_ID = lazy_regex(r"(?:fn|footnote|endnote|_?ftn|cite_note)[-:_]?\d", re.IGNORECASE)
_NOTE_LINK = lazy_regex(
    r"#(?:user-content-)?(?:(?:_?ftn|fn|footnote|endnote|cite_note|cite_ref)[\w:-]*|note[-_]?\d+)", re.IGNORECASE
)
_NOTE_LINK_CLASS = lazy_regex(r"\b(?:footnote-?(?:ref|backref|anchor)|noteref|fnref|fn-?back)\b", re.IGNORECASE)
_NOTE_LINK_TYPES = frozenset(["noteref", "doc-noteref", "backlink", "doc-backlink"])
NOTE_SIGN = lazy_regex(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3}|↑|↩\ufe0e?|Anm\. ?\d+)[\])]?", re.IGNORECASE)
"""The sign of a note, or of the link back from one: ``1``, ``[2]``, ``*``, ``↑``."""
# Matches all of "3,4", "1, 2, 5", "2–4", "[1,2]"; not of "3", "3,".
_NOTE_SIGNS = lazy_regex(r"[\[(]?\d{1,3}(?:(?:, ?|[–-])\d{1,3}){1,8}[\])]?")
# Matches in "pagenum", "x-pageno", "page-number", "pagenumber"; not in "page", "page-numbered", "page-numbers".
_PAGE_NUMBER_CLASS = lazy_regex(r"(?<![a-z])page-?(?:num|no|number)\d?(?![\w-])", re.IGNORECASE)
"""Classes of the numbers of printed pages in the text of electronic books."""
# Matches in "transnote", "trnote chapter", "tnote-box", "transcriber-notes"; not in "note", "footnote".
_TRANSCRIBER_CLASS = lazy_regex(r"(?<![\w-])(?:trans(?:criber)?-?notes?|tr?note)(?![a-z])", re.IGNORECASE)
"""Classes of what the maker of an electronic book says about it, above or below the text."""
# Matches in "img-caption", "wp-caption-text", "bildunterschrift", "caption"; not in "carousel-caption", "captions-on".
_CAPTION_CLASS = lazy_regex(
    r"(?<![\w-])(?:[\w-]*(?:img|image|picture|photo|foto|figure|bild|media|wp|teaser)[_-]*)?caption(?:[_-]+text)?(?![\w-])"
    r"|(?<![a-z])bild-?(?:unterschrift|text|legende|beschreibung)(?![a-z])",
    re.IGNORECASE,
)
"""Classes of the captions of pictures in pages that do not use their element."""
_HIDDEN_STYLE = lazy_regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Matches "sr-only" in "h2 sr-only", "visually-hidden"; not in "not-sr-only", "sr-only-focusable".
_FOR_SCREEN_READERS = lazy_regex(
    r"(?<![\w:-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden)(?![\w:-])", re.IGNORECASE
)
"""Classes of what a page says to screen readers alone: "Hauptinhalt", "Öffnet in neuem Fenster"."""
_STRUCK_STYLE = lazy_regex(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)


class Meaning(NamedTuple):
    """The meaning of an element."""

    role: Role | None
    skipped: str | None
    """The reason to skip the whole element."""
    omitted: str | None
    """The reason to leave its text out of the block around it; empty if that is not worth listing."""


_ROLES = {
    **dict.fromkeys(_HEADINGS, Role.HEADING),
    "figcaption": Role.CAPTION, "caption": Role.CAPTION, "li": Role.ITEM, "dd": Role.ITEM, "blockquote": Role.QUOTE,
}  # fmt: skip


def meaning(name: str, attributes: Mapping[str, str]) -> Meaning:
    """Return what an element means, by its name and attributes."""
    if not attributes:
        return Meaning(_ROLES.get(name), SKIPPED_TAGS.get(name), _OMITTED.get(name))
    types = {*attributes.get("type", "").lower().split(), *attributes.get("role", "").lower().split()}
    classes, style = attributes.get("class", ""), attributes.get("style", "")
    block = name in BLOCK_TAGS
    role, skipped, omitted = _ROLES.get(name), SKIPPED_TAGS.get(name), _OMITTED.get(name)
    if _is_hidden(name, attributes):
        skipped, omitted = ("hidden", omitted) if block else (skipped, "hidden")
    elif types & {"pagebreak", "doc-pagebreak"} or _PAGE_NUMBER_CLASS.search(classes):
        skipped, omitted = ("page number", omitted) if block else (skipped, "")
    elif types & {"toc", "doc-toc", "landmarks", "page-list", "index", "doc-index"} and block:
        skipped = "table of contents"
    elif block and (types & _NOTE_TYPES or _NOTE_CLASS.search(classes) or _NOTE_ID.match(attributes.get("id", ""))):
        role, skipped = Role.FOOTNOTE, None
    elif name in ("p", "div", "small") and role is None and has_caption_class(classes):
        role = Role.CAPTION
    elif block and _TRANSCRIBER_CLASS.search(f"{classes} {attributes.get('id', '')}"):
        skipped = "note by the transcriber"
    elif name == "span" and "mw-editsection" in classes:
        omitted = ""
    elif _STRUCK_STYLE.search(style):
        omitted = "struck text"
    return Meaning(role, skipped, omitted)


def _is_hidden(name: str, attributes: Mapping[str, str]) -> bool:
    """Return whether a reader of the page does not see an element."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN_STYLE.search(attributes.get("style", ""))) or has_hidden_class(name, attributes)


def has_hidden_class(name: str, attributes: Mapping[str, str]) -> bool:
    """Return whether a class says that only screen readers get an element, or that a heading is hidden."""
    classes = attributes.get("class", "")
    if _FOR_SCREEN_READERS.search(classes):
        return True
    return name in _HEADINGS and "hidden" in classes.split() and ":" not in classes  # "hidden md:block" is seen


def has_caption_class(classes: str) -> bool:
    """Return whether the classes of an element say that it is the caption of a picture."""
    return _CAPTION_CLASS.search(classes) is not None


def is_note_sign(raised: str, before: str) -> bool:
    """Return whether raised text is the sign of a note, or of several, which no number comes before: Wort³,⁴."""
    several = _NOTE_SIGNS.fullmatch(raised) and not before[-1:].isdigit()
    return bool(NOTE_SIGN.fullmatch(raised) or several)


def is_note_link(attributes: Mapping[str, str]) -> bool:
    """Return whether a link is the sign of a note, or leads back from one."""
    types = {*attributes.get("type", "").split(), *attributes.get("role", "").split()}
    if types & _NOTE_LINK_TYPES or _NOTE_LINK_CLASS.search(attributes.get("class", "")):
        return True
    _, sign, identifier = attributes.get("href", "").partition("#")
    return _NOTE_LINK.fullmatch(sign + identifier) is not None
