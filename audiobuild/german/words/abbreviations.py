"""The dotted abbreviations of German prose and news: the written form, the spoken form, and where they may occur.

A blank inside the written form is optional and of any kind: ``z. B.`` stands for ``z.B.`` too. No German word
is listed without a condition: ``Art.`` is *Artikel* before a number only, since "dieser Art." ends sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audiobuild.german.words import word_list
from audiobuild.german.words.adjectives import adjectives, of_places

Place = Literal[
    "anywhere",
    "before church",
    "before number",
    "after number",
    "before name",
    "after name",
    "beside number",
    "after article",
    "between nouns",
    "at the start",
]


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


_INSIDE = {
    "z. b.": "zum Beispiel", "i. d. r.": "in der Regel", "k. u. k.": "k und k", "K. u. K.": "K und K",
    "evt.": "eventuell", "publ.": "publiziert",
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "u. U.": "unter Umständen",
    "v. a.": "vor allem", "i. d. R.": "in der Regel", "z. T.": "zum Teil", "m. E.": "meines Erachtens",
    "m. W.": "meines Wissens", "m. a. W.": "mit anderen Worten", "i. A.": "im Auftrag",
    "i. Allg.": "im Allgemeinen", "i. allg.": "im Allgemeinen", "i. H. v.": "in Höhe von",
    "i. S. v.": "im Sinne von", "i. S. d.": "im Sinne des", "i. V. m.": "in Verbindung mit",
    "i. d. F.": "in der Fassung", "i. e. S.": "im engeren Sinne", "i. w. S.": "im weiteren Sinne",
    "d. i.": "das ist", "d. s.": "das sind", "z. Hd.": "zu Händen", "z. Hdn.": "zu Händen", "u. z.": "und zwar",
    "n. a.": "nach anderen", "v. l. n. r.": "von links nach rechts", "v. l.": "von links", "v. r.": "von rechts",
    "bzw.": "beziehungsweise", "ca.": "circa", "evtl.": "eventuell", "event.": "eventuell",
    "ev.": "eventuell", "ggf.": "gegebenenfalls",
    "gegebenenf.": "gegebenenfalls", "inkl.": "inklusive", "exkl.": "exklusive", "einschl.": "einschließlich",
    "ausschl.": "ausschließlich", "zzgl.": "zuzüglich", "zuzügl.": "zuzüglich", "abzgl.": "abzüglich",
    "vgl.": "vergleiche", "bzgl.": "bezüglich", "ggü.": "gegenüber", "gem.": "gemäß", "lt.": "laut",
    "wg.": "wegen", "mind.": "mindestens", "max.": "maximal", "insb.": "insbesondere", "insbes.": "insbesondere",
    "resp.": "respektive", "vsl.": "voraussichtlich", "vs.": "versus", "urspr.": "ursprünglich",
    "bspw.": "beispielsweise", "bes.": "besonders", "durchschn.": "durchschnittlich", "ungef.": "ungefähr",
    "vorauss.": "voraussichtlich", "einschließl.": "einschließlich", "zw.": "zwischen", "betr.": "betreffend",
    "gegr.": "gegründet", "zzt.": "zurzeit", "zz.": "zurzeit", "dzt.": "derzeit", "derz.": "derzeit",
    "eigtl.": "eigentlich", "eig.": "eigentlich", "zumind.": "zumindest", "durchg.": "durchgehend",
    "vorübergeh.": "vorübergehend",
    "grds.": "grundsätzlich", "grundsätzl.": "grundsätzlich", "ggfs.": "gegebenenfalls",
    "ggbfs.": "gegebenenfalls", "vllt.": "vielleicht", "viell.": "vielleicht", "vlt.": "vielleicht",
    "wahrsch.": "wahrscheinlich", "vermutl.": "vermutlich", "vmtl.": "vermutlich",
    "mglw.": "möglicherweise", "tw.": "teilweise", "typ.": "typischerweise", "urk.": "urkundlich",
    "teilw.": "teilweise", "tlw.": "teilweise", "überw.": "überwiegend", "ausschließl.": "ausschließlich",
    "vorm.": "vormals", "hpts.": "hauptsächlich", "hauptsächl.": "hauptsächlich", "näml.": "nämlich",
    "bezw.": "beziehungsweise", "zus.": "zusammen", "hinr.": "hinreichend", "hins.": "hinsichtlich",
    "gg.": "gegen", "ders.": "derselbe", "jmd.": "jemand", "jmdn.": "jemanden", "jmdm.": "jemandem",
    "jmds.": "jemandes", "etw.": "etwas", "jdn.": "jemanden", "jdm.": "jemandem", "ugs.": "umgangssprachlich",
    "abgek.": "abgekürzt", "insges.": "insgesamt", "seinerz.": "seinerzeit",
    "umgerechn.": "umgerechnet", "unverb.": "unverbindlich", "ausf.": "ausführlich", "gegeb.": "gegeben",
    "i. B. a.": "in Bezug auf", "i. Bez. a.": "in Bezug auf", "i. R. d.": "im Rahmen des",
    "i. R. v.": "im Rahmen von", "i. Z. m.": "im Zusammenhang mit", "i. F.": "im Folgenden", "i. S.": "im Sinne",
    "i. Sd.": "im Sinne des", "i. d. S.": "in diesem Sinne", "i. d. T.": "in der Tat",
    "u. E.": "unseres Erachtens", "u. W.": "unseres Wissens", "n. m. W.": "nach meinem Wissen",
    "m. M. n.": "meiner Meinung nach", "m. M.": "meiner Meinung", "a. G.": "auf Gegenseitigkeit",
    "b. a. W.": "bis auf Weiteres", "b. w.": "bitte wenden", "f. d. R.": "für die Richtigkeit",
    "m. d. B. u.": "mit der Bitte um", "m. f. G.": "mit freundlichen Grüßen", "o. J.": "ohne Jahr",
    "o. O.": "ohne Ort", "o. V.": "ohne Verfasser", "s. R.": "siehe Rückseite", "u. d. T.": "unter dem Titel",
    "ü. NN": "über Normalnull", "z. d. A.": "zu den Akten", "z. H.": "zu Händen", "z. K.": "zur Kenntnis",
    "z. S.": "zur See", "w. o.": "wie oben", "w. u.": "weiter unten",
    "v. o.": "von oben", "v. u.": "von unten", "z. V.": "zur Verfügung", "z. Bsp.": "zum Beispiel",
    "zBsp.": "zum Beispiel", "z. w. V.": "zur weiteren Veranlassung", "e. h.": "eigenhändig", "i. H.": "in Höhe",
    "Reg. Nr.": "Registernummer", "Reg.-Nr.": "Registernummer", "lfd. Nr.": "laufende Nummer",
    "Lfd. Nr.": "Laufende Nummer", "l. Nr.": "laufende Nummer", "vgl. a.": "vergleiche auch",
    "a. A.": "anderer Ansicht", "VkBl.": "Verkehrsblatt", "StGBl.": "Staatsgesetzblatt",
    "GMBl.": "Gemeinsames Ministerialblatt", "letzt.": "letzter", "vorletzt.": "vorletzter",
    "s. a.": "siehe auch", "s. d.": "siehe dort", "i. d. Z.": "in der Zeit", "a. o.": "außerordentlich",
    "i. G.": "in Gründung", "i. L.": "in Liquidation", "i. I.": "in Insolvenz", "i. Gr.": "in Gründung",
    "a. n. g.": "anderweitig nicht genannt", "n. b.": "nicht bekannt", "n. n. b.": "noch nicht bekannt",
    "k. A.": "keine Angabe", "gez.": "gezeichnet", "geschl.": "geschlossen", "geöff.": "geöffnet",
    "verh.": "verheiratet", "verw.": "verwitwet", "gesch.": "geschieden",
    "Dr. h. c. mult.": "Doktor honoris causa multiplex", "Dr. h. c.": "Doktor honoris causa",
    "Dr. rer. nat.": "Doktor rerum naturalium", "Dr. rer. pol.": "Doktor rerum politicarum",
    "Dr. med. dent.": "Doktor medicinae dentariae", "Dr. med. vet.": "Doktor medicinae veterinariae",
    "Dr. med.": "Doktor medicinae", "Dr. jur.": "Doktor juris", "Dr. iur.": "Doktor juris",
    "Dr. phil.": "Doktor philosophiae", "Dr. theol.": "Doktor theologiae", "Dr. oec.": "Doktor oeconomiae",
    "Dr.-Ing.": "Doktoringenieur", "Dr.": "Doktor", "Dres.": "Doktores", "Prof.": "Professor",
    "Univ. Prof.": "Universitätsprofessor", "Hon. Prof.": "Honorarprofessor", "DDr.": "Doktor Doktor",
    "Univ.-Prof.": "Universitätsprofessor", "Hon.-Prof.": "Honorarprofessor", "Priv.-Doz.": "Privatdozent",
    "Dipl.-Ing.": "Diplomingenieur", "Dipl.-Kfm.": "Diplomkaufmann", "Dipl.-Psych.": "Diplompsychologe",
    "Dipl.-Päd.": "Diplompädagoge", "Dipl.-Inf.": "Diplominformatiker", "Dipl.-Phys.": "Diplomphysiker",
    "Dipl.": "Diplom", "Ing.": "Ingenieur", "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miss", "Hrn.": "Herrn",
    "Frl.": "Fräulein", "Fam.": "Familie", "Fa.": "Firma", "Gebr.": "Gebrüder", "Abg.": "Abgeordnete",
    "Frhr.": "Freiherr", "Hrsg.": "Herausgeber", "Hg.": "Herausgeber",
    "Hg. von": "Herausgegeben von", "Hrsg. von": "Herausgegeben von",
    "Bgm.": "Bürgermeister", "Lic.": "Lizenziat", "Dr. des.": "Doktor designatus",
    "Dr. rer. soc.": "Doktor rerum socialium", "Dr. sc.": "Doktor scientiarum", "Dr. habil.": "Doktor habilitatus",
    "Dr. rer. oec.": "Doktor rerum oeconomicarum", "Dr. agr.": "Doktor agriculturae", "Doz.": "Dozent",
    "Rechtsanw.": "Rechtsanwalt", "Hptm.": "Hauptmann", "Oblt.": "Oberleutnant", "Uffz.": "Unteroffizier",
    "Fw.": "Feldwebel", "Ogfr.": "Obergefreiter", "Msgr.": "Monsignore", "Pfr.": "Pfarrer", "Pfrn.": "Pfarrerin",
    "Dekn.": "Dekanin", "Bf.": "Bahnhof", "Ebf.": "Erzbischof", "Kard.": "Kardinal", "Ghzg.": "Großherzog",
    "Hzg.": "Herzog", "Hzgn.": "Herzogin", "Frh.": "Freiherr", "Gf.": "Graf", "Kfm.": "Kaufmann", "Wwe.": "Witwe",
    "LAbg.": "Landtagsabgeordneter", "Stud.": "Student", "stud.": "studiosus", "cand.": "candidatus",
    "Insp.": "Inspektor", "Präs.": "Präsident", "Sekr.": "Sekretär", "Red.": "Redaktion", "Ltg.": "Leitung",
    "Verw.": "Verwaltung", "Gesch.": "Geschichte", "Mitgl.": "Mitglied", "Dolm.": "Dolmetscher",
    "Abschn.": "Abschnitt", "Anl.": "Anlage", "Anh.": "Anhang", "Ank.": "Ankunft", "Abf.": "Abfahrt",
    "Anschr.": "Anschrift", "Anz.": "Anzahl", "Erm.": "Ermäßigt",
    "Bearb.": "Bearbeiter", "Begr.": "Begründung", "Bem.": "Bemerkung",
    "Bespr.": "Besprechung", "Bibl.": "Bibliothek", "Drucks.": "Drucksache", "BT-Drs.": "Bundestagsdrucksache",
    "BR-Drs.": "Bundesratsdrucksache", "Einl.": "Einleitung", "Erl.": "Erlass", "Etg.": "Etage",
    "Expl.": "Exemplar", "Forts.": "Fortsetzung", "Fußn.": "Fußnote", "Gde.": "Gemeinde", "Ges.": "Gesellschaft",
    "GVBl.": "Gesetz- und Verordnungsblatt", "RGBl.": "Reichsgesetzblatt", "ABl.": "Amtsblatt",
    "Halbs.": "Halbsatz", "Inh.": "Inhaber", "Kom.": "Kommission", "Krs.": "Kreis",
    "Ktn.": "Karton", "Lfg.": "Lieferung", "Lit.": "Literatur", "Nachw.": "Nachweise", "Orig.": "Original",
    "Ortst.": "Ortsteil", "Postf.": "Postfach", "Prov.": "Provinz", "Qu.": "Quelle", "Rspr.": "Rechtsprechung",
    "c. t.": "cum tempore", "s. t.": "sine tempore", "Mag. art.": "Magister Artium",
    "Mag. phil.": "Magister philosophiae", "Mag. iur.": "Magister iuris", "Mag. rer. nat.": "Magister rerum naturalium",
    "Mag. rer. soc. oec.": "Magister rerum socialium oeconomicarumque", "Mag. theol.": "Magister theologiae",
    "n. Trinitatis": "nach Trinitatis", "n. Epiphanias": "nach Epiphanias",
    "Spfr.": "Sportfreunde", "Sportfr.": "Sportfreunde", "i. v.": "intravenös", "i. m.": "intramuskulär",
    "s. c.": "subkutan", "Hrsg. v.": "Herausgegeben von", "hrsg. v.": "herausgegeben von",
    "Hg. v.": "Herausgegeben von", "hg. v.": "herausgegeben von", "Joh. Seb.": "Johann Sebastian",
    "Rgt.": "Regiment", "Slg.": "Sammlung", "Taf.": "Tafel", "Univ.": "Universität", "Urk.": "Urkunde",
    "Verf.": "Verfasser", "Vfg.": "Verfügung", "Vorbem.": "Vorbemerkung", "Wtb.": "Wörterbuch",
    "Zschr.": "Zeitschrift", "Ztschr.": "Zeitschrift", "Zt.": "Zeit", "Änd.": "Änderung", "Übers.": "Übersetzung",
    "Jgg.": "Jahrgänge", "Dtzd.": "Dutzend", "Dtl.": "Deutschland", "Nds.": "Niedersachsen",
    "Rh.-Pf.": "Rheinland-Pfalz", "Meckl.-Vorp.": "Mecklenburg-Vorpommern",
    "Schlesw.-Holst.": "Schleswig-Holstein", "Württ.": "Württemberg", "Schlesw.": "Schleswig",
    "USt-IdNr.": "Umsatzsteuer-Identifikationsnummer", "Steuernr.": "Steuernummer", "St.-Nr.": "Steuernummer",
    "Mat.-Nr.": "Matrikelnummer",
    "Matr.-Nr.": "Matrikelnummer", "Vers.-Nr.": "Versicherungsnummer", "Handelsreg.": "Handelsregister",
    "Geb.-Dat.": "Geburtsdatum", "Hausmstr.": "Hausmeister", "Ltr.": "Liter", "Mtl.": "Monatlich",
    "Wohnfl.": "Wohnfläche", "Nutzfl.": "Nutzfläche", "Grdst.": "Grundstück", "Bez.": "Bezirk",
    "Fig.": "Figur", "Ausst.": "Ausstellung",
    "Lkr.": "Landkreis", "Ldkr.": "Landkreis", "Az.": "Aktenzeichen", "Urt.": "Urteil", "Beschl.": "Beschluss",
    "Anm.": "Anmerkung", "Abk.": "Abkürzung", "Bsp.": "Beispiel", "Betr.": "Betreff", "Tel.-Nr.": "Telefonnummer",
    "Tel.": "Telefon", "Kto.-Nr.": "Kontonummer", "Kto.": "Konto", "Best.-Nr.": "Bestellnummer",
    "Art.-Nr.": "Artikelnummer", "Kfz.-Nr.": "Kraftfahrzeugnummer", "Hausnr.": "Hausnummer", "Pos.": "Position",
    "Abb.": "Abbildung", "Reg.-Bez.": "Regierungsbezirk", "Nr.": "Nummer", "Nrn.": "Nummern", "Pck.": "Päckchen",
    "Pk.": "Päckchen", "Ds.": "Dose", "Pckg.": "Packung", "Jgd.": "Jugend", "Jhg.": "Jahrgang", "Flst.": "Flurstück",
    "Kat.": "Kategorie", "Enth.": "Enthaltungen", "Knobl.": "Knoblauch", "Vorst.": "Vorstand",
    "Pkg.": "Packung", "Msp.": "Messerspitze", "u.": "und", "Vj.": "Vorjahr", "lit.": "Buchstabe",
    "Drs.": "Drucksache", "Whg.": "Wohnung", "erm.": "ermäßigt", "s. auch": "siehe auch", "s. dazu": "siehe dazu",
    "s. unten": "siehe unten", "s. oben": "siehe oben", "s. weiter": "siehe weiter", "s. hierzu": "siehe hierzu",
    "s. dort": "siehe dort", "s. nachstehend": "siehe nachstehend", "s. folgende": "siehe folgende",
    "s. unter": "siehe unter", "s. bei": "siehe bei", "s. hier": "siehe hier", "s. die": "siehe die",
    "s. den": "siehe den", "s. das": "siehe das", "s. z. B.": "siehe zum Beispiel", "s. etwa": "siehe etwa",
    "Zw.": "Zwischen", "em.": "emeritus", "BGBl.": "Bundesgesetzblatt", "Erw.": "Erwachsene", "Gr.": "Größe",
    "Abh.": "Abhandlung", "Adj.": "Adjektiv", "Adr.": "Adresse", "Adv.": "Adverb", "adv.": "adverbial",
    "Akk.": "Akkusativ", "Amtm.": "Amtmann", "Amtsbl.": "Amtsblatt", "Gesetzbl.": "Gesetzblatt",
    "Bundesgesetzbl.": "Bundesgesetzblatt", "Reichsgesetzbl.": "Reichsgesetzblatt", "Amtsspr.": "Amtssprache",
    "Angekl.": "Angeklagte", "Angest.": "Angestellte", "Anord.": "Anordnung", "Attr.": "Attribut",
    "BayVBl.": "Bayerische Verwaltungsblätter",
    "BayBgm.": "Bayerischer Bürgermeister", "Bek.": "Bekanntmachung", "Bekl.": "Beklagte", "Beschw.": "Beschwerde",
    "Berufsbez.": "Berufsbezeichnung", "Betriebswiss.": "Betriebswissenschaft", "Bergb.": "Bergbau",
    "Biol.": "Biologie", "Bln.": "Berlin", "BPräs.": "Bundespräsident", "Btl.": "Bataillon", "cf.": "vergleiche",
    "Chem.": "Chemie", "Dat.": "Dativ", "Dimin.": "Diminutiv", "Diss.": "Dissertation", "Drcks.": "Drucksache",
    "DVBl.": "Deutsches Verwaltungsblatt", "Einf.": "Einführung", "Eisenb.": "Eisenbahn",
    "Elektrot.": "Elektrotechnik", "ersch.": "erschienen", "Erzb.": "Erzbischof", "Fachspr.": "Fachsprache",
    "Fortstzg.": "Fortsetzung", "gek.": "gekürzt", "geleg.": "gelegentlich", "gespr.": "gesprochen",
    "geschr.": "geschrieben", "ggez.": "gegengezeichnet", "ggb.": "gegeben", "Ggs.": "Gegensatz",
    "gleichbed.": "gleichbedeutend", "glchz.": "gleichzeitig", "glz.": "gleichzeitig", "Grdb.": "Grundbuch",
    "Grdl.": "Grundlage", "GVOBl.": "Gesetz- und Verordnungsblatt", "Ghzgt.": "Großherzogtum", "Handw.": "Handwerk",
    "Hdb.": "Handbuch", "hg.": "herausgegeben", "Hinw.": "Hinweis", "Hptst.": "Hauptstadt", "HQu.": "Hauptquartier",
    "jn.": "jemanden", "JMBl.": "Justizministerialblatt", "Kgr.": "Königreich",
    "Kurzw.": "Kurzwort", "Landw.": "Landwirtschaft", "Lfrg.": "Lieferung", "LGBl.": "Landesgesetzblatt",
    "MBl.": "Ministerialblatt", "Mgl.": "Mitglied", "Mittw.": "Mittwoch", "Mitw.": "Mitwirkung",
    "Mschr.": "Monatsschrift", "Nchf.": "Nachfolger", "NdsVBl.": "Niedersächsische Verwaltungsblätter",
    "Nom.": "Nominativ", "od.": "oder", "Offz.": "Offizier", "Philos.": "Philosophie", "Phys.": "Physik",
    "Math.": "Mathematik", "Plur.": "Plural", "RdErl.": "Runderlass", "RegBl.": "Regierungsblatt",
    "Regt.": "Regiment", "rglm.": "regelmäßig", "Rh-Pf.": "Rheinland-Pfalz", "Rhld.": "Rheinland",
    "Richtl.": "Richtlinie", "Saarl.": "Saarland", "SächsVBl.": "Sächsische Verwaltungsblätter", "Sg.": "Singular",
    "sogl.": "sogleich", "Sozialgesch.": "Sozialgeschichte", "spez.": "speziell", "StuZBl.": "Steuer- und Zollblatt",
    "Subst.": "Substantiv", "svw.": "so viel wie", "Terr.": "Territorium", "ThürVBl.": "Thüringer Verwaltungsblätter",
    "UAbs.": "Unterabsatz", "ursprüngl.": "ursprünglich", "va.": "vor allem", "Var.": "Variante",
    "VBl.": "Verordnungsblatt", "Vergl.": "Vergleich", "vergl.": "vergleiche", "VOBl.": "Verordnungsblatt",
    "vulg.": "vulgär", "Wfl.": "Wohnfläche", "zB.": "zum Beispiel", "Zool.": "Zoologie", "Zssg.": "Zusammensetzung",
    "Zssgn.": "Zusammensetzungen", "ÖBGBl.": "Österreichisches Bundesgesetzblatt", "Ökol.": "Ökologie",
    "Übk.": "Übereinkommen", "übertr.": "übertragen", "üblw.": "üblicherweise", "allj.": "alljährlich",
    "anschl.": "anschließend", "ausdr.": "ausdrücklich", "bsd.": "besonders", "btto.": "brutto", "gew.": "gewöhnlich",
    "mdls.": "mündlich", "Grdfl.": "Grundfläche", "Nbfl.": "Nebenfläche", "Flgh.": "Flughafen",
    "Gbf.": "Güterbahnhof", "Imkerspr.": "Imkersprache", "Bankw.": "Bankwesen", "Bauw.": "Bauwesen",
    "Börsenw.": "Börsenwesen", "Buchw.": "Buchwesen", "Bodenk.": "Bodenkunde", "Cmdr.": "Commander",
    "Capt.": "Captain", "Col.": "Colonel", "Gov.": "Gouverneur", "Maj.": "Major", "Messrs.": "die Herren",
    "Mme.": "Madame", "Mlle.": "Mademoiselle", "Rev.": "Reverend", "Supt.": "Superintendent", "Bros.": "Brothers",
    "Ass.-Prof.": "Assistenzprofessor", "Ao. Univ.-Prof.": "Außerordentlicher Universitätsprofessor",
    "ao. Univ.-Prof.": "außerordentlicher Universitätsprofessor",
    "o. Univ.-Prof.": "ordentlicher Universitätsprofessor", "Univ.-Doz.": "Universitätsdozent",
    "Univ.-Ass.": "Universitätsassistent", "Projektass.": "Projektassistent", "dergl.": "dergleichen",
    "Spp.": "Spezies",
    "iVm.": "in Verbindung mit", "iSv.": "im Sinne von", "iSd.": "im Sinne des", "iHv.": "in Höhe von",
    "iRd.": "im Rahmen des", "iRv.": "im Rahmen von", "iZm.": "im Zusammenhang mit", "idF.": "in der Fassung",
    "idR.": "in der Regel", "iÜ.": "im Übrigen", "dh.": "das heißt", "i. Ü.": "im Übrigen",
    "i. d. F. v.": "in der Fassung vom",
    "st. Rspr.": "ständige Rechtsprechung",
    "BT-Drucks.": "Bundestagsdrucksache", "BR-Drucks.": "Bundesratsdrucksache", "LT-Drs.": "Landtagsdrucksache",
    "LT-Drucks.": "Landtagsdrucksache", "BTDrucks.": "Bundestagsdrucksache", "BRDrucks.": "Bundesratsdrucksache",
    "BT-Plpr.": "Bundestags-Plenarprotokoll", "Plpr.": "Plenarprotokoll", "Rdn.": "Randnummer",
    "Rdnrn.": "Randnummern", "Randnr.": "Randnummer", "Rnrn.": "Randnummern", "TNr.": "Textnummer",
    "TNrn.": "Textnummern", "Tzn.": "Textziffern", "Rs.": "Rechtssache", "Epl.": "Einzelplan", "Hj.": "Haushaltsjahr",
    "HGr.": "Hauptgruppe", "OGr.": "Obergruppe", "ber.": "berichtigt", "GBl.": "Gesetzblatt",
    "GV. NRW.": "Gesetz- und Verordnungsblatt NRW", "GV. NW.": "Gesetz- und Verordnungsblatt NW",
    "BStBl.": "Bundessteuerblatt", "BAnz.": "Bundesanzeiger", "Brem.GBl.": "Bremisches Gesetzblatt",
    "SächsGVBl.": "Sächsisches Gesetz- und Verordnungsblatt", "ThürGVBl.": "Thüringer Gesetz- und Verordnungsblatt",
    "HmbGVBl.": "Hamburgisches Gesetz- und Verordnungsblatt",
    "Hmb. GVBl.": "Hamburgisches Gesetz- und Verordnungsblatt",
    "Nds. GVBl.": "Niedersächsisches Gesetz- und Verordnungsblatt",
    "GVOBl. Schl.-H.": "Gesetz- und Verordnungsblatt Schleswig-Holstein",
    "GVOBl. M-V": "Gesetz- und Verordnungsblatt Mecklenburg-Vorpommern", "Schl.-H.": "Schleswig-Holstein",
    "Buchst.": "Buchstabe", "rd.": "rund", "Rd.": "Rund", "ua.": "unter anderem", "Tn.": "Textnummer",
    "BesGr.": "Besoldungsgruppe", "insg.": "insgesamt", "sh.": "siehe",
    "Fl.Nr.": "Flurnummer", "Fl.-Nr.": "Flurnummer", "FlNr.": "Flurnummer",
    "LT-DrS.": "Landtagsdrucksache", "Doppelbuchst.": "Doppelbuchstabe", "Unterabs.": "Unterabsatz",
    "geänd.": "geändert", "eingef.": "eingefügt",
    "aufgeh.": "aufgehoben", "neugef.": "neu gefasst", "Erwgr.": "Erwägungsgrund", "ErwGr.": "Erwägungsgrund",
    "Entsch.": "Entscheidung", "Gz.": "Geschäftszeichen", "Ls.": "Leitsatz",
    "BayGVBl.": "Bayerisches Gesetz- und Verordnungsblatt",
}  # fmt: skip
"""Small words, phrases, titles and pieces of references, which something always follows."""

_ENDING = {
    "ü. M.": "über Meer", "ü. A.": "über Adria", "n. Tr.": "nach Trinitatis",
    "u. ff.": "und folgende",
    "u. d. M.": "unter dem Meeresspiegel", "ü. d. M.": "über dem Meeresspiegel", "n. V.": "nach Verlängerung",
    "n. E.": "nach Elfmeterschießen", "i. E.": "im Elfmeterschießen", "n. P.": "nach Penaltyschießen",
    "usw.": "und so weiter", "etc.": "et cetera", "usf.": "und so fort", "u. v. m.": "und vieles mehr",
    "uvm.": "und vieles mehr", "uva.": "und viele andere",
    "u. v. a. m.": "und vieles andere mehr", "u. v. a.": "und viele andere", "u. a. m.": "und anderes mehr",
    "u. Ä.": "und Ähnliches", "u. ä.": "und ähnliches", "o. Ä.": "oder Ähnliches", "o. ä.": "oder ähnliches",
    "u. dgl.": "und dergleichen", "o. dgl.": "oder dergleichen", "dgl.": "dergleichen",
    "u. s. w.": "und so weiter", "v. Chr.": "vor Christus", "n. Chr.": "nach Christus",
    "v. chr.": "vor Christus", "n. chr.": "nach Christus",
    "v. u. Z.": "vor unserer Zeitrechnung", "u. Z.": "unserer Zeitrechnung",
    "n. u. Z.": "nach unserer Zeitrechnung", "a. D.": "außer Dienst", "i. R.": "im Ruhestand",
    "d. Ä.": "der Ältere", "d. M.": "dieses Monats", "a. M.": "am Main", "a. d. Oder": "an der Oder",
    "i. Br.": "im Breisgau", "a. d. O.": "an der Oder", "e. V.": "eingetragener Verein", "E.V.": "eingetragener Verein",
    "e. G.": "eingetragene Genossenschaft", "e. K.": "eingetragener Kaufmann", "p. a.": "pro Jahr",
    "p. P.": "pro Person", "p. p.": "pro Person",
    "u. Ä. m.": "und Ähnliches mehr", "s. o.": "siehe oben", "s. u.": "siehe unten",
    "z. Zt.": "zurzeit", "z. Z.": "zurzeit", "a. a. O.": "am angegebenen Ort", "ebd.": "ebenda",
    "i. V.": "in Vertretung", "v. d. H.": "vor der Höhe", "v. d. Höhe": "vor der Höhe",
    "o. d. T.": "ob der Tauber", "a. Rhf.": "am Rheinfall", "o. d. Tauber": "ob der Tauber", "a. d. R.": "an der Ruhr",
    "a. d. Ruhr": "an der Ruhr", "a. d. S.": "an der Saale", "a. d. L.": "an der Lahn", "a. d. I.": "an der Ilm",
    "a. d. W.": "an der Weinstraße", "a. d. Weinstr.": "an der Weinstraße", "a. d. D.": "an der Donau",
    "a. d. E.": "an der Elbe", "a. d. H.": "an der Havel", "a. d. Ilz": "an der Ilz", "i. Ts.": "im Taunus",
    "a. Ts.": "am Taunus", "u. Teck": "unter Teck", "i. d. Pf.": "in der Pfalz",
    "i. Schwarzw.": "im Schwarzwald", "i. Bay. Wald": "im Bayerischen Wald", "Bay. Wald": "Bayerischer Wald",
    "a. d. dt.": "aus dem deutschen", "i. Obb.": "in Oberbayern",
    "Obb.": "Oberbayern",
    "Ts.": "Taunus",
    "i. T.": "im Taunus", "i. Taunus": "im Taunus", "a. Rh.": "am Rhein", "a. Rhein": "am Rhein",
    "a. N.": "am Neckar", "a. Main": "am Main", "a. Neckar": "am Neckar", "a. Inn": "am Inn", "a. Lech": "am Lech",
    "a. Harz": "am Harz", "a. H.": "am Harz", "i. Harz": "im Harz", "i. W.": "in Westfalen",
    "i. Westf.": "in Westfalen", "i. Erzgeb.": "im Erzgebirge", "i. Sa.": "in Sachsen", "i. Thür.": "in Thüringen",
    "i. Bay.": "in Bayern", "i. Vogtl.": "im Vogtland", "i. OB": "in Oberbayern", "i. Ofr.": "in Oberfranken",
    "i. Ufr.": "in Unterfranken", "i. d. OPf.": "in der Oberpfalz", "i. d. Opf.": "in der Oberpfalz",
    "i. d. Pfalz": "in der Pfalz", "i. Holst.": "in Holstein", "i. Odw.": "im Odenwald",
    "i. Schw.": "im Schwarzwald", "i. Allgäu": "im Allgäu", "i. Ndb.": "in Niederbayern",
    "i. NÖ": "in Niederösterreich", "i. OÖ": "in Oberösterreich", "n. F.": "neue Fassung", "a. F.": "alte Fassung",
    "d. Gr.": "der Große", "d. Jg.": "der Jüngere", "d. Jüng.": "der Jüngere",
    "u. A. w. g.": "um Antwort wird gebeten", "U. A. w. g.": "Um Antwort wird gebeten",
    "o. B.": "ohne Befund", "n. B.": "nach Bedarf", "m. b. H.": "mit beschränkter Haftung",
    "i. O.": "in Ordnung", "n. i. O.": "nicht in Ordnung", "h. M.": "herrschende Meinung",
    "m. w. N.": "mit weiteren Nachweisen", "p. m.": "pro Monat", "p. M.": "pro Monat", "p. d.": "pro Tag",
    "v. M.": "vorigen Monats", "n. M.": "nächsten Monats", "v. J.": "vorigen Jahres", "n. J.": "nächsten Jahres",
    "n. St.": "neuen Stils", "a. St.": "alten Stils", "R. I. P.": "ruhe in Frieden", "P. S.": "Postskriptum",
    "p. s.": "Postskriptum", "Jt.": "Jahrtausend", "Jtsd.": "Jahrtausend", "Vol.": "Volumen",
    "Verz.": "Verzeichnis", "Einh.": "Einheiten", "ppa.": "per Prokura", "dto.": "dito", "ebda.": "ebenda",
    "ibid.": "ibidem", "stdl.": "stündlich", "halbj.": "halbjährlich", "viertelj.": "vierteljährlich",
    "nachm.": "nachmittags", "abds.": "abends", "h. c.": "honoris causa", "Ph. D.": "Pi-Eitsch-Di",
    "M. A.": "Magister Artium", "B. A.": "Bachelor of Arts", "Anm. d. Red.": "Anmerkung der Redaktion",
    "Anm. d. Redaktion": "Anmerkung der Redaktion",
    "d. Red.": "die Redaktion", "d. Verf.": "der Verfasser", "Mio.": "Millionen", "Mrd.": "Milliarden",
    "Mia.": "Milliarden", "Tsd.": "Tausend", "Bio.": "Billionen", "Jh.": "Jahrhundert", "Jhd.": "Jahrhundert",
    "Jhdt.": "Jahrhundert", "Jahrh.": "Jahrhundert", "Jhs.": "Jahrhunderts", "Jht.": "Jahrtausend",
    "Mill.": "Millionen", "Std.": "Stunden", "Sek.": "Sekunden", "Stk.": "Stück", "Stck.": "Stück",
    "Einw.": "Einwohner",
    "Ew.": "Einwohner", "MwSt.": "Mehrwertsteuer", "Mwst.": "Mehrwertsteuer", "USt.": "Umsatzsteuer",
    "Hbf.": "Hauptbahnhof", "Bhf.": "Bahnhof", "Busbhf.": "Busbahnhof", "Busbf.": "Busbahnhof",
    "Inv.": "Inventar", "Inv.-Nr.": "Inventarnummer",
    "Co.": "Co", "Inc.": "Incorporated", "Corp.": "Corporation",
    "Ltd.": "Limited", "Jr.": "Junior", "jr.": "junior", "jun.": "junior", "sen.": "senior", "Str.": "Straße",
    "str.": "straße", "Pl.": "Platz", "Nachf.": "Nachfolger", "Tgl.": "Täglich", "tgl.": "täglich",
    "tägl.": "täglich", "mtl.": "monatlich", "jährl.": "jährlich", "monatl.": "monatlich",
    "wöchentl.": "wöchentlich", "GmbH & Co. KG": "GmbH und Co KG",
}  # fmt: skip
"""Forms that may close a sentence; their full stop is then the sentence's too."""

