"""`change`: what is said of an entry, field by field (product 6)."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace

from closeknit.cli.grammar import NOTHING
from closeknit.cli.output import Output
from closeknit.cli.spoken import day, entry_id, people, whom
from closeknit.domain.entry import Entry
from closeknit.domain.errors import UserError
from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Offer
from closeknit.services.verbs import Verbs

#: Options whose value is the field's own.
_PLAIN = ("minutes", "rating", "place", "value", "outcome", "answered")


def run_change(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Change what is said of an entry; only the options given."""

    def after(entry: Entry) -> Entry:
        values = dict(_said(verbs, entry, asked))
        for name in values:
            if not hasattr(entry, name):
                raise UserError("option_not_of_entry", option=name.replace("_", " "))
        return replace(entry, **values)  # type: ignore[arg-type]  # each was checked to be a field of this kind

    fact = verbs.entries.change(entry_id(asked.entry), after)
    output.answer("change", {"entry": fact.entry}, "Changed.")
    return 0


def _said(verbs: Verbs, entry: Entry, asked: Namespace) -> Iterator[tuple[str, object]]:
    """Yield the fields that were said, each with its value; NOTHING takes one back."""
    for option in _PLAIN:
        given = getattr(asked, option)
        if given is not None:
            yield option, None if given is NOTHING else given
    if asked.on is not None:
        when = day(verbs, asked.on)
        yield ("made", when.day) if isinstance(entry, Commitment) else ("when", when)
    if asked.due is not None:
        yield "due", day(verbs, asked.due, is_ahead=True).day
    yield from _words(entry, asked)
    yield from _chosen(entry, asked)
    if asked.with_people:
        yield _whom(verbs, entry, asked.with_people)
    if asked.open:
        fields: dict[type[Entry], str] = {Need: "met_day", Commitment: "done"}
        yield fields.get(type(entry), "open"), None


def _words(entry: Entry, asked: Namespace) -> Iterator[tuple[str, object]]:
    """Yield the words: a note of what has a channel or is in the ledger, the text of anything else."""
    has_note = isinstance(entry, Interaction | Exchange)
    if asked.note is not None:
        yield ("note" if has_note else "text"), asked.note
    if asked.text is not None:
        yield "text", asked.text


def _chosen(entry: Entry, asked: Namespace) -> Iterator[tuple[str, object]]:
    """Yield what is one of a few words."""
    if asked.channel is not None:
        yield "channel", Channel(asked.channel)
    if asked.marker is not None:
        yield "markers", frozenset(Marker(marker) for marker in asked.marker)
    if asked.by is not None:
        yield _by(entry, asked.by)
    if asked.kind is not None:
        yield ("kind" if isinstance(entry, Exchange) else "exchange"), ExchangeKind(asked.kind)
    if asked.direction is not None:
        yield "direction", Direction(asked.direction)
    if asked.asked_for is not None:
        yield "was_asked_for", asked.asked_for


def _by(entry: Entry, word: object) -> tuple[str, object]:
    if not isinstance(entry, Commitment):
        return "started_by", None if word is NOTHING else StartedBy(str(word))
    if word not in tuple(By):
        raise UserError("promise_by_one")
    return "by", By(str(word))


def _whom(verbs: Verbs, entry: Entry, words: list[str]) -> tuple[str, object]:
    if isinstance(entry, Interaction):
        return "people", tuple(people(verbs, words))
    if len(words) > 1:
        raise UserError("entry_of_one")
    return "person", whom(verbs, words[0]) if isinstance(entry, Need | Offer) else people(verbs, words)[0]
