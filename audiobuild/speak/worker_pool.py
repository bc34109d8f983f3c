"""The parent's side of worker processes: a pool that starts, uses, replaces and ends them."""

from __future__ import annotations

import os
import struct
import sys
import threading
import weakref
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from queue import LifoQueue
from typing import IO, TYPE_CHECKING

from audiobuild.errors import EngineError
from audiobuild.speak.workers import main

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

ISOLATED = ("-I", "-S")
"""Options of Python: neither the user's settings nor installed packages, so that a worker starts in 10 ms."""
WITH_PACKAGES = ("-P",)
"""Options for workers that need installed packages; modules in the current folder do not replace them."""
PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from workers.main import main; del sys.path[0]; main()"
"""Runs `workers.main` without importing audiobuild; its arguments are this folder, the worker and its arguments."""


class WorkerPool:
    """Worker processes of one engine, started when first needed. May be used from several threads, and after a fork.

    Args:
        engine: name of the worker's module in `workers`.
        arguments: returns the arguments of its `Synthesiser`; called when the first process starts.
        size: maximum number of processes.
        title: name of the library, for messages.
        hint: what to do if it is broken.
        python: options of the interpreter.
    """

    def __init__(
        self,
        engine: str,
        arguments: Callable[[], Sequence[str]],
        *,
        size: int,
        title: str,
        hint: str,
        python: Sequence[str] = ISOLATED,
    ) -> None:
        self._new_worker = partial(_Worker, engine, arguments, title, hint, python)
        self._size = size
        self._lock = threading.Lock()
        self._owner: int | None = None
        """The process that the workers belong to."""
        self._workers: tuple[_Worker, ...] = ()
        self._idle: LifoQueue[_Worker] = LifoQueue()  # last in, first out: started workers are used first

    def speak(self, *fields: str) -> bytes:
        """Return the sound for a request, from the first worker that is idle.

        Args:
            fields: the request, the text first; without NUL.

        Raises:
            EngineError: the library cannot speak the text, or it crashed.
        """
        queue = self._idle_workers()
        idle = queue.get()
        try:
            return idle.speak(fields)
        finally:
            queue.put(idle)

    def close(self) -> None:
        """End all processes; a later request starts new ones."""
        for one in self._workers:
            one.end()

    def _idle_workers(self) -> LifoQueue[_Worker]:
        """Return the workers that wait for a request; after a fork new ones, since the others are the parent's."""
        with self._lock:
            if self._owner != os.getpid():
                self._workers = tuple(self._new_worker() for _ in range(self._size))
                self._idle = LifoQueue()
                for worker in self._workers:
                    self._idle.put(worker)
                self._owner = os.getpid()
            return self._idle


class _Worker:
    """A slot of the pool: a process that is replaced whenever it ends."""

    def __init__(
        self,
        engine: str,
        arguments: Callable[[], Sequence[str]],
        title: str,
        hint: str,
        python: Sequence[str] = ISOLATED,
    ) -> None:
        self._python = python
        self._engine = engine
        self._arguments = arguments
        self._title = title
        self._hint = hint
        self._process: subprocess.Popen[bytes] | None = None
        self._finalizer: weakref.finalize[..., _Worker] | None = None

    def speak(self, fields: Sequence[str]) -> bytes:
        process = self._process or self._start()
        try:
            sound, alive = self._exchange(process, fields)
        except BaseException:  # such as Ctrl-C within a response: where the next one starts is unknown
            self.end()
            raise
        if not alive:
            self.end()
            self._start()  # its start overlaps with the work on this sound
        return sound

    def end(self) -> None:
        if self._finalizer is not None:
            self._finalizer()
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        import subprocess

        command = [
            sys.executable,
            *self._python,
            "-c",
            PROGRAM,
            str(Path(__file__).parent),
            self._engine,
            *self._arguments(),
        ]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Ctrl-C must reach the parent only, which then ends its workers.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        except OSError as error:
            raise EngineError(f"cannot start a process for {self._title}: {error}") from error
        self._finalizer = weakref.finalize(self, _end, self._process, os.getpid())
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], fields: Sequence[str]) -> tuple[bytes, bool]:
        """Return the sound, and whether the process can take another request."""
        requests, responses = process.stdin, process.stdout
        assert requests is not None  # noqa: S101  # started with both pipes
        assert responses is not None  # noqa: S101
        sound = BytesIO()  # returns its content without a copy
        try:
            requests.write(main.packed(fields))
            requests.flush()
            while True:
                kind, data = _part(responses)
                if kind == main.ERROR:
                    raise EngineError(data.decode(errors="replace"), self._hint)
                if kind != main.SOUND:
                    return sound.getvalue(), kind == main.END
                sound.write(data)
        except (OSError, struct.error) as error:
            raise EngineError(f"{self._title} crashed while speaking {fields[0]!r}", self._hint) from error


def _part(responses: IO[bytes]) -> tuple[int, bytes]:
    """Read a part of a response; raises `struct.error` at the end of the stream."""
    kind, size = main.PART.unpack(responses.read(main.PART.size))
    data = responses.read(size)
    if len(data) < size:
        raise struct.error(f"{len(data)} of {size} bytes")
    return kind, data


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    with suppress(BrokenPipeError), process:  # closes both pipes, and waits
        if os.getpid() == owner:  # a fork has its parent's pipes, but not its children
            process.kill()
