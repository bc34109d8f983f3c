"""The whole stage: an article becomes the script that an engine speaks, as the settings ask for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from audiobuild.errors import SourceError
from audiobuild.german import lexicon_files
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.german.spoken_text import has_words
from audiobuild.model import Article, Compilation, Role
from audiobuild.structure import merge_silent, merge_surplus, split
from audiobuild.structure.announcement import announce
from audiobuild.structure.compilation import joined, titled
from audiobuild.structure.disclosure import disclose
from audiobuild.structure.excerpt import only_chapter, preview
from audiobuild.structure.speakers import assign_speakers
from audiobuild.structure.verbalise import verbalise

if TYPE_CHECKING:
    from audiobuild.german.lexicon import Lexicon
    from audiobuild.model import Script
    from audiobuild.settings import Settings

Source = TypeVar("Source", Article, Compilation)


def script_for(
    article: Article | Compilation, settings: Settings, *, engine: str, max_chars: int | None, spell: bool
) -> Script:
    """Split an article, and give its utterances their chunks and pauses.

    Args:
        article: one article, or several that become one episode.
        settings: as for the build.
        engine: name of the engine, for which a lexicon may have words of its own.
        max_chars: maximum length of a chunk; None for no limit.
        spell: whether abbreviations must be spelt for the engine.

    Raises:
        SourceError: there is nothing to narrate.
        SettingsError: the lexicon or a pause is invalid.
    """
    parts = assign_speakers(_split(article, settings), settings.second_voices)
    verbalised = verbalise(
        _announced(disclose(parts) if settings.disclosure else parts, settings),
        max_chars=max_chars,
        spell=spell,
        engine=engine,
        lexicon=_lexicon(settings),
        pauses=Pauses.from_mapping(settings.pauses),
    )
    if not any(has_words(utterance.spoken) for utterance in verbalised.utterances):
        raise SourceError(f"{article.about.source} contains no words", "give a file that contains the article's text")
    whole = _with_default_author(merge_surplus(merge_silent(verbalised)), settings.default_author)
    if settings.chapter:
        return only_chapter(whole, settings.chapter)
    return preview(whole) if settings.preview else whole


def _split(article: Article | Compilation, settings: Settings) -> Script:
    """Split an article, or join the scripts of several."""
    kinds = {*settings.read, *([Role.BOILERPLATE] if settings.boilerplate == "read" else [])}
    if not isinstance(article, Compilation):
        return split(_described(article, settings), chapters=settings.chapters, read=kinds, title=settings.title)
    scripts = (split(part, chapters=settings.chapters, read=kinds) for part in article.articles)
    named = [
        _with_default_author(titled(script, part.about.title), settings.default_author)
        for script, part in zip(scripts, article.articles, strict=True)
    ]
    return joined(_described(article, settings).about, named, settings.transition)


def _described(article: Source, settings: Settings) -> Source:
    """Let title, author, date and address in the settings take precedence over those of the article."""
    about = article.about
    return replace(
        article,
        about=replace(
            about,
            title=settings.title or about.title,
            author=settings.author or about.author,
            published=settings.published or about.published,
            link=settings.link or about.link,
        ),
    )


def _announced(parts: Script, settings: Settings) -> Script:
    """Insert the spoken intro and outro."""
    if not settings.intro_text and not settings.outro_text:
        return parts
    # An article that names no author has the one of the configuration.
    named = _with_default_author(parts, settings.default_author)
    show = str(settings.show.get("title", ""))
    return announce(named, intro=settings.intro_text, outro=settings.outro_text, show=show)


def _with_default_author(parts: Script, author: str) -> Script:
    """Name the author of the configuration if the article names none."""
    about = parts.about
    return parts if about.author else replace(parts, about=replace(about, author=author))


def _lexicon(settings: Settings) -> Lexicon:
    built_in = lexicon_files.built_in()
    return lexicon_files.read(settings.lexicon).over(built_in) if settings.lexicon else built_in
