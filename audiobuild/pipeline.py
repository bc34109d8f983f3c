"""The pipeline: an article becomes an episode, stage by stage.

`build` is the whole of it: read it first. An Article becomes a Script of chapters and utterances with their spoken
chunks (`script`), an engine speaks the chunks, the speech is recorded in sections on one timeline (`_record`), and
everything that is written comes from one Episode.
"""

from __future__ import annotations

import functools
import os
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from audiobuild import rebuild
from audiobuild.errors import EngineError, ServiceError, SettingsError
from audiobuild.model import Article, Compilation, Speaker
from audiobuild.settings import OPTIONS
from audiobuild.sound.levelling import encode_share
from audiobuild.sound.recording import record
from audiobuild.sound.sounds import Sounds, read_sounds
from audiobuild.speak import auto
from audiobuild.speak.cached import CachedEngine
from audiobuild.speak.cast import load_cast
from audiobuild.speak.privacy import first_notice
from audiobuild.speak.synthesise import synthesise
from audiobuild.storage import cache, transaction
from audiobuild.write import manifest
from audiobuild.write.cover import logo, prepared
from audiobuild.write.deliver import deliver
from audiobuild.write.episode import episode_of
from audiobuild.write.replaceable import check_replaceable, other_source
from audiobuild.write.target import check_writable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from audiobuild.model import Script
    from audiobuild.rebuild import Fingerprints
    from audiobuild.settings import Settings
    from audiobuild.sound.recording import Recording
    from audiobuild.speak import Engine
    from audiobuild.speak.cast import Cast
    from audiobuild.storage.cache import Cache
    from audiobuild.write.target import Target


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
    environment = rebuild.environment(settings)
    key = rebuild.key(article, environment)
    if result := up_to_date(target, key, fingerprints(settings)):
        cache.sweep()
        return result
    # Checked before anything is synthesised, so that an unusable path or cover costs a second instead of an hour.
    check_writable(target)
    check_replaceable(target, read=files_read(article, settings))
    if earlier := other_source(target, article.about.source):
        report(Note(f"{target.sound} was the episode of {earlier}, and is replaced: --output keeps both"))
    cover = prepared(settings.cover) if settings.cover else b""
    show_logo = logo(settings.show_cover) if settings.show_cover else b""
    sounds = read_sounds(settings)
    with cache.opened(kept=settings.cache, notice=lambda text: report(Note(text))) as opened:
        recording = _record_with_engine(article, settings, opened, report, sounds=sounds)
        episode = episode_of(recording, target.sound.name, settings.show, cover=cover, show_logo=show_logo)
        deliver(
            episode,
            recording,
            target=target,
            outdated=rebuild.outdated(target),
            manifest=partial(
                manifest.manifest,
                build=key,
                settings=environment.settings,
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


def files_read(article: Article | Compilation, settings: Settings) -> Iterator[str]:
    """Yield the files that a build reads: the sources, addresses among them, and those that the settings name."""
    yield from (part.about.source for part in (article.articles if isinstance(article, Compilation) else (article,)))
    named = (name for name, declared in OPTIONS.items() if declared.is_path)
    yield from (str(path) for name in (*named, "show_cover") if (path := getattr(settings, name)))


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
    from audiobuild.structure.script import script_for  # all of German

    return script_for(
        article,
        settings,
        engine=engine.fingerprint.engine,
        max_chars=engine.max_chars,
        spell=engine.needs_spelling,
    )


def engine_for_script(settings: Settings) -> Engine:
    """Return the engine whose limits and spelling a script is shown for: the chosen one, or the first choice of auto.

    Raises:
        SettingsError: the engine, its voice or speed is unknown.
    """
    if settings.engine != auto.AUTO:
        return _load(settings, settings.engine).narrator
    return auto.first_engine(voice=settings.voice, speed=settings.speed, second=settings.second_voices).narrator


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


def build_share(article: Article, settings: Settings, share: int, shares: int) -> None:
    """Encode one share of an article's sections into the cache, where the build of the article will find them.

    Args:
        article: as read.
        settings: those of the build; `auto` must have been decided.
        share: index of the share.
        shares: number of shares of the article.

    Raises:
        AudiobuildError: as for `build`.
    """
    with (
        cache.opened(kept=settings.cache, notice=lambda _: None) as opened,
        closing(_load(settings, settings.engine)) as cast,
    ):
        encode_share(
            script(article, settings, cast.narrator),
            CachedEngine(cast.narrator, opened),
            opened,
            others={speaker: CachedEngine(engine, opened) for speaker, engine in cast.others.items()},
            bitrate=settings.bitrate,
            share=share,
            shares=shares,
            bed=read_sounds(settings).bed,
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
