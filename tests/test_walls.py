"""Paywalls and consent forms are distinguished from articles; see tests/cases/walls.txt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from audiobuild.errors import SourceError
from audiobuild.readers import read

PARAGRAPH = (
    "Seit Montag ist der Weg am Fluss wieder offen, und schon am Morgen kamen die ersten Leute. Die Stadt hatte ihn "
    "zwei Jahre lang gesperrt, weil das Ufer abzurutschen drohte. Nun ist es mit Steinen befestigt, und eine Bank "
    "steht auch da."
)


class Wall(NamedTuple):
    """A page and what it is: ``paywall``, ``consent`` or ``free``."""

    kind: str
    name: str
    page: str


def walls() -> list[Wall]:
    """Return the pages of the case file."""
    text = (Path(__file__).parent / "cases" / "walls.txt").read_text(encoding="utf-8")
    found = []
    for case in text.split("\n=== ")[1:]:
        head, _, page = case.partition("\n")
        kind, _, name = head.partition(" ")
        found.append(Wall(kind, name, f"<!DOCTYPE html><html lang=de>{page.replace('LOREM', PARAGRAPH)}</html>"))
    return found


@pytest.mark.parametrize("wall", walls(), ids=lambda wall: wall.name)
def test_walls_are_distinguished_from_articles(wall: Wall) -> None:
    """A paywall or consent form is refused and named; an article that mentions subscriptions or cookies is read."""
    if wall.kind == "free":
        assert PARAGRAPH in [block.text for block in read("seite.html", data=wall.page.encode()).blocks]
        return
    message = {"paywall": "behind a paywall", "consent": "is a consent form"}[wall.kind]
    with pytest.raises(SourceError, match=message) as caught:
        read("seite.html", data=wall.page.encode())
    assert caught.value.hint


def test_a_long_article_that_is_not_free_is_read_with_a_warning() -> None:
    """A page that was saved while logged in is read as a whole."""
    wall = walls()[0]
    article = read("seite.html", data=wall.page.replace("</article>", f"<p>{PARAGRAPH * 6}</p></article>").encode())
    assert article.warnings == ("the page says that its article is not free; check that it is complete",)
