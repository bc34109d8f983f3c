"""What all commands share: the options declared in `Settings`, --debug, errors and exit codes."""

from __future__ import annotations

import inspect
import os
import sys
import unicodedata
from functools import wraps
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperCommand

from audiobuild.cli import completion
from audiobuild.configuration import load, unknown_variables
from audiobuild.errors import UsageError, user_error
from audiobuild.lazy_regex import lazy_regex
from audiobuild.settings import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audiobuild.options import Option
    from audiobuild.settings import Settings

BUILD_SETTINGS = tuple(name for name, declared in OPTIONS.items() if "options" in declared.layers)
"""Settings that are options of every command that builds."""
SCRIPT_SETTINGS = tuple(name for name in BUILD_SETTINGS if OPTIONS[name].for_script)
"""Settings that are options of the command that shows a script."""

COMPLETIONS: dict[str, Callable[..., list[str]]] = {
    "engine": completion.engine_names,
    "voice": completion.voice_names,
    "quote_voice": completion.voice_names,
    "question_voice": completion.voice_names,
}
"""Completion of settings whose values are not fixed."""

FAILED = 1
WRONG_USAGE = 2
"""The exit code of Click, and of ours for the invalid value of an option."""
INTERRUPTED = 130
"""128 plus the number of SIGINT, the convention of shells."""
_URL = lazy_regex(r"([a-z][a-z0-9+.-]+):[/\\]+(.*)")
"""A URL as it is spelt after Path has removed a slash; drives have one letter only."""
_CONTROLS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode's categories of controls, formats, surrogates and separators of lines."""


def command(*settings: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Turn a function into a command.

    Its errors become one line on standard error and exit code 1, or 2 if the value of an option is invalid; with
    ``--debug`` they keep their traceback.

    Args:
        settings: names of settings that are options of the command; the function receives those that are given on the
            command line as `given`, a dictionary, which `combined` combines with the other layers.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(**arguments: Any) -> None:
            debug = arguments.pop("debug")
            if settings:
                arguments["given"] = {name: arguments.pop(name) for name in settings}
            try:
                _refuse_urls(arguments)
                function(**arguments)
            except (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError):
                raise
            except KeyboardInterrupt as interruption:
                typer.echo("audiobuild: interrupted; run the same command again to resume", err=True)
                raise typer.Exit(INTERRUPTED) from interruption
            except Exception as error:
                if debug:
                    raise
                print_error(error)
                raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else FAILED) from error

        parameters = _parameters(function, settings)
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # functions may have one
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate


def combined(given: dict[str, Any], config: Path | None) -> Settings:
    """Combine options with the environment, the configuration file and the defaults.

    Raises:
        SettingsError: a name or value in the environment or in the configuration file is invalid.
        UsageError: the value of an option is invalid.
    """
    for message in unknown_variables(os.environ):
        print_note(f"warning: {message}")
    return load(given, os.environ, config)


def _refuse_urls(arguments: dict[str, Any]) -> None:
    """Check that no path is a URL, which Path would turn into a path that does not exist.

    Raises:
        UsageError: one is.
    """
    for value in arguments.values():
        for path in value if isinstance(value, list) else [value]:
            if isinstance(path, PurePath) and (url := _URL.match(str(path))):
                message = f"cannot open {url[1]}://{url[2]}: URLs are not supported here"
                raise UsageError(message, "copy it to this machine first")


def print_error(error: Exception) -> None:
    """Print an error to standard error, on one line."""
    print_note(" ".join(str(user_error(error)).split()))


def print_note(message: str) -> None:
    """Print a message to standard error."""
    typer.echo(f"audiobuild: {printable(message)}", err=True)


def printable(text: str) -> str:
    r"""Escape what would change the terminal or the line: controls and marks of direction, as in ``\x1b``.

    They may come from the names of files and from the tags of foreign ones.
    """
    return "".join(
        sign.encode("unicode_escape").decode() if unicodedata.category(sign) in _CONTROLS else sign for sign in text
    )


def _parameters(function: Callable[..., None], settings: tuple[str, ...]) -> list[inspect.Parameter]:
    """Return the parameters of a command: those of its function, the declared settings, and --debug."""
    own = [
        parameter
        for parameter in inspect.signature(function, eval_str=True).parameters.values()
        if parameter.name != "given"
    ]
    declared = [_keyword(name, _annotation(name, OPTIONS[name]), None) for name in settings]
    debug = _keyword("debug", Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")], False)  # noqa: FBT003
    return [*own, *declared, debug]


def _keyword(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _annotation(name: str, declared: Option) -> object:
    """Return the type of a setting on the command line, with its flags and help, as Typer reads them."""
    flag = f"--{name.replace('_', '-')}"
    flags = declared.flags if declared.kind is bool else (*declared.flags, flag)
    return Annotated[
        {str: str | None, bool: bool | None, list: list[str] | None}[declared.kind],
        typer.Option(
            *flags,
            metavar=None if declared.kind is bool else declared.metavar,
            help=declared.help,
            rich_help_panel=declared.panel,
            show_default=False,
            autocompletion=_completion(name, declared),
        ),
    ]


def _completion(name: str, declared: Option) -> Callable[..., list[str]] | None:
    if declared.choices:
        return completion.values(declared.choices)
    return COMPLETIONS.get(name)


class GroupedCommand(TyperCommand):
    """A command whose help lists the options under headings, without rich, which takes 100 ms to import."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # Typer's own types are private
        """Write the options, grouped by `Option.panel`."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if parameter.param_type_name == "argument" and record:
                groups.setdefault("Arguments", []).append((parameter.metavar or parameter.name, record[1]))
            elif record:
                heading = getattr(parameter, "rich_help_panel", None) or "Options"
                groups.setdefault(heading, []).append(record)
        for heading, records in groups.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def configure_streams() -> None:
    """Keep redirected output from failing: write "?" for characters that the encoding lacks; on Windows, write UTF-8.

    File names that are not valid UTF-8 are written as they are. Output to a stream that the shell closed is discarded.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):  # replaced by a test
            continue
        windows = sys.platform == "win32" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ
        encoding = "utf-8" if windows else stream.encoding
        stream.reconfigure(encoding=encoding, errors="surrogateescape" if "utf-8" in encoding.lower() else "replace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # closed at the end of the process
