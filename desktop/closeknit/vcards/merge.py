"""Three-way merge of a card by content lines: as last read, as edited here, as now read (product 4.9).

A line changed on one side is taken; changed on both, the user's stays and the other is reported.
"""

from dataclasses import dataclass

from closeknit.domain.card import Property
from closeknit.domain.errors import UserError
from closeknit.vcards.changes import Key, changes, key
from closeknit.vcards.content import Card, Line
from closeknit.vcards.encoding import sniff, width
from closeknit.vcards.fields.labels import group_labels, label
from closeknit.vcards.fields.view import property_of
from closeknit.vcards.labelling import free_group
from closeknit.vcards.lexer import lex
from closeknit.vcards.patch import insert
from closeknit.vcards.writing import head_text, style_of, written

#: Properties of which a card has one; a second one from the other side would be a conflict.
_SINGLE = frozenset(
    {"FN", "N", "BDAY", "ANNIVERSARY", "UID", "REV", "KIND", "VERSION", "PRODID", "GENDER", "TITLE", "ORG"}
)


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged card, and what of theirs wasn't taken; an empty `text` was taken out there."""

    raw: bytes
    conflicts: tuple[Property, ...]


def merge(base: bytes, ours: bytes, theirs: bytes, encoding: str) -> Merged:
    """Merge; `encoding` is ours. The bytes of a side that alone changed are taken whole."""
    if ours in (base, theirs):
        return Merged(theirs, ())
    if theirs == base:
        return Merged(ours, ())
    return _Merge(_lexed(base, encoding), lex(ours, encoding), _lexed(theirs, encoding)).run()


def _lexed(raw: bytes, encoding: str) -> Card:
    """Lex a side; a file may have been turned to another encoding between two readings."""
    seen = sniff(raw[:64])
    if seen == "utf-8" and width(encoding) > 1:
        return lex(raw, "utf-8")
    return lex(raw, seen if seen != "utf-8" else encoding)


class _Merge:
    def __init__(self, base: Card, ours: Card, theirs: Card) -> None:
        self._ours, self._theirs = ours, theirs
        self._our_changes = changes(base, ours)
        self._their_changes = changes(base, theirs)
        mine = [change.new for change in self._our_changes if change.new is not None]
        self._our_keys = {key(line) for line in mine}
        self._our_names = {line.name for line in mine}
        self._conflicts: list[Property] = []
        self._cuts: list[tuple[int, int, bytes]] = []
        self._added: list[Line] = []

    def run(self) -> Merged:
        """Apply what they changed to our bytes."""
        ours_by_old = {id(change.old): change.new for change in self._our_changes if change.old is not None}
        left = _places(self._ours)
        for change in self._their_changes:
            if change.old is None:
                self._take_new(change.new)
                continue
            mine = ours_by_old.get(id(change.old), change.old)
            if mine is not change.old:
                if not _same(mine, change.new):
                    self._conflict(change.new or change.old, is_gone=change.new is None)
                continue
            places = left.get(key(change.old))
            if not places:
                continue
            place = places.pop(0)
            if change.new is None:
                self._cuts.append((place.start, place.next, b""))
            elif (new := self._bytes(change.new)) is not None:
                self._cuts.append((place.start, place.end, new))
        return self._spliced()

    def _take_new(self, line: Line | None) -> None:
        """Take a line that they added, unless we added the same, or another where only one may stand."""
        if line is None:
            return
        if key(line) in self._our_keys:
            return
        if line.name in _SINGLE and line.name in self._our_names:
            self._conflict(line)
            return
        self._added.append(line)

    def _spliced(self) -> Merged:
        out: list[bytes] = []
        at, raw = 0, self._ours.raw
        for start, end, new in sorted(self._cuts, key=lambda cut: cut[0]):
            out += [raw[at:start], new]
            at = end
        raw = b"".join([*out, raw[at:]])
        groups = self._new_groups()
        added: list[tuple[str, bytes]] = []
        for line in self._added:
            written_anew = self._bytes(line, groups.get(line.group.lower(), ""))
            if written_anew is not None:
                added.append((line.name, written_anew))
        if added:
            raw = insert(lex(raw, self._ours.encoding), added)
        return Merged(raw, tuple(self._conflicts))

    def _new_groups(self) -> dict[str, str]:
        """Give their new groups other names where ours has the same for something else."""
        used = {
            change.new.group.lower() for change in self._our_changes if change.new is not None and change.old is None
        }
        clashing = sorted({line.group.lower() for line in self._added} & used - {""})
        names: dict[str, str] = {}
        for group in clashing:
            stem, number = free_group(self._ours).rstrip("0123456789"), len(names)
            names[group] = f"{stem}{int(free_group(self._ours)[len(stem) :]) + number}"
        return names

    def _bytes(self, line: Line, group: str = "") -> bytes | None:
        """Give a line of theirs as it stands there; written anew where encoding, line end or group differ."""
        theirs, ours = self._theirs, self._ours
        if (theirs.encoding, theirs.line_end) == (ours.encoding, ours.line_end) and not group:
            return theirs.raw[line.start : line.end]
        head = head_text(theirs, line)
        if group:
            head = f"{group}.{head.partition('.')[2]}"
        try:
            return written(head, line.value, style_of(ours), line.head.charset, line.head.is_quoted_printable)
        except UserError:
            self._conflict(line)
            return None

    def _conflict(self, line: Line, is_gone: bool = False) -> None:
        index = next((n for n, other in enumerate(self._theirs.lines) if other is line), 0)
        shown = property_of(index, line, label(line, group_labels(self._theirs)))
        if is_gone:
            shown = Property(shown.field, shown.name, "", shown.was, shown.label, (), shown.group, 0, 1)
        self._conflicts.append(shown)


def _places(card: Card) -> dict[Key, list[Line]]:
    places: dict[Key, list[Line]] = {}
    for line in card.lines:
        places.setdefault(key(line), []).append(line)
    return places


def _same(one: Line | None, other: Line | None) -> bool:
    return (one and key(one)) == (other and key(other))
