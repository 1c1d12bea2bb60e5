"""Filters and orders of lists that rest on figures: rung, closeness, last contact, next action (product 4.2, 4.3)."""

from closeknit.domain.person import NextAction, PeopleQuery, Sort
from closeknit.domain.scored import Band, Rung, least_of
from closeknit.store.asked import Asked
from closeknit.store.days import day_number
from closeknit.store.entries import OPEN

_ACTIONS = (
    "SELECT t.person_id AS id, min(e.due_day) AS key FROM entry e CROSS JOIN entry_person t ON t.entry_id = e.id "
    f"WHERE {OPEN} AND e.kind = 'commitment' AND e.promised_by = 'me' GROUP BY t.person_id"
)
#: Whom each order knows something of, with what it sorts by; all others follow by name.
KEYS = {
    Sort.RUNG: "SELECT id, rung AS key FROM closeness WHERE rung > 0",
    Sort.CLOSENESS: "SELECT id, value AS key FROM closeness WHERE value IS NOT NULL",
    Sort.LAST: "SELECT id, meaningful_day AS key FROM closeness WHERE meaningful_day IS NOT NULL",
    Sort.NEXT: _ACTIONS,
}


def add_filters(asked: Asked, query: PeopleQuery) -> None:
    """Put the filters that rest on figures into SQL."""
    if query.seated:
        asked.of("SELECT person_id AS id FROM seat WHERE left_day IS NULL")
    if query.rung is Rung.LINK:
        asked.add("p.id NOT IN (SELECT id FROM closeness WHERE rung > 0)")
    elif query.rung is not None:
        asked.of("SELECT id FROM closeness WHERE rung = :rung", rung=int(query.rung))
    if query.band is not None:
        least = least_of(query.band)
        most = least + 20 if query.band is not Band.VERY_CLOSE else 1000
        asked.of("SELECT id FROM closeness WHERE value >= :least AND value < :most", least=least, most=most)
    if query.is_untold:
        asked.add("p.id NOT IN (SELECT id FROM closeness WHERE value IS NOT NULL)")
    if query.touched_since is not None:
        day = day_number(query.touched_since)
        asked.of("SELECT id FROM closeness WHERE meaningful_day >= :touched_since", touched_since=day)
    if query.met_before is not None:
        asked.of("SELECT id FROM closeness WHERE met_day < :met_before", met_before=day_number(query.met_before))
    if query.is_never_met:
        asked.add("p.id NOT IN (SELECT id FROM closeness WHERE met_day IS NOT NULL)")
    _add_next_action(asked, query)


def _add_next_action(asked: Asked, query: PeopleQuery) -> None:
    if query.next_action is NextAction.ANY:
        asked.of(f"SELECT id FROM ({_ACTIONS})")
    elif query.next_action is NextAction.LATE:
        asked.of(f"SELECT id FROM ({_ACTIONS}) WHERE key < :today", today=day_number(query.today))
    elif query.next_action is NextAction.NONE:
        asked.add(f"p.id NOT IN (SELECT id FROM ({_ACTIONS}))")


def known_sql(query: PeopleQuery, asked: Asked) -> str:
    """List those of whom the order knows something."""
    way = " DESC" if query.descending else ""
    return (
        f"SELECT p.id FROM ({KEYS[query.sort]}) k CROSS JOIN person p ON p.id = k.id "
        f"WHERE {asked.where} ORDER BY k.key{way}, p.sort_key, p.id"
    )


def hits_sql(query: PeopleQuery, asked: Asked) -> str:
    """List a search's hits in that order."""
    way = " DESC" if query.descending else ""
    last = "coalesce(k.key, 0)" + way if query.sort is Sort.RUNG else f"k.key IS NULL, k.key{way}"
    return (
        "SELECT p.id FROM person_text f CROSS JOIN person p ON p.id = f.rowid "
        f"LEFT JOIN ({KEYS[query.sort]}) k ON k.id = p.id "
        f"WHERE f.person_text MATCH :match AND {asked.where} ORDER BY {last}, p.sort_key, p.id"
    )


def others_first(query: PeopleQuery) -> bool:
    """Tell whether those of whom the order knows nothing come first: links are the lowest rung, not an unknown one."""
    return query.sort is Sort.RUNG and not query.descending
