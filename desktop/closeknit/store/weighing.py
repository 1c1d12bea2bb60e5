"""The weights in force: one small row, read with each question, so that every process uses the same (product 4)."""

import json
from functools import lru_cache
from typing import Any

from closeknit.domain.errors import UserError
from closeknit.domain.weighing import numbers_of, weights_of
from closeknit.domain.weights import DEFAULTS, Scoring, Weights
from closeknit.store.record import Recorder
from closeknit.store.tx import Tx

_IN_FORCE = "SELECT id, version, is_on, numbers FROM scoring ORDER BY id DESC LIMIT 1"
_LAST_VERSION = "SELECT seq FROM sqlite_sequence WHERE name = 'scoring'"


def scoring_of(tx: Tx) -> Scoring:
    """Read how people are scored now; what can't be read is said, and the defaults stand in for it."""
    row = _last(tx)
    if row is None:
        return Scoring()
    _id, version, is_on, numbers = row
    try:
        return Scoring(_read(numbers, int(version)), bool(is_on))
    except (ValueError, TypeError, RecursionError, UserError):
        return Scoring(DEFAULTS, bool(is_on), is_damaged=True)


@lru_cache(maxsize=2)
def _read(numbers: str, version: int) -> Weights:
    """Read what is nearly always the same text: 90 µs once, not with each question."""
    found = json.loads(numbers)
    if not isinstance(found, dict):
        raise ValueError(numbers)
    return weights_of(found, version)


def put_scoring(recorder: Recorder, scoring: Scoring) -> Scoring:
    """Let these be in force; returns them with their version, which is new where the numbers are.

    The step rests on the row before, so that no older change is taken back alone under it.
    """
    before, last = scoring_of(recorder.tx), _last(recorder.tx)
    numbers = numbers_of(scoring.weights)
    found = recorder.tx.execute(_LAST_VERSION).fetchall()
    row_id = max(found[0][0] if found else 0, DEFAULTS.version) + 1
    is_new = before.is_damaged or numbers != numbers_of(before.weights)
    version = row_id if is_new else before.weights.version
    if last is not None:
        recorder.rests_on("scoring", last[0])
    text = json.dumps(numbers, separators=(",", ":"))
    recorder.insert("scoring", row_id=row_id, version=version, is_on=int(scoring.is_on), numbers=text)
    return scoring_of(recorder.tx)


def _last(tx: Tx) -> tuple[Any, ...] | None:
    rows = tx.execute(_IN_FORCE).fetchall()
    return tuple(rows[0]) if rows else None
