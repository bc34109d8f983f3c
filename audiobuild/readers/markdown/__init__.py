"""Markdown to blocks: front matter, tags of site generators, CommonMark and what its dialects add.

- `reader.py`: a source to its blocks; read it first
- `front_matter.py`, `front_matter_text.py`: the metadata, and the text, at the top of a file
- `generator_tags.py`, `patterns.py`, `escapes.py`: what is not text, masked before Markdown is parsed
- `lines.py`: the lines of the source as markdown-it counts them
- `inline.py` with `html.py`, `formulas.py`, `references.py`, `breaks.py`: the text inside a block
- `headings.py`, `items.py`, `tables.py`, `captions.py`: blocks of one kind
"""
