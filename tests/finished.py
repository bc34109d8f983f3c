"""Finished episodes as files, by the hundred: real manifests and what stands beside them, the sound left out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from episodes import ESPEAK, episode

from audiobuild.model import About, Fingerprint
from audiobuild.outputs import BESIDE
from audiobuild.write import content, manifest
from audiobuild.write.stream import FileDigest
from audiobuild.write.titles import displayable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHOW: dict[str, Any] = {
    "title": "Lindenauer Bote & Söhne, zum Hören",
    "description": "Die Artikel der Woche <vorgelesen>.",
    "author": "Redaktion Lindenauer Bote",
    "email": "podcast@example.org",
    "base_url": "https://example.org/podcast/",
    "category": ["News > Daily News", "Technology"],
    "link": "https://example.org/",
}

LEAD = "Ein Zug fährt.\nEr hält auch."


def made(
    mp3: Path,
    *,
    title: str = "Über Größe und Maß",
    published: str = "2026-05-03",
    source: str = "maß.txt",
    author: str = "Erika Muster",
    chapters: Sequence[str] = ("Anfang", "Mitte", "Ende"),
    lead: str = LEAD,
    engine: str = "espeak",
    disclosure: bool = True,
    draft: bool = False,
    link: str = "",
    size: int = 5_000,
) -> Path:
    """Write the files of an episode as a build leaves them; the MP3 has `size` bytes without sound."""
    built = episode(
        len(chapters),
        2,
        titles=lambda number: chapters[number - 1],
        about=About(title, author, published, source, draft=draft, link=link),
        lead=lead,
        voice=ESPEAK if engine == "espeak" else Fingerprint(engine, "1", "de"),
    )
    built = replace(built, file=mp3.name, marks=displayable(built.marks))
    sound = hashlib.shake_128(f"{title}{mp3.name}".encode()).digest(size)
    files = {mp3.name: sound}
    files |= {mp3.stem + kind.suffix: b"".join(content(name, built)) for name, kind in BESIDE.items()}
    mp3.parent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        mp3.with_name(name).write_bytes(data)
    written = {name: FileDigest(len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    text = "".join(
        manifest.manifest(
            built,
            build="0",
            settings={"disclosure": disclosure},
            files=written,
            publications=manifest.publications(manifest.beside(mp3)),
        )
    )
    manifest.beside(mp3).write_text(text, encoding="utf-8")
    return mp3


def settings(folder: Path, **show: object) -> Path:
    """Write an audiobuild.toml with the show, changed by the arguments; None removes a field."""
    lines = [f"{name} = {json.dumps(value)}" for name, value in (SHOW | show).items() if value is not None]
    path = folder / "audiobuild.toml"
    path.write_text("[show]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path
