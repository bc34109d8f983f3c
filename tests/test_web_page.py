"""What a web page hides from its readers is not heard."""

from __future__ import annotations

from audiobuild.readers.web.page import read_html

WORDS = "Der Fluss trat am Morgen über die Ufer, und die Fähre blieb den ganzen Tag am Steg liegen. " * 12


def test_what_only_screen_readers_get_is_not_heard() -> None:
    """Headings and remarks that no reader of a page sees are left out and accounted for; all other words stay."""
    page = f"""<html><body><nav><a href="/">Start</a></nav><article><h1>Hochwasser am Steg</h1>
        <h2 class="headline hidden">Hauptinhalt</h2><h2 class="hidden md:block">An der Fähre</h2><p>{WORDS}</p>
        <p>Mehr dazu <a href="/a">im Bericht<span class="sr-only"> Öffnet in neuem Fenster</span></a>: {WORDS}</p>
        <ul><li>Quelle: <!-- -->Landesamt für Umwelt<!-- --> (Englisch)</li><li>Quelle: {WORDS}</li></ul>
        </article></body></html>"""
    blocks = read_html(page.encode(), "page.html").blocks
    heard = " ".join(block.text for block in blocks if not block.skipped)
    skipped = " ".join(block.text for block in blocks if block.skipped)
    assert "Hauptinhalt" not in heard
    assert "neuem Fenster" not in heard
    assert "Hauptinhalt" in skipped
    assert "An der Fähre" in heard
    assert "Quelle: Landesamt für Umwelt (Englisch)" in heard


def test_front_matter_of_a_site_generator_is_metadata() -> None:
    """Jekyll and Hugo read it off HTML pages, too."""
    page = b'+++\ntitle = "Markt am 1. Dezember"\nlayout = "page"\n+++\n<p>Der Markt war voll. Alle kamen gern.</p>'
    parsed = read_html(page, "markt.html")
    assert parsed.about.title == "Markt am 1. Dezember"
    assert not any("layout" in block.text for block in parsed.blocks if not block.skipped)


def test_headings_of_a_page_without_an_element_for_its_text() -> None:
    """Where paragraphs and headings are the body's own children, the headings stay, and the menu is left out."""
    page = f"""<html><body><nav><a href="/">Menü</a></nav><h1>Der Steg am Fluss</h1><p>{WORDS}</p><h2>Die Fähre</h2>
        <p>{WORDS}</p><h2>Der Fährmann</h2><p>{WORDS}</p><footer>Impressum</footer></body></html>"""
    blocks = read_html(page.encode(), "page.html").blocks
    heard = [block.text for block in blocks if not block.skipped]
    assert [text for text in heard if text not in WORDS] == ["Der Steg am Fluss", "Die Fähre", "Der Fährmann"]


def test_a_heading_that_names_the_site_is_not_the_title() -> None:
    """Blogs have their own name in the first heading, and the article's title in the next."""
    page = f"""<html><head><title>Der Steg im Mai | Flussblog von Lea</title></head><body><div id="header">
        <h1><a href="/">Flussblog</a></h1></div><div class="post"><h2>Der Steg im Mai</h2>
        <p>{WORDS}</p><p>{WORDS}</p></div>
        <div id="sidebar"><h3>Archiv</h3></div></body></html>"""
    parsed = read_html(page.encode(), "page.html")
    assert parsed.about.title == "Der Steg im Mai"
    assert "Archiv" not in [block.text for block in parsed.blocks if not block.skipped]


def test_dates_quotations_and_centred_lines_are_heard() -> None:
    """A date in the text is part of it, as are <q> and <center>; the date of a byline is not."""
    page = f"""<html><body><nav><a href="/">Menü</a></nav><main><h1>Das Fest am Steg</h1>
        <p class="meta">Von Lea Witt | <time>1. Mai 2020</time></p><p>{WORDS}</p>
        <p>Es beginnt am <time datetime="2020-05-03">3. Mai um 19 Uhr</time> am Steg.</p>
        <ul><li><time>4. Mai</time>: Rudern im Fluss</li></ul><p>Der Fährmann sagte: <q>Es wird gut.</q> Alle kamen.</p>
        <center>Der Eintritt ist frei.</center><p>{WORDS} Danach war Ruhe.</p></main><footer>Impressum</footer>
        </body></html>"""
    heard = [block.text for block in read_html(page.encode(), "page.html").blocks if not block.skipped]
    assert "Es beginnt am 3. Mai um 19 Uhr am Steg." in heard
    assert "4. Mai: Rudern im Fluss" in heard
    assert "Der Fährmann sagte: „Es wird gut.“ Alle kamen." in heard
    assert "Der Eintritt ist frei." in heard
    assert not any("2020" in text for text in heard)


