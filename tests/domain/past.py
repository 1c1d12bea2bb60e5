"""What passed, made briefly: entries dated back from one moment in Berlin, and any history for Hypothesis."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from closeknit.domain.exchange import Direction, Exchange, ExchangeKind
from closeknit.domain.ids import EntryId, ObjectiveId, PersonId
from closeknit.domain.interaction import Channel, Interaction, Marker, StartedBy
from closeknit.domain.promise import By, Commitment, Need, Objective, Progress
from closeknit.domain.when import When

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 12, 15, 30, tzinfo=BERLIN)
TODAY = NOW.date()
ANA = PersonId(1)
BO = PersonId(2)
_ids = count(1000)


def entry() -> EntryId:
    return EntryId(next(_ids))


def ago(days: float, now: datetime = NOW) -> When:
    at = (now.astimezone(UTC) - timedelta(days=days)).astimezone(BERLIN)
    return When(at.date(), at)


def day_ago(days: int) -> When:
    return When(TODAY - timedelta(days=days))


def passed_by(channel: Channel, when: When | float, minutes: int | None = None, **fields: object) -> Interaction:
    moment = when if isinstance(when, When) else ago(when)
    marked = frozenset(list(Marker)[: fields.pop("markers", 0)])  # type: ignore[misc, call-overload]
    people = tuple(PersonId(n + 1) for n in range(fields.pop("people", 1)))  # type: ignore[call-overload]
    return Interaction(entry(), people, channel, moment, minutes, markers=marked, **fields)  # type: ignore[arg-type]


def met(when: When | float, minutes: int | None = 90, **fields: object) -> Interaction:
    return passed_by(Channel.IN_PERSON, when, minutes, **fields)


def mailed(when: When | float, **fields: object) -> Interaction:
    return passed_by(Channel.MAIL, when, **fields)


def gave(value: int | None, when: When | float = 0.0) -> Exchange:
    return _exchange(Direction.GAVE, value, when)


def received(value: int | None, when: When | float = 0.0) -> Exchange:
    return _exchange(Direction.RECEIVED, value, when)


def _exchange(direction: Direction, value: int | None, when: When | float) -> Exchange:
    moment = when if isinstance(when, When) else ago(when)
    return Exchange(entry(), ANA, direction, ExchangeKind.HELP, moment, value)


def promised(
    text: str, in_days: int, by: By = By.ME, *, person: PersonId = ANA, done: date | None = None
) -> Commitment:
    return Commitment(entry(), person, by, text, TODAY + timedelta(days=in_days), TODAY - timedelta(days=60), done)


def needs(text: str, person: PersonId | None = ANA, **fields: date) -> Need:
    return Need(entry(), person, text, day_ago(20), **fields)


def aims(made_days_ago: int = 60, mine: str = "sensors", theirs: str = "data", **fields: object) -> Objective:
    return Objective(ObjectiveId(7), ANA, mine, theirs, TODAY - timedelta(days=made_days_ago), **fields)  # type: ignore[arg-type]


def progressed(days_ago: int, share: float) -> Progress:
    return Progress(TODAY - timedelta(days=days_ago), share)


def one_way_mails() -> list[Interaction]:
    """Worked example 1 of product 4.3: ten one-way mails by me, ages 4, 13, 22 … 85 days."""
    return [mailed(4.0 + 9 * n, started_by=StartedBy.ME) for n in range(10)]


def walks_and_lunches() -> list[Interaction]:
    """Worked example 2 of product 4.3, but for its exchanges."""
    return [
        passed_by(Channel.PHONE, 10.0, 30, rating=4, markers=1, started_by=StartedBy.BOTH),
        met(20.0, rating=4, markers=2, started_by=StartedBy.ME),
        met(60.0, rating=4, markers=2, started_by=StartedBy.THEM),
        *(met(500.0 + 10 * n, 120) for n in range(11)),
    ]


def given_and_received() -> list[Exchange]:
    """Exchanges dated today worth 8 given and 6 received."""
    return [gave(5), gave(3), received(4), received(2)]


WHENS = st.one_of(
    st.floats(-40, 900).map(ago),
    st.integers(-40, 900).map(day_ago),
)
INTERACTIONS = st.builds(
    Interaction,
    id=st.integers(1, 10**9).map(EntryId),
    people=st.integers(1, 9).map(lambda n: tuple(PersonId(i + 1) for i in range(n))),
    channel=st.sampled_from(Channel),
    when=WHENS,
    minutes=st.one_of(st.none(), st.integers(0, 600)),
    rating=st.one_of(st.none(), st.integers(1, 5)),
    markers=st.frozensets(st.sampled_from(Marker)),
    started_by=st.one_of(st.none(), st.sampled_from(StartedBy)),
    answered=st.booleans(),
    is_plan=st.booleans(),
)
HISTORIES = st.lists(INTERACTIONS, max_size=12, unique_by=lambda one: one.id)
EXCHANGES = st.lists(
    st.builds(
        Exchange,
        id=st.integers(1, 10**9).map(EntryId),
        person=st.just(ANA),
        direction=st.sampled_from(Direction),
        kind=st.sampled_from(ExchangeKind),
        when=WHENS,
        value=st.one_of(st.none(), st.integers(1, 5)),
    ),
    max_size=6,
)
