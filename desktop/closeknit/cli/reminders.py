"""`remind`, `reminders`, `snooze`, `skip`, `pause`, and `done` by a key (product 6)."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time

from closeknit.cli.output import Output
from closeknit.cli.relationships import said
from closeknit.cli.spoken import day, entry_id, whom
from closeknit.domain.errors import UserError
from closeknit.domain.ids import PersonId, ReminderId
from closeknit.domain.reminder.habits import quiet_ends
from closeknit.domain.reminder.occurrence import Occurrence
from closeknit.domain.reminder.own import Every, Reminder, first_day
from closeknit.domain.snooze import Snooze, until
from closeknit.domain.when import wall
from closeknit.services.telling import Overview
from closeknit.services.verbs import Verbs

_CHOICES = frozenset(choice.value for choice in Snooze if choice is not Snooze.DATE)
_SECTIONS = (("coming", "Coming"), ("told", "Told"), ("snoozed", "Snoozed"))
_NEW = ReminderId(0)
_MOST_DIGITS = 18


def run_remind(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Set a reminder in the user's own words."""
    habits, now = verbs.habits(), verbs.now()
    morning = habits.morning
    when = day(verbs, asked.on, is_ahead=True, morning=morning)
    every = None if asked.every is None else Every(asked.every)
    at = None if when.at is None else when.at.time().replace(second=0, microsecond=0)
    reminder = Reminder(_NEW, asked.text, when.day, at, every, whom(verbs, asked.person))
    fact = verbs.reminders.set(reminder)
    answer = {"key": f"own:{fact.reminder}", "person": fact.person, "day": when.day.isoformat()}
    first = wall(first_day(reminder, morning, now), at or morning, now.tzinfo)  # a series may have begun long ago
    held = quiet_ends(first, habits)
    quiet = "" if held is None else f" It is quiet then, so it is told {_words(held, now)}."
    output.answer("remind", answer, f"You will be reminded {_words(first, now)} (own:{fact.reminder}).{quiet}")
    return 0


def run_reminders(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List what comes within two weeks, what was told and isn't done, and what is snoozed."""
    if asked.remove is not None:
        verbs.reminders.remove(_own(asked.remove))
        output.answer("reminders", {"key": asked.remove}, "The reminder is gone; undo brings it back.")
        return 0
    verbs.telling.date_all()
    found = verbs.telling.overview()
    parts = {name: getattr(found, name) for name, _title in _SECTIONS}
    people = [one.person for part in parts.values() for one in part if one.person is not None]
    names = {row.id: row.name for row in verbs.people.rows([*people, *found.silenced])}
    if output.is_json:
        document: dict[str, object] = {name: _rows(part, names, found) for name, part in parts.items()}
        document["silenced"] = [{"id": person, "name": names.get(person, "")} for person in found.silenced]
        document["quiet_until"] = _iso(found.quiet_until)
        document["paused_until"] = _iso(found.paused_until)
        output.document({"reminders": document, "total": sum(map(len, parts.values()))})
        return 0
    if found.paused_until is not None:
        output.line(f"All reminders are paused until {_words(found.paused_until, found.now)}.")
    if not any(parts.values()):
        output.line("Nothing is to come within two weeks.")
    for name, title in _SECTIONS:
        if parts[name]:
            output.line(title)
            rows = [
                [one.key, _words(one.at, found.now), names.get(one.person or PersonId(0), ""), _what(one, found)]
                for one in parts[name]
            ]
            output.table(rows, ("key", "when", "who", "what"))
            output.line()
    return 0


def run_snooze(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Be told later: hour, tomorrow, 3-days, week, two-weeks, or a date or moment."""
    moment = _moment(verbs, asked.until)
    _by_key(lambda: verbs.reminders.snooze(asked.key, moment), lambda: verbs.agenda.snooze(asked.key, moment))
    answer = {"key": asked.key, "until": moment.isoformat(timespec="seconds")}
    output.answer("snooze", answer, f"Back {moment.strftime('%Y-%m-%d %H:%M')}.")
    return 0


def run_skip(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Let an act or a reminder pass: nothing is closed, and it comes back when its facts change."""
    _by_key(lambda: verbs.reminders.skip(asked.key), lambda: verbs.agenda.skip(asked.key))
    output.answer("skip", {"key": asked.key}, "Skipped.")
    return 0


def run_done(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Note that a commitment was kept, or be done with an act or a reminder by its key."""
    key = asked.commitment
    if key.isdecimal():
        fact = verbs.entries.done(entry_id(_number(key, "entry_gone")))
        output.answer("done", {"entry": fact.entry}, "Kept.")
        return 0
    _by_key(lambda: verbs.reminders.done(key), lambda: verbs.agenda.done(key))
    output.answer("done", {"key": key}, "Done.")
    return 0


def run_pause(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Tell nothing until a moment, or tell again."""
    moment = None if asked.until == "off" else _moment(verbs, asked.until)
    verbs.reminders.pause(moment)
    sentence = "Reminders come again." if moment is None else f"Nothing is told until {moment:%Y-%m-%d %H:%M}."
    output.answer("pause", {"until": _iso(moment)}, sentence)
    return 0


def _by_key(of_reminder: Callable[[], object], of_act: Callable[[], object]) -> None:
    """Do it with a reminder, else with an act of Today that none speaks of."""
    try:
        of_reminder()
    except UserError as error:
        if error.reason.kind != "act_gone":
            raise
        of_act()


def _moment(verbs: Verbs, word: str) -> datetime:
    now, morning = verbs.now(), verbs.habits().morning
    if word in _CHOICES:
        return until(Snooze(word), now, morning=morning)
    when = day(verbs, word, is_ahead=True, morning=time.min)  # today is no day to snooze until
    return when.at if when.at is not None else until(Snooze.DATE, now, when.day, morning)


def _own(key: str) -> ReminderId:
    kind, _colon, number = key.partition(":")
    if kind != "own" or not number.isdecimal():
        raise UserError("reminder_not_own", key=key)
    return ReminderId(_number(number, "reminder_gone"))


def _number(digits: str, gone: str) -> int:
    """Read the number of something that is there; raises UserError(gone) for one that no row can have."""
    if len(digits) > _MOST_DIGITS:
        raise UserError(gone, entry=digits, reminder=digits)
    return int(digits)


def _rows(part: Sequence[Occurrence], names: Mapping[PersonId, str], found: Overview) -> list[dict[str, object]]:
    return [
        {
            "key": one.key,
            "kind": one.kind.value,
            "person": None if one.person is None else {"id": one.person, "name": names.get(one.person, "")},
            "text": one.text,
            "at": one.at.astimezone(found.now.tzinfo).isoformat(timespec="seconds"),
            "held_until": _iso(found.held_until(one)),
            "due": one.due.isoformat(),
            "reason": said(one.reason),
            "rows": list(one.reason.rows),
            "snoozed_until": _iso(one.snoozed_until),
        }
        for one in part
    ]


def _what(one: Occurrence, found: Overview) -> str:
    """Say what and why; of what quiet hours or a pause hold, when it is told."""
    why = said(one.reason)
    words = f"{one.text} · {why}" if one.text and one.text not in why else why
    held = found.held_until(one)
    return words if held is None else f"{words} Quiet then: told {_words(held, found.now)}."


def _words(at: datetime, now: datetime) -> str:
    return at.astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M")


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone().isoformat(timespec="seconds")
