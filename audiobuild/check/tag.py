"""Rules about the ID3 tag: that every player can read it, and that it says what a listener and the law want."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.check import id3
from audiobuild.check.finding import Finding, broken, judged, kept, unknown
from audiobuild.check.picture import measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.check.episode import Mp3

LARGEST = 300_000
"""Bytes; PRX and other hosts refuse larger tags."""
WIDEST = 800
"""Pixels of an embedded cover on either side."""
V23 = 3
LATIN_AND_UTF16 = (0, 1)
SYNTHETIC = re.compile(r"(?:^|/)(trainedAlgorithmicMedia|algorithmicMedia|compositeWithTrainedAlgorithmicMedia)$")


def tag_is_readable(mp3: Mp3) -> Finding:
    """There is a tag, and its sizes lead from frame to frame (https://id3.org/id3v2.3.0, 3)."""
    if mp3.tag is None:
        return broken("no ID3v2 tag")
    return judged(mp3.tag.trouble, f"{len(mp3.tag.frames)} frames")


def tag_is_of_the_version_all_players_read(mp3: Mp3) -> Finding:
    """Chapters of 2.4 are misread by ffmpeg; AntennaPod ignores unsynchronisation and misreads the extended header."""
    if mp3.tag is None:
        return broken("no ID3v2 tag")
    found = f"ID3v2.{mp3.tag.version}, flags 0x{mp3.tag.flags:02x}"
    flagged = [frame.name for frame in mp3.tag.frames if frame.flags & 0xFF]
    if flagged:
        return broken(f"{found}; compressed, encrypted or grouped: {', '.join(flagged[:3])}")
    return kept(found) if mp3.tag.version == V23 and not mp3.tag.flags else broken(found)


def texts_are_encoded_as_the_version_allows(mp3: Mp3) -> Finding:
    """Only these exist in ID3v2.3; ffmpeg lost 3 of 12 chapters with UTF-8 and all with bare UTF-16."""
    texts = list(_texts(mp3))
    faults = [f"{name} {said.trouble}" for name, said in texts if said.trouble]
    faults += [
        f"{name} is {id3.ENCODINGS[said.encoding]}"
        for name, said in texts
        if not said.trouble and said.encoding not in LATIN_AND_UTF16
    ]
    if not texts:
        return unknown("no text in the tag")
    return judged(faults, f"{len(texts)} texts")


def _texts(mp3: Mp3) -> Iterator[tuple[str, id3.Text]]:
    """Every text frame with the name of where it stands, those of chapters too."""
    if mp3.tag is None:
        return
    for frame in mp3.tag.frames:
        if frame.name.startswith("T"):
            yield frame.name, id3.said(frame.body)
        elif frame.name == "COMM":
            yield frame.name, id3.said(frame.body[:1] + frame.body[4:])
    parts: tuple[id3.Chapter | id3.Contents, ...] = (*mp3.tag.chapters, *mp3.tag.contents)
    for part in parts:
        named = part.element.decode("latin-1")
        yield from ((f"{frame.name} of {named}", id3.said(frame.body)) for frame in part.frames if frame.name[0] == "T")


def tag_is_small(mp3: Mp3) -> Finding:
    """At most 300 KB: hosts refuse larger ones, and a player loads it before the first sound."""
    if mp3.tag is None:
        return unknown("no tag")
    found = f"{mp3.tag.size} bytes"
    return kept(found) if mp3.tag.size <= LARGEST else broken(f"{found}, at most {LARGEST}")


def cover_is_small(mp3: Mp3) -> Finding:
    """At most 800 x 800 pixels: hosts refuse larger ones."""
    pictures = mp3.tag.named("APIC", "PIC") if mp3.tag else ()
    if not pictures:
        return unknown("no cover")
    faults, sizes = [], []
    for picture in pictures:
        found = measured(picture.body)
        if found is None:
            faults.append("a picture that is no JPEG or PNG")
        elif max(found.width, found.height) > WIDEST:
            faults.append(f"{found.width} x {found.height} pixels, at most {WIDEST} x {WIDEST}")
        else:
            sizes.append(f"{found.kind}, {found.width} x {found.height} pixels")
    return judged(faults, "; ".join(sizes))


def _says(rule: str, why: str, *names: str, like: str = "") -> Callable[[Mp3], Finding]:
    """The rule that one of these frames is there, and its text is like the pattern."""

    def says(mp3: Mp3) -> Finding:
        text = mp3.tag.text(*names) if mp3.tag else None
        if not text or not text.strip():
            return broken(f"no {' or '.join(names)}")
        return kept(text[:80]) if re.fullmatch(like or ".+", text, re.DOTALL) else broken(text[:80])

    says.__name__ = rule
    says.__doc__ = why
    return says


title = _says("title_is_told", "Players show it in lists.", "TIT2", "TT2")
author = _says("author_is_told", "Players show it beside the title.", "TPE1", "TP1")
album = _says("album_is_told", "Players group by it.", "TALB", "TAL")
genre = _says(
    "genre_is_told", "iTunes files it among podcasts then.", "TCON", "TCO", like=r"Podcast|\(186\)(Podcast)?|186"
)
language = _says("language_is_told", "ISO 639-2, as ID3v2.3 wants it.", "TLAN", "TLA", like="deu|ger")
encoder = _says("encoder_is_told", "Says who made it.", "TENC", "TEN")


def date_is_told(mp3: Mp3) -> Finding:
    """TDRC, or in version 2.3 TYER (yyyy) with TDAT (ddmm)."""
    if mp3.tag is None:
        return broken("no tag")
    whole, year, day = mp3.tag.text("TDRC", "TDRL"), mp3.tag.text("TYER", "TYE"), mp3.tag.text("TDAT", "TDA")
    if whole and re.match(r"\d{4}(-\d\d(-\d\d)?)?", whole):
        return kept(whole)
    if year is None:
        return broken("a day without a year") if day else unknown("no date: nobody may know it")
    if not re.fullmatch(r"\d{4}", year):
        return broken(f"TYER is {year[:20]!r}, not a year")
    if day is None:
        return broken(f"year {year}, no TDAT")
    right = re.fullmatch(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])", day)
    return kept(f"{year}-{day[2:]}-{day[:2]}") if right else broken(f"TDAT is {day[:20]!r}, not day and month")


