"""The version of audiobuild."""

__version__ = "0.1.0"
