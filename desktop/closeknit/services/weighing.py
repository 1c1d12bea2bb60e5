"""Change how people are scored: a weight, all of them back, closeness on or off; each is one step (product 4)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from closeknit.domain.errors import UserError
from closeknit.domain.weighing import changed, numbers_of, weight_named
from closeknit.domain.weights import DEFAULTS, Scoring
from closeknit.services.events import Announce, ScoringChanged
from closeknit.store.database import Store
from closeknit.store.steps import begin_step
from closeknit.store.tx import Tx
from closeknit.store.weighing import put_scoring, scoring_of


class Weighing:
    """Verbs of the weights; each raises UserError, also "nothing_changed"."""

    def __init__(self, store: Store, announce: Announce) -> None:
        self._store, self._announce = store, announce

    def now(self) -> Scoring:
        """Return what is in force."""
        with self._store.reading() as connection:
            return scoring_of(connection)

    def set(self, values: Mapping[str, float]) -> ScoringChanged:
        """Give weights other values; of the parts of closeness those that aren't named share what is left of 100."""
        if not values:
            raise UserError("nothing_changed")

        def change(before: Scoring) -> Scoring:
            return replace(before, weights=changed(before.weights, values))

        return self._write("weights_changed", change)

    def reset(self, name: str | None = None) -> ScoringChanged:
        """Take one weight, or all of them, back to the default; what is switched off stays off."""
        if name is not None:
            return self.set({name: numbers_of(DEFAULTS)[weight_named(name).name]})
        return self._write("weights_reset", lambda before: replace(before, weights=DEFAULTS))

    def switch(self, is_on: bool) -> ScoringChanged:
        """Show closeness, or leave everybody out of scoring."""
        return self._write("scores_on" if is_on else "scores_off", lambda before: replace(before, is_on=is_on))

    def _write(self, kind: str, change: Callable[[Scoring], Scoring]) -> ScoringChanged:
        def work(tx: Tx) -> ScoringChanged:
            before = scoring_of(tx)
            after = change(before)
            is_same = after.is_on == before.is_on and numbers_of(after.weights) == numbers_of(before.weights)
            if is_same and not before.is_damaged:
                raise UserError("nothing_changed")
            recorder = begin_step(tx, kind, {}, self._store.clock.now_us())
            return ScoringChanged(put_scoring(recorder, after), recorder.step)

        fact = self._store.write(work)
        self._announce(fact)
        return fact
