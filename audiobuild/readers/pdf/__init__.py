"""PDF to blocks.

- `reader.py`: a document to its blocks; read it first
- `characters.py`, `lines.py`: the characters of a page, and the lines that they form
- `edges.py`, `contents.py`, `notes.py`, `code.py`, `tables.py`, `lists.py`: lines that are not running text
- `paragraphs.py`: the other lines, joined
"""
