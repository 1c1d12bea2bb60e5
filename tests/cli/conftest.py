"""The program as it is typed, in this process, on a home of its own."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import Afternoon

from closeknit.app import main
from closeknit.assets import resource

SAMPLE = resource("sample", "people.vcf")


class Terminal:
    """Runs the program in this process on a home of its own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        try:
            status = main(["--home", str(self.home), *words])
        except SystemExit as stop:
            status = int(stop.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return status

    def json(self, *words: str) -> Any:
        assert self(*words, "--json") in (0, 1), self.err
        return json.loads(self.out)


@pytest.fixture
def closeknit(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr("closeknit.app.SystemClock", Afternoon)
    return Terminal(tmp_path / "home", capsys)


@pytest.fixture
def sample(closeknit: Terminal) -> Terminal:
    assert closeknit("import", str(SAMPLE), "--book", "Personal") == 0
    return closeknit
