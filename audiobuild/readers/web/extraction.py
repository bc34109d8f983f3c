"""The article of a web page, as trafilatura finds it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from audiobuild.errors import SourceError, extra_hint
from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import words_of
from audiobuild.readers.html.meaning import has_hidden_class
from audiobuild.readers.html.notes import restore_notes, take_notes
from audiobuild.readers.web.headline import drop_repeated, restore_kickers
from audiobuild.readers.web.paragraphs import restore_paragraphs
from audiobuild.readers.web.quotes import mark_repeated
from audiobuild.readers.web.restoration import restore_captions, restore_headings, restore_lists

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_SECTIONS = "//h2 | //h3 | //h4"
_BELOW_SECTIONS = ".//h2 | .//h3 | .//h4"
OWN_ELEMENT = "//article | //main | //*[@role='main']"
_PARTS = "//section[.//p][not(ancestor::section or ancestor::footer or ancestor::aside or ancestor::nav)]"
_LOST = 1.5
"""Where the sections of a page have that many times the text of the article found, most of it was lost."""
_KEPT = 0.8
"""Share of the article found first that a second one has, at least."""
_ALONE = 3_000
"""Characters of an "article" that stands by itself among others; shorter ones may be parts of one text."""
_BESIDE_TEXT = (
    "(preceding-sibling::node()[position() < 3] | following-sibling::node()[position() < 3])[normalize-space()]"
)
_HAS_NO_BLOCK = "not(p or div or table or ul or ol or h1 or h2 or h3 or h4 or center or blockquote or form)"
_UNKNOWN = (
    f"//body//time[ancestor::p or ancestor::li][{_BESIDE_TEXT}]"
    " | //body//*[self::td or self::th or self::dd or self::h2 or self::h3 or self::h4]//time"
    " | //body//p//*[self::output or self::meter or self::q]"
    f" | //body//center[{_HAS_NO_BLOCK}]"
    " | //body//div[text()[normalize-space()] or span[string-length(normalize-space()) > 40]]"
    f"[strong or b or em or i or ancestor::details][{_HAS_NO_BLOCK}]"
)
"""What trafilatura leaves out with its text, and lines in a division: it cuts them at emphasis, and loses answers.

A time alone in its paragraph is mostly the date of the page.
"""
_BYLINE = lazy_regex(
    r"[|·•]|\b[Vv]on [A-ZÄÖÜ][\w-]+ [A-ZÄÖÜ]|\b(?:[Zz]uletzt|[Aa]ktualisiert|[Vv]eröffentlicht|[Gg]eändert"
    r"|[Gg]espeichert|[Gg]eschrieben|Stand|Lesezeit|A post shared by)\b"
)
"""The line below a headline, which is left without its date."""
_SITE_HEADER = "//body[.//main//h1]//header[not(ancestor::main or ancestor::article or .//main)]"
"""The site's name and menu, where the text has a headline of its own."""
_WINDOWS = "//body//dialog | //body//*[@role] | //body//div[@class or @id]"
_WINDOW_ROLES = frozenset(("dialog", "alertdialog"))
# Matches "reveal-modal" in "reveal-modal row", "cookie-popup"; not in "modal-open", "modality".
_WINDOW = lazy_regex(r"(?<![\w-])(?:\w+[-_])*(?:modal|pop-?up|lightbox)(?![\w-])", re.IGNORECASE)
"""Names of windows that a page opens over its text."""
_QUOTES = frozenset('„“”"»«‚‘')
_NOTE = lazy_regex(r"<a\s[^<>]*#[^<>]*>(?:<sup>)?\s*[\[(]?(?:\d{1,3}|\*)[\])]?\s*<", re.IGNORECASE)
"""A link that may be the sign of a note."""


def extract_article(text: str, root: HtmlElement, name: str) -> _Element | None:
    """Return the article as trafilatura finds it; None if it finds none."""
    try:
        import trafilatura  # an extra, and 500 ms
    except ImportError as error:
        raise SourceError(f"{name} is a web page, which takes an extra package to read", extra_hint("web")) from error
    page, notes = _prepared(text, root)
    article = _article_of(trafilatura, page)
    if article is not None and _unnamed_text(root, article) is not None:
        copied = deepcopy(root) if page is text else page
        unnamed = _unnamed_text(copied, article)
        if unnamed is not None:
            unnamed.append(_moved(unnamed))
            named = _article_of(trafilatura, copied)
            article = named if named is not None and len(words_of(named)) >= _KEPT * len(words_of(article)) else article
    if article is None:
        return None
    for element in article.iter("*"):  # what a page hides until it is scrolled or unfolded is part of the article
        element.attrib.pop("style", None)
        element.attrib.pop("hidden", None)
    restore_notes(article, notes)
    restore_kickers(article, root)
    drop_repeated(article)
    restore_paragraphs(article, root)
    restore_headings(article, root)
    restore_captions(article, root)
    mark_repeated(article)
    restore_lists(article, root)
    return article