_BEFORE_NUMBER = {
    "op.": "Opus", "Op.": "Opus",
    "Abt.": "Abteilung", "S.": "Seite", "Art.": "Artikel", "Abs.": "Absatz", "Bd.": "Band", "Bde.": "Bände",
    "Kap.": "Kapitel", "Tab.": "Tabelle", "Gl.": "Gleis", "Bj.": "Baujahr", "Rn.": "Randnummer",
    "Rdnr.": "Randnummer", "Ziff.": "Ziffer", "No.": "Nummer", "Jg.": "Jahrgang",
    "Sp.": "Spalte", "Bl.": "Blatt", "Fn.": "Fußnote", "geb.": "geboren", "v.": "von", "gest.": "gestorben",
    "gef.": "gefallen", "erb.": "erbaut", "Kl.": "Klasse", "Mo.": "Montag",
    "Di.": "Dienstag", "Mi.": "Mittwoch", "Do.": "Donnerstag", "Fr.": "Freitag", "Sa.": "Samstag", "So.": "Sonntag",
    "sFr.": "Schweizer Franken", "SFr.": "Schweizer Franken",
    "min.": "mindestens", "s. S.": "siehe Seite", "s.": "siehe", "Str.": "Straße", "Aufl.": "Auflage",
    "pl.": "platz", "Ausg.": "Ausgabe", "Zi.": "Zimmer", "Alt.": "Alternative", "Tz.": "Textziffer",
    "Rz.": "Randziffer", "Tit.": "Titel", "B. v.": "Beschluss vom", "U. v.": "Urteil vom",
    "Komm.": "Kommentar", "Pkt.": "Punkt", "Fig.": "Figur", "Mitt.": "Mitteilungen",
    "Int.": "International", "Rnd.": "Randnummer", "TGr.": "Titelgruppe", "Bz.": "Bezugszeichen", "§.": "Paragraf",
    "§§.": "Paragrafen",
}  # fmt: skip
"""Forms that are abbreviations before a number only."""

