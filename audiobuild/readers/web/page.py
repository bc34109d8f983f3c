"""HTML pages to blocks: the article by trafilatura, its metadata from JSON-LD and Open Graph first."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.documents import Document, Paragraph
from audiobuild.readers.html.charset import decode_html
from audiobuild.readers.html.element_text import letters, words_of
from audiobuild.readers.html.events import OPAQUE_TAGS
from audiobuild.readers.html.limits import MAX_ATTRIBUTES, has_too_many_attributes
from audiobuild.readers.html.meaning import PLACEHOLDER_TAG
from audiobuild.readers.html.notes import place_notes
from audiobuild.readers.markdown.front_matter import FRONT_MATTER, front_matter
from audiobuild.readers.markdown.patterns import TAG
from audiobuild.readers.metadata import web_address
from audiobuild.readers.web.archive import ArchivedPage, archived_page, is_web_archive
from audiobuild.readers.web.extraction import extract_article, is_unstructured, unseen
from audiobuild.readers.web.headline import separate_kickers
from audiobuild.readers.web.lead import HEADLINE_WORDS, add_lead
from audiobuild.readers.web.links import mark_teasers
from audiobuild.readers.web.metadata import page_metadata
from audiobuild.readers.web.sections import is_cut
from audiobuild.readers.web.templates import is_template, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from audiobuild.model import About
    from audiobuild.readers.contract import ParsedSource
    from audiobuild.readers.web.metadata import PageMetadata

MAX_PAGE = 20 * 1024 * 1024
"""Bytes of a page; a larger one is not an article."""
LEFT_OUT = "outside of the article"
_FURNITURE = (
    "//nav | //aside | //footer | //form | //script[not(contains(@type, 'json'))] | //iframe"
    " | //*[@id='sidebar' or @id='comments' or @id='footer' or @id='nav' or @id='navigation' or @id='menu']"
)
_MIN_ARTICLE = 1_500
"""Characters of text below which a page may be a paywall's or a consent form's."""
_MIN_LETTERS = 200
"""Letters of a page in which no article is found, from which its text is read as one."""
_CONSENT = lazy_regex(
    r"Cookies? (?:akzeptieren|zustimmen|zulassen)|Zustimmung (?:verwalten|erteilen)|mit Werbung (?:und|weiter)lesen"
    r"|weiter(?:lesen)? mit Werbung|Pur[- ]Abo|werbefrei(?:es)? (?:lesen|Abo|mit|nutzen)|Alle (?:Cookies )?akzeptieren"
    r"|Akzeptieren und weiter|(?:Datenschutz|Privatsphäre|Cookie)-?Einstellungen|Partner (?:speichern|verarbeiten)"
    r"|Before you continue|accept (?:all )?cookies|einwilligen und weiter",
    re.IGNORECASE,
)
"""Words of consent forms; a free page may have them in a banner, so that they only count in place of an article."""
_PAYWALL = lazy_regex(
    r"Jetzt (?:mit [\w+ ]{1,30} )?weiterlesen|Weiterlesen mit\b|um (?:den Artikel )?weiterzulesen"
    r"|(?:nur|exklusiv) für (?:unsere )?(?:Abonnent|Mitglieder|Plus)|Sie haben noch kein"
    r"|Diesen? Artikel (?:jetzt )?(?:weiterlesen|freischalten|kaufen)|Zugang zu allen [\w+-]{1,20}[ -]Artikeln"
    r"|Artikel ist (?:Teil|Bestandteil) (?:von|unseres) [\w+ ]{0,20}(?:Abo|Plus|\+)",
    re.IGNORECASE,
)
"""Words of paywalls, which free pages do not have: a free page may offer a subscription too."""
_PLACEHOLDER = lazy_regex(
    r"Externer Inhalt(?: nicht verfügbar)?|(?:Empfohlener|Redaktionell empfohlener) (?:\w+ )?(?:externer )?Inhalt"
    r"|Link zum [\w.-]+[- ]Inhalt|(?:Deine|Ihre) Privatsphäre-Einstellungen verhindern .*"
    r"|(?:Hier|An dieser Stelle) (?:befindet|ist|wird|findest|finden|steht)\b.{0,20}\bextern\w* Inhalt.*"
    r"|(?:Mit|Erst mit) (?:Ihrer|deiner) (?:Zustimmung|Einwilligung) .*(?:extern|geladen|angezeigt).*"
    r"|Ich bin (?:damit )?einverstanden, dass (?:mir )?(?:der )?extern.*"
    r"|An dieser Stelle (?:finden|sehen) (?:Sie|du) .{0,90}\bextern\w* Inhalt.*"
    r"|(?:[\wäöüß-]+ ){0,3}(?:wird|werden) geladen ?(?:…|\.\.\.)"
    r"|.*\{\{[#/.{].*|Externe[rn]? Inhalte? (?:laden|anzeigen|zulassen|aktivieren)"
    r"|(?:Inhalt|Video|Tweet|Beitrag|Post)(?: von [\w.]+)? (?:laden|anzeigen|entsperren)",
    re.IGNORECASE,
)
_SHARED_WORDS = 2
"""Words that a headline and the title in the metadata have in common."""
_MOST_HEADLINE_WORDS = 40
_PARAGRAPH = 80
"""Letters of a paragraph of the text, under which a heading is that of a section and not the headline."""
_LONG_WORD = lazy_regex(r"\w{5,}")
_MAX_PLACEHOLDER = 600
_MAX_CONSENT = 150
"""Characters of an extracted text that is too short to be an article if the page has words of a consent form."""


def read_html(data: bytes, name: str) -> ParsedSource:
    """Parse a web page, or the page in a web archive (MHTML).

    A page without navigation, scripts and forms is a document, which is read whole; from any other the article is
    extracted, and the rest becomes one skipped block.

    Raises:
        SourceError: the page is too large, empty, a paywall's or a consent form's, or the extra ``web`` is
            needed and not installed.
    """
    page = archived_page(data, name) if is_web_archive(data) else ArchivedPage(data, None, "")
    if len(page.data) > MAX_PAGE:
        size = len(page.data) // 1024 // 1024
        raise SourceError(f"{name} has {size} MB, too many for an article", "give a smaller page")
    head, text = _front_matter(decode_html(page.data, page.charset))
    text, tags = without_tags(text) if head or is_template(text) else (text, "")
    root = _parsed(text, name)
    separate_kickers(root)
    metadata = _with_head(page_metadata(root), head)
    article = _article(text, root, metadata.about, name)
    document = Document()
    document.add_left_out(head, FRONT_MATTER)
    document.add_left_out(tags, TAG)
    _add_article(document, article, metadata.about.title, root)
    _refuse_walls(root, document, metadata, name)
    if article is not root:
        document.add_left_out(" ".join(_left_out(root, article)), LEFT_OUT)
    warnings = metadata.warnings
    if metadata.is_free is False:
        warnings = (*warnings, "the page says that its article is not free; check that it is complete")
    about = replace(metadata.about, link=metadata.about.link or web_address(page.address))
    return document.parsed(about, warnings)


def _parsed(text: str, name: str) -> HtmlElement:
    """Return the element tree of a page.

    Raises:
        SourceError: the page is empty, or not HTML.
    """
    from lxml import etree, html  # 40 ms

    if not text.strip():
        raise SourceError(f"{name} is empty", "give a page that contains the article's text")
    if has_too_many_attributes(text):
        message = f"{name} has an element with more than {MAX_ATTRIBUTES:,} attributes"
        raise SourceError(message, "give a page that contains the article's text")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        return html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name} is not HTML: {error}", "check the file, or give its format with --from") from error


def _article(text: str, root: HtmlElement, about: About, name: str) -> _Element | None:
    """Return the article of a page: the page itself if it is a document; None if there is none.

    Args:
        text: the page.
        root: its element tree; notes are moved in it if it is a document.
        about: what the page's metadata say of the article.
        name: of the source, for messages.
    """
    if not root.xpath(_FURNITURE):
        place_notes([("", root)])
        return root
    article = extract_article(text, root, name)
    if article is None or is_unstructured(article) or (not about.published and is_cut(root, article)):
        article = _without_furniture(root, article)
    if article is not None:
        add_lead(article, root, about.description, about.title)
        if about.published:
            mark_teasers(article, root)
    return article


def _without_furniture(root: HtmlElement, found: _Element | None) -> _Element | None:
    """Return a page without its menus and the like; if little text is left, what was found as its article."""
    page = deepcopy(root)
    for element in [*page.xpath(f"{_FURNITURE} | //header | //noscript | //style"), *unseen(page)]:
        if element.getparent() is not None:
            element.drop_tree()
    return page if len(letters(page.text_content())) >= _MIN_LETTERS else found


def _front_matter(page: str) -> tuple[str, str]:
    """Split the front matter that a site generator reads off the page: "---", "title: Markt", "---"; empty if none."""
    end = front_matter(page).end if page.lstrip().startswith(("---", "+++")) else 0
    return page[:end], page[end:]


def _with_head(metadata: PageMetadata, head: str) -> PageMetadata:
    """Return the metadata of a page, completed by its front matter."""
    if not head:
        return metadata
    about, page = front_matter(head).metadata.about, metadata.about
    about = replace(
        page,
        title=page.title or about.title,
        author=page.author or about.author,
        published=page.published or about.published,
        description=page.description or about.description,
    )
    return metadata._replace(about=about)


def _mark_placeholders(article: _Element) -> None:
    """Mark what stands in place of external content, such as a video, until a visitor consents to it."""
    for element in list(article.iter("p", "div", "h2", "h3", "h4", "li", "span", "blockquote")):
        text = words_of(element)
        if len(text) <= _MAX_PLACEHOLDER and _PLACEHOLDER.fullmatch(text):
            element.tag = PLACEHOLDER_TAG


def _add_article(document: Document, article: _Element | None, title: str, page: _Element) -> None:
    """Add the article, after its title if it does not contain it as a heading."""
    body = None if article is None else next(article.iter("body"), article)
    if title and (body is None or (_is_missing(title, body) and not _has_headline(body, title, page))):
        document.add_paragraph(Paragraph(title, Role.TITLE))
    if body is not None:
        _mark_placeholders(body)
        document.add_tree(body)


def _is_missing(title: str, body: _Element) -> bool:
    wanted = letters(title)
    mains = {letters(_words(heading)) for heading in body.iter("h1")}
    opening = takewhile(lambda element: element.tag == "h2" or not _is_paragraph(element), body.iter("h2", "p"))
    headings = [*mains, *(letters(_words(element)) for element in opening if element.tag == "h2")]
    # A short text may be in a longer one by chance: "Das erwarten wir", "Uhren" in "Die Krise der Uhren".
    return not any(
        (wanted in heading and (heading in mains or len(wanted) * 2 >= len(heading)))
        or (heading in wanted and len(heading) * 2 >= len(wanted))
        for heading in headings
    )


def _is_paragraph(element: _Element) -> bool:
    return len(letters(_words(element))) >= _PARAGRAPH


def _has_headline(body: _Element, title: str, page: _Element) -> bool:
    """Return whether an article has a headline of its own, which may differ from the title in the metadata.

    It is the only heading of the first level, or a heading before any text that shares words with the title: several
    if it is a sentence, the summary perhaps, and the page has the title itself as a heading of the first level.
    """
    words = (len("".join(heading.itertext()).split()) for heading in body.iter("h1"))
    if sum(HEADLINE_WORDS <= count <= _MOST_HEADLINE_WORDS for count in words) == 1:
        return True
    first = next((element for element in body.iter("h1", "h2", "h3", "p", "li") if letters(_words(element))), None)
    if first is None or first.tag in ("p", "li") or len(_words(first).split()) > _MOST_HEADLINE_WORDS:
        return False
    stated = any(letters(_words(heading)) == letters(title) for heading in page.iter("h1"))
    is_summary = stated and words_of(first).endswith(".")
    return len(_long_words(_words(first)) & _long_words(title)) >= _SHARED_WORDS + is_summary


def _words(element: _Element) -> str:
    return " ".join(element.itertext())


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.replace("\u00ad", "").casefold()))


def _refuse_walls(root: _Element, document: Document, metadata: PageMetadata, name: str) -> None:
    """Raise SourceError if the page is a paywall's or a consent form's rather than an article."""
    length = document.narrated_characters()
    if length >= _MIN_ARTICLE:
        return
    page = " ".join(_visible_text(root))[:200_000]
    is_short = length < _MIN_ARTICLE // 2
    instead = page if length < _MAX_CONSENT else document.narrated_text()
    if metadata.is_free is not False and is_short and _CONSENT.search(instead):
        raise SourceError(
            f"{name} is a consent form, not the article", "open it in a browser, save the page and give the file"
        )
    if metadata.is_free is False or (metadata.is_free is None and is_short and _PAYWALL.search(page)):
        raise SourceError(
            f"{name} is behind a paywall: only {length} characters of the article can be read",
            "save the page while logged in, and give the file",
        )
    if not document.has_text():
        raise SourceError(f"{name} contains no article", "save the article's text in a file, and give that")


def _visible_text(root: _Element) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in OPAQUE_TAGS and element.text:
            yield element.text
        if element.tail and element.tag != "head":
            yield element.tail


def _left_out(root: _Element, article: _Element | None) -> Iterator[str]:
    """Yield the texts of a page that are not in the article."""
    kept = "" if article is None else letters(" ".join(_visible_text(article)))
    body = next(root.iter("body"), root)
    for text in _visible_text(body):
        own = letters(text)
        if own and own not in kept:
            yield text.strip()
