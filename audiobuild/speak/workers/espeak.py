"""espeak-ng in its worker process: loaded for each text and unloaded after it.

Inside one loaded espeak-ng the sound depends on earlier texts (the position in the flutter table, the phase of the
wave and more are static variables), initialising it twice corrupts its memory, and two threads in it abort the
process. Loading and unloading takes 0.2 ms. A word that it reads as English leaks 180 kB: the dictionary of its second
language is never freed (``translator2``, espeak-ng 1.52). So the process is replaced after some texts.
"""

from __future__ import annotations

import ctypes
import os
import sys

from .main import SynthesisError

TYPE_CHECKING = False  # see main
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RATE = 22_050
"""Samples per second of every voice."""
SEED = 1
"""Seed of the noise in a voice's breath; espeak-ng's default is the time of day."""
MAX_TEXTS = 16
"""Number of texts after which the process is replaced; it has leaked at most 3 MB then."""

SYNCHRONOUS = 0x02  # AUDIO_OUTPUT_SYNCHRONOUS: the callback gets the sound, in the calling thread
DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: a missing data folder is a return value, not the end of the process
UTF8 = 0x01  # espeakCHARS_UTF8, without SSML and phonemes: "<" and "[[" are text
END_PAUSE = 0x1000  # espeakENDPAUSE
SPEED, VOLUME = 1, 2  # espeakRATE, espeakVOLUME
BUFFER_MS = 1000  # sound per callback

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def version(library: str) -> str:
    """Return the library's version, such as ``1.52.0``, without initialising it.

    Raises:
        OSError: the library cannot be loaded.
    """
    loaded = ctypes.CDLL(library)
    loaded.espeak_Info.restype = ctypes.c_char_p
    return str(loaded.espeak_Info(None).decode())


class Synthesiser:
    """espeak-ng.

    Args:
        library: path of the shared library.
        data: path of its data folder, which becomes the working directory: espeak-ng limits it to 159 bytes.
    """

    def __init__(self, library: str, data: str) -> None:
        os.chdir(data)
        self._library = library
        self._texts = 0

    def speak(self, fields: Sequence[str], write: Callable[[bytes], object]) -> bool:
        """Write signed 16-bit little-endian mono samples at `RATE`, the same for the same request.

        Args:
            fields: text without control characters; voice; words per minute; volume (100 = espeak-ng's default). A
                voice is a file under ``lang`` and, after a plus sign, one under ``voices/!v``: ``gmw/de+f1``. A
                plain name (``de``) is found too, but only after listing all voices, which takes 1 ms.
            write: called with pieces of the sound while it is made, which bounds the memory of long texts.

        Returns:
            Whether the process can speak another text.

        Raises:
            SynthesisError: espeak-ng reports an error.
        """
        loaded = ctypes.CDLL(self._library)
        try:
            _synthesise(loaded, fields, write)
        finally:
            _unload(loaded)
        self._texts += 1
        return self._texts < MAX_TEXTS and _is_unloaded(self._library)


def _synthesise(library: ctypes.CDLL, fields: Sequence[str], write: Callable[[bytes], object]) -> None:
    failures: list[BaseException] = []

    def receive(samples: int | None, count: int, _events: int | None) -> int:
        # ctypes ignores exceptions, so espeak-ng would go on after a gap in the sound.
        try:
            if samples and count > 0:
                write(ctypes.string_at(samples, 2 * count))
        except BaseException as error:  # noqa: BLE001  # raised again below
            failures.append(error)
        return len(failures)  # other than 0: stop

    callback = _Callback(receive)
    text, voice, words_per_minute, volume = fields
    encoded = text.encode() + b"\0"
    if library.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, b".", DONT_EXIT) != RATE:
        raise SynthesisError("espeak-ng cannot load its data")
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SynthesisError(f"espeak-ng cannot load its voice {voice!r}")
    library.espeak_SetParameter(SPEED, int(words_per_minute), 0)
    library.espeak_SetParameter(VOLUME, int(volume), 0)
    library.espeak_ng_SetRandSeed(ctypes.c_long(SEED))
    status = library.espeak_Synth(encoded, ctypes.c_size_t(len(encoded)), 0, 0, 0, UTF8 | END_PAUSE, None, None)
    if failures:
        raise failures[0]
    if status != 0:
        raise SynthesisError(f"espeak-ng cannot speak {text!r}")
    library.espeak_Terminate()


def _is_unloaded(library: str) -> bool:
    """Return whether the library is gone from this process; some systems cannot unload one, or cannot report it."""
    if sys.platform == "win32" or not hasattr(os, "RTLD_NOLOAD"):
        return False
    try:
        _unload(ctypes.CDLL(library, mode=os.RTLD_NOLOAD | os.RTLD_NOW))
    except OSError:
        return True
    return False


def _unload(library: ctypes.CDLL) -> None:
    if sys.platform != "win32":
        import _ctypes  # ctypes itself has no function to unload a library

        _ctypes.dlclose(library._handle)  # noqa: SLF001  # the value that dlopen returned
