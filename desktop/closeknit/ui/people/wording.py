"""The columns of the list, and the words of what a relationship comes to in them."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from closeknit.domain.person import PeopleFound
from closeknit.domain.scored import Rung
from closeknit.ui.common import figures
from closeknit.ui.common.ring import closeness_words
from closeknit.ui.common.rungs import rung_word
from closeknit.ui.common.text import shown

if TYPE_CHECKING:  # start-up cost: the figures come after the first rows
    from closeknit.services.relationships import Figures


class Column(IntEnum):
    """What the columns show."""

    CHECK = 0
    NAME = 1
    ORGANISATION = 2
    RUNG = 3
    CLOSENESS = 4
    LAST = 5
    NEXT = 6
    EMAIL = 7
    PHONE = 8
    CATEGORIES = 9


def words_of(found: "Figures", today: date) -> dict[Column, str]:
    """Say the cells of a relationship as a reader of the screen hears them."""
    last, action = found.scored.last_meaningful, found.next_action
    told = "" if last is None else QCoreApplication.translate("people", "last {0}").format(figures.ago(last, today))
    due = ""
    if action is not None:
        due = f"{shown(action.text)}, {figures.day(action.due, today)}"
        if action.due < today:
            due += ", " + QCoreApplication.translate("people", "%n days late", "", (today - action.due).days)
    return {
        Column.RUNG: rung_word(found.scored.rung),
        Column.CLOSENESS: closeness_words(found.scored.closeness),
        Column.LAST: told,
        Column.NEXT: due,
    }


def found_sentence(found: PeopleFound, took_ms: float) -> str:
    """Say how many were found, and how long it took: "1,209 people · 4 ms"."""
    if found.is_exact:
        people = QCoreApplication.translate("PeoplePage", "%n people", "", found.total)
    else:
        people = QCoreApplication.translate("PeoplePage", "{0} people").format(figures.number(found.total) + "+")
    return f"{people} · {took_ms:.0f} ms"


def rungs_sentence(counts: Mapping[Rung, int]) -> str:
    """Say the whole book: "1,209 links · 203 acquainted · 38 working · 11 reciprocal · 9 strategic" (product 4.2)."""
    if not any(counts.values()):
        return ""
    written = {rung: figures.number(count) for rung, count in counts.items()}
    return QCoreApplication.translate(
        "people", "{0} links · {1} acquainted · {2} working · {3} reciprocal · {4} strategic"
    ).format(*(written[rung] for rung in Rung))
