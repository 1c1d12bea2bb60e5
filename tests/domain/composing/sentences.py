"""Sentences as people type them on a Sunday, 15 March 2026 at 14:05, and what each must say."""

from typing import NamedTuple

from closeknit.domain.interaction import Channel
from tests.domain.composing.book import (
    ANA,
    APRIL,
    AUGUST,
    BO,
    FREITAG,
    JAN,
    KOBAYASHI,
    MAI,
    MARIA,
    MARK,
    OBRIEN,
    ROSE,
    TEA,
    WEBER,
    WILL,
    ZOE,
)  # fmt: skip

P, V, T, L = Channel.IN_PERSON, Channel.VIDEO, Channel.PHONE, Channel.LETTER
M, C, K, R = Channel.MAIL, Channel.MESSAGE, Channel.COMMENT, Channel.REACTION


class Said(NamedTuple):
    """A sentence, and who, how, how long, on which day of 2026 (month-day), and what is left as note."""

    text: str
    who: tuple[int, ...]
    how: Channel | None
    minutes: int | None = None
    day: str | None = None
    note: str = ""


ENGLISH = (
    Said("coffee with Ana yesterday, 45 min, gave her the number", (ANA,), P, 45, "03-14", "coffee"),
    Said("lunch with Ana Ferreira and Bo, yesterday 90 min", (ANA, BO), P, 90, "03-14", "lunch"),
    Said("coffee Ana", (ANA,), P, note="coffee"),
    Said("coffee ana 30", (ANA,), P, 30, note="coffee"),
    Said("Ana coffee 30", (ANA,), P, 30, note="coffee"),
    Said("ANA FERREIRA LUNCH YESTERDAY", (ANA,), P, None, "03-14", "LUNCH"),
    Said("met Ana for lunch", (ANA,), P, note="lunch"),
    Said("I had coffee with Ana at the harbour", (ANA,), P, note="at the harbour"),
    Said("had a quick call with Bo", (BO,), T, note="quick"),
    Said("lunch: Ana, Bo, yesterday, 2 hours", (ANA, BO), P, 120, "03-14", "lunch"),
    Said("breakfast w/ Bo & Ana", (BO, ANA), P, note="breakfast"),
    Said("lunch with Ana at Cais 9", (ANA,), P, note="at Cais 9"),
    Said("Ana: coffee yesterday at the harbour, 45 min", (ANA,), P, 45, "03-14", "at the harbour"),
    Said("zoom with Bo 30 min", (BO,), V, 30),
    Said("coffee with Bo on Zoom", (BO,), V, note="coffee"),
    Said("video chat with Ana, 1 h 30 min", (ANA,), V, 90),
    Said("WhatsApp call with Bo", (BO,), T),
    Said("Zoom-Call with Bo", (BO,), V),
    Said("half an hour with Bo on the phone", (BO,), T, 30),
    Said("wrote to Bo about the lease", (BO,), M, note="about the lease"),
    Said("texted Bo", (BO,), C),
    Said("liked Bo's photo", (BO,), R, note="photo"),
    Said("postcard from Ana", (ANA,), L),
    Said("commented on Bo's post yesterday", (BO,), K, None, "03-14", "post"),
    Said("call with Bo 45' about the boat", (BO,), T, 45, note="about the boat"),
    Said("call with Bo 1.5 h", (BO,), T, 90),
    Said("call with Bo 1h", (BO,), T, 60),
    Said("walk with Ana last Friday 1h30", (ANA,), P, 90, "03-13", "walk"),
    Said("lunch with Bo Friday", (BO,), P, None, "03-13", "lunch"),
    Said("lunch with Bo on sunday 90min", (BO,), P, 90, "03-15", "lunch"),
    Said("lunch with Ana next Monday", (ANA,), P, None, "03-16", "lunch"),
    Said("lunch with Ana this Monday", (ANA,), P, None, "03-09", "lunch"),
    Said("dinner with Ana the day before yesterday", (ANA,), P, None, "03-13", "dinner"),
    Said("tea with Bo this morning", (BO,), P, None, "03-15", "tea"),
    Said("I met Bo two weeks ago for 1.5 h", (BO,), P, 90, "03-01"),
    Said("3 days ago dinner with Bo", (BO,), P, None, "03-12", "dinner"),
    Said("lunch with Bo in 3 days", (BO,), P, None, "03-18", "lunch"),
    Said("visit to Bo last week", (BO,), P, None, "03-08"),
    Said("letter to Ana on 3/13/2026", (ANA,), L, None, "03-13"),
    Said("letter to Ana on 3/2/2026", (ANA,), L, None, "02-03"),
    Said("lunch with Bo 2026-03-12", (BO,), P, None, "03-12", "lunch"),
    Said("lunch with Ana on 19 March", (ANA,), P, None, "03-19", "lunch"),
    Said("lunch with Ana March 12th, 2026, 1 hour", (ANA,), P, 60, "03-12", "lunch"),
    Said("Fri 13 Mar coffee with Bo", (BO,), P, None, "03-13", "coffee"),
    Said("meeting with Bo on the 12th", (BO,), P, None, "03-12"),
    Said("lunch with Ana 12:30-14:00", (ANA,), P, 90, "03-15", "lunch"),
    Said('"lunch with Ana yesterday", wrote Bo', (BO,), M, note='"lunch with Ana yesterday"'),
)

