"""How German is read aloud: pure text work, from `str` to `str` or to spans; no engine, no sound, no network."""

from audiobuild.german.engine import Replacement, applied
from audiobuild.german.rules import replacements, verbalise
from audiobuild.german.sentences import sentence_spans, sentences

__all__ = ["Replacement", "applied", "replacements", "sentence_spans", "sentences", "verbalise"]
