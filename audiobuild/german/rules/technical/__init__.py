"""Notation of science, computing and standards."""
