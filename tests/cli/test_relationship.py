"""A relationship as it is typed: log, give, promise, seat, why, today (product 6)."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import Terminal
from tests.clocks import TODAY

from closeknit.cli import arguments
from closeknit.domain.person import NextAction, Sort
from closeknit.domain.scored import Rung


def test_a_lunch_is_logged_shown_undone_and_redone(sample: Terminal) -> None:
    words = (
        "--channel",
        "in-person",
        "--minutes",
        "90",
        "--on",
        "yesterday",
        "--rating",
        "4",
        "--marker",
        "need",
        "help",
    )
    logged = sample.json("log", "Ana Ferreira", "Kwame Asante", *words, "--by", "me", "--note", "fish")["log"]
    assert logged["plan"] is False
    entry = sample.json("show", "Ana Ferreira")["show"]["timeline"][0]
    assert (entry["channel"], entry["minutes"], entry["rating"]) == ("in-person", 90, 4)
    assert (entry["markers"], entry["started_by"], entry["note"]) == (["help", "need"], "me", "fish")
    assert entry["day"] == (TODAY - timedelta(days=1)).isoformat()
    assert len(entry["people"]) == 2
    assert sample("undo") == 0
    assert "Logged a meeting with 2 people" in sample.out
    assert sample.json("show", "Kwame Asante")["show"]["timeline"] == []
    assert sample("redo") == 0
    assert sample.json("people", "kwame")["people"][0]["last_meaningful"] == entry["day"]


def test_a_plan_counts_for_nothing_until_it_happened(sample: Terminal) -> None:
    plan = sample.json("log", "Ana Ferreira", "--channel", "in-person", "--on", "tomorrow")["log"]
    assert plan["plan"] is True
    assert sample.json("why", "Ana Ferreira")["why"]["rung"] == 0
    assert sample("happened", str(plan["entry"]), "yes") == 2
    assert "still to come" in sample.err
    assert sample("happened", str(plan["entry"]), "today") == 0
    assert sample.json("why", "Ana Ferreira")["why"]["rung"] == 1


def test_a_plan_that_happened_at_another_moment_keeps_the_moment(sample: Terminal) -> None:
    ahead = (TODAY + timedelta(days=3)).isoformat()
    plan = sample.json("log", "Ana Ferreira", "--channel", "phone", "--on", ahead)["log"]
    assert sample("happened", str(plan["entry"]), "yesterday 18:00") == 0
    (call,) = sample.json("show", "Ana Ferreira")["show"]["timeline"]
    assert call["at"].startswith(f"{(TODAY - timedelta(days=1)).isoformat()}T18:00")


def test_why_climbs_the_ladder_as_facts_come_and_says_what_is_missing(sample: Terminal) -> None:
    who = "Ana Ferreira"
    assert sample.json("why", who)["why"]["closeness"]["value"] is None
    for days, channel in ((5, "in-person"), (40, "phone"), (70, "in-person")):
        day = (TODAY - timedelta(days=days)).isoformat()
        assert sample("log", who, "--channel", channel, "--minutes", "60", "--on", day, "--rating", "4") == 0
    why = sample.json("why", who)["why"]
    assert (why["rung"], why["rung_name"]) == (2, "working")
    assert len(why["missing"]) == 3
    assert sample("gave", who, "advice", "--value", "3", "--minutes", "20") == 0
    assert sample("received", who, "introduction") == 0
    assert sample("need", who, "a freight contact") == 0
    assert sample.json("why", who)["why"]["rung"] == 3
    assert sample("twenty", "take", who, "--why", "we build boats", "--mine", "a berth", "--theirs", "a crew") == 0
    why = sample.json("why", who)["why"]
    assert (why["rung"], why["missing"]) == (4, [])
    closeness = why["closeness"]
    assert abs(sum(part["points"] for part in closeness["parts"].values()) - closeness["value"]) < 1e-9
    assert any(reason["rows"] for reason in closeness["reasons"])
    assert closeness["would_raise"]
    assert closeness["trend"] is None, "nothing had passed three months ago"
    row = sample.json("people", "ferreira")["people"][0]
    assert row["rung"] == 4
    assert row["closeness"] == pytest.approx(closeness["value"], abs=1e-3), "two commands, two moments"
    assert sample("why", who) == 0
    assert "Rung 4: strategic" in sample.out


def test_closeness_has_its_trend(sample: Terminal) -> None:
    for days in (300, 310, 320, 5, 6):
        day = (TODAY - timedelta(days=days)).isoformat()
        assert sample("log", "Kwame Asante", "--channel", "in-person", "--minutes", "90", "--on", day) == 0
    closeness = sample.json("why", "Kwame Asante")["why"]["closeness"]
    months = TODAY.year * 12 + TODAY.month - 1 - 3
    assert closeness["trend"]["month"] == f"{months // 12:04}-{months % 12 + 1:02}"
    assert 0 < closeness["trend"]["value"] < closeness["value"]
    assert sample("why", "Kwame Asante") == 0
    assert f"{closeness['trend']['value']:.1f} in " in sample.out


def test_a_tie_and_a_community_are_noted_and_taken_back(sample: Terminal) -> None:
    tie, choir = ("tie", "Ana Ferreira", "Kwame Asante", "knows"), ("community", "Choir", "Ana Ferreira")
    assert sample(*tie) == 0
    assert sample(*choir) == 0
    shown = sample.json("show", "Ana Ferreira")["show"]
    assert (len(shown["ties"]), shown["communities"]) == (1, ["Choir"])
    assert sample(*tie, "--remove") == 0
    assert sample(*choir, "--leave") == 0
    shown = sample.json("show", "Ana Ferreira")["show"]
    assert (shown["ties"], shown["communities"]) == ([], [])
    assert sample(*tie, "--remove") == 2
    assert "There is no such tie (knows)." in sample.err
    assert sample(*choir, "--leave") == 2


def test_a_promise_is_today_s_act_until_it_is_kept(sample: Terminal) -> None:
    day = (TODAY - timedelta(days=2)).isoformat()
    entry = sample.json("promise", "Ana Ferreira", "send the notes", "--due", day)["promise"]["entry"]
    act = sample.json("today")["today"]["acts"][0]
    assert (act["key"], act["act"], act["person"]["name"]) == (f"deliver:{entry}", "deliver", "Ana Ferreira")
    assert act["score"] == 0.25
    assert sample.json("people", "ferreira")["people"][0]["next_action"]["text"] == "send the notes"
    assert sample("snooze", act["key"], "tomorrow") == 0
    assert act["key"] not in [one["key"] for one in sample.json("today")["today"]["acts"]]
    assert sample("undo") == 0
    assert sample.json("today")["today"]["acts"][0]["key"] == act["key"]
    assert sample("done", str(entry)) == 0
    assert act["key"] not in [one["key"] for one in sample.json("today")["today"]["acts"]]
    assert sample("snooze", act["key"], "tomorrow") == 2


def test_the_seats_are_twenty_and_a_swap_needs_a_reason(sample: Terminal) -> None:
    ids = [str(row["id"]) for row in sample.json("people", "--limit", "21")["people"]]
    for person in ids[:20]:
        assert sample("twenty", "take", person, "--why", "x", "--stay-close") == 0
    assert sample("twenty", "take", ids[20], "--why", "x", "--stay-close") == 2
    assert "All 20 seats are taken" in sample.err
    swap = ("twenty", "take", ids[20], "--why", "x", "--stay-close", "--instead-of", ids[3])
    assert sample(*swap) == 2
    assert sample(*swap, "--reason", "met") == 0
    seats = sample.json("twenty")
    assert seats["total"] == 20
    assert [seat["id"] for seat in seats["twenty"]][3] == int(ids[20])
    assert sample("twenty", "leave", ids[0], "--reason", "paused", "--note", "moved") == 0
    assert sample.json("twenty")["total"] == 19
    assert sample("review", ids[1], "keep") == 2
    assert "nothing was changed" in sample.err
    for _ in range(22):
        assert sample("undo") == 0
    assert sample.json("twenty")["total"] == 0


def test_what_is_known_of_a_person_is_marked_and_taken_back(sample: Terminal) -> None:
    who = "Ana Ferreira"
    words = ("--role", "mentor", "--remote", "--zone", "Europe/Lisbon", "--language", "pt", "en", "--prefers", "phone")
    assert sample("mark", who, *words, "--met", "at the pier") == 0
    shown = sample.json("show", who)["show"]
    assert (shown["role"], shown["remote"], shown["zone"]) == ("mentor", True, "Europe/Lisbon")
    assert (shown["languages"], shown["prefers"], shown["met"]) == (["pt", "en"], "phone", "at the pier")
    assert sample("mark", who, "--no-role", "--no-remote", "--no-language", "--no-met", "--no-zone") == 0
    shown = sample.json("show", who)["show"]
    assert (shown["role"], shown["remote"], shown["languages"], shown["met"]) == (None, False, [], "")
    assert sample("mark", who, "--zone", "Mars/Base") == 2
    assert sample("mark", who) == 2
    total = sample.json("people")["total"]
    assert sample("mark", who, "--archived") == 0
    assert sample.json("people")["total"] == total - 1
    assert sample.json("people", "ferreira")["total"] == 1, "an archived person is found by search"


def test_catch_up_lists_who_is_next_and_keeps_answers(sample: Terminal) -> None:
    listed = sample.json("catch-up", "--limit", "3")
    first, total = listed["catch-up"][0], listed["total"]
    assert total == sample.json("people")["total"]
    assert len(listed["catch-up"]) == 3
    assert "2 mail" in first["has"]
    who = str(first["id"])
    assert sample.json("catch-up", who, "--met", "quarter", "--every", "60")["catch-up"]["left"] == total - 1
    (entry,) = sample.json("show", who)["show"]["timeline"]
    assert (entry["day"], entry["approximate"]) == ((TODAY - timedelta(days=60)).isoformat(), True)
    assert (entry["channel"], entry["minutes"], entry["rating"]) == ("in-person", 30, None)
    assert sample("catch-up", who, "--met", "never") == 0
    assert sample.json("show", who)["show"]["timeline"] == []
    assert sample("catch-up", who, "--met", "never") == 2
    assert first["id"] not in [row["id"] for row in sample.json("catch-up")["catch-up"]]
    for _step in range(3):
        assert sample("undo") == 0
    assert sample("catch-up") == 0
    assert f"20 of {total}" in sample.out
    assert sample("catch-up", who) == 2
    assert "--met" in sample.err
    assert sample("catch-up", "--met", "year") == 2


def test_who_is_no_person_is_marked_and_taken_back(sample: Terminal) -> None:
    before = sample.json("people")["total"]
    assert sample("mark", "Kwame Asante", "--not-a-person") == 0
    assert sample.json("people")["total"] == before - 1
    assert "Kwame Asante" in [row["name"] for row in sample.json("people", "--kind", "organisation")["people"]]
    assert sample("mark", "Kwame Asante", "--not-a-person") == 2
    assert sample("mark", "Kwame Asante", "--no-not-a-person") == 0
    assert sample.json("people")["total"] == before
    assert sample("history") == 0
    assert "Put Kwame Asante to Organisations" in sample.out
    assert "Took Kwame Asante for a person again" in sample.out


def test_ties_communities_rhythm_objectives_notes_and_offers(sample: Terminal) -> None:
    who, other = "Ana Ferreira", "Kwame Asante"
    for words in (
        ("tie", who, other, "works-with"),
        ("community", "River forum", who, other),
        ("cadence", who, "30", "--latest", "40"),
        ("objective", who, "--mine", "a berth", "--theirs", "a crew", "--due", "in 3 weeks"),
        ("progress", who, "40", "--note", "signed"),
        ("note", who, "likes chess", "--on", "2026-03-09"),
        ("offer", "me", "a workshop"),
        ("offer", other, "a boat"),
    ):
        assert sample(*words) == 0, sample.err
    shown = sample.json("show", who)["show"]
    assert shown["ties"][0]["kind"] == "works-with"
    assert shown["communities"] == ["River forum"]
    assert (shown["cadence"]["days"], shown["cadence"]["latest"]) == (30, 40)
    assert shown["objectives"][0]["due"] == (TODAY + timedelta(days=21)).isoformat()
    assert shown["objectives"][0]["progress"][0]["percent"] == 40
    assert shown["timeline"][0]["text"] == "likes chess"
    assert sample("tie", other, who, "works-with") == 2


def test_an_objective_said_in_other_words_keeps_what_isn_t_said(sample: Terminal) -> None:
    who = "Ana Ferreira"
    assert sample("objective", who, "--mine", "a berth", "--theirs", "a crew", "--due", "in 3 weeks") == 0
    assert sample("progress", who, "40") == 0
    assert sample("objective", who, "--mine", "two berths", "--no-due", "--measure", "signed") == 0
    (aim,) = sample.json("show", who)["show"]["objectives"]
    assert (aim["mine"], aim["theirs"], aim["measure"], aim["due"]) == ("two berths", "a crew", "signed", None)
    assert [one["percent"] for one in aim["progress"]] == [40]
    assert sample("objective", who, "--mine", "two berths") == 2
    assert sample("undo") == 0
    assert sample.json("show", who)["show"]["objectives"][0]["mine"] == "a berth"


def test_an_entry_is_changed_and_removed(sample: Terminal) -> None:
    entry = str(sample.json("log", "Ana Ferreira", "--channel", "phone")["log"]["entry"])
    assert sample("change", entry, "--channel", "video", "--minutes", "30", "--on", "yesterday", "--answered") == 0
    changed = sample.json("show", "Ana Ferreira")["show"]["timeline"][0]
    assert (changed["channel"], changed["minutes"]) == ("video", 30)
    assert sample("change", entry, "--due", "tomorrow") == 2
    assert "no due" in sample.err
    assert sample("remove", entry) == 0
    assert sample("remove", entry) == 2
    assert sample.json("show", "Ana Ferreira")["show"]["timeline"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("log", "Ana Ferreira"),
        ("log", "Ana Ferreira", "--channel", "pigeon"),
        ("log", "Ana Ferreira", "--channel", "phone", "--on", "someday"),
        ("log", "Nobody", "--channel", "phone"),
        ("log", "Ana Ferreira", "--channel", "phone", "--rating", "9"),
        ("gave", "Ana Ferreira", "money"),
        ("gave", "Ana Ferreira", "advice", "--value", "7"),
        ("need", "Ana Ferreira", " "),
        ("promise", "Ana Ferreira", "x"),
        ("done", "1"),
        ("met", "x"),
        ("cadence", "Ana Ferreira", "-3"),
        ("progress", "Ana Ferreira", "40"),
        ("objective", "Ana Ferreira"),
        ("twenty", "take", "Ana Ferreira", "--why", "x"),
        ("twenty", "leave", "Ana Ferreira", "--reason", "met"),
        ("snooze", "deliver:1", "tomorrow"),
    ],
)
def test_what_cant_be_is_one_sentence_and_exit_2(sample: Terminal, words: tuple[str, ...]) -> None:
    assert sample(*words) == 2
    assert sample.err.count("\n") == 1
    assert sample.err.startswith("closeknit: ")


def test_everything_goes_out_as_json_and_into_an_empty_home_with_ids_and_journal(
    sample: Terminal, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    sample("log", "Ana Ferreira", "Kwame Asante", "--channel", "in-person", "--note", "fish")
    sample("twenty", "take", "Ana Ferreira", "--why", "x", "--stay-close")
    sample("tie", "Ana Ferreira", "Kwame Asante", "friend")
    sample("promise", "Ana Ferreira", "send it", "--due", "friday")
    folder = tmp_path_factory.mktemp("other")
    assert sample("export", str(folder / "all.json"), "--format", "json") == 0
    other = Terminal(folder / "home", capsys)
    assert other("import", str(folder / "all.json")) == 0
    for words in (("show", "Ana Ferreira"), ("twenty",), ("history",), ("today",), ("people",)):
        assert other.json(*words) == sample.json(*words), words
    assert other("undo") == 0
    assert other("export", str(folder / "again.json"), "--format", "json") == 0


def _names(terminal: Terminal, *words: str) -> list[str]:
    return [row["name"] for row in terminal.json("people", *words)["people"]]


def test_people_are_listed_by_what_came_of_them(sample: Terminal) -> None:
    assert sample("log", "Ana Ferreira", "--channel", "in-person", "--on", "400 days ago") == 0
    assert sample("log", "Kwame Asante", "--channel", "in-person", "--on", "yesterday") == 0
    assert sample("promise", "Olena Kovalchuk", "the notes", "--due", "yesterday") == 0
    assert sample("twenty", "take", "Ana Ferreira", "--why", "old friend", "--stay-close") == 0
    assert _names(sample, "--rung", "acquainted") == ["Kwame Asante", "Ana Ferreira"]
    assert _names(sample, "--sort", "last")[:2] == ["Kwame Asante", "Ana Ferreira"]
    assert _names(sample, "--sort", "last", "--reverse")[:2] == ["Ana Ferreira", "Kwame Asante"]
    assert _names(sample, "--not-met", "12") == ["Ana Ferreira"]
    assert _names(sample, "--next", "late") == ["Olena Kovalchuk"]
    assert _names(sample, "--twenty") == ["Ana Ferreira"]
    assert sample("people", "--limit", "1") == 0
    assert "44 links · 2 acquainted · 0 working · 0 reciprocal · 0 strategic" in sample.out


def test_options_that_a_plain_start_needn_t_load_are_the_words_of_the_domain() -> None:
    assert tuple(rung.name.lower() for rung in Rung) == arguments.RUNGS
    assert tuple(one.value for one in NextAction) == arguments.NEXT
    assert tuple(sort.name.lower() for sort in Sort) == arguments.SORTS


def test_of_many_whom_no_window_scored_a_list_knows_all(closeknit: Terminal, tmp_path: Path) -> None:
    book = tmp_path / "many.vcf"
    cards = (f"BEGIN:VCARD\nVERSION:3.0\nUID:u{n}\nFN:Somebody {n:03}\nEND:VCARD\n" for n in range(400))
    book.write_text("".join(cards), "utf-8")
    assert closeknit("import", str(book)) == 0
    everybody = [str(number) for number in range(1, 401)]
    assert closeknit("log", *everybody, "--channel", "in-person", "--on", "200 days ago") == 0
    assert closeknit.json("people", "--rung", "acquainted")["total"] == 400
    assert closeknit("people", "--limit", "1") == 0
    assert "0 links · 400 acquainted" in closeknit.out
