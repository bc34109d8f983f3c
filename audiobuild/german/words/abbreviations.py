"""The dotted abbreviations of German prose and news: what is written, what is spoken, where they may stand.

A blank inside the written form is optional and of any kind: ``z. B.`` stands for ``z.B.`` too. No German word
is listed without a condition: ``Art.`` is *Artikel* before a number only, since "dieser Art." ends sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audiobuild.german.words import word_list

Place = Literal["anywhere", "before church", "before number", "after number", "before name", "beside number"]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A dotted abbreviation.

    Attributes:
        written: as the dictionary has it, ``z. B.``; each blank may be missing in a text.
        spoken: what is said for it, in its most usual form.
        place: where it is one; elsewhere the same letters are a word, or something else.
        declined: is `spoken` the stem of an adjective, whose ending the noun behind it decides?
        may_end: may it end a sentence? (``usw.`` may, ``Dr.`` never does.)
    """

    written: str
    spoken: str
    place: Place = "anywhere"
    may_end: bool = False
    declined: bool = False


_ADJECTIVES = {
    # Stems that take the ending their noun asks for: "die kath. Kirche" -> katholische.
    "sog.": "sogenannt", "sogen.": "sogenannt", "versch.": "verschieden", "lfd.": "laufend",
    "stv.": "stellvertretend", "stellv.": "stellvertretend", "dt.": "deutsch", "Dt.": "Deutsch",
    "engl.": "englisch", "frz.": "französisch", "franz.": "französisch", "ital.": "italienisch",
    "lat.": "lateinisch", "griech.": "griechisch", "russ.": "russisch", "amerik.": "amerikanisch",
    "evang.": "evangelisch", "ev.-luth.": "evangelisch-lutherisch", "kath.": "katholisch",
    "röm.-kath.": "römisch-katholisch", "österr.": "österreichisch", "span.": "spanisch", "poln.": "polnisch",
    "wiss.": "wissenschaftlich", "wirtsch.": "wirtschaftlich", "hl.": "heilig", "Hl.": "Heilig",
    "gestr.": "gestrichen", "geh.": "gehäuft", "o. g.": "oben genannt", "u. g.": "unten genannt",
    "s. g.": "so genannt", "städt.": "städtisch", "staatl.": "staatlich", "gesetzl.": "gesetzlich",
    "allg.": "allgemein", "ehem.": "ehemalig", "Ehem.": "Ehemalig", "Sog.": "Sogenannt",
}  # fmt: skip

