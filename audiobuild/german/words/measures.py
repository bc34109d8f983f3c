"""The units: how each is written, its name in the singular and the plural, its gender.

A table in running text, its entries separated by ``|``: written, spoken (~ for a blank), gender; if the plural differs:
written, singular, plural, gender.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import Gender
from audiobuild.german.words.signs import SIGN_NAMES

_SAME = """
    Esslöffel Esslöffel m | Kilo Kilo n | ppm P-P-M n | " Zoll m | ″ Zoll m | ′ Fuß m |
    pc Parsec n | mmHg Millimeter~Quecksilbersäule m | mm~Hg Millimeter~Quecksilbersäule m |
    mmHG Millimeter~Quecksilbersäule m |
    cmH₂O Zentimeter~Wassersäule m | cm~H₂O Zentimeter~Wassersäule m | cmH2O Zentimeter~Wassersäule m |
    cm~H2O Zentimeter~Wassersäule m | µm Mikrometer m |
    nm Nanometer m | mm Millimeter m | cm Zentimeter m | dm Dezimeter m | m Meter m | km Kilometer m |
    mm² Quadratmillimeter m | cm² Quadratzentimeter m | dm² Quadratdezimeter m | m² Quadratmeter m |
    qm Quadratmeter m | km² Quadratkilometer m | qkm Quadratkilometer m | cm³ Kubikzentimeter m |
    dm³ Kubikdezimeter m | dm3 Kubikdezimeter m | ccm Kubikzentimeter m | m³ Kubikmeter m | cbm Kubikmeter m |
    km³ Kubikkilometer m | ha Hektar n | ml Milliliter m |
    mL Milliliter m | µL Mikroliter m | µl Mikroliter m | dL Deziliter m | cl Zentiliter m |
    dl Deziliter m | l Liter m | L Liter m | hl Hektoliter m | µg Mikrogramm n | mg Milligramm n | g Gramm n |
    gr Gramm n | kg Kilogramm n | dag Dekagramm n | dkg Dekagramm n | ng Nanogramm n | Ztr Zentner m | lb Pfund n |
    lbs Pfund n | oz Unzen f | W Watt n | mW Milliwatt n |
    kW Kilowatt n | MW Megawatt n | GW Gigawatt n | TW Terawatt n | kWp Kilowatt-Peak n | V Volt n |
    kV Kilovolt n | mV Millivolt n | A Ampere n | mA Milliampere n | kA Kiloampere n | mAh Milliamperestunden f |
    Ah Amperestunden f | dpt Dioptrien f |
    Ω Ohm n | kΩ Kiloohm n | MΩ Megaohm n | mΩ Milliohm n | kOhm Kiloohm n | KOhm Kiloohm n |
    MOhm Megaohm n | mOhm Milliohm n | µF Mikrofarad n | μF Mikrofarad n | uF Mikrofarad n | nF Nanofarad n |
    pF Pikofarad n | mH Millihenry n | µH Mikrohenry n | μH Mikrohenry n | µA Mikroampere n | μA Mikroampere n |
    µV Mikrovolt n | μV Mikrovolt n | µW Mikrowatt n | VA Voltampere n | kVA Kilovoltampere n | eV Elektronenvolt n |
    keV Kiloelektronenvolt n | MeV Megaelektronenvolt n | GeV Gigaelektronenvolt n | TeV Teraelektronenvolt n |
    kDa Kilodalton n | mT Millitesla n | THz Terahertz n | TiB Tebibyte n | kByte Kilobyte n | MByte Megabyte n |
    GByte Gigabyte n | TByte Terabyte n | kBit Kilobit n | Kbit Kilobit n | Kbps Kilobit~pro~Sekunde n |
    kbps Kilobit~pro~Sekunde n | Mbps Megabit~pro~Sekunde n | Gbps Gigabit~pro~Sekunde n |
    Hz Hertz n | kHz Kilohertz n | MHz Megahertz n | hz Hertz n | khz Kilohertz n | KHz Kilohertz n | Khz Kilohertz n |
    Mhz Megahertz n | mhz Megahertz n | Ghz Gigahertz n | ghz Gigahertz n |
    GHz Gigahertz n | J Joule n | kJ Kilojoule n | MJ Megajoule n | GJ Gigajoule n | PJ Petajoule n |
    cal Kalorien f | kcal Kilokalorien f | N Newton n | kN Kilonewton n | Nm Newtonmeter n | Pa Pascal n |
    Nm³ Normkubikmeter m | db Dezibel n |
    hPa Hektopascal n | kPa Kilopascal n | MPa Megapascal n | mbar Millibar n | bar Bar n | psi Psi n |
    dB Dezibel n | Bq Becquerel n | kBq Kilobecquerel n | Sv Sievert n | mSv Millisievert n | µSv Mikrosievert n |
    µS Mikrosiemens n | mS Millisiemens n |
    lm Lumen n | lx Lux n | cd Candela n | K Kelvin n | Karat Karat n | mol Mol n | mmol Millimol n | µmol Mikromol n |
    μmol Mikromol n | nmol Nanomol n | pmol Pikomol n | mval Millival n |
    kB Kilobyte n | KB Kilobyte n | kb Kilobyte n | Kb Kilobyte n | MB Megabyte n |
    GB Gigabyte n | TB Terabyte n | PB Petabyte n | kbit Kilobit n | Mbit Megabit n | Gbit Gigabit n |
    MBit Megabit n | GBit Gigabit n | KiB Kibibyte n | MiB Mebibyte n | GiB Gibibyte n | MP Megapixel n |
    dpi D-P-I n | ppi P-P-I n |
    fps Frames~pro~Sekunde m | px Pixel n | °C Grad~Celsius m | °F Grad~Fahrenheit m | ° Grad m |
    % Prozent n | ‰ Promille n | PS PS n | kn Knoten m | EL Esslöffel m | TL Teelöffel m | Std. Stunden f |
    Kn Knoten m | kts Knoten m | ELs Esslöffel m | TLs Teelöffel m |
    Min. Minuten f | Sek. Sekunden f | vH vom~Hundert m | km/h Kilometer~pro~Stunde m |
    kph Kilometer~pro~Stunde m | kmh Kilometer~pro~Stunde m | Stk Stück n | stk Stück n | Ltr Liter m | ltr Liter m |
    bpm Schläge~pro~Minute m | μm Mikrometer m | μg Mikrogramm n | μSv Mikrosievert n |
    m2 Quadratmeter m | m3 Kubikmeter m | km2 Quadratkilometer m | cm3 Kubikzentimeter m |
    cm2 Quadratzentimeter m | mm2 Quadratmillimeter m | mm3 Kubikmillimeter m | msec Millisekunden f |
    °dH Grad~deutscher~Härte m | °d Grad~deutscher~Härte m | °dGH Grad~deutscher~Gesamthärte m |
    °dKH Grad~deutscher~Karbonathärte m | °fH Grad~französischer~Härte m | °Oe Grad~Öchsle m |
    °~C Grad~Celsius m | ℃ Grad~Celsius m | Vol.-% Volumenprozent n | Vol.% Volumenprozent n |
    Vol% Volumenprozent n | Vol-% Volumenprozent n |
    %~Vol. Volumenprozent n | %~vol Volumenprozent n | %~vol. Volumenprozent n | %~Vol Volumenprozent n |
    Gew.-% Gewichtsprozent n | Vol.-Proz. Volumenprozent n | ft Fuß m | KW Kilowatt n |
    dz Doppelzentner m | Kg Kilogramm n | KG Kilogramm n | Km Kilometer m | KM Kilometer m |
    mb Megabyte n | gb Gigabyte n | tb Terabyte n | mhz Megahertz n | ghz Gigahertz n | mbit Megabit n |
    kw Kilowatt n | ps PS n |
    dB(A) Dezibel~A n | dBm Dezibel~Milliwatt n | dBi Dezibel~I n | Wp Watt-Peak n | MWp Megawatt-Peak n |
    VDC Volt~Gleichspannung n | VAC Volt~Wechselspannung n | nT Nanotesla n | µT Mikrotesla n |
    KByte Kilobyte n | KBytes Kilobyte n | kBytes Kilobyte n | MBytes Megabyte n | GBytes Gigabyte n |
    MPixel Megapixel n | Mpx Megapixel n | PiB Pebibyte n | ppb P-P-B n |
    pg Pikogramm n | mcg Mikrogramm n | fmol Femtomol n | mcmol Mikromol n | µkat Mikrokatal n | μkat Mikrokatal n |
    nkat Nanokatal n | pkat Pikokatal n | mckat Mikrokatal n |
    T/l Tera~pro~Liter n | T/L Tera~pro~Liter n | G/l Giga~pro~Liter n | G/L Giga~pro~Liter n |
    Bft Beaufort n | gr. Gramm n | Stk. Stück n | Stck. Stück n | Ltr. Liter m | ltr. Liter m
