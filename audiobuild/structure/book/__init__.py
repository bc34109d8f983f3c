"""Headings and other lines of books, which are decided for the whole book and not for each line alone.

- `recognition.py`: whether a text is a book; start here
- `numbered.py`, `unnumbered.py`, `further_headings.py`, `letters.py`: headings by number, by form, or like those found
- `stacked_headings.py`, `page_tops.py`: headings of several lines, and those at the tops of pages
- `contents.py` with `title_keys.py`, `near_titles.py`, `unlisted.py`: the table of contents, and the headings it names
- `imprint.py`, `end_matter.py`, `page_numbers.py`, `chapter_notes.py`: what is not part of the text
- `titles.py`, `spacing.py`: shared by these: titles that are sentences, and the space around a line
"""
