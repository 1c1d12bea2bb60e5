"""Write requirements/*.txt: every package by name, version and the hashes of all wheels of that version.

Run it with the project's own Python after changing a dependency: `make pins`. No address is written.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.request import Request, urlopen

from pip._internal.models.index import PyPI
from pip._vendor.packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
BUILD = ["hatchling", "editables"]


def resolved(wanted: list[str]) -> list[tuple[str, str]]:
    """Let pip choose the versions, as if nothing were installed."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    report = json.loads(subprocess.run([*command, *wanted], check=True, capture_output=True, text=True).stdout)
    return sorted({(i["metadata"]["name"].lower(), i["metadata"]["version"]) for i in report["install"]})


def hashes(name: str, version: str) -> list[str]:
    """Return the hashes of every wheel of that version that the index lists."""
    request = Request(f"{PyPI.simple_url}/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urlopen(request) as answer:
        files = json.load(answer)["files"]
    ours = f"-{version}-"
    return sorted(f["hashes"]["sha256"] for f in files if f["filename"].endswith(".whl") and ours in f["filename"])


def markers(wanted: list[str]) -> dict[str, str]:
    """Return by name on which systems a package is needed; versions of Python don't matter, one pin serves all."""
    found = (Requirement(one) for one in wanted)
    return {one.name.lower(): f" ; {one.marker}" for one in found if one.marker and "sys_platform" in str(one.marker)}


def write(path: Path, wanted: list[str]) -> None:
    """Write one file of pins."""
    only = markers(wanted)
    rows = [f"# Written by tools/pin.py for: {', '.join(wanted)}"]
    for name, version in resolved(wanted):
        found = hashes(name, version)
        if not found:
            raise SystemExit(f"{name} {version} has no wheel in the index")
        rows.append(
            " \\\n".join([f"{name}=={version}{only.get(name, '')}", *(f"    --hash=sha256:{h}" for h in found)])
        )
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(path.relative_to(ROOT), len(rows) - 1, "packages")


def main() -> None:
    """Pin what running needs, and what running and testing need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = project["project"]["dependencies"]
    (ROOT / "requirements").mkdir(exist_ok=True)
    write(ROOT / "requirements" / "run.txt", [*run, *BUILD])
    write(ROOT / "requirements" / "test.txt", [*run, *BUILD, *project["dependency-groups"]["dev"]])


main()
