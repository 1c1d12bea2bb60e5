"""`objective`, `progress`, `tie`, `community`, `cadence`, `mark`."""

from argparse import Namespace
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from closeknit.cli.output import Output
from closeknit.cli.spoken import day, people
from closeknit.domain.errors import UserError
from closeknit.domain.interaction import Channel
from closeknit.domain.seat import Bond, Role
from closeknit.services.verbs import Verbs

_FLAGS = {"remote": "is_remote", "unscored": "is_unscored", "archived": "is_archived", "silenced": "is_silenced"}


def run_objective(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Set, reach or remove what both are after."""
    person = people(verbs, [asked.person])[0]
    if asked.reached or asked.remove:
        verbs.bonds.close_objective(person, is_reached=asked.reached)
    elif asked.stay_close:
        verbs.bonds.stay_close(person)
    else:
        due = None if asked.due is None else day(verbs, asked.due, is_ahead=True).day
        verbs.bonds.set_objective(person, asked.mine, asked.theirs, asked.measure, due)
    output.answer("objective", {"id": person}, "Noted.")
    return 0


def run_progress(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Say how far the objective is."""
    person = people(verbs, [asked.person])[0]
    verbs.bonds.progress(person, asked.percent, asked.note)
    output.answer("progress", {"id": person, "percent": asked.percent}, f"The aim is {asked.percent} % there.")
    return 0


def run_tie(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Remember that two people know each other, or forget it."""
    first, second = people(verbs, asked.people)
    (verbs.bonds.untie if asked.remove else verbs.bonds.tie)(first, second, asked.kind)
    output.answer("tie", {"people": [first, second], "kind": asked.kind}, "Noted.")
    return 0


def run_community(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Put people into a community, or take them out."""
    members = people(verbs, asked.people)
    (verbs.bonds.leave_community if asked.leave else verbs.bonds.join_community)(asked.name, members)
    output.answer("community", {"name": asked.name, "people": members}, "Noted.")
    return 0


def run_cadence(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Say how many days there may be between meaningful contacts; 0 wants no rhythm."""
    person = people(verbs, [asked.person])[0]
    if asked.days == 0:
        verbs.bonds.clear_cadence(person)
    else:
        paused = None if asked.pause_until is None else day(verbs, asked.pause_until, is_ahead=True).day
        verbs.bonds.set_cadence(person, asked.days, asked.latest, paused)
    output.answer("cadence", {"id": person, "days": asked.days or None}, "Noted.")
    return 0


def run_mark(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Say what is known of a person, or take it back."""
    person = verbs.people.resolve(asked.person, everywhere=True)
    says_more = any(
        getattr(asked, name) is not None for name in (*_FLAGS, "role", "zone", "prefers", "met", "language")
    )
    if asked.me is not None:
        verbs.people.mark_me(person, asked.me)
    if says_more:
        verbs.bonds.mark(person, lambda before: _marked(before, asked))
    if asked.not_a_person is not None:
        verbs.people.mark_not_person(person, asked.not_a_person)
    if asked.me is None and asked.not_a_person is None and not says_more:
        raise UserError("mark_needs_words")
    output.answer("mark", {"id": person}, "Taken back." if False in (asked.me, asked.not_a_person) else "Noted.")
    return 0


def _marked(bond: Bond, asked: Namespace) -> Bond:
    for option, name in _FLAGS.items():
        given = getattr(asked, option)
        if given is not None:
            bond = replace(bond, **{name: given})
    if asked.role is not None:
        bond = replace(bond, role=Role(asked.role) if asked.role else None)
    if asked.prefers is not None:
        bond = replace(bond, prefers=Channel(asked.prefers) if asked.prefers else None)
    if asked.zone is not None:
        bond = replace(bond, zone=_zone(asked.zone))
    if asked.language is not None:
        bond = replace(bond, languages=tuple(asked.language))
    if asked.met is not None:
        bond = replace(bond, met=asked.met.strip())
    return bond


def _zone(name: str) -> str:
    """Return a zone's name; raises UserError for one that no computer knows."""
    if name:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise UserError("zone_unknown", zone=name) from error
    return name
