"""Words that show whether a full stop ends a German sentence: starters, months, the company of ordinals.

Each list is general knowledge of German, none is drawn from a text; a word in the wrong list costs a missed or
a needless cut, never a lost character.
"""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, OTHER_MONTHS, SHORT_MONTHS
from audiobuild.lazy_regex import lazy_regex

STARTERS = frozenset(
    word_list("""
    Letzteres Letzterer Letztere Ersteres Erstere Sehr Wichtig Gern Gerne Vielen Danke Herzlich Herzliche
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keiner Keines Ich Du Er
    Sie Es Wir Ihr Man Mich Mir Dir Ihm Ihn Ihnen Uns Euch Wer Was Wen Wem Wessen Welche Welcher Welches
    Mein Meine Meinem Meinen Meiner Dein Deine Sein Seine Seinem Seinen Seiner Seines Ihre Ihrem Ihren
    Ihrer Ihres Unser Unsere Unserem Unseren Unserer Euer Eure Dies Diese Diesem Diesen Dieser Dieses
    Jene Jenem Jenen Jener Jenes Jede Jedem Jeden Jeder Jedes Jedermann Jemand Niemand Nichts Etwas Alle
    Alles Allen Allem Aller Beide Beides Beiden Solche Solches Solcher Derjenige Diejenige Diejenigen
    Dasjenige Derselbe Dieselbe Dasselbe Deren Dessen Manche Mancher Manches Viele Vieles Vielen Wenige
    Einige Einiges Einigen Mehrere Andere Anderes Anderen Sämtliche Jegliche Irgendwer Und Oder Aber
    Denn Doch Sondern Sowohl Weder Entweder Dass Daß Weil Wenn Als Ob Obwohl Obgleich Während Nachdem
    Bevor Ehe Bis Seit Seitdem Sobald Solange Sofern Soweit Falls Damit Indem Da Dann Danach Davor Dabei
    Dadurch Dafür Dagegen Daher Dahin Dahinter Daneben Daran Darauf Daraufhin Daraus Darin Darüber Darum
    Darunter Davon Dazu Dazwischen Deshalb Deswegen Demnach Demzufolge Dennoch Trotzdem Gleichwohl
    Jedoch Allerdings Indes Indessen Dementsprechend Infolgedessen Folglich Somit Sonst Ansonsten Also
    So Sodass Wie Wo Woher Wohin Wofür Womit Woran Worauf Worin Worüber Wovon Wozu Warum Weshalb
    Weswegen Wieso Wann Wobei Wodurch Wonach Außerdem Zudem Überdies Ferner Weiter Weiterhin Weiters
    Zusätzlich Hinzu Ebenso Ebenfalls Auch Nur Nun Jetzt Heute Gestern Morgen Bald Damals Früher Später
    Zuvor Vorher Nachher Inzwischen Mittlerweile Unterdessen Derzeit Zurzeit Zuletzt Zunächst Zuerst
    Erst Anschließend Schließlich Endlich Letztlich Immer Nie Niemals Manchmal Oft Häufig Selten Meist
    Meistens Mitunter Gelegentlich Wieder Nochmals Noch Schon Bereits Fast Beinahe Kaum Etwa Rund
    Ungefähr Insgesamt Insbesondere Besonders Vor Vielleicht Wahrscheinlich Möglicherweise Offenbar
    Offensichtlich Anscheinend Angeblich Natürlich Selbstverständlich Tatsächlich Eigentlich Freilich
    Immerhin Jedenfalls Übrigens Überhaupt Leider Glücklicherweise Hoffentlich Sicher Sicherlich Gewiss
    Ja Nein Nicht Ach Oh Na Hier Dort Dorthin Hierzu Hierbei Hierfür Hierin Hiermit Drinnen Draußen Oben
    Unten Links Rechts Vorn Hinten Überall Nirgends Irgendwo Irgendwann Einst Einerseits Andererseits
    Anders Hingegen Stattdessen Vielmehr Zwar Sogar Selbst Gerade Genau Eben Plötzlich Gleich
    Gleichzeitig Zugleich Sofort Soeben Sowie Beispielsweise Statt Anstatt Ohne Um In Im Am An Ans Auf
    Aufs Aus Bei Beim Mit Nach Von Vom Zu Zum Zur Für Gegen Durch Über Unter Zwischen Neben Hinter Trotz
    Wegen Laut Gemäß Nahe Innerhalb Außerhalb Entlang Ab Per Pro Binnen Mangels Dank Angesichts Aufgrund
    Anhand Anlässlich Bezüglich Hinsichtlich Infolge Mithilfe Mittels Seitens Zufolge Zugunsten
    Einschließlich Ist Sind War Waren Wird Werden Wurde Wurden Hat Haben Hatte Hatten Kann Können Könnte
    Bislang Bisher Lediglich Ergänzend Nebenbei Obendrein Hierdurch Hiervon Hieraus Hierauf Hiernach Mithin
    Zwischenzeitlich Zeitgleich Vermutlich Vorab Ursprünglich Letztendlich Schlussendlich Bekanntlich Ohnehin Sowieso
    Womöglich Demgegenüber Teilweise Zumindest Insofern Insoweit Allenfalls Wenigstens Neulich Kürzlich Seither Fortan
    Zeitweise Vereinzelt Durchschnittlich Normalerweise Üblicherweise Grundsätzlich Generell Prinzipiell Eventuell
    Gegebenenfalls Dummerweise Interessanterweise Erstaunlicherweise Ausserdem
    Soll Sollte Sollten Muss Müssen Will Wollen Darf Dürfen Gibt Gab Geht Kommt Kommen Sagt Sagte Siehe
    Vergleiche Bitte Lesen Sehen Hören
    Mehr Viel Allein Alleine Je Ähnlich Aktuell Wäre Wären Hätte Hätten Würde Würden Zumal Einmal Umso Konkret
    Ausgerechnet Diesmal Weniger Entsprechend Zusammen Zahlreiche Zahlreichen Genauso Weltweit Spätestens Sich
    Derweil Betroffen Entscheidend Abgesehen Lassen Nehmen Bleibt Bleiben Erstmals Außer Momentan Kostenlos
    Gegenüber Anfangs Offiziell Erstens Zweitens Drittens Mindestens Interessant Eher Einfach Unklar Zurück
    Künftig Möglich Parallel Ähnliche Unabhängig Bundesweit Vergangene Vergangenen Umgekehrt Geplant Lieber
    Deutlich Liegt Knapp Mitten Längst Denkbar Wirklich Egal Täglich Machen Klingt Schauen Gezeigt Völlig Halten
    Abends Gemeint Aktuelle Etliche Erneut Sei Seien Politisch Fällt Direkt Wörtlich Bloß Ausgenommen Ins Einzig
    Vorerst Schaut Auffällig Irgendwie Glaubt Nötig Fragt Einzelne Theoretisch Gemessen Nimmt Sollen
    Verschiedene Inwieweit Unmittelbar Ungeachtet Ständig Schlimmer Größere Spricht Problematisch Langfristig
    Inmitten Entsprechende Derartige Monatelang Welchen Stimmt Lässt Gegenwärtig Denen Zweimal Speziell Entgegen
    Vielerorts Fraglich Abschließend Regelmäßig Nahezu Jeweils Jahrelang Zwischendurch Worum Steht Läuft
    Wochenlang Sieht Notfalls Morgens Jenseits Heutzutage Folgt Anstelle Welch Oftmals Faktisch Demnächst
    Ausdrücklich Gemeinsam Zwei Drei Vier Fünf Sechs Sieben Neun Zehn Zwölf
""")
)
"""Words that, capitalised, are hardly ever a noun or a name: after a full stop they open a sentence."""

