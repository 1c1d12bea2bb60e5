"""The user's settings: one frozen dataclass, kept as TOML; a bad value is reported and defaulted."""

import os
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. `window_geometry` is Qt's own, in base64; times are HH:MM.

    `quiet_days` are numbers from 1, Monday, to 7 with blanks between; `when_closed` is ask, tray or quit; `tray_icon`
    is auto, light (for dark panels) or dark.
    """

    appearance: str = "system"
    text_size_percent: int = 100
    single_letter_keys: bool = True
    backups_limit_mb: int = 2048
    welcome_done: bool = False
    me_offered: bool = False
    window_geometry: str = ""
    morning: str = "09:00"
    quiet_from: str = "21:30"
    quiet_until: str = "07:30"
    quiet_days: str = ""
    notifications_a_day: int = 3
    dates_lead_days: int = 1
    plan_lead_minutes: int = 30
    dates_of: str = "everyone"
    hides_names: bool = False
    when_closed: str = "ask"
    tray_icon: str = "auto"
    people_columns: str = "organisation rung closeness last next categories"


_ALLOWED: dict[str, Callable[[object], bool]] = {
    "appearance": lambda value: value in ("system", "light", "dark"),
    "text_size_percent": lambda value: isinstance(value, int) and 80 <= value <= 150,
    **dict.fromkeys(("morning", "quiet_from", "quiet_until"), lambda value: _is_clock(value)),
    "quiet_days": lambda value: set(str(value).split()) < set("1234567"),
    "notifications_a_day": lambda value: isinstance(value, int) and 0 <= value <= 50,
    "dates_lead_days": lambda value: isinstance(value, int) and 0 <= value <= 30,
    "plan_lead_minutes": lambda value: isinstance(value, int) and 0 <= value <= 1440,
    "dates_of": lambda value: value in ("everyone", "known", "twenty", "nobody"),
    "tray_icon": lambda value: value in ("auto", "light", "dark"),
    "when_closed": lambda value: value in ("ask", "tray", "quit"),
    "backups_limit_mb": lambda value: isinstance(value, int) and 1 <= value <= 1_048_576,
}


@dataclass(frozen=True, slots=True)
class BadSetting:
    """A value that could not be used: the key ("" for the whole file) and what stood there."""

    key: str
    found: str


def load(path: Path) -> tuple[Settings, list[BadSetting]]:
    """Read the settings; what is missing or bad gets its default, what is bad is also returned."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(), [BadSetting("", type(error).__name__)]
    settings, bad = Settings(), []
    for field in fields(Settings):
        if field.name not in found:
            continue
        value = found[field.name]
        if _fits(field.name, value, getattr(settings, field.name)):
            settings = replace(settings, **{field.name: value})
        else:
            bad.append(BadSetting(field.name, str(value)[:80]))
    return settings, bad


def save(path: Path, settings: Settings) -> None:
    """Write the settings by way of a temporary file (0600). Raises OSError."""
    lines = [f"{key} = {_toml(value)}\n" for key, value in asdict(settings).items()]
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


class SettingsStore:
    """The settings in force, and the file they are kept in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now, self.bad = load(path)
        self._changed_ns = _changed_ns(path)

    def read(self) -> Settings:
        """Return those in force, read anew where another part of the program changed the file."""
        changed_ns = _changed_ns(self._path)
        if changed_ns != self._changed_ns:
            self.now, self.bad = load(self._path)
            self._changed_ns = changed_ns
        return self.now

    def change(self, **values: object) -> Settings:
        """Change and save; raises ValueError for a value out of range, OSError when it can't be written."""
        for key, value in values.items():
            if not _fits(key, value, getattr(Settings(), key)):
                raise ValueError(key)
        self.now = replace(self.now, **values)  # type: ignore[arg-type]  # checked one by one above
        save(self._path, self.now)
        return self.now


def _fits(key: str, value: object, default: object) -> bool:
    check = _ALLOWED.get(key)
    return type(value) is type(default) and (check is None or check(value))


def _changed_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _is_clock(value: object) -> bool:
    hours, colon, minutes = str(value).partition(":")
    return (
        bool(colon)
        and hours.isdigit()
        and minutes.isdigit()
        and len(minutes) == 2
        and int(hours) < 24
        and int(minutes) < 60
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
