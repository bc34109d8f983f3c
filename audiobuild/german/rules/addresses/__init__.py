"""Addresses, telephone numbers and codes."""
