"""Truncated words: Gesellsch. -> Gesellschaft, Nichtmitgl. -> Nichtmitglied, einwandfr. -> einwandfrei."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import opens_sentence
from audiobuild.german.grammar.shortened_adjectives import adjective_ending
from audiobuild.german.words.abbreviations import ending_of

if TYPE_CHECKING:
    import re


def truncated_word(found: re.Match[str], text: str) -> str | None:
    """Read ``Nichtmitgl.`` as Nichtmitglied; one that ends the sentence keeps its full stop."""
    word = found[0].removesuffix(".")
    entry = ending_of(word)
    if entry is None or (word[0].islower() and not entry.declined):
        return None  # "seit langem." is no Gemeinde
    length = len(entry.written.strip("-."))
    if word[-length:].isupper() and not word.isupper():
        return None  # the name of a variable: dataFR
    spoken = word[:-length] + entry.spoken
    if length == len(word) and word[0].isupper():
        spoken = spoken.capitalize()
    if entry.declined:
        return spoken + adjective_ending(found, text)
    return spoken + ("." if entry.may_end and opens_sentence(text, found.end()) else "")
