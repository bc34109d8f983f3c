"""The pipeline: an article becomes an episode, stage by stage.

`build` is the whole of it: read it first. An Article is split into a Script of chapters and utterances (`script`), each
utterance gets its spoken chunks, an engine speaks them, the speech is recorded in sections on one timeline, and
everything that is written comes from one Episode.
"""

from __future__ import annotations

import functools
import os
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from audiobuild import rebuild, speak
from audiobuild.errors import EngineError, ServiceError, SettingsError, SourceError
from audiobuild.german import lexicon_files
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.german.spoken_text import has_words
from audiobuild.model import Article, Compilation, Episode, HeardSound, Role, SecondVoice, Speaker
from audiobuild.sound import RATE
from audiobuild.sound.inserts import NO_SOUNDS, Insert, Sounds
from audiobuild.sound.recording import record
from audiobuild.speak import auto
from audiobuild.speak.cached import CachedEngine
from audiobuild.speak.cast import load_cast
from audiobuild.speak.privacy import first_notice
from audiobuild.speak.synthesise import synthesise
from audiobuild.storage import cache, transaction
from audiobuild.structure import merge_silent, merge_surplus, split
from audiobuild.structure.announcement import announce
from audiobuild.structure.compilation import joined
from audiobuild.structure.disclosure import disclose
from audiobuild.structure.excerpt import only_chapter, preview
from audiobuild.structure.speakers import assign_speakers
from audiobuild.structure.verbalise import verbalise
from audiobuild.write import manifest
from audiobuild.write.cover import logo, prepared
from audiobuild.write.deliver import deliver
from audiobuild.write.target import check_writable
from audiobuild.write.titles import displayable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from audiobuild.german.lexicon import Lexicon
    from audiobuild.model import Script
    from audiobuild.rebuild import Fingerprints
    from audiobuild.settings import Settings
    from audiobuild.sound.recording import Recording
    from audiobuild.speak import Engine
    from audiobuild.speak.cast import Cast
    from audiobuild.storage.cache import Cache
    from audiobuild.write.target import Target


Source = TypeVar("Source", Article, Compilation)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come."""

    stage: str
    """``speak``, ``encode`` or ``write``."""
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Note:
    """A message for the user that is not an error."""

    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a build."""

    paths: tuple[Path, ...]
    """The files, the MP3 first and the manifest last; empty if they are on object storage."""
    unchanged: bool
    """Whether nothing had to be built, since the files were up to date."""
    engine: str
    """Name of the engine that speaks."""
    seconds: float
    """Length of the episode."""
    chapters: int
    """Number of chapters."""
    urls: tuple[str, ...] = ()
    """The files on object storage, in the same order."""


def build(
    article: Article | Compilation, target: Target, settings: Settings, report: Callable[[Progress | Note], None]
) -> Result:
    """Build an episode of an article, or of several: the MP3 and the files beside it, all of them or none.

    Raises:
        AudiobuildError: of the kind that fits; the files of an earlier build are unchanged.
    """
    transaction.recover(target.mp3.parent)
    key = rebuild.key(article, settings)
    if result := up_to_date(target, key, fingerprints(settings)):
        cache.sweep()
        return result
    # Before the long work, so that an unusable place or cover costs a second instead of an hour.
    check_writable(target)
    cover = prepared(settings.cover) if settings.cover else b""
    show_logo = logo(settings.show_cover) if settings.show_cover else b""
    sounds = _sounds(settings)
    with cache.opened(kept=settings.cache, notice=lambda text: report(Note(text))) as opened:
        recording = _record_with_engine(article, settings, opened, report, sounds=sounds)
        episode = replace(
            _episode(recording, target.sound.name, settings.show), cover=cover, show_logo=show_logo, sound=recording
        )
        deliver(
            episode,
            recording,
            target=target,
            outdated=rebuild.outdated(target),
            manifest=partial(
                manifest.manifest,
                build=key,
                settings=rebuild.relevant(settings),
                publications=manifest.publications(target.manifest),
            ),
            progress=lambda done, total: report(Progress("write", done, total)),
        )
    return Result(
        target.paths,
        unchanged=False,
        engine=episode.voice.engine,
        seconds=episode.seconds(episode.samples),
        chapters=len(episode.marks),
    )