GERMAN = (
    Said("Mittagessen mit Ana und Bo gestern 90 min", (ANA, BO), P, 90, "03-14", "Mittagessen"),
    Said("letzten Freitag Kaffee mit Bo", (BO,), P, None, "03-13", "Kaffee"),
    Said("nächsten Montag Abendessen mit Bo", (BO,), P, None, "03-16", "Abendessen"),
    Said("am Freitag mit Peter telefoniert", (FREITAG,), T, None, "03-13"),
    Said("phone call with Frau Weber vor 3 Tagen", (WEBER,), T, None, "03-12"),
    Said("vor zwei Wochen Spaziergang mit Zoe", (ZOE,), P, None, "03-01", "Spaziergang"),
    Said("in einer Woche Mittagessen mit Bo", (BO,), P, None, "03-22", "Mittagessen"),
    Said("heute in einer Woche Kaffee mit Bo", (BO,), P, None, "03-22", "Kaffee"),
    Said("übermorgen Treffen mit Bo um 15 Uhr", (BO,), P, None, "03-17"),
    Said("heute Morgen Anruf von Bo, 20 min", (BO,), T, 20, "03-15"),
    Said("vorgestern Brief an Bo", (BO,), L, None, "03-13"),
    Said("Besuch bei Ana am 12. März", (ANA,), P, None, "03-12"),
    Said("Treffen mit Bo am 12.3.", (BO,), P, None, "03-12"),
    Said("Treffen mit Bo 12.03.2026 über das Boot", (BO,), P, None, "03-12", "über das Boot"),
    Said("Freitag letzter Woche Abendessen mit Ana", (ANA,), P, None, "03-06", "Abendessen"),
    Said("letzte Woche Freitag Kaffee mit Bo", (BO,), P, None, "03-06", "Kaffee"),
    Said("Freitag, den 13. März Abendessen mit Ana", (ANA,), P, None, "03-13", "Abendessen"),
    Said("Mi. Kaffee mit Bo 1,5 h", (BO,), P, 90, "03-11", "Kaffee"),
    Said("Freitagabend Bier mit Bo", (BO,), P, None, "03-13", "Bier"),
    Said("anderthalb Stunden Spaziergang mit Bo", (BO,), P, 90, note="Spaziergang"),
    Said("eine halbe Stunde mit Bo telefoniert", (BO,), T, 30),
    Said("Telefonat mit Bo, eine Stunde", (BO,), T, 60),
    Said("Videoanruf mit Ana gestern Abend", (ANA,), V, None, "03-14"),
    Said("Nachricht von Bo", (BO,), C),
    Said("Kommentar bei Bo", (BO,), K),
    Said("Kaffee mit Zoë Größe in Porto", (ZOE,), P, note="in Porto"),
    Said("kaffee mit zoe grosse", (ZOE,), P, note="kaffee"),
)

