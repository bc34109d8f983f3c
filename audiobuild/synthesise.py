"""Script -> speech for each distinct text, several at a time, before any sound is joined.

Only for engines whose speech is kept (slow, or from afar): the others speak when their section is made.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audiobuild.cache import Remembering


def synthesise(texts: Iterable[str], voice: Remembering, tell: Callable[[int, int], None]) -> None:
    """Have every text spoken once and remembered, as many at a time as the engine bears.

    The first failure ends it and closes the engine; what was spoken stays remembered, and nothing is under way
    any more when it is told.

    Args:
        texts: chunks to speak; the same one twice is spoken once.
        voice: the engine with its memory.
        tell: called with how many are spoken, and of how many.

    Raises:
        EngineError: the engine failed (`ServiceError` where an online one did).
    """
    if not voice.engine.keeps:
        return
    distinct = list(dict.fromkeys(texts))
    missing = [text for text in distinct if not voice.knows(text)]
    spoken = len(distinct) - len(missing)
    tell(spoken, len(distinct))
    pool = ThreadPoolExecutor(voice.engine.calls)
    try:
        for done in as_completed([pool.submit(voice.speak, text) for text in missing]):
            done.result()
            spoken += 1
            tell(spoken, len(distinct))
    except BaseException:
        # Others may wait for the service for a minute still; nobody wants to hear them.
        voice.engine.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