_INSIDE = {
    # Small words and phrases that something always follows.
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "u. U.": "unter Umständen",
    "v. a.": "vor allem", "i. d. R.": "in der Regel", "z. T.": "zum Teil", "m. E.": "meines Erachtens",
    "m. W.": "meines Wissens", "m. a. W.": "mit anderen Worten", "i. A.": "im Auftrag",
    "i. Allg.": "im Allgemeinen", "i. allg.": "im Allgemeinen", "i. H. v.": "in Höhe von",
    "i. S. v.": "im Sinne von", "i. S. d.": "im Sinne des", "i. V. m.": "in Verbindung mit",
    "i. d. F.": "in der Fassung", "i. e. S.": "im engeren Sinne", "i. w. S.": "im weiteren Sinne",
    "d. i.": "das ist", "d. s.": "das sind", "z. Hd.": "zu Händen", "z. Hdn.": "zu Händen", "u. z.": "und zwar",
    "n. a.": "nach anderen", "v. l. n. r.": "von links nach rechts", "v. l.": "von links",
    "v. r.": "von rechts", "bzw.": "beziehungsweise", "ca.": "circa", "evtl.": "eventuell",
    "ev.": "eventuell", "ggf.": "gegebenenfalls", "gegebenenf.": "gegebenenfalls", "inkl.": "inklusive",
    "exkl.": "exklusive", "einschl.": "einschließlich", "ausschl.": "ausschließlich",
    "zzgl.": "zuzüglich", "zuzügl.": "zuzüglich", "abzgl.": "abzüglich", "vgl.": "vergleiche",
    "bzgl.": "bezüglich", "ggü.": "gegenüber", "gem.": "gemäß", "lt.": "laut",
    "wg.": "wegen", "mind.": "mindestens", "max.": "maximal", "insb.": "insbesondere",
    "insbes.": "insbesondere", "resp.": "respektive", "vs.": "versus", "urspr.": "ursprünglich",
    "bspw.": "beispielsweise", "bes.": "besonders", "jew.": "jeweils", "durchschn.": "durchschnittlich",
    "ungef.": "ungefähr", "vorauss.": "voraussichtlich",
    "einschließl.": "einschließlich", "zw.": "zwischen", "betr.": "betreffend", "gegr.": "gegründet",
    "gez.": "gezeichnet", "geschl.": "geschlossen", "geöff.": "geöffnet", "verh.": "verheiratet",
    "verw.": "verwitwet", "gesch.": "geschieden",
    # Titles and forms of address.
    "Dr. h. c. mult.": "Doktor honoris causa multiplex", "Dr. h. c.": "Doktor honoris causa",
    "Dr. rer. nat.": "Doktor rerum naturalium", "Dr. rer. pol.": "Doktor rerum politicarum",
    "Dr. med. dent.": "Doktor medicinae dentariae", "Dr. med. vet.": "Doktor medicinae veterinariae",
    "Dr. med.": "Doktor medicinae", "Dr. jur.": "Doktor juris", "Dr. iur.": "Doktor juris",
    "Dr. phil.": "Doktor philosophiae", "Dr. theol.": "Doktor theologiae", "Dr. oec.": "Doktor oeconomiae",
    "Dr.-Ing.": "Doktoringenieur", "Dr.": "Doktor", "Dres.": "Doktores", "Prof.": "Professor",
    "Univ.-Prof.": "Universitätsprofessor", "Hon.-Prof.": "Honorarprofessor", "Priv.-Doz.": "Privatdozent",
    "Dipl.-Ing.": "Diplomingenieur", "Dipl.-Kfm.": "Diplomkaufmann", "Dipl.-Psych.": "Diplompsychologe",
    "Dipl.-Päd.": "Diplompädagoge", "Dipl.-Inf.": "Diplominformatiker", "Dipl.-Phys.": "Diplomphysiker",
    "Dipl.": "Diplom", "Ing.": "Ingenieur", "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miss", "Hrn.": "Herrn",
    "Frl.": "Fräulein", "Fam.": "Familie", "Fa.": "Firma", "Gebr.": "Gebrüder", "Abg.": "Abgeordnete",
    "Vors.": "Vorsitzende", "Frhr.": "Freiherr", "Hrsg.": "Herausgeber", "Hg.": "Herausgeber",
    # Pieces of references and addresses.
    "Bez.": "Bezirk", "Lkr.": "Landkreis", "Ldkr.": "Landkreis", "Az.": "Aktenzeichen", "Urt.": "Urteil",
    "Beschl.": "Beschluss", "Anm.": "Anmerkung", "Abk.": "Abkürzung", "Bsp.": "Beispiel", "Betr.": "Betreff",
    "Tel.-Nr.": "Telefonnummer", "Tel.": "Telefon", "Kto.-Nr.": "Kontonummer", "Kto.": "Konto",
    "Best.-Nr.": "Bestellnummer", "Art.-Nr.": "Artikelnummer", "Kfz.-Nr.": "Kraftfahrzeugnummer",
    "Hausnr.": "Hausnummer", "Pos.": "Position", "Abb.": "Abbildung", "Reg.-Bez.": "Regierungsbezirk",
    "Nr.": "Nummer", "Nrn.": "Nummern", "Pck.": "Päckchen", "Pkg.": "Packung", "Msp.": "Messerspitze",
    "u.": "und", "Vj.": "Vorjahr", "lit.": "Buchstabe", "Drs.": "Drucksache", "Whg.": "Wohnung",
    "erm.": "ermäßigt", "s. auch": "siehe auch", "s. dazu": "siehe dazu",
    "Zw.": "Zwischen", "em.": "emeritus", "BGBl.": "Bundesgesetzblatt", "Erw.": "Erwachsene", "Gr.": "Größe",
}  # fmt: skip

