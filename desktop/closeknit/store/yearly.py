"""Days of the year that the cards of people name, by the index of their month and day."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from closeknit.domain.ids import CardId, PersonId
from closeknit.domain.occasion import Occasion, OccasionKind, Yearly, next_time
from closeknit.domain.reminder.habits import DatesOf
from closeknit.store.derive import CARD_COUNTS
from closeknit.store.tx import Tx
from closeknit.vcards.dates import parse_date

#: So many cards that were read by an earlier program are looked through at once: 60 ms.
_AT_ONCE = 400
_MOST_DAYS = 365
_ROWS = (
    "SELECT c.person_id, i.label, i.value FROM item i CROSS JOIN card c ON c.id = i.card_id "
    "CROSS JOIN person p ON p.id = c.person_id LEFT JOIN bond b ON b.id = p.id "
    f"WHERE i.field = 'date' AND i.normal IN (SELECT value FROM json_each(?)) AND {CARD_COUNTS} AND p.shown = 0 "
    "AND p.is_me = 0 AND coalesce(b.is_archived, 0) = 0 AND coalesce(b.is_silenced, 0) = 0"
)
_OF = {
    DatesOf.EVERYONE: "",
    DatesOf.KNOWN: " AND (b.id IS NOT NULL OR EXISTS (SELECT 1 FROM entry_person e WHERE e.person_id = p.id) "
    "OR EXISTS (SELECT 1 FROM seat s WHERE s.person_id = p.id AND s.left_day IS NULL))",
    DatesOf.TWENTY: " AND EXISTS (SELECT 1 FROM seat s WHERE s.person_id = p.id AND s.left_day IS NULL)",
}
_LIKELY = "(CAST(t.raw AS TEXT) LIKE '%BDAY%' OR CAST(t.raw AS TEXT) LIKE '%ANNIVERSARY%' " \
    "OR CAST(t.raw AS TEXT) LIKE '%X-ABDATE%' OR instr(t.raw, x'00'))"  # fmt: skip


def occasions_between(connection: Tx, first: date, last: date, whose: DatesOf) -> dict[PersonId, list[Occasion]]:
    """List the dates of people from one day to another, of the last year of it, each once however many cards say it."""
    if whose is DatesOf.NOBODY or last < first:
        return {}
    first = max(first, last - timedelta(days=_MOST_DAYS - 1))
    wanted = {f"{first + timedelta(days=ahead):%m-%d}" for ahead in range((last - first).days + 1)}
    if "02-28" in wanted:
        wanted.add("02-29")
    found: dict[PersonId, list[Occasion]] = {}
    rows = connection.execute(_ROWS + _OF[whose] + " ORDER BY c.person_id, c.id, i.seq", (json.dumps(sorted(wanted)),))
    for person, label, value in rows.fetchall():
        _add(found, PersonId(person), label, value, first, last)
    return found


def occasions_of(connection: Tx, people: Sequence[PersonId], today: date) -> dict[PersonId, tuple[Occasion, ...]]:
    """List the next time of each date of these people."""
    rows = connection.execute(
        "SELECT c.person_id, i.label, i.value FROM json_each(?) j CROSS JOIN card c ON c.person_id = j.value "
        f"CROSS JOIN item i ON i.card_id = c.id WHERE i.field = 'date' AND {CARD_COUNTS} "
        "ORDER BY c.person_id, c.id, i.seq",
        (json.dumps(list(people)),),
    )
    found: dict[PersonId, list[Occasion]] = {}
    for person, label, value in rows.fetchall():
        _add(found, PersonId(person), label, value, today, today + timedelta(days=_MOST_DAYS))
    return {person: tuple(listed) for person, listed in found.items()}


def _add(
    found: dict[PersonId, list[Occasion]], person: PersonId, label: str, value: str, first: date, last: date
) -> None:
    yearly = _yearly(label, value)
    if yearly is None:
        return
    occasion = next_time(yearly, first)
    listed = found.setdefault(person, [])
    twin = next((one for one in listed if (one.name, one.day) == (occasion.name, occasion.day)), None)
    if occasion.day > last or (twin is not None and (twin.years is not None or occasion.years is None)):
        return
    if twin is not None:
        listed.remove(twin)  # the same day, and this card knows the year
    listed.append(occasion)


def _yearly(label: str, value: str) -> Yearly | None:
    kind, _dot, words = label.partition(".")
    day = parse_date(value)
    if day is None or day.month is None or day.day is None or kind not in list(OccasionKind):
        return None
    return Yearly(OccasionKind(kind), day.month, day.day, day.year, words)


def date_some(tx: Tx) -> bool:
    """Look through a piece of the cards that an earlier program read; True while there is more."""
    found = tx.execute("SELECT done, last FROM undated WHERE id = 1").fetchall()
    if not found:
        return False
    done, last = found[0]
    rows = tx.execute(
        f"SELECT t.id, c.encoding, {_LIKELY} FROM card_text t JOIN card c ON c.id = t.id "
        "WHERE t.id > ? AND t.id <= ? ORDER BY t.id LIMIT ?",
        (done, last, _AT_ONCE),
    ).fetchall()
    _date([(CardId(row[0]), row[1]) for row in rows if row[2]], tx)
    if len(rows) < _AT_ONCE:
        tx.execute("DELETE FROM undated WHERE id = 1")
        return False
    tx.execute("UPDATE undated SET done = ? WHERE id = 1", (rows[-1][0],))
    return True


def _date(cards: Sequence[tuple[CardId, str]], tx: Tx) -> None:
    from closeknit.store.described import Described  # start-up cost: reading cards is loaded when one is read

    described = Described(tx, {})
    for card, encoding in cards:
        items: list[tuple[Any, ...]] = [item for item in described.row(card, encoding).items if item[0] == "date"]
        if not items or tx.execute("SELECT 1 FROM item WHERE card_id = ? AND field = 'date'", (card,)).fetchall():
            continue
        seq = tx.execute("SELECT coalesce(max(seq), -1) + 1 FROM item WHERE card_id = ?", (card,)).fetchall()[0][0]
        tx.executemany(
            "INSERT INTO item (card_id, seq, field, label, value, normal) VALUES (?, ?, ?, ?, ?, ?)",
            [(card, seq + number, *item) for number, item in enumerate(items)],
        )
