"""The show, covers, names, dates and show notes: what is checked before a feed is written."""

from __future__ import annotations

import html
import re
import tomllib
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from finished import SHOW
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audiobuild.errors import SettingsError
from audiobuild.model import DISCLOSURE
from audiobuild.podcast import cover, dates, files, identity, notes
from audiobuild.podcast.categories import category
from audiobuild.podcast.finished import ChapterStart, web_address
from audiobuild.podcast.show import show

CASES = Path(__file__).parent / "cases" / "publish"


def table(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a file of cases."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_guid_of_a_show(url: str, guid: str) -> None:
    """It is the one that the Podcasting 2.0 specification gives for its feed's address."""
    assert identity.show_guid(url) == guid


@pytest.mark.parametrize(("title", "name"), table("names.tsv"))
def test_names_are_ascii(title: str, name: str) -> None:
    """A title becomes a file name that servers, disks and apps take as it is, readable by Germans."""
    assert files.slug(title) == name


@given(st.text())
def test_every_name_is_safe(title: str) -> None:
    """Whatever the title, its file name can stand in an address, and the same again comes of it."""
    name = files.slug(title)
    assert files.is_url_safe(name)
    assert len(name) <= files.MAX_NAME
    assert files.slug(name) == name


def test_taken_names_are_numbered() -> None:
    """The second of a name is called -2, the third -3."""
    taken = {"bahn", "bahn-2"}
    assert files.unique("bahn", taken.__contains__) == "bahn-3"
    assert files.unique("bus", taken.__contains__) == "bus"


@pytest.mark.parametrize(("published", "written"), table("dates.tsv"))
def test_dates_have_the_right_zone(published: str, written: str) -> None:
    """A day counts from six in the morning of the show's zone, summer time included; a time keeps its own zone."""
    found = dates.parse_iso(published, ZoneInfo("Europe/Berlin"))
    assert (dates.format_rfc2822(found) if found else "") == written
    if found:
        assert dates.parse_rfc2822(written) == found


def test_complete_show() -> None:
    """A full [show] becomes a show: the address ends with a slash, the cover is beside audiobuild.toml."""
    parsed = show({**SHOW, "base_url": "https://example.org/podcast", "cover": "c.jpg"}, Path("here"))
    assert parsed.base_url == "https://example.org/podcast/"
    assert parsed.cover == Path("here/c.jpg")
    assert parsed.categories == (("News", "Daily News"), ("Technology", ""))
    assert (parsed.language, parsed.explicit, parsed.zone.key) == ("de", False, "Europe/Berlin")


@pytest.mark.parametrize(("line", "message", "hint"), table("show.tsv"))
def test_invalid_fields_are_errors_with_a_hint(line: str, message: str, hint: str) -> None:
    """A field that makes no sense is named, with what could stand there."""
    with pytest.raises(SettingsError) as refused:
        show({**SHOW, **tomllib.loads(line)}, Path())
    assert message in refused.value.message
    assert hint in refused.value.hint


@pytest.mark.parametrize("field", ["title", "description", "author", "email", "base_url", "category"])
def test_missing_fields_are_named(field: str) -> None:
    """Each field that directories ask for is asked for by name, with an example."""
    with pytest.raises(SettingsError, match=f"{field} is missing in .show.: for example: {field} = "):
        show({name: value for name, value in SHOW.items() if name != field}, Path())


def test_missing_show_suggests_init() -> None:
    """Without [show] the hint is the command that writes one."""
    with pytest.raises(SettingsError, match="audiobuild init"):
        show({}, Path())


def test_long_descriptions_are_refused() -> None:
    """The limit is 4,000 bytes."""
    assert show({**SHOW, "description": "ü" * 2_000}, Path()).description
    with pytest.raises(SettingsError, match="4002 bytes"):
        show({**SHOW, "description": "ü" * 2_001}, Path())


@pytest.mark.parametrize("url", ["http://localhost:8000/", "http://192.168.1.5:8000/a/", "http://studio.local/"])
def test_http_is_allowed_in_the_local_network(url: str) -> None:
    """Plain HTTP is allowed for hosts in the local network, which have no certificates."""
    assert show({**SHOW, "base_url": url}, Path()).base_url == url


def test_categories_by_any_name() -> None:
    """A subcategory is found by itself, in any case, and with its category."""
    assert category("politics") == category("News > Politics") == category("news>POLITICS") == ("News", "Politics")
    assert category("True Crime") == ("True Crime", "")


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://zeitung.example/a?b=1&c=2#d", "https://zeitung.example/a?b=1&c=2#d"),
        ("https://zeitung.example/über uns", ""),
        ("https://zeitung.example/über", "https://zeitung.example/%C3%BCber"),
        ("https://zeitung.example/%C3%BCber", "https://zeitung.example/%C3%BCber"),
        ("https://übung.example/a", "https://xn--bung-zra.example/a"),
        ("audio/beispiel.txt", ""),
        ("-", ""),
        ('https://x.example/"><script>', ""),
    ],
)
def test_addresses_of_articles_are_ascii(source: str, address: str) -> None:
    """An article's address is ASCII in the feed; an invalid address is left out."""
    assert web_address(source) == address


def picture(folder: Path, name: str = "cover.jpg", *, side: tuple[int, int] = (1400, 1400), mode: str = "RGB") -> Path:
    """Create a picture of one colour."""
    path = folder / name
    Image.new(mode, side, 90 if mode in ("L", "P") else None).save(path)
    return path


@pytest.mark.parametrize(("name", "side"), [("a.jpg", 1400), ("a.jpeg", 3000), ("a.PNG", 2000)])
def test_valid_covers_are_accepted(tmp_path: Path, name: str, side: int) -> None:
    """Square JPEG and PNG pictures of 1400 to 3000 pixels are taken as they are."""
    path = picture(tmp_path, name, side=(side, side))
    cover.check_cover(path)


