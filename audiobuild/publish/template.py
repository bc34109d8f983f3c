"""audiobuild.toml as it is first written: every field of the show, each with what it is for."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError
from audiobuild.publish.show import EXAMPLES, REQUIRED, show
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

QUESTIONS = MappingProxyType(
    {
        "title": "The show's name",
        "description": "What it is about, in a sentence or two",
        "author": "Who is responsible for it",
        "email": "An e-mail address for directories (it stands in the feed)",
        "base_url": "Where the folder will be served (https://…)",
        "category": "Category, for example News > Daily News",
        "link": "The show's own page, if it has one (https://…)",
        "cover": "Its picture, if there is one yet (square, 1400 to 3000 pixels)",
    }
)
"""What is asked on a terminal."""

_COMMENTS = MappingProxyType(
    {
        "title": "The show's name, as apps list it.",
        "description": "What it is about; at most 4,000 bytes.",
        "author": "Who is responsible for it.",
        "email": "Where directories write to when the show is claimed. It stands in the feed, for everybody to read.",
        "base_url": "The address of the folder that holds feed.xml. Episodes keep their identity if it changes later.",
        "category": 'As directories list them; a subcategory after >, several: ["News > Politics", "History"].',
        "link": "The show's own page; base_url if there is none.",
        "language": "de, de-AT or de-CH.",
        "cover": "A square JPEG or PNG of 1400 to 3000 pixels, RGB, at most 512 KB; beside this file.",
        "explicit": "Is it unfit for children?",
        "timezone": "Whose clocks date the episodes; an article that states a day only counts from 6:00 there.",
    }
)

_HEAD = """\
# What audiobuild does by itself in this folder. Command-line options win over it.
# Every setting of `audiobuild make --help` can stand here, for example:
# engine = "espeak"
# disclosure = true    # say at the start of each episode that the voice is synthetic
"""

_TABLE = """
# The podcast that `audiobuild publish` puts episodes into.
[show]
"""


def toml(values: Mapping[str, object], before: str = _HEAD) -> str:
    """The file's text; a field without a value is commented out, with an example.

    Args:
        values: by the names of `show.EXAMPLES`; text or true and false.
        before: what the file says already.
    """
    return before.rstrip("\n") + "\n" + _TABLE + "\n".join(_lines(values)) + "\n"


def kept(path: Path) -> str:
    """What a file says already that has no `[show]` yet, so that one can be added to it; empty where there is none.

    Raises:
        SettingsError: it can't be read, or has a show.
    """
    try:
        text = path.read_text(encoding="utf-8")
        told = tomllib.loads(text)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"{path} can't be read: {error.strerror}", "choose another with --output") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not right TOML: {error}", "mend it, or write over it with --force") from error
    if "show" in told:
        raise SettingsError(f"{path} has a show already", "edit it, or write a new file over it with --force")
    return text


def missing(values: Mapping[str, object]) -> tuple[str, ...]:
    """The fields that a show must have and that are not among the values."""
    return tuple(name for name in REQUIRED if not values.get(name))


def check(name: str, value: object) -> None:
    """See whether a value makes sense; an empty one is no value yet.

    Raises:
        SettingsError: it makes none; the hint is what could stand there.
    """
    if value == "":
        return
    sound = {"title": "-", "description": "-", "author": "-", "email": "a@b.de", "base_url": "https://b.de/"}
    show({**sound, "category": "News", name: value}, Path())


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for name, example in EXAMPLES.items():
        value = values.get(name, "")
        yield f"# {_COMMENTS[name]}"
        if value == "" and name in ("explicit", "language", "timezone"):
            yield f"{name} = {example}"
        else:
            yield f"{name} = {_written(value)}" if value != "" else f"# {name} = {example}"


def _written(value: object) -> str:
    """A value as TOML writes it: JSON's way is TOML's too, for one line of text."""
    return json.dumps(one_line(value) if isinstance(value, str) else value, ensure_ascii=False)
