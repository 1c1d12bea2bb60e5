"""Days, months and numbers in words, English and German, folded."""

from closeknit.domain.composing.wordset import wordset

#: Monday is 0, as in `date.weekday`.
WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "monday mon montag",
            "tuesday tue tues dienstag",
            "wednesday wed weds mittwoch",
            "thursday thu thur thurs donnerstag",
            "friday fri freitag",
            "saturday sat samstag sonnabend",
            "sunday sun sonntag",
        )
    )
    for word in words.split()
}
#: German abbreviations, which are also plain words.
SHORT_WEEKDAYS = {"mo": 0, "di": 1, "mi": 2, "do": 3, "fr": 4, "sa": 5, "so": 6}
#: Abbreviations that count in capitals only, unless something like "on" or "last" stands before them.
SHY_WEEKDAYS = frozenset({"mon", "wed", "sat", "sun", "fri"}) | frozenset(SHORT_WEEKDAYS)

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar janner jann",
            "february feb februar feber",
            "march mar marz mrz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for word in words.split()
}

LAST = wordset(
    """
    last past previous letzten letzter letzte letztes letztem vergangenen vergangene vorigen vorige
    """
)
NEXT = wordset(
    """
    next coming upcoming nachsten nachster nachste nachstes nachstem kommenden kommende kommender
    """
)
BEFORE_LAST = wordset("vorletzten vorletzter vorletzte vorletztes")
THIS = wordset("this diesen diese dieser diesem dieses")
ON = wordset("on am")
#: What makes a weekday's name a day even where somebody is called so.
BEFORE_WEEKDAY = LAST | NEXT | THIS | ON

#: Days counted from today.
DAY_WORDS: dict[tuple[str, ...], int] = {
    ("today",): 0,
    ("heute",): 0,
    ("tonight",): 0,
    ("earlier", "today"): 0,
    ("later", "today"): 0,
    ("this", "morning"): 0,
    ("this", "noon"): 0,
    ("this", "afternoon"): 0,
    ("this", "evening"): 0,
    ("yesterday",): -1,
    ("gestern",): -1,
    ("last", "night"): -1,
    ("letzte", "nacht"): -1,
    ("day", "before", "yesterday"): -2,
    ("the", "day", "before", "yesterday"): -2,
    ("vorgestern",): -2,
    ("tomorrow",): 1,
    ("tmrw",): 1,
    ("morgen",): 1,
    ("day", "after", "tomorrow"): 2,
    ("the", "day", "after", "tomorrow"): 2,
    ("ubermorgen",): 2,
}
#: What may follow a day and adds nothing to it.
PARTS = wordset(
    """
    morning noon afternoon evening night lunchtime morgen fruh mittag nachmittag vormittag abend nacht
    """
)
#: Ends of German words such as "Freitagabend".
PART_ENDS = ("vormittag", "nachmittag", "mittag", "abend", "morgen", "nacht", "fruh")

DAYS = wordset("day days tag tage tagen")
WEEKS = wordset("week weeks wk wks woche wochen")
FORTNIGHTS = wordset("fortnight fortnights")
WEEKENDS = wordset("weekend wochenende")
MONTH_UNITS = wordset("month months monat monate monaten monats")
YEARS = wordset("year years jahr jahre jahren")
MINUTE_UNITS = wordset("min mins minute minutes minuten minutchen")
HOUR_UNITS = wordset("h hr hrs hour hours std stunde stunden stdn")

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwolf": 12, "vierzehn": 14, "funfzehn": 15,
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "sechzig": 60, "neunzig": 90,
}  # fmt: skip
#: Ends of German numbers ("viereinhalb"), and signs, as they are folded.
HALF = "einhalb"
FRACTIONS: dict[str, float] = {"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75}

#: Counts in more words; a few are about three.
COUNTS: dict[tuple[str, ...], int] = {
    ("a", "couple", "of"): 2,
    ("a", "couple"): 2,
    ("couple", "of"): 2,
}
FEW: dict[tuple[str, ...], int] = {("a", "few"): 3, ("few",): 3, ("several",): 3, ("ein", "paar"): 3, ("einigen",): 3}
HALF_YEAR = frozenset({("einem", "halben", "jahr"), ("half", "a", "year")})

#: A day after one of these is told about, it isn't the day of what is logged.
NOT_THE_DAY = wordset(
    """
    until till by before after since from bis seit vor nach ab of about uber guten jeden every each jede
    """
)

#: Lengths in words, in minutes; longer ones first where one begins another.
LENGTHS: dict[tuple[str, ...], int] = {
    tuple(words.split()): minutes
    for words, minutes in (
        ("three quarters of an hour", 45),
        ("a quarter of an hour", 15),
        ("quarter of an hour", 15),
        ("an hour and a half", 90),
        ("one hour and a half", 90),
        ("one and a half hours", 90),
        ("two hours and a half", 150),
        ("two and a half hours", 150),
        ("three and a half hours", 210),
        ("a half hour", 30),
        ("a half-hour", 30),
        ("half an hour", 30),
        ("half hour", 30),
        ("half-hour", 30),
        ("one-hour", 60),
        ("two-hour", 120),
        ("eine dreiviertel stunde", 45),
        ("eine dreiviertelstunde", 45),
        ("dreiviertelstunde", 45),
        ("eine viertelstunde", 15),
        ("viertelstunde", 15),
        ("eine halbe stunde", 30),
        ("einer halben stunde", 30),
        ("halbe stunde", 30),
        ("halbstunde", 30),
        ("anderthalb stunden", 90),
        ("eineinhalb stunden", 90),
        ("zweieinhalb stunden", 150),
        ("dreieinhalb stunden", 210),
        ("anderthalb std", 90),
        ("einer dreiviertelstunde", 45),
        ("einer viertelstunde", 15),
    )
}