STARTERS_COUNTED = frozenset({"Ehe", "Ja", "Morgen", "Nein"})
"""Starters that an ordinal may come before: seine 2. Ehe."""

MONTHS = MONTH_NAMES | {name.upper() for name in MONTH_NAMES} | SHORT_MONTHS.keys() | {"Juno", "Julei", *OTHER_MONTHS}
"""Months in full, in capitals too, and short, of other calendars too, and the spellings that distinguish Juni from
Juli when spoken."""

OFFICES = frozenset(
    word_list("""
    Bez Torwart Torhüter Torhüterin Keeper Ersatztorwart Mannschaftskapitän
    Vorsitzender Vorsitzende Vorstand Kassier Kassierer Kassenwart Schatzmeister Schriftführer Schriftwart Beisitzer
    Schützenmeister Sportleiter Sportwart Jugendleiter Jugendwart Gerätewart Zeugwart Platzwart Kommandant Zugführer
    Kassenprüfer Revisor Sprecher Ritter Adjutant Fähnrich Hauptmann Obmann Trainer Betreuer Dirigent Bürgermeister
    Abteilungsleiter Spielleiter Übungsleiter Chorleiter Kampfrichter Hauswart Webmaster
    Stellvertreter Beigeordneter Präsident Vizepräsident Geschäftsführer
    """)
)
"""Offices that several people hold, without the ending of a woman: 2. Vorsitzender, 1. Kassiererin."""


_OFFICE_ENDINGS = tuple(office.lower() for office in sorted(OFFICES))


def is_office(word: str) -> bool:
    """Return whether several people hold this office, named for a man or a woman: Kassierer, Kassiererin, -in."""
    held = word.removesuffix("in").rstrip("-/*:_").rpartition("-")[2]
    return held in OFFICES or (word[:1].isupper() and held.endswith(_OFFICE_ENDINGS) and held != "Dritter")


