"""Does Google's voice answer? Found out by asking it for one word, in a few seconds at most."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from audiobuild.speak.deadlines import Cancellation, Timeouts
from audiobuild.speak.faults import ServiceFault

if TYPE_CHECKING:
    from audiobuild.model import Speech

WORD = "Ja"
AGAIN = 0.3
"""Seconds after which it is asked once more: a single slip should not change the voice of an episode."""


def why_not_google(timeout: float = 2.5) -> str | None:
    """None where Google's voice speaks, else why it does not.

    Asks as the engine does (same host, proxy and certificates) and checks the answer as it does, so that a
    captcha or a page of consent counts as silence. Whatever the network does, the time is kept.

    Args:
        timeout: seconds until it has to be known.

    Returns:
        A clause, as "Google can't be reached (no network: the name of translate.google.com is not known)".
    """
    stop = Cancellation()
    try:
        stop.within(timeout, lambda: _word(stop))
    except ServiceFault as trouble:
        if trouble.unreached:
            return f"Google can't be reached ({trouble.reason})"
        return f"Google's voice does not speak ({trouble.reason})"
    except TimeoutError:
        return f"Google can't be reached (no answer in {timeout:g} s)"
    finally:
        stop.set()
    return None


def _word(stop: Cancellation) -> Speech:
    from audiobuild.speak import translate  # noqa: PLC0415 -- gtts and requests: 118 ms
    from audiobuild.speak.connection import Connection  # noqa: PLC0415

    with closing(Connection(max_connections=1, limits=Timeouts(), stop=stop)) as connection:
        try:
            return translate.speech(WORD, slow=False, connection=connection)
        except ServiceFault as trouble:
            if trouble.lasting or trouble.everyone:
                raise
        stop.sleep(AGAIN)
        return translate.speech(WORD, slow=False, connection=connection)