def _article_of(trafilatura: Any, page: Any) -> HtmlElement | None:
    """Return the tree of the article that trafilatura finds in a page, None if it finds none."""
    from lxml import html

    found = trafilatura.extract(
        page, output_format="html", include_comments=False, include_tables=True, include_formatting=True,
        include_images=False, deduplicate=False,
    )  # fmt: skip
    if not found:
        return None
    article: HtmlElement = html.document_fromstring(found.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return article


def is_unstructured(article: _Element) -> bool:
    """Return whether an article is the whole page in one paragraph, or rows of no table, as trafilatura may give it."""
    paragraphs = article.xpath("//body/*")
    if any(part.tag in ("tr", "td") for part in paragraphs):
        return True
    return len(paragraphs) == 1 and not len(paragraphs[0]) and (paragraphs[0].text or "").count("\n") > 1


def _unnamed_text(page: HtmlElement, article: _Element) -> HtmlElement | None:
    """Return the element that has to be named "article" for its text to be found; None if what was found will do."""
    own = page.xpath(OWN_ELEMENT)
    if own:
        return _lost_text(own, article)
    divided = _divided_text(page, article)
    return divided if divided is not None or article.xpath(_SECTIONS) else _bare_text(page)


def _lost_text(own: list[HtmlElement], article: _Element) -> HtmlElement | None:
    """Return the element around several articles, or the main one, whose text was mostly lost; None if there is none.

    A long "article", or one with most of the text, is the article: what is beside it are teasers, or other articles.
    """
    whole = next((element for element in own if element.tag != "article"), None)
    articles = [element for element in own if element.tag == "article"]
    if whole is None and len(articles) > 1:
        last = set(articles[-1].iterancestors())
        whole = next(element for element in articles[0].iterancestors() if element in last)
    if whole is None:
        return None
    length = _length_of_lines(whole)
    if any(_length_of_lines(element) > min(length / 2, _ALONE) for element in articles):
        return None
    found = len(words_of(article))
    has_lost_headings = len(whole.xpath(_BELOW_SECTIONS)) > len(article.xpath(_SECTIONS)) * 2 + 2
    return whole if length > found * _LOST or has_lost_headings else None


def _length_of_lines(element: HtmlElement) -> int:
    """Return the characters of the paragraphs, headings and items in an element."""
    return sum(len(" ".join(line.text_content().split())) for line in element.iter("p", "li", "h1", "h2", "h3", "h4"))


def _divided_text(page: HtmlElement, article: _Element) -> HtmlElement | None:
    """Return the element whose sections are the text of a page.

    None if there is none, or the article found has most of the text and headings as well.
    """
    parents: dict[HtmlElement, int] = {}
    for section in page.xpath(_PARTS):
        length = sum(len(" ".join(paragraph.text_content().split())) for paragraph in section.iter("p"))
        parents[section.getparent()] = parents.get(section.getparent(), 0) + length
    longest = max(parents, key=lambda parent: parents[parent], default=None)
    if longest is None:
        return None
    found = len(words_of(article))
    has_lost_headings = not article.xpath(_SECTIONS) and len(longest.xpath("./section//h2 | ./section//h3")) > 1
    return longest if has_lost_headings or parents[longest] > found * _LOST else None


def _bare_text(page: HtmlElement) -> HtmlElement | None:
    """Return the element whose own children are the most paragraphs, with headings between them; None if there is none.

    A page whose text has no element of its own ("article") loses its headings when its article is extracted.
    """
    most = max(page.xpath("//p/.."), key=lambda element: len(element.findall("p")), default=None)
    return most if most is not None and any(most.find(level) is not None for level in ("h2", "h3", "h4")) else None


def _moved(element: HtmlElement) -> HtmlElement:
    """Move the children of an element, from its first section or heading on, into a new "article", and return that."""
    parts = element.findall(".//article")
    article: HtmlElement = element.makeelement("article", {"itemprop": "articleBody"} if len(parts) > 1 else {})
    for part in parts:
        part.tag = "section"
    children = list(element)
    if element.find("section") is None:
        article.text, element.text = element.text, None
    else:
        is_begin = (child.tag == "section" or child.find(".//h1") is not None for child in children)
        children = children[list(is_begin).index(True) :]
    article.extend(children)
    return article


def _prepared(text: str, root: HtmlElement) -> tuple[Any, list[_Element]]:
    """Return a page without what its readers do not see and without notes and their signs, and the notes.

    The text of elements that trafilatura leaves out stays without them: <p>am <time>3. Mai</time> um. A page that has
    none of all this is returned as text.
    """
    has_notes = bool(_NOTE.search(text)) and "\u27e6" not in text
    if not has_notes and not unseen(root) and not root.xpath(_UNKNOWN) and not _divided(root):
        return text, []
    page = deepcopy(root)
    for element in unseen(page):
        element.drop_tree()
    _unwrap(page)
    for line_break in reversed(_divided(page)):
        _divide(line_break)
    return page, take_notes(page) if has_notes else []


def _divided(page: HtmlElement) -> list[HtmlElement]:
    """Return the first ones of two line breaks in a paragraph between which nothing stands."""
    breaks = (line_break for line_break in page.iter("br") if not (line_break.tail or "").strip())
    return [
        line_break
        for line_break in breaks
        if (parent := line_break.getparent()) is not None
        and parent.tag == "p"
        and (following := line_break.getnext()) is not None
        and following.tag == "br"
    ]


def _divide(line_break: HtmlElement) -> None:
    """Begin a paragraph of its own after two line breaks in one."""
    paragraph, second = line_break.getparent(), line_break.getnext()
    if paragraph is None or second is None or second.tag != "br":  # one of three
        return
    following = paragraph.makeelement("p", {"class": paragraph.get("class", "")})
    following.extend([second, *second.itersiblings()])
    paragraph.remove(line_break)
    paragraph.addnext(following)


def _unwrap(page: HtmlElement) -> None:
    """Leave the text of elements that trafilatura does not know without them."""
    bylines: dict[HtmlElement | None, bool] = {}
    for element in page.xpath(_UNKNOWN):
        line = next(element.iterancestors("p", "li", "td", "th", "dd", "h2", "h3", "h4"), None)
        if element.tag == "time" and line not in bylines:
            bylines[line] = line is not None and _BYLINE.search(line.text_content()) is not None
        if element.tag == "time" and bylines[line]:
            continue
        if element.tag == "q" and not _is_quoted(element):
            element.text, element.tail = f"„{element.text or ''}", f"“{element.tail or ''}"
        if element.tag in ("center", "div"):
            element.tag = "p"
            _break_lines(element)
        else:
            element.drop_tag()


def _break_lines(element: HtmlElement) -> None:
    """Break the line after what a page shows as a line of its own: <strong>Am Steg</strong>Nur im Mai."""
    for child in element.findall("*"):
        beside = child.getnext()
        following = child.tail or ("" if beside is None else beside.text) or ""
        if child.tag != "br" and child.text_content()[-1:].isalnum() and following[:1].isupper():
            line_break = element.makeelement("br")
            line_break.tail, child.tail = child.tail, None
            child.addnext(line_break)


def _is_quoted(element: HtmlElement) -> bool:
    """Return whether the text of an element has quotation marks of its own, in it or around it."""
    before = element.xpath("string(preceding-sibling::node()[1])")
    return element.text_content().strip()[:1] in _QUOTES or before.strip()[-1:] in _QUOTES


def unseen(page: HtmlElement) -> list[HtmlElement]:
    """Return the elements with words that no reader of a page sees, or only after a click that opens a window."""
    found = [element for element in page.xpath("//body//*[@class]") if has_hidden_class(element.tag, element.attrib)]
    found += [element for element in page.xpath(_WINDOWS) if _is_window(element)]
    found += page.xpath(_SITE_HEADER)
    return [element for element in found if any(map(str.isalpha, element.text_content()))]


def _is_window(element: HtmlElement) -> bool:
    """Return whether an element is a window over the page, which does not hold the article."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    is_window = element.tag == "dialog" or element.get("role") in _WINDOW_ROLES or _WINDOW.search(names) is not None
    return is_window and not element.xpath(".//h1 | .//main | .//article")
