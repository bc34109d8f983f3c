"""Sections of laws, citations and dockets."""
