"""The read-along page as text: what it contains, and what it must not contain."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from articles import article
from episodes import ESPEAK, episode
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audiobuild.model import (
    About,
    Block,
    Chapter,
    Clip,
    Episode,
    Fingerprint,
    InlineKind,
    InlineMarkup,
    Omission,
    Role,
    Script,
    SourceMap,
)
from audiobuild.structure.disclosure import disclose
from audiobuild.write.narrated import Markup, NarratedBlock
from audiobuild.write.page import facts, page
from audiobuild.write.page.article import article as article_html
from audiobuild.write.titles import one_line

HOSTILE = (
    """</script ><!--<script></script><script>alert(1)</script><img src=x onerror="alert(1)"> & 'so' “weiter” --> """
    "]]> &lt; שלום 🎧"
)


class Reader(HTMLParser):
    """A page as a program reads it: its elements, its sentences, and its text by class or tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.sentences: list[tuple[float, str]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag in {"meta", "link", "input", "path", "br", "img"}:
            return
        self._open.append((tag, given))
        self.texts.setdefault(given.get("class") or tag, []).append("")
        if tag == "span" and given.get("data-start"):
            self.sentences.append((float(given["data-start"] or ""), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag != "path":
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, found in self._open:
            self.texts[found.get("class") or tag][-1] += data
        if any(tag == "span" and found.get("data-start") for tag, found in self._open):
            start, text = self.sentences[-1]
            self.sentences[-1] = (start, text + data)

    def attributes(self, name: str) -> list[str]:
        """Return every value of an attribute, in order."""
        return [value for _, found in self.elements if (value := found.get(name)) is not None]

    def data(self) -> dict[str, object]:
        """Return the JSON-LD."""
        texts = [text for text in self.texts["script"] if text.startswith("{")]
        assert len(texts) == 1
        assert "<" not in texts[0], "browsers end a script, or hide its end, at more than </script>"
        found: dict[str, object] = json.loads(texts[0])
        return found


def read(episode: Episode, audio: str = "a.mp3") -> Reader:
    """Parse the page of an episode."""
    return Reader("".join(page(replace(episode, file=audio))))


def hostile() -> Episode:
    """Return an episode whose texts all try to break out of the markup."""
    about = About(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 'de" onload="alert(1)')
    voice = Fingerprint(HOSTILE, HOSTILE, HOSTILE)
    return episode(titles=lambda _: HOSTILE, written=lambda c, s: f"{c}.{s} {HOSTILE}", about=about, voice=voice)


def with_blocks(episode: Episode, *changes: tuple[int, Block]) -> Episode:
    """Return the episode with some blocks of its script changed."""
    blocks = list(episode.script.blocks)
    for index, block in changes:
        blocks[index] = block
    return replace(episode, script=replace(episode.script, blocks=tuple(blocks)))


def test_every_sentence_is_on_the_page_once() -> None:
    """Each clip's written text is an element with the second at which it starts, in order."""
    sample = article()
    assert read(sample).sentences == [(sample.seconds(clip.first), clip.utterance.written) for clip in sample.clips]


def test_roles_become_elements() -> None:
    """Title, headings, lead, quotes and lists are what HTML calls them."""
    texts = read(article()).texts
    assert texts["h1"] == ["Der Bus, der Bücher bringt"]
    assert texts["h2"][:3] == ["18 Meter, 31 Dörfer", "Was eine Fahrt kostet", "Ein Abend in Grünlinde"]
    assert texts["lead"][0].startswith("Seit 40 Jahren")
    assert len(texts["blockquote"]) == 1
    assert len(texts["ul"]) == 1
    assert texts["ul"][0].count("\n") == 4


def test_sentences_are_separated_by_a_blank() -> None:
    """A paragraph reads as it was written."""
    assert "Diesel. 4.200 Bände" in " ".join(read(article()).texts["p"])


def test_captions_and_notices_are_in_a_details_element() -> None:
    """Bylines, dates and teasers are not repeated there."""
    teaser = Block("Lesen Sie auch: Mehr Busse", (0, 0), SourceMap.at(0), Role.TEASER, "a teaser")
    sample = article()
    caption = Block("Jörg Petzold am Steuer", (0, 0), SourceMap.at(0), Role.CAPTION, "a caption")
    sample = replace(sample, script=replace(sample.script, blocks=(*sample.script.blocks, teaser, caption)))
    texts = read(sample).texts
    assert len(texts["notes"]) == 1
    assert texts["dt"][:2] == ["Bildunterschrift", "Hinweis"]
    assert texts["dd"][:2] == ["Der Bus auf dem Dorfplatz von Grünlinde. Foto: Archiv", "Jörg Petzold am Steuer"]
    assert texts["html"][0].count("Von Hanna Wiesner") == 1
    assert "Lesen Sie auch" not in texts["html"][0]


def test_no_details_element_without_credits() -> None:
    """A page without credits and notices has no empty details element."""
    assert "notes" not in read(episode()).texts


def test_text_between_sentences_is_kept() -> None:
    """An agency's name that is not read is still visible."""
    sample = episode(chapters=1, sentences=1)
    block = sample.script.blocks[1]
    sample = with_blocks(sample, (1, replace(block, text=f"(dpa) – {block.text} (Fortsetzung)")))
    assert f"(dpa) – {block.text} (Fortsetzung)" in read(sample).texts["p"]


def test_spoken_disclosure_is_not_repeated() -> None:
    """If the episode begins with it, the header's sentence is highlighted, and there is no second one."""
    sample = article()
    script = disclose(sample.script)
    utterance = script.utterances[0]
    sample = replace(sample, script=script, clips=(Clip(utterance, 0, 1), *sample.clips))
    reader = read(sample)
    assert reader.sentences[:2] == [(0, "Der Bus, der Bücher bringt"), (0, utterance.written)]
    assert reader.texts["html"][0].count(utterance.written) == 1
    assert reader.texts["voice"][0].startswith(utterance.written)
    assert reader.texts["h1"] == ["Der Bus, der Bücher bringt"]


def test_narrated_byline_is_in_the_header() -> None:
    """It is there once, and is highlighted; a dateline is its own line."""
    sample = article()
    title, text, place = (replace(clip.utterance, block=n) for n, clip in enumerate(sample.clips[:3]))
    roles = (Role.TITLE, Role.BYLINE, Role.DATELINE)
    utterances = (title, text, place)
    blocks = tuple(
        replace(sample.script.blocks[0], text=u.written, role=role) for u, role in zip(utterances, roles, strict=True)
    )
    script = replace(sample.script, chapters=(Chapter("", utterances),), blocks=blocks)
    sample = replace(sample, script=script, clips=tuple(Clip(u, n, n) for n, u in enumerate(utterances)))
    texts = read(sample).texts
    assert texts["about"][0].startswith(f"{text.written} · 14. März 2026")
    assert "Von Hanna Wiesner" not in texts["html"][0]
    assert texts["dateline"] == [place.written]


def test_title_blocks_are_one_headline() -> None:
    """Successive title blocks are in one `h1`."""
    sample = episode(chapters=1, sentences=1)
    title, text = sample.script.blocks
    sample = with_blocks(sample, (0, replace(title, role=Role.TITLE)), (1, replace(text, role=Role.TITLE)))
    assert read(sample).texts["h1"] == [f"{title.text}{text.text}"]


def test_unspoken_blocks_are_visible() -> None:
    """A row of asterisks between two scenes is in its place."""
    sample = episode(chapters=1, sentences=3, written=lambda _c, s: "* * *" if s == 2 else f"Szene {s}.")
    sample = replace(sample, clips=tuple(clip for clip in sample.clips if clip.utterance.written != "* * *"))
    assert "Szene 1. * * * Szene 3." in read(sample).texts["p"]
    silent = episode(chapters=2, sentences=1, written=lambda c, _s: "* * *" if c == 1 else "Ende.")
    silent = replace(silent, clips=tuple(clip for clip in silent.clips if clip.utterance.written != "* * *"))
    assert "* * *" in read(silent).texts["p"]


def test_stacked_items_with_bullets_of_their_own_get_no_second_ones() -> None:
    """A list that carries its numbers is not numbered again."""
    sample = episode(chapters=1, sentences=1, written=lambda _c, _s: "1. Der erste Punkt")
    sample = with_blocks(sample, (1, replace(sample.script.blocks[1], role=Role.ITEM)))
    assert read(sample).texts["marked"] == ["\n1. Der erste Punkt\n"]


def test_nothing_from_the_article_becomes_markup() -> None:
    """Whatever stands in texts, titles, names and addresses, the page has the elements it has without it."""
    tame = [tag for tag, _ in read(episode()).elements]
    found = read(hostile())
    assert [tag for tag, _ in found.elements if tag != "time"] == [tag for tag in tame if tag != "time"]
    assert found.attributes("onload") == found.attributes("onerror") == []
    assert found.texts["h1"] == [one_line(HOSTILE)]
    assert found.data()["name"] == one_line(HOSTILE)


@given(text=st.text(min_size=1, max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_round_trips(text: str) -> None:
    """But for line ends and characters that HTML cannot contain."""
    sample = episode(chapters=1, sentences=1, written=lambda _c, _s: text)
    assert read(sample).sentences[1][1] == one_line(text)


def test_json_ld_describes_the_episode() -> None:
    """It is a PodcastEpisode with its sound, contiguous chapters, and the mark of a synthetic voice."""
    sample = article()
    data = read(sample, "Bus & Buch.mp3").data()
    assert data["@type"] == "PodcastEpisode"
    assert data["duration"] == "PT2M48.9S"
    assert data["author"] == {"@type": "Person", "name": "Hanna Wiesner"}
    assert data["datePublished"] == "2026-03-14"
    assert data["isBasedOn"] == "https://altenwerda.example/buecherbus"
    sound = data["associatedMedia"]
    assert isinstance(sound, dict)
    assert sound["contentUrl"] == "Bus%20%26%20Buch.mp3"
    assert sound["digitalSourceType"] == "https://schema.org/AlgorithmicMediaDigitalSource"
    clips = sound["hasPart"]
    assert [clip["name"] for clip in clips] == [mark.title for mark in sample.marks]
    assert [clip["endOffset"] for clip in clips[:-1]] == [clip["startOffset"] for clip in clips[1:]]
    assert clips[-1]["endOffset"] == sample.seconds(sample.samples)


def test_source_type_of_a_trained_voice() -> None:
    """A neural voice has another digital source type than one made by rules."""
    sound = read(episode(voice=replace(ESPEAK, engine="gtts"))).data()["associatedMedia"]
    assert isinstance(sound, dict)
    assert sound["digitalSourceType"] == "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def test_header_says_that_the_voice_is_synthetic() -> None:
    """The header names the synthetic voice."""
    notice = read(article()).texts["voice"][0]
    assert notice.startswith("Dieser Beitrag wird von einer synthetischen Stimme gelesen. Stimme: espeak, „de“.")


def test_display_name_of_the_voice() -> None:
    """It is the one that the engine gives."""
    disclosure = read(replace(article(), narrator="Pico, Frauenstimme")).texts["voice"][0]
    assert disclosure.startswith(
        "Dieser Beitrag wird von einer synthetischen Stimme gelesen. Stimme: Pico, Frauenstimme."
    )


def marked_up(*markup: tuple[str, InlineKind, str]) -> Episode:
    """Return an episode of one paragraph, some words of which are marked up."""
    sentences = ("Der Bus kommt um drei.", "Er fährt bis Linden & weiter.")
    sample = episode(chapters=1, sentences=2, written=lambda _c, s: sentences[s - 1])
    [paragraph] = (block for block in sample.script.blocks if block.role is Role.PARAGRAPH)
    found = []
    for words, kind, target in markup:
        start = paragraph.span[0] + paragraph.text.index(words)
        found.append(InlineMarkup(kind, (start, start + len(words)), target))
    inline = tuple(sorted(found, key=lambda one: one.span))
    return replace(sample, script=replace(sample.script, inline=inline))


def test_links_and_emphasis_are_kept() -> None:
    """Also across sentences."""
    sample = marked_up(
        ("Bus kommt", InlineKind.LINK, 'https://example.org/?a=1&b="c"'),
        ("kommt", InlineKind.EMPHASIS, ""),
        ("drei. Er", InlineKind.STRONG, ""),
        ("Linden &", InlineKind.CODE, ""),
    )
    html = "".join(page(sample))
    assert 'Der <a href="https://example.org/?a=1&amp;b=%22c%22">Bus <em>kommt</em></a> um <strong>drei.<' in html
    assert "<strong>Er</strong> fährt bis <code>Linden &amp;</code> weiter." in html
    assert Reader(html).sentences[1][1] == "Der Bus kommt um drei."
    assert Reader(html).sentences[2][1] == "Er fährt bis Linden & weiter."


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "/a.html", "../b", "mailto:a@b.c", "", "https:"]
)
def test_only_web_addresses_are_linked_in_the_text(target: str) -> None:
    """A script, or a path that is only valid on the article's own server, is not."""
    assert "<a href" not in "".join(article_html(marked_up(("Bus", InlineKind.LINK, target))))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(InlineKind)), max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_markup_is_well_formed(spans: list[tuple[int, int, InlineKind]]) -> None:
    """However spans overlap, elements are closed in order and the words are unchanged."""
    found = [Markup(min(a, b), max(a, b), kind, "https://a.b") for a, b, kind in spans]
    markup = tuple(sorted(found, key=lambda one: (one.start, -one.end)))
    block = NarratedBlock(Role.PARAGRAPH, "Ein <Satz> & noch einer", (), 0, in_source=True, chapter=1, markup=markup)
    for start, end in ((0, None), (3, 12)):
        element = etree.fromstring(f"<p>{block.html(start, end)}</p>")
        assert "".join(element.itertext()) == block.text[start:end]


def test_alternative_texts_of_pictures_stay() -> None:
    """What a picture shows can be read among the notes, whether it stood alone or inside a paragraph."""
    sample = episode(chapters=1, sentences=1)
    alone = replace(sample.script.blocks[1], text="Ein Bus", skipped="description of a picture", role=None)
    inside = replace(sample.script.blocks[1], omissions=(Omission((0, 1), "Ein Baum", "description of a picture"),))
    sample = replace(sample, script=replace(sample.script, blocks=(sample.script.blocks[0], inside, alone)))
    reader = read(sample)
    assert reader.texts["dt"][0] == "Bild"
    assert reader.texts["dd"][:2] == ["Ein Baum", "Ein Bus"]


def test_front_matter_is_not_on_the_page() -> None:
    """It is neither narrated nor among the notes."""
    sample = episode(chapters=1, sentences=1)
    block = replace(sample.script.blocks[1], role=Role.BOILERPLATE)
    kinds = {"front matter": "--- draft: true ---", "legal notice": "Alle Rechte vorbehalten"}
    skipped = tuple(replace(block, text=text, skipped=reason) for reason, text in kinds.items())
    sample = replace(sample, script=replace(sample.script, blocks=(*sample.script.blocks, *skipped)))
    assert read(sample).texts["dd"][0] == "Alle Rechte vorbehalten"
    assert "draft: true" not in "".join(page(sample))


def test_link_to_the_show() -> None:
    """The name of the show is linked to its address if that is a web address."""
    sample = replace(article(), show="Bote & <Söhne>", show_link="https://example.org/?a=1&b")
    reader = read(sample)
    assert reader.texts["show"] == ["Bote & <Söhne>"]
    assert "https://example.org/?a=1&b" in reader.attributes("href")
    series = reader.data()["partOfSeries"]
    assert series == {"@type": "PodcastSeries", "name": "Bote & <Söhne>"}
    assert "javascript:alert(1)" not in read(replace(sample, show_link="javascript:alert(1)")).attributes("href")
    assert "show" not in read(article()).texts
    image = next(found for tag, found in read(replace(sample, show_logo=b"jpeg")).elements if tag == "img")
    assert image["src"] == "data:image/jpeg;base64,anBlZw=="


def test_name_of_the_sound_is_quoted() -> None:
    """The MP3's name is percent-encoded once."""
    reader = read(article(), 'Größe 100 % #1? "x".mp3')
    quoted = "Gr%C3%B6%C3%9Fe%20100%20%25%20%231%3F%20%22x%22.mp3"
    assert reader.attributes("src") == [quoted]
    assert quoted in reader.attributes("href")


def test_content_security_policy() -> None:
    """It allows the script and the style of the page, by their hashes, and the sound."""
    html = "".join(page(replace(article(), file="a.mp3")))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    assert rules["default-src"] == "'none'"
    for name, element in (("style-src", "style"), ("script-src", 'script type="module"')):
        body = html.split(f"<{element}>")[1].split(f"</{element.split()[0]}>")[0]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    links = [a for a in Reader(html).attributes("href") if not a.startswith("#")]
    assert links == ["data:,", "a.mp3", "https://altenwerda.example/buecherbus"]


@pytest.mark.parametrize("source", ["artikel.txt", "-", "javascript:alert(1)", "https://a b"])
def test_only_web_addresses_are_linked(source: str) -> None:
    """A file name, standard input or a script is not an article's address."""
    sample = episode(about=About(title="T", source=source))
    assert facts.source(sample) == ""


def test_page_without_metadata() -> None:
    """Without title, author and date the page says so once and leaves the rest out."""
    reader = read(episode(about=About()))
    assert reader.texts["h1"] == ["Ohne Titel"]
    assert reader.texts["about"] == ["42 Sekunden zum Hören"]
    assert "author" not in reader.data()


def test_invalid_date_is_shown_as_written() -> None:
    """It is not in the metadata."""
    reader = read(episode(about=About(published="im März")))
    assert reader.texts["about"][0].startswith("im März · ")
    assert "datePublished" not in reader.data()


def test_page_without_clips() -> None:
    """There is a header."""
    sample = episode(chapters=1, sentences=1)
    script = Script(sample.about, 0, "", (), ())
    assert read(replace(sample, script=script, clips=(), marks=())).texts["h1"] == ["Über Größe und Maß"]


@pytest.mark.parametrize(
    ("seconds", "clock", "length"),
    [
        (1, "0:01", "1 Sekunde"),
        (59.4, "0:59", "59 Sekunden"),
        (59.6, "0:59", "1 Minute"),
        (60, "1:00", "1 Minute"),
        (754.6, "12:34", "13 Minuten"),
        (3600, "1:00:00", "1 Stunde"),
        (104_400, "29:00:00", "29 Stunden"),
        (3725, "1:02:05", "1 Stunde 2 Minuten"),
    ],
)
def test_formats_of_lengths(seconds: float, clock: str, length: str) -> None:
    """A clock in the player, words in the header."""
    assert facts.clock(seconds) == clock
    sample = episode()
    sample = replace(sample, samples=round(seconds * sample.rate))
    assert f"{length} zum Hören" in facts.header(sample)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0.5, "PT0.5S"), (60, "PT1M0S"), (3600.25, "PT1H0.25S"), (104_462.001, "PT29H1M2.001S")],
)
def test_durations_are_iso_8601(seconds: float, expected: str) -> None:
    """To the millisecond."""
    sample = episode()
    assert read(replace(sample, samples=round(seconds * sample.rate))).data()["duration"] == expected


def test_page_is_rendered_in_pieces() -> None:
    """No piece of a book's page grows with the book's text."""
    pieces = list(page(replace(episode(chapters=20, sentences=10), file="a.mp3")))
    longer = list(page(replace(episode(chapters=20, sentences=10, written=lambda _c, _s: "Wort. " * 50), file="a.mp3")))
    assert len(pieces) == len(longer) > 20
    assert max(map(len, longer[1:])) < 4_000 + len(longer[-1])


def test_script_and_style_do_not_close_their_elements() -> None:
    """Neither holds what would close its element early."""
    html = "".join(page(replace(article(), file="a.mp3")))
    assert html.count("</style>") == 1
    assert html.count("</script>") == 2
    assert "<!--" not in html
