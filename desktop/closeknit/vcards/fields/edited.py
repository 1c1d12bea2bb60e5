"""What an edit did to a card as a person reads it: lines changed, added and removed, with their labels."""

from closeknit.domain.card import Property
from closeknit.domain.history import LineEdit
from closeknit.vcards.changes import changes, key
from closeknit.vcards.content import Card, Line
from closeknit.vcards.fields.labels import group_labels, label
from closeknit.vcards.fields.view import property_of


def edited_lines(before: Card, after: Card) -> tuple[LineEdit, ...]:
    """List the edits in the order of the card; a group's label line counts as the label of the line it names."""
    found = [
        (_place(after, change.new) if change.new else len(after.lines), _edit(before, change.old, after, change.new))
        for change in changes(before, after)
        if "X-ABLABEL" not in {line.name for line in (change.old, change.new) if line}
    ]
    edits = [edit for _, edit in sorted(found, key=lambda pair: pair[0])]
    return tuple(edits) or _relabelled(before, after)


def _relabelled(before: Card, after: Card) -> tuple[LineEdit, ...]:
    """Find lines that stay as they are under another label."""
    old_groups, new_groups = group_labels(before), group_labels(after)
    olds = {key(line): line for line in before.lines}
    edits = []
    for line in after.lines:
        old = olds.get(key(line))
        if old is not None and line.name != "X-ABLABEL" and label(old, old_groups) != label(line, new_groups):
            edits.append(_edit(before, old, after, line))
    return tuple(edits)


def _edit(before: Card, old: Line | None, after: Card, new: Line | None) -> LineEdit:
    was, now = _shown(before, old), _shown(after, new)
    either = now or was
    assert either is not None  # a change has an old line or a new one
    return LineEdit(
        either.name,
        either.field,
        was.text if was else None,
        now.text if now else None,
        was.label if was else "",
        now.label if now else "",
    )


def _shown(card: Card, line: Line | None) -> Property | None:
    return None if line is None else property_of(_place(card, line), line, label(line, group_labels(card)))


def _place(card: Card, line: Line) -> int:
    return next(place for place, other in enumerate(card.lines) if other is line)
