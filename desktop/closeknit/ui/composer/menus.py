"""The menus of the composer's chips: each choice sets the chip by hand, and wins over what is typed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from closeknit.domain.composing.people import Candidate
from closeknit.domain.interaction import Channel, Marker, StartedBy
from closeknit.domain.when import When
from closeknit.ui.common.channels import channel_word
from closeknit.ui.common.text import shown
from closeknit.ui.composer.wording import (
    LENGTHS,
    length_word,
    marker_word,
    rating_word,
    starter_word,
    when_word,
)

T = TypeVar("T")


def choices(owner: QWidget, words: Iterable[tuple[str, T]], now: T | None, pick: Callable[[T], None]) -> QMenu:
    """Return a menu of values, the one in force checked."""
    menu = QMenu(owner)
    for text, value in words:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _on=False, value=value: pick(value))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def channel_menu(owner: QWidget, now: Channel | None, pick: Callable[[Channel], None]) -> QMenu:
    """Offer every channel in the order of presence."""
    return choices(owner, [(channel_word(channel), channel) for channel in Channel], now, pick)


def length_menu(owner: QWidget, now: int | None, pick: Callable[[int | None], None]) -> QMenu:
    """Offer some lengths, and none."""
    words: list[tuple[str, int | None]] = [(length_word(minutes), minutes) for minutes in LENGTHS]
    words.append((QCoreApplication.translate("composer", "Not known"), None))
    return choices(owner, words, now, pick)


def rating_menu(
    owner: QWidget, now: int | None, pick: Callable[[int | None], None], say: Callable[[int | None], str] = rating_word
) -> QMenu:
    """Offer one to five, and none."""
    words: list[tuple[str, int | None]] = [(say(rating), rating) for rating in range(1, 6)]
    words.append((QCoreApplication.translate("composer", "Unrated"), None))
    return choices(owner, words, now, pick)


def starter_menu(owner: QWidget, now: StartedBy | None, pick: Callable[[StartedBy], None]) -> QMenu:
    """Offer who began it."""
    return choices(owner, [(starter_word(starter), starter) for starter in StartedBy], now, pick)


def marker_menu(owner: QWidget, now: frozenset[Marker], pick: Callable[[frozenset[Marker]], None]) -> QMenu:
    """Offer the markers, each on or off."""
    menu = QMenu(owner)
    for marker in Marker:
        action = menu.addAction(marker_word(marker))
        action.setCheckable(True)
        action.setChecked(marker in now)
        action.triggered.connect(lambda _on=False, marker=marker: pick(now ^ {marker}))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def candidate_menu(owner: QWidget, candidates: Sequence[Candidate], pick: Callable[[Candidate], None]) -> QMenu:
    """Ask which of several people of one name is meant."""
    return choices(owner, [(shown(one.name, 60), one) for one in candidates], None, pick)


def day_menu(owner: QWidget, now: When | None, today: date, pick: Callable[[When], None]) -> QMenu:
    """Offer near days, and a calendar for all others."""
    days = [When(today - timedelta(days=ago)) for ago in (0, 1, 2, 3, 7)]
    menu = choices(owner, [(when_word(when, today), when) for when in days], now, pick)
    menu.addSeparator()
    calendar = QCalendarWidget(menu)
    chosen_day = (now or days[0]).day
    calendar.setSelectedDate(QDate(chosen_day.year, chosen_day.month, chosen_day.day))
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(calendar)
    menu.addAction(holder)

    def chosen(found: QDate) -> None:
        menu.close()
        pick(When(date(found.year(), found.month(), found.day())))

    calendar.clicked.connect(chosen)
    calendar.activated.connect(chosen)
    return menu
