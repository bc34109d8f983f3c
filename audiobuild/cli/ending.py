"""How a command ends when it does not end well: one line on standard error, and the right exit code."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import typer

from audiobuild.errors import AudiobuildError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")

FAILED = 1
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""


def ending(command: Callable[P, None]) -> Callable[P, None]:
    """A command whose errors are told and whose interruption says how to go on.

    With ``--debug`` an error keeps its traceback.
    """

    @wraps(command)
    def ended(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except AudiobuildError as error:
            if kwargs.get("debug"):
                raise
            typer.echo(f"audiobuild: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as interruption:
            typer.echo("audiobuild: interrupted; the same command goes on where it stopped", err=True)
            raise typer.Exit(INTERRUPTED) from interruption

    return ended
