"""Tables of words: sorted, and without a word that occurs twice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from audiobuild.german import words

MODULES = ("counted_nouns", "nouns", "numerals")
SHORT = 20
"""Words of a list that is grouped by meaning rather than sorted."""
UNACCENTED = str.maketrans({"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "ç": "c", "ł": "l"})


def sort_key(word: str) -> tuple[str, str]:
    """Return the key by which dictionaries sort: umlauts like vowels, capitals like small letters."""
    return word.casefold().translate(UNACCENTED), word


def word_lists(module: str) -> list[list[str]]:
    """Return the words of each list in a module of tables."""
    tree = ast.parse(Path(*words.__path__, f"{module}.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [ast.literal_eval(call.args[0]).split() for call in calls if ast.unparse(call.func) == "word_list"]


@pytest.mark.parametrize("module", MODULES)
def test_lists_are_sorted(module: str) -> None:
    """Each long list is in alphabetical order, so that a reader finds a word and a duplicate shows."""
    for listed in word_lists(module):
        assert len(listed) < SHORT or listed == sorted(set(listed), key=sort_key)


def test_each_noun_has_one_gender() -> None:
    """No noun is in the lists of two genders."""
    listed = [word for nouns in word_lists("nouns")[:3] for word in nouns]
    assert len(listed) == len(set(listed))
