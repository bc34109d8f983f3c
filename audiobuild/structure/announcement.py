"""Spoken intro, outro and transitions from templates, such as "{title}. Von {author}. {date}."."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from string import Formatter
from typing import TYPE_CHECKING

from audiobuild.german.sentences import sentence_spans
from audiobuild.german.words.calendar import MONTHS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Role, SourceMap, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from audiobuild.model import About, Script

ANNOUNCED = "said in a spoken intro or transition"
"""The reason why a title or byline is not narrated."""
_ROLES = {"title": Role.TITLE, "author": Role.BYLINE}
"""Roles of the blocks that say the same as a field."""
# A field of a template. Matches "{title}"; not "{}", "{a b}".
_FIELD = lazy_regex(r"\{(\w+)\}")
_NUMBERS = ("season", "episode")
# The full stop after a value that ends like a sentence. Matches "." in "Was nun?."; not "Was nun?", "so.".
_SECOND_END = lazy_regex(r"(?<=[.!?…])\.(?=\s|$)")


def announce(script: Script, *, intro: str, outro: str, show: str) -> Script:
    """Insert a spoken intro before everything else, and a spoken outro after it.

    They are not part of the source: their blocks follow all others and cover nothing. Title and byline are not narrated
    if the intro says them; those of the articles of a compilation are, since the intro says what the whole is called.

    Args:
        script: as `split` made it.
        intro: a template with fields of `settings.ANNOUNCEMENT_FIELDS`; empty for none.
        outro: likewise.
        show: title of the podcast.
    """
    values = fields(script.about, show)
    first, spoken_fields = rendered(intro, values)
    if first:
        script = _inserted(script if script.articles else _without_blocks(script, spoken_fields), first, chapter=0)
    last, _ = rendered(outro, values)
    return _inserted(script, last, chapter=len(script.chapters) - 1, at_end=True) if last else script


def transition(script: Script, template: str) -> Script:
    """Insert a spoken transition before an article of a compilation, in place of the title and byline that it says."""
    text, spoken_fields = rendered(template, fields(script.about, ""))
    return _inserted(_without_blocks(script, spoken_fields), text, chapter=0, role=Role.HEADING) if text else script


def fields(about: About, show: str) -> dict[str, str]:
    """Return the values of the templates' fields; empty if unknown. The date is written as "3. Oktober 2026"."""
    try:
        day = datetime.fromisoformat(about.published)
        date = f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    except ValueError:
        date = about.published
    return {
        "title": about.title,
        "author": _enumerated(about.author),
        "date": date,
        "show": show,
        "season": about.season,
        "episode": about.episode,
    }


def rendered(template: str, values: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """Fill in a template, without the sentences that have a field of unknown value.

    Returns:
        The text, and the fields that it contains.
    """
    sentences: list[str] = []
    spoken_fields: set[str] = set()
    for sentence in _sentences(template):
        used = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        if all(values[name] for name in used):
            sentences.append(_SECOND_END.sub("", sentence.format_map(values)))
            spoken_fields |= used
    return " ".join(sentences), frozenset(spoken_fields)


def _sentences(template: str) -> Iterator[str]:
    """Yield the sentences of a template; a field reads like a word or, as in "{season}. Staffel", a number."""
    read = _FIELD.sub(lambda field: ("3" if field[1] in _NUMBERS else "Wort").rjust(len(field[0])), template)
    position = 0
    for _, end in sentence_spans(read):
        yield template[position:end].strip()
        position = end


def _without_blocks(script: Script, spoken_fields: frozenset[str]) -> Script:
    """Skip the title if `spoken_fields` contains "title", and the byline if it contains "author"."""
    roles = {role for name, role in _ROLES.items() if name in spoken_fields}
    skipped = {at for at, block in enumerate(script.blocks) if block.role in roles and not block.skipped}
    chapters = tuple(
        replace(
            chapter, utterances=tuple(utterance for utterance in chapter.utterances if utterance.block not in skipped)
        )
        for chapter in script.chapters
    )
    blocks = tuple(
        replace(block, skipped=ANNOUNCED, chapter=None) if at in skipped else block
        for at, block in enumerate(script.blocks)
    )
    return replace(script, chapters=chapters, blocks=blocks)


def _inserted(script: Script, text: str, *, chapter: int, at_end: bool = False, role: Role = Role.PARAGRAPH) -> Script:
    """Insert a block that is not in the source at the start or end of a chapter."""
    nowhere = (script.characters, script.characters)
    block = Block(text, nowhere, SourceMap.at(script.characters), role, chapter=chapter + 1)
    added = tuple(Utterance(text[start:end], nowhere, len(script.blocks)) for start, end in sentence_spans(text))
    chapters = list(script.chapters)
    existing = chapters[chapter].utterances
    chapters[chapter] = replace(chapters[chapter], utterances=(*existing, *added) if at_end else (*added, *existing))
    return replace(script, chapters=tuple(chapters), blocks=(*script.blocks, block))


def _enumerated(names: str) -> str:
    """Return names as they are spoken: "Anna Müller, Jan Weber und Eva Klein"."""
    *others, last = names.split(", ")
    return f"{', '.join(others)} und {last}" if others else last
