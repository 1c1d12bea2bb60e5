"""Real parts for each test: a desk, the program on it, and what it is asked and heard by.

A part that isn't installed skips its test in words; with CI set a skip fails (tests/conftest.py).
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.desktop.bus import Bus
from tests.desktop.desk import Desk
from tests.desktop.program import Facts, Program
from tests.desktop.screen import Screen


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with closing(Desk(tmp_path)) as desk:
        monkeypatch.setenv("TZ", desk.environment["TZ"])  # what is made in this process is of the same day
        yield desk


@pytest.fixture
def program(desk: Desk) -> Program:
    return Program(desk)


@pytest.fixture
def facts(program: Program) -> Iterator[Facts]:
    with closing(Facts(program.home)) as facts:
        yield facts


@pytest.fixture
def bus(desk: Desk) -> Iterator[Bus]:
    with closing(Bus(desk.environment["DBUS_SESSION_BUS_ADDRESS"])) as bus:
        yield bus


@pytest.fixture
def screen(desk: Desk) -> Screen:
    return Screen(desk)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Keep a picture of the screen where a test failed."""
    report = yield
    desk = getattr(item, "funcargs", {}).get("desk")
    if report.failed and call.when == "call" and isinstance(desk, Desk):
        desk.picture(desk.folder / "failed.png")
    return report
