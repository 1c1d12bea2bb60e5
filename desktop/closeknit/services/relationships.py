"""What a relationship comes to: every figure with the rows it rests on (product 4, `why`)."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from closeknit.domain.blend import Blend, blend, nudge
from closeknit.domain.cadence import Pace, last_meaningful, pace
from closeknit.domain.closeness import half_life_days
from closeknit.domain.entry import Entry
from closeknit.domain.errors import OutsideProblem
from closeknit.domain.exchange import Exchange
from closeknit.domain.ids import PersonId
from closeknit.domain.interaction import Interaction
from closeknit.domain.ladder import Standing, ground, standing
from closeknit.domain.ledger import Ledger, ledger
from closeknit.domain.meaning import Touch, touches
from closeknit.domain.promise import By, Commitment, Need, Objective
from closeknit.domain.reason import Reason
from closeknit.domain.scored import Scored
from closeknit.domain.seat import Bond, Seat, Tie
from closeknit.domain.weights import Scoring
from closeknit.domain.why import Why, why
from closeknit.services.local_time import local_now
from closeknit.services.trend import Trend, trend
from closeknit.store import bonds, seats
from closeknit.store.database import Store
from closeknit.store.entries import entries_of, open_commitments
from closeknit.store.scores import Scores
from closeknit.store.tx import Tx
from closeknit.store.weighing import scoring_of


@dataclass(frozen=True, slots=True)
class Relationship:
    """All that is known of one relationship, and what it comes to now.

    `closeness` is None for somebody left out of scoring, and where scores are switched off (`scoring`), `pace` where
    there is no rhythm, `next_action` the user's earliest open commitment, `circle` how many people both know, `trend`
    None where there is no number now or there was none then.
    """

    person: PersonId
    entries: tuple[Entry, ...]
    bond: Bond
    seats: tuple[Seat, ...]
    objectives: tuple[Objective, ...]
    ties: tuple[Tie, ...]
    communities: tuple[str, ...]
    standing: Standing
    closeness: Why | None
    ledger: Ledger
    pace: Pace | None
    blend: Blend
    nudge: Reason | None
    last_meaningful: Touch | None
    next_action: Commitment | None
    circle: int = 0
    scoring: Scoring = field(default_factory=Scoring)
    trend: Trend | None = None

    @property
    def seat(self) -> Seat | None:
        """The seat that the person has now."""
        return next((seat for seat in self.seats if seat.left is None), None)

    @property
    def objective(self) -> Objective | None:
        """The objective that stands."""
        return next((one for one in self.objectives if one.closed is None), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row of a list shows of a relationship."""

    scored: Scored
    next_action: Commitment | None


class Relationships:
    """Reads on the calling thread's connection; same data and clock, same number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._scores = Scores(store, lambda: local_now(store.clock))

    def of(self, person: PersonId) -> Relationship:
        """Open a relationship."""
        with self._store.reading() as connection:
            return self._opened(connection, person)

    def briefly(self, people: Iterable[PersonId]) -> dict[PersonId, Relationship]:
        """Open some relationships without what would raise closeness, and without its trend: a board is read often."""
        with self._store.reading() as connection:
            return {person: self._opened(connection, person, is_brief=True) for person in people}

    def next_actions(self, people: Sequence[PersonId]) -> dict[PersonId, Commitment]:
        """Give each person's next action, where there is one."""
        with self._store.reading() as connection:
            found: dict[PersonId, Commitment] = {}
            for one in open_commitments(connection, people):
                if one.by is By.ME:
                    found.setdefault(one.person, one)
            return found

    def figures(self, people: Sequence[PersonId]) -> dict[PersonId, Figures]:
        """Give what a list shows of each."""
        scored, actions = self.scored(people), self.next_actions(people)
        return {person: Figures(scored[person], actions.get(person)) for person in people}

    def scored(self, people: Sequence[PersonId]) -> dict[PersonId, Scored]:
        """Give closeness, rung and last meaningful contact of many people, for lists."""
        return self._scores.of(people)

    def freshen(self) -> int:
        """Compute and keep a piece of the figures that aren't of today; returns how many people, 0 at the end."""
        return self._scores.freshen()

    def freshen_all(self) -> None:
        """Bring every figure up to now, for a command: it has no idle time. On a full disk they stay as they are."""
        with suppress(OutsideProblem):
            while self._scores.freshen():
                pass

    def mend_all(self) -> None:
        """As `freshen_all`, of those only whose facts changed: last contacts don't go by, closeness and rung do."""
        with suppress(OutsideProblem):
            while self._scores.mend():
                pass

    def _opened(self, connection: Tx, person: PersonId, is_brief: bool = False) -> Relationship:
        now, scoring = local_now(self._store.clock), scoring_of(connection)
        weights = scoring.weights
        entries = tuple(entries_of(connection, person))
        bond = bonds.bond_of(connection, person)
        sat = tuple(seats.seats_of(connection, person))
        objectives = tuple(bonds.objectives_of(connection, person))
        ties = tuple(bonds.ties_of(connection, person))
        objective = next((one for one in objectives if one.closed is None), None)
        counted = touches((one for one in entries if isinstance(one, Interaction)), now, weights)
        exchanges = [one for one in entries if isinstance(one, Exchange)]
        needs = [one for one in entries if isinstance(one, Need)]
        grounds = ground(
            counted,
            exchanges,
            needs,
            now,
            has_seat=any(seat.left is None for seat in sat),
            objective=objective,
            is_remote=bond.is_remote,
        )
        circle = bonds.circles_of(connection, [person]).get(person, 0)
        closeness = before = None
        if scoring.is_on and not bond.is_unscored:
            half_life = half_life_days(bond, weights)
            closeness = why(counted, exchanges, circle, half_life, now, weights, is_brief=is_brief)
            if closeness.value is not None and not is_brief:
                before = trend(connection, person, entries, circle, half_life, now, weights)
        return Relationship(
            person,
            entries,
            bond,
            sat,
            objectives,
            ties,
            tuple(bonds.communities_of(connection, person)),
            standing(grounds, weights),
            closeness,
            ledger(exchanges, now, weights),
            None if bond.cadence is None else pace(bond.cadence, counted, now, weights),
            blend(counted, weights),
            nudge(counted, weights, is_remote=bond.is_remote),
            last_meaningful(counted, weights),
            _next_action(entries),
            circle,
            scoring,
            before,
        )


def _next_action(entries: tuple[Entry, ...]) -> Commitment | None:
    mine = [one for one in entries if isinstance(one, Commitment) and one.by is By.ME and one.is_open]
    return min(mine, key=lambda one: (one.due, one.id), default=None)
