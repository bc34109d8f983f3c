"""Metadata of web pages: JSON-LD first, then Open Graph and other ``meta`` elements, then the page's own title."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About
from audiobuild.readers.html.element_text import words_of
from audiobuild.readers.metadata import language_warning, one_line, parse_date, plain, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_ARTICLE_TYPES = lazy_regex(r"(?:\w*Article|\w*Posting|Report|WebPage)")
_MAX_JSON = 2 * 1024 * 1024
_MAX_NODES = 2_000
_SITE_SEPARATOR = lazy_regex(r"\s+[|–—·•»-]\s+")
# Matches the end of "Das Fest - Seite 2", "Das Fest | Seite 2 von 3"; not of "Foto auf Seite 2".
_PAGE = lazy_regex(r"\s+(?:[|–—·•-]\s+Seite \d{1,3}|\(Seite \d{1,3}\))(?: von \d{1,3})?$")
_NOT_A_NAME = lazy_regex(
    r"https?:|@|redaktion(?:ell)?$|^(?:von|by)$|^[\w-]+\.(?:de|at|ch|com|org|net)\b", re.IGNORECASE
)
_AUTHOR_MARKS = frozenset(
    ("author", "byline", "author-name", "author__name", "entry-author", "post-author", "article-author", "autor", "fn")
)
_BY = lazy_regex(r"^(?:(?:Geschrieben |Posted |Written )?(?:[Vv]on|[Bb]y)|Autor(?:in)?:?|Text:|Author:?) ")
# Matches all of "Timo", "Eva Lang", "Jan van der Meer"; not of "3 Kommentare", "Alle Beiträge von Eva".
_PERSON = lazy_regex(r"[A-ZÄÖÜ][\w.’'-]{1,25}(?: (?:van|von|der|de|zu|[A-ZÄÖÜ][\w.’'-]{0,25})){0,4}")
_PLACEHOLDER = lazy_regex(
    r"(?:Template|Vorlage|Document|Dokument|Untitled(?: Document| Page)?|Unbenannte?s?(?: Dokument| Seite)?|Title|Titel"
    r"|Home|Homepage|Start|Startseite|Index(?:\.html?)?|(?:(?:Neue|Meine|My) )?(?:Web)?(?:seite|site)|Seite|Page"
    r"|Test|Page Title|Seitentitel|React App|Vite(?: \+ \w+)*)",
    re.IGNORECASE,
)
"""Titles that a program or a template gives a page."""
_IN_TEXT = "ancestor::main | ancestor::article | ancestor::*[@role='main']"
_MAIN_HEADINGS = "//main//h1"
_LONGEST_HEADING = 300
"""Characters of a heading that may be the title."""


class PageMetadata(NamedTuple):
    """Metadata that a page states about its article."""

    about: About
    warnings: tuple[str, ...]
    is_free: bool | None
    """Whether the article can be read without a subscription; None if the page does not say."""


_PUBLISHED = ("article:published_time", "date", "dc.date", "dcterms.date", "pubdate", "datepublished")


_MOST_MAIN_HEADINGS = 3
"""Headings of the first level of a page of which the first one is its title."""


def page_metadata(root: _Element) -> PageMetadata:
    """Return the metadata of a page."""
    article = next(iter(sorted(_articles(root), key=_rank)), {})
    meta = dict(reversed(list(_meta(root))))
    language = one_line(root.get("lang") or root.get("xml:lang") or _first(meta, "og:locale", "language"))
    stated = str(article.get("isAccessibleForFree", "")).lower().rpartition("/")[2]  # also "https://schema.org/False"
    is_free = None if not stated else stated not in {"false", "no"}
    return PageMetadata(_about(root, article, meta), language_warning(language), is_free)


def _first(meta: Mapping[str, str], *names: str) -> str:
    """Return the first value that is not empty; "" if there is none."""
    return next((meta[name] for name in names if meta.get(name)), "")


def _about(root: _Element, article: dict[str, Any], meta: Mapping[str, str]) -> About:
    """Return what a page says of its article: in JSON-LD, else in <meta>, else in its text.

    Args:
        root: the page.
        article: the JSON-LD object of the article; empty if there is none.
        meta: contents of the <meta> elements by their names in lower case.
    """
    times = (time.get("datetime", "") for time in root.iter("time"))
    links = {link.get("rel", "").lower(): link.get("href", "") for link in root.iter("link")}
    host = urlsplit(links.get("canonical", "")).hostname or urlsplit(_first(meta, "og:url")).hostname or ""
    return About(
        title=_in_heading(root, _without_host(plain(article.get("headline")), host)) or _title(root, meta),
        author=_names(article.get("author"))
        or _name(_first(meta, "article:author", "author", "dc.creator", "twitter:creator"))
        or _marked_author(root),
        published=parse_date(article.get("datePublished") or "")
        or parse_date(_first(meta, *_PUBLISHED))
        or parse_date(next(filter(None, times), "")),
        modified=parse_date(article.get("dateModified") or "")
        or parse_date(_first(meta, "article:modified_time", "last-modified", "og:updated_time")),
        description=plain(article.get("description"))
        or plain(_first(meta, "og:description", "description", "twitter:description")),
        cover=web_address(_picture(article.get("image"))) or web_address(_first(meta, "og:image", "twitter:image")),
        link=web_address(links.get("canonical"))
        or web_address(_first(meta, "og:url"))
        or web_address(article.get("url")),
    )


def _title(root: _Element, meta: Mapping[str, str]) -> str:
    """Return the title of a page in <meta>, in its main heading or in <title>, without the name of the site."""
    elements = root.xpath(_MAIN_HEADINGS) or list(root.iter("h1"))
    headings = (heading for element in elements if 0 < len(heading := words_of(element)) <= _LONGEST_HEADING)
    heading = next(headings, "")
    page_title = next((" ".join((title.text or "").split()) for title in root.iter("title")), "")
    if len(elements) > _MOST_MAIN_HEADINGS and not page_title:
        heading = ""  # they are those of sections
    site = _first(meta, "og:site_name", "application-name")
    stated = _without_site(_first(meta, "og:title", "twitter:title", "dc.title", "title"), site)
    titles = (
        "" if _is_site(stated, site, heading, page_title) else _as_heading(stated, heading),
        "" if _names_site(heading, page_title) and not _is_of_text(root, heading) else heading,
        _as_heading(_without_site(page_title, site), heading),
    )
    return next((title for title in titles if title and not _PLACEHOLDER.fullmatch(title)), "")


def _rank(article: dict[str, Any]) -> int:
    """Return 0 for an article, 1 for a page about something."""
    return 0 if article.get("headline") else 1


def _articles(root: _Element) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page that describe an article."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") or len(script.text or "") > _MAX_JSON:
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            types = node.get("@type")
            if any(isinstance(kind, str) and _ARTICLE_TYPES.fullmatch(kind) for kind in [types, *_list(types)]):
                yield node


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    pending = [value]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, dict):
            yield node
            pending += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]
        elif isinstance(node, list):
            pending += node


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _meta(root: _Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and (content := one_line(element.get("content"))):
            yield name.strip().lower(), content


def _names(value: Any) -> str:
    people = value if isinstance(value, list) else [value]
    names = (_name(person.get("name") if isinstance(person, dict) else person) for person in people[:20])
    return ", ".join(dict.fromkeys(name for name in names if name))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return _names(value)
    name = re.sub(r"^(?:Von|By)\s+", "", one_line(value))
    return "" if _NOT_A_NAME.search(name) else name


def _marked_author(root: _Element) -> str:
    """Return the name that the page itself marks as the author's: ``<a rel="author">``, ``<span class="author">``."""
    for element in root.iter("a", "span", "p", "div", "address", "strong", "em", "li"):
        marks = {element.get("rel", ""), element.get("itemprop", ""), *element.get("class", "").split()}
        if not marks & _AUTHOR_MARKS:
            continue
        name = _BY.sub("", words_of(element))
        above = " ".join(ancestor.get("class", "") + ancestor.get("id", "") for ancestor in element.iterancestors())
        if _PERSON.fullmatch(name) and "comment" not in above and not _NOT_A_NAME.search(name):
            return name
    return ""


