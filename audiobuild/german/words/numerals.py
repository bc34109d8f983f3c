"""The words that a Roman numeral follows: names and titles of rulers (Ludwig XIV.), nouns of sections (Kapitel IV)."""

from __future__ import annotations

from audiobuild.german.words import word_list

NAMES = frozenset(
    word_list("""
    Abdullah Adalbert Adolf Albert Albrecht Alexander Alexandre Alfons Alfonso Amadeus Amenemhet Amenophis Anna
    Antiochos Arnulf Artaxerxes August Baibars Balduin Bayezid Beatrix Benedikt Berengar Bernhard Berthold Bertold
    Bogislaw Boleslaw Bolesław Bonifatius Bonifaz Boris Burchard Burkard Calixtus Carl Carlos Carol Charles Chlodwig
    Christian Christina Clemens Coelestin Constantius Dagobert Darius Dietrich Eberhard Eduard Edward Elisabeth
    Elizabeth Emanuel Emanuele Emicho Engelbert Enrique Erik Ernst Ernst-August Eugen Felipe Ferdinand Fernando Florens
    Floris François Franz Frederik Friedrich Garcia Gebhard Georg Gerhard Gottfried Gregor Günther Gustav Haakon Hadrian
    Harald Hartmann Hassan Heinrich Henri Hermann Honorius Humbert Hussein Idris Innozenz Isabella Ismail Iwan Jakob
    James Johann Johannes Josef Joseph Juan Juliana Julius Justinian Kalixt Kamehameha Karl Karlmann Karls Kasimir
    Katharina Klemens Kleomenes Kleopatra Knut Konrad Konstantin Kyros Ladislaus Leo Leonidas Leopold Lothar Louis
    Ludolf Ludwig Ludwigs Magnus Manuel Margrethe Maria Martin Matthias Maximilian Mehmed Mehmet Meinhard Menelik
    Michael Mieszko Mohammed Moshoeshoe Muhammad Murad Napoleon Nikolai Nikolas Nikolaus Olaf Olav Ottheinrich Otto
    Ottokar Paul Petar Peter Pharnakes Philip Philipp Philippe Pippin Pius Poppo Ptolemaios Raimund Rama Ramses Ratibor
    Richard Robert Roger Rudolf Rupert Ruprecht Sancho Seleukos Selim Sesostris Siegfried Sigismund Sigmund Silvester
    Simeon Sixtus Stanislaus Stefan Stephan Süleyman Sylvester Tankred Tassilo Theodor Theodoros Theodosius Thutmosis
    Tupou Tutmosis Ulrich Umberto Urban Uroš Victor Victoria Viktor Viktoria Vittorio Waldemar Welf Wenzel Wilhelm
    Wilhelmina Willem Wladislaw Wladyslaw Wratislaw Xerxes Zar Zölestin
""")
)
"""Names that rulers and popes bore."""
NAMES_IN_S = frozenset(
    word_list("""
    Alfons Amenophis Antiochos Artaxerxes Baibars Bonifatius Calixtus Carlos Charles Clemens Constantius Darius Florens
    Floris Hannes Hans Honorius Idris James Johannes Julius Klemens Kleomenes Kyros Ladislaus Leonidas Louis Mathias
    Matthias Nikolas Nikolaus Pharnakes Pius Ptolemaios Ramses Seleukos Sesostris Sixtus Stanislaus Theodoros Theodosius
    Thomas Thutmosis Tutmosis Uroš Xerxes
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
    Bischof Bischofs Burggraf Burggrafen Doge Dogen Emir Emirs Erzbischof Erzbischofs Erzherzog Erzherzogin Erzherzogs
    Fürst Fürstabt Fürstbischof Fürstbischofs Fürsten Fürsterzbischof Fürstin Graf Grafen Gräfin Großfürst Großfürsten
    Großfürstin Großherzog Großherzogin Großherzogs Großmogul Herzog Herzogin Herzogs Kaiser Kaiserin Kaisers Kalif
    Kalifen Katholikos Khedive König Königin Königs Kronprinz Kronprinzen Kurfürst Kurfürsten Kurfürstin Landgraf
    Landgrafen Landgräfin Maharadscha Markgraf Markgrafen Markgräfin Negus Papst Papstes Patriarch Patriarchen Pfalzgraf
    Pfalzgrafen Pharao Pharaos Prinz Prinzen Prinzessin Schah Schahs Scheich Scheichs Sultan Sultans Zar Zaren Zarin
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
    Albrecht Alexander Alfons Alfonso Amenophis Antiochos Artaxerxes Balduin Benedikt Berthold Bertold Boleslaw Bolesław
    Bonifatius Carl Charles Christian Clemens Coelestin Eduard Edward Felipe Felix Ferdinand Florens Floris Frederik
    Friedrich Georg Gottfried Gregor Gustav Hadrian Harald Heinrich Innozenz Jakob James Johann Johannes Kamehameha Karl
    Kasimir Klemens Konstantin Ladislaus Leo Leopold Louis Ludwig Manuel Margrethe Martin Mehmed Mehmet Mohammed
    Muhammad Murad Nikolaus Olav Otto Paul Philip Philipp Pius Ptolemaios Rama Ramses Richard Rudolf Sixtus Stephan
    Thutmosis Tupou Tutmosis Ulrich Urban Uroš Wilhelm Zölestin
""")
)
"""Names of which there was a fifth; another name's "V." is short for a family name."""
TENTHS = frozenset(
    word_list("""
    Alfons Alfonso Benedikt Carl Charles Christian Clemens Frederik Gregor Heinrich Innozenz Johannes Karl Klemens
    Konstantin Leo Ludwig Pius Ptolemaios Rama Ramses Stephan
""")
)
"""Names of which there was a tenth."""
NUMBERED = frozenset(
    word_list("""
    Abbildung Abschnitt Abteilung Abtheilung Act Akt Alt Amtsblatt Anhang Anlage Arbeitslosengeld Artikel Aufzug Band
    Bass BAT Bauabschnitt Besoldungsgruppe Bild Buch Bundesgesetzblatt Bundesliga Capitel Entgeltgruppe Episode Faust
    Festsaal Folge Gehaltsgruppe Geige Gesang Gesetzblatt Grafik Güteklasse Handelsklasse Hartz Hauptsaison Heft Hörsaal
    Kapitel Karte Landesgesetzblatt Lohngruppe Minderheit Nachsaison Nebensaison Notariat Nummer Pakt Pflegestufe Phase
    Reichsgesetzblatt Runde Saal Satz Scene Schaubild SGB Sitzungssaal Sopran Spruchpunkt Spur Staffel Steuerklasse
    Szene Tabelle Tafel Tarifgruppe Teil Tenor Theil Titel Vergütungsgruppe Verordnungsblatt Verwendungsgruppe Violine
    Vorsaison Ziffer Zwischensaison
""")
)
"""Nouns that a numeral follows, however short: Kapitel V."""
LETTERED = frozenset(word_list("Klasse Stufe Typ Gruppe Kategorie Zone Block Version Modell Liga Vitamin Zug Gleis"))
"""Nouns that a letter follows: Gruppe C, Vitamin D; only two letters and more are a numeral: Klasse II."""
SECTIONS = NUMBERED | LETTERED
