"""Type into a composer and see its chips."""

from pytestqt.qtbot import QtBot

from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.buttons import Chip
from closeknit.ui.composer.composer import Composer
from tests.ui.conftest import calm


def type_in(composer: Composer, text: str, qtbot: QtBot, runner: JobRunner) -> None:
    """Have this text, understood."""
    composer.field.setText(text)
    qtbot.waitUntil(lambda: composer.drafting.parsed.text == text)
    calm(qtbot, runner)


def chips(composer: Composer) -> list[str]:
    """Return what the chips say."""
    return [chip.accessibleName() for chip in composer.findChildren(Chip) if chip.isVisible()]
