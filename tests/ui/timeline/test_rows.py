"""Rows come out of items by rule, and one change touches one or two of them."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.domain.interaction import Channel
from closeknit.ui.timeline.items import FOLDED, Fold, Item, Kind, Mark, Month, Row
from closeknit.ui.timeline.rows import Edit, Rows, rows_of
from closeknit.ui.timeline.sieve import Filters, Which
from tests.growth import grows_no_faster, seconds
from tests.ui.timeline.made import TODAY, item


def told(rows: list[Row]) -> list[object]:
    """Say rows shortly: an item's number, a month as (year, month), the fold as its count."""
    out: list[object] = []
    for row in rows:
        if isinstance(row, Month):
            out.append((row.day.year, row.day.month))
        else:
            out.append(row.key if isinstance(row, Item) else f"{row.count} folded")
    return out


def test_months_stand_over_their_items_newest_first() -> None:
    rows = rows_of([item(1, 30), item(3, 0), item(2, 13)], TODAY)
    assert told(rows) == [(2026, 3), 3, (2026, 2), 2, 1]


def test_plans_and_days_to_come_stand_above_today_without_a_month() -> None:
    plan, late_plan = item(1, -7, Kind.PLAN), item(2, 3, Kind.PLAN)
    rows = rows_of([late_plan, item(3, 1), plan, item(4, -2, Kind.DATE)], TODAY)
    assert told(rows) == [1, 4, 2, (2026, 3), 3]


def test_within_a_day_the_time_then_the_order_decides_and_noon_stands_for_no_time() -> None:
    items = [item(1, at=time(9)), item(2), item(3), item(4, at=time(18))]
    assert told(rows_of(items, TODAY)) == [(2026, 3), 4, 3, 2, 1]


def test_first_and_last_minute_of_a_month_stand_under_their_own_header() -> None:
    last = item(1, (TODAY - date(2026, 2, 28)).days, at=time(23, 59))
    first = item(2, (TODAY - date(2026, 3, 1)).days, at=time(0, 0))
    rows = Rows(TODAY)
    for each in (last, first):
        rows.insert(each)
    assert told(rows.rows) == [(2026, 3), 2, (2026, 2), 1] == told(rows_of([first, last], TODAY))


def test_card_events_are_one_row_at_the_end_until_asked_for() -> None:
    items = [item(1, 5), item(2, 1, Kind.CARD_EDITED), item(3, 40, Kind.CARD_IMPORTED)]
    assert told(rows_of(items, TODAY)) == [(2026, 3), 1, "2 folded"]
    assert told(rows_of(items, TODAY, is_open=True)) == [(2026, 3), 2, 1, (2026, 1), 3, "2 folded"]
    assert told(rows_of(items, TODAY, Filters(Which.CARDS))) == [(2026, 3), 2, (2026, 1), 3]
    assert told(rows_of(items, TODAY, Filters(Which.NOTES))) == []


def test_each_filter_lets_through_what_it_names() -> None:
    items = [item(n, kind=kind) for n, kind in enumerate(Kind)]
    items += [item(100 + n, channel=channel) for n, channel in enumerate(Channel)]
    seen = {which: {i.kind for i in rows_of(items, TODAY, Filters(which)) if isinstance(i, Item)} for which in Which}
    assert seen[Which.ALL] == set(Kind) - FOLDED
    assert seen[Which.MEETINGS] == seen[Which.CALLS] == {Kind.INTERACTION}
    assert seen[Which.EXCHANGES] == {Kind.EXCHANGE, Kind.NEED, Kind.OFFER}
    assert seen[Which.PROMISES] == {Kind.PROMISE_MADE, Kind.PROMISE_KEPT}
    calls = [i.channel for i in rows_of(items, TODAY, Filters(Which.CALLS)) if isinstance(i, Item)]
    assert set(calls) == {Channel.VIDEO, Channel.PHONE}


def test_search_wants_every_word_anywhere_in_any_case() -> None:
    found = item(1, title="Lunch", people="with ANA", detail="the river", chips=(Mark("Gave: a map"),))
    for words, is_found in (("ana LUNCH", True), ("river map", True), ("river boat", False), ("  ", True)):
        assert (found in rows_of([found], TODAY, Filters(search=words))) is is_found


