"""Completion of values in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer  # noqa: TC002  # Typer evaluates the annotations

if TYPE_CHECKING:
    from collections.abc import Callable


def values(choices: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Return a function that completes one of some fixed values."""

    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


def engine_names(incomplete: str) -> list[str]:
    """Return the engines whose names begin with what was typed."""
    from audiobuild import speak

    return values(speak.available())(incomplete)


def format_names(incomplete: str) -> list[str]:
    """Return the formats whose names begin with what was typed."""
    from audiobuild.readers.formats import format_names as installed

    return values(installed())(incomplete)


def voice_names(context: typer.Context, incomplete: str) -> list[str]:
    """Return the voices of the engine that was typed, or of all, whose names begin with what was typed."""
    from audiobuild import speak
    from audiobuild.errors import AudiobuildError

    names: dict[str, None] = {}
    typed = context.params.get("engine")
    for engine in (typed,) if typed in speak.available() else speak.available():
        try:
            names |= dict.fromkeys(voice.name for voice in speak.voices_of(engine))
        except AudiobuildError:  # a broken engine has no voices to offer
            continue
    return values(tuple(names))(incomplete)
