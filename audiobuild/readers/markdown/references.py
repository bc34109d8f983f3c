"""Links of Markdown whose addresses are defined elsewhere, in another file of the site or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

# Matches "[Fahrplan][bus]", "[Der Verein][]"; not "[1][2]", "[Verein][^1]", "feld[i][j]", "[Verein]".
_REFERENCE = lazy_regex(r"(?<![\w\]\\])\[(?=[^\[\]\n]*[^\W\d_])([^\[\]\n]{1,200})\]\[(?!\^)([^\[\]\n]{0,80})\]")


def define_references(state: StateCore) -> None:
    """Define the links that no line of the text defines: without an address, their words are read all the same."""
    from markdown_it.common.utils import normalizeReference  # as slow as the parser

    references = state.env.setdefault("references", {})
    for found in _REFERENCE.finditer(state.src):
        references.setdefault(normalizeReference(found[2] or found[1]), {"href": "", "title": ""})