_BESIDE_NUMBER = {
    "Jan.": "Januar", "Jän.": "Jänner", "Feb.": "Februar", "Febr.": "Februar", "Mrz.": "März", "Apr.": "April",
    "Jun.": "Juni", "Jul.": "Juli", "Aug.": "August", "Sep.": "September", "Sept.": "September", "Okt.": "Oktober",
    "Nov.": "November", "Dez.": "Dezember",
}  # fmt: skip
"""Months: 3. Okt., Okt. 1990."""

_AFTER_NUMBER = {
    "Min.": "Minuten", "min.": "Minuten", "Tg.": "Tage", "S.": "Seiten", "Zi.": "Zimmer", "Tabl.": "Tabletten",
    "Tbl.": "Tabletten",
    "J.": "Jahre", "Wo.": "Wochen", "Mon.": "Monate", "Pfd.": "Pfund", "Ztr.": "Zentner", "Pers.": "Personen",
    "Pkt.": "Punkte", "Pr.": "Prisen", "Aufl.": "Auflage", "Ausg.": "Ausgabe", "Jg.": "Jahrgang", "Kl.": "Klasse",
    "Kap.": "Kapitel", "Bd.": "Band", "Bde.": "Bände", "d. J.": "dieses Jahres", "Sek.": "Sekunden",
    "ff.": "folgende", "f.": "folgende", "Stg.": "Stiegen", "Tln.": "Teilnehmer", "Proz.": "Prozent",
    "m. ü. M.": "Meter über Meer", "m. ü. NN": "Meter über Normalnull",
    "v. H.": "vom Hundert", "v. T.": "vom Tausend", "d. A.": "der Akten", "Port.": "Portionen", "gr.": "Gramm",
    "I. E.": "Internationale Einheiten", "i. E.": "Internationale Einheiten",
}  # fmt: skip
"""Forms that are abbreviations behind a number only."""

