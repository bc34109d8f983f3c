"""The values of the pipeline: frozen dataclasses without behaviour, documented field by field.

    source --read--> Article --structure--> Script --verbalise--> Script with chunks --synthesise--> Speech
           --record--> Recording --describe--> Episode --deliver--> files

Spans count code points of the decoded source, before normalisation. Times are samples of the finished sound
(`sound.RATE` per second); `Episode.seconds` converts them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Span = tuple[int, int]
"""First code point and the one after the last, in the decoded source."""


class Role(StrEnum):
    """The function of a block in an article."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    AGENCY = "agency"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class About:
    """Metadata of an article; a field is empty if the value is unknown."""

    title: str = ""
    author: str = ""
    """One name, or several joined by commas."""
    published: str = ""
    """ISO 8601: a date, or a date and time with its UTC offset."""
    source: str = ""
    """The file name or address, as given; ``-`` for standard input."""
    language: str = "de"
    description: str = ""
    """A summary in plain text, for the feed."""
    cover: str = ""
    """The article's lead picture: a path or an address, as the source gives it."""
    link: str = ""
    """The article's canonical http(s) address."""
    modified: str = ""
    """ISO 8601, like `published`."""
    draft: bool = False
    """Whether the source is marked as unpublished: it is built, but kept out of the feed."""
    season: str = ""
    """Number of the podcast's season, in digits."""
    episode: str = ""
    """Number of the episode in its season, in digits."""
    license: str = ""
    """SPDX identifier of the article's licence, such as ``CC-BY-4.0``."""


def _position_in_text(anchor: tuple[int, int]) -> int:
    return anchor[0]