def test_a_row_that_names_a_group_has_no_header() -> None:
    """Words in the first cell alone are over the rows below, not in their column."""
    page = """<table><thead><tr><th>Karte</th><th>Preis</th><th>Tage</th></tr></thead><tbody>
        <tr><td>Erwachsene</td><td>&nbsp;</td><td></td></tr><tr><td>Tageskarte</td><td>5 €</td><td>1</td></tr>
        <tr><td colspan="3">Kinder</td></tr><tr><td>Wochenkarte</td><td>9 €</td><td>7</td></tr></tbody></table>"""
    heard = [block.text for block in read_html(page.encode(), "page.html").blocks if not block.skipped]
    assert heard[:2] == ["Erwachsene", "Karte: Tageskarte, Preis: 5 €, Tage: 1"]
    assert heard[2:] == ["Kinder", "Karte: Wochenkarte, Preis: 9 €, Tage: 7"]


def _heard(page: str) -> list[str]:
    return [block.text for block in read_html(page.encode(), "page.html").blocks if not block.skipped]


def test_winners_in_bold_print_are_no_head_of_a_table() -> None:
    """A further row of header cells that gives figures is data."""
    page = """<table><tr><th>Platz</th><th>Verein</th><th>Spiele</th></tr><tr><th>1.</th><th>SV Lahr</th><th>8</th></tr>
        <tr><td>2.</td><td>TV Elm</td><td>8</td></tr></table>"""
    heard = [block.text for block in read_html(page.encode(), "page.html").blocks if not block.skipped]
    assert heard == ["Platz: 1., Verein: SV Lahr, Spiele: 8", "Platz: 2., Verein: TV Elm, Spiele: 8"]


def test_windows_over_the_page_are_not_heard() -> None:
    """What opens on a click is not the article, even if it is longer."""
    window = f"<h2>Impressum</h2><p>{WORDS * 3}</p><p>Verantwortlich: Lea Witt, Am Steg 1.</p>"
    for opening in ('<div id="legal" class="reveal-modal">', '<div id="cookie-popup">', '<section role="dialog">'):
        closing = "</section>" if opening.startswith("<section") else "</div>"
        heard = _heard(
            f"""<html><body><nav><a href="/">Start</a></nav><h1>Das Gasthaus am Steg</h1><div class="row">
            <h3>Fisch aus dem Fluss</h3><p>{WORDS}</p><h3>Kuchen vom Blech</h3><p>{WORDS}</p></div>
            {opening}{window}{closing}<footer>Am Steg 1</footer></body></html>"""
        )
        assert "Kuchen vom Blech" in heard
        assert "Impressum" not in heard
    assert "Impressum" in _heard(f'<nav>Start</nav><div class="modal-open"><h1>Gasthaus</h1>{window}</div>')


def test_a_text_in_several_articles_is_heard_whole() -> None:
    """A page of one article for each of its parts is read from the first to the last."""
    parts = "".join(
        f'<section><header><h2>{name}</h2></header><article class="box"><p>{WORDS}</p></article></section>'
        for name in ("Der Verein", "Die Boote", "Der Steg")
    )
    heard = _heard(f"<html><body><nav>Start</nav><main><h1>Ruderer am Fluss</h1>{parts}</main></body></html>")
    assert [text for text in heard if text not in WORDS] == ["Ruderer am Fluss", "Der Verein", "Die Boote", "Der Steg"]


def test_a_long_article_stands_alone() -> None:
    """Further articles below it are other articles."""
    text = "".join(f"<p>{number}. {WORDS}</p>" for number in range(4))
    article = f'<article><h1>Hochwasser am Steg</h1><div class="entry">{text}</div></article>'
    others = "".join(f"<article><h3>Meldung {number}</h3><p>{WORDS}</p></article>" for number in range(6))
    heard = _heard(f"<html><body><nav>Start</nav><main>{article}<div>{others}</div></main></body></html>")
    assert heard[0] == "Hochwasser am Steg"
    assert not any(text.startswith("Meldung") for text in heard)


def test_emphasis_does_not_cut_a_line_of_a_division() -> None:
    """Text that is the division's own, without a paragraph, stays one line with its blanks."""
    page = f"""<html><body><nav>Start</nav><article><h1>Ein Boot mieten</h1><p>{WORDS}</p>
        <div class="note">Der Verleih ist <strong>kein Ersatz</strong> (auch im Mai) für einen Kurs.</div>
        <p>{WORDS}</p></article></body></html>"""
    assert "Der Verleih ist kein Ersatz (auch im Mai) für einen Kurs." in _heard(page)