def test_year_is_said_by_the_first_header_and_where_it_changes() -> None:
    rows = Rows(TODAY)
    rows.put([item(5, -7, Kind.PLAN), item(4), item(3, 40), item(2, 80), item(1, 110)])
    headers = [at for at, row in enumerate(rows.rows) if isinstance(row, Month)]
    assert [rows.has_year(at) for at in headers] == [True, False, True, False]


DAYS = st.integers(-40, 120)
KINDS = st.sampled_from([Kind.INTERACTION, Kind.PLAN, Kind.NOTE, Kind.CARD_EDITED, Kind.DATE])
ITEMS = st.builds(
    lambda number, days, kind, minute: replace(item(number, days, kind), at=minute, order=0),
    st.integers(1, 12),
    DAYS,
    KINDS,
    st.sampled_from([None, time(0), time(12), time(23, 59)]),
)
ACTS = st.lists(st.tuples(st.sampled_from(["insert", "change", "remove"]), ITEMS), max_size=30)


def follow(mirror: list[Row], edits: list[Edit]) -> None:
    for edit in edits:
        mirror[edit.row : edit.row + edit.removed] = edit.added


@given(
    acts=ACTS,
    filters=st.builds(Filters, st.sampled_from([Which.ALL, Which.NOTES, Which.CARDS]), st.sampled_from(["", "1"])),
    is_open=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_one_by_one_gives_the_same_rows_as_all_at_once(
    acts: list[tuple[str, Item]], filters: Filters, is_open: bool
) -> None:
    rows, mirror, kept = Rows(TODAY), list[Row](), dict[object, Item]()
    rows.ask(filters, is_open)
    for act, it in acts:
        if act == "insert" and it.key not in kept:
            follow(mirror, rows.insert(it))
            kept[it.key] = it
        elif act == "change" and it.key in kept:
            follow(mirror, rows.change(it))
            kept[it.key] = it
        elif act == "remove":
            follow(mirror, rows.remove(it.key))
            kept.pop(it.key, None)
    whole = rows_of(kept.values(), TODAY, filters, is_open)
    assert mirror == rows.rows
    assert [(r.rank, type(r)) for r in rows.rows] == [(r.rank, type(r)) for r in whole]
    assert {r.key for r in rows.rows} == {r.key for r in whole}
    assert all(rows.row_of(row.key) == at for at, row in enumerate(rows.rows) if isinstance(row, Item | Fold))


def test_going_to_a_month_finds_the_next_older_one() -> None:
    rows = Rows(TODAY)
    rows.put([item(3), item(2, 100)])
    assert rows.row_of_month(date(2026, 3, 30)) == 0
    assert rows.row_of_month(date(2026, 1, 5)) == 2
    assert rows.row_of_month(date(2020, 1, 1)) == 2
    assert rows.row_of_month(date(2030, 1, 1)) == 0
    assert Rows(TODAY).row_of_month(TODAY) == -1


def some(count: int) -> list[Item]:
    dice = random.Random(1)
    return [item(n, n // 14, dice.choice((Kind.INTERACTION, Kind.NOTE))) for n in range(count)]


def test_time_to_order_items_grows_with_them_and_no_faster() -> None:
    def ordering(count: int) -> Callable[[], object]:
        items = some(count)
        return lambda: rows_of(items, TODAY)

    grows_no_faster(ordering, 50_000)


def test_one_more_costs_among_100_000_next_to_nothing_of_ordering_them_all() -> None:
    rows, items = Rows(TODAY), some(100_000)
    all_s = seconds(lambda: rows.put(items))
    hundred_s = seconds(lambda: [rows.insert(item(200_000 + n, n * 10)) for n in range(100)])
    assert hundred_s < all_s


def test_today_moving_on_lets_a_day_fall_into_its_month() -> None:
    rows = Rows(TODAY)
    rows.put([item(1, -1, Kind.DATE)])
    assert told(rows.rows) == [1]
    rows.ask(today=TODAY + timedelta(days=1))
    assert told(rows.rows) == [(2026, 3), 1]
