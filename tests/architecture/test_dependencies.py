"""What the project may need, and that nothing else slipped in."""

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parents[2]
PINS = [ROOT / "requirements" / "run.txt", ROOT / "requirements" / "test.txt"]


def test_only_one_package_provides_apsw() -> None:
    providers = set(importlib.metadata.packages_distributions()["apsw"])
    assert {name.replace("_", "-") for name in providers} == {"apsw-sqlite3mc"}


def test_the_whole_of_pyside_is_not_installed() -> None:
    names = {d.metadata["Name"].lower().replace("_", "-") for d in importlib.metadata.distributions()}
    assert "pyside6" not in names
    assert "pyside6-addons" not in names


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_name_version_and_hashes_and_no_address(path: Path) -> None:
    text = path.read_text()
    pins = re.findall(r"^(\S+)==(\S+)", text, re.MULTILINE)
    assert len(pins) > 10
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text


def test_every_dependency_has_a_lower_bound_and_a_pin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pinned = PINS[0].read_text().lower().replace("_", "-")
    for wanted in project["dependencies"]:
        name, bound = re.match(r"([\w.-]+)>=([\d.]+)", wanted).groups()  # type: ignore[union-attr]
        assert f"{name.lower()}==" in pinned, wanted
        assert bound


def test_bindings_keep_their_references_to_none() -> None:
    """PySide6 6.12.0 loses one with each call on Python 3.11, until the process ends (decision 008)."""
    emitter = QObject()
    emitter.setProperty("warm", 1)
    spare = [None] * 5000
    before = sys.getrefcount(None)
    for _ in range(1000):
        emitter.property("missing")
    lost = before - sys.getrefcount(None)
    del spare
    assert lost < 100
