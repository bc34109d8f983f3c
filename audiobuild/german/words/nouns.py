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
    Abfahrt Abkehr Abstimmung Abt Abwehr Adresse Akademie Aktie Alt Ampel Amtszeit Anfrage Angst Ankunft Anstalt Antwort
    Arbeit Armee Armut Art Aufgabe Aufl Auflage Ausfahrt Ausg Ausgabe Auskunft Axt Bahn Bank Berlinale Bibel Bibliothek
    Biennale Billion Boje Box Braut Brigade Brücke Büchse Bucht Bühne Bundesliga Burg Butter Chance Christiade Dekade
    Diät Dimension Dividende Division Dose Dosis Ds Dynastie Ebene Ecke Ed Ehe Ehefrau Ehre Einfahrt Elf ENTH Enth
    Epoche Etage Etappe Etg Fabrik Fahrt Familie Farbe Fassung Feder Feier Feuerwehr Figur Firma Fl Flasche Flucht Flut
    Folge Form Frage Frau Frist Front Frucht Führung Gabel Gallone Gans Garde Geburt Geduld Gefahr Gegenwart Gelbe
    Generation Geschichte Gewalt Glut Gruppe Gunst Haft Halbzeit Hälfte Haltestelle Hand Handvoll Haut Heimat Herkunft
    Hilfe Hürde Hypothek Idee Impfung Insel Instanz Jagd Jahreshälfte Jahrestagung Jahreszeit Jugend Jury Kamera Kammer
    Kandidatur Kanne Kanzlei Karte Kategorie Katze Kerze Kiefer Kirche Kl Klasse Klausel Knoblauchzehe Kohorte Kolonne
    Kompanie Komponente Konferenz Kopie Kost Kraft Krankheit Krise Krone Kugel Kuh Kunst Kur Kurve KW Lage Länge Last
    Leber Legislatur Legislaturperiode Leiche Lesung Lieferung Liga Linie Lira List Liste Lizenz Luft Lust Macht
    Mahlzeit Mannschaft Mark Marke Maschine Maßnahme Mauer Maus Medaille Meile Meisterschaft Menge Messe Milch Milliarde
    Million Min Minute Mission Möhre Moral Msp Mutter Nachricht Nacht Nation Natur Niederlage Note Novelle Nummer Nuss
    Olympiade Oper Orgel Packung Paprika Partei Partie Party Patrone Pause Pckg Periode Person Pflegekraft Pflicht Phase
    Pizza Pkg Platte Portion Post Potenz Pr Pracht Prise Probe Prüfung Qual Quelle Rakete Rate Rd Regel Reihe Reise
    Republik Reserve Revolution Rolle Rückkehr Rückrunde Runde Rupie Sache Saison Sau Schachtel Scham Schar Schaufel
    Scheibe Schicht Schlacht Schlucht Schrift Schuld Schule Schulter Schüssel Schwester Seite Sekte Sekunde Sendung
    Serie Sicht Silbe Sinfonie Single Sitzung Skizze Sonate Sorte Spalte Spielminute Spitze Spreu Spritze Spur SSW Stadt
    Staffel Stange Station Std Stelle Steuer Stg Stimme Strophe Stufe Stunde Süd Symphonie Szene Tabl Tablette Tafel
    Tante Tasse Tbl Titelseite Tochter Tonne Tour Treppe Triennale Truppe Tugend Tür Tüte U-Bahn Übung Uhr Umdrehung Uni
    Unterschrift Unze Urkunde Var Variante Vernunft Verordnung Version Vertretung Vielfalt Viertelstunde Vorrunde
    Vorschrift Vorwahl Waffe Wahl Wahlperiode Wand Ware Wehr Weile Welle Welt Werbung Werft Woche WP Wurst Wurzel Wut
    Zahl Zehe Zeile Zeit Zelle Zeugin Ziffer Zigarette Zigarre Zitrone Zone Zucht Zufahrt Zuflucht Zugabe Zukunft Zunft
    Zuschrift Zutat Zwiebel
