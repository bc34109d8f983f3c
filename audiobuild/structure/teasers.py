"""Pointers to other texts and the controls of a web page: "Lesen Sie auch: ...", "Artikel teilen"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_heading, is_running_text, is_title_like

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

# Matches all of "Lesen Sie auch", "Mehr zum Thema", "Das könnte Sie interessieren"; not of "Mehr", "Lesen Sie".
_ANNOUNCING = (
    r"Les(?:en|t) Sie (?:auch|mehr|dazu|weiter)|Lies (?:auch|mehr|dazu)|Lesetipps?|Siehe auch|Passend dazu"
    r"|Mehr (?:zum Thema|dazu|lesen)|Weitere (?:Artikel|Beiträge|Meldungen|Themen)|Auch interessant"
    r"|Das könnte (?:Sie|dich|Dich|euch) (?:auch )?(?:interessieren|gefallen)|Meistgelesen|Top-Themen"
    r"|(?:Ähnliche|Verwandte|Neueste|Letzte|Mehr) (?:Artikel|Beiträge|Themen|Posts)|Auch lesenswert|Themen folgen"
    r"|Mehr aus (?:diesem |dem |der )?\w+"
    r"|Zum Weiterlesen|Meistgelesene(?: Artikel)?"
)
# Matches all of "Auch interessant", "Mehr zum Thema:"; not of "Mehr dazu sagte er nicht.".
_ANNOUNCES = re.compile(rf"(?:{_ANNOUNCING})(?: (?:zum Thema|dazu|hier|auch))?:?", re.IGNORECASE)
# Matches the beginning of "Lesen Sie auch den Bericht", "Siehe auch: Mietpreisbremse"; not of "Mehr dazu sagte er".
_POINTER = re.compile(
    rf"(?:(?:{_ANNOUNCING}|Newsletter|Zum Video|Lesezeit|Lesedauer|Tags|Labels|Themen|Schlagworte?|Schlagwörter"
    r"|(?:Hier |Jetzt )?[Ww]eiterlesen|Mehr (?:Infos|Informationen))\s?(?::|\||–|→|»|>)\s?\S"
    r"|Les(?:en|t) Sie (?:auch|dazu|hier|weiter|mehr (?:dazu|hier|zu[mr]?|über|unter|in|im|auf))\b|Lies (?:auch|dazu)\b"
    r"|Mehr (?:Infos|Informationen|zum Thema|dazu|darüber) (?:hier|(?:finden|lesen|erfahren) Sie)\b"
    r"|Hier geht es zu[mr]?\b|Jetzt (?:abonnieren|anmelden|testen)\b"
    r"|Folg(?:e|t|en Sie) (?:mir|uns) (?:auf|bei)\b|Folgen Sie uns"
    r"|(?:Den |Unseren )?Newsletter (?:abonnieren|bestellen)"
    r"|(?:Vorherig|Nächst|Vorig|Älter|Neuer)er (?:Artikel|Beitrag|Post)\s?:|Diskutieren Sie mit"
    r"|(?:Kurzlink|Trackback(?:-URL)?)\s?:\s?\S|(?:Sie haben einen )?Fehler (?:gefunden|entdeckt)\?|Eingestellt von\b"
    r"|Weiterlesen nach\b|Abonnieren (?:Kommentare|Posts)\b|Sie befinden sich hier\b"
    r"|Ihre Meinung ist uns wichtig\b|Wie hat (?:Ihnen|dir) (?:dieser|der) (?:Artikel|Beitrag|Text) gefallen"
    r"|Durchschnittliche Bewertung\s?:|Mehr (?:Themen|Artikel|Nachrichten|Beiträge|News) (?:auf|von|aus|bei)\b"
    r"|Sendung:? .{3,60}\d\d(?: Uhr)?\.?$|Zum (?:Artikel|Video|Podcast|Angebot)\s?:|Weiterführende Links\b"
    r"|Nichts mehr verpassen\s?[:|–]|Dieses Thema im Programm\b|Über dieses Thema berichte(?:t|te|n|ten)\b"
    r"|(?:Kategorien?|Abgelegt (?:unter|in)|Verschlagwortet mit|Gespeichert unter|Stichwort(?:e|worte)?)\s?[:|]"
    r"|(?:Dieser (?:Eintrag|Beitrag|Artikel) wurde|Veröffentlicht) (?:am \d.{5,30} )?(?:veröffentlicht )?"
    r"(?:in|unter) \w"
    r"|Setze? (?:Sie )?ein Lesezeichen\b|Klick(?:en|e)?(?: Sie)?,? (?:zum|um|hier)\b|Teilen mit:|Gefällt mir"
    r"|Bereits (?:Abonnent|registriert|Kunde|Mitglied)\b.{0,3}|Jetzt (?:weiterlesen|registrieren|einloggen)\b"
    r"|Exklusiv für (?:Abonnenten|Abonnentinnen|Mitglieder|Plus)\b|(?:Hier|Bitte) (?:anmelden|einloggen|registrieren)\b"
    r"|Deine E-Mail-Adresse wird nicht\b|Ihre E-Mail-Adresse wird nicht\b|Erforderliche Felder sind\b"
    r"|Wir (?:verwenden|nutzen|benutzen) Cookies|Diese (?:Web)?[Ss]eite verwendet Cookies"
    r"|Das könnte (?:Sie|dich|Dich|euch) (?:auch )?interessieren)"
)
_NETWORK = (
    r"(?:Facebook|Twitter|X|WhatsApp|LinkedIn|Xing|Pinterest|E-Mail|Mail|Telegram|Threema|Signal|Flipboard|Bluesky"
    r"|Mastodon|Instagram|Reddit|Pocket|SMS)"
)
# Matches all of "Teilen", "drucken"; not of "Teil", "gedruckt".
_ACTION = r"(?:[Tt]eilen|[Dd]rucken|[Mm]erken|[Ss]enden|[Ee]mpfehlen|[Tt]wittern|[Tt]weeten|[Kk]opieren|[Ss]peichern)"
# Matches all of "Vorherige Seite", "Nächster Artikel", "← Ältere Beiträge", "Weiter"; not of "Nächste Woche".
_NEIGHBOUR = (
    r"[←→«»‹› ]{0,2}(?:(?:Vorherige|Vorige|Nächste|Ältere|Neuere|Vorhergehende|Voriger)[rs]? "
    r"(?:Seite|Artikel|Beitrag|Beiträge|Einträge|Posts?)|Zurück|Weiter)[ ←→«»‹›]{0,2}"
)
# Matches all of "auf Facebook teilen", "per WhatsApp versenden", "Link kopieren"; not of "auf Facebook", "teilen".
_SHARE = (
    rf"(?:(?:[Aa]uf|[Pp]er|[Bb]ei|[Vv]ia|[Ii]n|[Mm]it) {_NETWORK} "
    rf"(?:{_ACTION}|versenden|verschicken|weiterleiten|posten)"
    rf"|(?:Link|URL|Adresse) (?:kopieren|teilen))"
)
# Matches all of "3 Kommentare", "Kommentare (2)", "2 Gedanken zu „Mein Balkon“", "Eine Antwort auf „Wald“"; not of
# "Kommentare im Netz", "2 Gedanken".
_COMMENTS_LINE = (
    r"(?:\(?\d{1,5}\)? (?:Kommentare?|Reaktionen|Leserkommentare?)|(?:Leserk|K)ommentare(?: ?\(\d{1,5}\))?"
    r"|(?:\d{1,5}|Ein|Eine|Zwei|Drei) (?:Kommentare?|Gedanken?|Antwort(?:en)?|Reaktion(?:en)?)"
    r" (?:zu|auf) [„“\"»‚].{1,100}"
    r"|(?:\d{1,5}|No) Comments?|(?:Ihre|Deine|Eure) Meinung(?:en)? ?\(\d{1,5}\)"
    r"|(?:Diskussion|Lesermeinungen|Leserstimmen|Leserbriefe) ?\(\d{1,5}\)"
    r"|(?:Leserk|K)ommentare zu diesem (?:Artikel|Beitrag|Thema))"
)
# Matches all of "Anzeige", "Artikel teilen", "Teilen auf Facebook", "Facebook WhatsApp E-Mail", "Seite 3 von 12",
# "– 7 –"; not of "Anzeige gegen Bürgermeister erstattet", "Seite an Seite", "Facebook".
_CONTROL = re.compile(
    # What is put in between.
    r"(?:[-–—*]{0,3} ?(?:Anzeige|Werbung|ANZEIGE|WERBUNG)(?: ?[-–—*]{1,3})?|Advertorial|Newsletter"
    r"|Empfohlener (?:redaktioneller )?Inhalt|Empfehlung der Redaktion"
    r"|(?:Lese(?:zeit|dauer):? ?)?(?:ca\. )?\d{1,3} Min(?:\.|uten)? (?:Lesezeit|Lesedauer)"
    r"|Externer Inhalt|Bildergalerie|Fotostrecke|Zum Video|Video|(?:Hier )?[Ww]eiterlesen|Mehr lesen"
    # Buttons.
    rf"|(?:(?:Den |Diesen )?(?:Artikel|Beitrag|Seite|Link) )?{_ACTION}(?:[ ,|·•]+{_ACTION})*"
    rf"|Kommentare? {_ACTION}(?:[ ,|·•]+{_ACTION})*|Das Video konnte nicht geladen werden"
    rf"|(?:Artikel|Beitrag) (?:anhören|vorlesen|kommentieren)|Tweet|Beitragsnavigation"
    r"|Schriftgröße:?(?: [A+-]{1,3}){0,5}"
    r"|(?:Diese[ns]? )?(?:Artikel|Beitrag|Post|Seite) (?:weiterempfehlen|per E-Mail (?:versenden|senden)|versenden)"
    rf"|{_SHARE}(?:[ ,|·•/]+{_SHARE}){{0,12}}"
    rf"|{_ACTION} (?:auf|per|bei|via) {_NETWORK}(?:(?:[ ,|·•/]+| und | oder ){_NETWORK}){{0,12}}"
    rf"|{_NETWORK}(?:[ ,|·•/]+(?:{_NETWORK}|{_ACTION})){{1,12}}"
    rf"|(?:Auf|Per|Bei|Via) {_NETWORK} weitersagen"
    r"|(?:(?:Auf die|Zur|Meine) )?(?:Merk|Lese)liste(?: setzen| hinzufügen)?|Anhören|Vorlesen(?: lassen)?"
    r"|(?:Mehr|Weniger|Alle) (?:anzeigen|ansehen|laden|einblenden|ausblenden)"
    r"|(?:Alle |\d{1,5} )?Kommentare (?:anzeigen|ansehen|lesen|einblenden|öffnen)"
    r"|(?:Einen |Eine )?(?:Kommentar|Antwort) (?:schreiben|verfassen|abgeben|hinterlassen|veröffentlichen)"
    r"|(?:Schreib|Hinterlass)(?:e|en Sie)? (?:einen|den ersten|eine) (?:Kommentar|Antwort)"
    r"|Teil(?:e|t|en Sie) (?:diesen|unseren|den) (?:Artikel|Beitrag|Text)"
    r"|Kommentieren|Startseite|Antwort(?:en)?(?: abbrechen)?|Auf \w+ antworten|Melden"
    r"|Jetzt (?:abonnieren|anmelden|lesen|testen)"
    # The way through a site.
    r"|(?:Zurück )?[Zz]u[mr] (?:Startseite|Übersicht|Seitenanfang|Anfang|Suche|Artikelübersicht|Hauptseite)"
    r"|[↑▲⬆] ?(?:[Nn]ach oben|(?:Zum )?Seitenanfang)?|Nach oben|Zurück nach oben"
    r"|(?:Zum Inhalt|Direkt zum Inhalt) springen|Inhaltsverzeichnis"
    r"|Cookie-Einstellungen|Alle (?:Cookies )?akzeptieren"
    rf"|{_NEIGHBOUR}(?: ?[|·/] ?{_NEIGHBOUR})?"
    r"|(?:Weiter(?:lesen)?|Fortsetzung) (?:auf|zu[mr]?) (?:der )?(?:nächsten )?Seite(?: \d{1,3})?"
    r"|(?:(?:Siehe|Mehr|Bericht|Kommentar|Leitartikel|Meinung|Interview|Reportage)(?: auch| dazu)?(?: auf)? )?"
    r"Seite \d{1,4}(?: ?(?:von|/|und) ?\d{1,4})?|\d{1,3} ?/ ?\d{1,3}|(?:[-–—] ?)?\d{1,4} ?[-–—]"
    r"|(?:Perma(?:nent)?link|Kurzlink|Kurz-URL|URL(?: dieses Artikels)?|Link zum (?:Artikel|Beitrag))(?::? ?\S+)?"
    rf"|{_COMMENTS_LINE}|(?:Perma(?:nent)?link ?[|·] ?)?(?:\d{{1,5}}|Keine) Kommentare?(?: ?[|·] ?Perma(?:nent)?link)?"
    r")(?: \((?:[Öö]ffnet|Wird) [^()]{3,40}\))?[:.!…»›>→]{0,2}"
)
# Matches all of "Facebook", "Menü", "https://beispiel.de/a"; not of "Gesicht", "Die Suche", "www.beispiel.de".
_BESIDE_CONTROL = re.compile(
    rf"{_NETWORK}|https?://\S+|Menü|Navigation|Suchen?|Anmelden|Abmelden|Login|Logout|Registrieren|Abo|E-Paper|Kontakt"
)
# Matches "Startseite > Wissen > Natur", "Home / Politik / Inland", "Kultur › Musik › Klassik"; not "Was nun > wohin?",
# "Start: 10 Uhr".
_BREADCRUMBS = re.compile(
    r"(?:(?:Startseite|Home|Sie (?:sind|befinden sich) hier:?) ?[>›»/|→:]|Start ?[>›»|→]) ?[^.!?>›»/|→]{1,60}"
    r"(?: ?[>›»/|→] ?[^.!?>›»/|→]{1,60})*"
    r"|[A-ZÄÖÜ][^.!?>›»|→]{0,40}(?: [>›→] [A-ZÄÖÜ][^.!?>›»|→]{0,60}){2,8}"
)
# Matches all of "3 Kommentare", "Kommentare (12)", "Leserkommentare:"; not of "Kommentare im Netz werden rauer".
_COMMENTS = re.compile(rf"{_COMMENTS_LINE}:?")
# Matches all of "Heike sagt:", "12.05.2021, 10:31 Uhr", "Antworten"; not of "Der Bürger sagt: nein".
_OF_COMMENT = re.compile(
    r".{1,40} (?:sagt|meint|schreibt|schrieb|kommentierte)(?: am .{8,30})?:|Antworten"
    r"|(?:.{1,40}[|,] ?)?(?:am )?\d{1,2}\. ?(?:\d{1,2}\.|[A-ZÄÖÜ]\w+) ?\d{2,4}"
    r"(?:,| um| -| –| \|)? \d{1,2}[:.]\d\d(?: Uhr)?:?"
)
_NEAR_COMMENTS = 5
"""Blocks under the line over the comments in which one of their marks stands."""
_CLOSING = (Role.TEASER, Role.BOILERPLATE)
_LONGEST = 140
_MOST_WORDS_OVER_LIST = 6
_FEWEST_NETWORKS = 3
"""Networks named one after another that are buttons, though no other control is beside them."""


def announces(text: str) -> bool:
    """Return whether a line only says that titles of other texts follow ("Auch interessant", "Mehr zum Thema:")."""
    return _ANNOUNCES.fullmatch(text) is not None


def is_control(text: str) -> bool:
    """Return whether a line is wholly a control of a web page ("Artikel teilen", "Seite 2 von 5", "Anzeige")."""
    patterns = (_CONTROL, _BREADCRUMBS, _ANNOUNCES)
    return len(text) <= _LONGEST and any(pattern.fullmatch(text) for pattern in patterns)


def is_teaser(text: str) -> bool:
    """Return whether a line is a control, or a pointer elsewhere ("Lesen Sie auch: ..."); a headline is neither."""
    return len(text) <= _LONGEST and (_POINTER.match(text) is not None or is_control(text))


def find_teasers(draft: Draft) -> dict[int, Role]:
    """Find teasers and controls; not what the source marks as a title or heading, and not the first line.

    A control is the first line only if a line that could be a title comes after it.
    """
    blocks = draft.blocks
    found: dict[int, Role] = {}
    first = True
    among_controls = _among_controls(draft)
    for at, block in enumerate(blocks):
        if block.skipped or block.role in (Role.TITLE, Role.HEADING):
            first = first and bool(block.skipped)
            continue
        following = blocks[at + 1].text if at + 1 < len(blocks) else ""
        opens = is_teaser(block.text) and _stands_before_title(block.text, following)
        if first and not opens and not (found and at in among_controls):
            first = False
        elif is_teaser(block.text) or at in among_controls:
            found[at] = Role.TEASER
    return found


def _among_controls(draft: Draft) -> set[int]:
    """Return the networks' names and addresses in a run of such blocks and controls ("Teilen" / "X" / "E-Mail").

    A run without a control must name three networks, one after another.
    """
    found: set[int] = set()
    run: list[int] = []
    controls = networks = 0
    for at, text in enumerate([*(block.text for block in draft.blocks), ""]):
        if len(text) <= _LONGEST and (is_control(text) or _BESIDE_CONTROL.fullmatch(text)):
            run.append(at)
            controls += is_control(text)
            networks += re.fullmatch(_NETWORK, text) is not None
            continue
        if controls or networks >= _FEWEST_NETWORKS:
            found.update(run)
        run, controls, networks = [], 0, 0
    return found


def _stands_before_title(text: str, following: str) -> bool:
    """Return whether the first line of a text is a control or a cookie banner over its title."""
    is_sentence = text.endswith((".", "!")) or "Cookies" in text
    if not following:
        return True
    return (is_control(text) or is_sentence) and (is_teaser(following) or is_title_like(following))


def find_comments(draft: Draft) -> dict[int, Role]:
    """Find readers' comments: everything under a line such as "3 Kommentare" in the second half of the text."""
    blocks = draft.blocks
    text = next((at for at, block in enumerate(blocks) if is_running_text(block.text)), len(blocks))
    for at, block in enumerate(blocks):
        if draft.roles[at] is not Role.TEASER or not _COMMENTS.fullmatch(block.text):
            continue
        if block.span[0] * 2 >= blocks[-1].span[1] or (text < at and _is_over_comments(draft, at)):
            under = range(at + 1, len(blocks))
            return {n: Role.COMMENT for n in under if draft.roles[n] not in (Role.TEASER, Role.BOILERPLATE)}
    return {}