@pytest.mark.parametrize(
    ("name", "side", "mode", "fault"),
    [
        ("a.jpg", (1399, 1399), "RGB", "too small (1399 x 1399)"),
        ("a.jpg", (3001, 3001), "RGB", "too large (3001 x 3001)"),
        ("a.jpg", (1400, 1500), "RGB", "not square (1400 x 1500)"),
        ("a.png", (1400, 1400), "RGBA", "transparency"),
        ("a.png", (1400, 1400), "LA", "transparency"),
        ("a.jpg", (1400, 1400), "CMYK", "CMYK"),
        ("a.jpg", (1400, 1400), "L", "not RGB"),
        ("a.gif", (1400, 1400), "P", "GIF"),
        ("a.webp", (1400, 1400), "RGB", "WEBP"),
    ],
)
def test_invalid_covers_are_refused(tmp_path: Path, name: str, side: tuple[int, int], mode: str, fault: str) -> None:
    """A picture that directories refuse is refused, with the fault and the format to save it in."""
    with pytest.raises(SettingsError, match=re.escape(fault)) as refused:
        cover.check_cover(picture(tmp_path, name, side=side, mode=mode))
    assert "1400 to 3000 pixels" in refused.value.hint


def test_all_faults_of_a_cover_are_reported(tmp_path: Path) -> None:
    """One message has all of them."""
    path = picture(tmp_path, "cover.png", side=(4000, 300), mode="RGBA")
    path = path.rename(path.with_suffix(".jpg"))
    with pytest.raises(SettingsError) as refused:
        cover.check_cover(path)
    for fault in ("PNG file, but its name ends with .jpg", "not square", "too small", "too large", "transparency"):
        assert fault in refused.value.message


def test_heavy_and_broken_covers_are_refused(tmp_path: Path) -> None:
    """More than 512 KB, half a file, or no picture at all: none becomes artwork."""
    whole = BytesIO()
    Image.effect_noise((1400, 1400), 90).convert("RGB").save(whole, "JPEG", quality=95)
    assert len(whole.getvalue()) > cover.MAX_BYTES
    for data, fault in (
        (whole.getvalue(), "KB"),
        (picture(tmp_path).read_bytes()[:3_000], "not a readable image"),
        (b"<svg/>", "not a readable image"),
    ):
        path = tmp_path / "cover.jpg"
        path.write_bytes(data)
        with pytest.raises(SettingsError, match=fault):
            cover.check_cover(path)
    with pytest.raises(SettingsError, match="cannot read"):
        cover.check_cover(tmp_path / "none.jpg")


@given(
    st.builds(
        notes.ShowNotes,
        lead=st.text(st.sampled_from("aä&<>\"' 漢😀"), max_size=3_000),
        chapters=st.lists(
            st.builds(ChapterStart, st.text(st.sampled_from("aä&< 漢"), max_size=80), st.floats(0, 4e5)), max_size=255
        ).map(tuple),
        link=st.sampled_from(
            [
                "",
                "https://zeitung.example/a?b=1&c=2",
                "https://zeitung.example/" + "&" * 476,
                "https://zeitung.example/" + "a" * 5_000,
            ]
        ),
        correction=st.text(st.sampled_from("aä&<>漢 "), max_size=1_500),
    )
)
def test_notes_always_fit(parsed: notes.ShowNotes) -> None:
    """Neither form of the show notes is ever longer than apps take, and both say that the voice is synthetic."""
    for form in (notes.as_text(parsed), notes.as_html(parsed)):
        assert len(form.encode()) <= notes.MAX_BYTES
        assert DISCLOSURE in form
        assert len(re.findall(r"(?m)(?:^|<br>|<li>)\d\d+:\d\d:\d\d(?=[\s<])", form)) == len(parsed.chapters)


def test_sixty_chapters_are_all_listed() -> None:
    """Sixty chapters keep their timestamps, shortened where they must be."""
    parsed = notes.ShowNotes(
        "Anfang. " * 40, tuple(ChapterStart(f"Kapitel {n}: " + "Wort " * 9, n * 61.0) for n in range(60))
    )
    for form in (notes.as_text(parsed), notes.as_html(parsed)):
        assert [f"{n * 61 // 3600:02}:{n * 61 // 60 % 60:02}:{n * 61 % 60:02}" for n in range(60)] == re.findall(
            r"\d\d:\d\d:\d\d", form
        )
        assert "Kapitel 59: Wort Wort Wort" in form


@pytest.mark.parametrize("title", ["Kapitel mit Namen", "漢字" * 30, "A & B < C"])
def test_255_chapters_are_all_listed(title: str) -> None:
    """As many chapters as an MP3 can have are listed in both forms, if need be by their timestamps alone."""
    chapters = tuple(ChapterStart(f"{title} {n}", 61.0 * n) for n in range(255))
    parsed = notes.ShowNotes(
        "Ein Anfang. " * 90, chapters, "https://zeitung.example/" + "&" * 400, correction="ü" * 700
    )
    for form in (notes.as_text(parsed), notes.as_html(parsed)):
        assert len(re.findall(r"(?m)(?:^|<br>)\d\d:\d\d:\d\d(?=[\s<])", form)) == 255
        assert len(form.encode()) <= notes.MAX_BYTES


@given(st.text(st.sampled_from("a1&<>#;lt \"'")))
def test_plain_notes_read_the_same_as_html(text: str) -> None:
    """An app that takes the description for HTML shows what one that takes it for text should: what was written."""
    written = notes.unambiguous(text)
    assert "<" not in written
    assert html.unescape(written) == text