def up_to_date(target: Target, key: str, current: Callable[[str], Fingerprints | None]) -> Result | None:
    """Return the result of an earlier build if its files are complete and have this build key, else None.

    Args:
        target: the paths.
        key: the build key (see `rebuild.key`).
        current: returns the fingerprints of an engine (see `fingerprints`).
    """
    values = rebuild.unchanged(target, key, current)
    return None if values is None else finished(values, target.paths)


def finished(values: Mapping[str, Any], paths: tuple[Path, ...]) -> Result:
    """Return the result of an earlier build, from the values of its manifest."""
    return Result(
        paths,
        unchanged=True,
        engine=values["engine"]["name"],
        seconds=values["audio"]["seconds"],
        chapters=len(values["chapters"]),
    )


def script(article: Article | Compilation, settings: Settings, engine: Engine) -> Script:
    """Return what an engine will speak for an article, without network or sound.

    Raises:
        SourceError: there is nothing to narrate.
        SettingsError: the lexicon or a pause is invalid.
    """
    kinds = {*settings.read, *([Role.BOILERPLATE] if settings.boilerplate == "read" else [])}
    parts = assign_speakers(_split(article, settings, kinds), settings.second_voices)
    verbalised = verbalise(
        _announced(disclose(parts) if settings.disclosure else parts, settings),
        max_chars=engine.max_chars,
        spell=engine.needs_spelling,
        engine=engine.fingerprint.engine,
        lexicon=_lexicon(settings),
        pauses=Pauses.from_mapping(settings.pauses),
    )
    if not any(has_words(utterance.spoken) for utterance in verbalised.utterances):
        raise SourceError(f"{article.about.source} contains no words", "give a file that contains the article's text")
    whole = _with_default_author(merge_surplus(merge_silent(verbalised)), settings.default_author)
    if settings.chapter:
        return only_chapter(whole, settings.chapter)
    return preview(whole) if settings.preview else whole


def _split(article: Article | Compilation, settings: Settings, kinds: set[str]) -> Script:
    """Split an article, or join the scripts of several."""
    if not isinstance(article, Compilation):
        return split(_described(article, settings), chapters=settings.chapters, read=kinds, title=settings.title)
    scripts = [
        _with_default_author(split(part, chapters=settings.chapters, read=kinds), settings.default_author)
        for part in article.articles
    ]
    return joined(_described(article, settings).about, scripts, settings.transition)


def engine_for_script(settings: Settings) -> Engine:
    """Return the engine whose limits and spelling a script is shown for: the chosen one, or the first choice of auto.

    Raises:
        SettingsError: the engine, its voice or speed is unknown.
    """
    if settings.engine != auto.AUTO:
        return _load(settings, settings.engine).narrator
    return auto.first_engine(voice=settings.voice, speed=settings.speed, second=settings.second_voices).narrator


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


def _with_default_author(verbalised: Script, author: str) -> Script:
    """Name the author of the configuration if the article names none."""
    about = verbalised.about
    return verbalised if about.author else replace(verbalised, about=replace(about, author=author))


def _record_with_engine(
    article: Article | Compilation,
    settings: Settings,
    opened: Cache,
    report: Callable[[Progress | Note], None],
    *,
    sounds: Sounds,
) -> Recording:
    """Record the whole article with one engine: the chosen one, or the first of `auto` that does not fail."""
    if settings.engine != auto.AUTO:
        with closing(_load(settings, settings.engine)) as cast:
            return _record(article, cast, settings, opened, report, sounds=sounds)
    second = settings.second_voices
    try:
        with closing(auto.online_engine(voice=settings.voice, speed=settings.speed, second=second)) as cast:
            return _record(article, cast, settings, opened, report, sounds=sounds)
    except ServiceError as error:
        reason = error.message

    def warn(message: str) -> None:
        report(Note(message))

    found = auto.offline_engine(voice=settings.voice, speed=settings.speed, second=second, warn=warn)
    with closing(found) as cast:
        report(Note(f"{reason}: using the offline engine {cast.narrator.fingerprint.engine} for the whole episode"))
        return _record(article, cast, settings, opened, report, sounds=sounds)


