"""Nouns that are counted by the thousand, which make the number before them a count and no year."""

from __future__ import annotations

from audiobuild.german.words import word_list

COUNTED_BY_THOUSANDS = frozenset(
    word_list("""
    Menschen Personen Einwohner Einwohnern Besucher Besuchern Zuschauer Zuschauern Teilnehmer Teilnehmern Mitglieder
    Mitarbeiter Mitarbeitern Beschäftigte Beschäftigten Soldaten Schüler Schülern Studenten Studierende Kinder Kindern
    Frauen Männer Männern Jahre Jahren Tage Tagen Stunden Minuten Meter Metern Kilometer Kilometern Euro Mark Dollar
    Franken Gramm Kilo Kilogramm Tonnen Liter Litern Seiten Exemplare Exemplaren Stück Häuser Wohnungen Betten Plätze
    Plätzen Stellen Arbeitsplätze Stimmen Punkte Punkten Spiele Autos Fahrzeuge Bäume Tiere Hektar Quadratmeter Watt
    Volt Umdrehungen Kalorien Wörter Wörtern Zeichen Läufer Demonstranten Flüchtlinge Verletzte Verletzten Tote Toten
    Opfer Opfern Fälle Fällen Infektionen Haushalte Betriebe Unternehmen Firmen Bücher Fotos Bilder Gäste Gästen Fans
    Karten Unterschriften Anträge Schritte Höhenmeter Höhenmetern Bewohner Bewohnern Anhänger Helfer Polizisten Leute
    Leuten Follower Freiwillige Vertreter Delegierte Abgeordnete Aktive Sportler Arbeiter Arbeitern Bürger Bürgern
    Patienten Kunden Kilowatt Kilowattstunden Megawatt Grad Prozent Zentimeter Millimeter Pfund Seemeilen Meilen Mann
    Kilokalorien Megabyte Gigabyte Hertz Kubikmeter Ar Morgen Schuss Paar Dosen Proben Tests Neuinfektionen Gebäude
    """)
)
"""Nouns that are counted by the thousand, in the forms that follow a number."""
_COUNTED_TAILS = (
    *word_list("""
    fälle fällen infektionen infizierte infizierten erkrankte erkrankten genesene genesenen tote toten patienten
    patientinnen bewohner bewohnern betten stellen tests delikte delikten taten straftaten treffer treffern angriffe
    angriffen beschwerden einsätze einsätzen einsatzkräfte einsatzkräften anrufe anrufen zimmer zimmern filialen
    kilometer kilometern meter metern quadratmeter nutzer nutzern gäste gästen plätze plätzen jobs arbeitssuchende
    arbeitssuchenden mitwirkenden betroffenen angestellten beamten behälter behältern beschäftigte beschäftigten
    fahrzeuge fahrzeugen geimpfte geimpften kinos lastwagen vollzeitstellen
    """),
)


def is_counted(noun: str) -> bool:
    """Return whether a noun is counted by the thousand: Menschen, Todesfälle, Intensivbetten."""
    return noun in COUNTED_BY_THOUSANDS or (noun.lower().endswith(_COUNTED_TAILS))
