"""The icon in an XEmbed host: docked, clicked, its menu used, and words by it where no daemon shows any."""

import pytest

from tests.desktop.desk import Desk
from tests.desktop.parts import Trayer
from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen
from tests.waiting import wait


@pytest.fixture
def trayer(desk: Desk, screen: Screen) -> Trayer:
    return Trayer(desk, screen)


def test_a_click_on_the_icon_shows_the_window_and_its_menu_ends_the_program(
    trayer: Trayer, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.person("Ana Ferreira")
    program.start("--background")
    trayer.click()
    screen.has("People – Closeknit")
    trayer.click(3)
    wait(lambda: screen.popup() is not None, "the menu")
    screen.key("Up", "Return")
    assert program.ended() == 0


def test_without_a_daemon_the_tray_says_it_and_a_click_on_it_opens_the_window_with_the_banner(
    desk: Desk, trayer: Trayer, screen: Screen, program: Program, facts: Facts
) -> None:
    ana = facts.person("Ana Ferreira")
    facts.reminded("ask about the proofs", ana)
    program.start("--background")
    place = wait(screen.popup, "the words by the icon")
    program.has_records(("banner", 1, 0, 1))
    screen.click(place.x + place.width // 2, place.y + place.height // 2)
    screen.has("People – Closeknit")
    program.kill()
    program.start()
    screen.has("People – Closeknit")
    program.has_records(("banner", 1, 0, 1))


def test_the_menu_opens_also_while_words_stand_by_the_icon(
    trayer: Trayer, screen: Screen, program: Program, facts: Facts
) -> None:
    facts.reminded("ask about the proofs", facts.person("Ana Ferreira"))
    program.start("--background")
    words = wait(screen.popup, "the words by the icon")
    trayer.click(3)
    wait(lambda: screen.popup() not in (None, words), "the menu")
    screen.key("Up", "Return")
    assert program.ended() == 0


def test_a_host_that_comes_late_gets_the_icon(desk: Desk, screen: Screen, program: Program, facts: Facts) -> None:
    facts.person("Ana Ferreira")
    program.start("--background")
    Trayer(desk, screen).click()
    screen.has("People – Closeknit")
