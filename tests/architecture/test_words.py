"""Every reason that code gives has words, and Qt's translation tools find all of them (architecture 2)."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from closeknit.phrases.say import english, say
from closeknit.phrases.singular import SINGULAR

PACKAGE = Path(__file__).resolve().parents[2] / "desktop" / "closeknit"
PHRASES = sorted((PACKAGE / "phrases").glob("*.py"))
RAISED = {"UserError", "OutsideProblem", "Reason"}


class Anything(dict[str, str | int | float]):
    """Params of any name: what is missing reads as 3."""

    def __missing__(self, key: str) -> int:
        return 3


def kinds_given() -> set[str]:
    """Return every literal kind that is raised or given as a reason below the screens."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if name in RAISED and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def literals() -> list[str]:
    """Return the texts that are given to `translate` in phrases."""
    texts = []
    for path in PHRASES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate":
                context, text = node.args[0], node.args[1]
                assert isinstance(context, ast.Constant), path
                assert context.value == "phrases", path
                assert isinstance(text, ast.Constant), f"{path}: only literals can be translated"
                texts.append(str(text.value))
    return texts


@pytest.mark.parametrize("kind", sorted(kinds_given()))
def test_each_kind_has_a_sentence(kind: str) -> None:
    sentence = say(kind, Anything())
    assert sentence
    assert "{" not in sentence


def test_unknown_kind_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say("no such kind", {})


def test_every_counting_text_has_its_singular() -> None:
    counting = {text for text in literals() if "%n" in text}
    assert counting - set(SINGULAR) == set()
    assert english("phrases", "%n people", "", 1) == "%n person".replace("%n", "1")
    assert english("phrases", "%n people", "", 1200) == "1,200 people"


def test_translation_tools_find_every_text(tmp_path: Path) -> None:
    """They find the texts that count as well, though without their mark: lupdate sees it in `self.tr` only (tried)."""
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate, "pyside6-lupdate comes with PySide6"
    target = tmp_path / "closeknit_de.ts"
    subprocess.run([lupdate, *map(str, PHRASES), "-ts", str(target)], check=True, capture_output=True)
    listed = target.read_text(encoding="utf-8")
    assert len(re.findall("<source>", listed)) == len(set(literals()))
