"""Towns and rivers that rules and detectors know by name."""

from __future__ import annotations

from functools import cache
from importlib import resources

from audiobuild.german.words import word_list

TOWNS = frozenset(
    word_list("""
    Aachen Augsburg Bielefeld Bochum Bonn Bottrop Braunschweig Bremen Bremerhaven Chemnitz Darmstadt Dortmund
    Dresden Duisburg Düsseldorf Erfurt Essen Frankfurt Freiburg Fürth Gelsenkirchen Görlitz Göttingen Hagen
    Halle Hamburg Hamm Hannover Heidelberg Heilbronn Herne Ingolstadt Jena Karlsruhe Kassel Kiel Koblenz Krefeld
    Köln Leipzig Leverkusen Ludwigshafen Lübeck Magdeburg Mainz Mannheim Mönchengladbach Mülheim München Münster
    Neuss Nürnberg Oberhausen Offenbach Oldenburg Osnabrück Paderborn Pforzheim Potsdam Regensburg Reutlingen
    Rostock Saarbrücken Solingen Stuttgart Trier Ulm Weimar Wiesbaden Wolfsburg Wuppertal Würzburg Berlin
""")
)
"""Large towns of Germany: after a postal code, after a club's year (1860 München)."""

NEWS_PLACES = frozenset(
    word_list("""
    Aachen Ankara Athen Augsburg Basel Belgrad Berlin Bern Bielefeld Bochum Bonn Braunschweig Bregenz Bremen
    Bremerhaven Brüssel Budapest Bukarest Chemnitz Cottbus Darmstadt Dortmund Dresden Dublin Duisburg Düsseldorf
    Eisenstadt Erfurt Essen Flensburg Frankfurt Freiburg Genf Graz Göttingen Hamburg Hannover Heidelberg Helsinki
    Innsbruck Istanbul Jena Jerusalem Kairo Karlsruhe Kassel Kiel Kiew Klagenfurt Koblenz Kopenhagen Köln Leipzig
    Linz Lissabon London Luxemburg Luzern Lübeck Madrid Magdeburg Mailand Mainz Mannheim Minsk Moskau München
    Münster Neu-Delhi Nürnberg Oldenburg Oslo Osnabrück Paris Peking Potsdam Prag Regensburg Riga Rom Rostock
    Saarbrücken Salzburg Schwerin Sofia Stockholm Straßburg Stuttgart Tallinn Teheran Tokio Trier Tunis Ulm Vilnius
    Warschau Washington Wien Wiesbaden Wolfsburg Wuppertal Würzburg Zürich
""")
)
"""Towns that reports are sent from, as datelines name them."""

RIVERS = {"Main": "am", "Rhein": "am", "Neckar": "am", "Inn": "am", "Lech": "am"} | dict.fromkeys(
    (
        "Oder",
        "Saale",
        "Elbe",
        "Donau",
        "Weser",
        "Ruhr",
        "Spree",
        "Havel",
        "Isar",
        "Lahn",
        "Mur",
        "Enns",
        "Drau",
        "Salzach",
        "Aare",
        "Leitha",
        "Neiße",
        "Mulde",
        "Unstrut",
        "Pegnitz",
        "Regnitz",
        "Altmühl",
        "Fils",
        "Rems",
        "Thaya",
        "Ybbs",
        "Aisch",
        "Traun",
        "Krems",
        "Leine",
        "Aller",
        "Weinstraße",
    ),
    "an der",
)
"""Rivers that towns are named after, with the words before: Frankfurt am Main, Halle an der Saale."""