#: A known person's name is never a month or a weekday, and a plain word is no person.
NAMES = (
    Said("lunch with April yesterday", (APRIL,), P, None, "03-14", "lunch"),
    Said("April lunch", (APRIL,), P, note="lunch"),
    Said("12 April mit April", (APRIL,), None, None, "04-12"),
    Said("Mai Kaffee", (MAI,), P, note="Kaffee"),
    Said("coffee with Jan 12 min", (JAN,), P, 12, note="coffee"),
    Said("coffee with Jan de Vries on 12 Jan", (JAN,), P, None, "01-12", "coffee"),
    Said("call with August and Mark", (AUGUST, MARK), T),
    Said("lunch in may with Ana", (ANA,), P, note="in may"),
    Said("may be nothing", (), None, note="may be nothing"),
    Said("march with Ana", (ANA,), None, note="march"),
    Said("will call Ana tomorrow", (ANA,), T, None, "03-16"),
    Said("Will call Ana tomorrow", (ANA,), T, None, "03-16"),
    Said("Will called", (WILL,), T),
    Said("coffee with will", (WILL,), P, note="coffee"),
    Said("mark the calendar, lunch with Ana", (ANA,), P, note="mark the calendar"),
    Said("rose garden walk with Ana", (ANA,), P, note="rose garden"),
    Said("Rose called", (ROSE,), T),
    Said("tea with Tea", (TEA,), P, note="tea"),
    Said("Abendessen mit Freitag am Freitag", (FREITAG,), P, None, "03-13", "Abendessen"),
    Said("coffee with 小林 花", (KOBAYASHI,), P, note="coffee"),
    Said("coffee with 小林花 yesterday", (KOBAYASHI,), P, None, "03-14", "coffee"),
    Said("dinner with Siobhan O’Brien 2 hours", (OBRIEN,), P, 120, note="dinner"),
    Said("drinks with Shiv", (OBRIEN,), P, note="drinks"),
    Said("dinner with Anne-Marie du Pont and Dr. Weber", (MARIA, WEBER), P, note="dinner"),
)

#: Other people, later days and further channels stay in the note.
MENTIONS = (
    Said("lunch with Ana, she leaves tomorrow", (ANA,), P, note="she leaves tomorrow"),
    Said("lunch with Ana. She will call tomorrow.", (ANA,), P, note="She will call tomorrow"),
    Said("coffee with Ana: talked about Bo's new job", (ANA,), P, note="talked about Bo's new job"),
    Said("coffee with Ana, told her that Bo is ill", (ANA,), P, note="told her that Bo is ill"),
    Said("call with Ana about Bo and April", (ANA,), T, note="about Bo and April"),
    Said("coffee with Bo today, promised notes on Friday", (BO,), P, None, "03-15", "promised notes on Friday"),
    Said("promised Bo the notes by Friday", (BO,), None, note="promised the notes by Friday"),
    Said("call with Bo until 15:00", (BO,), T, note="until 15:00"),
    Said("coffee with Bo 2000 min", (BO,), P, note="2000 min"),
    Said("lunch with Bo 31.2.2026", (BO,), P, note="31.2.2026"),
    Said("lunch with Bo 999999999 days ago", (BO,), P, note="999999999 days ago"),
    Said("lunch with Bo 24/7", (BO,), P, note="24/7"),
    Said("So we met Bo at the fair", (BO,), P, note="So we at the fair"),
    Said("lunch with Ana's sister", (), P, note="with Ana's sister"),
    Said("lunch with the team", (), P, note="with the team"),
    Said("looks like rain", (), None, note="looks like rain"),
    Said("", (), None),
)
