"""Ordinals, Roman numerals, items, and names with numbers."""
