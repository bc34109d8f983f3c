"""Where settings come from: command-line options over environment variables over audiobuild.toml over defaults."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiobuild import options
from audiobuild.errors import SettingsError, UsageError
from audiobuild.settings import OPTIONS, Settings, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "audiobuild.toml"
PREFIX = "AUDIOBUILD_"
OTHER_VARIABLES = frozenset({"AUDIOBUILD_CACHE", "AUDIOBUILD_PRIVATE_ADDRESSES"})
"""Environment variables that are not settings: the place of the cache, and whether private addresses are read."""


def load(values: Mapping[str, Any], environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Combine the settings for one command from all layers.

    Args:
        values: options of the command line by setting; None for those that are not given.
        environment: environment variables (AUDIOBUILD_ENGINE, ...); lists are separated by commas.
        file: a TOML file; by default audiobuild.toml in the current folder, if it exists. Paths in it are relative to
            its folder.

    Raises:
        SettingsError: the file cannot be read, or a name or value in it or in the environment is invalid.
        UsageError: the value of an option is invalid.
    """
    settings = Settings()
    path = file or Path(FILE)
    if file or path.is_file():
        settings = _with(settings, _as_defaults(_from_file(path)), f"in {path}")
    for name in (name for name, declared in OPTIONS.items() if "environment" in declared.layers):
        variable = PREFIX + name.upper()
        if environment.get(variable):
            settings = _with(settings, _as_defaults({name: environment[variable]}), f"in the variable {variable}")
    given = {name: value for name, value in values.items() if value is not None}
    try:
        return _with(settings, given, "")
    except SettingsError as error:
        raise UsageError(error.message, error.hint) from error


def unknown_variables(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return messages about environment variables that look like settings but are unknown."""
    settings = [name.upper() for name, declared in OPTIONS.items() if "environment" in declared.layers]
    known = (*settings, *(name.removeprefix(PREFIX) for name in OTHER_VARIABLES))
    messages = []
    for variable in sorted(environment):
        name = variable.removeprefix(PREFIX)  # the prefix alone would make all names alike
        if name != variable and name not in known:
            close = options.closest(name, known)
            hint = f"did you mean {PREFIX + close!r}?" if close else "it is ignored"
            messages.append(f"unknown environment variable {variable}; {hint}")
    return tuple(messages)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}", "check --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}", "fix that line") from error
    for name, value in values.items():
        if name in OPTIONS and OPTIONS[name].is_path and isinstance(value, str):
            values[name] = str(path.parent / Path(value).expanduser())
    show = values.get("show")
    if isinstance(show, dict) and isinstance(show.get("cover"), str) and show["cover"]:
        values["show"] = show | {"cover": str((path.parent / Path(show["cover"]).expanduser()).absolute())}
    return values


def _as_defaults(values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn an author in the configuration into the default, over which the article's own takes precedence."""
    return {"default_author" if name == "author" else name: value for name, value in values.items()}


def _with(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    for name in values:
        if name not in OPTIONS:
            known = ", ".join(name for name, declared in OPTIONS.items() if declared.layers)
            hint = options.suggestion(name, OPTIONS) or f"known settings: {known}"
            raise SettingsError(f"unknown setting {name!r} {where}".rstrip(), hint)
    converted: dict[str, Any] = {name: parsed(name, OPTIONS[name], value, where) for name, value in values.items()}
    return replace(settings, **converted)
