"""Entry points of audiobuild and of other packages, by which engines, readers and writers are found."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def entry_points(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of a group, as the packages on `sys.path` declare them."""
    return _search(group, tuple(sys.path))


@cache  # a search reads a file of every installed package
def _search(group: str, _path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    import importlib.metadata

    return tuple(importlib.metadata.entry_points(group=group))
