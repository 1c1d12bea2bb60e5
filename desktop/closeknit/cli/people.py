"""`people`, `show`, `new`, `edit`, `delete`, `trash`."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import Any

from closeknit.cli.output import Output, moment
from closeknit.domain.card import CardStatus, Field, Kind, Property
from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.person import FIGURES, NextAction, PeopleQuery, Person, PersonRow, Sort, StoredCard
from closeknit.domain.scored import Rung
from closeknit.domain.when import months_before
from closeknit.phrases.say import say
from closeknit.services.verbs import Verbs

_COLUMNS = ("id", "name", "organisation", "emails", "phones", "books")
#: Nobody was met longer ago.
_MOST_MONTHS = 1200
_MORE = ("rung", "closeness", "last_meaningful", "next_action")


def run_people(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List people, and how many of the whole book stand on each rung."""
    today = verbs.now().date()
    sort = Sort[asked.sort.upper()]
    query = PeopleQuery(
        text=asked.query,
        kind=Kind(asked.kind),
        seated=asked.twenty,
        rung=None if asked.rung is None else Rung[asked.rung.upper()],
        next_action=None if asked.next is None else NextAction(asked.next),
        met_before=None if asked.not_met is None else months_before(today, min(asked.not_met, _MOST_MONTHS)),
        today=today,
        sort=sort,
        descending=(sort in FIGURES or sort is Sort.CHANGED) != asked.reverse,
    )
    is_whole_book = not output.is_json and query.kind is Kind.PERSON and not query.text
    if is_whole_book or query.rests_on_figures:
        verbs.relationships.freshen_all()
    _list(verbs, query, "people", asked.limit, output)
    if is_whole_book:
        output.line(_rungs(verbs.people.rungs()))
    return 0


def _rungs(counts: Mapping[Rung, int]) -> str:
    """Say the whole book in one sentence (product 4.2)."""
    words = [f"{counts[rung]:,} {rung.name.lower()}" for rung in Rung]
    words[0] = f"{counts[Rung.LINK]:,} {'link' if counts[Rung.LINK] == 1 else 'links'}"
    return " · ".join(words)


