"""espeak-ng, the library: loaded afresh for each text, so that a text's sound depends on the text alone.

Inside one loaded espeak-ng the sound depends on what was said before (the place in the flutter table, the phase of
the wave and more are static variables), initialising it twice corrupts its memory, and two threads in it abort the
process. So a text is spoken by a library that was loaded for it, behind a lock, and is unloaded after it; that takes
0.2 ms and leaves no memory behind. Where a library can't be unloaded, a process of its own speaks the text.
"""

from __future__ import annotations

import csv
import ctypes
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE = 22_050
"""Samples a second of every voice."""
SEED = 1
"""Of the noise that is a voice's breath; espeak-ng itself takes the time of day."""
LONGEST_PATH = 159
"""Bytes of a data path that espeak-ng can hold: its ``N_PATH_HOME`` is 160, with the NUL at the end."""
PACKAGE = "espeakng-loader"

SYNCHRONOUS = 0x02  # AUDIO_OUTPUT_SYNCHRONOUS: sound goes to the callback, in the thread that asked for it
DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: a missing data folder is an answer, not the interpreter's end
UTF8 = 0x01  # espeakCHARS_UTF8, without SSML and phonemes: "<" and "[[" are text
END_PAUSE = 0x1000  # espeakENDPAUSE
SPEED, VOLUME = 1, 2  # espeakRATE, espeakVOLUME
BUFFER_MS = 1000  # how much sound the callback is handed at once

_INSTALL_AGAIN = f"install it again: pip install --force-reinstall {PACKAGE}"
_Receiver = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

# The library is one to a process, and so is its lock. A fork waits for it: the child of a process that is speaking
# would inherit a library in the middle of a word.
_lock = threading.Lock()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


class Wish(NamedTuple):
    """What to say, and how."""

    text: str
    """Without NUL and control characters."""
    voice: str
    """A file's name under ``lang`` and, after a plus sign, one under ``voices/!v``: ``gmw/de+f1``. By the voice's
    plain name (``de``) it is found too, but only after a list of all voices, which takes 1 ms and is never freed."""
    words_a_minute: int
    volume: int
    """100 is espeak-ng's own."""


class _Installed(NamedTuple):
    library: str
    data: str


def version() -> str:
    """The library's own version, as in ``1.52.0``.

    Raises:
        EngineError: the library can't be loaded.
    """
    with _lock, _loaded() as library:
        library.espeak_Info.restype = ctypes.c_char_p
        return str(library.espeak_Info(None).decode())


def speak(wish: Wish) -> bytes:
    """Signed 16-bit little-endian mono samples at `RATE`; the same bytes for the same wish, whatever came before.

    May be called from several threads and after a fork.

    Raises:
        EngineError: the library or its data are missing or broken.
    """
    if threading.current_thread() is threading.main_thread():
        # Only the main thread meets Ctrl-C, and one that meets it inside a callback from C is lost.
        with ThreadPoolExecutor(1) as elsewhere:
            return elsewhere.submit(_speak, wish).result()
    return _speak(wish)


def _speak(wish: Wish) -> bytes:
    with _lock:
        if _fresh():
            return _speak_here(wish)
    return _speak_in_a_child(wish)


def _speak_here(wish: Wish) -> bytes:
    """Load, speak, unload."""
    sound: list[bytes] = []

    def receive(samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            sound.append(ctypes.string_at(samples, 2 * count))
        return 0

    receiver = _Receiver(receive)
    text = wish.text.encode() + b"\0"
    with _loaded() as library, _short(_installed().data) as data:
        if library.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, os.fsencode(data), DONT_EXIT) != RATE:
            raise EngineError(f"espeak-ng can't use its data in {data}", _INSTALL_AGAIN)
        try:
            library.espeak_SetSynthCallback(receiver)
            if library.espeak_SetVoiceByName(wish.voice.encode()) != 0:
                raise EngineError(f"espeak-ng can't load its voice {wish.voice!r} from {data}", _INSTALL_AGAIN)
            library.espeak_SetParameter(SPEED, wish.words_a_minute, 0)
            library.espeak_SetParameter(VOLUME, wish.volume, 0)
            library.espeak_ng_SetRandSeed(ctypes.c_long(SEED))  # breath is noise, and was seeded with the time
            size = ctypes.c_size_t(len(text))
            if library.espeak_Synth(text, size, 0, 0, 0, UTF8 | END_PAUSE, None, None) != 0:
                raise EngineError(f"espeak-ng can't speak {wish.text!r}")
        finally:
            library.espeak_Terminate()
    return b"".join(sound)


