import pytest
from pytestqt.qtbot import QtBot

from closeknit.services.verbs import Verbs
from closeknit.ui.bridge.jobs import JobRunner
from closeknit.ui.common.look import Look
from closeknit.ui.composer.composer import Composer
from closeknit.ui.composer.presenter import ComposerPresenter


@pytest.fixture
def composer(qtbot: QtBot, look: Look, verbs: Verbs, runner: JobRunner) -> Composer:
    presenter = ComposerPresenter(
        verbs.people, verbs.entries, lambda: verbs.reminders, verbs.unfinished, verbs.now, runner
    )
    made = Composer(look, presenter, "Log coffee yesterday, 45 min…")
    presenter.setParent(made)
    qtbot.addWidget(made)
    made.show()
    return made