def run_trash(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List the trash, or restore from it."""
    if asked.trash_verb is None:
        _list(verbs, PeopleQuery(trash=True), "trash", None, output)
        return 0
    people = [verbs.people.resolve(person, in_trash=True) for person in asked.people]
    verbs.people.restore(people)
    output.answer("restore", {"people": people}, f"Restored {_count(people)}.")
    return 0


def run_new(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Make a card with a person of its own."""
    made = verbs.people.create(asked.name, asked.email, asked.phone, asked.organisation, asked.book)
    output.answer("new", {"id": made.person}, f"Made {asked.name} (id {made.person}).")
    return 0


def run_edit(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Change, remove or add one content line."""
    person = verbs.people.resolve(asked.person)
    card = CardId(asked.card) if asked.card is not None else None
    done = verbs.editing.edit(person, asked.property, asked.value, asked.was, card)
    output.answer("edit", {"id": person, "card": done.card}, f"Changed card {done.card}.")
    return 0


def run_delete(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Put people into the trash, or delete them for good."""
    people = [verbs.people.resolve(person, everywhere=asked.for_good) for person in asked.people]
    if not asked.for_good:
        verbs.people.delete(people)
        output.answer("delete", {"people": people}, f"Put {_count(people)} into the trash.")
        return 0
    done = verbs.people.delete_for_good(people)
    held = list(done.backups)
    sentence = f"Deleted {_count(people)} for good."
    if held:
        sentence += f" These backups still hold what was deleted: {', '.join(held)}"
    output.answer("delete", {"people": people, "backups": held}, sentence)
    return 0


def person_rows(rows: list[PersonRow]) -> list[dict[str, object]]:
    """Return people as rows with the keys of product 6."""
    return [
        {
            "id": row.id,
            "name": row.name,
            "organisation": row.organisation,
            "emails": list(row.emails),
            "phones": list(row.phones),
            "books": list(row.books),
        }
        for row in rows
    ]


def person_document(person: Person) -> dict[str, object]:
    """Return all of a person."""
    return {
        **person_rows([person.row])[0],
        "kind": person.row.kind.value,
        "title": person.row.title,
        "native_name": person.row.native_name,
        "categories": list(person.row.categories),
        "me": person.row.is_me,
        "in_trash": person.in_trash,
        "cards": [_card_document(card) for card in person.cards],
        "members": person_rows(list(person.members)),
    }


def _card_document(card: StoredCard) -> dict[str, object]:
    view = card.view
    return {
        "id": card.id,
        "book": card.book_name,
        "source": card.source_name,
        "line": card.line,
        "version": view.version,
        "encoding": view.encoding,
        "status": view.status.name.lower().replace("_", " "),
        "reasons": [{"line": line, "reason": say(r.kind, r.params)} for line, r in view.reasons],
        "uid": view.uid,
        "read_at": moment(card.read_at_us),
        "edited_at": moment(card.edited_at_us),
        "properties": [_property(p) for p in view.properties],
    }


def _property(found: Property) -> dict[str, object]:
    document: dict[str, object] = {
        "property": found.name,
        "field": found.field.value,
        "label": found.label,
        "value": found.was,
        "text": found.text,
    }
    if found.parts:
        document["parts"] = list(found.parts)
    if found.field is Field.PHOTO:
        document["value"] = found.text
    return document


def _list(verbs: Verbs, query: PeopleQuery, command: str, limit: int | None, output: Output) -> None:
    found = verbs.people.find(query, exact=True)
    ids: tuple[PersonId, ...] = found.ids if limit is None else found.ids[:limit]
    rows = person_rows(verbs.people.rows(ids))
    if command == "people":
        figures = _figures(verbs, ids)
        rows = list(map(dict.__or__, rows, figures if output.is_json else map(_said, figures)))
    more: tuple[str, ...] = _MORE if command == "people" else ()
    if more and not output.is_json and not verbs.weighing.now().is_on:
        more = tuple(name for name in more if name != "closeness")
    output.listing(command, rows, (*_COLUMNS, *more), found.total)
    if not output.is_json:
        output.line(f"{found.total:,} {'person' if found.total == 1 else 'people'}")


def _figures(verbs: Verbs, people: Sequence[PersonId]) -> list[dict[str, object]]:
    """Give rung, closeness, last meaningful contact and next action of each."""
    scored, actions = verbs.relationships.scored(people), verbs.relationships.next_actions(people)
    rows: list[dict[str, object]] = []
    for person in people:
        one, action = scored[person], actions.get(person)
        rows.append(
            {
                "rung": int(one.rung),
                "closeness": one.closeness,
                "last_meaningful": None if one.last_meaningful is None else one.last_meaningful.isoformat(),
                "next_action": None
                if action is None
                else {"entry": action.id, "text": action.text, "due": action.due.isoformat()},
            }
        )
    return rows


def _said(figures: Mapping[str, Any]) -> dict[str, object]:
    """Put figures into the words and whole numbers of a table."""
    closeness, action = figures["closeness"], figures["next_action"]
    return {
        "rung": Rung(figures["rung"]).name.lower(),
        "closeness": "" if closeness is None else round(closeness),
        "last_meaningful": figures["last_meaningful"],
        "next_action": "" if action is None else f"{action['due']} {one_line(action['text'])}",
    }


def status_word(card: StoredCard) -> str:
    """Say how a card could be read."""
    words = {
        CardStatus.WHOLE: "whole",
        CardStatus.REPAIRED: "repaired",
        CardStatus.PARTLY_UNREADABLE: "partly unreadable",
        CardStatus.UNREADABLE: "unreadable",
    }
    return words[card.view.status]


def one_line(text: str) -> str:
    """Put text on one line."""
    return text.replace("\n", "⏎")


def _count(people: list[PersonId]) -> str:
    return f"{len(people):,} {'person' if len(people) == 1 else 'people'}"
