"""The gender of a noun, and whether it is a plural: by the lists below, then by the table of endings.

Minute -> f, Bundesliga -> f, Regierung -> f        Tor -> n, Jahrhundert -> n, Mädchen -> n
Platz -> m, Spieltag -> m                            Punkte, Anna, Spiels -> ""

The table, noun_endings.txt, gives the class of 250,000 forms of nouns, and that of unlisted compounds by their endings
(tools/nouns.py). The lists are of nouns that follow numbers; `is_listed` distinguishes them from names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, cast

from audiobuild.german.words import word_list
from audiobuild.german.words.old_spelling import spelt_today
from audiobuild.lazy_regex import lazy_regex

Gender = Literal["f", "m", "n", ""]
_FEMININE = word_list("""
    WP
    Abstimmung Adresse Aktie Anfrage Antwort Arbeit Armee Art Aufgabe Auflage Ausgabe Bahn Bank Bibel
    Boje Box Brigade Brücke Bühne Bundesliga Büchse Chance Christiade Dekade Dividende Dose Ebene Ecke
    Ehe Ehefrau Ehre Elf Epoche Etage Etappe Fahrt Familie Farbe Fassung Feier Feuerwehr Figur Firma
    Flasche Folge Form Frage Frau Front Führung Gallone Garde Geburt Gefahr Generation Geschichte Gruppe
    Hälfte Halbzeit Hand Handvoll Haltestelle Hilfe Hürde Hypothek Idee Insel Instanz Jahreszeit
    Jahrestagung Jury Kammer Kandidatur Kanne Karte Kategorie Kerze Kirche Klasse Knoblauchzehe Kohorte
    Kolonne Komponente Konferenz Krankheit Krise Krone Kugel Kuh Kurve Länge Lage Lesung Leiche
    Lieferung Liga Linie Lira Liste Lizenz Macht Mahlzeit Mannschaft Mark Marke Maschine Maßnahme
    Medaille Meile Meisterschaft Menge Messe Million Milliarde Billion Minute Mission Möhre Mutter Nacht
    Biennale Triennale Berlinale Nation Niederlage Note Nummer Nuss Olympiade Oper Packung Paprika Partie Partei
    Patrone Pause
    Periode Person Pflegekraft Phase Platte Portion Potenz Prise Probe Prüfung Quelle Rakete Rate Reihe
    Reise Republik Reserve Revolution Rolle Rückrunde Runde Rupie Sache Saison Schachtel Scheibe Schicht
    Schule Schwester Seite Sekunde Sendung Serie Silbe Single Sinfonie Symphonie Sitzung Skizze Sorte Spalte
    Spur Stadt Staffel Stange Station Stelle Stimme Stufe Strophe Stunde Süd Szene Tablette Tafel Tante
    Tasse Tochter Tonne Tour Treppe Truppe Tüte Übung Uhr Umdrehung Unze Variante Version
    Verordnung Vertretung Viertelstunde Vorrunde Waffe Wahl Wahlperiode Ware Weile Welle Welt Woche Zahl
    Zehe Zeile Zeit Zelle Zeugin Zigarette Ziffer Spitze Msp Pr Zitrone Zone Zugabe Zutat Zwiebel
    KW SSW Jahreshälfte Titelseite Dimension Kompanie Division Legislaturperiode Amtszeit Legislatur Impfung
    Dosis Spielminute Pizza Maus Katze Gans Wurst Party Ampel Gabel Feder Schulter Mauer Steuer Leiter
    Regel Wurzel Butter Leber Kiefer Ankunft Zukunft Kraft Luft Braut Haut Kunst Angst Burg
    Armut Axt Bucht Flucht Flut Frist Frucht Gans Geduld Gewalt Glut Gunst Haft Jagd Jugend Kost Last List Lust Milch
    Pflicht Pracht Post Qual Sau Scham Schar Schlacht Schlucht Schrift Schuld Sicht Spreu Tugend Vernunft Wand Werft
    Wut Zucht Zunft Abfahrt Abkehr Abwehr Akademie Anstalt Antwort Arbeit Ausfahrt Auskunft Bibliothek Diät Dynastie
    Einfahrt Fabrik Fahrt Firma Gegenwart Haltestelle Heimat Herkunft Kamera Kanzlei Klausel Kopie Kur Moral Natur
    Nachricht Novelle Orgel Rückkehr Schaufel Schüssel Sekte Sonate Spritze Tafel Tür Uni Unterschrift Urkunde Vorwahl
    Vorschrift Vielfalt Werbung Zufahrt Zigarre Zuflucht Zuschrift Zutat U-Bahn Wehr Tabl Tbl Aufl Ausg Abt Etg Kl
    Alt Var Ed Std Min Enth Ds Pckg Pkg Fl Stg Gelbe