_BEFORE_NAME = {
    "Dir.": "Direktor", "Ass.": "Assessor", "Mag.": "Magister", "Hr.": "Herr", "Sr.": "Seiner", "Ew.": "Euer",
    "Se.": "Seine", "s.": "siehe", "Fr.": "Frau", "St.": "Sankt", "geb.": "geborene", "v.": "von",
    "v. d.": "von der", "a. d.": "an der", "Frankf.": "Frankfurter", "Hann.": "Hannoversch",
    "gen.": "genannt", "Gen.": "General",
    "Ste.": "Sainte", "Wr.": "Wiener", "Lt.": "Leutnant", "Sgt.": "Sergeant",
}  # fmt: skip
"""Forms that are abbreviations before a name only."""

_AFTER_NAME = {"d. J.": "der Jüngere"}

_GROUPS: tuple[tuple[dict[str, str], Place, bool], ...] = (
    (_INSIDE, "anywhere", False),
    (_ENDING, "anywhere", True),
    (_BEFORE_NUMBER, "before number", False),
    (_BESIDE_NUMBER, "beside number", True),
    (_AFTER_NUMBER, "after number", True),
    (_BEFORE_NAME, "before name", False),
    (_AFTER_NAME, "after name", True),
)

_OPENING = word_list("""
    z.~B. d.~h. u.~a. v.~a. i.~d.~R. z.~T. m.~E. m.~W. bzw. ca. evtl. ggf. inkl. exkl. einschl. zzgl. abzgl.
    vgl. bzgl. mind. insb. insbes. urspr. durchschn. vorauss. bspw. betr. gegr. ggfs. vmtl. vermutl. zzt. vllt.
    zzt. z.~Zt. z.~Z. grds. eigtl. vllt. wg. derz. ggü. u.~U. teilw. i.~Allg.
""")
"""Abbreviations that open sentences too, with a capital: Ca. 30 Minuten."""


