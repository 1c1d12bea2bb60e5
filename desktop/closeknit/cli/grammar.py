"""The grammar of the verbs that speak of a relationship (product 6)."""

import argparse
from collections.abc import Callable

from closeknit.domain.catch_up import HowOften, LastMet
from closeknit.domain.exchange import Direction, ExchangeKind
from closeknit.domain.interaction import Channel, Marker, StartedBy
from closeknit.domain.reminder.own import Every
from closeknit.domain.seat import LeaveReason, Role

Verb = Callable[[str, str], argparse.ArgumentParser]
#: Gives a verb verbs of its own: where the chosen one is kept, and how they are called together.
Ways = Callable[[argparse.ArgumentParser, str, str], Verb]
_CHANNELS = tuple(channel.value for channel in Channel)
_MARKERS = tuple(marker.value for marker in Marker)
_STARTERS = tuple(one.value for one in StartedBy)
_REASONS = tuple(reason.value for reason in LeaveReason)
_DIRECTIONS = tuple(one.value for one in Direction)
_KINDS = tuple(kind.value for kind in ExchangeKind)
_EVERY = tuple(one.value for one in Every)
_LAST_MET = tuple(one.value for one in LastMet)
_HOW_OFTEN = tuple(one.value for one in HowOften)
#: Given where an option is taken back.
NOTHING = object()
#: The largest number that the database holds.
_MOST = (1 << 63) - 1


def number(text: str) -> int:
    """Read a whole number that the database can hold; raises ArgumentTypeError, which argparse says."""
    try:
        found = int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from error
    if abs(found) > _MOST:
        raise argparse.ArgumentTypeError(f"{text} is too large a number")
    return found


def count(text: str) -> int:
    """Read a whole number of at least 0, as `number` does."""
    found = number(text)
    if found < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than nothing")
    return found


def add_entries(verb: Verb) -> None:
    """Add `log` to `remove`."""
    p = verb("log", "log one interaction with one or several people; a future day makes a plan")
    p.add_argument("people", metavar="PERSON", nargs="+")
    p.add_argument("--channel", choices=_CHANNELS, required=True)
    _add_interaction(p, marker=[], answered=False, place="", note="")
    p = verb("happened", "answer whether a plan happened: yes, no, or the day")
    p.add_argument("plan", metavar="PLAN", type=number)
    p.add_argument("answer", metavar="yes|no|DAY")
    for name, words in (("gave", "note what you gave"), ("received", "note what you received")):
        p = verb(name, words)
        p.add_argument("person", metavar="PERSON")
        p.add_argument("kind", metavar="KIND", choices=_KINDS, help=", ".join(_KINDS))
        p.add_argument("--value", type=number, metavar="1-5", help="to the receiver")
        p.add_argument("--minutes", type=number, metavar="N", help="of yours")
        p.add_argument("--on", metavar="DAY")
        p.add_argument("--note", metavar="TEXT", default="")
        p.add_argument("--asked-for", action=argparse.BooleanOptionalAction, help="whether it was asked for")
        p.add_argument("--outcome", metavar="TEXT", default="", help="what came of it")
    for name, words in (("need", "note what a person needs"), ("offer", "note what a person can offer")):
        p = verb(name, words)
        p.add_argument("person", metavar="PERSON|me")
        p.add_argument("text", metavar="TEXT")
        p.add_argument("--on", metavar="DAY")
    p = verb("met", "note that a need was met")
    p.add_argument("need", metavar="NEED", type=number)
    p = verb("note", "write a note about a person")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("text", metavar="TEXT")
    p.add_argument("--on", metavar="DAY")
    p = verb("promise", "note what was promised, and by when")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("text", metavar="TEXT")
    p.add_argument("--due", metavar="DAY", required=True)
    p.add_argument("--by", choices=("me", "them"), default="me")
    p = verb("done", "note that a commitment was kept, or be done with what `today` or `reminders` printed")
    p.add_argument("commitment", metavar="COMMITMENT|KEY")
    _add_change(verb)
    p = verb("remove", "take an entry away")
    p.add_argument("entry", metavar="ENTRY", type=number)


