"""No module past 400 lines, no function past 50 (architecture 6.2)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE_LINES = 400
FUNCTION_LINES = 50
MODULES = sorted((ROOT / "desktop").rglob("*.py")) + sorted((ROOT / "tests").rglob("*.py"))


def long_functions(source: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield node.name, lines


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_and_its_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MODULE_LINES
    assert list(long_functions(source)) == []


def test_the_measure_finds_a_long_function() -> None:
    body = "\n".join(["def far():"] + ["    x = 1"] * FUNCTION_LINES)
    assert list(long_functions(body)) == [("far", FUNCTION_LINES + 1)]


def test_package_files_are_empty() -> None:
    for path in (ROOT / "desktop").rglob("__init__.py"):
        assert path.read_text() == "", path


def test_no_module_is_a_drawer_for_everything() -> None:
    bad = {"utils", "helpers", "manager", "misc", "common_utils"}
    assert [path for path in MODULES if path.stem in bad] == []
