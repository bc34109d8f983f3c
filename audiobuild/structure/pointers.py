"""Lines that point to other texts, and the controls of a web page: "Lesen Sie auch: ...", "Artikel teilen"."""

from __future__ import annotations

import re

from audiobuild.lazy_regex import lazy_regex

# Matches all of "Lesen Sie auch", "Mehr zum Thema", "Das könnte Sie interessieren"; not of "Mehr", "Lesen Sie".
_ANNOUNCING = (
    r"Les(?:en|t) Sie (?:auch|mehr|dazu|weiter)|Lies (?:auch|mehr|dazu)|Lesetipps?|Siehe auch"
    r"|Passend (?:dazu|zum Thema)|Mehr (?:zum Thema|dazu|lesen)"
    r"|Weitere (?:Artikel|Beiträge|Meldungen|Themen|Texte|Berichte|Nachrichten|Rezensionen)"
    r"|Auch interessant|Auch lesen|Schon gelesen\?|Empfohlene (?:Beiträge|Artikel)"
    r"|Vorschau auf den nächsten (?:Artikel|Beitrag)"
    r"|Das (?:Thema )?könnte (?:Sie|dich|Dich|euch) (?:auch )?(?:interessieren|gefallen)|Meistgelesen|Top-Themen"
    r"|(?:Ähnliche|Verwandte|Neueste|Letzte|Mehr) (?:Artikel|Beiträge|Themen|Posts)|Auch lesenswert|Themen folgen"
    r"|Themen (?:in|zu) diesem (?:Artikel|Beitrag)"
    r"|Mehr aus (?:diesem |dem |der )?\w+"
    r"|Zum Weiterlesen|Meistgelesene(?: Artikel)?|Weiterführende Links|Related (?:[Pp]osts|[Aa]rticles)"
)
# Matches all of "Auch interessant", "Mehr zum Thema:"; not of "Mehr dazu sagte er nicht.".
_ANNOUNCES = lazy_regex(rf"(?:{_ANNOUNCING})(?: (?:zum Thema|dazu|hier|auch))?:?", re.IGNORECASE)
# What comes after the words of a button such as "Jetzt anmelden".
# Matches the beginning of "!", " und sparen", ": Der Brief"; not of " Forscher ein Mittel", " – oder lieber nicht?".
_AFTER_BUTTON = (
    r"(?=\W{0,3}$| ?[!:.,;|»→>(–-](?!.*\?$)| (?:und|oder|für|zu[mr]?|ab|bei|auf|per|mit|in|im|unter|um|hier|Sie"
    r"|kostenlos|gratis|Wird|\d))"
)
# Matches the beginning of "Lesen Sie auch den Bericht", "Siehe auch: Mietpreisbremse"; not of "Mehr dazu sagte er",
# "Jetzt testen Forscher ein Mittel".
_POINTER = lazy_regex(
    rf"(?:(?:{_ANNOUNCING}|Newsletter|Zum Video|Lesezeit|Lesedauer|Tags|Labels|Themen|Schlagworte?|Schlagwörter"
    r"|(?:Hier |Jetzt )?[Ww]eiterlesen|(?:Mehr|Weitere) (?:Infos|Informationen))\s?(?::|\||–|→|»|>)\s?\S"
    r"|(?:Im |Zum )?(?:Video|Podcast|Audio|Fotostrecke|Bildergalerie|Liveticker|Liveblog)\s?: [A-ZÄÖÜ„\d]"
    r"|Les(?:en|t) Sie (?:auch|dazu|hier|weiter|mehr (?:dazu|hier|zu[mr]?|über|unter|in|im|auf))\b|Lies (?:auch|dazu)\b"
    r"|Mehr (?:Infos|Informationen|zum Thema|dazu|darüber) (?:hier|(?:finden|lesen|erfahren) Sie)\b"
    rf"|Hier geht es zu[mr]?\b|Jetzt (?:abonnieren|anmelden|testen){_AFTER_BUTTON}"
    r"|Folg(?:e|t|en Sie) (?:mir|uns) (?:auf|bei)\b|Folgen Sie uns"
    r"|(?:Den |Unseren )?Newsletter (?:abonnieren|bestellen)"
    r"|Abonnieren Sie (?:den|unseren) (?:\S+ )?(?:Podcast|Newsletter|Kanal)\b|Aktuelle \w+ im Live(?:blog|ticker)"
    r"|(?:Vorherig|Nächst|Vorig|Älter|Neuer)er (?:Artikel|Beitrag|Post|Teil|Eintrag)\s?:|Diskutieren Sie mit"
    r"|(?:Kurzlink|Trackback(?:-URL)?)\s?:\s?\S|(?:Sie haben einen )?Fehler (?:gefunden|entdeckt)\?|Eingestellt von\b"
    r"|Weiterlesen nach\b|Abonnieren (?:Kommentare|Posts)\b|Sie befinden sich hier\b"
    r"|Ihre Meinung ist uns wichtig\b|Wie hat (?:Ihnen|dir) (?:dieser|der) (?:Artikel|Beitrag|Text) gefallen"
    r"|Dieser (?:Artikel|Beitrag|Text) wurde (?:bereits |schon )?[\d.]+ ?(?:[Mm]al|x) (?:gelesen|aufgerufen|angesehen)"
    r"|Durchschnittliche Bewertung\s?:|Mehr (?:Themen|Artikel|Nachrichten|Beiträge|News) (?:auf|von|aus|bei)\b"
    r"|Sendung:? .{3,60}\d\d(?: Uhr)?\.?$|Zum (?:Artikel|Video|Podcast|Angebot)\s?:|Weiterführende Links\b"
    r"|Weitere (?:Infos|Informationen) (?:unter|auf|bei) (?:www\.|https?:|\S+\.(?:de|at|ch|com|org)\b)"
    r"|\*?(?:Anzeige|Werbung)[.,:|]? .{0,40}(?:[Ee]nthält .{0,20}(?:Werbung|Affiliate)|Affiliate-?[Ll]inks?)"
    r"|Video verfügbar bis \d|Verfügbar bis:? \d|Nichts mehr verpassen\s?[:|–]"
    r"|Dieses Thema im Programm\b|Über dieses Thema berichte(?:t|te|n|ten)\b"
    r"|(?:Kategorien?|Abgelegt (?:unter|in)|Verschlagwortet mit|Gespeichert unter|Stichwort(?:e|worte)?)\s?[:|]"
    r"|(?:Dieser (?:Eintrag|Beitrag|Artikel) wurde|Veröffentlicht) (?:am \d.{5,30} )?(?:veröffentlicht )?"
    r"(?:in|unter) \w"
    r"|Setze? (?:Sie )?ein Lesezeichen\b|Klick(?:en|e)?(?: Sie)?,? (?:zum|um|hier)\b|Teilen mit:"
    rf"|Gefällt mir{_AFTER_BUTTON}"
    rf"|Bereits (?:Abonnent|registriert|Kunde|Mitglied)\b.{{0,3}}"
    rf"|(?:Jetzt (?:weiterlesen|registrieren|einloggen)|(?:Hier|Bitte) (?:anmelden|einloggen|registrieren)"
    rf"|Exklusiv für (?:Abonnenten|Abonnentinnen|Mitglieder|Plus)){_AFTER_BUTTON}"
    r"|Deine E-Mail-Adresse wird nicht\b|Ihre E-Mail-Adresse wird nicht\b|Erforderliche Felder sind\b"
    r"|(?:Alle|Mehr|Weitere) (?:Bilder|Ergebnisse|Fotos|Termine|Details) (?:(?:gibt es|finden Sie|stehen) )?(?:hier\b"
    r"|(?:unter|auf|bei) (?:www\.|https?:|\S+\.(?:de|at|ch|com|org|net|eu|info|example)\b))"
    r"|(?:Hochauflösende|Druckfähige) (?:Bilder|Fotos)\b|Pressebilder:"
    r"|Hat (?:Ihnen|dir|euch) (?:der|dieser|das|dieses) (?:Artikel|Beitrag|Text|Rezept) gefallen\?"
    r"|(?:Ihnen|Dir|Euch) hat (?:der|dieser) (?:Artikel|Beitrag|Text) gefallen\?"
    r"|Sie müssen (?:angemeldet|eingeloggt|registriert) sein, um|Du musst (?:angemeldet|eingeloggt) sein, um"
    r"|(?:Hast du|Haben Sie|Habt ihr) (?:das|dieses) Rezept (?:ausprobiert|nachge\w+)"
    r"|(?:Hinterlass|Schreib)(?:e|t|en Sie)? (?:mir|uns) (?:(?:doch|gern|gerne|unten) )?(?:einen|deinen|euren|Ihren"
    r"|eine)"
    r" (?:Kommentar|Nachricht)|(?:Schreib|Verrat)(?:e|t|en Sie)? (?:es )?(?:mir|uns) .{0,30}in (?:den|die) Kommentare"
    r"|Jetzt (?:(?:auch )?(?:unseren|unserem|den|dem) )(?:[\w-]+ ){0,2}[\w-]*(?:[Kk]anal|[Nn]ewsletter|[Pp]odcast)\b"
    r"|\*? ?(?:Affiliate|Werbe|Partner)-?[Ll]inks?\b|Die(?:ser|se|ses) (?:Artikel|Beitrag|Seite|Text) enthält (?:Werbe"
    r"|Affiliate|Partner|Provision|Werbung)|(?:\*|Mit (?:einem )?(?:\*|Stern)).{0,60}(?:Affiliate|Provision|Werbelink"
    r"|Partnerlink)"
    r"|.{0,90}(?:[Ss]chreib(?:en Sie|t|e) (?:uns|mir)|[Ll]eserbriefe?|[Ff]eedback) ?(?:an|unter)?:? \S{2,40}@\S{4,40}$"
    r"|(?:.{0,60}[.?!] )?(?:Dann )?[Aa]bonnier(?:en? Sie|e|t)"
    r" (?:uns (?:bei|auf|hier)\b|(?:doch |gern |gerne |jetzt |hier )?"
    r"(?:mein|unser|de)\w{1,2} (?:\w+ )?[\w-]*(?:[Nn]ewsletter|[Kk]anal|[Pp]odcast|[Bb]log|Feed)\b)"
    r"|(?:.{0,80}[.?!] )?Jetzt kostenlos (?:anmelden|abonnieren|registrieren|bestellen)\b"
    r"|(?:Newsletter|E-Mail|Mail|Nachricht) (?:wird )?nicht (?:richtig|korrekt) (?:angezeigt|dargestellt)"
    # Themes in English, which many German blogs have.
    r"|(?:Continue|Keep) reading\b|Read (?:more|the rest)\b|(?:Posted|Filed|Published) (?:in|on|by|under)\b"
    r"|Tagged (?:with|as|in|[A-ZÄÖÜ#])|Leave a (?:comment|reply)\b|Share (?:this|on)\b|Click to (?:share|email|print)\b"
    r"|(?:Previous|Next|Older|Newer) (?:[Pp]osts?|[Aa]rticle)\b|Comments (?:are closed|off)\b|Written by [A-ZÄÖÜ]"
    r"|\d{1,3} min(?:ute)?s? read\b|Skip to (?:content|main)\b|(?:Table of contents|On this page)$"
    r"|Wir (?:verwenden|nutzen|benutzen) Cookies|Diese (?:Web)?[Ss]eite verwendet Cookies"
    r"|Das könnte (?:Sie|dich|Dich|euch) (?:auch )?interessieren)"
)
_NETWORK = (
    r"(?:Facebook|Twitter|X|WhatsApp|LinkedIn|Xing|Pinterest|E-Mail|Mail|Telegram|Threema|Signal|Flipboard|Bluesky"
    r"|Mastodon|Instagram|Reddit|Pocket|SMS)"
)
# Matches all of "Teilen", "drucken"; not of "Teil", "gedruckt".
_ACTION = (
    r"(?:[Tt]eilen|[Dd]rucken|[Mm]erken|[Ss]enden|[Ee]mpfehlen|[Tt]wittern|[Tt]weeten|[Kk]opieren|[Ss]peichern"
    r"|[Zz]itieren|[Aa]ntworten|[Mm]elden)"
)
# Matches all of "Vorherige Seite", "Nächster Artikel", "← Ältere Beiträge", "Weiter"; not of "Nächste Woche".
_NEIGHBOUR = (
    r"[←→«»‹› ]{0,2}(?:(?:Vorherige|Vorige|Nächste|Ältere|Neuere|Vorhergehende|Voriger)[rs]? "
    r"(?:Seite|Artikel|Beitrag|Beiträge|Einträge|Posts?)|Zurück|Weiter)[ ←→«»‹›]{0,2}"
)
# Matches all of "auf Facebook teilen", "Teilen auf X", "per WhatsApp versenden", "Link kopieren"; not of
# "auf Facebook", "teilen".
_SHARE = (
    rf"(?:(?:[Aa]uf|[Pp]er|[Bb]ei|[Vv]ia|[Ii]n|[Mm]it) {_NETWORK} "
    rf"(?:{_ACTION}|versenden|verschicken|weiterleiten|posten)"
    rf"|{_ACTION} (?:auf|per|bei|via) {_NETWORK}|(?:Link|URL|Adresse) (?:kopieren|teilen))"
)
# Matches all of "Drucken", "Auf Pinterest merken", "E-Mail"; not of "Auf Pinterest".
_BUTTON = rf"{_SHARE}|(?:(?:Seite|Artikel|Beitrag) )?{_ACTION}|{_NETWORK}|[Nn]ach oben|Startseite|Zurück"
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
_CONTROL = lazy_regex(
    # What is put in between.
    r"(?:[-–—*]{0,3} ?(?:Anzeige|Werbung|ANZEIGE|WERBUNG)(?: ?[-–—*]{1,3})?|Advertorial"
    r"|(?:Zum )?Newsletter(?: anmelden)?|(?:(?:Ihre|Deine) )?E-Mail-?Adresse(?: eingeben)?"
    r"|Empfohlener (?:redaktioneller )?Inhalt|Empfehlung(?:en)? der Redaktion"
    r"|(?:Lese(?:zeit|dauer):? ?)?(?:ca\. )?\d{1,3} Min(?:\.|uten)? (?:Lesezeit|Lesedauer)"
    r"|Externer Inhalt|Bildergalerie|Fotostrecke|Zum Video|Video|(?:Hier )?[Ww]eiterlesen|Mehr lesen"
    # Buttons.
    rf"|(?:(?:Den |Diesen )?(?:Artikel|Beitrag|Seite|Link) )?{_ACTION}(?:[ ,|·•]+{_ACTION})*"
    rf"|Kommentare? {_ACTION}(?:[ ,|·•]+{_ACTION})*|Das Video konnte nicht geladen werden"
    rf"|(?:Artikel|Beitrag) (?:anhören|vorlesen|kommentieren)|Tweet|Beitragsnavigation"
    r"|Schriftgröße:?(?: [A+-]{1,3}){0,5}"
    r"|(?:Diese[ns]? )?(?:Artikel|Beitrag|Post|Seite) (?:weiterempfehlen|versenden"
    r"|per E-Mail (?:versenden|senden|empfehlen))"
    r"|Bewerten Sie (?:diesen|den) (?:Artikel|Beitrag|Text)|Autor(?:in|en)? folgen"
    r"|(?:Zur (?:Bildergalerie|Fotostrecke|Umfrage)|Zum (?:Podcast|Live-?(?:ticker|blog)))"
    r"|(?:Mehr|Alles) zum Thema(?: [A-ZÄÖÜ][\w-]+| und){1,4}"
    r"|Weitere (?:Artikel|Beiträge|Meldungen|Nachrichten|Berichte) (?:aus|von|zu|zum Thema)(?: [A-ZÄÖÜ][\w-]+){1,3}"
    rf"|{_SHARE}(?:[ ,|·•/]+{_SHARE}){{0,12}}"
    rf"|{_ACTION} (?:auf|per|bei|via) {_NETWORK}(?:(?:[ ,|·•/]+| und | oder ){_NETWORK}){{0,12}}"
    rf"|(?>{_BUTTON})(?:[ ,|·•/:]+(?>{_BUTTON})){{1,12}}"
    r"|.{3,100} ?[(\[](?:PDF|DOCX?|XLSX?|ZIP|EPUB)\b[^()\[\]]{0,30}[)\]]"
    r"|Stand:? [A-ZÄÖÜ][a-zä]{2,8} \d{4}|Jetzt kommentieren|Exklusiv für (?:unsere )?(?:Abonnent(?:inn)?en"
    r"|Mitglieder)|(?:Abo|E-?Paper) (?:testen|lesen)"
    rf"|(?:Auf|Per|Bei|Via) {_NETWORK} weitersagen"
    r"|(?:(?:Auf die|Zur|Meine) )?(?:Merk|Lese)liste(?: setzen| hinzufügen)?|Anhören|Vorlesen(?: lassen)?"
    r"|(?:Mehr|Weniger|Alle) (?:anzeigen|ansehen|laden|einblenden|ausblenden)"
    r"|(?:Alle |\d{1,5} )?Kommentare (?:anzeigen|ansehen|lesen|einblenden|öffnen)"
    r"|(?:Einen |Eine )?(?:Kommentar|Antwort) (?:schreiben|verfassen|abgeben|hinterlassen|veröffentlichen)"
    r"|(?:Schreib|Hinterlass)(?:e|en Sie)? (?:einen|den ersten|eine) (?:Kommentar|Antwort)"
    r"|Teil(?:e|t|en Sie) (?:diesen|unseren|den) (?:Artikel|Beitrag|Text)"
    r"|\[ ?(?:Quelltext )?[Bb]earbeiten(?: ?\| ?Quelltext bearbeiten)? ?\]"
    r"|Kommentieren|Startseite|Antwort(?:en)?(?: abbrechen)?|Melden"
    r"|Auf (?:\w+|diesen Kommentar) (?:antworten|reagieren)"
    r"|Jetzt (?:abonnieren|anmelden|lesen|testen|bestellen|buchen|spenden|bewerben|teilnehmen|informieren|entdecken"
    r"|herunterladen|mitmachen|mitdiskutieren|Mitglied werden|unterstützen)"
    r"|(?:Jetzt|Hier) (?:(?:bei|auf|im) .{2,40} )(?:kaufen|bestellen|ansehen)\*?"
    r"|Jetzt (?:(?:Ihr|[Dd]ein|unser|den|die|das)(?:en?)? )?(?:[A-ZÄÖÜ][\w-]{1,30} ){1,2}(?:sichern|bestellen|buchen"
    r"|reservieren|anfordern|herunterladen|vorbestellen|abonnieren|vereinbaren)"
    r"|Jetzt (?:an|rein)?hören|Jetzt ansehen|.{3,60} als PDF(?: (?:herunterladen|downloaden|öffnen|ansehen))?"
    r"|[A-ZÄÖÜ]\S{2,30} herunterladen"
    r"|Mehr (?:erfahren|dazu|Infos|Informationen|Details)|Details (?:ansehen|anzeigen)|Read more|Share|Reply|Edit"
    r"|Pin it|Merken|Rezept (?:drucken|merken|speichern)|(?:Direkt )?[Zz]u[mr] (?:Rezept|Zubereitung"
    r"|Anleitung)(?: springen)?"
    r"|(?:Diese[nr]? |Den )?(?:Newsletter|E-Mail|Mail|Ausgabe)?(?: ?hier)? ?[Ii]m Browser (?:öffnen|ansehen|anzeigen"
    r"|lesen)"
    r"|(?:Wird|Werden) diese[rs]? (?:E-Mail|Mail|Newsletter|Nachricht) (?:bei Ihnen )?nicht"
    r" (?:richtig|korrekt|vollständig) (?:angezeigt|dargestellt)\?.{0,60}"
    r"|(?:Zur )?(?:Online|Web)-?(?:[Vv]ersion|[Aa]nsicht)(?: öffnen| ansehen| anzeigen)?"
    r"|>{1,3} ?[A-ZÄÖÜ].{2,60}|[A-ZÄÖÜ][^.!?>»]{2,60} ?(?:>{2,3}|→|➔|►)"
    r"|[«‹←] ?Alle (?:Veranstaltungen|Termine|Beiträge|Artikel|Nachrichten)"
    r"|(?:\+ ?)?(?:Zu[mr]? )?(?:Google |Outlook |Apple )?(?:i?Kalender|iCal(?:endar)?) (?:hinzufügen|exportieren)"
    r"(?:: .{0,50})?|\+ ?(?:Google[ -])?(?:Kalender|Karte)(?: anzeigen)?(?: \+ ?(?:Zu )?i?(?:Cal|Kal)\w{0,8}"
    r"(?: hinzufügen| exportieren)?)?"
    # What readers are asked.
    r"|(?:War|Fanden Sie|Findest du) (?:diese[rns]?|der|den|das) (?:Artikel|Beitrag|Text|Rezept|Ratgeber"
    r"|Tipp|Seite|Rezension|Bewertung|Antwort)"
    r" (?:hilfreich|nützlich|interessant)\?(?: Ja ?[|/]? ?Nein)?"
    r"|\d{1,4} (?:von \d{1,4} )?(?:Personen|Leser|Nutzer|Kunden) fanden (?:dies|das|diese[ns]? \w{5,14}) hilfreich\.?"
    r"|(?:Rezension|Bewertung|Kommentar|Beitrag|Missbrauch) melden"
    r"|(?:Diesen |Dieses )?(?:Artikel|Beitrag|Rezept|Text|Seite) bewerten:?(?: ?[★☆⭐✩]{1,5})?(?: ?\([^()]{1,30}\))?"
    # Between the parts of a text.
    r"|(?:(?:Der )?(?:Artikel|Text|Beitrag) )?(?:[Ww]eiterlesen|[Gg]eht|[Ww]ird) nach der (?:Anzeige|Werbung)"
    r"(?: weiter| fortgesetzt)?|Nach der (?:Anzeige|Werbung) (?:weiterlesen|geht es weiter)"
    r"|Sperr(?:frist|vermerk)\s?: .{4,60}|Zur sofortigen (?:Veröffentlichung|Freigabe)|Abdruck (?:honorarfrei"
    r"|frei).{0,40}|Belegexemplar erbeten"
    r"|\[/[a-z][\w-]{2,30}\]|\[[a-z][\w-]{2,30}(?: [\w-]{1,30}=(?:\"[^\"]*\"|[^\s\"\]]+)){1,12} ?/?\]"
    # The way through a site.
    r"|(?:Zurück )?[Zz]u[mr] (?:Startseite|Übersicht|Seitenanfang|Anfang|Suche|Artikelübersicht|Hauptseite)"
    r"|[←«‹⬅] ?[Zz]urück(?: (?:zu[mr]?|nach) .{2,40})?"
    r"|[↑▲⬆] ?(?:[Nn]ach oben|(?:Zum )?Seitenanfang)?|[Nn]ach oben|Zurück nach oben|(?:Back )?[Tt]o (?:the )?top"
    r"|Zur (?:Navigation|Suche) springen(?: Zur Suche springen)?"
    r"|(?:Besucher|Seitenaufrufe|Aufrufe|Zugriffe)(?: heute| gesamt)?:? \d[\d.]{0,12}"
    r"|Direkt aus dem dpa-(?:Newskanal|Nachrichtenkanal)"
    r"|(?:Artikel|Beitrag|Text) zum (?:An)?[Hh]ören(?: ?[•·|(–-] ?\d.{0,12})?"
    r"|(?:Direkt )?[Zz]um (?:Haupt)?[Ii]nhalt(?: springen| wechseln)"
    r"|View (?:this|it) (?:e-?mail )?in (?:your )?browser"
    r"|Inhaltsverzeichnis|Haupt(?:inhalt|bereich)|Seiteninhalt|Inhaltsbereich"
    r"|Cookie-Einstellungen|Alle (?:Cookies )?akzeptieren"
    rf"|{_NEIGHBOUR}(?: ?[|·/] ?{_NEIGHBOUR})?"
    r"|(?:Artikel|Bild|Foto|Folie) \d{1,3} ?(?:von|/) ?\d{1,3}"
    r"|(?:[‹«←] ?)?Seiten?:? \d{1,3}(?: (?:[|·] ?)?(?:\d{1,3}|…|\.\.\.)){1,15}(?: (?:Weiter|Nächste(?: Seite)?))?"
    r"(?: ?[›»>→]{1,2})?"
    # Of a forum.
    r"|(?:Antworten |Themen-Optionen )?\d{1,5} (?:Beiträge?|Antworten) ?[•·|,] ?Seite \d{1,4}(?: von \d{1,4})?"
    r"|(?:#\d{1,5} ?)?(?:Beitrag )?(?:von |[Vv]erfasst von:? ).{2,40} » [^.!?]{0,12}\d{1,2}\. ?"
    r"(?:\d{1,2}\.|[A-ZÄÖÜ]\w{2,8}\.?)"
    r" ?\d{4},? \d{1,2}:\d\d(?: Uhr)?"
    r"|Beiträge: \d[\d.]{0,8}|(?:Mitglied|Registriert|Dabei|Angemeldet) (?:seit|am):? [^.!?]{0,20}\d{4}"
    r"|Registriert: [^.!?]{0,20}\d{4}"
    r"|(?:Zuletzt (?:geändert|bearbeitet) von|Geändert von) .{2,40}\d{1,2}:\d\d(?: Uhr)?(?:[,;] insgesamt.{1,30})?"
    rf"|{_ACTION} Gefällt mir(?: ?\(\d{{1,5}}\))?"
    r"|(?:Weiter(?:lesen)?|Fortsetzung) (?:auf|zu[mr]?) (?:der )?(?:nächsten )?Seite(?: \d{1,3})?"
    r"|(?:(?:Siehe|Mehr|Bericht|Kommentar|Leitartikel|Meinung|Interview|Reportage)(?: auch| dazu)?(?: auf)? )?"
    r"Seite \d{1,4}(?: ?(?:von|/|und) ?\d{1,4})?|\d{1,3} ?/ ?\d{1,3}|(?:[-–—] ?)?\d{1,4} ?[-–—]"
    r"|(?:Perma(?:nent)?link|Kurzlink|Kurz-URL|URL(?: dieses Artikels)?|Link zum (?:Artikel|Beitrag))(?::? ?\S+)?"
    rf"|{_COMMENTS_LINE}|(?:Perma(?:nent)?link ?[|·] ?)?(?:\d{{1,5}}|Keine) Kommentare?(?: ?[|·] ?Perma(?:nent)?link)?"
    r")(?: \((?:(?:[Öö]ffnet|Wird) [^()]{3,40}|\d{1,3}(?::\d\d)? ?(?:Min\.?|Minuten)?)\))?(?:[:.!…»›>→]{0,2}|\.{3})"
)
# Matches all of "Facebook", "Menü", "https://beispiel.de/a"; not of "Gesicht", "Die Suche", "www.beispiel.de".
_BESIDE_CONTROL = lazy_regex(
    rf"{_NETWORK}|\+1|https?://\S+|Ja(?: ?[|/·]? ?)Nein|Downloads?|Dokumente|Menü|Navigation|Suchen?|Anmelden|Abmelden"
    rf"|Login|Logout"
    rf"|Registrieren|Abo|E-Paper|Kontakt|Mailen|Versenden|Weiterleiten|Weitersagen|Pinnen|Einbetten|Vergrößern"
    r"|(?:Ihre|Deine|Eure) Meinung"
)
# Matches "Startseite > Wissen > Natur", "Home / Politik / Inland", "Kultur › Musik › Klassik"; not "Was nun > wohin?",
# "Start: 10 Uhr".
_BREADCRUMBS = lazy_regex(
    r"(?:(?:Startseite|Home|Sie (?:sind|befinden sich) hier:?) ?[>›»/|→:]"
    r"|(?:Start|Foren(?:-?[Üü]bersicht)?|Forum|Übersicht) ?[>›»|→]) ?[^.!?>›»/|→]{1,60}"
    r"(?: ?[>›»/|→] ?[^.!?>›»/|→]{1,60})*"
    r"|[A-ZÄÖÜ][^.!?>›»|→]{0,40}(?: [>›→] [A-ZÄÖÜ][^.!?>›»|→]{0,60}){2,8}(?<!:)"
)
# Matches all of "3 Kommentare", "Kommentare (12)", "Leserkommentare:"; not of "Kommentare im Netz werden rauer".
_COMMENTS = lazy_regex(rf"{_COMMENTS_LINE}:?")
# Matches the beginning of "👉 Zur Umfrage", "📄 Lageplan"; not of "→ Weiter".
_EMOJI = lazy_regex("(?:[\U0001f300-\U0001faff\u2600-\u26ff\ufe0f]+ ?)+")
# Matches the end of "Lage [Bearbeiten]", "Lage[Bearbeiten | Quelltext bearbeiten]";
# not of "Bearbeiten", "[Bearbeiten]".
_EDIT = lazy_regex(r"(?<=[^\s]) ?\[ ?(?:Quelltext )?[Bb]earbeiten(?: ?\| ?Quelltext bearbeiten)? ?\]$")
# Matches all of "☰ Menü", "≡Navigation"; not of "Menü".
_MENU = lazy_regex(r"[☰≡] ?(?:Menü|Navigation)")
_LONGEST = 140