""")
_NEUTER = word_list("""
    Abitur Abo Achtelfinale Album Ampere Amt Angebot Archiv Atelier Attentat Auge Auto Baby Bad Ballett Bankett Barrel
    Bataillon Beben Becken Begräbnis Bein Bier Bild Billing Bit Blatt Boot Brett Briefing Brot Brötchen Bruttoregister
    Buch Budget Bundesland Bundesligator Büro BVerfG BVerwG Byte Café Corps Dach Date Derby DG Dokument Dorf Dossier
    Drittel Duell Duett EG Ei Eis Elfmeterschießen Ende Erdbeben Ereignis Ergebnis Exemplar Exil Fach Fahrrad Fass Feld
    Fenster Fest Festival Feuer FG Finale Fleisch Flugzeug Format Foto Gas Gebäude Gebiet Gebirge Gebot Gedicht Gefolge
    Gefühl Geheimnis Gehirn Gelände Geld Gemälde Gemüse Genie Gericht Geschäft Geschoss Gesetz Gesicht Gespräch Getränk
    Getreide Gewehr Gewerbe Gewicht Gewinnspiel Gewitter Glas Gleis Gold Grab Gramm Gut GVBl Hacking Halbfinale Halbjahr
    Handy Haus Heer Heft Heim Hektar Hemd Hindernis Hiring HJ Hj Hobby Holz Horn Hotel Huhn Idol Inning Inserat Institut
    Interesse Internat Interview Jahr Jahrbuch Jahrhundert Jahrtausend Jahrzehnt Jh Jhd Joule Kabinett Kalb Kap Kapital
    Kapitel Karat Karussell Kilo Kind Kino Klavier Kleid Klima Kloster Knie Komitee Kommando Konsortium Konsulat Konto
    Konzept Konzert Konzil Konzilium Korps Krankenhaus Kreuz Labeling Labelling Labor Labyrinth Lachen LAG Lager Laken
    Lamm Land Laub Leben Lebensjahr Lebewesen Leder LG Licht Lied Lob Lokal Los LSG Mal Mandat Manuskript Match MBl
    Medium Meer Menü Messer Mikrofon Mitglied Mittel Modeling Modell Modelling Modul Molekül Monster Motiv Motorrad
    Museum Muster Nest Netz Newton Niveau Objekt Obst OG Öl OLG Open Opfer Oratorium Orchester Organ Original OVG Paar
    Päckchen Paket Panorama Papier Paradies Parkett Parlament Patent Pck Pensum Pferd Pferderennen Pfund Pk Plädoyer
    Plakat Plenum Podest Podium Porträt Praktikum Produkt Programm Projekt Prozent Publikum Pult Pulver Quadrat Quartal
    Quartett Quintett Quiz Rad Radio Rathaus Recht Referat Regal Reich Rennen Requiem Ressort Restaurant Rezept Rind
    Risiko Ritual Rohr Salz Sampling Scaling Schach Schaf Schauspiel Scheduling Schicksal Schiff Schiffchen Schloss
    Schuljahr Schwein Segel Seil Selling Semester Seminar Sextett Signal Silber Sixpack Skelett Smartphone Sofa Spiel
    Spital Spoofing Stadion Stadium Stativ Stipendium Storytelling Stück Studium Symbol System Tal Talent Team Telefon
    Tempo Terzett Testament Theater Thema Tier Todesopfer Tor Training Treffen Treppenhaus Trio Turnier Ufer UG
    Ultimatum Unentschieden Unternehmen Urteil Ventil Verbrechen Verfahren Vergehen Verhältnis Vermögen Versteck VG
    Video Viertel Viertelfinale Visum Volk Volt Vorbild Vorhaben Wasser Watt Werk Wetter Wort Wunder Zeichen Zelt
    Zentrum Zertifikat Zeugnis Ziel Zimmer Zitat Zuhause