COUNTED = frozenset(
    word_list("""
    Spiegelstrich Alternative Zyklus Dosis Tranche
    Abzweigung Aufgabe Ausfahrt Abteilung Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jahrtausends Jahr Jahres
    Jahrestag Jahrestags
    Geburtstag Geburtstags Todestag Todestags Hochzeitstag Lebensjahr Lebensjahrs Lebensjahres
    Lebenswoche Schwangerschaftswoche KW SSW LJ Tag Tages Tags Woche Monat Quartal Quartals Halbjahr Halbjahrs
    Trimester Semester Stunde Minute Sekunde Mal Male Kalenderwoche Jubiläum Namenstag Platz Platzes
    Geige Violine Klarinette Trompete Flöte Posaune Tenor Bass Sopran
    Sekretär Sekretärs Offizier Kreuzzug Stellvertreter Beigeordneter Beigeordnete Vizepräsident
    Vizepräsidium Vizepräsidiums Serie
    Rang Rangs Ranges Liga Bundesliga Kreisliga Kreisklasse Bezirksliga Landesliga Oberliga Regionalliga
    Spieltag Spieltags Spieltages Runde Halbzeit Halbserie Satz Set Leg Inning Etappe Tor Treffer Sieg Niederlage Spiel
    Drittel Viertel Lauf Durchgang Saisontor Saisonsieg Länderspiel Titel FC FSV FFC SC SV VfB VfL VfR
    TSV TSG SSV BSC DSC SpVgg TV TuS SG RFC Startgruppe Versuch Mannschaft Startplatz Tabellenplatz
    Jahrgang Jahrgangs Auflage Kapitel Kapitels Teil Teils Akt Aufzug Szene Band Bandes Buch Buches Vers Strophe
    Gesang Gesangs Gesanges Capitel Capitels Theil Theils Theiles Act Scene
    Mose Mos Hauptsatz Hauptsatzes Fassung Neufassung
    Korinther Könige Ausgabe Folge Staffel Lesung Absatz Halbsatz Senat Senats Zivilsenat Strafsenat
    Kammer Strafkammer Zivilkammer Instanz Wahlperiode Legislaturperiode Sitzung Wahlgang Parteitag
    Parteitags Kongress Konzil Gebot Zusatzartikel WP GP Bgm Abschnitt Lektion Stufe Schritt Punkt Version Preis
    Preises Stock Stocks Stockwerk Etage Obergeschoss OG BA Untergeschoss UG Bezirk Bezirks Arrondissement
    Reihe Weltkrieg Weltkriegs Weltkrieges Reich Republik Dynastie Internationale Armee Division
    Bataillon Regiment Kompanie Flotte Klasse Klassen Klässler Klässlerin Grad Grades Grads Dan Person
    Gang Ordnung Generation Welle Symphonie Sinfonie Bürgermeister Bürgermeisterin Vorsitzender
    Vorsitzende Vorsitzenden Präsident Präsidenten Platzierter Advent Adventssonntag Sonntag Sonntags
    Hund Kind Rate Mahnung Std Kl
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Hand Wahl Lesejahr Internationaler
    Internationales Internationalen Deutscher Deutsche Deutschen Deutsches Ökumenischer Evangelischer
    Evangelischen Olympische Olympischen Aufl Änd Hs HS Halbs Alt Var EL ErgLfg Ed
""")
)
"""Words that follow an ordinal: "3. Liga", "im 19. Jahrhundert", "1. FC Köln"."""

BEFORE_ORDINAL = frozenset(
    word_list("""
    der die das den dem des am im zum zur vom beim ans ins jeder jede jedes jeden jedem dieser diese
    diesem diesen ein eine einen einem einer eines kein keine keinen sein seine seinen seinem seiner
    seines unseres eures meines deines dieses jenes
    ihr ihre ihren ihrem ihrer ihres mein meine meinen meinem meiner unser unsere unseren unserem
    unserer als zweite erste
""")
)
"""Words that precede an ordinal: "am 3.", "seinem 80."."""

VERSIONED = frozenset(
    word_list("""
    Version Android iOS iPadOS Windows macOS Linux Ubuntu Debian Kernel USB Bluetooth HDMI Python Java Firefox Chrome
    Firmware HTML WordPress Release Update Build Patch Kapitel Abschnitt Punkt Ziffer Nummer Abbildung Tabelle
    Unterpunkt Vertragspunkt TOP Tagesordnungspunkt Aufgabe Frage Stufe Buchstabe Artikel Art
    Zimmer Raum Büro Saal Klausel Paragraf
    Satz Definition Lemma Korollar Theorem Proposition Bemerkung Gleichung Formel Listing Algorithmus Anhang
    Unterkapitel Unterabschnitt
    """)
)
"""Words that a version or a section number follows, never a date: Version 5.1."""

