"""What can go wrong, said for people: what, where, and what to do next."""


class AudiobuildError(Exception):
    """Anything that ends a command with exit code 1.

    Raised where the trouble is seen, caught once, in the command line, which prints
    ``message`` and, where there is one, ``hint`` on a single line.

    Args:
        message: what is wrong and where (file, line or sentence), without a full stop.
        hint: what to do next, without a full stop; empty where nothing can be done.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class SourceError(AudiobuildError):
    """The source can't be read, or holds nothing to narrate."""


class SettingsError(AudiobuildError):
    """An option, an environment variable or a line of audiobuild.toml makes no sense."""


class EngineError(AudiobuildError):
    """A voice can't be had, or did not speak."""


class ServiceError(EngineError):
    """An online voice did not answer rightly, after every polite retry; `auto` then takes the built-in one."""


class SoundError(AudiobuildError):
    """Sound can't be decoded, joined or encoded."""


class OutputError(AudiobuildError):
    """A result can't be written; what stood there before still stands."""