""")
_MASCULINE = word_list("""
    Abend Absatz Abschnitt Abteilungsleiter Affe Akt Alltag Amtsleiter Angriff Anlauf Apfel April Artikel Arzt Auftrag
    August Augustin Ausschuss Balken Ball Band Bär Bauabschnitt Bauleiter Baum Bayer Beamte Becher Beirat Beitrag
    Benjamin Berg Beschluss Beutel Bezirk BGH Bgm Biologe Bote Brand Brief Brite Bruder Buchstabe Bulgare Bund Bürger
    Bürgermeister Bus Cent Chinese Chorleiter Computer Cookie Däne Dez Dezember Diebstahl Dollar Drache Durchgang
    Einbruch Einsatz Einsatzleiter EL Erbe Erfolg Esslöffel Euro Experte Fahrer Falke Fall FC Feb Februar Fehler
    Feiertag Fernseher Film Finne Fisch Fluss Forscher Franken Franzose Freund Friede Frühling Führer Fußballer Gang
    Garten Gast Gatte Geburtsort Geburtstag Gedanke Gegner General Glaube Grad Grieche Grund Gruppenleiter Gruß Hafen
    Halbs Händler Hase Herbst Hochzeitstag Hs Hund Insasse Ire Jahrestag Jahreszins Jän Januar Jude Jugendleiter Juli
    Junge Juni Kämpfer Kanal Kandidat Käse Kilometer Koffer Kollege König Konstantin Kopf Kreuzzug Krieg Kuchen Kunde
    Kurs Laden Laptop Lauf Läufer Lehrer Leiter Liter Löffel Löwe Mai Mann Martin März Maßstab Meister Mensch Meter
    Millimeter Minister Mitarbeiter Moment Monat Mond Mord Nachkomme Nachmittag Nachtrag Name Neffe Niederschlag Nov
    November OGH Okt Oktober Ort Papst Pfennig Platz Pole Politiker Pool Präsident Preis Projektleiter Prozess
    Psychologe Punkt Rang Rat Raum Rechner Rekord Richter Riese Rubel Rucksack Rumäne Russe Satz SC Schaden Schlag
    Schlüssel Schotte Schritt Schüler Schulleiter Schultag Schuss Schwede See Senat Senator Sept September Sieg Sitz
    Sklave Sohn Sollzins Sommer Soziologe Spieler Spielleiter Spieltag Sportleiter Sprecher Spritzer Sprung Staat
    Stadtrat Start Stern Stich Stock Stoß Strafsenat Strand Strauß Streich Streik Stuhl Sturm SV Tag Teelöffel Teil
    Teller Termin Test Tisch Titel TL Todestag Ton Topf Träger Trainer Tropfen TSV Türke Turm Überfall Übungsleiter
    Umzug Unfall Valentin Verein VerfGH Verhandlungstag Verletzter Verlust Versuch Vertrag Vertreter VfB VfGH VfL VGH
    Vogel Vorsitzende Vorsitzender VwGH Wagen Wahlgang Wahlkreis Wald Weltkrieg Wille Winter Wolf Würfel Zahn Zentimeter
    Zeuge Zivilsenat Zoll Zug Zweig
""")


@cache
def _genders() -> dict[str, Gender]:
    """Map each listed noun to its gender."""
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


_OFFICES = tuple(
    word_list("vorsitzender beauftragter abgeordneter angestellter bediensteter delegierter verantwortlicher")
)
"""The ends of masculine nouns that are declined like adjectives and that the table takes for no nouns."""


def gender(noun: str) -> Gender:
    """Return the gender of a noun: f, m or n; empty for a plural, a name and what is no noun."""
    noun = _headword(noun)
    known = _genders()
    if noun in known:
        return known[noun]
    if _is_word(noun):
        if noun.endswith(_OFFICES):
            return "m"
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
    AfD AG ARD BBC BBL BRD CDU CIA CSU DDR DEL EG ESA EU EZB FAZ FCC FDA FDP Fed FIFA Fifa FPÖ GmbH HBL IAEA KPD KPdSU
    MLS NASA NATO Nato NBA NFL NHL NSA NSDAP OPEC Opec OSZE ÖVP RAF SA SEC SED SPD SPÖ SS Stasi SU SVP SZ taz UdSSR
    UEFA Uefa UNO USAAF WHO
    """)
)
"""They are not in the lists, for a number after them counts what follows: in der EU 2 Prozent."""
PLURAL = lazy_regex(
    r"(?:spiele|(?<!E)(?<!Repor)(?<!Sabo)(?<!Mon)(?<!Kar)tage|wochen|meisterschaften|wettkämpfe|festspiele|filmfestspiele|jahre|gespräche|verhandlungen)$",
    re.IGNORECASE,
)
"""Nouns that are counted as a plural: "die 33. Olympischen Spiele"."""
