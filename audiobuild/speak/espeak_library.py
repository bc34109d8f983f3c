"""espeak-ng, the library, in a process of its own: this file is that process's program, and needs Python alone.

Inside one loaded espeak-ng the sound depends on what was said before (the place in the flutter table, the phase of
the wave and more are static variables), initialising it twice corrupts its memory, and two threads in it abort the
process. So a text is spoken by a library that was loaded for it and is unloaded after it, which takes 0.2 ms. A word
that it reads as English leaves 180 kB behind each time: the dictionary of its second language is never freed
(``translator2``, espeak-ng 1.52). So after some texts the process begins anew, and nothing is left behind.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys

TYPE_CHECKING = False  # as type checkers know it: `typing` itself would take half of the start, and 2 MB
if TYPE_CHECKING:
    from typing import IO

RATE = 22_050
"""Samples a second of every voice."""
SEED = 1
"""Of the noise that is a voice's breath; espeak-ng itself takes the time of day."""
TEXTS = 16
"""After which the process begins anew: 3 MB at most are left behind, and a build takes a hundredth longer."""

REQUEST = struct.Struct("<I")
"""Before a wish: its bytes."""
ANSWER = struct.Struct("<?I")
"""Before each part of an answer: whether it is sound (else a complaint, the last part), and its bytes; none at the end
of the sound."""

SYNCHRONOUS = 0x02  # AUDIO_OUTPUT_SYNCHRONOUS: sound goes to the callback, in the thread that asked for it
DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: a missing data folder is an answer, not the process's end
UTF8 = 0x01  # espeakCHARS_UTF8, without SSML and phonemes: "<" and "[[" are text
END_PAUSE = 0x1000  # espeakENDPAUSE
SPEED, VOLUME = 1, 2  # espeakRATE, espeakVOLUME
BUFFER_MS = 1000  # how much sound the callback is handed at once

_Receiver = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


Request = tuple[str, str, int, int]
"""What to say, without NUL and control characters; by which voice; how many words a minute; how loud (100 is
espeak-ng's own). A voice is a file's name under ``lang`` and, after a plus sign, one under ``voices/!v``:
``gmw/de+f1``. By its plain name (``de``) it is found too, but only after a list of all voices, which takes 1 ms."""


class SynthesisError(Exception):  # what it says becomes an EngineError on the other side
    """Why there is no sound."""


def packed(wish: Request) -> bytes:
    """As it goes to the process."""
    text, *how = wish
    data = "\0".join((*map(str, how), text)).encode()
    return REQUEST.pack(len(data)) + data


def unpacked(data: bytes) -> Request:
    """What was packed, without its length."""
    voice, words_a_minute, volume, text = data.decode().split("\0")
    return text, voice, int(words_a_minute), int(volume)


def version(library: str) -> str:
    """The library's own version, as in ``1.52.0``; nothing is initialised for it."""
    loaded = ctypes.CDLL(library)
    loaded.espeak_Info.restype = ctypes.c_char_p
    return str(loaded.espeak_Info(None).decode())


def serve(wishes: IO[bytes], answers: IO[bytes], library: str) -> bool:
    """Speak what is wished for, a wish at a time, until there is no more (false), or the process should begin anew."""
    for _ in range(TEXTS):
        head = wishes.read(REQUEST.size)
        if not head:
            return False
        wish = unpacked(wishes.read(*REQUEST.unpack(head)))
        try:
            speak(wish, library, answers)
            answers.write(ANSWER.pack(True, 0))  # noqa: FBT003  # by position is how structs are packed
        except SynthesisError as complaint:
            why = str(complaint).encode()
            answers.write(ANSWER.pack(False, len(why)) + why)  # noqa: FBT003  # the same
        answers.flush()
        if not unloads(library):
            break
    return True


def speak(wish: Request, library: str, answers: IO[bytes]) -> None:
    """Load, speak, unload: signed 16-bit little-endian mono samples at `RATE`, the same bytes for the same wish.

    They are written while it speaks, so that a long sentence takes no more memory than a word. The data are those in
    the working folder: espeak-ng can't hold a path of more than 159 bytes.
    """

    def receive(samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            answers.write(ANSWER.pack(True, 2 * count) + ctypes.string_at(samples, 2 * count))  # noqa: FBT003  # see serve
        return 0

    receiver = _Receiver(receive)
    text, voice, words_a_minute, volume = wish
    encoded = text.encode() + b"\0"
    loaded = ctypes.CDLL(library)
    try:
        if loaded.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, b".", DONT_EXIT) != RATE:
            raise SynthesisError("espeak-ng can't use its data")
        loaded.espeak_SetSynthCallback(receiver)
        if loaded.espeak_SetVoiceByName(voice.encode()) != 0:
            raise SynthesisError(f"espeak-ng can't load its voice {voice!r}")
        loaded.espeak_SetParameter(SPEED, words_a_minute, 0)
        loaded.espeak_SetParameter(VOLUME, volume, 0)
        loaded.espeak_ng_SetRandSeed(ctypes.c_long(SEED))  # breath is noise, and was seeded with the time
        if loaded.espeak_Synth(encoded, ctypes.c_size_t(len(encoded)), 0, 0, 0, UTF8 | END_PAUSE, None, None) != 0:
            raise SynthesisError(f"espeak-ng can't speak {text!r}")
        loaded.espeak_Terminate()
    finally:
        _close(loaded)


def unloads(library: str) -> bool:
    """Whether nothing is left of the library here: some systems can't unload one, or can't tell."""
    if not hasattr(os, "RTLD_NOLOAD"):
        return False
    try:
        _close(ctypes.CDLL(library, mode=os.RTLD_NOLOAD | os.RTLD_NOW))
    except OSError:
        return True
    return False


def _close(library: ctypes.CDLL) -> None:
    if sys.platform != "win32":
        import _ctypes  # noqa: PLC0415  # ctypes opens libraries and leaves closing them to this, its half in C

        _ctypes.dlclose(library._handle)  # noqa: SLF001  # the number that dlopen gave


if __name__ == "__main__":
    os.chdir(sys.argv[2])
    if serve(sys.stdin.buffer, sys.stdout.buffer, sys.argv[1]):
        # The same process with the same pipes. A wish that is already on its way waits in one of them.
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606  # it is this very program
