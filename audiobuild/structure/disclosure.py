"""The spoken sentence that discloses the synthetic voice, for those who want it in the sound."""

from __future__ import annotations

from dataclasses import replace

from audiobuild.model import DISCLOSURE, Block, Role, Script, SourceMap, Utterance


def disclose(script: Script) -> Script:
    """Insert `DISCLOSURE` before everything else.

    It is not part of the source: its block follows all others and covers nothing.
    """
    end = (script.characters, script.characters)
    block = Block(DISCLOSURE, end, SourceMap.at(script.characters), Role.PARAGRAPH, chapter=1)
    sentence = Utterance(DISCLOSURE, end, len(script.blocks))
    first = replace(script.chapters[0], utterances=(sentence, *script.chapters[0].utterances))
    return replace(script, chapters=(first, *script.chapters[1:]), blocks=(*script.blocks, block))