def _is_over_comments(draft: Draft, at: int) -> bool:
    """Return whether marks of comments stand below a line ("Heike sagt:", a day with a time)."""
    below = draft.blocks[at + 1 : at + 1 + _NEAR_COMMENTS]
    return any(_OF_COMMENT.fullmatch(block.text, 0, _LONGEST) for block in below)


def find_marked_lists(draft: Draft) -> dict[int, Role]:
    """Find the headings that only announce other texts, with nothing under them but a list: they are teasers."""
    blocks = draft.blocks
    found: dict[int, Role] = {}
    for at, block in enumerate(blocks[:-1]):
        kind = blocks[at + 1].role
        if block.role is not Role.HEADING or not announces(block.text) or kind not in (Role.ITEM, Role.HEADING):
            continue
        end = next((n for n in range(at + 1, len(blocks)) if blocks[n].role is not kind), len(blocks))
        if kind is Role.HEADING:  # the text may go on under the last of them
            found |= dict.fromkeys(
                range(at, end - (end < len(blocks) and is_running_text(blocks[end].text))), Role.TEASER
            )
            continue
        if end == len(blocks) or Role.HEADING in (blocks[end].role, draft.roles[end]) or draft.roles[end] in _CLOSING:
            found |= dict.fromkeys(range(at, end), Role.TEASER)
    return found


