"""The icon in a StatusNotifier host: there, late, restarted; its menu's lines, and what they do."""

from tests.desktop.bus import Bus, Item, items_of
from tests.desktop.desk import Desk
from tests.desktop.parts import Dunst, Panel
from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen
from tests.waiting import wait


def test_a_line_of_the_menu_says_what_is_due_and_opens_the_person(
    desk: Desk, bus: Bus, program: Program, facts: Facts, screen: Screen
) -> None:
    facts.promised(facts.person("Ana Ferreira"), "send the field notes")
    Panel(desk, bus)
    Dunst(desk, bus)  # without it the tray itself says it, where the count stands
    program.start("--background")
    item = Item(bus)
    line = wait(lambda: item.line("send the field notes · Ana Ferreira, 2 days late"), "what is due in the menu")
    assert line.has_icon
    assert item.line("Open Today (1)") is not None
    wait(lambda: item.tooltip() == "Closeknit: 1 due", "how much is due")
    assert all(one.has_icon for one in item.menu() if one.label)
    item.choose("send the field notes")
    screen.has("People – Closeknit")


def test_a_click_on_the_icon_shows_the_window_that_was_put_away(
    desk: Desk, bus: Bus, program: Program, facts: Facts, screen: Screen
) -> None:
    facts.person("Ana Ferreira")
    program.settings(when_closed="tray")
    Panel(desk, bus)
    program.start()
    screen.close_window("People – Closeknit")
    screen.has_not("People – Closeknit")
    Item(bus).click()
    screen.has("People – Closeknit")
    assert program.is_running()


def test_the_menu_opens_today_the_quick_log_and_the_window_and_ends_the_program(
    desk: Desk, bus: Bus, program: Program, facts: Facts, screen: Screen
) -> None:
    facts.person("Ana Ferreira")
    Panel(desk, bus)
    program.start("--background")
    item = Item(bus)
    item.choose("Quick log")
    screen.focus("Quick log")
    screen.key("Escape")
    item.choose("Open Today")
    screen.has("Today – Closeknit")
    item.choose("Open Closeknit")
    item.choose("Quit")
    assert program.ended() == 0
    wait(lambda: items_of(bus) == [], "no item left behind")


def test_at_the_first_start_the_menu_works_beside_the_welcome_page(
    desk: Desk, bus: Bus, program: Program, screen: Screen
) -> None:
    program.settings(welcome_done=False)
    Panel(desk, bus)
    program.start()
    screen.has("Closeknit")
    item = Item(bus)
    assert item.line("Snooze all") is None
    item.choose("Quick log")
    screen.focus("Quick log")
    screen.type("coffee with Zora Neal")
    screen.key("Return")
    quick = screen.has("Quick log")
    wait(lambda: (place := screen.place(quick)) and place.height < 150, "somebody new offered instead of the fields")
    screen.key("Tab")
    screen.focus("New person")
    screen.key("Return")
    screen.focus("Quick log")
    screen.key("Return")
    screen.has("People – Closeknit")
    assert program.rows("SELECT name FROM person") == [("Zora Neal",)]
    screen.close_window("People – Closeknit")
    screen.has("Stay in the tray")


def test_quiet_until_tomorrow_and_tell_again_take_turns(desk: Desk, bus: Bus, program: Program, facts: Facts) -> None:
    facts.person("Ana Ferreira")
    Panel(desk, bus)
    program.start("--background")
    item = Item(bus)
    item.choose("Quiet until tomorrow")
    item.choose("Tell again")
    wait(lambda: item.line("Quiet until tomorrow"), "quiet may be chosen again")
    assert [kind for (kind,) in program.rows("SELECT kind FROM step ORDER BY id DESC LIMIT 2")] == [
        "told_again",
        "told_later",
    ]


def test_snooze_all_is_there_once_something_was_told_and_puts_it_off(
    desk: Desk, bus: Bus, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    facts.promised(ana, "send the field notes")
    facts.promised(ana, "call the harbour")
    Panel(desk, bus)
    program.start("--background")
    item = Item(bus)
    item.choose("Snooze all")
    wait(lambda: len(facts.verbs.telling.overview().snoozed) == 2, "both snoozed")
    wait(lambda: item.line("Snooze all") is None, "nothing left to snooze")


def test_a_host_that_comes_late_and_one_that_restarts_get_the_icon(
    desk: Desk, bus: Bus, program: Program, facts: Facts
) -> None:
    facts.person("Ana Ferreira")
    program.start("--background")
    panel = Panel(desk, bus)
    item = Item(bus)
    assert item.line("Quit") is not None
    panel.end()
    panel.start()
    item = Item(bus)
    item.choose("Quit")
    assert program.ended() == 0


def test_without_a_daemon_the_window_opens_since_this_tray_can_say_nothing(
    desk: Desk, bus: Bus, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    Panel(desk, bus)
    program.start("--background")
    screen.has("People – Closeknit")
    program.has_records(("banner", 1, 0, 1))
