"""Settings: command-line options over environment variables over audiobuild.toml over defaults.

Each option is declared once, as a field of `Settings`. The command line, the configuration file, the environment, the
build key and the reference in the documentation are derived from these declarations. (pydantic-settings was considered:
it takes ten times as long to import as this module, and its messages name neither the file nor a remedy.)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping  # noqa: TC003  # the types of a dataclass's fields are read at run time
from dataclasses import Field, dataclass, fields, replace
from pathlib import Path
from typing import Any

from audiobuild import options
from audiobuild.errors import SettingsError
from audiobuild.model import Speaker
from audiobuild.options import Option, option
from audiobuild.outputs import AUDIO, MP3, ON_REQUEST, WRITERS

FILE = "audiobuild.toml"
PREFIX = "AUDIOBUILD_"
OTHER_VARIABLES = frozenset({"AUDIOBUILD_CACHE", "AUDIOBUILD_PRIVATE_ADDRESSES"})
"""Environment variables that are not settings: the place of the cache, and whether private addresses are read."""

CHAPTERS = ("auto", "headings", "paragraphs", "none")
BOILERPLATE = ("skip", "read")
READABLE = ("caption", "teaser", "date", "agency", "footnote", "boilerplate", "code-notice", "link")
"""Roles that are only read on request, and words in place of code ("Programmcode ausgelassen") and addresses."""
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""Kilobits per second that MPEG-1 layer III defines."""

ANNOUNCEMENT_FIELDS = ("title", "author", "date", "show", "season", "episode")
"""Fields of the templates of a spoken intro and outro."""

VOICE = "Voice"
ARTICLE = "Article"
READING = "Reading"
SOUND = "Sound"
OUTPUT = "Output"


