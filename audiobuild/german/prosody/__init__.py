"""Rhythm: the pauses between and inside utterances, and where a sentence is cut for an engine with a limit."""
