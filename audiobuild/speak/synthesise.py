"""The stage that synthesises the distinct chunks of a script concurrently, before any sound is joined.

It applies to cacheable engines (slow or remote ones). The others speak when a section is rendered.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from audiobuild.speak.cached import CachedEngine


def synthesise(texts: Iterable[str], voice: CachedEngine, report: Callable[[int, int], None]) -> None:
    """Synthesise each distinct text once, concurrently, and cache the speech.

    The first failure cancels the rest and closes the engine. Speech that is finished stays in the cache, and no
    call is running when the error is raised.

    Args:
        texts: chunks to speak; duplicates are spoken once.
        voice: the engine with its cache.
        report: called with the number of finished texts and the total.

    Raises:
        EngineError: the engine failed (`ServiceError` if an online one did).
        OutputError: the cache is not writable.
    """
    if not voice.engine.cacheable:
        return
    distinct = list(dict.fromkeys(texts))
    voice.fetch(distinct)
    missing = [text for text in distinct if not voice.has(text)]
    finished = len(distinct) - len(missing)
    report(finished, len(distinct))
    pool = ThreadPoolExecutor(voice.engine.max_concurrency)
    try:
        for future in as_completed([pool.submit(voice.speak, text) for text in missing]):
            future.result()
            finished += 1
            report(finished, len(distinct))
    except BaseException:
        # Cancel requests that are still running; their results are no longer needed.
        voice.engine.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