def _pauses(value: object) -> dict[str, object]:
    values = options.table(value)
    if values:
        from audiobuild.german.prosody.pauses import Pauses  # noqa: PLC0415  # not for --help

        Pauses.from_mapping(values)
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that shapes an episode. Values are validated and converted however they are given.

    Raises:
        SettingsError: a value is invalid.
    """

    engine: str = option(
        "auto",
        options.text,
        "TTS engine: auto (default), gtts, espeak, or an installed plug-in.",
        metavar="NAME",
        flags=("-e",),
        panel=VOICE,
        affects_files=False,
    )
    voice: str | None = option(
        None,
        options.optional(options.text),
        "Voice of the engine (see `audiobuild voices`).",
        metavar="NAME",
        panel=VOICE,
        affects_files=False,
    )
    quote_voice: str | None = option(
        None,
        options.optional(options.text),
        "A second voice of the same engine, for full quotations.",
        metavar="NAME",
        panel=VOICE,
        affects_files=False,
    )
    question_voice: str | None = option(
        None,
        options.optional(options.text),
        "A second voice of the same engine, for the questions of an interview.",
        metavar="NAME",
        panel=VOICE,
        affects_files=False,
    )
    speed: float = option(1.0, options.positive, "Speaking rate (1.0 = normal).", metavar="FACTOR", panel=VOICE)
    lexicon: Path | None = option(
        None,
        options.optional(options.path),
        "Lexicon: words with their spoken form (TSV or TOML).",
        metavar="FILE",
        panel=VOICE,
        is_path=True,
    )
    disclosure: bool = option(
        False,  # noqa: FBT003  # the default
        options.boolean,
        "Say at the start that the voice is synthetic.",
        flags=("--disclosure/--no-disclosure",),
        kind=bool,
        panel=VOICE,
    )
    title: str = option("", options.text, "Title, instead of the article's own.", panel=ARTICLE)
    author: str = option(
        "",
        options.authors,
        "Author, instead of the article's own. In audiobuild.toml: the author of articles that name none.",
        metavar="NAME",
        panel=ARTICLE,
    )
    default_author: str = option(
        "", options.authors, "Author of articles that name none.", panel=ARTICLE, layers=frozenset()
    )
    published: str = option(
        "",
        options.published,
        "Publication date: 2026-11-26, with a time, or 26.11.2026.",
        metavar="DATE",
        panel=ARTICLE,
    )
    link: str = option("", options.text, "Web address of the article.", metavar="URL", panel=ARTICLE)
    cover: Path | None = option(
        None, options.optional(options.path), "Cover image (JPEG or PNG).", metavar="FILE", panel=ARTICLE, is_path=True
    )
    chapters: str = option(
        "auto",
        options.one_of(CHAPTERS),
        "Where chapters begin: auto (default), headings, paragraphs, or none for a single chapter.",
        metavar="WHERE",
        panel=READING,
        choices=CHAPTERS,
    )
    boilerplate: str = option(
        "skip",
        options.one_of(BOILERPLATE),
        "Legal notices: skip (default) or read.",
        metavar="WHAT",
        panel=READING,
        choices=BOILERPLATE,
    )
    read: tuple[str, ...] = option(
        (),
        options.some_of(READABLE),
        f"Read what is skipped by default: {', '.join(READABLE)}. May be repeated.",
        metavar="KIND",
        kind=list,
        panel=READING,
        choices=READABLE,
    )
    intro_text: str = option(
        "",
        options.template(ANNOUNCEMENT_FIELDS),
        "Spoken intro, such as '{title}. Von {author}. {date}.'. A sentence whose field is unknown is left out.",
        metavar="TEMPLATE",
        panel=SOUND,
    )
    outro_text: str = option(
        "",
        options.template(ANNOUNCEMENT_FIELDS),
        "Spoken outro, with the same fields.",
        metavar="TEMPLATE",
        panel=SOUND,
    )
    transition: str = option(
        "Nächster Beitrag: {title}.",
        options.template(("title", "author", "date")),
        "Spoken between the articles of --into, with fields of the next one; '' for none.",
        metavar="TEMPLATE",
        panel=SOUND,
    )
    intro: Path | None = option(
        None,
        options.optional(options.path),
        "Sound file before the narration (WAV, FLAC, MP3 or Ogg Vorbis).",
        metavar="FILE",
        panel=SOUND,
        is_path=True,
    )
    outro: Path | None = option(
        None,
        options.optional(options.path),
        "Sound file after the narration.",
        metavar="FILE",
        panel=SOUND,
        is_path=True,
    )
    jingle: Path | None = option(
        None,
        options.optional(options.path),
        "Sound file between two chapters.",
        metavar="FILE",
        panel=SOUND,
        is_path=True,
    )
    preview: bool = option(
        False,  # noqa: FBT003  # the default
        options.boolean,
        "Build only the first half minute, as NAME.preview.mp3.",
        flags=("--preview",),
        kind=bool,
        panel=OUTPUT,
        layers=frozenset({"options"}),
    )
    chapter: int = option(
        0,
        options.count,
        "Build only this chapter, as NAME.chapter-N.mp3.",
        metavar="N",
        panel=OUTPUT,
        layers=frozenset({"options"}),
    )
    bitrate: int = option(
        96,
        options.one_of(BITRATES),
        "Bit rate of the MP3 in kbit/s (default: 96).",
        metavar="KBITS",
        panel=OUTPUT,
        choices=tuple(map(str, BITRATES)),
    )
    format: tuple[str, ...] = option(
        (),
        options.some_of(AUDIO),
        f"Audio formats to write, comma-separated: {', '.join(AUDIO)} (default: mp3).",
        metavar="FORMATS",
        panel=OUTPUT,
        affects_files=False,
        choices=AUDIO,
    )
    only: tuple[str, ...] = option(
        (),
        options.names,
        f"Write only these files (comma-separated: {', '.join((MP3, *WRITERS))}, or of a plug-in).",
        metavar="FILES",
        panel=OUTPUT,
        affects_files=False,
    )
    also: tuple[str, ...] = option(
        (),
        options.names,
        f"Write these files, too (comma-separated: {', '.join(ON_REQUEST)}, or of a plug-in).",
        metavar="FILES",
        panel=OUTPUT,
        affects_files=False,
    )
    jobs: int = option(
        0,
        options.count,
        "Number of worker threads (default: one per core).",
        metavar="N",
        panel=OUTPUT,
        affects_files=False,
    )
    cache: bool = option(
        True,  # noqa: FBT003  # the default
        options.boolean,
        "Reuse work of earlier builds, and keep that of this one (default: on).",
        flags=("--cache/--no-cache",),
        kind=bool,
        panel=OUTPUT,
        affects_files=False,
        layers=frozenset({"options", "file"}),  # AUDIOBUILD_CACHE is the cache's folder
    )
    pauses: Mapping[str, object] = option(
        {}, _pauses, "Lengths of pauses, in milliseconds.", metavar="TABLE", layers=frozenset({"file"})
    )
    show: Mapping[str, object] = option(
        {},
        options.table,
        "The podcast that the episodes belong to.",
        metavar="TABLE",
        affects_files=False,
        layers=frozenset({"file"}),
    )

    @property
    def second_voices(self) -> Mapping[Speaker, str]:
        """The voices that read for other speakers than the narrator."""
        chosen = {Speaker.QUOTATION: self.quote_voice, Speaker.QUESTION: self.question_voice}
        return {speaker: voice for speaker, voice in chosen.items() if voice}

    @property
    def excerpt(self) -> str:
        """What is appended to the name of an excerpt; empty for the whole article."""
        if self.preview:
            return ".preview"
        return f".chapter-{self.chapter}" if self.chapter else ""

    @property
    def show_cover(self) -> Path | None:
        """The cover of the podcast; None if there is no such file, since it is only needed for publishing."""
        path = Path(str(self.show.get("cover") or ""))
        return path if path.is_file() else None

    def __post_init__(self) -> None:
        """Validate and convert all values."""
        for name, declared in OPTIONS.items():
            object.__setattr__(self, name, _parsed(name, declared, getattr(self, name), ""))


def _declared(setting: Field[Any]) -> Option:
    declared: Option = setting.metadata["option"]
    return declared


OPTIONS: Mapping[str, Option] = {setting.name: _declared(setting) for setting in fields(Settings)}
"""The declaration of each setting, by name."""


def load(values: Mapping[str, Any], environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Combine the settings for one command from all layers.

    Args:
        values: options of the command line by setting; None for those that are not given.
        environment: environment variables (AUDIOBUILD_ENGINE, ...); lists are separated by commas.
        file: a TOML file; by default audiobuild.toml in the current folder, if it exists. Paths in it are relative to
            its folder.

    Raises:
        SettingsError: the file cannot be read, or a name or value is invalid.
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
    return _with(settings, given, "")


def unknown_variables(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return messages about environment variables that look like settings but are unknown."""
    known = [PREFIX + name.upper() for name, declared in OPTIONS.items() if "environment" in declared.layers]
    return tuple(
        f"unknown environment variable {name}; {options.suggestion(name, known) or 'it is ignored'}"
        for name in sorted(environment)
        if name.startswith(PREFIX) and name not in known and name not in OTHER_VARIABLES
    )


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
    """Let an author in the configuration stand back behind the article's own."""
    return {"default_author" if name == "author" else name: value for name, value in values.items()}


def _with(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    for name in values:
        if name not in OPTIONS:
            known = ", ".join(name for name, declared in OPTIONS.items() if declared.layers)
            hint = options.suggestion(name, OPTIONS) or f"known settings: {known}"
            raise SettingsError(f"unknown setting {name!r} {where}".rstrip(), hint)
    parsed: dict[str, Any] = {name: _parsed(name, OPTIONS[name], value, where) for name, value in values.items()}
    return replace(settings, **parsed)


def _parsed(name: str, declared: Option, value: object, where: str) -> object:
    try:
        return declared.parse(value)
    except SettingsError as error:
        raise SettingsError(f"{error.message} {where}".rstrip(), error.hint) from error
    except (TypeError, ValueError) as error:
        raise SettingsError(f"invalid value {value!r} for {name!r} {where}".rstrip(), str(error)) from error