""")
_NEUTER = word_list("""
    Pk Pck Korps Corps Kap Jh Jhd Hj HJ
    Album Amt Angebot Attentat Auge Auto Baby Bad Band Barrel Bataillon Becken Bein Bier Bild Blatt Boot
    Bruttoregister Buch Bund Bundesland Büro Byte Bit Dach Date Dorf Dossier Drittel Duell Ei Ereignis
    Exemplar Fass Fenster Fest Festival Feuer Finale Flugzeug Foto Gebäude Gebot Geschäft Geschoss
    Gesetz Gewinnspiel Glas Gleis Gold Gramm Halbfinale Halbjahr Hektar Haus Hemd Hotel Huhn Interview
    Jahr Jahrhundert Jahrtausend Jahrzehnt Joule Kapitel Karat Kilo Kind Kleid Konzert Konto Krankenhaus
    Brett Bundesligator Land Lebensjahr Lied Lebewesen Licht Los Mal Mandat Match Medium Menü Mitglied Modell Molekül
    Motorrad Museum Newton Objekt Open Opfer Ort Paar Päckchen Paket Papier Pferd Pfund Plädoyer Plenum
    Pferderennen Produkt Programm Projekt Prozent Quadrat Quartal Radio Rad Rathaus Rennen Restaurant
    Ressort Reich Risiko Schiff Schiffchen Schuljahr Schwein Semester Signal Silber Sixpack Spiel
    Stadion Stück Studium System Team Telefon Theater Thema Tier Todesopfer Tor Training Treffen
    Sampling Scheduling Labelling Labeling Storytelling Modelling Modeling Selling Billing Scaling Spoofing Hiring
    Briefing Hacking
    Turnier Unternehmen Unentschieden Verfahren Verbrechen Viertel Viertelfinale Ende Interesse Knie
    Café Gebirge Gewerbe Gemälde Getreide Gefolge Volk Vorhaben Watt Werk Wort Wunder Zeichen Zelt
    Zentrum Ziel Zimmer Zuhause Volt Ampere Lager Geheimnis Ergebnis Verhältnis Achtelfinale Inning
    OVG OLG LSG LAG BVerwG BVerfG VG FG LG MBl GVBl
    Gebiet Leben Erdbeben Beben Vergehen Handy Smartphone Laken Lachen OG EG UG DG Messer Fahrrad Rind
    Schaf Kalb Lamm Brot Brötchen Öl Salz Ufer Wasser Wetter Zeugnis Mittel Monster Muster Pulver Leder
    Kloster
    Recht Geld Heft Kreuz Schloss Tal Meer Feld Holz Gas Eis Fleisch Gemüse Obst Fach Heer Gericht Konzept Institut
    Kabinett Budget Format Plakat Zertifikat Konzil Konzilium Seil Netz Dorf Gut Grab Gesicht Gewicht Gedicht Gefühl
    Gehirn Gelände Gespräch Gewitter Gewehr Heim Hindernis Horn Internat Jahrbuch Kapital Kino Klima Komitee Kommando
    Konsulat Laub Lob Lokal Manuskript Motiv Nest Niveau Organ Original Paradies Parkett Patent Podest Podium
    Porträt Praktikum Publikum Pult Referat Regal Rezept Ritual Rohr Schach Schicksal Segel Skelett Sofa Symbol Talent
    Tempo Testament Treppenhaus Urteil Ventil Versteck Video Visum Vorbild Zitat Abitur Abo Archiv Atelier Ballett
    Bankett Begräbnis Derby Duett Elfmeterschießen Exil Genie Getränk Hobby Idol Inserat Karussell Klavier Konsortium
    Labor Labyrinth Mikrofon Modul Oratorium Orchester Panorama Parlament Pensum Plenum Quartett Quiz Requiem
    Schauspiel Seminar Sextett Spital Stadium Stativ Stipendium Terzett Trio Quintett Ultimatum Vermögen Dokument
