"""The main loop of a worker process, and the format of the messages between it and its parent.

A request is its length and its fields, separated by NUL. A response is a sequence of parts, each with kind and length.
"""

from __future__ import annotations

import struct
import sys
from importlib import import_module

TYPE_CHECKING = False  # importing typing would take half of the start, and 2 MB
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO, Protocol

    class Synthesiser(Protocol):
        """A native text-to-speech library in its process."""

        def speak(self, fields: Sequence[str], write: Callable[[bytes], object]) -> bool:
            """Write the sound for a request; return whether the process can take another one."""
            ...


LENGTH = struct.Struct("<I")
"""Header of a request: number of bytes that follow."""
PART = struct.Struct("<BI")
"""Header of a part of a response: kind, and number of bytes that follow."""
SOUND, END, LAST, ERROR = range(4)
"""Kinds of parts: sound; the end of a response; the end, after which the process exits; an error message."""


class SynthesisError(Exception):
    """The library cannot speak a text; becomes an `EngineError` in the parent."""


def packed(fields: Sequence[str]) -> bytes:
    """Encode a request; no field may contain NUL."""
    data = "\0".join(fields).encode()
    return LENGTH.pack(len(data)) + data


def unpacked(data: bytes) -> list[str]:
    """Decode a request without its length."""
    return data.decode().split("\0")


def serve(requests: IO[bytes], responses: IO[bytes], synthesiser: Synthesiser) -> None:
    """Respond to requests until there are no more, or the library must not be used again."""

    def write(sound: bytes) -> None:
        try:
            responses.write(PART.pack(SOUND, len(sound)) + sound)
        except OSError as error:  # how much has arrived is unknown: the parent must see the end of the stream
            raise SystemExit(1) from error

    alive = True
    while alive and (head := requests.read(LENGTH.size)):
        try:
            alive = synthesiser.speak(unpacked(requests.read(*LENGTH.unpack(head))), write)
            responses.write(PART.pack(END if alive else LAST, 0))
        except SynthesisError as error:
            message = str(error).encode()
            responses.write(PART.pack(ERROR, len(message)) + message)
        responses.flush()


class BrokenSynthesiser:
    """Stands for a library that cannot be loaded: it answers every request with the reason."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def speak(self, fields: Sequence[str], write: Callable[[bytes], object]) -> bool:
        """Raise a `SynthesisError`."""
        del fields, write
        raise SynthesisError(self._reason)


def main() -> None:
    """Run the worker that the command line names: a module of this package, then arguments of its `Synthesiser`."""
    name, *arguments = sys.argv[1:]
    engine = import_module(f"{__package__}.{name}")
    synthesiser: Synthesiser
    try:
        synthesiser = engine.Synthesiser(*arguments)
    except (AttributeError, ImportError, OSError) as error:  # such as a library built for another system
        synthesiser = BrokenSynthesiser(f"cannot load engine {name}: {error}")
    serve(sys.stdin.buffer, sys.stdout.buffer, synthesiser)
