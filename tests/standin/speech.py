"""What the stand-in says, as Google would send it: MP3, 24 kHz mono, in the envelope of its procedure calls."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from urllib.parse import parse_qs

import lameenc

from audiobuild import speak
from audiobuild.model import Speech
from audiobuild.sound.decode import decode

RATE = 24_000
KILOBITS = 64
PROCEDURE = "jQ1olc"


@cache
def spoken(text: str, *, slow: bool = False) -> bytes:
    """Speak `text` with espeak-ng, as an MP3."""
    speech = speak.load("espeak", speed=0.6 if slow else 1.0).speak(text)
    return encoded(speech.data, speech.rate)


def encoded(pcm: bytes, rate: int, *, to: int = RATE) -> bytes:
    """Encode 16-bit mono sound as an MP3 of whole frames, `to` samples a second, without a header of its own."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(to)
    encoder.set_bit_rate(KILOBITS)
    encoder.set_quality(7)
    return bytes(encoder.encode(pcm) + encoder.flush())


def as_pcm(mp3: bytes) -> Speech:
    """Decode an MP3 as the engine does."""
    sound = decode(Speech(mp3, "mp3", RATE))
    return Speech(sound.samples.tobytes(), "pcm", sound.rate)


def envelope(mp3: bytes | None) -> bytes:
    """Return the body of an answer with `mp3`, or with none, as the procedure answers if it cannot speak."""
    sound = json.dumps([base64.b64encode(mp3).decode()], separators=(",", ":")) if mp3 is not None else None
    call = ["wrb.fr", PROCEDURE, sound, None, None, None if sound else [3], "generic"]
    rest = [["di", 58], ["af.httprm", 58, "-4838236712346127384", 26]]
    return b")]}'\n\n" + json.dumps([call, *rest], separators=(",", ":")).encode()


def asked(body: bytes) -> tuple[str, str, bool]:
    """Parse a request into text, language and slowness.

    Raises:
        ValueError: it is not a call of the procedure.
    """
    if not re.match(rb"f\.req=", body):
        raise ValueError(body)
    ((procedure, parameters, *_),) = json.loads(parse_qs(body.decode())["f.req"][0])[0]
    text, language, slow, _ = json.loads(parameters)
    if procedure != PROCEDURE or not text or len(text) > 100:
        raise ValueError(text)
    return text, language, bool(slow)
