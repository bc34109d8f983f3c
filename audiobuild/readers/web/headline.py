"""The headline of a web page and the kicker over it, which run into each other once their elements are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import letters, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Matches in "article__kicker", "seitenkopf__topline", "dachzeile", "entry-subtitle"; not in "title", "h1small".
_KICKER_CLASS = lazy_regex(
    r"kicker|roof-?line|top-?line|over-?(?:line|title)|dach-?zeile|spitz-?marke|eyebrow|catch-?line"
    r"|(?:pre|sup|super|top|sub)-?(?:title|head(?:ing|line)?)\b|topic-label|titleheader",
    re.IGNORECASE,
)
_HEADLINE_CLASS = lazy_regex(r"head-?line|title(?!-?header)|-text\b|_text\b", re.IGNORECASE)
_HIDDEN_CLASS = lazy_regex(
    r"visually-?hidden|\bsr-only|\bhide\b|invisible|implied|colon|separator|dash|aural", re.IGNORECASE
)
"""Classes of a sign between kicker and headline, which only screen readers say."""
# Matches all of ":", " – ", "|"; not of "zu".
_SIGN = lazy_regex(r"[\s:|•·–-]+")
_MOST_WORDS = 12
_FEWEST_WORDS = 2
"""Words of a kicker at the most, and of a headline at the least."""
_ENDS = (":", ".", "!", "?", "…")
_LEVELS = ("h1", "h2")
_QUOTES = frozenset('„“"»«‚‘')
_DAY = lazy_regex(r"[\d.:\s-]+|(?:[A-Z][a-z]+, )?\d{1,2}\. .*")


def separate_kickers(page: _Element) -> None:
    """Put a colon between the kicker and the headline in the headings of a page: "Kenia: Nairobi von unten"."""
    for heading in page.iter(*_LEVELS):
        for unseen in [*heading.iter("svg"), *heading.iter("style")]:
            unseen.drop_tree()  # type: ignore[attr-defined]
        parts = _parts(heading) if len(heading) else None
        if parts is not None:
            _set_text(heading, joined(*parts))


def restore_kickers(article: _Element, page: _Element) -> None:
    """Give the headings of an article the text that they have in the page, and the headline the kicker above it."""
    texts = {letters(text): text for heading in page.iter(*_LEVELS) if (text := words_of(heading))}
    for heading in article.iter(*_LEVELS):
        text = texts.get(letters(words_of(heading)), "")
        if text and text != words_of(heading):
            _set_text(heading, text)
    headline = next(article.iter("h1"), None)
    above = None if headline is None else headline.getprevious()
    if headline is None or above is None or above.getprevious() is not None:
        return
    kicker, text = words_of(above), words_of(headline)
    if _is_kicker(kicker, text) and letters(kicker) in _above_headlines(page, letters(text)):
        _set_text(headline, joined(kicker, text))
        above.drop_tree()  # type: ignore[attr-defined]


def drop_repeated(article: _Element) -> None:
    """Drop the headings of the first level that say again what the first of them says."""
    headings = list(article.iter("h1"))
    for heading in headings[1:]:
        if letters(words_of(heading)) == letters(words_of(headings[0])):
            heading.drop_tree()  # type: ignore[attr-defined]


def joined(kicker: str, headline: str) -> str:
    """Return a headline after its kicker: "Kenia: Nairobi von unten", "Urteil – Arbeit: Kein Lohn ohne Dienst"."""
    if kicker.endswith(_ENDS):
        return f"{kicker} {headline}"
    return f"{kicker} – {headline}" if ": " in headline else f"{kicker}: {headline}"


def _parts(heading: _Element) -> tuple[str, str] | None:
    """Return the kicker and the headline in one heading; None if it is a headline alone."""
    inner = heading
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
    if (inner.text or "").strip() or not len(inner) or not all(isinstance(child.tag, str) for child in inner):
        return None
    first = inner[0]
    if first.tag == "a":
        return None
    kicker = words_of(first).rstrip(":|–- ")
    after = first.tail or ""
    rest = list(inner)[1:]
    marked = _KICKER_CLASS.search(first.get("class", "")) is not None or first.tag == "small"
    while rest and not after.strip() and (not words_of(rest[0]) or _SIGN.fullmatch(words_of(rest[0]))):
        marked = marked or rest[0].tag == "br" or _HIDDEN_CLASS.search(rest[0].get("class", "")) is not None
        marked = marked or bool(words_of(rest[0]))
        after += rest.pop(0).tail or ""
    if rest and not after.strip():
        marked = marked or _HEADLINE_CLASS.search(rest[0].get("class", "")) is not None
    headline = " ".join((after + " ".join(words_of(element) + " " + (element.tail or "") for element in rest)).split())
    headline = headline.lstrip(":|–- ")
    return (kicker, headline) if marked and _is_kicker(kicker, headline) else None


def _is_kicker(kicker: str, headline: str) -> bool:
    """Return whether a few words can be the kicker of a headline."""
    return (
        0 < len(kicker.split()) <= _MOST_WORDS
        and len(headline.split()) >= _FEWEST_WORDS
        and (headline[0].isupper() or headline[0].isdigit() or headline[0] in _QUOTES)
        and _DAY.fullmatch(kicker) is None
        and letters(kicker) not in letters(headline)
    )


def _above_headlines(page: _Element, headline: str) -> set[str]:
    """Return the letters of what a page has right above a headline and names a kicker, or gives as a lower heading."""
    return {
        letters(words_of(above))
        for heading in page.iter("h1")
        if letters(words_of(heading)) == headline
        for above in _before(heading)
        if above.tag in ("h2", "h3", "h4", "h5") or _KICKER_CLASS.search(above.get("class", ""))
    }


def _before(heading: _Element) -> Iterator[_Element]:
    above = heading.getprevious()
    if above is not None and isinstance(above.tag, str):
        yield above


def _set_text(heading: _Element, text: str) -> None:
    for child in list(heading):
        heading.remove(child)
    heading.text = text