NUMBERED_NAMES = {"Hannover": "96", "Darmstadt": "98", "Bündnis": "90", "Ulm": "1846", "Formel": "1"}
"""Names that end in a number, which is no ordinal: bei Hannover 96."""

NAMES = frozenset({"Max", "op", "Op", "Sat", "SAT"})
"""Names that are an abbreviation too, but before a number only: "Max. 30 Personen", "Sat. 1"."""

FIRST_NAMES = frozenset(
    word_list("""
    Alb Alex Bernh Chr Ed Edm Ferd Frz Friedr Gg Gust Heinr Herm Joh Jos Ludw Ph Theod Th Wilh
""")
)
"""Shortened first names that a family name follows."""

_COUNTED_ENDINGS = (
    "jahr", "jahrs", "jahres", "jahrhundert", "tag", "tags", "tages", "jubiläum", "jubiläums", "liga", "platz",
    "platzes", "rang", "runde", "klasse", "auflage", "spiel", "spiels", "spieltag", "sieg", "tor", "kongress",
    "kongresses", "kongreß", "minute", "ausgabe", "etappe", "treffen", "festspiele", "tage", "filmfest", "festival",
    "meisterschaft", "meisterschaften", "messe", "konferenz", "gipfel", "sitzung", "woche", "band", "kapitel",
    "stock", "armee", "kammer", "senat", "bezirk", "periode", "wahlgang", "mal", "brigade", "olympiade", "änderung",
    "novelle", "verordnung", "änderungssatzung", "nachtragssatzung", "nachtragshaushalt", "änderungsgesetz",
    "beratung", "monatsgehalt",
    "stadtlauf", "marathon", "fest", "markt", "lauf", "turnier", "cup", "konzert", "nacht",
    "abschnitt", "mannschaft", "vorsitzender", "vorsitzende", "geschoss", "preis", "staffel", "lesung", "bürgermeister",
    "symposium", "seminar", "forum", "tagung", "geburtstag", "ball", "rennen", "pokal", "biennale", "triennale",
    "berlinale", "halbfinale", "viertelfinale", "unentschieden", "remis", "training", "matinee", "niederlage",
    "auftritt", "abschiebeflug", "open", "auktion", "versteigerung", "börse", "edition",
    "wettbewerb", "wohneinheit", "album", "kabinett",
)  # fmt: skip
"""Ends of words that often follow an ordinal: Firmenjubiläum, Landesparteitag."""
# Matches the end of "motor", "ablauf", "fußball", "arbeitsplatz"; not of "eigentor", "waldlauf", "ball", "platz".
_UNCOUNTED = lazy_regex(
    r"(?:[aiou]tor|(?<!dire)(?<!inspe)ktor|mentor|investor|(?:ab|ver|um|kreis|zu|über|lebens)lauf|(?:all|vor|mit)tag"
    r"|(?:fuß|hand|volley|basket|base|völker|faust|schnee)ball|(?:ein|zwei|drei|vier|manch|denk|merk|grab|mahn|ehren|for|nor|opti|maxi|mini)mal|manifest"
    r"|(?:park|arbeits|spiel|camping|sport|stell|bau|markt|studien|ausbildungs|lager|flug|golf|tennis|grill|zelt)platz"
    r"|(?:arbeits|immobilien|wohnungs|finanz|kapital|aktien|energie|strom|gas|super|bau|binnen|absatz|welt|stellen)markt"
    r"|(?:kauf|kaufs|miet|strom|gas|öl|energie|benzin|gesamt|fahr|ticket|markt|grund|end|stück|eintritts|verbraucher)preis"
    r"|(?:ver|arm|daten)band|(?:vor|d|st)rang|montage|grundverordnung)\Z"
)
"""Ends that are like those of counted words by chance, or of compounds that are not counted."""


def is_often_counted(noun: str) -> bool:
    """Return whether a noun often follows an ordinal: Platz, Liga, Firmenjubiläum; not Motor, Fußball."""
    small = noun.lower()
    return noun in COUNTED or (small.endswith(_COUNTED_ENDINGS) and not _UNCOUNTED.search(small))


LETTERED = frozenset(
    word_list("""
    Plan Vitamin Klasse Gruppe Typ Kategorie Punkt Variante Hepatitis Note Teil Serie Modell Block Team
    Stufe Zone Option Jugend Kader Größe Konto Haus Halle Terminal Abschnitt Liga Buchstabe Buchstaben
    Influenza
""")
)
"""Nouns that a lone capital letter ends, as no first name does: "Plan B. Nichts half."."""
