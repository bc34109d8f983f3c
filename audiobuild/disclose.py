"""Script -> Script: the spoken sentence that says a synthetic voice reads, for those who want it heard."""

from __future__ import annotations

from dataclasses import replace

from audiobuild.model import DISCLOSURE, Block, Role, Script, SourceMap, Utterance


def disclose(script: Script) -> Script:
    """Put `DISCLOSURE` before everything else.

    It is no part of the source: its block stands behind all others and covers nothing.
    """
    end = (script.characters, script.characters)
    block = Block(DISCLOSURE, end, SourceMap.at(script.characters), Role.PARAGRAPH, chapter=1)
    said = Utterance(DISCLOSURE, end, len(script.blocks))
    first = replace(script.chapters[0], utterances=(said, *script.chapters[0].utterances))
    return replace(script, chapters=(first, *script.chapters[1:]), blocks=(*script.blocks, block))
