"""Text that is only in front matter: the sections of a page that a site builder puts together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEADING_KEYS = ("title", "heading", "headline", "header", "name", "question", "titel", "überschrift", "frage")
# Matches all of "heroheader", "title2", "profilename"; not of "title", "filename".
_PART_HEADING = lazy_regex(
    r"(?!file|class|user)[^\W\d_]+(?:title|heading|headline|header|name|titel)\d*|title\d+|titel\d+"
)
"""Keys of the heading of the text in the next value, in a mapping of several texts."""
_SUMMARY_KEYS = ("description", "summary", "excerpt", "abstract", "teaser", "lead", "beschreibung", "zusammenfassung")
_LIST_KEYS = ("items", "list", "points", "bullets", "features", "liste", "punkte")
_RECIPE_KEYS = {
    "ingredients": "Zutaten", "zutaten": "Zutaten", "directions": "Zubereitung", "instructions": "Zubereitung",
    "steps": "Zubereitung", "zubereitung": "Zubereitung", "anleitung": "Zubereitung",
}  # fmt: skip
"""Keys of the lists of a recipe, with their heading."""
_BREAKS = ("hard_break", "hardBreak")
_LISTS = ("bullet_list", "bulletList", "ordered_list", "orderedList")
_NO_TEXT_KEYS = frozenset((
    "seo", "meta", "metadata", "metadescription", "og", "opengraph", "twitter", "schema", "jsonld", "menu", "menus",
    "nav", "navigation", "footer", "cascade", "build", "sitemap", "params", "image", "images", "img", "alt", "caption",
    "cover", "code", "script", "style", "css", "form", "consent", "cookies", "button", "cta", "draft", "layout",
    "template",
))  # fmt: skip
"""Keys of what describes a page or its parts, in lower case without "-" and "_"."""
# Matches all of "Der Verein lädt ein.", "Wer kommt, ist willkommen!**"; not of "Der Verein", "/bilder/a.jpg".
_SENTENCES = lazy_regex(r"(?:\S+\s+){3,}\S.*[.!?…:][\"“»)*_\s]*(?:</\w+>\s*)*", re.DOTALL)
_MANY_WORDS = 25
"""Words of a value that is text without a full stop at its end."""
_DEEPEST = 12


def text_of(values: Mapping[str, Any]) -> str:
    """Return the text in the values of front matter, as Markdown; empty if it has none.

    Sections, blocks and questions are text, each under its own heading. A summary is text only if nothing else is.
    """
    top = {key: value for key, value in values.items() if _plain(key) not in (*_SUMMARY_KEYS, *_HEADING_KEYS)}
    pieces = list(_pieces(top, 2))
    if not pieces:
        pieces = [value.strip() for key in _SUMMARY_KEYS for value in _strings(values, key) if _is_text(value)][:1]
    title = _heading(values)
    return "\n\n".join([f"# {title}", *pieces] if title and pieces else pieces)


def _pieces(values: Mapping[str, Any], level: int) -> Iterator[str]:
    """Yield the headings and paragraphs in a mapping."""
    found: list[str] = []
    above = ""
    for key, value in values.items():
        name = _plain(key)
        if name in _NO_TEXT_KEYS or level > _DEEPEST:
            continue
        if isinstance(value, str) and _PART_HEADING.fullmatch(name):
            above = _heading({"title": value})
        elif isinstance(value, str) and name not in _HEADING_KEYS and _is_text(value):
            found += [*([f"{'#' * min(level, 6)} {above}"] if above else []), value.strip()]
            above = ""
        elif isinstance(value, dict):
            found.extend(_pieces(value, level + 1))
        elif isinstance(value, list) and name in _RECIPE_KEYS and all(isinstance(item, str) for item in value):
            found += [f"{'#' * min(level, 6)} {_RECIPE_KEYS[name]}", *(f"- {' '.join(item.split())}" for item in value)]
        elif isinstance(value, list):
            found.extend(_items(value, name, level))
    heading = _heading(values)
    if heading and found and not found[0].lstrip("#* ").startswith(heading):
        yield f"{'#' * min(level - 1, 6)} {heading}"
    yield from found


def _items(values: list[Any], name: str, level: int) -> Iterator[str]:
    """Yield the texts in a list: of sections, of paragraphs, or of short points."""
    for value in values:
        if isinstance(value, dict) and isinstance(value.get("content"), list) and isinstance(value.get("type"), str):
            yield from _nodes(value, level)
        elif isinstance(value, dict):
            yield from _pieces(value, level + 1)
        elif isinstance(value, str) and (_is_text(value) or name in _LIST_KEYS):
            yield f"- {' '.join(value.split())}" if name in _LIST_KEYS else value.strip()


def _nodes(node: Mapping[str, Any], level: int) -> Iterator[str]:
    """Yield the texts in a node of an editor's document: {type: paragraph, content: [{type: text, text: ...}]}."""
    content = [inner for inner in node["content"] if isinstance(inner, dict)]
    if not any(inner.get("type") in ("text", *_BREAKS) for inner in content):
        mark = "- " if node["type"] in _LISTS else ""
        yield from (mark + piece for piece in _items(content, "", level))
        return
    text = "".join("  \n" if inner.get("type") in _BREAKS else str(inner.get("text", "")) for inner in content).strip()
    text = text.replace("  \n  \n", "\n\n")
    attributes = node.get("attrs")
    depth = str(attributes.get("level", "")) if isinstance(attributes, dict) else ""
    if node["type"] == "heading" and text:
        yield f"{'#' * min(int(depth) if depth.isdigit() else level, 6)} {' '.join(text.split())}"
    elif text:
        yield text


def _heading(values: Mapping[str, Any]) -> str:
    """Return the heading in a mapping; the name of a component ("header") is none."""
    named = (" ".join(value.split()) for key in _HEADING_KEYS for value in _strings(values, key))
    return next((heading for heading in named if not heading[0].islower()), "")


def _is_text(value: str) -> bool:
    return _SENTENCES.fullmatch(value.strip()) is not None or len(value.split()) >= _MANY_WORDS


def _strings(values: Mapping[str, Any], name: str) -> Iterator[str]:
    return (value for key, value in values.items() if _plain(key) == name and isinstance(value, str) and value.strip())


def _plain(key: str) -> str:
    return str(key).casefold().replace("-", "").replace("_", "")