def add_bonds(verb: Verb) -> None:
    """Add `objective` to `mark`."""
    p = verb("objective", "say what you both are after, or say it in other words; what isn't said stays")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("--mine", metavar="TEXT")
    p.add_argument("--theirs", metavar="TEXT")
    p.add_argument("--measure", metavar="TEXT")
    p.add_argument("--due", metavar="DAY")
    p.add_argument("--no-due", dest="due", action="store_const", const="", help="by no day")
    way = p.add_mutually_exclusive_group()
    way.add_argument("--stay-close", action="store_true", help="be after nothing but staying close")
    way.add_argument("--reached", action="store_true", help="the objective was reached")
    way.add_argument("--remove", action="store_true", help="drop the objective")
    p = verb("progress", "say how far the objective is")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("percent", metavar="0-100", type=number)
    p.add_argument("--note", metavar="TEXT", default="")
    p = verb("tie", "remember that two people know each other, or forget it")
    p.add_argument("people", metavar="PERSON", nargs=2)
    p.add_argument("kind", metavar="KIND", help="knows, works-with, introduced-by, family, friend, or a word of yours")
    p.add_argument("--remove", action="store_true", help="forget that they do")
    p = verb("community", "put people into a community, or take them out")
    p.add_argument("name", metavar="NAME")
    p.add_argument("people", metavar="PERSON", nargs="+")
    p.add_argument("--leave", action="store_true", help="take them out")
    p = verb("cadence", "say how many days there may be between meaningful contacts; 0 for no rhythm")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("days", metavar="DAYS", type=number)
    p.add_argument("--latest", metavar="N", type=number)
    p.add_argument("--pause-until", metavar="DAY")
    _add_mark(verb)
    _add_catch_up(verb)
    p = verb("why", "say how close a relationship is, and why")
    p.add_argument("person", metavar="PERSON")
    p = verb("weights", "list what counts how much, change it, or switch scores on or off")
    p.add_argument("values", metavar="NAME VALUE", nargs="*", help="the parts of closeness stay 100 together")
    p.add_argument("--reset", metavar="NAME", nargs="?", const="", help="take one, or all of them, back to the default")
    p.add_argument("--scores", choices=("on", "off"), help="show closeness, or leave everybody out of scoring")


def add_twenty(verb: Verb, ways: Ways) -> None:
    """Add `twenty` and `review`."""
    p = verb("twenty", "list the seats, or take, swap or leave one")
    way = ways(p, "twenty_verb", "take|leave|suggest")
    take = way("take", "give a person a seat; with --instead-of as a swap")
    take.add_argument("person", metavar="PERSON")
    take.add_argument("--why", metavar="TEXT", required=True)
    take.add_argument("--mine", metavar="TEXT", default="")
    take.add_argument("--theirs", metavar="TEXT", default="")
    take.add_argument("--stay-close", action="store_true")
    take.add_argument("--cadence", metavar="DAYS", type=number)
    take.add_argument("--instead-of", metavar="PERSON")
    take.add_argument("--reason", choices=_REASONS)
    take.add_argument("--note", metavar="TEXT", default="")
    leave = way("leave", "free a seat")
    leave.add_argument("person", metavar="PERSON")
    leave.add_argument("--reason", choices=_REASONS, required=True)
    leave.add_argument("--note", metavar="TEXT", default="")
    way("suggest", "say whom a free seat suggests, and why")
    p = verb("today", "say what to do today, and why")
    p.add_argument("--all", action="store_true", help="all that is proposed, not the first three only")
    p = verb("review", "review a seat")
    p.add_argument("person", metavar="PERSON")
    p.add_argument("decision", choices=("keep",))


def add_reminders(verb: Verb) -> None:
    """Add `remind` to `pause`."""
    p = verb("remind", "be reminded of something in your own words; PERSON may be me")
    p.add_argument("person", metavar="PERSON|me")
    p.add_argument("text", metavar="TEXT")
    p.add_argument(
        "--on", metavar="WHEN", required=True, help="a day or a moment: friday, 'in two weeks', 2026-03-09T13:00"
    )
    p.add_argument("--every", choices=_EVERY, metavar="SPAN", help=", ".join(_EVERY))
    p = verb("reminders", "list what comes, what was told, what is snoozed")
    p.add_argument("--remove", metavar="KEY", help="take one of your own away")
    p = verb("snooze", "be told later: an act of `today`, or a reminder")
    p.add_argument("key", metavar="KEY")
    p.add_argument("until", metavar="UNTIL", help="hour, tomorrow, 3-days, week, two-weeks, or a date or moment")
    p = verb("skip", "let an act of `today` or a reminder pass; it comes back when its facts change")
    p.add_argument("key", metavar="KEY")
    p = verb("pause", "tell nothing until a moment; `off` tells again")
    p.add_argument("until", metavar="UNTIL", help="as of `snooze`, or off")