REGIONS = {
    "Bay": "Bayern", "Hess": "Hessen", "Thür": "Thüringen", "Westf": "Westfalen", "Holst": "Holstein",
    "Sachs": "Sachsen",
    "Brandenb": "Brandenburg", "Meckl": "Mecklenburg", "Opf": "Oberpfalz", "Oberpf": "Oberpfalz",
    "Erzgeb": "Erzgebirge", "Erzg": "Erzgebirge",
    "Vogtl": "Vogtland", "Schwarzw": "Schwarzwald", "Odw": "Odenwald", "Oldb": "Oldenburg",
    "Württ": "Württemberg", "Oberfr": "Oberfranken", "Unterfr": "Unterfranken", "Mittelfr": "Mittelfranken",
    "UFr": "Unterfranken", "OFr": "Oberfranken", "MFr": "Mittelfranken", "OPf": "Oberpfalz", "NB": "Niederbayern",
    "Schl": "Schlesien", "Ostpr": "Ostpreußen", "Westpr": "Westpreußen", "Rhld": "Rheinland", "Els": "Elsass",
    "Lothr": "Lothringen", "Vgtl": "Vogtland", "Vbg": "Vorarlberg", "Stmk": "Steiermark", "Ktn": "Kärnten",
    "Bgld": "Burgenland", "Nds": "Niedersachsen", "Steierm": "Steiermark", "Kärnt": "Kärnten",
    "Han": "Hannover", "Ndb": "Niederbayern", "Ofr": "Oberfranken", "Ufr": "Unterfranken", "Mfr": "Mittelfranken",
}  # fmt: skip
"""Abbreviated regions in brackets after a town: Wolfhagen (Hess.)."""