def test_the_name_of_the_site_is_not_heard_above_a_headline() -> None:
    """The page's header has the name of its site, the main part a headline of its own."""
    page = f"""<html><head><title>Boote | Leas Bootsverleih</title></head><body><header><h1>Lea Bootsverleih</h1>
        <p>Boote am Fluss seit 1990</p><nav><a href="/">Start</a></nav></header><main><h1>Unsere Boote am Fluss</h1>
        <h2>Das Ruderboot</h2><p>{WORDS}</p><h2>Der Kahn</h2><p>{WORDS}</p></main></body></html>"""
    assert read_html(page.encode(), "page.html").about.title == "Unsere Boote am Fluss"
    heard = _heard(page)
    assert heard[:2] == ["Unsere Boote am Fluss", "Das Ruderboot"]
    assert "Boote am Fluss seit 1990" not in heard


def test_text_in_a_heading_is_no_title() -> None:
    """A page that puts its whole text into a heading still has the title in its head."""
    parsed = read_html(f"<title>Der Steg</title><h1>{WORDS}</h1>".encode(), "page.html")
    assert parsed.about.title == "Der Steg"
    assert parsed.blocks[0].text == "Der Steg"


def test_answers_and_lines_of_a_division_are_heard() -> None:
    """A short answer under its question stays, and a line set apart by its letters alone is a line."""
    heard = _heard(
        f"""<html><body><nav>Start</nav><main><h1>Fragen zum Boot am Steg</h1><p>{WORDS}</p>
        <details><summary>Wer darf rudern?</summary><div>Ja. Wer schwimmen kann, darf rudern.</div></details>
        <details><summary>Was kostet ein Boot?</summary><div class="a">Ein Boot kostet fünf Euro.</div></details>
        <div class="way"><strong>Mit dem Bus</strong>Nur zehn Minuten vom Markt</div><p>{WORDS}</p></main></body>"""
    )
    assert "Ja. Wer schwimmen kann, darf rudern." in heard
    assert "Ein Boot kostet fünf Euro." in heard
    assert not any("BusNur" in text for text in heard)


def test_a_page_of_sections_is_read_whole() -> None:
    """Where extraction takes one part of a page that marks no article for all of it, its sections are read."""
    parts = [
        f'<div class="row"><div class="timeline-text-content"><h4>Der {name}</h4><p>{name}: {WORDS}</p></div></div>'
        for name in ("See", "Steg", "Hafen")
    ]
    page = f"""<html><body><section class="menu"><nav><a href="/">Start</a></nav></section>
        <section>{parts[0]}{parts[1]}</section><section>{parts[2]}</section>
        <section><a href="/b"><p>{WORDS}</p></a></section><footer>Am Steg 1</footer></body></html>"""
    heard = _heard(page)
    assert [text for text in heard if len(text) < 20] == ["Der See", "Der Steg", "Der Hafen"]
    assert "Start" not in heard
    assert "Am Steg 1" not in heard


def test_two_line_breaks_in_a_paragraph() -> None:
    """They begin a paragraph of its own, so that the words in bold print above it are a heading."""
    heard = _heard(
        f"""<html><body><nav><a href="/">Start</a></nav><div><h1>Am Steg</h1><p>{WORDS}</p>
        <p><strong>Das Fest am Fluss</strong><br /><br />Die Leute kommen. {WORDS}<br> <br>Danach: {WORDS}</p></div>
        <footer>Am Steg 1</footer></body></html>"""
    )
    assert "Das Fest am Fluss" in heard
    assert [text[:7] for text in heard[-2:]] == ["Die Leu", "Danach:"]


def test_the_first_page_of_a_site_is_read_whole() -> None:
    """Its sections are short and have cards, of which the extraction takes few."""
    text = WORDS[:270]
    cards = "".join(f'<div class="card"><div>{name}: {text}</div></div>' for name in ("Boot", "Rad", "Bus"))
    page = f"""<html><body><header><h1>Verein<br>am <em>See</em></h1></header><nav><a href="/">Start</a></nav>
        <section><h2>Aktuelles</h2><article><p>Beiträge werden geladen …</p></article><p>Neu: {text}</p></section>
        <section><h2>Wir</h2><p>Wir: {text}</p></section><section><h2>Wege</h2>{cards}</section>
        <footer>Am Steg 1</footer></body></html>"""
    heard = _heard(page)
    assert [text.partition(":")[0] for text in heard] == [
        "Verein am See", "Aktuelles", "Neu", "Wir", "Wir", "Wege", "Boot", "Rad", "Bus",
    ]  # fmt: skip


def test_a_page_whose_sections_all_have_main_headings() -> None:
    """The first of them is not the title of the text, if nothing else says so."""
    sections = "".join(f"<h1>§{number} Abschnitt</h1><p>{WORDS}</p>" for number in range(1, 5))
    page = f"<html><body><p>Satzung des Vereins am See</p>{sections}</body></html>"
    assert read_html(page.encode(), "page.html").about.title == ""
