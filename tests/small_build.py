"""A short article in three chapters, and the call that builds it: shared by the tests of whole builds."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild import pipeline
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.storage.cache import Cache
from audiobuild.write.target import target

if TYPE_CHECKING:
    import pytest

    from audiobuild.pipeline import Note, Progress, Result

ARTICLE = """Der Zug kommt wieder

Von Anna Müller

Nach 43 Jahren hält in Lindenau wieder ein Zug. Die Menschen freuen sich sehr darüber.

Was er kostet

Die Strecke ist 11,5 km lang und kostet 17 Mio. Euro. Das ist weniger, als alle dachten. Nun fährt jede Stunde ein Zug.

Wer damit fährt

Morgens fahren viele Schüler in die Kreisstadt, und abends fahren sie zurück. Am Wochenende kommen die Wanderer dazu.

Lesen Sie auch: Warum Nachtzüge wieder beliebt sind
"""
ESPEAK = Settings(engine="espeak")


def make(
    folder: Path, settings: Settings = ESPEAK, text: str = ARTICLE, tell: list[Progress | Note] | None = None
) -> Result:
    """Build `text` as `folder`/zug.mp3, collecting its progress events in `tell`."""
    article = read(Path("zug.txt"), data=text.encode())
    steps = tell if tell is not None else []
    return pipeline.build(article, target(folder / "zug.mp3", settings.only), settings, steps.append)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder, by name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def cache_writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that receives the kind of each entry that is put into a cache from now on."""
    kinds: list[str] = []
    original = Cache.put

    def recorded(self: Cache, kind: str, key: bytes, entry: bytes) -> None:
        kinds.append(kind)
        original(self, kind, key, entry)

    monkeypatch.setattr(Cache, "put", recorded)
    return kinds