def summary_is_told(mp3: Mp3) -> Finding:
    """COMM (or Apple's TDES): what players show as the episode's notes."""
    if mp3.tag is None:
        return broken("no tag")
    comments = [id3.said(frame.body[:1] + frame.body[4:]).values for frame in mp3.tag.named("COMM", "COM")]
    texts = [values[-1] for values in comments] + [text for text in [mp3.tag.text("TDES")] if text]
    longest = max(texts, key=len, default="")
    return kept(f"{len(longest)} characters") if longest.strip() else broken("no COMM or TDES")


def synthetic_voice_is_marked(mp3: Mp3) -> Finding:
    """EU AI Act, Art. 50(2): a machine-readable mark, here IPTC's digital source type in a TXXX frame."""
    if mp3.tag is None:
        return broken("no tag")
    values = [id3.said(frame.body).values for frame in mp3.tag.named("TXXX", "TXX")]
    marks = [match[1] for texts in values for text in texts if (match := SYNTHETIC.search(text))]
    return kept(marks[0]) if marks else broken("no TXXX with a digital source type (trainedAlgorithmicMedia)")


RULES = (
    tag_is_readable,
    tag_is_of_the_version_all_players_read,
    texts_are_encoded_as_the_version_allows,
    tag_is_small,
    cover_is_small,
    title,
    author,
    album,
    date_is_told,
    language,
    genre,
    summary_is_told,
    encoder,
    synthetic_voice_is_marked,
)
