"""Script -> Script: the spoken sentence that says a synthetic voice reads, for those who want it heard."""

from __future__ import annotations

from dataclasses import replace

from audiobuild.model import Block, Role, Script, Utterance

SENTENCE = "Dieser Beitrag wird von einer synthetischen Stimme gelesen."


def disclose(script: Script) -> Script:
    """Put `SENTENCE` before everything else.

    It is no part of the source: its block stands behind all others and covers nothing.
    """
    end = (script.characters, script.characters)
    block = Block(SENTENCE, end, ((0, script.characters),), Role.PARAGRAPH, chapter=1)
    said = Utterance(SENTENCE, end, len(script.blocks))
    first = replace(script.chapters[0], utterances=(said, *script.chapters[0].utterances))
    return replace(script, chapters=(first, *script.chapters[1:]), blocks=(*script.blocks, block))
