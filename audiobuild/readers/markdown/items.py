"""Items of Markdown's lists: the numbers they show, and lines that only look like items."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

NO_NUMBER = ("", "")
"""The number of an ordered item as it is written, and as it is shown."""


def number_of(token: Token, numbers: Mapping[int, int]) -> tuple[str, str] | None:
    """Return the number of an ordered item that opens, as it is written and as it is shown; None for other tokens."""
    if token.type != "list_item_open" or not token.info:
        return None
    return f"{token.info}{token.markup}", f"{numbers.get(id(token), token.info)}{token.markup} "


def counted_items(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the numbers of items, by their identity, in lists that repeat a number: "1." "1.", "1." "2." "2."."""
    counted = (items for items in _ordered_lists(tokens) if len({item.info for item in items}) < len(items))
    return {id(item): int(items[0].info) + at for items in counted for at, item in enumerate(items)}


def lone_items(tokens: Sequence[Token]) -> set[int]:
    """Return the identities of items without a list around them: lines such as "3. Oktober" and "2. Bundesliga"."""
    return {id(items[0]) for items in _ordered_lists(tokens) if len(items) == 1 and items[0].info != "1"}


def _ordered_lists(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the items of each ordered list, the inner lists first."""
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            open_lists.append([])
        elif token.type == "list_item_open":
            open_lists[-1].append(token)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            items = open_lists.pop()
            if token.type == "ordered_list_close":
                yield items