def _position_in_source(anchor: tuple[int, int]) -> int:
    return anchor[1]


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Positions in a block's text mapped to positions in the source.

    From each anchor to the next, text and source advance together, so text that is unchanged in the source
    has a single anchor.
    """

    anchors: tuple[tuple[int, int], ...]
    """Pairs (position in the text, position in the source), both rising; the first is at text position 0."""

    @classmethod
    def at(cls, start: int) -> SourceMap:
        """Return the map of text that is unchanged in the source from `start` on."""
        return cls(((0, start),))

    def source_position(self, position: int) -> int:
        """Return the position in the source that corresponds to a position in the text.

        A position inside a replacement that is longer than the text it replaces maps to the replaced text's end.
        """
        following = bisect_right(self.anchors, position, lo=1, key=_position_in_text)
        in_text, in_source = self.anchors[following - 1]
        mapped = in_source + position - in_text
        return min(mapped, self.anchors[following][1]) if following < len(self.anchors) else mapped

    def text_position(self, position: int) -> int:
        """Return the position in the text that corresponds to a position in the source.

        A position inside markup that the text does not contain maps to the first character after it.
        """
        following = bisect_right(self.anchors, position, lo=1, key=_position_in_source)
        in_text, in_source = self.anchors[following - 1]
        mapped = in_text + max(0, position - in_source)
        return min(mapped, self.anchors[following][0]) if following < len(self.anchors) else mapped


@dataclass(frozen=True, slots=True)
class Omission:
    """A part of a narrated block that is left out, such as struck text or a site generator's tag."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself: a paragraph, a heading, a caption.

    The blocks of an article tile its source: each character, blank lines and markup included, lies in the
    span of exactly one block.
    """

    text: str
    """Normalised: NFC, line ends joined, soft hyphens and markup removed, no blank at either end."""
    span: Span
    """The part of the source that the block covers, with the blank lines after it."""
    source_map: SourceMap
    role: Role | None = None
    """Set by the reader if the source says it (Markdown's ``#``), else by the structure stage."""
    skipped: str | None = None
    """The reason why the block is not narrated; None if it is."""
    chapter: int | None = None
    """The chapter it is heard in, counted from 1; None if it is skipped."""
    omissions: tuple[Omission, ...] = ()
    """Parts inside `span` that are missing from `text` and are more than markup."""
    sign: int | None = None
    """For a note, the position of its sign in the source: it is heard after the block in whose span that lies."""

    def source_position(self, position: int) -> int:
        """Return the position in the source that corresponds to a position in `text`."""
        return self.source_map.source_position(position)


class InlineKind(StrEnum):
    """A kind of inline markup."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class InlineMarkup:
    """Words that the source marks up, such as a link; without influence on what is spoken."""

    kind: InlineKind
    span: Span
    """The words in the source, without the signs around them."""
    target: str = ""
    """Address of a link."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source as read: its text, cut into blocks whose spans tile it."""

    about: About
    characters: int
    """Length of the decoded source, in code points."""
    sha256: str
    """Of the source's bytes, hexadecimal."""
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    """Facts that the user should know, one line each, such as a declared language other than German."""
    inline: tuple[InlineMarkup, ...] = ()
    """Inline markup, sorted by its span; empty if the reader does not report it."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """Several articles that become one episode."""

    about: About
    """Metadata of the whole; its `source` names all of theirs."""
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class CompiledArticle:
    """An article of a compilation, as its script describes it."""

    about: About
    sha256: str
    """Of the article's bytes, hexadecimal."""
    span: Span
    """Its part of the whole source: positions count through all articles."""


class Speaker(StrEnum):
    """Who speaks an utterance."""

    NARRATOR = "narrator"
    QUOTATION = "quotation"
    """Somebody who is quoted in a sentence or more."""
    QUESTION = "question"
    """Whoever asks in an interview."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an utterance's spoken text that is within the engine's limit."""

    text: str
    """Without digits, symbols and abbreviations."""
    pause_ms: int
    """The pause after it, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence or heading: its written text, and the chunks that are spoken for it."""

    written: str
    """As in the text of its block."""
    span: Span
    """Its position in the source."""
    block: int
    """Index of its block in `Script.blocks`."""
    chunks: tuple[Chunk, ...] = ()
    """Empty before `verbalise`, and if nothing can be spoken (``* * *``)."""
    speaker: Speaker = Speaker.NARRATOR
    """Another one only if that speaker has a voice of their own."""

    @property
    def spoken(self) -> str:
        """The spoken text: the text of all chunks."""
        return self.chunks[0].text if len(self.chunks) == 1 else "".join(chunk.text for chunk in self.chunks)

    @property
    def pause_ms(self) -> int:
        """The pause after the utterance, in milliseconds; 0 if it is not spoken."""
        return self.chunks[-1].pause_ms if self.chunks else 0

    def with_chunks(self, chunks: tuple[Chunk, ...]) -> Utterance:
        """Return the same utterance with other chunks."""
        return Utterance(self.written, self.span, self.block, chunks, self.speaker)


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of a player's list: a title, as written, and the utterances under it."""

    title: str
    utterances: tuple[Utterance, ...]
    link: str = ""
    """Web address of the chapter's article, if the episode has several; empty if it is unknown."""


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be spoken, in order."""

    about: About
    characters: int
    sha256: str
    chapters: tuple[Chapter, ...]
    blocks: tuple[Block, ...]
    """Every block of the source, in order, each narrated in a chapter or skipped with a reason."""
    notes: tuple[str, ...] = ()
    """Messages for the user: which chapters were merged, for example."""
    inline: tuple[InlineMarkup, ...] = ()
    """Inline markup of the source, sorted by its span."""
    articles: tuple[CompiledArticle, ...] = ()
    """The articles of a compilation, in order; empty for a single article."""

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """Every utterance, in the order it is heard."""
        return tuple(utterance for chapter in self.chapters for utterance in chapter.utterances)


DISCLOSURE = "Dieser Beitrag wird von einer synthetischen Stimme gelesen."
"""Disclosure of the synthetic voice: spoken first if requested, and written wherever the episode goes
(EU AI Act, article 50)."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Sound as an engine delivered it."""

    data: bytes
    format: str
    """``pcm`` (signed 16-bit little-endian, mono) or ``mp3``."""
    rate: int
    """Samples per second; for ``mp3`` the usual rate of the engine, since the file itself declares its rate."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Identity of a voice. With the spoken text, it is the key of a speech in the cache."""

    engine: str
    version: str
    voice: str
    parameters: tuple[tuple[str, str], ...] = ()
    """Everything else that changes the sound, as sorted pairs of name and value."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Where an utterance is heard, in samples from the start of the episode."""

    utterance: Utterance
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter as a player shows it, in samples from the start of the episode.

    Marks are contiguous: the first starts at 0, each ends where the next starts, the last at the
    episode's end. Starts fall on whole seconds.
    """

    title: str
    start: int
    end: int
    link: str = ""
    """Web address of the chapter's article (see `Chapter.link`)."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Loudness of the finished sound (ITU-R BS.1770-4), measured as a mono file is heard: on two loudspeakers."""

    lufs: float
    true_peak: float
    """dBTP."""


@dataclass(frozen=True, slots=True)
class Codec:
    """A codec of PyAV with its parameters."""

    name: str
    """Name of the encoder in FFmpeg."""
    rate: int
    """Samples per second."""
    bitrate: int
    """Bits per second."""
    options: tuple[tuple[str, str], ...] = ()
    """Private options of the encoder, as pairs of name and value."""


class Packet(NamedTuple):
    """A packet of encoded sound."""

    data: bytes
    first: int
    """Its first sample, at the rate of the codec; negative for what a decoder drops."""
    samples: int
    """Samples that it adds to the sound."""


class Sound(Protocol):
    """The sound of an episode, for writers of other formats than MP3."""

    def samples(self) -> Iterator[bytes]:
        """Yield the whole sound, as 16-bit mono samples at the rate of the episode."""
        ...

    def packets(self, codec: Codec) -> Iterator[Packet]:
        """Yield the whole sound as packets of a codec."""
        ...


@dataclass(frozen=True, slots=True)
class HeardSound:
    """Where a sound file of the user is heard, in samples from the start of the episode."""

    kind: str
    """``intro``, ``jingle`` or ``outro``."""
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class SecondVoice:
    """A voice that reads the words of one speaker."""

    speaker: Speaker
    fingerprint: Fingerprint
    label: str = ""
    """The voice as listeners know it, in German; empty if the engine does not say."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished episode: everything that writers need."""

    script: Script
    voice: Fingerprint
    online: bool
    """Whether speaking needed a network."""
    samples: int
    """Length of the sound as a player hears it, at `rate`."""
    rate: int
    """Samples per second."""
    bitrate: int
    """Kilobits per second, constant."""
    loudness: Loudness
    marks: tuple[Mark, ...]
    clips: tuple[Clip, ...]
    """One for each utterance that is heard, in order."""
    show: str = ""
    """Title of the podcast; empty if it is unknown."""
    show_link: str = ""
    """Web address of the podcast, or of the paper it belongs to; empty if it is unknown."""
    show_logo: bytes = b""
    """The podcast's cover as a small JPEG; empty if there is none."""
    narrator: str = ""
    """Name of the voice for listeners, in German: "Pico, Frauenstimme"; empty if the engine does not say."""
    voices: tuple[SecondVoice, ...] = ()
    """The voices of other speakers than the narrator, as the settings ask for; empty if one voice reads everything."""
    file: str = ""
    """Name of the audio file that the other files refer to, without a folder: the MP3 if it is written."""
    files: tuple[str, ...] = ()
    """Names of the files that are written together, without a folder."""
    cover: bytes = b""
    """The article's cover as JPEG or PNG; empty if there is none."""
    mp3: Path | None = None
    """The finished MP3, for writers that put it into their file; None if it is not written."""
    sound: Sound | None = None
    """The sound before it is encoded as MP3, for writers that encode it themselves."""
    sounds: tuple[HeardSound, ...] = ()
    """The sound files of the user, in the order they are heard."""
    bed_level: float | None = None
    """Loudness of the music under the narration relative to it, in LU; None if there is none."""

    @property
    def about(self) -> About:
        """Metadata of the article."""
        return self.script.about

    def seconds(self, samples: int) -> float:
        """Convert samples to seconds, to the millisecond: the one place that does."""
        return round(samples / self.rate, 3)