""")
_MASCULINE = word_list("""
    Hs Halbs Bgm
    VGH VerfGH VwGH VfGH OGH BGH
    Abend Absatz Akt Apfel Artikel Arzt Ball Band Baum Beitrag Beschluss Bezirk Brief Bruder Bürger Bus
    Cent Dollar Durchgang Einsatz Erfolg Euro Fall Feiertag Fehler Film Fluss Franken Freund Fußballer
    Gang Geburtstag Gast Gegner General Grad Grund Gruß Hund Jahrestag Junge Kandidat Kanal Kilometer
    König Krieg Kurs Lauf Liter Löffel Mai Mann Maßstab Mensch Meter Minister Monat Mond Mord Nachmittag
    Name Niederschlag Ort Papst Pfennig Platz Preis Präsident Prozess Punkt Rang Raum Rekord Richter
    Rubel Satz Schritt Schuss Senat Senator Sieg Sitz Spieler Spieltag Sprung Staat Start Stern Stock
    Streich Sohn Tag Teil Teller Test Titel Todestag Ton Topf Tisch Tropfen Turm Umzug Unfall Verein
    Verletzter Versuch Vertrag Vorsitzende Vorsitzender Wagen Wahlgang Wahlkreis Weltkrieg Winter Sommer
    Herbst Frühling Zeuge Zug Zahn Zentimeter Millimeter Zoll FC SC SV TSV VfB VfL Januar Februar März
    April Juni Juli August September Oktober November Dezember Stich Esslöffel Teelöffel Mitarbeiter
    Pool Laptop Garten Hafen Laden Schaden Balken Kuchen EL TL Stuhl Schlüssel Vogel Fisch Wolf Bär Wald Berg
    See Strand Strauß Fernseher Rechner Computer Koffer Rucksack Schlag Stoß Streik Sturm Angriff
    Überfall Diebstahl Einbruch Brand Verlust Würfel Becher Kopf Bund Zweig Spritzer Beutel
    Bürgermeister Zivilsenat Strafsenat Schultag Geburtsort Anlauf Nachtrag Bauabschnitt Kollege Kunde
    Gedanke Franzose Russe Löwe Hase Affe Erbe Neffe Bote Glaube Wille Friede Buchstabe Experte Türke
    Däne Schwede Finne Pole Brite Chinese Insasse Nachkomme Soziologe Psychologe Biologe Jude Sklave
    Gatte Riese Falke Drache Käse Beamte Rumäne Bulgare Grieche Ire Schotte Bayer Abschnitt Kreuzzug
    Hochzeitstag Verhandlungstag Alltag Auftrag Ausschuss Beirat Rat Stadtrat Leiter Martin Valentin Augustin
    Konstantin Benjamin Termin Cookie Meister Trainer Sprecher Führer Händler Forscher Träger Fahrer Läufer Lehrer
    Jugendleiter Spielleiter Sportleiter Abteilungsleiter Übungsleiter Gruppenleiter Projektleiter Schulleiter Bauleiter
    Chorleiter Einsatzleiter Amtsleiter Schüler Vertreter Politiker Kämpfer Moment Jän Feb Sept Okt Nov Dez
