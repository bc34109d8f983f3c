"""Web pages to blocks: the article without the page around it, and its metadata.

- `page.py`: a page to its blocks; read it first
- `archive.py`, `templates.py`: pages inside other files
- `extraction.py`, `sections.py`: the article, by trafilatura, and whether it lacks sections of the page
- `headline.py`, `lead.py`, `paragraphs.py`, `restoration.py`: what the extraction loses, back in its place
- `links.py`, `quotes.py`: what it leaves in and a listener does not need
- `metadata.py`: title, author and date
"""
