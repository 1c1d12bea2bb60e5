"""A selection's file from anywhere: refused with its place, or taken whole; never half, never a traceback."""

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reliability.world import World
from tests.services.chosen import NEW, bring, day, document, exported, fill, people_of
from tests.store.fabricate import make
from tests.store.state import state_hash

from closeknit.domain.errors import CloseknitError
from closeknit.domain.interaction import LIVE, Channel, Interaction, Marker, StartedBy
from closeknit.domain.person import PeopleQuery
from closeknit.domain.when import When
from closeknit.phrases.say import say

HOSTILE = (
    *(None, True, False, 0, -1, 21, 1 << 70, 1.5, "", "x", "\ud800", "2026-02-30", "9999-12-31", "0001-01-01", "\0"),
    *([], {}, [[]], [1, 1], ["x"], {"text": "x"}, {"base64": "?"}, {"text": "x", "base64": "eA=="}),
    *("9999-12-31T23:59:59-23:59", "2026-03-09T10:00:00", "<img src=/dev/zero>", "z" * 5000),
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    world = World(tmp_path_factory.mktemp("one"), synchronous=0)
    fill(world)
    who = people_of(world)
    found = document(world, [who[name] for name in ("ana", "bo", "cy")])
    found["ties"].append({"first": 1, "other": "Somebody", "kind": "friend"})
    world.close()
    return found


@pytest.fixture
def other(tmp_path: Path):
    world = World(tmp_path / "other", synchronous=0)
    yield world
    world.close()


def put(whole: Any, path: tuple[Any, ...], value: Any) -> Any:
    whole = copy.deepcopy(whole)
    at = whole
    for key in path[:-1]:
        at = at[key]
    if value is KeyError:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return whole


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


def refused(world: World, whole: bytes | dict[str, Any]) -> tuple[str, str]:
    before = state_hash(world.store)
    with pytest.raises(CloseknitError) as error:
        bring(world, whole)
    assert state_hash(world.store) == before
    assert world.imports.unfinished() == []
    reason = error.value.reason
    assert say(reason.kind, reason.params)
    return reason.kind, str(reason.params.get("place", ""))


WRONG = [
    (("version",), 99, "whole_newer", ""),
    (("version",), "5", "whole_unknown", ""),
    (("people",), KeyError, "selection_missing", "people"),
    (("people",), {}, "selection_list", "people"),
    (("people", 1), [], "selection_object", "people[1]"),
    (("people", 1, "id"), 1, "selection_id_twice", "people[1].id"),
    (("people", 1, "id"), KeyError, "selection_number", "people[1].id"),
    (("people", 0, "cards"), [], "selection_missing", "people[0].cards"),
    (("people", 0, "cards", 1, "raw"), {"text": "no card"}, "selection_card", "people[0].cards[1].raw"),
    (("people", 0, "cards", 1, "raw"), {"base64": "é"}, "selection_bytes", "people[0].cards[1].raw"),
    (("people", 0, "cards", 1, "encoding"), "zip", "selection_encoding", "people[0].cards[1].encoding"),
    (("people", 0, "prefers"), 3, "selection_id_unknown", "people[0].prefers"),
    (("people", 0, "seats", 0, "place"), 21, "selection_number", "people[0].seats[0].place"),
    (("people", 0, "seats", 0, "left"), "2026-01-01", "selection_clash", "people[0].seats[0]"),
    (("people", 0, "objectives", 0, "progress", 0, "percent"), 101, "selection_number", None),
    (("people", 1, "bond", "role"), "enemy", "selection_word", "people[1].bond.role"),
    (("people", 1, "bond", "cadence_since"), KeyError, "selection_clash", "people[1].bond"),
    (("people", 1, "bond", "charm"), 3, "selection_key_unknown", "people[1].bond"),
    (("entries", 0, "people"), [1, 9], "selection_id_unknown", "entries[0].people[1]"),
    (("entries", 0, "people"), [1, 1], "selection_id_twice", "entries[0].people"),
    (("entries", 0, "people"), [], "selection_clash", "entries[0]"),
    (("entries", 0, "channel"), KeyError, "selection_clash", "entries[0]"),
    (("entries", 0, "minutes"), 1 << 70, "selection_number", "entries[0].minutes"),
    (("entries", 0, "rating"), True, "selection_number", "entries[0].rating"),
    (("entries", 0, "day"), "9999-12-31", "selection_day", "entries[0].day"),
    (("entries", 0, "made"), "2026-03-09T10:00:00", "selection_moment", "entries[0].made"),
    (("entries", 0, "note"), "\ud800", "selection_text", "entries[0].note"),
    (("entries", 0, "markers"), ["charm"], "selection_words", "entries[0].markers"),
    (("entries", 0, "is_plan"), 1, "selection_flag", "entries[0].is_plan"),
    (("ties", 0, "second"), 1, "selection_clash", "ties[0]"),
    (("apart", 0), [1], "selection_list", "apart[0]"),
]


@pytest.mark.parametrize(("path", "value", "kind", "place"), WRONG, ids=[f"{one[0]}-{one[2]}" for one in WRONG])
def test_what_is_wrong_is_said_with_its_place(
    content: dict[str, Any], other: World, path: tuple[Any, ...], value: Any, kind: str, place: str | None
) -> None:
    found = refused(other, put(content, path, value))
    assert found[0] == kind
    assert place is None or found[1] == place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (b'{"format": "closeknit selection",\n"version": 5', "json_broken"),
        (b'{"format": "closeknit selection", "version": NaN, "people": []}', "whole_unknown"),
        (b'{"format": "closeknit selection", "version": 5, "version": 3, "people": []}', "whole_unknown"),
        (b'{"format": "closeknit selection", "version": 5, "people": %s1%s}' % (b"[" * 200, b"]" * 200), None),
        (b'{"format": "closeknit selection", "version": 5, "people": %s}' % (b"[" * 100_000), "whole_unknown"),
        (b'{"format": "closeknit selection", "version": 5, "people": [{"id": 1%s}]}' % (b"0" * 9000), "whole_unknown"),
        (b'{"format": "closeknit selection", "version": 5, "people": ["\xff"]}', "whole_unknown"),
    ],
)
def test_what_is_no_document_of_ours_is_refused(other: World, text: bytes, kind: str | None) -> None:
    found = refused(other, text)[0]
    assert found == (kind or "selection_object")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_value_at_any_place_is_refused_or_taken_whole(content: dict[str, Any], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([place for place in places(content) if place]))
    value = data.draw(st.sampled_from(HOSTILE) | st.just(KeyError))
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), synchronous=0)
        before, problem = state_hash(world.store), None
        try:
            bring(world, put(content, path, value))
        except CloseknitError as error:
            problem = error.reason
        if problem is not None:
            assert say(problem.kind, problem.params)
            assert world.imports.unfinished() == []
        else:
            assert len(world.seats.sitting()) <= 20
            assert world.backups.check().findings == ()
            for person in world.people.find(PeopleQuery()).ids:
                assert world.entries.of_person(person) is not None
                assert world.bonds.of(person) is not None
            world.journal.undo()
        assert state_hash(world.store) == before
        world.close()


