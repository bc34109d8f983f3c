"""Abbreviations with and without a full stop, shortened words, acronyms."""
