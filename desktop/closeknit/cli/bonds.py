"""`objective`, `progress`, `tie`, `community`, `cadence`, `mark`."""

from argparse import Namespace
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from closeknit.cli.output import Output
from closeknit.cli.spoken import day, people
from closeknit.domain.errors import UserError
from closeknit.domain.ids import ObjectiveId, PersonId
from closeknit.domain.interaction import Channel
from closeknit.domain.promise import Objective
from closeknit.domain.seat import Bond, Role
from closeknit.services.verbs import Verbs

_FLAGS = {"remote": "is_remote", "unscored": "is_unscored", "archived": "is_archived", "silenced": "is_silenced"}


def run_objective(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Set, say in other words, reach or remove what both are after."""
    person = people(verbs, [asked.person])[0]
    says_more = any(getattr(asked, name) is not None for name in ("mine", "theirs", "measure", "due"))
    if says_more and (asked.reached or asked.remove or asked.stay_close):
        raise UserError("objective_one_way")
    if asked.reached or asked.remove:
        verbs.bonds.close_objective(person, is_reached=asked.reached)
    elif asked.stay_close:
        verbs.bonds.stay_close(person)
    else:
        _aim(verbs, person, asked)
    output.answer("objective", {"id": person}, "Noted.")
    return 0


def _aim(verbs: Verbs, person: PersonId, asked: Namespace) -> None:
    """Say the aims; what isn't said stays as the objective has it that stands, and so does its progress."""
    found = next((one for one in verbs.bonds.objectives(person) if one.closed is None), None)
    before = found or Objective(ObjectiveId(0), person, "", "", verbs.now().date())
    due = before.due if asked.due is None else None if asked.due == "" else day(verbs, asked.due, is_ahead=True).day
    verbs.bonds.change_objective(
        person,
        before.mine if asked.mine is None else asked.mine,
        before.theirs if asked.theirs is None else asked.theirs,
        before.measure if asked.measure is None else asked.measure,
        due,
    )


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
    if says_more or None not in (asked.me, asked.not_a_person):
        verbs.bonds.mark(person, lambda before: _marked(before, asked), asked.me, asked.not_a_person)
    elif asked.me is not None:
        verbs.people.mark_me(person, asked.me)
    elif asked.not_a_person is not None:
        verbs.people.mark_not_person(person, asked.not_a_person)
    else:
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
        if any(len(word.split()) != 1 for word in asked.language):
            raise UserError("language_one_word")
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
