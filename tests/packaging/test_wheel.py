"""The wheel holds the program and its resources, and runs in an empty environment."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(target.glob("closeknit-*.whl"))


@pytest.mark.xdist_group("wheel")
def test_wheel_holds_resources_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "closeknit/resources/sample/people.vcf" in names
    assert any(name.startswith("closeknit/store/migrations/0001") for name in names)
    assert not [name for name in names if "tests/" in name or name.startswith("tools/")]


@pytest.mark.xdist_group("wheel")
def test_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Its dependencies come from the environment of the tests, by path; nothing of the checkout does."""
    place = tmp_path / "venv"
    venv.create(place, with_pip=False)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = next((place / "lib").glob("python*/site-packages"))
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    borrowed = tmp_path / "dependencies"
    borrowed.mkdir()
    for folder in map(Path, sys.path):
        if folder.name == "site-packages":
            for entry in folder.iterdir():
                if "closeknit" not in entry.name and entry.suffix != ".pth" and not (borrowed / entry.name).exists():
                    (borrowed / entry.name).symlink_to(entry)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(borrowed), "HOME": str(tmp_path)}

    def closeknit(*arguments: str) -> str:
        command = [str(python), "-m", "closeknit", "--home", str(tmp_path / "home"), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    sample = site / "closeknit" / "resources" / "sample" / "people.vcf"
    closeknit("import", str(sample))
    assert "Ana Ferreira" in closeknit("people")
    copy = tmp_path / "copy.vcf"
    closeknit("export", str(copy))
    assert copy.read_bytes() == sample.read_bytes()
    asked = [str(python), "-c", "import closeknit; print(closeknit.__file__)"]
    where = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout
    assert str(site) in where
