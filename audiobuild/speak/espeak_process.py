"""The processes in which espeak-ng speaks: one for every few cores, each started when it is first needed."""

from __future__ import annotations

import csv
import os
import struct
import subprocess
import sys
import weakref
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from queue import LifoQueue
from typing import IO, TYPE_CHECKING, NamedTuple

from audiobuild.errors import EngineError
from audiobuild.speak import espeak_library
from audiobuild.speak.espeak_library import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.speak.espeak_library import Request

PACKAGE = "espeakng-loader"
FED = 4
"""Cores that one process keeps busy: it speaks as quickly as four of them join and encode."""
_INSTALL_AGAIN = f"install it again: pip install --force-reinstall {PACKAGE}"


class Speakers:
    """Whoever is free speaks; may be used from several threads, who wait for one another where they must."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._all = tuple(_Speaker() for _ in range(1 + (os.cpu_count() or 1) // FED))
        self._free: LifoQueue[_Speaker] = LifoQueue()  # so those that are started already come first
        for speaker in self._all:
            self._free.put(speaker)

    def speak(self, wish: Request) -> bytes:
        """Signed 16-bit little-endian mono samples, the same for the same wish, whatever came before.

        Raises:
            EngineError: the library or its data are missing or broken.
        """
        speaker = self._free.get()
        try:
            return speaker.speak(wish)
        finally:
            self._free.put(speaker)

    def close(self) -> None:
        """End every process; a later call starts it again."""
        for speaker in self._all:
            speaker.end()


class _Speaker:
    """A process that speaks one text after the other."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: weakref.finalize[..., _Speaker] | None = None

    def speak(self, wish: Request) -> bytes:
        if self._process is None:
            self._process = _started()
            self._ending = weakref.finalize(self, _end, self._process, os.getpid())
        try:
            return _asked(self._process, wish)
        except BaseException:  # Ctrl-C in the middle of an answer: nobody could tell where the next one begins
            self.end()
            raise

    def end(self) -> None:
        if self._ending is not None:
            self._ending()
        self._process = None


class _Installed(NamedTuple):
    library: str
    data: str


def version() -> str:
    """The library's own version, as in ``1.52.0``.

    Raises:
        EngineError: the library can't be loaded.
    """
    try:
        return espeak_library.version(_installed().library)
    except OSError as error:
        raise EngineError(f"espeak-ng's library can't be loaded: {error}", _INSTALL_AGAIN) from error


def _started() -> subprocess.Popen[bytes]:
    found = _installed()
    # Neither the user's settings of Python nor installed packages: it starts in 10 ms.
    command = [sys.executable, "-I", "-S", espeak_library.__file__, found.library, found.data]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        # In a session of its own: Ctrl-C is for us to hear, and to end it.
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True)
    except OSError as error:
        raise EngineError(f"no process can be started for espeak-ng: {error}") from error


def _asked(process: subprocess.Popen[bytes], wish: Request) -> bytes:
    wishes, answers = process.stdin, process.stdout
    assert wishes is not None  # noqa: S101  # it was started with both
    assert answers is not None  # noqa: S101
    sound = BytesIO()  # hands out what it holds without a copy
    try:
        wishes.write(espeak_library.packed(wish))
        wishes.flush()
        while part := _part(answers):
            sound.write(part)
    except (OSError, struct.error) as error:
        raise EngineError(f"espeak-ng broke off at {wish[0]!r}", _INSTALL_AGAIN) from error
    return sound.getvalue()


def _part(answers: IO[bytes]) -> bytes:
    """The next part of an answer; nothing at its end. Behind one that is cut off there is none: `struct.error`."""
    good, size = ANSWER.unpack(answers.read(ANSWER.size))
    part = answers.read(size)
    if not good:
        raise EngineError(part.decode(errors="replace"), _INSTALL_AGAIN)
    return part


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    with suppress(BrokenPipeError), process:  # which closes both pipes, and waits
        if os.getpid() == owner:  # a fork has its parent's pipes, but not its children
            process.kill()


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