_DAYS = st.integers(-30, 3000)
_TEXTS = st.text(max_size=30)


@st.composite
def _interactions(draw: st.DrawFn) -> dict[str, Any]:
    channel = draw(st.sampled_from(Channel))
    return {
        "channel": channel,
        "minutes": draw(st.none() | st.integers(0, 600)) if channel in LIVE else None,
        "rating": draw(st.none() | st.integers(1, 5)),
        "markers": draw(st.frozensets(st.sampled_from(Marker))),
        "started_by": draw(st.none() | st.sampled_from(StartedBy)),
        "answered": draw(st.booleans()),
        "place": draw(_TEXTS),
        "note": draw(_TEXTS),
    }


_LOGGED = st.lists(
    st.tuples(st.sets(st.integers(0, 3), min_size=1), _DAYS, st.booleans(), _interactions()), min_size=1, max_size=8
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    logged=_LOGGED,
    names=st.lists(st.sampled_from(("Ana", "Bo", "伟", "A;B\\,")), min_size=4, max_size=4),
    order=st.permutations(range(4)),
)
def test_out_and_in_and_out_again_is_the_same(logged: list[Any], names: list[str], order: list[int]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        home, away = World(Path(one), synchronous=0), World(Path(two), synchronous=0)
        home.import_cards([make(name, "Lind", uid=f"u{number}") for number, name in enumerate(names)])
        ids = [row.id for row in home.people.rows(sorted(home.people.find(PeopleQuery()).ids))]
        for whom, days, is_about, said in logged:
            when = When(day(home, days).day, None, is_about)
            home.entries.log(Interaction(NEW, tuple(ids[number] for number in whom), when=when, **said))
        first = exported(home, [ids[number] for number in order])
        bring(away, first)
        second = exported(away, sorted(away.people.find(PeopleQuery()).ids))
        assert json.loads(second.replace(b'"some"', b'"Book 0"')) == json.loads(first)
        home.close()
        away.close()
