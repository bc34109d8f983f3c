"""Markdown -> blocks (for now as marked plain text)."""

from audiobuild.read.text import read_text as read_markdown

__all__ = ["read_markdown"]