"""
_DIFFERENT = """
    atm Atmosphäre Atmosphären f |
    AE Astronomische~Einheit Astronomische~Einheiten f | IE Internationale~Einheit Internationale~Einheiten f |
    t Tonne Tonnen f | kt Kilotonne Kilotonnen f | kT Kilotonne Kilotonnen f |
    Mt Megatonne Megatonnen f | Gt Gigatonne Gigatonnen f |
    mag Magnitude Magnituden f | s Sekunde Sekunden f | sec Sekunde Sekunden f | ms Millisekunde Millisekunden f |
    dt Dezitonne Dezitonnen f | BE Broteinheit Broteinheiten f | mWh Milliwattstunde Milliwattstunden f |
    fs Femtosekunde Femtosekunden f | Gr. Gruppe Gruppen f | lfm Laufmeter Laufmeter m |
    hm Höhenmeter Höhenmeter m | Hm Höhenmeter Höhenmeter m | HM Höhenmeter Höhenmeter m |
    µs Mikrosekunde Mikrosekunden f | ns Nanosekunde Nanosekunden f | min Minute Minuten f | h Stunde Stunden f |
    Std Stunde Stunden f | Min Minute Minuten f | Sek Sekunde Sekunden f | Wh Wattstunde Wattstunden f |
    kWh Kilowattstunde Kilowattstunden f | kwh Kilowattstunde Kilowattstunden f | Kwh Kilowattstunde Kilowattstunden f |
    KWH Kilowattstunde Kilowattstunden f |
    KWh Kilowattstunde Kilowattstunden f | MWh Megawattstunde Megawattstunden f |
    GWh Gigawattstunde Gigawattstunden f | TWh Terawattstunde Terawattstunden f | mi Meile Meilen f |
    kcal Kilokalorie Kilokalorien f | cal Kalorie Kalorien f | mph Meile~pro~Stunde Meilen~pro~Stunde f |
    sm Seemeile Seemeilen f | NM Seemeile Seemeilen f | oz Unze Unzen f |
    dpt Dioptrie Dioptrien f |
    C° Grad~Celsius Grad~Celsius m | Pack. Packung Packungen f | Pkg. Packung Packungen f |
    mAh Milliamperestunde Milliamperestunden f | Ah Amperestunde Amperestunden f |
    U/min Umdrehung~pro~Minute Umdrehungen~pro~Minute f | rpm Umdrehung~pro~Minute Umdrehungen~pro~Minute f |
    RPM Umdrehung~pro~Minute Umdrehungen~pro~Minute f | tkm Tausend~Kilometer m | Tkm Tausend~Kilometer m |
    ly Lichtjahr Lichtjahre n |
    Lj Lichtjahr Lichtjahre n | Std. Stunde Stunden f | Min. Minute Minuten f | Sek. Sekunde Sekunden f |
    sek Sekunde Sekunden f | sek. Sekunde Sekunden f | std Stunde Stunden f | std. Stunde Stunden f |
    min. Minute Minuten f | %-Punkt Prozentpunkt Prozentpunkt m | %-Punkte Prozentpunkt Prozentpunkte m |
    %-Punkten Prozentpunkt Prozentpunkten m | Wo. Woche Wochen f
