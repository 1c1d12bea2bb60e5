"""Notifications in real daemons: what is pressed comes back and acts on the record, and nothing is shown twice."""

import pytest

from closeknit.domain.ids import PersonId
from tests.desktop.bus import Bus, show_another
from tests.desktop.desk import Desk
from tests.desktop.parts import Dunst, Notifyd
from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen
from tests.waiting import stays, wait

SHOWN, ENDED = ("single", 1, 0, 1), ("single", 1, 1, 1)


@pytest.fixture
def dunst(desk: Desk, bus: Bus) -> Dunst:
    return Dunst(desk, bus)


@pytest.fixture
def notifyd(desk: Desk, bus: Bus, screen: Screen) -> Notifyd:
    return Notifyd(desk, bus, screen)


def test_done_pressed_with_the_mouse_stands_on_the_timeline(notifyd: Notifyd, program: Program, facts: Facts) -> None:
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.start("--background")
    notifyd.press(2)
    wait(lambda: program.timeline(ana) == [("note", "ask about the proofs")], "the note on the timeline")
    program.has_records(ENDED)
    wait(lambda: notifyd.shown() is None, "nothing on screen")


def test_snooze_pressed_with_the_mouse_brings_it_in_an_hour(notifyd: Notifyd, program: Program, facts: Facts) -> None:
    key = facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start("--background")
    notifyd.press(1)
    (snoozed,) = wait(lambda: facts.verbs.telling.overview().snoozed, "it snoozed")
    assert snoozed.key == key
    program.has_records(ENDED)


def test_open_pressed_with_the_mouse_raises_the_window_at_the_person(
    notifyd: Notifyd, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Kwame Asante")
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.start("--background")
    notifyd.press(0)
    screen.focus("People – Closeknit")
    assert is_at(screen, program, ana)


def test_log_it_opens_the_quick_log_with_the_name(dunst: Dunst, screen: Screen, program: Program, facts: Facts) -> None:
    facts.person("Kwame Asante")
    ana = facts.person("Ana Ferreira")
    facts.seen_every(ana, 30)
    program.start("--background")
    dunst.choose("Log it")
    screen.focus("Quick log")
    screen.type("coffee")
    screen.key("Return")
    wait(lambda: program.timeline(ana), "something logged with Ana")


def test_a_click_on_the_notification_itself_opens_the_person(
    dunst: Dunst, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Kwame Asante")
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.start("--background")
    dunst.has_shown(1)
    dunst.click()
    screen.focus("People – Closeknit")
    assert is_at(screen, program, ana)


def test_markup_in_names_and_words_is_shown_as_it_was_typed(dunst: Dunst, program: Program, facts: Facts) -> None:
    facts.reminded("<b>ask</b> about R&D <img src=/dev/zero>", facts.person("Ana <i>Ferreira</i> & Co"))
    program.start("--background")
    dunst.has_shown(1)
    dunst.put_away()
    (told,) = wait(dunst.history, "what was shown")
    assert told["summary"] == "Ana <i>Ferreira</i> & Co"
    assert told["body"] == "&lt;b&gt;ask&lt;/b&gt; about R&amp;D &lt;img src=/dev/zero&gt;"
    program.has_records(ENDED)


def test_hidden_names_are_in_no_notification(dunst: Dunst, program: Program, facts: Facts) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.settings(hides_names=True)
    program.start("--background")
    dunst.has_shown(1)
    dunst.put_away()
    (told,) = wait(dunst.history, "what was shown")
    assert (told["summary"], told["body"]) == ("A reminder of yours", "")


def test_a_digest_takes_the_place_of_the_older_and_says_all_of_it(dunst: Dunst, program: Program, facts: Facts) -> None:
    program.settings(notifications_a_day=0)
    ana = facts.person("Ana Ferreira")
    facts.promised(ana, "send the field notes")
    facts.promised(ana, "call the harbour")
    program.start("--background")
    dunst.has_shown(1)
    facts.reminded("renew the permit", in_s=0.5)
    program.has_records(("digest", 1, 0, 2), ("digest", 1, 0, 1))
    assert dunst.shown() == 1
    dunst.choose("Tomorrow")
    program.has_records(("digest", 1, 1, 2), ("digest", 1, 1, 1))
    wait(lambda: len(facts.verbs.telling.overview().snoozed) == 3, "all three snoozed")
    wait(dunst.history, "what was shown")
    assert dunst.history()[0]["summary"] == "3 things are due"


def test_a_click_on_a_digest_opens_the_reminders(dunst: Dunst, screen: Screen, program: Program, facts: Facts) -> None:
    ana = facts.person("Ana Ferreira")
    facts.promised(ana, "send the field notes")
    facts.promised(ana, "call the harbour")
    program.start("--background")
    dunst.has_shown(1)
    dunst.click()
    screen.has("Reminders – Closeknit")


def test_what_is_done_elsewhere_is_taken_off_the_screen(dunst: Dunst, program: Program, facts: Facts) -> None:
    key = facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start("--background")
    dunst.has_shown(1)
    program.command("done", key)
    dunst.has_shown(0)
    program.has_records(ENDED)


def test_what_goes_with_a_daemon_comes_with_the_next_and_stays_one_record(
    desk: Desk, dunst: Dunst, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.start("--background")
    program.has_records(SHOWN)
    desk.end(dunst.process)
    dunst.start()
    dunst.has_shown(1)
    assert program.records() == [SHOWN]
    dunst.choose("Done")
    wait(lambda: program.timeline(ana), "the note on the timeline")
    program.has_records(ENDED)


def test_another_programs_notification_with_a_number_of_ours_is_none_of_ours(
    desk: Desk, bus: Bus, dunst: Dunst, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    key = facts.reminded("ask about the proofs", ana)
    program.start("--background")
    program.has_records(SHOWN)
    ((ours,),) = program.rows("SELECT notice FROM delivery")
    desk.end(dunst.process)
    program.command("snooze", key, "tomorrow")
    program.has_records(ENDED)
    dunst.start()
    assert ours.endswith(f"/{show_another(bus)}")
    assert stays(lambda: dunst.shown() == 1, 0.5)
    dunst.choose("Done")
    assert stays(lambda: not program.timeline(ana), 0.5)


def test_a_daemon_that_comes_late_is_used_from_then_on(desk: Desk, bus: Bus, program: Program, facts: Facts) -> None:
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.settings(when_closed="tray")
    program.start("--background")
    program.has_records(("banner", 1, 0, 1))
    dunst = Dunst(desk, bus)
    facts.reminded("renew the permit", ana, in_s=0.5)
    dunst.has_shown(1)
    assert stays(lambda: dunst.shown() == 1, 0.5)


def is_at(screen: Screen, program: Program, person: PersonId) -> bool:
    """Tell whether a person's page is open, by logging something on it."""

    def is_logged() -> bool:
        screen.key("l", "ctrl+a")
        screen.type("coffee")
        screen.key("Return")
        return not stays(lambda: not program.timeline(person), 1.0)

    return wait(is_logged, "something logged on the page that is open")
