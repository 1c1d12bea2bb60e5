"""The words for what was given, got, needed and promised, English and German, folded (product 3: the kinds)."""

from closeknit.domain.composing import words
from closeknit.domain.composing.wordset import wordset
from closeknit.domain.exchange import ExchangeKind

#: Words that say a kind by themselves: "got a referral".
SURE: dict[str, ExchangeKind] = {
    word: kind
    for kind, text in (
        (ExchangeKind.INTRODUCTION, "intro intros introduction introductions"),
        (ExchangeKind.REFERRAL, "referral referrals empfehlung empfehlungen weiterempfehlung"),
        (ExchangeKind.ADVICE, "advice tip tips feedback guidance rat ratschlag ratschlage tipp tipps"),
        (ExchangeKind.INFORMATION, "information info infos informationen auskunft"),
        (ExchangeKind.HELP, "help support assistance hilfe unterstutzung"),
        (ExchangeKind.OPPORTUNITY, "opportunity opportunities"),
        (ExchangeKind.ENDORSEMENT, "endorsement recommendation reference testimonial referenz referenzen"),
        (ExchangeKind.GIFT, "gift gifts geschenk geschenke"),
    )
    for word in text.split()
}
#: Words that say a kind only where it is said who gave or got it: "gave her the number".
LIKELY: dict[str, ExchangeKind] = {
    word: kind
    for kind, text in (
        (
            ExchangeKind.INFORMATION,
            """
            number numbers card address addresses contact contacts details link links news list
            notes data documents name
            names nummer visitenkarte telefonnummer handynummer adresse kontakt kontakte kontaktdaten
            daten unterlagen liste
            neuigkeiten hinweis hinweise namen
            """,
        ),
        (ExchangeKind.ADVICE, "suggestion suggestions idea ideas idee ideen vorschlag vorschlage beratung"),
        (ExchangeKind.HELP, "hand"),
        (ExchangeKind.OPPORTUNITY, "lead leads chance job gelegenheit"),
        (ExchangeKind.GIFT, "present presents book books flowers chocolate chocolates buch bucher blumen pralinen"),
        (ExchangeKind.BUSINESS, "order orders contract commission project auftrag auftrage vertrag projekt"),
    )
    for word in text.split()
}
#: What is given or got in words only: "gave up", "gave birth", "gave a talk", "gave her a call", "gab es", "gab zu".
NO_THING = wordset(
    """
    up in way away birth rise back off out over notice thanks thank it that this them those these him talk talks
    speech lecture presentation keynote interview interviews tour party toast call ring buzz hug kiss smile look
    wave nod shout push kick hell damn rest sigh cold headache shit credit attention thought thoughts pause break
    go try five fright scare start creeps impression feeling sense hope trouble time hard chills word permission
    priority pleasure joy concert class course lesson lessons evidence consent blood money me us to on nowhere
    rid going married drunk lost better worse sick home together along started used ready stuck lift ride
    nothing none no not never nichts nicht kein keine keinen keinem nie es das auf zu an ab nach statt recht
    bescheid gas muhe vortrag vortrage rede interview interviews konzert unterricht kuss umarmung ruhe acht anlass
    gefuhl eindruck angst stress frei schuld wort korb laut minute minutes hour hours day days week weeks month
    months year years minuten stunden tag tage woche wochen monate jahre everything anything what whatever all too
    space room benefit piece green cause reason ultimatum finger slip boot alles was anlass raum platz
    """
)
#: "gave her mother", "helped his team": somebody else's, not hers.
OTHERS = wordset(
    """
    mother father parents mum mom dad brother sister son daughter kids children child husband wife partner boss
    team colleague colleagues friend friends neighbour neighbor company staff family cousin uncle aunt mutter
    vater eltern bruder schwester sohn tochter kinder kind mann frau partner partnerin chef chefin kollegen
    kollegin kollege freund freundin firma familie
    """
)
ARTICLES = wordset(
    """
    a an the some my our any der die das den dem ein eine einen einem einer meine meinen mein unsere unseren
    """
)
#: Before the thing: of what kind it is.
BEFORE_THING = ARTICLES | wordset(
    """
    good great useful valuable warm quick short small little big first second another new more much lots lot of
    two three few several many really very gute guten gutes guter nutzliche wertvolle wertvollen neue neuen
    neues mehr zwei drei einige viele paar kleine kleines grosse warme warm personal personliche
    """
)
#: What may follow the word for a kind, so that it isn't half of another: "advice on", but not "referral form".
AFTER_KIND = wordset(
    """
    from to for on about with of by via over in at after before that which who how and und or von vom fur zu zum
    zur bei beim mit an uber wie wegen im aus nach
    """
)