_ENDING = {
    # May close a sentence (then their full stop is the sentence's too).
    "n. V.": "nach Verlängerung", "n. E.": "nach Elfmeterschießen", "i. E.": "im Elfmeterschießen",
    "n. P.": "nach Penaltyschießen", "usw.": "und so weiter", "etc.": "et cetera", "usf.": "und so fort",
    "u. v. m.": "und vieles mehr", "u. v. a. m.": "und vieles andere mehr", "u. v. a.": "und viele andere",
    "u. a. m.": "und anderes mehr", "u. Ä.": "und Ähnliches", "u. ä.": "und ähnliches",
    "o. Ä.": "oder Ähnliches", "o. ä.": "oder ähnliches", "u. dgl.": "und dergleichen",
    "o. dgl.": "oder dergleichen", "dgl.": "dergleichen", "u. s. w.": "und so weiter",
    "v. Chr.": "vor Christus", "n. Chr.": "nach Christus", "v. u. Z.": "vor unserer Zeitrechnung",
    "u. Z.": "unserer Zeitrechnung", "n. u. Z.": "nach unserer Zeitrechnung", "a. D.": "außer Dienst",
    "i. R.": "im Ruhestand", "d. Ä.": "der Ältere", "d. M.": "dieses Monats", "a. M.": "am Main",
    "a. d. Oder": "an der Oder", "i. Br.": "im Breisgau", "a. d. O.": "an der Oder",
    "e. V.": "eingetragener Verein", "e. G.": "eingetragene Genossenschaft",
    "e. K.": "eingetragener Kaufmann", "p. a.": "pro Jahr", "p. P.": "pro Person",
    "u. Ä. m.": "und Ähnliches mehr", "s. o.": "siehe oben", "s. u.": "siehe unten", "z. Zt.": "zurzeit",
    "z. Z.": "zurzeit", "a. a. O.": "am angegebenen Ort", "ebd.": "ebenda", "i. V.": "in Vertretung",
    "h. c.": "honoris causa", "Ph. D.": "Pi-Eitsch-Di", "M. A.": "Magister Artium",
    "B. A.": "Bachelor of Arts", "Anm. d. Red.": "Anmerkung der Redaktion", "d. Red.": "die Redaktion",
    "d. Verf.": "der Verfasser", "Mio.": "Millionen", "Mrd.": "Milliarden", "Tsd.": "Tausend",
    "Bio.": "Billionen", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert", "Jhdt.": "Jahrhundert",
    "Jahrh.": "Jahrhundert", "Jhs.": "Jahrhunderts", "Jht.": "Jahrtausend", "Mill.": "Millionen",
    "Std.": "Stunden", "Sek.": "Sekunden", "Stk.": "Stück", "Stck.": "Stück", "Einw.": "Einwohner",
    "Ew.": "Einwohner", "MwSt.": "Mehrwertsteuer", "Mwst.": "Mehrwertsteuer", "USt.": "Umsatzsteuer",
    "Hbf.": "Hauptbahnhof", "Bhf.": "Bahnhof", "Co.": "Co", "Inc.": "Incorporated", "Corp.": "Corporation",
    "Ltd.": "Limited", "Jr.": "Junior", "jr.": "junior", "jun.": "junior", "sen.": "senior", "Str.": "Straße",
    "str.": "straße", "Pl.": "Platz", "Nachf.": "Nachfolger", "Tgl.": "Täglich", "tgl.": "täglich",
    "tägl.": "täglich", "mtl.": "monatlich", "jährl.": "jährlich", "monatl.": "monatlich",
    "wöchentl.": "wöchentlich", "GmbH & Co. KG": "GmbH und Co KG",
}  # fmt: skip

_BEFORE_NUMBER = {
    "S.": "Seite", "Art.": "Artikel", "Abs.": "Absatz", "Bd.": "Band", "Bde.": "Bände", "Kap.": "Kapitel",
    "Tab.": "Tabelle", "Gl.": "Gleis", "Bj.": "Baujahr", "Rn.": "Randnummer", "Rdnr.": "Randnummer",
    "Ziff.": "Ziffer", "Buchst.": "Buchstabe", "No.": "Nummer", "Jg.": "Jahrgang", "Sp.": "Spalte",
    "Bl.": "Blatt", "Fn.": "Fußnote", "geb.": "geboren", "v.": "von", "gest.": "gestorben",
    "gef.": "gefallen", "rd.": "rund", "Rd.": "Rund", "Kl.": "Klasse", "Mo.": "Montag", "Di.": "Dienstag",
    "Mi.": "Mittwoch", "Do.": "Donnerstag", "Fr.": "Freitag", "Sa.": "Samstag", "So.": "Sonntag",
    "min.": "mindestens", "s. S.": "siehe Seite", "s.": "siehe", "Str.": "Straße", "Aufl.": "Auflage",
    "pl.": "platz", "Ausg.": "Ausgabe", "Zi.": "Zimmer",
}  # fmt: skip

