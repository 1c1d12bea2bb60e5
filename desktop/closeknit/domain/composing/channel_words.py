"""The words for how something passed, English and German, folded (product 4.1: the channels)."""

from closeknit.domain.composing.wordset import wordset
from closeknit.domain.interaction import Channel

#: What was done, worth keeping beside the channel: a lunch is more than "in person".
ACTIVITIES = wordset(
    """
    lunch dinner supper brunch breakfast coffee coffees tea drink drinks beer beers wine walk hike run ride swim
    sail party concert conference workshop picnic barbecue bbq mittagessen abendessen fruhstuck geschaftsessen
    wandern essen kaffee kaffeetrinken tee bier wein spaziergang wanderung ausflug feier fest konzert konferenz grillen
    """
)
_IN_PERSON = wordset(
    """
    met meet meeting meetings meetup meets visit visited visits saw walked hiked ran bumped face-to-face in-person
    getroffen treffen trafen traf treffe besuch besucht besuche besuchte spazieren gewandert gegessen
    """
)
_VIDEO = wordset(
    """
    zoom zoomed teams video videocall video-call videochat videoanruf videotelefonat videokonferenz skype skyped
    facetime facetimed webex jitsi hangout hangouts google-meet gmeet videocalled
    """
)
_PHONE = wordset(
    """
    call calls called calling phone phoned phonecall rang rung ring telephone telephoned telefoniert telefonat
    telefon telefonieren telefonierten telefonierte angerufen anruf anrufen rief riefen rufe ruft rufen
    tel telefonisch telefongesprach telefonanruf zuruckgerufen
    """
)
_LETTER = wordset("letter letters postcard postcards brief briefe postkarte postkarten ansichtskarte")
_MAIL = wordset(
    """
    mail mails mailed e-mail e-mails e-mailed email emails emailed wrote written writing geschrieben schrieb
    schrieben gemailt mailte mailverkehr
    """
)
_MESSAGE = wordset(
    """
    message messages messaged text texts texted chat chats chatted whatsapp whatsapped signal sms telegram
    threema imessage slack slacked dm dms dm'd dmed pinged nachricht nachrichten gesimst gechattet chatnachricht
    sprachnachricht gewhatsappt
    """
)
_COMMENT = wordset("comment comments commented kommentar kommentare kommentiert kommentierte")
_REACTION = wordset("like likes liked geliked gelikt gratulation")

#: Each word and its channel.
CHANNELS: dict[str, Channel] = {
    word: channel
    for channel, words in (
        (Channel.IN_PERSON, ACTIVITIES | _IN_PERSON),
        (Channel.VIDEO, _VIDEO),
        (Channel.PHONE, _PHONE),
        (Channel.LETTER, _LETTER),
        (Channel.MAIL, _MAIL),
        (Channel.MESSAGE, _MESSAGE),
        (Channel.COMMENT, _COMMENT),
        (Channel.REACTION, _REACTION),
    )
    for word in words
}
#: Those of several words.
PHRASES: dict[tuple[str, ...], Channel] = {
    ("in", "person"): Channel.IN_PERSON,
    ("face", "to", "face"): Channel.IN_PERSON,
    ("google", "meet"): Channel.VIDEO,
    ("google", "hangout"): Channel.VIDEO,
    ("face", "time"): Channel.VIDEO,
}
#: What a verb has behind it, and means nothing without it: "ran into", "met up".
PARTICLES = {
    **dict.fromkeys(("ran", "run", "bumped"), frozenset({"into"})),
    **dict.fromkeys(("met", "meet", "meeting", "meets"), frozenset({"up"})),
}

#: Plain words too: they count where a sentence begins, beside something understood, or before "with", "to", "from".
SHY = wordset(
    """
    like likes signal text texts post run ride swim sail party meet meets ring brief essen slack fest drink
    teams saw comment comments letters besuche feier treffe rufe ruft rufen written writing calling phone
    telefon
    """
)
#: Means of talking: after "on", "via", "by", "per" they say more than the activity ("coffee on Zoom").
MEDIA = wordset(
    """
    zoom teams video skype facetime webex jitsi phone telefon mail e-mail email whatsapp signal sms slack telegram
    threema imessage
    """
)
BY_MEANS = wordset("on via by per over uber am")
#: What makes a call of a messenger: "WhatsApp call".
CALLS = wordset("call calls called anruf telefonat telefoniert phonecall")

#: Past tenses whose doer stands before them: "Bo called", "called Bo".
VERBS = wordset(
    """
    called phoned rang telephoned mailed emailed e-mailed wrote texted messaged visited liked commented
    whatsapped facetimed skyped zoomed videocalled dm'd dmed pinged rief riefen schrieb mailte besuchte kommentierte
    """
)
#: These say that something was written, not yet what.
WRITING = wordset("wrote written writing schrieb schrieben geschrieben")

#: German participles: the doer stands by "hat" or "habe"; without either it is the user ("Bo angerufen").
PARTICIPLES = wordset(
    """
    angerufen zuruckgerufen geschrieben besucht gemailt gesimst geliked gelikt kommentiert gewhatsappt
    """
)
#: Things that come from one side: "a letter from Bo", "Mail an Bo".
SENDINGS = wordset(
    """
    call calls phonecall mail mails e-mail e-mails email emails letter letters postcard message messages text
    texts sms comment like anruf brief briefe postkarte nachricht nachrichten kommentar whatsapp visit besuch
    sprachnachricht
    """
)
#: Verbs of which German sets "an" at the end of the sentence.
SEPARABLE = wordset("rief riefen rufe ruft rufen")