def _speak_in_a_child(wish: Wish) -> bytes:
    """The same by a process of its own, where this one can't unload the library or shares it: slower, not other."""
    program = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import answer; answer()"
    child = subprocess.run(
        [sys.executable, "-c", program],
        input="\0".join((wish.voice, str(wish.words_a_minute), str(wish.volume), wish.text)).encode(),
        capture_output=True,
        check=False,
    )
    if child.returncode:
        raise EngineError(f"espeak-ng failed: {child.stderr.decode(errors='replace').strip()[-300:]}", _INSTALL_AGAIN)
    return child.stdout


def answer() -> None:
    """The child's side of a text that is spoken elsewhere: a wish from standard input, its sound to standard output."""
    voice, words_a_minute, volume, text = sys.stdin.buffer.read().decode().split("\0")
    sys.stdout.buffer.write(_speak_here(Wish(text, voice, int(words_a_minute), int(volume))))


@contextmanager
def _loaded() -> Iterator[ctypes.CDLL]:
    try:
        library = ctypes.CDLL(_installed().library)
    except OSError as error:
        raise EngineError(f"espeak-ng's library can't be loaded: {error}", _INSTALL_AGAIN) from error
    try:
        yield library
    finally:
        _close(library)


def _close(library: ctypes.CDLL) -> None:
    if sys.platform != "win32":  # there a process of its own speaks each text, and ends after it
        import _ctypes  # noqa: PLC0415  # ctypes opens libraries and leaves closing them to this, its half in C

        _ctypes.dlclose(library._handle)  # noqa: SLF001  # the number that dlopen gave


def _fresh() -> bool:
    """Whether the library will be loaded anew: nothing holds it, and this system can tell and unload."""
    if not hasattr(os, "RTLD_NOLOAD"):
        return False
    try:
        library = ctypes.CDLL(_installed().library, mode=os.RTLD_NOLOAD | os.RTLD_NOW)
    except OSError:
        return True
    _close(library)
    return False


@cache
def _installed() -> _Installed:
    """Where the package put the library and its data, once it is sure that all of both is there.

    A shortened file would not be an error to espeak-ng but the end of the interpreter, and a missing one another
    voice.
    """
    try:
        import espeakng_loader  # noqa: PLC0415  # its import may fail, and then says why

        found = _Installed(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except (ImportError, RuntimeError) as error:
        raise EngineError(f"espeak-ng is not installed as it should be: {error}", _INSTALL_AGAIN) from error
    for path in _damaged():
        raise EngineError(f"espeak-ng's file {path} is missing or damaged", _INSTALL_AGAIN)
    return found


def _damaged() -> Iterator[Path]:
    """The package's files that have not the size their list gives (a distribution's own package may have no list)."""
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError:
        return
    for name, _, size in csv.reader((package.read_text("RECORD") or "").splitlines()):
        path = Path(str(package.locate_file(name)))
        if size and not (path.is_file() and path.stat().st_size == int(size)):
            yield path


@contextmanager
def _short(data: str) -> Iterator[str]:
    """The data folder by a name that espeak-ng can hold: its own, or a link to it while a text is spoken."""
    if len(os.fsencode(data)) <= LONGEST_PATH:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="audiobuild-") as folder:
        link = Path(folder, "espeak-ng-data")
        if len(os.fsencode(link)) > LONGEST_PATH:
            raise EngineError(
                f"espeak-ng's data folder has too long a name, and so has the temporary folder: {data}",
                f"set TMPDIR to a folder of fewer than {LONGEST_PATH - 40} characters",
            )
        link.symlink_to(data)
        yield str(link)
