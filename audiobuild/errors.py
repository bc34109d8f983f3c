"""Errors for the user: what is wrong, where, and what to do next."""

from __future__ import annotations

import errno

REPORT = "https://github.com/audiobuild/audiobuild/issues"
_EXHAUSTED = frozenset({errno.EAGAIN, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC, errno.EDQUOT})
"""Errors of the operating system that are due to the machine's state, whatever the code did."""


class AudiobuildError(Exception):
    """An error that ends a command with exit code 1.

    It is raised where a fault is found. The command line prints ``message`` and ``hint`` on a single line.

    Args:
        message: what is wrong, and where (file, line or sentence), without a full stop.
        hint: what to do next, without a full stop; empty if nothing can be done.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[AudiobuildError], tuple[str, str]]:
        """Keep the hint when the error is sent to another process."""
        return type(self), (self.message, self.hint)

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class SourceError(AudiobuildError):
    """The source cannot be read, or contains nothing to narrate."""


class SettingsError(AudiobuildError):
    """An option, an environment variable or a line of audiobuild.toml is invalid."""


class UsageError(SettingsError):
    """An option on the command line has an invalid value; it ends a command with exit code 2."""


class EngineError(AudiobuildError):
    """An engine is unavailable, or synthesis failed."""


class ServiceError(EngineError):
    """An online engine failed after all retries; `auto` falls back to an offline one."""


class SoundError(AudiobuildError):
    """Sound cannot be decoded, joined or encoded."""


class OutputError(AudiobuildError):
    """A result cannot be written; earlier files are unchanged."""


def extra_hint(extra: str) -> str:
    """Return the hint to install an extra, in quotes that all shells know, those of Windows among them."""
    return f'run: pip install "audiobuild[{extra}]"'


def user_error(error: BaseException) -> AudiobuildError:
    """Return the error that is shown for any other: the error itself, if it is meant for the user."""
    if isinstance(error, AudiobuildError):
        return error
    if isinstance(error, MemoryError):
        return AudiobuildError("the machine is out of memory", "end other programs, then run the same command again")
    if isinstance(error, OSError) and error.errno in _EXHAUSTED:
        place = f" ({error.filename})" if error.filename else ""
        message = f"the system is out of resources: {error.strerror}{place}"
        return AudiobuildError(message, "end other programs or free disk space, then run the same command again")
    message = f"internal error ({type(error).__name__}: {error})"
    return AudiobuildError(message, f"please report it at {REPORT} with the output of --debug")
