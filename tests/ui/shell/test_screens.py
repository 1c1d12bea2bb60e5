import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from closeknit.paths import home as home_of
from closeknit.services.verbs import Verbs
from closeknit.ui.common.look import Look
from closeknit.ui.shell.screens import draw_one

AT_TWO = """
import sys
from PySide6.QtCore import QSize
from closeknit.app import opened
from closeknit.paths import home
from closeknit.settings import SettingsStore
from closeknit.ui.shell.screens import Stage
from closeknit.ui.shell.starting import make_application, make_look

home = home(sys.argv[1])
app = make_application()
with opened(home, lambda fact: None) as verbs:
    stage = Stage(app, verbs, make_look(app, SettingsStore(home.settings)), home)
    stage.window.resize(640, 400)
    stage.settle()
    assert stage.window.size() == QSize(640, 400), stage.window.size()
    picture = stage.window.grab()
    assert picture.devicePixelRatio() == 2.0
    assert picture.size() == QSize(1280, 800), picture.size()
    stage.close()
"""


def test_the_window_is_drawn_without_a_screen(
    qtbot: QtBot, qapp: QApplication, verbs: Verbs, look: Look, home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "window.png"
    draw_one(qapp, verbs, look, home_of(str(home)), target)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 800)
    assert len({image.pixel(x, 144) for x in range(0, 1280, 3)}) > 20


def test_the_smallest_window_is_drawn_sharply_at_twice_the_scale(verbs: Verbs, home: Path) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", AT_TWO, str(home)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
