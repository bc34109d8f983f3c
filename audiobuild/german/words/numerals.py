"""The words that a Roman numeral follows: names and titles of rulers (Ludwig XIV.), nouns of sections (Kapitel IV)."""

from __future__ import annotations

from audiobuild.german.words import word_list

NAMES = frozenset(
    word_list("""
    Friedrich Wilhelm Heinrich Ludwig Karl Otto Konrad Franz Joseph Josef Leopold Maximilian Ferdinand
    Rudolf Georg Johann Johannes Paul Pius Benedikt Leo Gregor Innozenz Clemens Klemens Urban Alexander
    Nikolaus Nikolai Katharina Elisabeth Elizabeth Philipp Philip Felipe Charles Carl Carlos Albert
    Albrecht August Gustav Adolf Harald Haakon Olaf Margrethe Christian Frederik Napoleon Ramses Sixtus
    Julius Hadrian Peter Iwan Willem Edward Eduard Jakob James Maria Anna Louis Richard Robert Ernst
    Ottokar Wenzel Sigismund Stephan Stefan Ladislaus Matthias Sigmund Mehmed Mehmet Murad Selim
    Süleyman Bonifatius Bonifaz Hadrian Honorius Eugen Kalixt Calixtus Viktor Victor Emanuel Umberto
    Humbert Alfons Alfonso Sancho Wladislaw Boris Simeon Darius Xerxes Artaxerxes Ptolemaios Kleopatra
    Tutmosis Thutmosis Amenophis Seleukos Antiochos Abdullah Hussein Mohammed Hassan Beatrix Juliana
    Wilhelmina Isabella Viktoria Victoria Christina Theodor Theodosius Konstantin Justinian Michael
    Manuel Balduin Gottfried Lothar Ludwigs Karls Tassilo Wratislaw Bogislaw Bolesław Boleslaw Kasimir Zar Clemens
    Coelestin Zölestin Martin Nikolas Silvester Sylvester Ernst-August Ratibor Menelik Rama Kyros
    Amenemhet Sesostris Alexandre Henri Philippe François Umberto Vittorio Enrique Fernando Juan
""")
)
"""Names that rulers and popes bore."""
NAMES_IN_S = frozenset(
    word_list("""
    Johannes Julius Pius Nikolaus Charles Ramses Matthias Ladislaus Louis James Sixtus Honorius
    Bonifatius Clemens Klemens Darius Xerxes Carlos Antiochos Seleukos Ptolemaios Theodosius Thutmosis
    Tutmosis Amenophis Nikolas Alfons Artaxerxes Calixtus Kyros Sesostris Hans Hannes Mathias Thomas
""")
)
"""Names that end in -s without being a genitive."""
WOMEN = frozenset(
    word_list("""
    Elisabeth Elizabeth Margrethe Beatrix Kleopatra Ingrid Margarethe Margarete Christine Königin
    Kaiserin Zarin
""")
)
"""Names and titles of women that do not end in -a."""
TITLES = frozenset(
    word_list("""
    König Königin Kaiser Kaiserin Papst Zar Zarin Sultan Fürst Fürsten Fürstin Herzog Herzogin Graf Grafen Pharao Prinz
    Prinzen Kurfürst Kurfürsten Bischof Erzbischof Schah Emir Großfürst Markgraf Landgraf Großherzog Patriarch
    Königs Kaisers Papstes Zaren Herzogs Scheich Kalif Negus Maharadscha Khedive Doge Großmogul Erzherzog Kronprinz
    Pfalzgraf Burggraf Fürstbischof Fürstabt Fürsterzbischof Katholikos Herzogin Gräfin Prinzessin Großherzogin
    Erzherzogin Großfürstin Kurfürstin Markgräfin Landgräfin
    """)
)
"""Words before a ruler's name."""

CLUBS = frozenset(
    word_list("""
    Hertha Fortuna Borussia Arminia Alemannia Germania Concordia Bayern Werder Schalke Union Dynamo Energie Hansa
    Eintracht
    """)
)
"""Clubs that number their teams: Hertha II."""
FIFTHS = frozenset(
    word_list("""
    Albrecht Alexander Alfons Alfonso Amenophis Antiochos Artaxerxes Balduin Benedikt Bolesław Boleslaw Bonifatius
    Charles Christian Clemens Klemens Coelestin Zölestin Eduard Edward Felipe Ferdinand Frederik Friedrich Georg Gregor
    Gustav Hadrian Harald Heinrich Innozenz Jakob James Johann Johannes Karl Carl Kasimir Konstantin Ladislaus Leo
    Leopold Louis Ludwig Manuel Margrethe Martin Mehmed Mehmet Mohammed Murad Nikolaus Otto Paul Philipp Philip Pius
    Ptolemaios Rama Ramses Rudolf Sixtus Stephan Thutmosis Tutmosis Urban Wilhelm Richard
""")
)
"""Names of which there was a fifth; another name's "V." is short for a family name."""
TENTHS = frozenset(
    word_list("""
    Alfons Alfonso Benedikt Charles Christian Clemens Klemens Frederik Gregor Heinrich Innozenz Johannes Karl Carl
    Konstantin Leo Ludwig Pius Ptolemaios Rama Ramses Stephan
""")
)
"""Names of which there was a tenth."""
NUMBERED = frozenset(
    word_list("""
    Kapitel Band Teil Akt BAT Artikel Ziffer Spruchpunkt Abschnitt Buch Bild Szene Titel Anhang Anlage Nummer Phase Satz
    Tafel Abbildung Tabelle Abteilung Aufzug Gesang Heft Runde Folge Staffel Bundesliga Hartz SGB Episode
    Bundesgesetzblatt Reichsgesetzblatt Gesetzblatt Landesgesetzblatt Verordnungsblatt Amtsblatt Faust Sopran Alt
    Tenor Bass Violine Geige Arbeitslosengeld Notariat Spur Handelsklasse Güteklasse Steuerklasse Gehaltsgruppe
    Besoldungsgruppe Vergütungsgruppe Verwendungsgruppe Entgeltgruppe Tarifgruppe Lohngruppe Pflegestufe
    Saal Sitzungssaal Hörsaal Festsaal Hauptsaison Nebensaison Zwischensaison Vorsaison Nachsaison Bauabschnitt
    Capitel Theil Abtheilung Act Scene
""")
)
"""Nouns that a numeral follows, however short: Kapitel V."""
LETTERED = frozenset(word_list("Klasse Stufe Typ Gruppe Kategorie Zone Block Version Modell Liga Vitamin Zug Gleis"))
"""Nouns that a letter follows: Gruppe C, Vitamin D; only two letters and more are a numeral: Klasse II."""
SECTIONS = NUMBERED | LETTERED