def _add_interaction(p: argparse.ArgumentParser, **defaults: object) -> None:
    p.add_argument("--minutes", type=number, metavar="N")
    p.add_argument(
        "--on", metavar="WHEN", help="a day or a moment: 2026-03-09, yesterday, 'last friday', 2026-03-09T13:00"
    )
    p.add_argument("--rating", type=number, metavar="1-5")
    p.add_argument("--marker", choices=_MARKERS, nargs="+", metavar="M", help=", ".join(_MARKERS))
    p.add_argument("--by", choices=_STARTERS, help="who started it")
    p.add_argument("--answered", action="store_true" if defaults else argparse.BooleanOptionalAction)
    p.add_argument("--place", metavar="TEXT")
    p.add_argument("--note", metavar="TEXT")
    p.set_defaults(**defaults)


def _add_change(verb: Verb) -> None:
    p = verb("change", "change what is said of an entry; only the options given")
    p.add_argument("entry", metavar="ENTRY", type=number)
    p.add_argument("--with", dest="with_people", metavar="PERSON", nargs="+", help="with whom it was")
    p.add_argument("--channel", choices=_CHANNELS)
    p.add_argument("--kind", choices=_KINDS, metavar="KIND", help="of what was given or received")
    p.add_argument("--direction", choices=_DIRECTIONS, help="which way it went")
    p.add_argument("--value", type=number, metavar="1-5")
    p.add_argument("--asked-for", action=argparse.BooleanOptionalAction, help="whether it was asked for")
    p.add_argument("--outcome", metavar="TEXT", help="what came of it")
    p.add_argument("--text", metavar="TEXT")
    p.add_argument("--due", metavar="DAY")
    p.add_argument("--open", action="store_true", help="a need that isn't met, a promise that isn't kept after all")
    _add_interaction(p)
    for option in ("minutes", "rating", "by", "value"):
        p.add_argument(f"--no-{option}", dest=option, action="store_const", const=NOTHING, help="not known")
    p.add_argument("--no-marker", dest="marker", action="store_const", const=(), help="none of them")


def _add_catch_up(verb: Verb) -> None:
    p = verb(
        "catch-up", "list of whom nothing is known yet, or say when you last met somebody and how often you want to"
    )
    p.add_argument("person", metavar="PERSON", nargs="?")
    p.add_argument("--met", choices=_LAST_MET, metavar="SPAN", help=", ".join(_LAST_MET))
    p.add_argument("--every", choices=_HOW_OFTEN, metavar="DAYS", help=", ".join(_HOW_OFTEN))
    p.add_argument("--limit", metavar="N", type=count, default=20)


def _add_mark(verb: Verb) -> None:
    p = verb("mark", "say what is known of a person; --no-… takes it back")
    p.add_argument("person", metavar="PERSON")
    for flag, words in (
        ("me", "these are my own cards"),
        ("not-a-person", "an organisation, whatever the card claims"),
        ("remote", "lives far away: video counts as meeting"),
        ("unscored", "left out of all scoring"),
        ("archived", "out of lists, counts and Today"),
        ("silenced", "no acts and no reminders of this person"),
    ):
        p.add_argument(f"--{flag}", action=argparse.BooleanOptionalAction, help=words)
    roles = tuple(role.value for role in Role)
    p.add_argument("--role", choices=roles, metavar="R", help=", ".join(roles))
    p.add_argument("--prefers", choices=_CHANNELS, metavar="CHANNEL", help=", ".join(_CHANNELS))
    p.add_argument("--zone", metavar="Z", help="a time zone such as Europe/Lisbon")
    p.add_argument("--language", metavar="L", nargs="+")
    p.add_argument("--met", metavar="TEXT", help="how you met")
    for option in ("role", "prefers", "zone", "met"):
        p.add_argument(f"--no-{option}", dest=option, action="store_const", const="", help=argparse.SUPPRESS)
    p.add_argument("--no-language", dest="language", action="store_const", const=(), help=argparse.SUPPRESS)