"""
_ACTIVITIES = {
    "U": "Einheit",
    "E": "Einheit",
    "IU": "Internationale Einheit",
    "kU": "Kiloeinheit",
    "kIE": "Kiloeinheit",
    **dict.fromkeys(("mU", "mIU", "mIE"), "Millieinheit"),
    **dict.fromkeys(("µU", "µIU", "μU", "μIU"), "Mikroeinheit"),
}
"""What laboratories count of enzymes and hormones; units only before a volume or a mass: 35 U/l."""
_SAMPLES = {
    **dict.fromkeys(("l", "L"), "Liter"),
    **dict.fromkeys(("dl", "dL"), "Deziliter"),
    **dict.fromkeys(("ml", "mL"), "Milliliter"),
    "g": "Gramm",
    "mg": "Milligramm",
    "kg": "Kilogramm",
}
_RAISED = {"²": "2", "³": "3"}
PER = dict.fromkeys(
    word_list("""
    Jahr Monat Tag Woche Stunde Minute Sekunde Person Liter Kilo Stück Nacht Kopf Quadratmeter Tonne Barrel
    Kilowattstunde Kubikmeter Einwohner Aktie Portion Anruf Haushalt Semester Quartal Halbjahr
    Kind Kilogramm Megawattstunde
""")
) | {
    "a": "Jahr",
    "d": "Tag",
    "s²": "Quadratsekunde",
    "s^2": "Quadratsekunde",
    "Pers": "Person",
    "Wo": "Woche",
    "St": "Stück",
    "Stck": "Stück",
    "Mon": "Monat",
    "Mt": "Monat",
    "Umdr": "Umdrehung",
    "Dek": "Dekade",
    "Dekade": "Dekade",
    "Oktave": "Oktave",
}
"""Words after a slash other than units, and their spoken form (None: as written)."""

DEVICES = frozenset(
    word_list("""
    Galaxy Pixel Redmi Moto Nexus Xperia Lumia Watch Note Mi Kindle Model Switch Playstation Typ Klasse Version Serie
    Surface Nokia Huawei Honor Realme Reno Poco Xbox Gleis Zimmer Haus Linie Bahnsteig Paragraf Artikel
    """)
)
"""Names that a number and a letter follow: Pixel 7a, Nexus 5x, Klasse 5 A."""

Unit = tuple[str, str, Gender]
"""Singular, plural, gender."""


@cache
def units() -> dict[str, Unit]:
    """Map each written form to its singular, plural and gender."""
    table: dict[str, Unit] = {}
    for entry in [*_SAME.split("|"), *_DIFFERENT.split("|")]:
        written, singular, *plural, kind = entry.replace("\n", " ").split()
        names = (singular, plural[0] if plural else singular)
        table[written.replace("~", " ")] = (
            names[0].replace("~", " "),
            names[1].replace("~", " "),
            cast("Gender", kind),
        )
    for above, name in _ACTIVITIES.items():
        for below, sample in _SAMPLES.items():
            table[f"{above}/{below}"] = (f"{name} pro {sample}", f"{name}en pro {sample}", "f")
    for written in [written for written in table if written[-1] in _RAISED]:
        table[f"{written[:-1]}^{_RAISED[written[-1]]}"] = table[written]  # km^2, as extracts of encyclopaedias have it
    return table


SPOKEN_NAMES = SIGN_NAMES | {plural for _, plural, _ in units().values()}
"""What is spoken for signs and units: a numeral or a river after it is there by chance, as in "5 ° IV"."""
