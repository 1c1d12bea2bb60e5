"""Colours of the design language, light and dark (natural dyes: woad, madder, orchil, weld)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme; every text pair is at least 4.5:1, which a test proves.

    `p_face` to `p_mail` are the ramp of presence, always in this order and never without a number beside it.
    `tray` and `tray_late` are icons on grounds that others draw: 3:1 on white and on near black, so the same in both.
    """

    is_dark: bool
    window: str
    rail: str
    surface: str
    sunken: str
    raised: str
    hover: str
    line: str
    line_strong: str
    control: str
    track: str
    scrim: str
    ink: str
    ink2: str
    ink3: str
    ink_off: str
    accent: str
    accent_tint: str
    accent_line: str
    main: str
    main_hover: str
    main_press: str
    on_main: str
    late: str
    late_tint: str
    late_line: str
    warn: str
    warn_tint: str
    p_face: str
    p_video: str
    p_call: str
    p_msg: str
    p_mail: str
    gave: str
    got: str
    gave_tint: str
    gave_ink: str
    focus: str
    tray: str
    tray_late: str
    avatars: tuple[tuple[str, str], ...]


LIGHT = Tokens(
    is_dark=False,
    window="#f6f6f4",
    rail="#edeeeb",
    surface="#ffffff",
    sunken="#f1f1ee",
    raised="#ffffff",
    hover="#efefec",
    line="#e3e3de",
    line_strong="#cdcdc7",
    control="#868b8f",
    track="#e4e5e1",
    scrim="#661d2023",
    ink="#1d2023",
    ink2="#4b5156",
    ink3="#646a6f",
    ink_off="#9a9fa3",
    accent="#1c5f7a",
    accent_tint="#e3eef2",
    accent_line="#b5d1dc",
    main="#1c5f7a",
    main_hover="#174f66",
    main_press="#123f52",
    on_main="#ffffff",
    late="#a93f16",
    late_tint="#fcf1ea",
    late_line="#ebcab6",
    warn="#7d5b00",
    warn_tint="#fbf4dd",
    p_face="#1c5f7a",
    p_video="#5593ab",
    p_call="#94bccb",
    p_msg="#b4b9ba",
    p_mail="#d5d8d7",
    gave="#6b3d76",
    got="#ab83b8",
    gave_tint="#f4ecf6",
    gave_ink="#6b3d76",
    focus="#1c5f7a",
    tray="#82898d",
    tray_late="#d9622f",
    avatars=(
        ("#d8e4e9", "#23505f"),
        ("#ecdfd1", "#6a4420"),
        ("#dfe5d4", "#44531f"),
        ("#e7dbe8", "#5f3a69"),
        ("#efe3c8", "#5f4a0d"),
        ("#d5e4dd", "#22543f"),
        ("#ecd9d3", "#73352a"),
        ("#dddfea", "#3b4371"),
    ),
)

DARK = Tokens(
    is_dark=True,
    window="#17191b",
    rail="#121415",
    surface="#1e2123",
    sunken="#181b1d",
    raised="#26292c",
    hover="#282c2f",
    line="#2f3336",
    line_strong="#474d51",
    control="#7a8186",
    track="#34393c",
    scrim="#99000000",
    ink="#e8e9e7",
    ink2="#b7bcbf",
    ink3="#949a9e",
    ink_off="#6a7074",
    accent="#7fbcd3",
    accent_tint="#1d343e",
    accent_line="#355a69",
    main="#2a7594",
    main_hover="#256882",
    main_press="#1f5a71",
    on_main="#ffffff",
    late="#ee9a72",
    late_tint="#31231c",
    late_line="#5c3d2d",
    warn="#dcb65a",
    warn_tint="#2e2817",
    p_face="#7fbcd3",
    p_video="#4f8ba3",
    p_call="#35616f",
    p_msg="#6b7276",
    p_mail="#474d50",
    gave="#d0a6da",
    got="#8c6597",
    gave_tint="#2c2330",
    gave_ink="#d3addd",
    focus="#7fbcd3",
    tray="#82898d",
    tray_late="#d9622f",
    avatars=(
        ("#2b4049", "#b5d6e2"),
        ("#45362a", "#e6c8a8"),
        ("#363d2a", "#cdd9ad"),
        ("#40334a", "#ddc0e6"),
        ("#433a22", "#e4d09a"),
        ("#293f36", "#b3dcc8"),
        ("#48312c", "#eabfb2"),
        ("#333750", "#c5cbee"),
    ),
)
