"""`today`."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from closeknit.cli.output import Output
from closeknit.cli.relationships import said
from closeknit.domain.act import Act
from closeknit.domain.ids import PersonId
from closeknit.services.verbs import Verbs

_SECTIONS = (
    ("late", "Late"),
    ("due_today", "Today"),
    ("this_week", "This week"),
    ("quiet", "Gone quiet"),
    ("dates_near", "Dates near"),
)


def run_today(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """Say what to do today: at most three acts, then what is late, due, quiet or near."""
    verbs.relationships.mend_all()
    verbs.telling.date_all()
    found = verbs.agenda.today()
    everything = (found.acts, found.more, *(getattr(found, name) for name, _title in _SECTIONS))
    names = {row.id: row.name for row in verbs.people.rows([act.person for acts in everything for act in acts])}
    if output.is_json:
        document = {"acts": _rows(found.acts, names), "more": _rows(found.more, names)}
        document |= {name: _rows(getattr(found, name), names) for name, _title in _SECTIONS}
        output.document({"today": document, "total": sum(map(len, everything))})
        return 0
    if not any(everything):
        output.line("Nothing is due. Log what passed, set a rhythm, or note a promise, and it shows here.")
        return 0
    shown = found.acts if not asked.all else (*found.acts, *found.more)
    if shown:
        _tell(shown, names, output)
    for name, title in _SECTIONS:
        acts = getattr(found, name)
        if acts:
            output.line()
            output.line(title)
            _tell(acts, names, output)
    if found.more and not asked.all:
        output.line()
        output.line(f"{len(found.more)} more: `closeknit today --all`")
    return 0


def _tell(acts: Sequence[Act], names: Mapping[PersonId, str], output: Output) -> None:
    rows = [
        [act.key, names.get(act.person, ""), act.kind.value, "; ".join(said(reason) for reason in act.reasons)]
        for act in acts
    ]
    output.table(rows, ("key", "who", "act", "because"))


def _rows(acts: Sequence[Act], names: Mapping[PersonId, str]) -> list[dict[str, object]]:
    return [
        {
            "key": act.key,
            "person": {"id": act.person, "name": names.get(act.person, "")},
            "act": act.kind.value,
            "reasons": [{"reason": said(reason), "rows": list(reason.rows)} for reason in act.reasons],
            "due": None if act.due is None else act.due.isoformat(),
            "score": act.score,
            "entry": act.entry,
            "other": act.other,
        }
        for act in acts
    ]
