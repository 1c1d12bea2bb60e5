"""What was told of people who are joined, or erased for good."""

from closeknit.domain.ids import PersonId
from closeknit.store.tx import Tx

#: Acts whose keys name a person after the kind.
KINDS_OF_PERSON = ("cadence", "date", "review", "aim", "next")


def join_told(tx: Tx, survivor: PersonId, other: PersonId) -> None:
    """Let what was told of one person count as told of another, by both names: a split gives the first one back."""
    tx.execute("UPDATE told SET person_id = ? WHERE person_id = ?", (survivor, other))
    for kind in KINDS_OF_PERSON:
        old, new = f"{kind}:{other}:", f"{kind}:{survivor}:"
        tx.execute(
            "INSERT OR IGNORE INTO told (occurrence, delivery_id, act, person_id, at_us) "
            "SELECT ?2 || substr(occurrence, length(?1) + 1), delivery_id, "
            "rtrim(?2 || substr(act, length(?1) + 1), ':'), person_id, at_us FROM told WHERE occurrence GLOB ?1 || '*'",
            (old, new),
        )


def erase_told(tx: Tx, who: str) -> None:
    """Forget what was told of people, a JSON list of ids; a plan with others was told of those."""
    of_them = "SELECT value FROM json_each(:who)"
    plans = "act GLOB 'plan:*' AND substr(act, 6) IN (SELECT id FROM entry)"
    tx.execute(f"UPDATE told SET person_id = NULL WHERE person_id IN ({of_them}) AND {plans}", {"who": who})
    kinds = ", ".join(repr(kind) for kind in KINDS_OF_PERSON)
    tx.execute(
        f"DELETE FROM told WHERE person_id IN ({of_them}) OR (substr(act, 1, instr(act, ':') - 1) IN ({kinds}) "
        f"AND CAST(substr(act, instr(act, ':') + 1) AS INTEGER) IN ({of_them}))",
        {"who": who},
    )
