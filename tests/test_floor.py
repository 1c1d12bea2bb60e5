"""What the rooms stand on: folders, settings, the log, resources."""

import logging
import sys
import tempfile
from pathlib import Path

import pytest

from closeknit import assets, log, paths, settings


def test_one_folder_holds_everything_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOSEKNIT_HOME", str(tmp_path / "env"))
    assert paths.home(None).data == tmp_path / "env"
    chosen = paths.home(str(tmp_path / "said"))
    assert (chosen.data, chosen.config, chosen.cache) == (tmp_path / "said",) * 2 + (tmp_path / "said" / "cache",)


def test_the_platform_says_where_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLOSEKNIT_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    if sys.platform == "linux":
        assert paths.home(None).database == tmp_path / "data" / "closeknit" / "closeknit.db"
        assert paths.home(None).settings == tmp_path / "config" / "closeknit" / "settings.toml"


def test_the_socket_has_a_short_name_however_long_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", tempfile.gettempdir())
    long, other = paths.home(str(tmp_path / ("x" * 200))), paths.home(str(tmp_path / ("x" * 199)))
    assert len(str(long.socket)) < 100
    assert long.socket != other.socket


@pytest.mark.parametrize("runtime", ["", "run/of/nobody", "/nowhere/at/all", "/proc/nobody", "long"])
def test_a_runtime_folder_in_which_no_window_can_listen_is_passed_over(
    runtime: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long) if runtime == "long" else runtime)
    place = paths.home(str(tmp_path)).socket
    assert place.is_relative_to(tempfile.gettempdir())
    assert not place.is_relative_to(long)


def test_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    home = paths.home(str(tmp_path / "home"))
    paths.prepare(home)
    assert {folder.stat().st_mode & 0o777 for folder in (home.data, home.cache)} == {0o700}


def test_settings_survive_and_keep_any_text(tmp_path: Path) -> None:
    kept = settings.SettingsStore(tmp_path / "settings.toml")
    kept.change(appearance="dark", window_geometry='a"b\\c\n\x7f')
    again, bad = settings.load(tmp_path / "settings.toml")
    assert (again, bad) == (kept.now, [])
    assert (tmp_path / "settings.toml").stat().st_mode & 0o777 == 0o600


def test_a_bad_setting_is_told_and_defaulted_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('appearance = "pink"\ntext_size_percent = 120\nbackups_limit_mb = true\n')
    found, bad = settings.load(path)
    assert (found.appearance, found.text_size_percent, found.backups_limit_mb) == ("system", 120, 2048)
    assert {one.key for one in bad} == {"appearance", "backups_limit_mb"}
    path.write_text("= nonsense")
    assert settings.load(path)[1][0].key == ""


def test_a_setting_out_of_range_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="text_size_percent"):
        settings.SettingsStore(tmp_path / "s.toml").change(text_size_percent=500)


def test_the_log_never_quotes_an_error(tmp_path: Path) -> None:
    path = tmp_path / "closeknit.log"
    log.begin(path)
    try:
        raise ValueError("Ana Ferreira")
    except ValueError:
        logging.getLogger("closeknit.test").exception("step 7 failed")
    text = path.read_text()
    assert "step 7 failed" in text
    assert "ValueError" in text
    assert "test_floor.py" in text
    assert "Ferreira" not in text
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_long_log_makes_room(tmp_path: Path) -> None:
    path = tmp_path / "closeknit.log"
    path.write_bytes(b"x" * 600_000)
    log.begin(path)
    assert path.stat().st_size < 1000
    assert (tmp_path / "closeknit.log.1").stat().st_size == 600_000


def test_resources_are_found_and_a_missing_one_is_named() -> None:
    assert assets.resource("sample", "people.vcf").is_file()
    with pytest.raises(FileNotFoundError, match="sample/nobody"):
        assets.resource("sample", "nobody")


def test_a_bundle_brings_its_own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "sample").mkdir(parents=True)
    (tmp_path / "resources" / "sample" / "people.vcf").write_text("bundled")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.resource("sample", "people.vcf").read_text() == "bundled"