def _without_emoji(text: str) -> str:
    """Return a line without the picture signs that it opens with, as controls often do."""
    opening = _EMOJI.match(text)
    return text[opening.end() :] if opening else text


def edit_link(text: str) -> int | None:
    """Return where the link for editing a section begins after its heading in a wiki; None if there is none."""
    found = _EDIT.search(text) if len(text) <= _LONGEST else None
    return found.start() if found else None


def announces(text: str) -> bool:
    """Return whether a line only says that titles of other texts follow ("Auch interessant", "Mehr zum Thema:")."""
    return _ANNOUNCES.fullmatch(text) is not None


def is_control(text: str) -> bool:
    """Return whether a line is wholly a control of a web page ("Artikel teilen", "Seite 2 von 5", "Anzeige")."""
    patterns = (_CONTROL, _BREADCRUMBS, _ANNOUNCES)
    if _MENU.fullmatch(text):
        return True
    text = _without_emoji(text)
    return len(text) <= _LONGEST and any(pattern.fullmatch(text) for pattern in patterns)


def is_teaser(text: str) -> bool:
    """Return whether a line is a control, or a pointer elsewhere ("Lesen Sie auch: ..."); a headline is neither."""
    bare = _without_emoji(text)
    return len(text) <= _LONGEST and (_POINTER.match(bare) is not None or is_control(text))


def is_breadcrumb(text: str) -> bool:
    """Return whether a line shows the way to a page through its site ("Startseite > Wissen > Natur")."""
    return len(text) <= _LONGEST and _BREADCRUMBS.fullmatch(text) is not None


def is_beside_control(text: str) -> bool:
    """Return whether a line is a control only beside others: a network, "Menü", an address."""
    return len(text) <= _LONGEST and _BESIDE_CONTROL.fullmatch(text) is not None


def heads_comments(text: str) -> bool:
    """Return whether a line stands over readers' comments ("3 Kommentare")."""
    return _COMMENTS.fullmatch(text) is not None
