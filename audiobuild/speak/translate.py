"""The gTTS client, sending over connections that are kept, verified and limited.

gTTS itself opens a connection for each request and verifies no certificate (`gtts.tts.gTTS.stream`): only how
a prepared request is sent and its answer read is ours. Its pre-processing and its tokenizer damage German
("am 3. | Oktober"): it gets finished chunks.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from gtts import gTTS, gTTSError

from audiobuild.model import Speech
from audiobuild.speak import validation
from audiobuild.speak.faults import ServiceFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.speak.connection import Connection

_AUDIO = re.compile(rf'{gTTS.GOOGLE_TTS_RPC}","\[\\"([A-Za-z0-9+/=]*)(?:\\\\u003d)*\\"')
"""Where an answer carries the sound: base64 within JSON within JSON."""


SLOWNESS = 2.0
"""How many times longer than usual the slow voice may take."""


def speech(text: str, *, slow: bool, connection: Connection) -> Speech:
    """The speech of one chunk, asked for once, decoded to be sure that it is whole.

    Args:
        text: at most 100 characters, a letter or digit among them.
        slow: whether to speak slowly.
        connection: what sends.

    Raises:
        ServiceFault: there was no answer, or not the speech of this text.
        EngineError: everything was stopped.
    """
    data = b"".join(Translate(text, slow=slow, connection=connection).stream())
    return Speech(data, "mp3", validation.check(data, text, slowness=SLOWNESS if slow else 1.0))


class Translate(gTTS):  # type: ignore[misc]  # gTTS ships no types
    """gTTS for one chunk of German, sent by `connection`."""

    def __init__(self, text: str, *, slow: bool, connection: Connection) -> None:
        super().__init__(
            text, lang="de", slow=slow, lang_check=False, pre_processor_funcs=[], tokenizer_func=lambda whole: [whole]
        )
        self._connection = connection

    def stream(self) -> Iterator[bytes]:
        """The MP3 of each request.

        Raises:
            ServiceFault: there was no answer, or one that carries no sound.
            EngineError: everything was stopped.
        """
        for request in self._prepare_requests():
            yield self._sound(self._connection.body(request))

    def _sound(self, body: bytes) -> bytes:
        answer = body.decode("utf-8", "replace")
        found = _AUDIO.search(answer)
        if found:
            try:
                return base64.b64decode(found[1] + "=" * (-len(found[1]) % 4), validate=True)
            except binascii.Error as error:
                raise ServiceFault("a damaged answer") from error
        cause = gTTSError(tts=self)
        if "<html" in answer[:1000].lower():
            raise ServiceFault("a web page instead of speech (consent or captcha)", everyone=True) from cause
        if self.GOOGLE_TTS_RPC in answer and answer.rstrip().endswith("]"):
            raise ServiceFault("an answer without speech") from cause
        raise ServiceFault("an answer that breaks off in the middle") from cause