_SHORT_REGIONS = (
    ("i.Allg.", "im Allgäu", "Immenstadt Isny Kempten Leutkirch Lindenberg Sonthofen Wangen Kißlegg"),
    ("i.A.", "im Allgäu", "Immenstadt Isny Kempten Leutkirch Lindenberg Sonthofen Wangen Kißlegg"),
    ("i.T.", "in Tirol", "Kitzbühel Kirchberg Hall Brixen Hopfgarten Reith Imst Johann"),
    ("i.E.", "im Erzgebirge", "Annaberg Buchholz Schwarzenberg Marienberg Seiffen"),
    ("i.T.", "im Taunus", "Königstein Eppstein Schmitten"),
    ("a.T.", "am Taunus", "Soden Hofheim"),
    ("i.K.", "im Kinzigtal", "Haslach Hausach"),
    ("a.S.", "am See", "Zell Oetwil"),
    ("a.A.", "am Albis", "Affoltern Hausen Kappel Aeugst Langnau Mettmenstetten"),
    ("a.d.L.", "an der Limmat", "Oetwil Geroldswil"),
    ("a.I.", "am Irchel", "Buch Berg"),
    ("i.Gr.", "im Grabfeld", "Königshofen"),
    ("i.W.", "im Wiesental", "Zell"),
    ("a.H.", "am Harmersbach", "Zell"),
    ("i.P.", "im Pongau", "Schwarzach Altenmarkt Veit Johann"),
    ("a.B.", "am Brenner", "Matrei Steinach Gries"),
    ("i.O.", "in Osttirol", "Matrei"),
    ("a.I.", "am Inn", "Braunau Mühldorf Wasserburg Neuötting Neuhaus"),
    ("a.d.I.", "an der Isar", "Landau Moosburg Wörth Landshut"),
    ("a.d.B.", "an der Bergstraße", "Weinheim Bensheim Zwingenberg Auerbach Alsbach"),
    ("a.St.", "am Stein", "Münster"),
    ("i.V.", "im Vogtland", "Reichenbach Auerbach Plauen Oelsnitz Rodewisch Treuen Lengenfeld Netzschkau Falkenstein"),
    ("a.d.S.", "an der Salzach", "Burghausen Laufen Tittmoning"),
    ("a.d.B.", "an der Brenz", "Heidenheim Giengen"),
    ("a.d.Th.", "an der Thaya", "Waidhofen Laa"),
    ("a.R.", "am Rhein", "Stein"),
    ("a.Ch.", "am Chiemsee", "Prien Bernau Breitbrunn"),
    ("i.H.", "in Holstein", "Neustadt Oldenburg"),
    ("i.Sa.", "in Sachsen", "Neustadt"),
    ("a.d.A.", "an der Aisch", "Neustadt Höchstadt"),
    ("a.d.O.", "an der Orla", "Neustadt"),
    ("a.d.D.", "an der Donau", "Neustadt"),
    ("i.O.", "in Oldenburg", "Oldenburg"),
    ("u.T.", "unter Teck", "Kirchheim"),
    ("a.d.R.", "an der Riß", "Biberach"),
    ("a.d.E.", "an der Enz", "Vaihingen"),
    ("a.d.St.", "an der Steige", "Geislingen"),
    ("a.d.M.", "an der Murr", "Sulzbach"),
    ("a.d.P.", "an der Pegnitz", "Lauf"),
    ("a.d.F.", "auf den Fildern", "Neuhausen"),
    ("a.Br.", "am Brand", "Neunkirchen"),
    ("a.d.M.", "an der Mur", "Bruck"),
    ("a.d.L.", "an der Leitha", "Bruck"),
    ("i.I.", "im Innkreis", "Ried"),
    ("i.K.", "in Kärnten", "Feldkirchen"),
    ("i.Ch.", "im Chiemgau", "Aschau"),
    ("i.W.", "im Winkl", "Reit"),
    ("a.W.", "am Wallersee", "Neumarkt Seekirchen"),
    ("a.W.", "am Wörthersee", "Velden Pörtschach Krumpendorf Techelsberg Reifnitz"),
    ("a.W.", "am Wagram", "Kirchberg Königsbrunn Fels"),
    ("i.Ue.", "im Üechtland", "Freiburg"),
    ("i.Ü.", "im Üechtland", "Freiburg"),
    ("i.B.", "im Bodensee", "Lindau"),
    ("a.A.", "am Attersee", "Seewalchen Schörfling Weyregg Unterach Nußdorf"),
    ("a.A.", "am Ammersee", "Utting Herrsching Dießen Schondorf"),
    ("a.St.", "am Staffelsee", "Murnau Uffing Seehausen"),
    ("a.S.", "am See", "Neusiedl Podersdorf Rust"),
    ("a.R.", "auf Rügen", "Bergen Binz Sellin"),
    ("a.d.Y.", "an der Ybbs", "Waidhofen"),
    ("a.d.G.", "an der Glan", "Veit"),
    ("a.d.K.", "an der Krems", "Kirchdorf"),
    ("a.d.D.", "an der Drau", "Spittal Villach"),
    ("a.d.E.", "an der Enns", "Steyr"),
    ("a.d.N.", "an der Nahe", "Kreuznach"),
    ("o.T.", "ob der Tauber", "Rothenburg"),
    ("i.L.", "im Lavanttal", "Andrä Wolfsberg Stefan"),
    ("i.S.", "im Sauerland", "Schmallenberg Winterberg Olsberg"),
    ("i.F.", "im Fichtelgebirge", "Wunsiedel Bischofsgrün"),
    ("i.W.", "im Wald", "Furth"),
    ("i.O.", "im Odenwald", "Michelstadt Erbach Beerfelden Lindenfels Höchst Reichelsheim Breuberg"),
    ("i.H.", "im Harz", "Clausthal Zellerfeld Grund Braunlage"),
    ("i.Sp.", "im Spessart", "Orb Rothenbuch Heigenbrücken Frammersbach"),
)
"""What is written after a town, what is spoken, and the towns where it means that."""
SHORT_REGIONS = {(town, written): spoken for written, spoken, towns in _SHORT_REGIONS for town in word_list(towns)}
"""Regions and rivers that are abbreviated only after some towns: Kempten i. Allg., Neustadt a. d. A."""


@cache
def toponyms() -> frozenset[str]:
    """Read the names of 5,000 places, of one word each (tools/nouns.py)."""
    table = resources.files(__package__).joinpath("toponyms.txt").read_text(encoding="utf-8")
    return frozenset(table.partition("\n\n")[2].split())
