"""The gTTS client for one chunk, sent over a verified and time-limited connection.

gTTS opens a connection per request and does not verify certificates (`gtts.tts.gTTS.stream`), so sending requests and
parsing responses is replaced here. Its pre-processor and its tokenizer damage German ("am 3. | Oktober"), so they are
disabled: the chunks are final.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from gtts import gTTS, gTTSError

from audiobuild.lazy_regex import lazy_regex
from audiobuild.speak.faults import ServiceFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.speak.connection import Connection

_AUDIO = lazy_regex(rf'{gTTS.GOOGLE_TTS_RPC}","\[\\"([A-Za-z0-9+/=]*)(?:\\\\u003d)*\\"')
r"""Base64 sound within JSON within JSON: matches ``jQ1olc","[\"//OkxA==\"``, but not ``jQ1olc",null``."""


def fetch_mp3(text: str, *, slow: bool, connection: Connection) -> bytes:
    """Request the speech of one chunk once.

    Args:
        text: at most 100 characters, at least one of them a letter or digit.
        slow: whether to speak slowly.
        connection: sends the requests.

    Returns:
        What the service sent as MP3; it may be damaged.

    Raises:
        ServiceFault: there is no response, or one without sound.
        EngineError: the request was cancelled.
    """
    return b"".join(Translate(text, slow=slow, connection=connection).stream())


class Translate(gTTS):  # type: ignore[misc]  # gTTS has no types
    """gTTS for one chunk of German, sent over a `Connection`."""

    def __init__(self, text: str, *, slow: bool, connection: Connection) -> None:
        super().__init__(
            text, lang="de", slow=slow, lang_check=False, pre_processor_funcs=[], tokenizer_func=lambda whole: [whole]
        )
        self._connection = connection

    def stream(self) -> Iterator[bytes]:
        """Yield the MP3 of each request.

        Raises:
            ServiceFault: there is no response, or one without sound.
            EngineError: the request was cancelled.
        """
        for request in self._prepare_requests():
            yield self._parse(self._connection.fetch(request))

    def _parse(self, body: bytes) -> bytes:
        response = body.decode("utf-8", "replace")
        found = _AUDIO.search(response)
        if found:
            try:
                return base64.b64decode(found[1] + "=" * (-len(found[1]) % 4), validate=True)
            except binascii.Error as error:
                raise ServiceFault("damaged response") from error
        cause = gTTSError(tts=self)
        if "<html" in response[:1000].lower():
            raise ServiceFault("web page instead of speech (consent or captcha)", shared=True) from cause
        if self.GOOGLE_TTS_RPC in response and response.rstrip().endswith("]"):
            raise ServiceFault("response without speech") from cause
        raise ServiceFault("truncated response") from cause
