"""Tables of German words: each list that several files use is here, once.

- `nouns.py`, `counted_nouns.py`, `old_spelling.py`: the gender and number of nouns
- `abbreviations.py`, `measures.py`, `currencies.py`, `signs.py`: abbreviations, units, currencies and symbols
- `calendar.py`, `time_words.py`, `numerals.py`: months and weekdays, words beside times, words before Roman numerals
- `determiners.py`, `sentence_words.py`, `saying.py`: words that decide endings, ends of sentences and quotations
- `places.py`, `first_names.py`, `agencies.py`, `bible.py`, `journals.py`: names
"""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """Split a table that is written as running text into its words, in their order."""
    return tuple(text.split())
