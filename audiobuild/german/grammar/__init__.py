"""Shared by the rules: how numbers are spelt and inflected, and what the words around a position say.

- `numbers.py`, `numerals.py`: the number speller, and Roman numerals
- `patterns.py`, `unit_patterns.py`, `date_patterns.py`, `clock.py`: pieces of regular expressions
- `context.py`, `place.py`: the words before and after a match
- `declension.py` with `phrase_endings.py`, `required_endings.py`, `attributes.py`, `noun_phrase.py`, `movement.py`:
  the ending of an ordinal
- `indefinite.py`, `counted_one.py`, `halves.py`: the form of "ein" and of "halb" before what is counted
- `shortened_adjectives.py`, `counted_adjectives.py`, `languages.py`, `opinions.py`: shortened adjectives
- `ruler_ordinals.py`, `ranks.py`, `after_names.py`: numbers and abbreviations beside names
- `sections.py`, `labels.py`, `letter_units.py`, `inches.py`, `match_minutes.py`, `numbered_paragraphs.py`:
  what a number is, where several rules could apply
- `match_words.py`, `notices.py`, `chess.py`: words of matches, of notices of authorities, and of chess
"""