def _capitalised() -> tuple[Abbreviation, ...]:
    """Return the forms of `_OPENING` with a capital."""
    forms = [form.replace("~", " ") for form in _OPENING]
    spoken = {**_INSIDE, **_ENDING}
    return tuple(Abbreviation(form[0].upper() + form[1:], spoken[form][0].upper() + spoken[form][1:]) for form in forms)


ABBREVIATIONS: tuple[Abbreviation, ...] = (
    Abbreviation("ev.", "evangelisch", "before church", declined=True),
    Abbreviation("ev.", "evangelisch", "after article", declined=True),
    Abbreviation("Ev.", "Evangelisch", "before church", declined=True),
    Abbreviation("jew.", "jeweilig", "after article", declined=True),
    Abbreviation("jew.", "jeweils"),
    Abbreviation("Lt.", "Laut", "at the start"),
    Abbreviation("kl.", "klein", "after article", declined=True),
    Abbreviation("kl.", "klein", "after number", declined=True),
    Abbreviation("gr.", "groß", "after article", declined=True),
    Abbreviation("wöchentl.", "wöchentlich", "after article", declined=True),
    Abbreviation("monatl.", "monatlich", "after article", declined=True),
    Abbreviation("jährl.", "jährlich", "after article", declined=True),
    Abbreviation("tägl.", "täglich", "after article", declined=True),
    Abbreviation("Blk.", "Balkon", may_end=True),
    Abbreviation("Hubr.", "Hubraum"),
    Abbreviation("apl. Prof.", "außerplanmäßiger Professor"),
    Abbreviation("BT-Dr.", "Bundestagsdrucksache"),
    Abbreviation("BR-Dr.", "Bundesratsdrucksache"),
    Abbreviation("Hs.", "Halbsatz", "after number", may_end=True),
    Abbreviation("Alt.", "Alternative", "after number", may_end=True),
    Abbreviation("Hs.", "Handschrift"),
    Abbreviation("Ed.", "Edition", "after number", may_end=True),
    Abbreviation("üpl.", "überplanmäßig", declined=True),
    Abbreviation("apl.", "außerplanmäßig", declined=True),
    Abbreviation("Max.", "Maximal", "before number"),
    Abbreviation("Vors.", "Vorsitzend", declined=True),
    Abbreviation("spät.", "spätestens", "before number"),
    Abbreviation("Niederl.", "Niederlagen", "after number", may_end=True),
    Abbreviation("re.", "rechts", may_end=True),
    Abbreviation("li.", "links", may_end=True),
    Abbreviation("weit.", "weiter", "after article", declined=True),
    Abbreviation("m.", "mit", "between nouns"),
    Abbreviation("Gem.", "Gemäß", "at the start"),
    Abbreviation("Gem.", "Gemeinde", "before name"),
    Abbreviation("u. n. V.", "und nach Vereinbarung"),
    Abbreviation("Sp.", "Spiele", "after number"),
    Abbreviation("Mitgl.", "Mitglieder", "after number", may_end=True),
    Abbreviation("gen.", "genannt", "after article", declined=True),
    Abbreviation("o. a.", "oben angeführt", "after article", declined=True),
    Abbreviation("med.", "medizinisch", "after article", declined=True),
    Abbreviation("prot.", "protestantisch", "after article", declined=True),
    Abbreviation("schweiz.", "schweizerisch", "after article", declined=True),
    Abbreviation("intern.", "international", "after article", declined=True),
    Abbreviation("nass.", "nassauisch", "after article", declined=True),
    Abbreviation("dichter.", "dichterisch", "after article", declined=True),
    *(
        Abbreviation(written, spoken, place, may_end)
        for group, place, may_end in _GROUPS
        for written, spoken in group.items()
    ),
    Abbreviation("gr.", "groß", "before name", declined=True),
    Abbreviation("ehem.", "ehemals", "before number"),
    *(Abbreviation(written, stem, declined=True) for written, stem in adjectives().items()),
    *(Abbreviation(written, stem, "after article", declined=True) for written, stem in of_places().items()),
    *_capitalised(),
)
"""All of them; one that occurs in several places has an entry for each."""