def find_lists(draft: Draft) -> dict[int, Role]:
    """Find the items of a list under a teaser ("Mehr zum Thema:"): they are teasers too."""
    blocks, roles = draft.blocks, draft.roles
    found: dict[int, Role] = {}
    for at in range(1, len(blocks)):
        if roles[at] is not Role.ITEM or Role.TEASER not in (roles[at - 1], found.get(at - 1)):
            continue
        if blocks[at - 1].role is Role.ITEM or len(blocks[at - 1].text.split()) <= _MOST_WORDS_OVER_LIST:
            found[at] = Role.TEASER
    return found


def find_titles(draft: Draft) -> dict[int, Role]:
    """Find the titles under a line that announces them; the last one is the text's own if the text continues there."""
    blocks, roles = draft.blocks, draft.roles
    found: dict[int, Role] = {}
    end = 0
    for at, block in enumerate(blocks):
        if at < end or roles[at] is not Role.TEASER or not announces(block.text):
            continue
        end = at + 1
        while end < len(blocks) and (_is_other_title(draft, end) or _is_day_between(draft, end)):
            end += 1
        goes_on = (
            end < len(blocks) and roles[end] not in (Role.BOILERPLATE, Role.TEASER) and not _is_tight(draft, at, end)
        )
        found |= dict.fromkeys(range(at + 1, end - goes_on), Role.TEASER)
    return found


def _is_tight(draft: Draft, first: int, end: int) -> bool:
    """Return whether titles stand right under their line, with a blank line only below the last: none is a heading."""
    gaps = [draft.gap_below(at) for at in range(first, end)]
    return len(gaps) > 1 and max(gaps[:-1]) <= 1 < gaps[-1]


def _is_other_title(draft: Draft, at: int) -> bool:
    return draft.roles[at] is Role.TEASER or _is_unmarked_title(draft, at)


def _is_day_between(draft: Draft, at: int) -> bool:
    """Return whether a block is the day of one title, with the next one under it."""
    return draft.roles[at] is Role.DATE and at + 1 < len(draft.blocks) and _is_other_title(draft, at + 1)


def _is_unmarked_title(draft: Draft, at: int) -> bool:
    unmarked = draft.blocks[at].role is None and draft.roles[at] in (Role.PARAGRAPH, Role.HEADING)
    return unmarked and is_heading(draft.blocks[at].text)
