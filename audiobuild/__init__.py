"""audiobuild turns a written German article into one narrated MP3 with chapter markers."""

__version__ = "0.1.0"
