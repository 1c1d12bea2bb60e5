"""What the palette offers for a text: people found, and commands whose words fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from closeknit.domain.folding import fold
from closeknit.domain.ids import PersonId
from closeknit.domain.person import PersonRow
from closeknit.ui.common.named import named


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: its words, icon, keys, and what it runs."""

    text: str
    icon: str
    key: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: a head, a person or a command. A key that is shared acts on the current line."""

    text: str
    second: str = ""
    icon: str = ""
    key: str = ""
    person: PersonRow | None = None
    run: Callable[[], None] | None = None
    is_key_shared: bool = False

    @property
    def is_head(self) -> bool:
        """Tell a heading, which can't be chosen."""
        return self.person is None and self.run is None


def by_name_first(rows: Sequence[PersonRow], text: str) -> list[PersonRow]:
    """Put those first whose name or organisation has every word; each group keeps its order."""
    words = fold(text).split()
    return sorted(rows, key=lambda row: not _has(f"{row.name} {row.native_name} {row.organisation}", words))


def called(rows: Sequence[PersonRow], text: str) -> list[PersonRow]:
    """Return those of whose name every word of the text begins a word."""
    words = fold(text).split()
    return [row for row in rows if _has(f"{row.name} {row.native_name}", words)]


def _has(text: str, wanted: Sequence[str]) -> bool:
    said = fold(text).split()
    return all(any(one.startswith(word) for one in said) for word in wanted)


def fitting(commands: Sequence[Command], text: str) -> list[Command]:
    """Return the commands in which every word of the text begins a word, in their own order."""
    wanted = fold(text).split()
    return [c for c in commands if all(any(w.startswith(part) for w in fold(c.text).split()) for part in wanted)]


def lines(
    heads: tuple[str, str],
    people: Sequence[PersonRow],
    commands: Sequence[Command],
    open_person: Callable[[PersonId], None],
) -> list[Line]:
    """Set people and commands under their headings."""
    out: list[Line] = []
    if people:
        out.append(Line(heads[0]))
        out += [Line(named(row.name), row.organisation, person=row, run=_opens(open_person, row.id)) for row in people]
    if commands:
        out.append(Line(heads[1]))
        out += [Line(c.text, icon=c.icon, key=c.key, run=c.run) for c in commands]
    return out


def marks(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where the words looked for stand in a text, as (start, length), without overlaps.

    Folding may change lengths, so letters are folded one by one: "Ång" and "ang" meet at (0, 3).
    """
    folded = [fold(c) for c in text[:200]]
    flat = "".join(folded)
    starts = [i for i, part in enumerate(folded) for _ in part]
    found: list[tuple[int, int]] = []
    for word in fold(wanted).split():
        at = flat.find(word)
        if at >= 0 and word:
            first, last = starts[at], starts[at + len(word) - 1]
            if all(last < s or first >= s + n for s, n in found):
                found.append((first, last - first + 1))
    return sorted(found)


def _opens(open_person: Callable[[PersonId], None], person: PersonId) -> Callable[[], None]:
    return lambda: open_person(person)
