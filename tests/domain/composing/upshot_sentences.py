"""What people type of what came of it, on a Sunday, 15 March 2026: what is understood, and what is left alone."""

from typing import NamedTuple

from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.exchange import ExchangeKind
from tests.domain.composing.book import ANA, BO, WILL

GAVE, GOT, NEED, NEXT, REMIND = UpshotKind
X = ExchangeKind


class Came(NamedTuple):
    """A sentence and the one upshot of it: kind, words, what was given, who is named, who else, and the day due."""

    text: str
    kind: UpshotKind
    words: str
    what: ExchangeKind | None = None
    who: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    due: str | None = None
    minutes: int | None = None


GIVEN = (
    Came("coffee with Ana, gave her the number of the boatyard", GAVE, "number of the boatyard", X.INFORMATION),
    Came("coffee with Ana gave her the number", GAVE, "number", X.INFORMATION),
    Came("coffee with Ana yesterday gave her the number", GAVE, "number", X.INFORMATION),
    Came("lunch with Ana and gave her a tip", GAVE, "tip", X.ADVICE),
    Came("I gave Ana feedback on the draft", GAVE, "feedback on the draft", X.ADVICE, (ANA,)),
    Came("I've given Ana a referral", GAVE, "referral", X.REFERRAL, (ANA,)),
    Came("gave intro to Bo", GAVE, "intro to Bo", X.INTRODUCTION, (), (BO,)),
    Came("gave Ana an intro to Bo", GAVE, "intro to Bo", X.INTRODUCTION, (ANA,), (BO,)),
    Came("gave an intro to Bo to Ana", GAVE, "intro to Bo to Ana", X.INTRODUCTION, (ANA,), (BO,)),
    Came("lunch with Ana, introduced her to the Oslo buyers", GAVE, "to the Oslo buyers", X.INTRODUCTION),
    Came("introduced Ana to Bo by mail", GAVE, "to Bo", X.INTRODUCTION, (ANA,), (BO,)),
    Came("lunch with Ana, introduced Bo to her", GAVE, "to her", X.INTRODUCTION, (), (BO,)),
    Came("introduced Ana and Bo", GAVE, "", X.INTRODUCTION, (ANA, BO)),
    Came("put Ana in touch with Bo", GAVE, "with Bo", X.INTRODUCTION, (ANA,), (BO,)),
    Came("gave Ana 30 min advice", GAVE, "advice", X.ADVICE, (ANA,), minutes=30),
    Came("gave 2 h of advice to Ana yesterday", GAVE, "advice", X.ADVICE, (ANA,), minutes=120),
    Came("gave the number to Bo", GAVE, "number", X.INFORMATION, (BO,)),
    Came("gave her number to Bo", GAVE, "number", X.INFORMATION, (BO,)),
    Came("lunch with Ana, gave Bo the map", GAVE, "map", None, (BO,)),
    Came("lent Ana the flow meter", GAVE, "flow meter", X.HELP, (ANA,)),
    Came("helped Ana move over lunch", GAVE, "move", X.HELP, (ANA,)),
    Came("recommended Ana to the board", GAVE, "to the board", X.ENDORSEMENT, (ANA,)),
    Came("referred a client to Bo", GAVE, "client", X.REFERRAL, (BO,)),
    Came("advised Ana on the lease", GAVE, "on the lease", X.ADVICE, (ANA,)),
    Came("gave: two test sites, a map", GAVE, "two test sites, a map", None),
    Came("Kaffee mit Ana, habe ihr die Nummer gegeben", GAVE, "Nummer", X.INFORMATION),
    Came("Kaffee mit Ana, ihr die Nummer gegeben", GAVE, "Nummer", X.INFORMATION),
    Came("habe Bo gestern einen Tipp gegeben", GAVE, "gestern einen Tipp", X.ADVICE, (BO,)),
    Came("ich gab ihm einen Tipp", GAVE, "Tipp", X.ADVICE),
    Came("Treffen mit Bo, half ihm beim Umzug", GAVE, "beim Umzug", X.HELP),
    Came("habe Ana Bo vorgestellt", GAVE, "Bo", X.INTRODUCTION, (ANA,), (BO,)),
    Came("habe sie mit Bo bekannt gemacht", GAVE, "mit Bo", X.INTRODUCTION, (), (BO,)),
    Came("schenkte Ana ein Buch", GAVE, "Buch", X.GIFT, (ANA,)),
    Came("gegeben: zwei Kontakte", GAVE, "zwei Kontakte", X.INFORMATION),
)
RECEIVED = (
    Came("call with Ana. Got a referral", GOT, "referral", X.REFERRAL),
    Came("received help with the tender from Ana", GOT, "help with the tender from Ana", X.HELP, (ANA,)),
    Came("got an intro to Bo from Ana", GOT, "intro to Bo from Ana", X.INTRODUCTION, (ANA,)),
    Came("Bo gave me an intro to Mark yesterday", GOT, "intro to Mark", X.INTRODUCTION, (BO,)),
    Came("lunch with Ana, she gave me two test sites", GOT, "two test sites", None),
    Came("lunch with Ana, gave me advice", GOT, "advice", X.ADVICE),
    Came("Ana introduced me to Bo", GOT, "to Bo", X.INTRODUCTION, (ANA,)),
    Came("Ana and Bo helped me with the tender", GOT, "with the tender", X.HELP, (ANA, BO)),
    Came("got an order from Ana", GOT, "order from Ana", X.BUSINESS, (ANA,)),
    Came("Ana lent me a boat", GOT, "boat", X.HELP, (ANA,)),
    Came("bekam eine Empfehlung von Ana", GOT, "Empfehlung von Ana", X.REFERRAL, (ANA,)),
    Came("bekam von Ana eine Empfehlung", GOT, "Empfehlung", X.REFERRAL, (ANA,)),
    Came("Kaffee mit Ana, eine Empfehlung bekommen", GOT, "Empfehlung", X.REFERRAL),
    Came("Bo hat mir geholfen", GOT, "", X.HELP, (BO,)),
    Came("gab mir Ana einen Tipp", GOT, "Tipp", X.ADVICE, (ANA,)),
    Came("Kaffee mit Ana, hat mir einen Tipp gegeben", GOT, "Tipp", X.ADVICE),
    Came("got: a lift to Tema", GOT, "a lift to Tema"),
)
NEEDED = (
    Came("Ana needs a freight contact", NEED, "a freight contact", None, (ANA,)),
    Came("lunch with Ana, she still needs help with the tender", NEED, "help with the tender"),
    Came("lunch with Bo, looking for a CFO", NEED, "a CFO"),
    Came("lunch with Bo, she's looking for a CFO", NEED, "a CFO"),
    Came("lunch with Ana and Bo, who needs a CFO by May", NEED, "a CFO by May", None, (BO,)),
    Came("Ana and Bo need a boat", NEED, "a boat", None, (ANA, BO)),
    Came("lunch with Ana. They need: a CFO, soon", NEED, "a CFO, soon"),
    Came("Kaffee mit Ana, sucht einen Koch", NEED, "einen Koch"),
    Came("Bo braucht dringend einen Koch", NEED, "einen Koch", None, (BO,)),
    Came("Bo ist auf der Suche nach einem Koch", NEED, "einem Koch", None, (BO,)),
)
REMINDED = (
    Came("coffee with Ana yesterday, remind me in two weeks", REMIND, "", due="03-29"),
    Came("coffee with Ana. Remind me in two weeks to ask about the boat", REMIND, "ask about the boat", due="03-29"),
    Came("lunch with Ana and remind me on Friday to call her", REMIND, "call her", due="03-20"),
    Came("remind me to send Bo the map in 3 days", REMIND, "send Bo the map", None, (BO,), due="03-18"),
    Came("remind me: call the boatyard on Monday", REMIND, "call the boatyard", due="03-16"),
    Came("coffee with Ana, remind me on Sunday", REMIND, "", due="03-22"),
    Came("coffee with Ana, remind me on Sunday at 18:00", REMIND, "", due="03-15"),
    Came("remind me to bake a cake in 5000 years", REMIND, "bake a cake in 5000 years"),
    Came("remind me about the lease", REMIND, "the lease"),
    Came("Kaffee mit Ana gestern, erinnere mich in zwei Wochen daran", REMIND, "", due="03-29"),
    Came("erinnere mich am Freitag an den Vertrag", REMIND, "den Vertrag", due="03-20"),
)
INTENDED = (
    Came("coffee with Ana, will send the offer by Friday", NEXT, "send the offer", due="03-20"),
    Came("coffee with Ana, I'll send her the offer", NEXT, "send her the offer"),
    Came("coffee with Ana. next: call on Tuesday", NEXT, "call", due="03-17"),
    Came("coffee with Ana. Next step: the offer, then the contract", NEXT, "the offer, then the contract"),
    Came("lunch with Ana, need to call the bank by Friday", NEXT, "call the bank", due="03-20"),
    Came("lunch with Will, will send Will the offer tomorrow", NEXT, "send Will the offer", None, (WILL,), due="03-16"),
    Came("will send the contract by 20 March", NEXT, "send the contract", due="03-20"),
    Came("nächstes: Angebot bis Freitag schicken", NEXT, "Angebot schicken", due="03-20"),
    Came("werde ihr bis Freitag das Angebot schicken", NEXT, "ihr das Angebot schicken", due="03-20"),
    Came("schicke ihr morgen das Angebot", NEXT, "schicke ihr das Angebot", due="03-16"),
    Came("lunch with Mark, will introduce Bo next week", NEXT, "introduce Bo", None, (BO,), due="03-22"),
)
#: Sentences of which nothing came, as far as words can tell: all of it stays in the note.
NOTHING = (
    "Ana, reminded me of the boat",
    "coffee with Ana, remind me",
    'lunch with Ana, "gave her the number" he said',
    "lunch with Ana, gave up smoking",
    "Ana gave birth",
    "lunch with Ana, gave in",
    "lunch with Ana, gave a talk",
    "lunch with Ana, gave her a hug",
    "lunch with Ana, gave her two weeks",
    "lunch with Ana, gave her everything she asked",
    "lunch with Ana, gave her the green light",
    "lunch with Ana, gave her mother the map",
    "lunch with Ana, helped her mother move",
    "lunch with Ana, gave it to her",
    "lunch with Ana, they gave nothing",
    "lunch with Ana, she gave up her seat",
    "lunch with Ana, she gave Bo the map",
    "Bo gave Ana the map",
    "lunch with Ana, gave advice to the board",
    "lunch with Ana, gave a number to the police",
    "lunch with Ana, she didn't give me the number",
    "lunch with Ana, she gave me a headache",
    "lunch with Ana, got to leave early",
    "lunch with Ana, got me thinking",
    "lunch with Ana, got home late",
    "lunch with Ana, got the flu",
    "lunch with Ana, got no help",
    "lunch with Ana, got the referral form",
    "lunch with Ana, got advice from my lawyer",
    "Ana got a referral from Bo",
    "introduced myself to Ana",
    "lunch with Ana, introduced a new product",
    "lunch with Ana, helped myself to cake",
    "lunch with Ana, need to call the bank",
    "lunch with Ana, I need a CFO",
    "lunch with Ana, we need a CFO",
    "lunch with Ana, told her I need a CFO",
    "lunch with Ana, need a CFO",
    "lunch with Ana, she needs to call her mother",
    "lunch with Ana, she needed a CFO",
    "lunch with Ana, needs it",
    "lunch with Ana, she needs no help",
    "lunch with Ana, no need for a CFO",
    "lunch with Ana, all she needs is love",
    "lunch with Ana, if she needs a CFO",
    "lunch with Ana, does she need a CFO? she needs a CFO?",
    "lunch with Ana, I'm looking for a CFO",
    "lunch with Ana, looking forward to May",
    "lunch with Ana, looking for it",
    "lunch with Ana, she is looking for her keys",
    "lunch with Ana, needs work",
    "lunch with Ana, will send nothing",
    "lunch with Ana, will never help Bo",
    "Kaffee mit Ana, gab ihr die Hand",
    "Kaffee mit Ana, werde nichts schicken",
    "Kaffee mit Ana, braucht mehr Zeit",
    "lunch with Ana, will be great",
    "lunch with Ana, she will send the contract",
    "lunch with Ana, will she send it",
    "lunch with Ana, last will and testament",
    "lunch with Ana, gave:",
    "Kaffee mit Ana, gab auf",
    "Kaffee mit Ana, es gab Kuchen",
    "Kaffee mit Ana, gab ihr recht",
    "Kaffee mit Ana, gab ihr Buch zurück",
    "Kaffee mit Ana, habe mir Mühe gegeben",
    "Kaffee mit Ana, hat ein Kind bekommen",
    "Kaffee mit Ana, Besuch bekommen",
    "Kaffee mit Ana, ich brauche einen Koch",
    "Kaffee mit Ana, suche einen Koch",
    "Kaffee mit Ana, wir suchen einen Koch",
    "Kaffee mit Ana, braucht nichts",
    "Kaffee mit Ana, man braucht Zeit",
)
