"""`weights`: what counts how much, and whether closeness is shown at all (product 4)."""

from argparse import Namespace
from collections.abc import Sequence

from closeknit.cli.output import Output
from closeknit.domain.errors import UserError
from closeknit.domain.weighing import WEIGHTS, differing, numbers_of
from closeknit.domain.weights import DEFAULTS, Scoring
from closeknit.phrases.say import say
from closeknit.services.verbs import Verbs

_COLUMNS = ("name", "value", "unit", "from", "to", "default")


def run_weights(verbs: Verbs, asked: Namespace, output: Output) -> int:
    """List the weights, change some, take them back, or switch scores; 1 where what was kept can't be read."""
    ways = [bool(asked.values), asked.reset is not None, asked.scores is not None]
    if sum(ways) > 1:
        raise UserError("weights_one_way")
    before = verbs.weighing.now()
    if not any(ways):
        return _list(before, output)
    if asked.values:
        after = verbs.weighing.set(_pairs(asked.values)).scoring
    elif asked.scores is not None:
        after = verbs.weighing.switch(asked.scores == "on").scoring
    else:
        after = verbs.weighing.reset(asked.reset or None).scoring
    output.answer("weights", _document(after), _told(before, after))
    return 0


def _list(scoring: Scoring, output: Output) -> int:
    rows = _rows(scoring)
    if output.is_json:
        output.document({"weights": _document(scoring), "total": len(rows)})
    else:
        table = [
            [f"{row[column]:g}" if isinstance(row[column], float | int) else str(row[column]) for column in _COLUMNS]
            for row in rows
        ]
        output.table(table, _COLUMNS)
        output.line(f"Scores are {'on' if scoring.is_on else 'off'}; {_count(len(differing(scoring.weights)))} yours.")
    if scoring.is_damaged:
        output.complain(say("scoring_damaged", {}))
    return 1 if scoring.is_damaged else 0


def _pairs(words: Sequence[str]) -> dict[str, float]:
    if len(words) % 2:
        raise UserError("weight_needs_value", weight=words[-1])
    return {name: _number(value) for name, value in zip(words[::2], words[1::2], strict=True)}


def _number(text: str) -> float:
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return float("nan")  # out of every range, which is what is said


def _document(scoring: Scoring) -> dict[str, object]:
    return {"scores": scoring.is_on, "version": scoring.weights.version, "values": _rows(scoring)}


def _rows(scoring: Scoring) -> list[dict[str, object]]:
    numbers, usual = numbers_of(scoring.weights), numbers_of(DEFAULTS)
    return [
        {
            "name": weight.name,
            "value": numbers[weight.name],
            "unit": weight.unit.value,
            "from": weight.least,
            "to": weight.most,
            "default": usual[weight.name],
        }
        for weight in WEIGHTS
    ]


def _told(before: Scoring, after: Scoring) -> str:
    """Say what is other than before: "recency 30, quantity 23", or that scores are on."""
    if before.is_on != after.is_on:
        return f"Scores are {'on' if after.is_on else 'off'} now."
    were, numbers = numbers_of(before.weights), numbers_of(after.weights)
    other = [f"{name} {value:g}" for name, value in numbers.items() if value != were[name]]
    return f"Now {', '.join(other)}." if other else "The weights are the defaults."


def _count(number: int) -> str:
    return f"{number} {'weight is' if number == 1 else 'weights are'}"
