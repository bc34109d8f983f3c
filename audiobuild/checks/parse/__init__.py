"""Parsers for finished files: lenient towards damage, strict in what they report."""
