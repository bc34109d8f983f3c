"""Settings: everything that shapes an episode, each option declared once.

The command line, the configuration file, the environment, the build key and the reference in the documentation are
derived from the fields of `Settings`; `configuration.py` combines where their values come from. (pydantic-settings was
considered: it takes ten times as long to import as this module, and its messages name neither the file nor a remedy.)
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # the types of a dataclass's fields are read at run time
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

from audiobuild import options
from audiobuild.errors import SettingsError
from audiobuild.model import Speaker
from audiobuild.options import Option, option
from audiobuild.outputs import AUDIO, MP3, ON_REQUEST, WRITERS

CHAPTERS = ("auto", "headings", "paragraphs", "none")
BOILERPLATE = ("skip", "read")
READABLE = ("caption", "teaser", "date", "agency", "footnote", "boilerplate", "code-notice", "link")
"""Roles that are only read on request, and words in place of code ("Programmcode ausgelassen") and addresses."""
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""Kilobits per second that MPEG-1 layer III defines, in the order of its headers: the first has index 1."""

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
        from audiobuild.german.prosody.pauses import Pauses

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
        "TTS engine: auto (default), pico, espeak, gtts, piper, or an installed plug-in.",
        metavar="NAME",
        flags=("-e",),
        panel=VOICE,
        affects_files=False,
        for_script=True,
    )
    voice: str | None = option(
        None,
        options.optional(options.text),
        "Voice of the engine (see `audiobuild voices`).",
        metavar="NAME",
        panel=VOICE,
        affects_files=False,
        for_script=True,
    )
    quote_voice: str | None = option(
        None,
        options.optional(options.text),
        "A second voice of the same engine, for full quotations.",
        metavar="NAME",
        panel=VOICE,
        affects_files=False,
        for_script=True,
    )
    question_voice: str | None = option(
        None,
        options.optional(options.text),
        "A second voice of the same engine, for the questions of an interview.",
        metavar="NAME",
        panel=VOICE,
        affects_files=False,
        for_script=True,
    )
    speed: float = option(
        1.0, options.positive, "Speaking rate (1.0 = normal).", metavar="FACTOR", panel=VOICE, for_script=True
    )
    lexicon: Path | None = option(
        None,
        options.optional(options.path),
        "Lexicon: words with their spoken form (TSV or TOML).",
        metavar="FILE",
        panel=VOICE,
        is_path=True,
        for_script=True,
    )
    disclosure: bool = option(
        False,  # noqa: FBT003  # the default
        options.boolean,
        "Say at the start that the voice is synthetic.",
        flags=("--disclosure/--no-disclosure",),
        kind=bool,
        panel=VOICE,
        for_script=True,
    )
    title: str = option("", options.text, "Title, instead of the article's own.", panel=ARTICLE, for_script=True)
    author: str = option(
        "",
        options.authors,
        "Author, instead of the article's own. In audiobuild.toml: the author of articles that name none.",
        metavar="NAME",
        panel=ARTICLE,
        for_script=True,
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
        for_script=True,
    )
    link: str = option("", options.web_address, "Web address of the article.", metavar="URL", panel=ARTICLE)
    cover: Path | None = option(
        None,
        options.optional(options.path),
        "Cover image (JPEG, PNG or WebP).",
        metavar="FILE",
        panel=ARTICLE,
        is_path=True,
    )
    chapters: str = option(
        "auto",
        options.one_of(CHAPTERS),
        "Where chapters begin: auto (default), headings, paragraphs, or none for a single chapter.",
        metavar="WHERE",
        panel=READING,
        choices=CHAPTERS,
        for_script=True,
    )
    boilerplate: str = option(
        "skip",
        options.one_of(BOILERPLATE),
        "Legal notices: skip (default) or read.",
        metavar="WHAT",
        panel=READING,
        choices=BOILERPLATE,
        for_script=True,
    )
    read: tuple[str, ...] = option(
        (),
        options.some_of(READABLE),
        f"Read what is skipped by default: {', '.join(READABLE)}. May be repeated.",
        metavar="KIND",
        kind=list,
        panel=READING,
        choices=READABLE,
        for_script=True,
    )
    intro_text: str = option(
        "",
        options.template(ANNOUNCEMENT_FIELDS),
        "Spoken intro, such as '{title}. Von {author}. {date}.'. A sentence whose field is unknown is left out.",
        metavar="TEMPLATE",
        panel=SOUND,
        for_script=True,
    )
    outro_text: str = option(
        "",
        options.template(ANNOUNCEMENT_FIELDS),
        "Spoken outro, with the same fields.",
        metavar="TEMPLATE",
        panel=SOUND,
        for_script=True,
    )
    transition: str = option(
        "Nächster Beitrag: {title}.",
        options.template(("title", "author", "date")),
        "Spoken between the articles of --into, with fields of the next one; '' for none.",
        metavar="TEMPLATE",
        panel=SOUND,
        for_script=True,
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
    bed: Path | None = option(
        None,
        options.optional(options.path),
        "Music under the narration (needs the extra av).",
        metavar="FILE",
        panel=SOUND,
        is_path=True,
    )
    bed_level: float = option(
        -20.0,
        options.between(-40, -15),
        "Loudness of the bed relative to the voice, in LU (default: -20).",
        metavar="LU",
        panel=SOUND,
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
        "Number of threads, or of articles that are built at a time (default: one per core).",
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
        """Suffix of the name of an excerpt; empty for the whole article."""
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
            object.__setattr__(self, name, parsed(name, declared, getattr(self, name)))


def _declared(setting: Field[Any]) -> Option:
    declared: Option = setting.metadata["option"]
    return declared


OPTIONS: Mapping[str, Option] = {setting.name: _declared(setting) for setting in fields(Settings)}
"""The declaration of each setting, by name."""


def parsed(name: str, declared: Option, value: object, where: str = "") -> object:
    """Validate and convert a value.

    Args:
        name: of the setting.
        declared: its declaration.
        value: from the command line, the environment, a file or Python.
        where: where it was set, for the message, such as "in audiobuild.toml".

    Raises:
        SettingsError: it is invalid.
    """
    try:
        return declared.parse(value)
    except SettingsError as error:
        raise SettingsError(f"{error.message} {where}".rstrip(), error.hint) from error
    except (TypeError, ValueError) as error:
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        raise SettingsError(f"invalid value {shown!r} for {name!r} {where}".rstrip(), str(error)) from error
