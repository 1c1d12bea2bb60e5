"""People are found by what they're called, in any script, and no text makes search fail."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reliability.world import World
from tests.store.fabricate import make, row

from closeknit.domain.card import Kind
from closeknit.domain.person import PeopleQuery, Sort
from closeknit.store import search
from closeknit.store.search import among_hits, conditions_of, few_sql, list_sql
from closeknit.store.tx import Tx
from closeknit.store.words import match_of

PEOPLE = [
    make("Søren", "Ågård", ["soren.agard@firma.example"], ["+45 20 12 34 56"], "Fjord & Søn A/S", ["Work"]),
    make("Łukasz", "Żółć", ["l@x.org"], ["0151 234 567"], "", ["work", "Chess club"]),
    make("太郎", "山田", [], ["+81 90-1234-5678"], "株式会社山田"),
    make("Γιώργος", "Παπαδόπουλος"),
    make("Сергей", "Иванов", [], ["+7 (916) 555-12-34"]),
    make("Groß", "Strauß"),
    make("Anna", "O'Brien"),
    make("Conan", "Smith-Jones", photo=True),
    make("", "", ["team@x.org"], kind="group"),
    make("Acme", "", ["info@acme.example"], kind="org"),
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory):
    world = World(tmp_path_factory.mktemp("home"), synchronous=0)
    world.import_cards(PEOPLE)
    yield world
    world.close()


def found(world: World, text: str, **more: object) -> set[str]:
    people = world.people.find(PeopleQuery(text=text, **more)).ids  # type: ignore[arg-type]
    return {one.name for one in world.people.rows(people)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sor", "Søren Ågård"),
        ("AGARD sören", "Søren Ågård"),
        ("firma.ex", "Søren Ågård"),
        ("lukasz zolc", "Łukasz Żółć"),
        ("山", "太郎 山田"),
        ("田", "太郎 山田"),
        ("太郎", "太郎 山田"),
        ("会社山", "太郎 山田"),
        ("παπαδοπουλος", "Γιώργος Παπαδόπουλος"),
        ("сергеи", "Сергей Иванов"),
        ("strauss", "Groß Strauß"),
        ("o'br", "Anna O'Brien"),
        ("brien", "Anna O'Brien"),
        ("jones", "Conan Smith-Jones"),
        ("smith-j", "Conan Smith-Jones"),
        ("+45 2012", "Søren Ågård"),
        ("0045 20-12", "Søren Ågård"),
        ("2012 34", "Søren Ågård"),
        ("0151234", "Łukasz Żółć"),
        ("151 234", "Łukasz Żółć"),
        ("090 1234", "太郎 山田"),
        ("(916) 555", "Сергей Иванов"),
    ],
)
def test_someone_is_found_however_it_is_typed(world: World, text: str, name: str):
    assert found(world, text) == {name}


def test_words_are_all_wanted_in_any_order(world: World):
    assert found(world, "agard soren fjord") == {"Søren Ågård"}
    assert found(world, "agard anna") == set()


def test_nothing_to_look_for_shows_everyone(world: World):
    assert world.people.find(PeopleQuery(text=" ( ")).total == world.people.find(PeopleQuery()).total == 8


def test_filters_narrow_the_list(world: World):
    assert found(world, "", category="WORK") == {"Søren Ågård", "Łukasz Żółć"}
    assert found(world, "", has_photo=True) == {"Conan Smith-Jones"}
    assert found(world, "", has_phone=True, has_email=False) == {"太郎 山田", "Сергей Иванов"}
    assert found(world, "", changed_since_us=1 << 60) == set()
    assert found(world, "", book=world.books.all()[0].id, has_photo=True) == {"Conan Smith-Jones"}
    assert found(world, "", kind=Kind.ORGANISATION) == {"Acme"}


def test_lists_are_sorted_by_family_name_or_organisation(world: World):
    ids = world.people.find(PeopleQuery()).ids
    names = [one.name for one in world.people.rows(ids)]
    assert names[:4] == ["Søren Ågård", "Anna O'Brien", "Conan Smith-Jones", "Groß Strauß"]
    back = world.people.find(PeopleQuery(descending=True)).ids
    assert back == tuple(reversed(ids))
    by_organisation = world.people.rows(world.people.find(PeopleQuery(sort=Sort.ORGANISATION)).ids)
    assert [one.organisation for one in by_organisation] == ["Fjord & Søn A/S", "株式会社山田", *[""] * 6]


@settings(max_examples=400, deadline=None)
@given(st.text() | st.text(alphabet="\"'*()^:-+{}AND OR NOT NEAR\0\ud800\\9", max_size=20))
def test_no_text_can_make_search_fail(world: World, text: str):
    world.people.find(PeopleQuery(text=text, category=text.replace("\ud800", "")))


def test_what_everybody_has_stops_at_999_unless_all_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    world = World(tmp_path, synchronous=0)
    world.import_cards([row(number) for number in range(1200)])
    monkeypatch.setattr(search, "_FEW_HITS", 100)
    some = world.people.find(PeopleQuery(text="example"))
    every = world.people.find(PeopleQuery(text="example", every=True))
    assert (some.total, some.is_exact, len(some.ids)) == (999, False, 999)
    assert every.is_exact
    assert every.total == len(every.ids) > 999
    assert some.ids == every.ids[:999]
    monkeypatch.setattr(search, "_FEW_HITS", 10_000)
    assert world.people.find(PeopleQuery(text="example")).ids == every.ids
    world.close()


def steps(connection: Tx, sql: str, values: dict) -> list[str]:
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


@pytest.mark.parametrize("sort", [Sort.NAME, Sort.ORGANISATION, Sort.CHANGED])
@pytest.mark.parametrize("descending", [False, True])
def test_each_list_walks_an_index_and_reads_no_table(world: World, sort: Sort, descending: bool):
    query = PeopleQuery(sort=sort, descending=descending)
    with world.store.reading() as connection:
        asked = conditions_of(connection, query)
        values = {**asked.values, "match": "a*"}
        plan = " ".join(steps(connection, list_sql(query, asked), asked.values))
        many = steps(connection, list_sql(query, among_hits(asked)), values)
        few = steps(connection, few_sql(query, asked), values)
    assert "person_by_" in plan
    assert "SCAN p " not in plan
    assert ("TEMP B-TREE" in plan) == (sort is Sort.ORGANISATION)  # names within one organisation are sorted when asked
    assert "person_by_" in many[0]
    assert "VIRTUAL TABLE" in few[0]
    assert "PRIMARY KEY" in few[1]


@pytest.mark.parametrize(
    ("text", "match"),
    [("", None), ("  ", None), ("+", None), ('"', None), ('a"b', '"a""b"*'), ("山田a", '"山 田" AND "a"*')],
)
def test_words_become_a_query(text: str, match: str | None):
    assert match_of(text) == match
