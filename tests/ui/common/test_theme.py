"""Contrast after WCAG 2.2, 1.4.3 and 1.4.11, for every ink on every ground that it stands on."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from closeknit.ui.common.look import Look
from closeknit.ui.common.theme import Appearance
from closeknit.ui.common.tokens import DARK, LIGHT, Tokens

GROUNDS = ("window", "rail", "surface", "sunken", "hover", "raised", "accent_tint")
TEXT = [
    *[("ink", g) for g in (*GROUNDS, "late_tint")],
    *[("ink2", g) for g in (*GROUNDS, "late_tint")],
    *[("ink3", g) for g in GROUNDS],
    *[("accent", g) for g in ("window", "surface", "raised", "accent_tint", "sunken")],
    *[("late", g) for g in ("window", "surface", "late_tint", "hover", "raised")],
    *[("warn", g) for g in ("sunken", "warn_tint")],
    *[("on_main", g) for g in ("main", "main_hover", "main_press")],
    *[("gave_ink", g) for g in ("gave_tint", "surface", "sunken", "hover", "accent_tint")],
    ("surface", "p_face"),
]
GRAPHICS = [
    ("accent", "track"),
    ("accent", "surface"),
    ("control", "surface"),
    ("control", "window"),
    ("focus", "window"),
    ("gave", "track"),
    ("got", "surface"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_legible(tokens: Tokens) -> None:
    pairs = [(f"{a} on {b}", getattr(tokens, a), getattr(tokens, b)) for a, b in TEXT]
    pairs += [(f"avatar {i}", ink, ground) for i, (ground, ink) in enumerate(tokens.avatars)]
    assert [(name, round(contrast(a, b), 2)) for name, a, b in pairs if contrast(a, b) < 4.5] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_control_can_be_made_out(tokens: Tokens) -> None:
    low = [(a, b) for a, b in GRAPHICS if contrast(getattr(tokens, a), getattr(tokens, b)) < 3]
    assert low == []


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f5f4", "#353535", "#17191b"])
def test_icons_can_be_made_out_in_menus_that_others_draw(ground: str) -> None:
    inks = {(tokens.tray, tokens.tray_late) for tokens in (LIGHT, DARK)}
    assert len(inks) == 1
    assert [(ink, round(contrast(ink, ground), 2)) for ink in inks.pop() if contrast(ink, ground) < 3] == []


def test_changing_the_theme_changes_what_is_shown(qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    told: list[str] = []
    look.theme.changed.connect(lambda: told.append("changed"))
    try:
        look.theme.set_appearance(Appearance.DARK)
        assert qapp.palette().window().color() == QColor(DARK.window)
        assert DARK.surface in qapp.styleSheet()
    finally:
        look.theme.set_appearance(Appearance.LIGHT)
    assert qapp.palette().window().color() == QColor(LIGHT.window)
    assert told


def test_text_size_scales_fonts_and_lengths_within_its_bounds(look: Look) -> None:
    try:
        look.theme.set_text_percent(150)
        assert look.theme.font(12).pixelSize() == 18
        assert look.theme.px(32) == 48
        look.theme.set_text_percent(500)
        assert look.theme.px(100) == 150
    finally:
        look.theme.set_text_percent(100)
    assert look.theme.px(32) == 32
