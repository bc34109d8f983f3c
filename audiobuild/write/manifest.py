"""The manifest NAME.build.json: the source, what was spoken for it, when, by which voice, and the files.

`publish` and `check` read it, and the next build, which compares its key. It has no date of its own and no path, so the
same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from audiobuild.model import Speaker
from audiobuild.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from audiobuild.model import CompiledArticle, Episode, Fingerprint, Script, Utterance
    from audiobuild.write.stream import FileDigest


_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` would make one for each sentence


_OPTIONAL = ("description", "cover", "link", "modified", "draft", "season", "episode", "license")
"""Fields of `About` that are written only if they are set."""


CHECKSUM = "checksum"
"""Name of the last member: the SHA-256 of all bytes before it."""

SUFFIX = ".build.json"
"""End of a manifest's name, in place of ``.mp3``."""


def beside(mp3: Path) -> Path:
    """Return the path of the manifest of an MP3."""
    return mp3.with_name(f"{mp3.stem}{SUFFIX}")


def source(path: Path) -> str:
    """Return the source that a manifest names; empty if it does not exist or is not valid."""
    try:
        return str(json.loads(path.read_bytes())["source"]["name"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def listed(path: Path) -> tuple[str, ...]:
    """Return the names of the files that a manifest lists; none if it does not exist or is not valid."""
    try:
        return tuple(json.loads(path.read_bytes())["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def publications(path: Path) -> dict[str, dict[str, str]]:
    """Return what publishing has recorded in a manifest; nothing if it does not exist or is not valid."""
    try:
        recorded = json.loads(path.read_bytes()).get("publications", {})
    except (OSError, ValueError, AttributeError):
        return {}
    return dict(recorded) if isinstance(recorded, dict) else {}


def with_publications(
    data: bytes, *, publications: Mapping[str, Mapping[str, str]], files: Mapping[str, Mapping[str, object]]
) -> bytes:
    """Return a manifest with what publishing records in it; the rest of it stays as it is.

    Args:
        data: the manifest.
        publications: by the GUID of each show, the episode's GUID there and the SHA-256 of the published MP3.
        files: size and SHA-256 of the files that were built, by name.

    Raises:
        ValueError: it is not a valid manifest.
    """
    members = json.loads(data)
    if members.get("publications", {}) == publications and members.get("files") == files:
        return data
    members.pop(CHECKSUM, None)
    members |= {"files": dict(files), "publications": dict(publications)}
    rows = {name: iter(members[name]) for name in ("blocks", "utterances")}
    return "".join(_with_checksum(_object(members | rows))).encode()


def is_intact(data: bytes) -> bool:
    """Return whether the checksum of a manifest is right, so that none of its bytes has changed."""
    content, separator, end = data.rpartition(f',\n"{CHECKSUM}": '.encode())
    return bool(separator) and end == f'"{hashlib.sha256(content).hexdigest()}"\n}}\n'.encode()


def manifest(
    episode: Episode,
    *,
    build: str,
    settings: Mapping[str, object],
    files: Mapping[str, FileDigest],
    publications: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[str]:
    """Yield the manifest of an episode, as pieces of JSON.

    Args:
        episode: the episode.
        build: the build key.
        settings: the settings that it depends on.
        files: digests of the files, by name; the MP3 first.
        publications: what publishing has recorded in the manifest of an earlier build (see `with_publications`).
    """
    yield from _with_checksum(
        _object(
            {
                **_head(episode.script),
                "engine": {**voice(episode.voice), "online": episode.online},
                **({"speakers": dict(_second_voices(episode))} if episode.voices else {}),
                "settings": settings,
                "chapters": [
                    {"title": mark.title, "start": episode.seconds(mark.start), "end": episode.seconds(mark.end)}
                    for mark in episode.marks
                ],
                "blocks": _blocks(episode.script),
                "utterances": _utterances(episode),
                **({"sounds": list(_sounds(episode))} if episode.sounds else {}),
                **({"bed": {"level": episode.bed_level}} if episode.bed_level is not None else {}),
                "audio": {
                    "file": episode.file,
                    "sha256": files[episode.file].sha256 if episode.file in files else "",
                    "seconds": episode.seconds(episode.samples),
                    "samples": episode.samples,
                    "rate": episode.rate,
                    "bitrate": episode.bitrate,
                    "lufs": episode.loudness.lufs,
                    "true_peak": episode.loudness.true_peak,
                },
                "files": {name: asdict(digest) for name, digest in files.items()},
                "build": build,
                **({"publications": dict(publications)} if publications else {}),
            }
        )
    )


def plan(script: Script) -> Iterator[str]:
    """Yield the manifest of a script that is not recorded: without engine, times and files."""
    yield from _object(
        {
            **_head(script),
            "chapters": [{"title": chapter.title} for chapter in script.chapters],
            "blocks": _blocks(script),
            "utterances": (
                {
                    "written": utterance.written,
                    "spoken": utterance.spoken,
                    "span": utterance.span,
                    "chapter": number,
                    **_speaker(utterance),
                }
                for number, chapter in enumerate(script.chapters, 1)
                for utterance in chapter.utterances
            ),
        }
    )


def voice(fingerprint: Fingerprint) -> dict[str, object]:
    """Return a voice as the manifest describes it."""
    return {
        "name": fingerprint.engine,
        "version": fingerprint.version,
        "voice": fingerprint.voice,
        "parameters": dict(fingerprint.parameters),
    }


def _head(script: Script) -> dict[str, object]:
    about = script.about
    return {
        "audiobuild": __version__,
        "source": {"name": about.source, "sha256": script.sha256, "characters": script.characters},
        **({"articles": [_article(part) for part in script.articles]} if script.articles else {}),
        "about": {
            "title": about.title,
            "author": about.author,
            "published": about.published,
            "language": about.language,
            **{name: value for name in _OPTIONAL if (value := getattr(about, name))},
        },
    }


def _article(part: CompiledArticle) -> dict[str, object]:
    """Return an article of a compilation, with its part of the positions in the source."""
    about = part.about
    return {
        "source": {"name": about.source, "sha256": part.sha256},
        "title": about.title,
        "author": about.author,
        "published": about.published,
        "link": about.link,
        "span": part.span,
    }


def _blocks(script: Script) -> Iterator[dict[str, object]]:
    for block in script.blocks:
        row: dict[str, object] = {
            "role": block.role,
            "span": block.span,
            "chapter": block.chapter,
            "skipped": block.skipped,
        }
        omitted = [asdict(omission) for omission in block.omissions]
        yield {**row, "omitted": omitted} if omitted else row


def _utterances(episode: Episode) -> Iterator[dict[str, object]]:
    """Yield each utterance with its times; one that is not spoken (``* * *``) has none."""
    clips = iter(episode.clips)
    for number, chapter in enumerate(episode.script.chapters, 1):
        for utterance in chapter.utterances:
            clip = next(clips) if utterance.chunks else None
            yield {
                "written": utterance.written,
                "spoken": utterance.spoken,
                "span": utterance.span,
                "chapter": number,
                "start": episode.seconds(clip.first) if clip else None,
                "end": episode.seconds(clip.end) if clip else None,
                **_speaker(utterance),
            }


def _speaker(utterance: Utterance) -> dict[str, object]:
    """Return the speaker of an utterance, if it is not the narrator."""
    return {} if utterance.speaker is Speaker.NARRATOR else {"speaker": utterance.speaker}


def _second_voices(episode: Episode) -> Iterator[tuple[str, dict[str, object]]]:
    for second in episode.voices:
        yield second.speaker, voice(second.fingerprint)


def _sounds(episode: Episode) -> Iterator[dict[str, object]]:
    for sound in episode.sounds:
        yield {"kind": sound.kind, "start": episode.seconds(sound.first), "end": episode.seconds(sound.end)}


def _object(members: Mapping[str, object]) -> Iterator[str]:
    """Yield a JSON object with a member per line, and iterators as arrays with an item per line.

    So the manifest of a book is never held in memory as a whole.
    """
    opening = "{"
    for name, value in members.items():
        yield f"{opening}\n{_json(name)}: "
        opening = ","
        if hasattr(value, "__next__"):
            yield from _array(value)  # type: ignore[arg-type]  # what has __next__ is an iterator
        else:
            yield _json(value)
    yield "\n}\n"


def _with_checksum(pieces: Iterator[str]) -> Iterator[str]:
    """Add the checksum to the pieces of an object, the last of which is its end."""
    digest = hashlib.sha256()
    piece = next(pieces)
    for following in pieces:
        digest.update(piece.encode())
        yield piece
        piece = following
    yield f',\n"{CHECKSUM}": "{digest.hexdigest()}"{piece}'


def _array(items: Iterable[object]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield f"{opening}\n  {_json(item)}"
        opening = ","
    yield "\n]" if opening == "," else "[]"
