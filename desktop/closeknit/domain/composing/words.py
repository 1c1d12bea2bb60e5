"""Small words, English and German, that hold a sentence together (folded: "fur", "ubermorgen")."""

from closeknit.domain.composing.wordset import wordset

#: Signs that end a sentence.
BREAKS = frozenset(";!?:。！？；")
DASHES = frozenset("-–—")
COMMAS = frozenset(",、，")
#: Words that a full stop belongs to.
ABBREVIATIONS = wordset(
    """
    dr mr mrs ms st prof fr hr jr sr ca tel std min mins hrs nr no inc co bzw usw etc vs jan janner feb mar mrz apr
    jun jul aug sep sept oct okt nov dec dez mo di mi do sa so mon tue tues wed thu thur thurs fri sat sun
    """
)

WITH = frozenset({"with", "w", "mit"})
AND = frozenset({"and", "und", "u", "&", "+", "/"})
TO = frozenset({"to", "an"})
FROM = frozenset({"from", "von", "by"})
NEAR = frozenset({"at", "bei"})
#: What a name after it is about, not with.
ABOUT = wordset("about uber regarding re wegen concerning bezuglich")
#: Forms of address that belong to the name after them.
TITLES = wordset("dr prof mr mrs ms miss sir frau fr herr herrn hr")
#: Small words inside a name.
PARTICLES = wordset("van von de da do dos das del della di du den der zu zur la le el al bin ibn ter ten af av")

#: Words that say nothing when nothing else is left; dropped between words that were understood.
FILLERS = (
    wordset(
        """
    i we me us ich wir mich mir uns had have has was were am hat hab habe haben hatte hatten war waren bin ist a an
    the ein eine einen einem einer der den dem die das went gone go did do just also auch noch then dann for zum
    zur zu im in on of my our got received getting having will sent send i'm i've i'll we've gab gibt
    """
    )
    | WITH
    | AND
    | TO
    | FROM
    | NEAR
)
#: Of what kind it was: "a quick coffee".
ADJECTIVES = wordset(
    """
    quick short long nice great good lovely little big first second another kurz kurzer kurzes kurze kurzen lang
    langer langes lange langen schon schoner schones schone schonen nett nettes netter gut gutes guter kleiner
    kleines yes ok okay via over per
    """
)
#: Words that leave it open what comes after them.
NEUTRAL = FILLERS | ADJECTIVES
#: Before a length they say no more than "about".
ROUGHLY = frozenset({"approx", "approximately", "roughly", "almost", "nearly", "knapp", "fast", "circa"})
#: Words of grammar: never a name in lower case, and in capitals only right after "with" or before a word like "called".
FUNCTION = (FILLERS - {"will"}) | wordset(
    """
    it he she they you him her his its their them your this that these those there here is are be been being
    would can could shall should must might not no nor or but if so as than too very all any some more most much
    many up down out off over under again now when where why how who what which while until till before after
    since about into onto along around near inside outside across behind beside within without together between
    through against per via re vs ago next last er sie es ihr ihm ihn ihnen sein seine ihre ihren unser unsere
    mein meine meinen dein sich man du wer was wie wo wann warum oder aber wenn als ob dass sehr nicht kein
    keine nur schon noch mal doch ja nein aus auf bei nach seit vor uber unter durch gegen ohne um bis ab am vom
    beim ins ans wird werden wurde wurden kann konnen muss mussen soll sollen wollen sind seid gewesen da hier
    dort jetzt dann
    """
)
#: Names that are plain words as well: in lower case only right after "with" or "and".
NAMELIKE = wordset(
    """
    will mark may art rose bill grace hope joy faith frank rich pat sue drew dean grant chase rob guy dawn olive
    summer autumn rain star sky skye angel earl duke king bishop pope major miles rod ward wade clay cliff dale
    brook forest stone wood woods field fields hill hall park lake rivers banks bank bush marsh moss berry
    cherry bean rice cook page price small short long young old sharp strong wise moody love lord law case day
    days march august april june mon sat sun wed house home church school street bridge gates pool ford fox wolf
    bird crane swan hawk lamb bull black white green brown gray grey blue gold silver best good back right left
    power rush sales shop team work works job boat ball bell pen sunday monday friday tuesday wednesday thursday
    saturday montag dienstag mittwoch donnerstag freitag samstag sonntag mai marz klein gross lang kurz neu alt
    sunny happy chance charity patience mercy skip chip cash pierce junior early mann kind sonne crystal pearl sage
    rocky misty
    weiss schwarz braun roth rot grun stark reich lieb gut winter sommer herbst frost berg bach wald stein feld
    baum vogel fuchs koch bauer kaiser konig lustig abend mittag tag ende boot haus
    """
)
#: "Will call Bo": at the start of a sentence these are no people before a plain verb.
MODALS = frozenset({"will", "may"})
BASE_VERBS = wordset("call phone ring write mail email e-mail text message meet visit see have go be chat walk")
#: A name has at most this many words, as it is looked up.
MOST_NAME_WORDS = 6
PLAN_WORDS = wordset("plan planned plane geplant")
#: Between a name and its verb: "Bo has just called".
ADVERBS = wordset(
    """
    has had have hat hatte just gerade eben also auch then dann back zuruck me mich mir us uns
    """
)
