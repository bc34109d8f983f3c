"""How German is read: text work alone, from `str` to `str` or to spans; no engine, no sound, no network."""

from audiobuild.german.composition import applied
from audiobuild.german.rule import Replacement
from audiobuild.german.sentences import sentence_spans, sentences
from audiobuild.german.spoken import replacements, verbalise

__all__ = ["Replacement", "applied", "replacements", "sentence_spans", "sentences", "verbalise"]
