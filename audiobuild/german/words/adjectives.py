"""Abbreviated adjectives: the written form and the stem, to which the noun behind it gives the ending.

die kath. Kirche -> die katholische Kirche      der öffentl. Dienst -> der öffentliche Dienst

Forms that are also German words (rhein., schweiz., arg.) are not listed: they end sentences.
"""

from __future__ import annotations

from audiobuild.german.words import word_list

_PLACES = """
    afghan. afghanisch | afrik. afrikanisch | ägypt. ägyptisch | alban. albanisch | amer. amerikanisch |
    amerik. amerikanisch | amerikan. amerikanisch | andalus. andalusisch | angelsächs. angelsächsisch |
    arab. arabisch | argent. argentinisch | asiat. asiatisch | austral. australisch | bair. bairisch |
    balt. baltisch | bask. baskisch | bay. bayerisch | bayer. bayerisch | bayr. bayrisch | belg. belgisch |
    böhm. böhmisch | bosn. bosnisch | brandenb. brandenburgisch | bras. brasilianisch | brasil. brasilianisch |
    brem. bremisch | bret. bretonisch | brit. britisch | bulg. bulgarisch | bulgar. bulgarisch |
    burgenl. burgenländisch | byzant. byzantinisch | chilen. chilenisch | chin. chinesisch | chines. chinesisch |
    dän. dänisch | deutschspr. deutschsprachig | dominikan. dominikanisch | dt. deutsch | dtsch. deutsch |
    eidg. eidgenössisch | elsäss. elsässisch | engl. englisch | estn. estnisch | etrusk. etruskisch |
    eur. europäisch | europ. europäisch | finn. finnisch | fläm. flämisch | fränk. fränkisch | franz. französisch |
    französ. französisch | fries. friesisch | frz. französisch | genues. genuesisch | germ. germanisch |
    griech. griechisch | grönländ. grönländisch | hamb. hamburgisch | hebr. hebräisch | hess. hessisch |
    holl. holländisch | holländ. holländisch | hannov. hannoverisch | iber. iberisch | indian. indianisch |
    indogerm. indogermanisch | indon. indonesisch | indones. indonesisch | isl. isländisch | isländ. isländisch |
    ital. italienisch | jap. japanisch | jidd. jiddisch | jord. jordanisch | jüd. jüdisch |
    jugoslaw. jugoslawisch | kanad. kanadisch | karib. karibisch | kasach. kasachisch | katal. katalanisch |
    kaukas. kaukasisch | kelt. keltisch | kirg. kirgisisch | kolumb. kolumbianisch | korean. koreanisch |
    kroat. kroatisch | kuban. kubanisch | kurd. kurdisch | kurhess. kurhessisch | lat. lateinisch |
    lateinam. lateinamerikanisch | lett. lettisch | liban. libanesisch | ligur. ligurisch | litau. litauisch |
    lothr. lothringisch | luxemb. luxemburgisch | mähr. mährisch | mailänd. mailändisch | marokk. marokkanisch |
    mazedon. mazedonisch | meckl. mecklenburgisch | mex. mexikanisch | mexik. mexikanisch | moldaw. moldawisch |
    mong. mongolisch | neapolit. neapolitanisch | neuseeländ. neuseeländisch | niederl. niederländisch |
    niederösterr. niederösterreichisch | niedersächs. niedersächsisch | nordamerik. nordamerikanisch |
    norddt. norddeutsch | norw. norwegisch | norweg. norwegisch | oberösterr. oberösterreichisch |
    osman. osmanisch | ostdt. ostdeutsch | österr. österreichisch | öst. österreichisch | ostpreuß. ostpreußisch |
    palästin. palästinensisch | peruan. peruanisch | pers. persisch | pfälz. pfälzisch | philippin. philippinisch |
    poln. polnisch | port. portugiesisch | portug. portugiesisch | preuß. preußisch | provenz. provenzalisch |
    röm. römisch | rumän. rumänisch | russ. russisch | saarl. saarländisch | sächs. sächsisch |
    salzb. salzburgisch | sanskr. sanskritisch | schles. schlesisch | schott. schottisch | schwäb. schwäbisch |
    schwed. schwedisch | semit. semitisch | serb. serbisch | sibir. sibirisch | sizilian. sizilianisch |
    skand. skandinavisch | slaw. slawisch | slowak. slowakisch | slowen. slowenisch | sorb. sorbisch |
    span. spanisch | steir. steirisch | südafrik. südafrikanisch | südamerik. südamerikanisch | süddt. süddeutsch |
    syr. syrisch | thür. thüringisch | thüring. thüringisch | tib. tibetisch | toskan. toskanisch |
    tschech. tschechisch | tschechoslowak. tschechoslowakisch | türk. türkisch | tunes. tunesisch |
    ukr. ukrainisch | ukrain. ukrainisch | venez. venezianisch | venezol. venezolanisch | vietn. vietnamesisch |
    vorarlb. vorarlbergisch | weißruss. weißrussisch | westdt. westdeutsch | westf. westfälisch |
    westfäl. westfälisch | württ. württembergisch | württemb. württembergisch | zypr. zyprisch | nördl. nördlich |
    südl. südlich | östl. östlich | westl. westlich | nordöstl. nordöstlich | nordwestl. nordwestlich |
    südöstl. südöstlich | südwestl. südwestlich | neuengl. neuenglisch | angloamerik. angloamerikanisch |
    äthiop. äthiopisch | afrikan. afrikanisch | georg. georgisch | irak. irakisch | israel. israelisch |
    kambodschan. kambodschanisch | kenian. kenianisch | maltes. maltesisch | marokkan. marokkanisch |
    mexikan. mexikanisch | mongol. mongolisch | montenegrin. montenegrinisch | namib. namibisch | nepal. nepalesisch |
    nepales. nepalesisch | nigerian. nigerianisch | nordir. nordirisch | nordkorean. nordkoreanisch |
    pakistan. pakistanisch | saud. saudisch | schweizer. schweizerisch | senegales. senegalesisch |
    singhales. singhalesisch | somal. somalisch | südafrikan. südafrikanisch | südkorean. südkoreanisch |
    sudanes. sudanesisch | taiwan. taiwanisch | tansan. tansanisch | thailänd. thailändisch | ugand. ugandisch |
    uruguay. uruguayisch | usbek. usbekisch | vietnam. vietnamesisch | vietnames. vietnamesisch | walis. walisisch
"""
_OTHERS = """
    hies. hiesig | verehrl. verehrlich | hochw. hochwürdig | hochwürd. hochwürdig |
    stimmber. stimmberechtigt | akt. aktuell | ltd. leitend | int. international | mod. modern |
    ungel. ungelernt | hochd. hochdeutsch | beigel. beigelegt | einh. einheimisch |
    akad. akademisch | allg. allgemein | allgem. allgemein | amtl. amtlich | anat. anatomisch | anatom. anatomisch |
    archäol. archäologisch | ärztl. ärztlich | astron. astronomisch | ausl. ausländisch | ausländ. ausländisch |
    außenpol. außenpolitisch | außerord. außerordentlich | bibl. biblisch | bildl. bildlich | biol. biologisch |
    botan. botanisch | buddh. buddhistisch | bundesdt. bundesdeutsch | bürgerl. bürgerlich | chem. chemisch |
    christl. christlich | chron. chronisch | chronol. chronologisch | ehem. ehemalig | ehrenamtl. ehrenamtlich |
    elektr. elektrisch | entspr. entsprechend | erzb. erzbischöflich | ev.-luth. evangelisch-lutherisch |
    Ev.-luth. Evangelisch-lutherisch | Ev.-Luth. Evangelisch-Lutherisch | Ev.-Ref. Evangelisch-Reformiert |
    ev.-ref. evangelisch-reformiert | evang. evangelisch | folg. folgend | förml. förmlich | freiw. freiwillig |
    fürstl. fürstlich | geh. gehäuft | geistl. geistlich | gemeinn. gemeinnützig | gen.-techn. gentechnisch |
    geogr. geografisch | geograf. geografisch | geol. geologisch | geolog. geologisch | gerichtl. gerichtlich |
    geschichtl. geschichtlich | gesellsch. gesellschaftlich | gesetzl. gesetzlich | gestr. gestrichen |
    gesundheitl. gesundheitlich | korr. korrigiert | gewerbl. gewerblich | gräfl. gräflich | gynäk. gynäkologisch |
    handwerkl. handwerklich | hauptamtl. hauptamtlich | herzogl. herzoglich | hist. historisch |
    histor. historisch | hl. heilig | innenpol. innenpolitisch | internat. international | jährl. jährlich |
    kaiserl. kaiserlich | kath. katholisch | kaufm. kaufmännisch | kgl. königlich | kirchl. kirchlich |
    klass. klassisch | kommunalpol. kommunalpolitisch | königl. königlich | körperl. körperlich | krit. kritisch |
    künstl. künstlerisch | kurfürstl. kurfürstlich | landwirtsch. landwirtschaftlich | langj. langjährig |
    lfd. laufend | literar. literarisch | luth. lutherisch | männl. männlich | math. mathematisch |
    mathem. mathematisch | mechan. mechanisch | milit. militärisch | mittelalterl. mittelalterlich |
    möbl. möbliert | monatl. monatlich | mündl. mündlich | musikal. musikalisch | mutmaßl. mutmaßlich |
    nachträgl. nachträglich | nationalsoz. nationalsozialistisch | nebenamtl. nebenamtlich |
    nichtöffentl. nichtöffentlich | o. g. oben genannt | öffentl. öffentlich |
    öffentl.-rechtl. öffentlich-rechtlich | offiz. offiziell | ökol. ökologisch | ökon. ökonomisch |
    ökum. ökumenisch | olymp. olympisch | ordentl. ordentlich | örtl. örtlich | orthod. orthodox |
    päd. pädagogisch | pädagog. pädagogisch | päpstl. päpstlich | parl. parlamentarisch | parlam. parlamentarisch |
    persönl. persönlich | pflanzl. pflanzlich | philos. philosophisch | phys. physikalisch |
    physikal. physikalisch | polit. politisch | polizeil. polizeilich | prähist. prähistorisch |
    provis. provisorisch | psych. psychisch | psychol. psychologisch | rechtl. rechtlich | ref. reformiert |
    relig. religiös | röm.-kath. römisch-katholisch | s. g. so genannt | schriftl. schriftlich | seel. seelisch |
    sog. sogenannt | sogen. sogenannt | soz. sozial | sozialdem. sozialdemokratisch | soziol. soziologisch |
    sportl. sportlich | staatl. staatlich | städt. städtisch | stellv. stellvertretend | steuerl. steuerlich |
    strateg. strategisch | stv. stellvertretend | tägl. täglich | techn. technisch | telef. telefonisch |
    theol. theologisch | tierärztl. tierärztlich | u. g. unten genannt | übl. üblich | umstr. umstritten |
    unbek. unbekannt | uneh. unehelich | ungebr. ungebräuchlich | unterird. unterirdisch | verantw. verantwortlich |
    versch. verschieden | verst. verstorben | verschied. verschieden | volkst. volkstümlich |
    volkstüml. volkstümlich | vorl. vorläufig | vorläuf. vorläufig | weibl. weiblich | weltl. weltlich |
    wirtsch. wirtschaftlich | wirtschaftl. wirtschaftlich | wiss. wissenschaftlich | wissensch. wissenschaftlich |
    wöchentl. wöchentlich | zahlr. zahlreich | zeitgen. zeitgenössisch | zool. zoologisch | zusätzl. zusätzlich |
    zuständ. zuständig | zeitl. zeitlich | ehel. ehelich | eingetr. eingetragen | einstw. einstweilig |
    gegenw. gegenwärtig | gleichz. gleichzeitig | jeweil. jeweilig | mögl. möglich | nat. national |
    neuzeitl. neuzeitlich | ornithol. ornithologisch | regelm. regelmäßig | schwerpunktm. schwerpunktmäßig |
    selbständ. selbständig | strafrechtl. strafrechtlich | unterschiedl. unterschiedlich | vertragl. vertraglich |
    finanz. finanziell | jurist. juristisch | priv. privat | öff. öffentlich | landw. landwirtschaftlich |
    gepl. geplant | nächstgel. nächstgelegen | mdl. mündlich | gem.-nütz. gemeinnützig | geplt. geplant |
    vollst. vollständig | unvollst. unvollständig | umgangsspr. umgangssprachlich | dtspr. deutschsprachig |
    mitteleurop. mitteleuropäisch | osteurop. osteuropäisch | westeurop. westeuropäisch |
    nordeurop. nordeuropäisch | südeurop. südeuropäisch | vorgeschichtl. vorgeschichtlich |
    vorchristl. vorchristlich | nachchristl. nachchristlich | geom. geometrisch | grammat. grammatisch |
    landschaftl. landschaftlich | mundartl. mundartlich | nachgew. nachgewiesen | neutest. neutestamentlich |
    alttest. alttestamentlich | spätlat. spätlateinisch | mittellat. mittellateinisch | neulat. neulateinisch |
    vulgärlat. vulgärlateinisch | altgriech. altgriechisch | neugriech. neugriechisch | altfrz. altfranzösisch |
    ahd. althochdeutsch | mhd. mittelhochdeutsch | nhd. neuhochdeutsch | frühnhd. frühneuhochdeutsch |
    niederdt. niederdeutsch | oberdt. oberdeutsch | mitteldt. mitteldeutsch | gesamtdt. gesamtdeutsch |
    alemann. alemannisch | bulg.-orth. bulgarisch-orthodox | griech.-orth. griechisch-orthodox |
    russ.-orth. russisch-orthodox | ev.-freik. evangelisch-freikirchlich | pharm. pharmazeutisch |
    statist. statistisch | systemat. systematisch | theoret. theoretisch | prakt. praktisch |
    protest. protestantisch | islam. islamisch | saud. saudisch | ungar. ungarisch | schweizerdt. schweizerdeutsch |
    tirol. tirolerisch | kärntn. kärntnerisch | oldenb. oldenburgisch | braunschw. braunschweigisch |
    sudetendt. sudetendeutsch | transsilv. transsilvanisch | elektron. elektronisch |
    automat. automatisch | mikroskop. mikroskopisch | klin. klinisch | ambul. ambulant | psychiatr. psychiatrisch |
    neurol. neurologisch | dermatol. dermatologisch | chirurg. chirurgisch | onkol. onkologisch |
    pädiatr. pädiatrisch | geriatr. geriatrisch | radiol. radiologisch | diplomat. diplomatisch |
    rechtswiss. rechtswissenschaftlich | naturwiss. naturwissenschaftlich | geisteswiss. geisteswissenschaftlich |
    sozialwiss. sozialwissenschaftlich | wirtschaftswiss. wirtschaftswissenschaftlich |
    populärwiss. populärwissenschaftlich | gerichtsmed. gerichtsmedizinisch | wirtschaftspol. wirtschaftspolitisch |
    sozialpol. sozialpolitisch | bildungspol. bildungspolitisch | kulturpol. kulturpolitisch |
    umweltpol. umweltpolitisch | verkehrspol. verkehrspolitisch | parteipol. parteipolitisch |
    abulg. altbulgarisch | aengl. altenglisch | afranz. altfranzösisch | afranzös. altfranzösisch |
    afrz. altfranzösisch | afries. altfriesisch | afränk. altfränkisch | ags. angelsächsisch | aind. altindisch |
    akkad. akkadisch | alb. albanisch | alem. alemannisch | alltagsspr. alltagssprachlich |
    alphanum. alphanumerisch | altengl. altenglisch | altfranz. altfranzösisch | altfranzös. altfranzösisch |
    altgr. altgriechisch | althochdt. althochdeutsch | altisländ. altisländisch | altpreuß. altpreußisch |
    altröm. altrömisch | amhar. amharisch | aram. aramäisch | arkt. arktisch | antarkt. antarktisch |
    aserbaidsch. aserbaidschanisch | assyr. assyrisch | asächs. altsächsisch | anord. altnordisch |
    aslaw. altslawisch | awest. awestisch | aztek. aztekisch | babyl. babylonisch | baltoslaw. baltoslawisch |
    baschk. baschkirisch | baupol. baupolitisch | bildungsspr. bildungssprachlich | breton. bretonisch |
    bundespol. bundespolitisch | burjat. burjatisch | burmes. burmesisch | chald. chaldäisch |
    elektrotechn. elektrotechnisch | erzgeb. erzgebirgisch | eskim. eskimoisch |
    fachspr. fachsprachlich | fem. feminin | finanzmath. finanzmathematisch | finnougr. finnougrisch |
    fnhd. frühneuhochdeutsch | frnhd. frühneuhochdeutsch | frdl. freundlich | friesl. friesländisch |
    färö. färöisch | galloroman. galloromanisch | gäl. gälisch | geisteswissenschaftl. geisteswissenschaftlich |
    gemeingerm. gemeingermanisch | geod. geodätisch | geograph. geografisch | geophys. geophysikalisch |
    gesundheitspol. gesundheitspolitisch | got. gotisch | graph. grafisch | grch. griechisch | gyn. gynäkologisch |
    hait. haitianisch | hethit. hethitisch | hochspr. hochsprachlich | hydr. hydraulisch | hydrol. hydrologisch |
    ident. identisch | idg. indogermanisch | illyr. illyrisch | indog. indogermanisch | indogerman. indogermanisch |
    indoiran. indoiranisch | iran. iranisch | iron. ironisch | italien. italienisch | jakut. jakutisch |
    japan. japanisch | jav. javanisch | jemen. jemenitisch | jugendspr. jugendsprachlich | kalm. kalmückisch |
    kastil. kastilisch | kfm. kaufmännisch | kirchenlat. kirchenlateinisch | kirchenslaw. kirchenslawisch |
    klimatol. klimatologisch | kopt. koptisch | kreol. kreolisch | kret. kretisch |
    kriminaltechn. kriminaltechnisch | ladin. ladinisch | landespol. landespolitisch | landsch. landschaftlich |
    langob. langobardisch | langobard. langobardisch | lapp. lappländisch | latein. lateinisch |
    latinis. latinisiert | lautm. lautmalend | lgj. langjährig | ling. linguistisch | malai. malaiisch |
    marinespr. marinesprachlich | marx. marxistisch | mask. maskulin | mdal. mundartlich | mech. mechanisch |
    melanes. melanesisch | mengl. mittelenglisch | meteorol. meteorologisch | mfranz. mittelfranzösisch |
    mfrz. mittelfranzösisch | mhdt. mittelhochdeutsch | mittelhochdt. mittelhochdeutsch | mitteld. mitteldeutsch |
    mlat. mittellateinisch | mnd. mittelniederdeutsch | mndd. mittelniederdeutsch | mniederd. mittelniederdeutsch |
    mnl. mittelniederländisch | natsoz. nationalsozialistisch | nd. niederdeutsch | ndd. niederdeutsch |
    ndrl. niederländisch | neunorweg. neunorwegisch | niederd. niederdeutsch | niederld. niederländisch |
    nlat. neulateinisch | nordd. norddeutsch | nordgerm. nordgermanisch | nordostd. nordostdeutsch |
    nordostdt. nordostdeutsch | nordwestd. nordwestdeutsch | nordwestdt. nordwestdeutsch | obd. oberdeutsch |
    obb. oberbayerisch | oberlaus. oberlausitzisch | obersächs. obersächsisch | orth. orthodox | osk. oskisch |
    ostd. ostdeutsch | ostgerm. ostgermanisch | ostmdt. ostmitteldeutsch | ostmitteld. ostmitteldeutsch |
    ostniederd. ostniederdeutsch | phonolog. phonologisch | phryg. phrygisch | phöniz. phönizisch |
    polynes. polynesisch | rheinhess. rheinhessisch | rhfrk. rheinfränkisch | rip. ripuarisch | rotw. rotwelsch |
    rätorom. rätoromanisch | scherzh. scherzhaft | serbokroat. serbokroatisch | singhal. singhalesisch |
    soldatenspr. soldatensprachlich | somal. somalisch | sportspr. sportsprachlich |
    sprachwiss. sprachwissenschaftlich | spätahd. spätalthochdeutsch | spätgriech. spätgriechisch |
    spätmhd. spätmittelhochdeutsch | sumer. sumerisch | südd. süddeutsch | südostdt. südostdeutsch |
    südwestd. südwestdeutsch | tamil. tamilisch | tatar. tatarisch | thrak. thrakisch | tochar. tocharisch |
    tungus. tungusisch | typogr. typografisch | ugr. ugrisch | umbr. umbrisch | urgerm. urgermanisch |
    urkdl. urkundlich | vlat. vulgärlateinisch | westd. westdeutsch | westgerm. westgermanisch |
    westmitteld. westmitteldeutsch | westmitteldt. westmitteldeutsch | zeithist. zeithistorisch |
    berbersprachl. berbersprachlich | hindust. hindustanisch | jägersprachl. jägersprachlich |
    kindersprachl. kindersprachlich | jugendsprachl. jugendsprachlich | krimgot. krimgotisch | lautl. lautlich |
    ostfrz. ostfranzösisch | turkotat. turkotatarisch | winzerspr. winzersprachlich | dingl. dinglich |
    unzerbr. unzerbrechlich | anglofrz. anglofranzösisch | angloind. angloindisch | anthrop. anthropologisch |
    annamit. annamitisch
"""
_IN_LICH = word_list("""
    wissenschaft gesellschaft gemeinschaft landwirtschaft jugend kind sach länd mensch natür beruf betrieb ausführ
    wesent ursprüng vermut angeb tatsäch gewöhn ungewöhn freikirch überört sämt rest erforder frühneuzeit
    spätmittelalter hochmittelalter jungsteinzeit römerzeit bronzezeit eisenzeit fürstbischöf bischöf erzbischöf
    großherzog ritterschaft klöster geschäft ehrenamt hauptamt nebenamt gewerb verkehr
""")
"""Stems of adjectives in -lich, which are cut behind the l: die wirtschaftl. Lage."""
_IN_ISCH = word_list("""
    biolog ökolog ökonom soziolog psycholog philosoph theolog archäolog geolog meteorolog zoolog klassizist neugot
    zeitgenöss künstler energet akadem akust
""")
"""Stems of adjectives in -isch: die archäolog. Grabung."""
_IN_IG = word_list("vorläuf endgült zukünft künft gegenwärt notwend dreigeschoss zweigeschoss einschiff dreischiff")
"""Stems of adjectives in -ig: der zukünft. Leiter."""
_NOT_ADJECTIVES = frozenset({"monatl.", "wöchentl.", "tägl.", "jährl."})
"""Listed elsewhere as adverbs, or words of their own."""