""")


@cache
def _genders() -> dict[str, Gender]:
    """Map each listed noun to its gender; the later of two lists takes precedence."""
    lists: tuple[tuple[tuple[str, ...], Gender], ...] = ((_FEMININE, "f"), (_NEUTER, "n"), (_MASCULINE, "m"))
    return {noun: gender for nouns, gender in lists for noun in nouns}


@cache
def _tails() -> re.Pattern[str]:
    """Return the listed noun at the end of a compound: "Länderspiel" ends in "spiel"."""
    tails = sorted((noun.lower() for noun in _genders() if len(noun) > 2), key=len, reverse=True)  # noqa: PLR2004
    return re.compile(f"(?:{'|'.join(tails)})$")


_Class = Literal["f", "m", "n", "F", "M", "N", "p", "d", "-"]
"""A gender, in upper case for a form that is also a plural (Lehrer); "p" for a form that is only a plural, "d" for one
that is only a dative plural (Häusern); "-" for a name, a genitive, no noun."""


@cache
def _endings() -> dict[str, _Class]:
    """Read the table of endings: "^" stands for the beginning of a word."""
    table = resources.files(__package__).joinpath("noun_endings.txt").read_text(encoding="utf-8")
    words = table.partition("\n\n")[2].split()  # after the comment
    return dict(zip(words[::2], cast("list[_Class]", words[1::2]), strict=True))


@lru_cache(1000)
def _class(noun: str) -> _Class:
    """Return the class of a noun by its longest ending in the table."""
    word, endings = f"^{noun.lower()}", _endings()
    return next((kind for start in range(len(word)) if (kind := endings.get(word[start:]))), "-")


def _headword(noun: str) -> str:
    """Return the last part of a compound with hyphens, spelt as today: Ups for Start-ups, Teil for Haupt-Theil."""
    first, _, last = noun.rpartition("-")
    return spelt_today(last[:1].upper() + last[1:] if first[:1].isupper() else last)


# Matches all of "BImSchV", "PflegeArbbV", "JuMoG"; not of "StVO", "VfV", "EKHG", "Verordnung".
_LAW = lazy_regex(r"(?=.{5})[A-ZÄÖÜ]+[a-zäöüß][^\W\d_]*([VG])")
_GENDERS_OF_LAWS: dict[str, Gender] = {"V": "f", "G": "n"}
"""The gender of a Verordnung and of a Gesetz, by the last letter of the short title."""

_GENDERS: dict[_Class, Gender] = {"f": "f", "F": "f", "m": "m", "M": "m", "n": "n", "N": "n"}


def gender(noun: str) -> Gender:
    """Return the gender of a noun: f, m or n; empty for a plural, a name and what is no noun."""
    noun = _headword(noun)
    known = _genders()
    if noun in known:
        return known[noun]
    if _is_word(noun):
        return _GENDERS.get(_class(noun), "")
    law = _LAW.fullmatch(noun)
    return _GENDERS_OF_LAWS[law[1]] if law else ""


def _is_word(noun: str) -> bool:
    """Return whether a noun is spelt as one: not AfD, spiel."""
    return noun[:1].isupper() and noun[1:].islower()


def is_plural(noun: str) -> bool:
    """Return whether a noun is only a plural by its form: Punkte, Experten, Häusern; not Liebe or Lehrer."""
    noun = _headword(noun)
    return noun not in _genders() and _is_word(noun) and _class(noun) in {"p", "d"}


def may_be_plural(noun: str) -> bool:
    """Return whether a noun has the form of a plural, which a singular may also have: Punkte, Lehrer, Zimmer."""
    noun = _headword(noun)
    return _is_word(noun) and _class(noun) in {"p", "d", "F", "M", "N"}


def is_dative_plural(noun: str) -> bool:
    """Return whether a noun is a dative plural by its form: Häusern, Plätzen; not Klassen, which may be others, too."""
    noun = _headword(noun)
    return _is_word(noun) and _class(noun) == "d"


def is_noun(word: str) -> bool:
    """Return whether a word is a noun by the lists and the table: Aufwand, Personen; not Ick, a short one."""
    return len(word) > len("Ick") and bool(gender(word) or is_plural(word))


def is_listed(stem: str) -> bool:
    """Return whether a noun is in the lists, or ends in one of them (Länderspiel)."""
    if stem in _genders():
        return True
    tail = _tails().search(stem) if stem[:1].isupper() else None
    return tail is not None and len(tail[0]) > len("Tor")


FEMININE_ACRONYMS = frozenset(
    word_list("""
    DDR BRD UdSSR SU EU EG UNO NATO Nato NASA ESA OSZE WHO CDU CSU SPD FDP AfD ÖVP FPÖ SPÖ KPD SED NSDAP KPdSU ARD RAF
    USAAF FCC FIFA Fifa UEFA Uefa CIA NSA IAEA OPEC Opec SEC FDA EZB Fed SVP GmbH AG SS SA Stasi FAZ SZ taz BBC NBA NHL
    """)
)
"""They are not in the lists, for a number after them counts what follows: in der EU 2 Prozent."""
PLURAL = lazy_regex(
    r"(?:spiele|(?<!E)(?<!Repor)(?<!Sabo)(?<!Mon)(?<!Kar)tage|wochen|meisterschaften|wettkämpfe|festspiele|filmfestspiele|jahre|gespräche|verhandlungen)$",
    re.IGNORECASE,
)
"""Nouns that are counted as a plural: "die 33. Olympischen Spiele"."""
