"""Documents of word processors to blocks.

- `docx.py` with `docx_cover.py`, `docx_numbers.py`: Word
- `wordprocessing.py`: the namespace of its XML
- `odt.py`: OpenDocument text
- `rtf.py`: Rich Text Format
- `bold_headings.py`: headings that only their print shows
"""
