"""Quotation marks, brackets and dashes, as German texts use them."""

from __future__ import annotations

CLOSING_QUOTES = "\"“”‘’'«»›‹"
"""Marks that may close a quotation: German „…“ and »…«, French «…», Swiss ‹…›, English “…”, straight marks."""

OPENING_QUOTES = "„“”\"‚‘’'»«›‹"
"""Marks that may open one."""

DOUBLE_QUOTES = '„“”"»«'
"""The double marks, which are never apostrophes."""

DASHES = "–—-"
"""Dashes and the hyphen, which stands for a dash in typed text."""
