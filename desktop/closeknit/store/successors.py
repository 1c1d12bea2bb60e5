"""What later came in the place of a row that a step ended: while it stands, the step can't be taken back alone.

Each way finds changes `n` by the step `:step`. A seat that was left is taken again, an objective that was closed has a
next one, a tie or a membership that was taken away is said anew: the schema has room for one of each.
"""

_SEAT = (
    "n.tbl = 'seat' AND n.row_id IN (SELECT s.id FROM change o JOIN seat m ON m.id = o.row_id "
    "JOIN seat s ON s.id <> m.id AND (s.place = m.place OR s.person_id = m.person_id) AND s.left_day IS NULL "
    "WHERE o.step_id = :step AND o.tbl = 'seat' AND json_type(o.before, '$.left_day') = 'null')"
)
_OBJECTIVE = (
    "n.tbl = 'objective' AND n.row_id IN (SELECT s.id FROM change o JOIN objective m ON m.id = o.row_id "
    "JOIN objective s ON s.id <> m.id AND s.person_id = m.person_id AND s.closed_day IS NULL "
    "WHERE o.step_id = :step AND o.tbl = 'objective' AND json_type(o.before, '$.closed_day') = 'null')"
)


def _deleted(table: str, *unique: str) -> str:
    same = " AND ".join(f"s.{name} = json_extract(o.before, '$.{name}')" for name in unique)
    return (
        f"n.tbl = '{table}' AND n.row_id IN (SELECT s.id FROM change o JOIN {table} s ON {same} "
        f"WHERE o.step_id = :step AND o.tbl = '{table}' AND o.after IS NULL AND o.before IS NOT NULL)"
    )


WAYS = (
    _SEAT,
    _OBJECTIVE,
    _deleted("tie", "first_id", "second_id", "kind"),
    _deleted("member", "community_id", "person_id"),
)
