"""HTML elements to pieces of text, for web pages and for all formats that become HTML first.

- `events.py`, `blocks.py`: a stream of tags and text to pieces; read them first
- `meaning.py`: the roles of elements, and why some are skipped
- `inline.py`, `lines.py`, `notes.py`, `tables.py`, `formulas.py`: elements of one kind
- `charset.py`, `limits.py`, `element_text.py`: the encoding, limits of size, the words of an element
"""