def adjectives() -> dict[str, str]:
    """Return each written form with its stem."""
    pairs = [entry.replace("\n", " ").strip() for entry in f"{_PLACES}|{_OTHERS}".split("|")]
    table: dict[str, str] = {}
    for pair in pairs:
        written, _, stem = pair.partition(". ")
        while stem[1:3] == ". ":  # "o. g. oben genannt" has two stops
            written, stem = f"{written}. {stem[0]}", stem[3:]
        table[f"{written}."] = stem
    table |= {f"{stem}l.": f"{stem}lich" for stem in _IN_LICH}
    table |= {f"{stem}.": f"{stem}isch" for stem in _IN_ISCH} | {f"{stem}.": f"{stem}ig" for stem in _IN_IG}
    for form in _NOT_ADJECTIVES:
        table.pop(form, None)
    capital = {f"{form[0].upper()}{form[1:]}": f"{table[form][0].upper()}{table[form][1:]}" for form in _OPENING}
    return {**table, **capital}


def of_places() -> dict[str, str]:
    """Return the adjectives of places with a capital, as names have them behind an article: die Bayer. Akademie."""
    forms = (entry.split(". ") for entry in _PLACES.replace("\n", " ").split("|"))
    capital = {f"{form.strip().capitalize()}.": stem.strip().capitalize() for form, stem in forms}
    others = _WORDS_WITH_CAPITAL | adjectives().keys()
    return {form: stem for form, stem in capital.items() if form not in others}


_WORDS_WITH_CAPITAL = frozenset({"Pers.", "Port.", "Span.", "Lett.", "Jord."})
"""Short for something else with a capital: Personen."""

_OPENING = word_list("""
    allg. dt. dtsch. ehem. engl. evang. frz. griech. hl. ital. kath. kgl. lat. luth. öffentl. orthod. österr. poln.
    preuß. röm. russ. sächs. schwed. sog. staatl. städt. stellv. stv. türk. versch. westf. wiss. württ. zahlr.
    zusätzl. königl. kaiserl. techn. jüd. niederl. schwäb. fränk. thür. brit. amerik. chin. jap. europ.
""")
"""Forms that open a name or a sentence too, with a capital: Ev. Kirche, Dt. Meister, Sog. Experten."""
