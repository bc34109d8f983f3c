"""Nouns that are counted by the thousand, which make the number before them a count and no year."""

from __future__ import annotations

from audiobuild.german.words import word_list

COUNTED_BY_THOUSANDS = frozenset(
    word_list("""
    Abgeordnete Aktive Anhänger Anträge Ar Arbeiter Arbeitern Arbeitsplätze Autos Bäume Beschäftigte Beschäftigten
    Besucher Besuchern Betriebe Betten Bewohner Bewohnern Bilder Bücher Bürger Bürgern Delegierte Demonstranten Dollar
    Dosen Einwohner Einwohnern Euro Exemplare Exemplaren Fahrzeuge Fälle Fällen Fans Firmen Flüchtlinge Follower Fotos
    Franken Frauen Freiwillige Gäste Gästen Gebäude Gigabyte Grad Gramm Häuser Haushalte Hektar Helfer Hertz Höhenmeter
    Höhenmetern Infektionen Jahre Jahren Kalorien Karten Kilo Kilogramm Kilokalorien Kilometer Kilometern Kilowatt
    Kilowattstunden Kinder Kindern Kubikmeter Kunden Läufer Leute Leuten Liter Litern Mann Männer Männern Mark Megabyte
    Megawatt Meilen Menschen Meter Metern Millimeter Minuten Mitarbeiter Mitarbeitern Mitglieder Morgen Neuinfektionen
    Opfer Opfern Paar Patienten Personen Pfund Plätze Plätzen Polizisten Proben Prozent Punkte Punkten Quadratmeter
    Schritte Schüler Schülern Schuss Seemeilen Seiten Soldaten Spiele Sportler Stellen Stimmen Stück Studenten
    Studierende Stunden Tage Tagen Teilnehmer Teilnehmern Tests Tiere Tonnen Tote Toten Umdrehungen Unternehmen
    Unterschriften Verletzte Verletzten Vertreter Volt Watt Wohnungen Wörter Wörtern Zeichen Zentimeter Zuschauer
    Zuschauern
    """)
)
"""Nouns that are counted by the thousand, in the forms that follow a number."""
_COUNTED_TAILS = (
    *word_list("""
    angestellten angriffe angriffen anrufe anrufen arbeitssuchende arbeitssuchenden beamten behälter behältern
    beschäftigte beschäftigten beschwerden betroffenen betten bewohner bewohnern delikte delikten einsätze einsätzen
    einsatzkräfte einsatzkräften erkrankte erkrankten fahrzeuge fahrzeugen fälle fällen filialen gäste gästen geimpfte
    geimpften genesene genesenen infektionen infizierte infizierten jobs kilometer kilometern kinos lastwagen meter
    metern mitwirkenden nutzer nutzern patienten patientinnen plätze plätzen quadratmeter stellen straftaten taten tests
    tote toten treffer treffern vollzeitstellen zimmer zimmern
    """),
)


def is_counted(noun: str) -> bool:
    """Return whether a noun is counted by the thousand: Menschen, Todesfälle, Intensivbetten."""
    return noun in COUNTED_BY_THOUSANDS or (noun.lower().endswith(_COUNTED_TAILS))
