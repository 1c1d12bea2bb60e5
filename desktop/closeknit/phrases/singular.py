"""The singular of every English sentence that counts, by its plural text.

Qt's translation tools take the plural forms of other languages from their own files; English is written here.
"""

SINGULAR: dict[str, str] = {
    "%n people": "%n person",
    "%n contacts": "%n contact",
    "%n days": "%n day",
    "%n days ago": "%n day ago",
    "%n days late": "%n day late",
    "Every %n days": "Every day",
    "in %n days": "in %n day",
    "%n more": "%n more",
    "%n others": "%n other",
    "%n people are called “{text}”. Say which by id.": "%n person is called “{text}”. Say which by id.",
    "Search is wrong about %n people.": "Search is wrong about %n person.",
    "There are %n {name}. Say which by --was or --card.": "There is %n {name}. Say which by --was or --card.",
    "Imported %n new cards into “{book}”": "Imported %n new card into “{book}”",
    "Imported %n new cards": "Imported %n new card",
    "Put %n people into the trash": "Put %n person into the trash",
    "Took %n people out of the trash": "Took %n person out of the trash",
    "Deleted %n people for good": "Deleted %n person for good",
    "Gave %n people a category": "Gave %n person a category",
    "Joined %n people": "Joined %n person",
    "%n lines changed: {properties}": "%n line changed: {properties}",
    "%n lines don't say their charset; read as {charset}.": "%n line doesn't say its charset; read as {charset}.",
    "%n more lines can't be read; they are kept as they are.": "%n more line can't be read; it is kept as it is.",
    "  %n lines, {0}, kept as they are": "  %n line, {0}, kept as it is",
    "%n backups still hold them": "%n backup still holds them",
    "Noted %n things": "Noted %n thing",
    "Noted %n things about {name}": "Noted %n thing about {name}",
    "%n cards a second": "%n card a second",
    "%n cards exported": "%n card exported",
    "%n cards read": "%n card read",
    "%n cards": "%n card",
    "%n commands": "%n command",
    "%n lines": "%n line",
    "%n members": "%n member",
    "%n people work there": "%n person works there",
    "%n more lines": "%n more line",
    "%n days of a rhythm of {0}": "%n day of a rhythm of {0}",
    "%n days since you last met or spoke": "%n day since you last met or spoke",
    "%n pairs left": "%n pair left",
    "%n people are back": "%n person is back",
    "%n people are in the trash": "%n person is in the trash",
    "%n people deleted for good": "%n person deleted for good",
    "%n people found": "%n person found",
    "%n problems; every card is kept as it is": "%n problem; the card is kept as it is",
    "About %n seconds left": "About %n second left",
    "Are these %n people one?": "Is this %n person one?",
    "Delete %n people for good?": "Delete %n person for good?",
    "Export %n people": "Export %n person",
    "Join all %n pairs of this kind?": "Join the %n pair of this kind?",
    "Joined %n people with others": "Joined %n person with another",
    "Look at %n doubles": "Look at %n double",
    "Which category for %n people?": "Which category for %n person?",
    "{0} and %n more": "{0} and %n more",
    "%n selected": "%n selected",
    "Logged {channel} with %n people": "Logged {channel} with %n person",
    "Planned {channel} with %n people": "Planned {channel} with %n person",
    "Put %n people into a community": "Put %n person into a community",
    "%n interactions in which both took part": "%n interaction in which both took part",
    "%n meaningful interactions in 12 months, over {channels} channels": (
        "%n meaningful interaction in 12 months, over {channels} channels"
    ),
    "Value both ways, and %n needs of theirs known": "Value both ways, and %n need of theirs known",
    "%n more meaningful interactions within 12 months": "%n more meaningful interaction within 12 months",
    "%n more channels: meet, call, video or letter": "%n more channel: meet, call, video or letter",
    "Too little to say yet: %n more interactions give a number.": (
        "Too little to say yet: %n more interaction gives a number."
    ),
    "%n hours together": "%n hour together",
    "Last contact %n days ago, fading by half in {half_life}": (
        "Last contact %n day ago, fading by half in {half_life}"
    ),
    "The last %n meetings and calls: rated {rating}, {markers} marked": (
        "The last meeting or call: rated {rating}, {markers} marked"
    ),
    "The last %n meetings and calls: unrated, {markers} marked": "The last meeting or call: unrated, {markers} marked",
    "{given} given, {received} received; {percent} % of %n known starts are yours": (
        "{given} given, {received} received; {percent} % of %n known start is yours"
    ),
    "%n people you both know": "%n person you both know",
    "%n days since you last met or spoke, within the rhythm of {ideal}.": (
        "%n day since you last met or spoke, within the rhythm of {ideal}."
    ),
    "%n days since you last met or spoke, past the rhythm of {ideal}.": (
        "%n day since you last met or spoke, past the rhythm of {ideal}."
    ),
    "%n days since you last met or spoke, {latest} at the latest. Plan a meeting?": (
        "%n day since you last met or spoke, {latest} at the latest. Plan a meeting?"
    ),
    "No real contact yet; the rhythm was set %n days ago.": "No real contact yet; the rhythm was set %n day ago.",
    "Paused for %n days more.": "Paused for %n day more.",
    "%n touches online since you last met. Plan a meeting?": "%n touch online since you last met. Plan a meeting?",
    "%n touches online, not met yet. Plan a meeting?": "%n touch online, not met yet. Plan a meeting?",
    "%n days since you last met. Plan a meeting?": "%n day since you last met. Plan a meeting?",
    "In touch for %n days, not met yet. Plan a meeting?": "In touch for %n day, not met yet. Plan a meeting?",
    "%n touches without seeing each other. Plan a video call?": (
        "%n touch without seeing each other. Plan a video call?"
    ),
    "Met %n times this quarter.": "Met once this quarter.",
    "You promised “{text}”, due %n days ago.": "You promised “{text}”, due %n day ago.",
    "You promised “{text}”, due in %n days.": "You promised “{text}”, due in %n day.",
    "They promised “{text}”, due %n days ago. Ask?": "They promised “{text}”, due %n day ago. Ask?",
    "They promised “{text}”, due in %n days.": "They promised “{text}”, due in %n day.",
    "No progress on “{text}” for %n days. Meet about it?": "No progress on “{text}” for %n day. Meet about it?",
    "Birthday in %n days.": "Birthday in %n day.",
    "Anniversary in %n days.": "Anniversary in %n day.",
    "{text} in %n days.": "{text} in %n day.",
    "Planned for %n days ago. Did it happen?": "Planned for %n day ago. Did it happen?",
    "Planned in %n days.": "Planned in %n day.",
    "All %n seats are taken. Choose whose seat it will be.": "The %n seat is taken. Choose whose seat it will be.",
    "“{text}” was reached %n days ago. What is next?": "“{text}” was reached %n day ago. What is next?",
    "No aim for %n days. Choose one, or Stay close?": "No aim for %n day. Choose one, or Stay close?",
    "%n real contacts in 90 days.": "%n real contact in 90 days.",
    "%n card events": "%n card event",
    "%n entries": "%n entry",
    "Took %n people out of a community": "Took %n person out of a community",
    "%n minutes": "%n minute",
    "%n answered": "%n answered",
    "%n mails": "%n mail",
    "%n phones": "%n phone",
    "%n addresses": "%n address",
    "%n notes": "%n note",
    "%n people were passed over; they come again another time.": (
        "%n person was passed over; they come again another time."
    ),
    "%n months": "%n month",
    "Hide %n card events": "Hide %n card event",
    "%n weights are yours": "%n weight is yours",
}