def _record(
    article: Article | Compilation,
    cast: Cast,
    settings: Settings,
    opened: Cache,
    report: Callable[[Progress | Note], None],
    *,
    sounds: Sounds,
) -> Recording:
    """Record the whole article with the voices of one engine."""
    verbalised = script(article, settings, cast.narrator)
    for note in verbalised.notes:
        report(Note(note))
    if notice := first_notice(cast.narrator, opened.folder):
        report(Note(notice))
    narrator = CachedEngine(cast.narrator, opened)
    others = {speaker: CachedEngine(engine, opened) for speaker, engine in cast.others.items()}
    for speaker, cached in {Speaker.NARRATOR: narrator, **others}.items():
        spoken = (utterance for utterance in verbalised.utterances if utterance.speaker is speaker)
        synthesise(
            (chunk.text for utterance in spoken for chunk in utterance.chunks),
            cached,
            lambda done, total: report(Progress("speak", done, total)),
        )
    return record(
        verbalised,
        narrator,
        opened,
        others=others,
        bitrate=settings.bitrate,
        jobs=settings.jobs or os.cpu_count() or 1,
        progress=lambda done, total: report(Progress("encode", done, total)),
        sounds=sounds,
    )


def _sounds(settings: Settings) -> Sounds:
    """Read the sound files of the settings; a single chapter has no intro and outro, a preview no outro."""
    wanted = {"jingle": settings.jingle}
    if not settings.chapter:
        wanted["intro"] = settings.intro
        wanted["outro"] = None if settings.preview else settings.outro
    paths = {name: path for name, path in wanted.items() if path}
    if not paths:
        return NO_SOUNDS
    from audiobuild.sound import sound_file  # noqa: PLC0415  # imports numpy and pydub

    return Sounds(**{name: sound_file.read(path, name) for name, path in paths.items()})


def _episode(recording: Recording, file: str, show: Mapping[str, object]) -> Episode:
    """Describe a recording as the writers need it."""
    narrator = recording.encoder.speaker
    voice = narrator.fingerprint
    labels = {found.name: found.label for found in speak.voices_of(voice.engine)}
    return Episode(
        script=recording.script,
        voice=voice,
        online=narrator.online,
        samples=recording.timeline.samples,
        rate=RATE,
        bitrate=recording.encoder.bitrate,
        loudness=recording.loudness,
        marks=displayable(
            tuple(
                replace(mark, link=chapter.link)
                for mark, chapter in zip(recording.timeline.marks, recording.script.chapters, strict=True)
            )
        ),
        clips=recording.timeline.clips,
        show=str(show.get("title", "")),
        show_link=str(show.get("link", "")),
        narrator=labels.get(voice.voice, ""),
        voices=tuple(
            SecondVoice(speaker, encoder.speaker.fingerprint, labels.get(encoder.speaker.fingerprint.voice, ""))
            for speaker, encoder in recording.encoders.items()
            if speaker is not Speaker.NARRATOR
        ),
        file=file,
        sounds=tuple(
            HeardSound(part.kind, first, end)
            for part, (first, end) in zip(recording.sections, recording.timeline.extents, strict=True)
            if isinstance(part, Insert)
        ),
    )


def fingerprints(settings: Settings) -> Callable[[str], Fingerprints | None]:
    """Return a function from an engine's name to its fingerprints; None if it is broken or not allowed."""

    @functools.cache
    def current(name: str) -> Fingerprints | None:
        if name not in (auto.ENGINES if settings.engine == auto.AUTO else (settings.engine,)):
            return None
        try:
            return _load(settings, name).fingerprints
        except (EngineError, SettingsError):
            return None

    return current


def _load(settings: Settings, name: str) -> Cast:
    return load_cast(name, voice=settings.voice, second=settings.second_voices, speed=settings.speed)


def _lexicon(settings: Settings) -> Lexicon:
    built_in = lexicon_files.built_in()
    return lexicon_files.read(settings.lexicon).over(built_in) if settings.lexicon else built_in
