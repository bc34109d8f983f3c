"""The first audiobuild.toml: every field of the show, commented."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.podcast.show import EXAMPLES, REQUIRED, show
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

QUESTIONS = MappingProxyType(
    {
        "title": "The show's name",
        "description": "Description, one or two sentences",
        "author": "Author or publisher",
        "email": "E-mail address for directories (public in the feed)",
        "base_url": "URL of the published folder (https://…)",
        "category": "Category, for example News > Daily News",
        "link": "The show's web page, if any (https://…)",
        "cover": "Cover image, if any (square, 1400 to 3000 pixels)",
    }
)
"""Questions that `audiobuild init` asks on a terminal."""

_COMMENTS = MappingProxyType(
    {
        "title": "Name of the show.",
        "description": "Description, at most 4,000 bytes.",
        "author": "Author or publisher.",
        "email": "Directories confirm ownership of the show by this address. It is public in the feed.",
        "base_url": "URL of the folder that contains feed.xml.",
        "category": 'Category > subcategory, or several: ["News > Politics", "History"].',
        "link": "The show's web page (default: base_url).",
        "language": "de, de-AT or de-CH.",
        "cover": "Square JPEG or PNG of 1400 to 3000 pixels, RGB, at most 512 KB; relative to this file.",
        "explicit": "Whether it is unsuitable for children.",
        "license": "Licence of the episodes, as an SPDX identifier.",
        "subscribe": "Addresses of the show in apps and directories, for buttons on its page.",
        "timezone": "Time zone of publication dates; an article that states only a day is dated 6:00.",
    }
)

_HEAD = """\
# Settings for audiobuild in this folder. Command-line options take precedence.
# Every option of `audiobuild make --help` can be set here, for example:
# engine = "espeak"
# disclosure = true    # start each episode with a sentence that discloses the synthetic voice
"""

_TABLE = """
# The podcast to which `audiobuild publish` adds episodes.
[show]
"""


def toml(values: Mapping[str, object], before: str = _HEAD) -> str:
    """Render audiobuild.toml; a field without a value is commented out, with an example.

    Args:
        values: values by the names of `show.EXAMPLES`; text or booleans.
        before: text of the file before the `[show]` table.
    """
    return before.rstrip("\n") + "\n" + _TABLE + "\n".join(_lines(values)) + "\n"


def existing_settings(path: Path) -> str:
    """Return the text of an existing file to which `[show]` can be added; empty if there is no file.

    Raises:
        SettingsError: the file cannot be read, or has a `[show]` table already.
    """
    try:
        text = path.read_text(encoding="utf-8")
        settings = tomllib.loads(text)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}", "choose another file with --output") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}", "fix it, or overwrite it with --force") from error
    if "show" in settings:
        raise SettingsError(f"{path} already has a [show] table", "edit it, or overwrite the file with --force")
    return text


def missing(values: Mapping[str, object]) -> tuple[str, ...]:
    """Return the required fields that have no value."""
    return tuple(name for name in REQUIRED if not values.get(name))


def check(name: str, value: object) -> None:
    """Check the value of one field; an empty value is accepted as missing.

    Raises:
        SettingsError: the value is invalid; the hint is an example.
    """
    if value == "":
        return
    valid = {"title": "-", "description": "-", "author": "-", "email": "a@b.de", "base_url": "https://b.de/"}
    show({**valid, "category": "News", name: value}, Path())


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for name, example in EXAMPLES.items():
        value = values.get(name, "")
        yield f"# {_COMMENTS[name]}"
        if value == "" and name in ("explicit", "language", "timezone"):
            yield f"{name} = {example}"
        else:
            yield f"{name} = {_toml_value(value)}" if value != "" else f"# {name} = {example}"


def _toml_value(value: object) -> str:
    """Format a value in TOML, whose strings on one line are written as in JSON."""
    return json.dumps(one_line(value) if isinstance(value, str) else value, ensure_ascii=False)
