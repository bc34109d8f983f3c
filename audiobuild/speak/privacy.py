"""The notice that an online engine sends the text away, shown once per installation."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from audiobuild.errors import AudiobuildError, OutputError
from audiobuild.speak.registry import voices_of
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.speak.contract import Engine


def first_notice(engine: Engine, folder: Path) -> str | None:
    """Return a notice if `engine` is online and the notice for it was not shown before.

    Args:
        engine: the engine that will speak.
        folder: the cache folder, in which a marker file records that the notice was shown.
    """
    if not engine.online:
        return None
    name = engine.fingerprint.engine
    marker = folder / f"notice-{name}"
    if marker.exists():
        return None
    with suppress(OutputError):  # the notice is then shown again
        atomic.write(marker, b"")
    try:
        service = f" ({voices_of(name)[0].description})"
    except (AudiobuildError, IndexError):
        service = ""
    return (
        f"the engine {name}{service} sends the text of your articles to an online service; "
        "the offline engines pico and espeak send nothing"
    )
