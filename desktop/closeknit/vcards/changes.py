"""Which content lines of a card differ from an earlier text of it, each paired with what it was."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from closeknit.vcards.content import Card, Line

Key = tuple[str, str, object, str]


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line of the base, and what stands in its place; None: it is new, or gone."""

    old: Line | None
    new: Line | None


def changes(base: Card, side: Card) -> list[LineChange]:
    """Pair the lines that differ from the base with what they were: same value, same head, or same name, in order."""
    gone, fresh = _minus(base.lines, side.lines), _minus(side.lines, base.lines)
    found: list[LineChange] = []
    for trait in (_value_trait, _head_trait, _name_trait):
        waiting: dict[object, deque[Line]] = {}
        for line in gone:
            if line.name:
                waiting.setdefault(trait(line), deque()).append(line)
        left: list[Line] = []
        for line in fresh:
            olds = waiting.get(trait(line))
            if olds:
                found.append(LineChange(olds.popleft(), line))
            else:
                left.append(line)
        taken = {id(change.old) for change in found}
        gone, fresh = [line for line in gone if id(line) not in taken], left
    return [*found, *(LineChange(old, None) for old in gone), *(LineChange(None, new) for new in fresh)]


def _minus(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Leave out lines that the other side has too, each counted as often as it stands there."""
    counts: dict[Key, int] = {}
    for line in others:
        counts[key(line)] = counts.get(key(line), 0) + 1
    left: list[Line] = []
    for line in lines:
        if counts.get(key(line), 0):
            counts[key(line)] -= 1
        else:
            left.append(line)
    return left


def key(line: Line) -> Key:
    """Return what makes two lines the same: group, name, parameters and value, however they are written."""
    return (line.group.lower(), line.name, line.head.params, line.value)


def _value_trait(line: Line) -> object:
    return line.name, line.value


def _head_trait(line: Line) -> object:
    return key(line)[:3]


def _name_trait(line: Line) -> object:
    return line.name
