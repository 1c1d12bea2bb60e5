"""Start with the session: what each platform is given, with awkward paths, written and taken away."""

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from closeknit.assets import APP_ID
from closeknit.domain.errors import OutsideProblem
from closeknit.services import autostart
from closeknit.services.autostart import (
    desktop_entry,
    launch_agent,
    place,
    run_value,
    start_with_session,
    starts_with_session,
)

AWKWARD = '/opt/my "home" $USER `id` 50% \\ Jörg\'s/closeknit'


def executable(entry: str) -> str:
    return next(line for line in entry.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")


def test_a_plain_command_stands_as_it_is() -> None:
    assert executable(desktop_entry(["/usr/bin/closeknit", "--background"])) == "/usr/bin/closeknit --background"


def test_an_awkward_word_is_quoted_twice_and_its_per_cent_signs_doubled() -> None:
    assert executable(desktop_entry(['a b"c', "50%", "$x", "\\"])) == '"a b\\\\"c" "50%%" "\\\\$x" "\\\\\\\\"'


@pytest.mark.parametrize("word", ["/usr/bin/closeknit", AWKWARD])
def test_the_entry_is_valid(word: str, tmp_path: Path) -> None:
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not installed")
    file = tmp_path / f"{APP_ID}.desktop"
    file.write_text(desktop_entry([word, "--background"]))
    done = subprocess.run(["desktop-file-validate", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_launch_agent_has_the_command_word_by_word() -> None:
    found = plistlib.loads(launch_agent([AWKWARD, "--background"]))
    assert found == {
        "Label": APP_ID,
        "ProgramArguments": [AWKWARD, "--background"],
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }


def test_the_run_value_quotes_what_has_blanks_and_quotes() -> None:
    assert run_value([r"C:\Program Files\Closeknit\closeknit.exe", "--home", r'D:\my "home"', "--background"]) == (
        r'"C:\Program Files\Closeknit\closeknit.exe" --home "D:\my \"home\"" --background'
    )


def test_the_entry_is_written_where_the_configuration_is_and_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    start_with_session(["/usr/bin/closeknit", "--background"], True)
    file = tmp_path / "config" / "autostart" / f"{APP_ID}.desktop"
    assert executable(file.read_text()) == "/usr/bin/closeknit --background"
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    start_with_session(["/usr/bin/closeknit", "--background"], False)
    start_with_session(["/usr/bin/closeknit", "--background"], False)
    assert list(file.parent.iterdir()) == []


def test_it_starts_with_the_session_as_long_as_the_entry_says_so_for_this_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    here, elsewhere = ([AWKWARD, "--home", home, "--background"] for home in ("/here", "/elsewhere"))
    assert not starts_with_session(here)
    start_with_session(elsewhere, True)
    assert not starts_with_session(here)
    start_with_session(here, True)
    assert starts_with_session(here)
    written = place().read_text()
    for line in ("Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = True"):
        place().write_text(written + line + "\n")  # as the settings of a desktop switch it off
        assert not starts_with_session(here)
    place().write_text(written + "Hidden=false\n")
    assert starts_with_session(here)


def test_a_launch_agent_is_there_or_of_another_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not starts_with_session(["/here"])
    start_with_session(["/here"], True)
    assert starts_with_session(["/here"])
    assert not starts_with_session(["/elsewhere"])


@pytest.mark.parametrize("given", ["", "relative"])
def test_without_a_folder_that_is_whole_it_is_the_one_of_the_user(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", given)
    assert place("linux", Path("/home/ana")) == Path(f"/home/ana/.config/autostart/{APP_ID}.desktop")
    assert place("darwin", Path("/Users/ana")) == Path(f"/Users/ana/Library/LaunchAgents/{APP_ID}.plist")


def test_what_cant_be_written_is_a_problem_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "config").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with pytest.raises(OutsideProblem) as problem:
        start_with_session(["/usr/bin/closeknit"], True)
    assert problem.value.reason.kind == "autostart_unwritable"


def test_the_run_key_is_set_and_taken_away_also_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    values: dict[str, str] = {}

    class Key:
        def __enter__(self) -> "Key":
            return self

        def __exit__(self, *_problem: object) -> None:
            return None

    def delete(_key: Key, name: str) -> None:
        if name not in values:
            raise FileNotFoundError(2, "no such value")
        del values[name]

    def query(_key: Key, name: str) -> tuple[str, int]:
        if name not in values:
            raise FileNotFoundError(2, "no such value")
        return values[name], 1

    registry = SimpleNamespace(
        HKEY_CURRENT_USER=1,
        KEY_SET_VALUE=2,
        REG_SZ=1,
        OpenKey=lambda *_asked: Key(),
        SetValueEx=lambda _key, name, _zero, _kind, value: values.update({name: value}),
        DeleteValue=delete,
        QueryValueEx=query,
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(autostart.sys, "platform", "win32")
    start_with_session(["closeknit.exe", "--background"], True)
    assert values == {APP_ID: "closeknit.exe --background"}
    assert starts_with_session(["closeknit.exe", "--background"])
    assert not starts_with_session(["other.exe", "--background"])
    start_with_session(["closeknit.exe", "--background"], False)
    start_with_session(["closeknit.exe", "--background"], False)
    assert values == {}
    assert not starts_with_session(["closeknit.exe", "--background"])