def _picture(value: Any) -> Any:
    if isinstance(value, list):
        return _picture(value[0]) if value else ""
    return value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value


def _without_host(title: str, host: str) -> str:
    """Return a title without the name of its host at the end ("Ein Titel - beispiel.de")."""
    *words, last = _SITE_SEPARATOR.split(title)
    return _without_site(title, host) if words and last.casefold() == host.removeprefix("www.") else title


def _is_site(title: str, site: str, heading: str, page_title: str) -> bool:
    """Return whether what a page states as its title is the name of its site, and it has a heading of its own."""
    *words, last = _SITE_SEPARATOR.split(page_title)
    names = {site.casefold(), *([last.casefold()] if words else [])} - {""}
    return title.casefold() in names and bool(heading) and heading.casefold() not in names


def _is_of_text(root: _Element, heading: str) -> bool:
    """Return whether a heading is that of the text and not the name of the site above it, which is a link."""
    found = next((element for element in root.iter("h1") if words_of(element) == heading), None)
    return found is not None and bool(found.xpath(_IN_TEXT)) and next(found.iter("a"), None) is None


def _names_site(heading: str, page_title: str) -> bool:
    """Return whether the first heading of a page is the name of its site, with which the page's title ends."""
    *words, last = _SITE_SEPARATOR.split(page_title)
    return heading == last or (bool(words and heading) and heading.casefold() in last.casefold())


def _in_heading(root: _Element, title: str) -> str:
    """Return a title as a heading of the first level has it, without the site after it."""
    headings = (words_of(heading) for heading in root.iter("h1"))
    return next((heading for heading in headings if title and _as_heading(title, heading) == heading), title)


def _as_heading(title: str, heading: str) -> str:
    """Return a title without what follows the heading in it, a site, a day, a page: "Das Fest | DW | 28.04.2023"."""
    after = title[len(heading) :] if heading and title.casefold().startswith(heading.casefold()) else ""
    return heading if _SITE_SEPARATOR.match(after) else _PAGE.sub("", title)


def _without_site(title: str, site: str) -> str:
    """Return a page's title without the name of the site at its end."""
    parts = _SITE_SEPARATOR.split(title)
    if len(parts) > 1 and (
        not site or parts[-1].casefold() in site.casefold() or site.casefold() in parts[-1].casefold()
    ):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»-")
    return title