ME_SUBJECT = wordset("i we ich wir i've we've")
THEY_SUBJECT = wordset("she he they sie er")
THEY_ARE = wordset("she's he's they're she’s he’s they’re")
HAVE = wordset("has have had")
ARE = wordset("is are was were ist sind")
#: Between the subject and its verb.
BETWEEN = wordset(
    """
    also just already even still really urgently currently now badly desperately kindly then later finally
    auch gerade noch schon dringend immer dann danach spater jetzt endlich
    """
)
TO_ME = wordset("me us")
TO_THEM = wordset("her him them")
MIR = wordset("mir uns")
MICH = wordset("mich uns")
IHR = wordset("ihr ihm ihnen")
SIE = wordset("sie ihn")

#: What makes a part of its own of what follows "and".
VERBS_OF_PARTS = wordset(
    """
    gave got received introduced connected referred recommended helped advised lent needs looking will i'll i’ll
    put gab bekam erhielt half habe hab hat braucht sucht benotigt werde schenkte lieh stellte i we she he they
    ich wir sie er it she's he's they're went met had was were said told spoke saw ate drank sat ran war ging
    sprach hatte haben waren we'll we’ll remind erinnere erinner
    """
)
#: What goes on without a comma behind who or when: "coffee with Ana gave her the number".
AFTER_WITH = wordset("gave introduced received helped lent gab half")
ENDS_OF_HEAD = wordset("yesterday today min mins minutes hour hours gestern heute minuten stunde stunden")
#: After these, "und" goes on with something else.
PARTICIPLES = wordset("gegeben bekommen erhalten geholfen geschenkt geliehen vorgestellt")
AND = words.AND | wordset("but then aber dann sowie")
NEED_VERBS = wordset("needs braucht sucht benotigt")
NEED_VERBS_OF_SEVERAL = wordset("need brauchen suchen benotigen")
#: "needs to call" is what they do; "needs it" says nothing.
NO_NEED = wordset(
    """
    to it that this me us him her his their them ihre ihren seine seinen nothing none no not never is
    are was be break rest nap minute
    moment drink holiday sleep time nur nicht nichts kein keine keinen es das sich mich uns ihn ihm nie zu
    pause urlaub schlaf zeit ruhe work repair streit love
    """
)
#: What is done next, said plainly enough to be one: "will send the offer".
ACTIONS = wordset(
    """
    send call phone ring mail email e-mail write text message ask check introduce connect forward share prepare
    draft book arrange organise organize find get bring give help follow invite meet visit plan review return pay
    finish deliver make fix talk speak post print order buy confirm update tell submit propose show set look
    schicken senden anrufen mailen schreiben fragen klaren vorbereiten buchen organisieren finden besorgen
    bringen geben helfen einladen treffen besuchen planen prufen zuruckgeben bezahlen liefern machen sprechen
    kaufen bestatigen zeigen vorstellen weiterleiten teilen nachfragen zuschicken zusenden melden
    """
)
#: German present tense, of which only the day says that it is to come: "schicke ihr bis Freitag das Angebot".
ICH_ACTIONS = wordset("schicke sende maile schreibe rufe frage klare besorge bringe gebe liefere mache kaufe")
NO_ACTION = wordset("nothing not never no nichts nicht nie kein keine keinen")
WILL = wordset("will i'll i’ll we'll we’ll werde werden")
#: The user's own duty, which is an upshot only with a day: "need to call her by Friday".
MUST: tuple[tuple[str, ...], ...] = (("need", "to"), ("have", "to"), ("must",), ("should",), ("muss",))
BY = wordset("by before until till bis on am this")

#: What they promised is next too, though not for the user to do.
THEIRS = "theirs"
#: Labels before a colon, which take whatever follows.
LABELS: dict[tuple[str, ...], str] = {
    tuple(text.split()): kind
    for kind, texts in (
        (THEIRS, ("they promised", "she promised", "he promised", "promised by them", "versprochen")),
        ("gave", ("gave", "i gave", "given", "gegeben", "gab")),
        ("remind", ("remind me", "reminder", "erinnere mich", "erinnerung")),
        ("got", ("got", "i got", "received", "bekommen", "erhalten", "bekam")),
        ("need", ("need", "needs", "they need", "she needs", "he needs", "need heard", "braucht", "sucht", "bedarf")),
        (
            "next",
            (
                *("next", "next step", "next steps", "next action", "todo", "to do", "to-do"),
                *("nachstes", "nachster schritt", "nachste schritte", "als nachstes", "naechstes"),
            ),
        ),
    )
    for text in texts
}
