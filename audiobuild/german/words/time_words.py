"""The words beside a number that distinguish a time of day from a duration: um, ab, Einlass; in, nach, Bestzeit."""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import SHORT_WEEKDAYS, WEEKDAY_NAMES

TIME_WORDS = (
    frozenset(
        word_list("""
    um ab gegen bis seit von vor nach kurz punkt zwischen uhrzeit uhr heute morgen gestern täglich tgl tägl start beginn
    einlass abends morgens nachts früh mittags nachmittags vormittags abfahrt ankunft anstoß anstoss anpfiff treffpunkt
    treff doors beginnt startet
    arbeitsbeginn arbeitsende dienstbeginn dienstschluss ladenschluss feierabend öffnet schließt geöffnet
    silvester heiligabend wochentags werktags feiertags ganztags
    """)
    )
    | {day.lower() + ending for day in WEEKDAY_NAMES for ending in ("", "s", "abend", "abends")}
    | {day.lower() for day in SHORT_WEEKDAYS}
)
HOUR_WORDS = TIME_WORDS - {"nach", "seit", "vor"}
"""Words before "20 h" that make it a time of day, not a duration."""
# Matches all of "Gottesdienst", "konzert", "Führungen"; not of "Konzerte", "Dienst".
EVENT = (
    r"(?:[Gg]ottesdienst|[Mm]esse|[Aa]ndacht|[Vv]esper|[Kk]onzert|[Ff]ührung(?:en)?|[Vv]ortrag|[Ll]esung|[Tt]raining"
    r"|[Pp]robe|[Ee]röffnung|[Vv]orstellung|[Tt]reffen|[Aa]bend|[Ff]est|[Ss]itzung|[Tt]anz|[Aa]ufführung|[Ss]how"
    r"|[Tt]heater|[Dd]oors|[Kk]ino|[Oo]per|[Mm]usical|[Kk]abarett|[Cc]omedy|[Gg]ala|[Pp]arty|[Dd]is[ck]o|[Ww]anderung"
    r"|[Tt]urnier|[Ff]rühstück|(?:[Mm]ittag|[Aa]bend|[Nn]acht)essen|[Aa]p[ée]ro|[Bb]runch|[Vv]ernissage|[Ff]inissage"
    r"|[Vv]ersammlung|[Uu]mzug|[Ff]estakt|[Ee]mpfang|[Ee]hrung|[Vv]erteilung|[Ff]inale?|[Ss]prechstunde|[Ff]euerwerk"
    r"|[Pp]remiere|[Ff]ilm|[Pp]rogramm|[Ww]orkshop|[Tt]urnen|[Yy]oga|[Ff]lohmarkt|[Ff]rühschoppen|[Qq]uiz|[Tt]aufe"
    r"|[Tt]rauung|[Bb]eerdigung|[Bb]eisetzung|[Pp]rozession|[Rr]osenkranz|[Bb]egrü(?:ß|ss)ung|[Ss]tammtisch|[Bb]ingo|[Mm]ittagstisch|[Ss]egnung|[Mm]ette|[Mm]usik)"
)
"""The end of a noun for what begins at an hour: Festgottesdienst: 10.00."""
# Matches all of "Beginn", "start", "Treffpunkt", "Ladenschluss"; not of "Abschluss", "Spende", "Krankenkasse".
BEGINNING = (
    r"(?:[Bb]eginn|[Ss]tart|[Ee]inlass|öffnung|\bKass[ea]|Abendkass[ea]|Ansto(?:ß|ss)|Anpfiff|Ankick|Abfahrt|Ankunft|Treffpunkt"
    r"|Treff|Besammlung|Sperrstunde|Saaleinlass|\bEnde|(?:Konzert|Spiel|Schul|Dienst)ende|\bSchluss|(?:[Ll]aden|[Dd]ienst|[Rr]edaktions|[Aa]nmelde"
    r"|[Ee]insende|[Aa]nnahme|[Mm]elde|[Ss]chul|[Bb]üro|[Aa]bgabe)schluss|Abflug|Landung|Rückkehr|Rückkunft|Rückfahrt|(?:Tal|Berg|Über|Rund)fahrt"
    r"|Heimfahrt|Hinfahrt|Anreise|Abreise|Weiterfahrt|Abmarsch|Aufbau|Abbau|Abholung|Check-?(?:in|out)|Uhrzeit"
    r"|Treffp\.|Rückk\.|\bAbf\.|\bAnk\."
    r"|Sonnenaufgang|Sonnenuntergang|Ebbe|Flut|\bWiederholung)"
)
"""The end of a noun for the beginning or the end of something, before its hour: Konzertbeginn: 19.30."""
DURATION_WORDS = frozenset(
    word_list("""
    in nach benötigte brauchte lief schwamm fuhr siegte gewann zeit bestzeit rekord weltrekord siegerzeit gesamtzeit
    laufzeit dauer spieldauer spielzeit fahrzeit rückstand dauert dauerte zeiten etwa
    mit unter binnen
    """)
)
"""Words before a duration: nach 2:03:45."""
RECORDING_WORDS = frozenset(word_list("timecode zeitmarke zeitstempel"))
"""Words before a place in a recording: ab Timecode 12:30."""
TIMETABLE_WORDS = frozenset(word_list("abfahrt abfahrten ankunft ab um beginn einlass"))
"""Words before a list of times, which else would be scores: Abfahrt 6:10, 7:10."""
CHANNELS = frozenset(word_list("ard zdf arte rtl vox orf atv pro7 prosieben ndr wdr swr mdr phoenix puls servustv"))
"""Channels before the time of a programme: ZDF 20.15."""