_BESIDE_NUMBER = {
    # Months: "3. Okt.", "Okt. 1990".
    "Jan.": "Januar", "Jän.": "Jänner", "Feb.": "Februar", "Febr.": "Februar", "Mrz.": "März",
    "Apr.": "April", "Jun.": "Juni", "Jul.": "Juli", "Aug.": "August", "Sep.": "September",
    "Sept.": "September", "Okt.": "Oktober", "Nov.": "November", "Dez.": "Dezember",
}  # fmt: skip

_AFTER_NUMBER = {
    "Min.": "Minuten", "min.": "Minuten", "Tg.": "Tage", "S.": "Seiten", "Zi.": "Zimmer",
    "Tabl.": "Tabletten", "J.": "Jahre", "Wo.": "Wochen", "Mon.": "Monate", "Pfd.": "Pfund",
    "Ztr.": "Zentner", "Pers.": "Personen", "Pkt.": "Punkte", "Aufl.": "Auflage", "Ausg.": "Ausgabe",
    "Jg.": "Jahrgang", "Kl.": "Klasse", "Kap.": "Kapitel", "Bd.": "Band", "Bde.": "Bände",
    "d. J.": "dieses Jahres", "Sek.": "Sekunden", "ff.": "folgende", "f.": "folgende", "Stg.": "Stiegen",
    "Tln.": "Teilnehmer", "Proz.": "Prozent", "v. H.": "vom Hundert", "v. T.": "vom Tausend",
}  # fmt: skip

_BEFORE_NAME = {
    "Hr.": "Herr", "Sr.": "Seiner", "Ew.": "Euer", "Se.": "Seine", "s.": "siehe", "Fr.": "Frau",
    "St.": "Sankt", "geb.": "geborene", "v.": "von", "v. d.": "von der", "a. d.": "an der",
    "Frankf.": "Frankfurter", "d. J.": "der Jüngere", "gen.": "genannt", "Gen.": "General", "Ste.": "Sainte",
    "Lt.": "Leutnant", "Sgt.": "Sergeant",
}  # fmt: skip

_GROUPS: tuple[tuple[dict[str, str], Place, bool], ...] = (
    (_INSIDE, "anywhere", False),
    (_ENDING, "anywhere", True),
    (_BEFORE_NUMBER, "before number", False),
    (_BESIDE_NUMBER, "beside number", True),
    (_AFTER_NUMBER, "after number", True),
    (_BEFORE_NAME, "before name", False),
)

_OPENING = word_list("""
    z.~B. d.~h. u.~a. v.~a. i.~d.~R. z.~T. m.~E. m.~W. bzw. ca. evtl. ggf. inkl. exkl. einschl. zzgl. abzgl.
    vgl. bzgl. mind. insb. insbes. urspr. durchschn. vorauss. bspw. betr. gegr.
""")
"""What opens sentences too, with a capital: Ca. 30 Minuten."""


def _capitalised() -> tuple[Abbreviation, ...]:
    """The forms of `_OPENING` with a capital."""
    forms = [form.replace("~", " ") for form in _OPENING]
    return tuple(
        Abbreviation(form[0].upper() + form[1:], _INSIDE[form][0].upper() + _INSIDE[form][1:]) for form in forms
    )


ABBREVIATIONS: tuple[Abbreviation, ...] = (
    Abbreviation("ev.", "evangelisch", "before church", declined=True),
    Abbreviation("Ev.", "Evangelisch", "before church", declined=True),
    *(
        Abbreviation(written, spoken, place, may_end)
        for group, place, may_end in _GROUPS
        for written, spoken in group.items()
    ),
    *(Abbreviation(written, stem, declined=True) for written, stem in _ADJECTIVES.items()),
    *_capitalised(),
)
"""All of them; one that stands in several places has an entry for each."""
