"""The program's table of contents: an article becomes an episode, stage by stage."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from audiobuild import rebuild, speak
from audiobuild.assemble.assembly import assemble, record
from audiobuild.disclose import disclose
from audiobuild.errors import ServiceError, SettingsError, SourceError
from audiobuild.german import lexicon
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.model import Episode, Role
from audiobuild.sound import RATE
from audiobuild.speak import auto
from audiobuild.speak.cached import CachedEngine
from audiobuild.speak.synthesise import synthesise
from audiobuild.storage import cache, transaction
from audiobuild.structure import split
from audiobuild.verbalise import verbalise
from audiobuild.write import manifest
from audiobuild.write.cover import prepared
from audiobuild.write.deliver import deliver
from audiobuild.write.target import check_writable
from audiobuild.write.titles import fit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobuild.assemble.assembly import Assembly, Recording
    from audiobuild.model import Article, Fingerprint, Script
    from audiobuild.settings import Settings
    from audiobuild.speak import Engine
    from audiobuild.storage.cache import Cache
    from audiobuild.write.target import Target


@dataclass(frozen=True, slots=True)
class Step:
    """What is going on, for whoever watches."""

    stage: str
    """``speak``, ``encode`` or ``write``; ``note`` where only `note` counts."""
    done: int = 0
    total: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave."""

    paths: tuple[Path, ...]
    """The files, the MP3 first and the ledger last."""
    unchanged: bool
    """Whether all of it stood there already."""
    voice: str
    """The engine that reads."""
    seconds: float
    """Length of the episode."""
    chapters: int


def build(article: Article, target: Target, settings: Settings, tell: Callable[[Step], None]) -> Built:
    """Make an episode of an article: the MP3 and what belongs beside it, all of it or nothing.

    Raises:
        AudiobuildError: of the kind that fits; what stood there before still stands.
    """
    transaction.recover(target.mp3.parent)
    key = rebuild.key(article, settings)
    if ledger := rebuild.unchanged(target, key, partial(_reader, settings)):
        seconds, chapters = ledger["audio"]["seconds"], len(ledger["chapters"])
        return Built(target.paths, voice=ledger["engine"]["name"], seconds=seconds, chapters=chapters, unchanged=True)
    # Before the long work: a wrong place or picture should cost a second, not an hour.
    check_writable(target)
    cover = prepared(settings.cover) if settings.cover else None
    with cache.opened(kept=settings.cache) as kept:
        sound = assemble(_recorded(article, settings, kept, tell))
        episode = _episode(sound, target.mp3.name, tell)
        deliver(
            episode,
            sound,
            target=target,
            outdated=rebuild.outdated(target),
            cover=cover,
            manifest=partial(manifest.manifest, build=key, settings=rebuild.chosen(settings)),
            progress=lambda done, total: tell(Step("write", done, total)),
        )
    seconds, chapters = episode.seconds(episode.samples), len(episode.marks)
    return Built(target.paths, voice=episode.voice.engine, seconds=seconds, chapters=chapters, unchanged=False)


def script(article: Article, settings: Settings, engine: Engine) -> Script:
    """What will be said, by the rules and for one engine; no sound, no network.

    Raises:
        SourceError: there is nothing to narrate.
        SettingsError: a choice makes no sense.
    """
    roles = {Role(name) for name in settings.read} | ({Role.BOILERPLATE} if settings.boilerplate == "read" else set())
    parted = split(article, chapters=settings.chapters, read=roles, title=settings.title)
    said = verbalise(
        disclose(parted) if settings.disclosure else parted,
        limit=engine.max_chars,
        spell=engine.needs_spelling,
        engine=engine.fingerprint.engine,
        lexicon=_lexicon(settings),
        pauses=Pauses.from_mapping(settings.pauses),
    )
    if not any(any(map(str.isalpha, utterance.written)) for utterance in said.utterances):
        raise SourceError(
            f"{article.about.source} holds no words to speak", "give a file that holds the article's text"
        )
    return said


def engine_for_script(settings: Settings) -> Engine:
    """Whose limits and spelling a script is shown for: the chosen engine, or the first that `auto` would try."""
    if settings.engine != auto.AUTO:
        return _load(settings, settings.engine)
    return auto.first_engine(voice=settings.voice, speed=settings.speed)


def _recorded(article: Article, settings: Settings, kept: Cache, tell: Callable[[Step], None]) -> Recording:
    """The whole article, read in one voice: the first of those in question that does not fail."""
    if settings.engine != auto.AUTO:
        with closing(_load(settings, settings.engine)) as engine:
            return _record(article, engine, settings, kept, tell)
    try:
        with closing(auto.online_engine(voice=settings.voice, speed=settings.speed)) as engine:
            return _record(article, engine, settings, kept, tell)
    except ServiceError as error:
        reason = error.message
    with closing(auto.offline_engine(voice=settings.voice, speed=settings.speed)) as engine:
        name = engine.fingerprint.engine
        tell(Step("note", note=f"{reason}: using the offline engine {name} for the whole episode"))
        return _record(article, engine, settings, kept, tell)


def _record(
    article: Article, engine: Engine, settings: Settings, kept: Cache, tell: Callable[[Step], None]
) -> Recording:
    """The whole article in this voice."""
    said = script(article, settings, engine)
    voice = CachedEngine(engine, kept)
    synthesise(
        (chunk for utterance in said.utterances for chunk in utterance.chunks),
        voice,
        lambda done, total: tell(Step("speak", done, total)),
    )
    return record(
        said,
        voice,
        Pauses.from_mapping(settings.pauses),
        bitrate=settings.bitrate,
        jobs=settings.jobs or os.cpu_count() or 1,
        tell=lambda done, total: tell(Step("encode", done, total)),
    )


def _episode(sound: Assembly, file: str, tell: Callable[[Step], None]) -> Episode:
    """All that is told of it."""
    recording, timeline = sound.recording, sound.timeline
    engine = recording.encoder.voice.engine
    marks, note = fit(timeline.marks)
    if note:
        tell(Step("note", note=note))
    return Episode(
        script=recording.script,
        voice=engine.fingerprint,
        online=engine.online,
        samples=timeline.samples,
        rate=RATE,
        bitrate=recording.encoder.bitrate,
        loudness=recording.loudness,
        marks=marks,
        clips=timeline.clips,
        file=file,
    )


def _reader(settings: Settings, name: str) -> Fingerprint | None:
    """Whose speech it would be if the engine of this name read; None where it may not, or lacks that voice."""
    if name not in (auto.ENGINES if settings.engine == auto.AUTO else (settings.engine,)):
        return None
    try:
        return _load(settings, name).fingerprint
    except SettingsError:
        return None


def _load(settings: Settings, name: str) -> Engine:
    return speak.load(name, voice=settings.voice, speed=settings.speed)


def _lexicon(settings: Settings) -> lexicon.Lexicon:
    built_in = lexicon.built_in()
    return lexicon.read(settings.lexicon).over(built_in) if settings.lexicon else built_in
