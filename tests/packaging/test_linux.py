"""The desktop file, the icon and the AppStream metainfo are what Linux desktops expect."""

import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
APP = "io.github.closeknit.Closeknit"


def run(tool: str, *arguments: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_desktop_file_is_valid() -> None:
    run("desktop-file-validate", str(LINUX / f"{APP}.desktop"))


def test_metainfo_is_valid() -> None:
    run("appstreamcli", "validate", "--no-net", str(LINUX / f"{APP}.metainfo.xml"))


def test_metainfo_tells_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    releases = ElementTree.parse(LINUX / f"{APP}.metainfo.xml").findall("releases/release")
    assert releases[0].get("version") == version


def test_icon_is_a_square_drawing() -> None:
    root = ElementTree.parse(LINUX / f"{APP}.svg").getroot()
    assert root.get("width") == root.get("height")
