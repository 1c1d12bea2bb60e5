"""Backups beside the database: kept by sequence number, since a clock can be wrong for a day (research 2.3)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from closeknit.store.safecopy import Contents, verify_file, write_copy

_NAME = re.compile(r"closeknit-(\d{6,})-(\d{4}-\d{2}-\d{2})-(daily|migration|import|restore|asked)\.db")


@dataclass(frozen=True, slots=True)
class BackupName:
    """What a backup's file name says."""

    path: Path
    sequence: int
    day: str
    why: str


def listed(folder: Path) -> list[BackupName]:
    """List the backups of a folder, newest first; other files are left alone."""
    if not folder.is_dir():
        return []
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match and path.is_file():
            found.append(BackupName(path, int(match[1]), match[2], match[3]))
    return sorted(found, key=lambda name: name.sequence, reverse=True)


def keep(source: apsw.Connection, folder: Path, why: str, now_us: int) -> tuple[Path, Contents]:
    """Write the next backup into the folder; `why` is daily, migration, import, restore or asked."""
    names = listed(folder)
    sequence = names[0].sequence + 1 if names else 1
    for leftover in folder.glob("closeknit-*.db.part*"):  # of a backup that was killed
        leftover.unlink(missing_ok=True)
    target = folder / f"closeknit-{sequence:06d}-{day_of(now_us)}-{why}.db"
    return target, write_copy(source, target)


def day_of(now_us: int) -> str:
    """Return the UTC day of a moment, for names."""
    return datetime.fromtimestamp(now_us / 1_000_000, UTC).strftime("%Y-%m-%d")


def thin(folder: Path, most_bytes: int, needed: frozenset[str] = frozenset()) -> list[Path]:
    """Remove backups beyond the newest 3, then 7 daily, 4 weekly and 12 monthly ones, and beyond `most_bytes`.

    The newest one that can be verified always stays, and so do the names in `needed` (undo of a restore rests on them).
    Days, weeks and months are counted in backups by sequence: the newest of each named day, week or month.
    """
    names = listed(folder)
    wanted = _wanted(names)
    removed = [name.path for name in names if name.sequence not in wanted and name.path.name not in needed]
    kept = [name for name in names if name.path not in removed]
    spare = _newest_sound(kept)
    total = sum(name.path.stat().st_size for name in kept)
    for name in reversed(kept):
        if total <= most_bytes:
            break
        if name.path != spare and name.path.name not in needed:
            total -= name.path.stat().st_size
            removed.append(name.path)
    for path in removed:
        if path != spare:
            path.unlink(missing_ok=True)
    return [path for path in removed if path != spare]


def _wanted(names: list[BackupName]) -> set[int]:
    wanted = {name.sequence for name in names[:3]}
    rest = names[3:]
    for key, count in ((_by_day, 7), (_by_week, 4), (_by_month, 12)):
        seen: set[str] = set()
        for name in rest:
            if len(seen) < count and key(name) not in seen:
                seen.add(key(name))
                wanted.add(name.sequence)
    return wanted


def _by_day(name: BackupName) -> str:
    return name.day


def _by_week(name: BackupName) -> str:
    try:
        year, week, _day = datetime.strptime(name.day, "%Y-%m-%d").isocalendar()
    except ValueError:
        return name.day
    return f"{year}-{week}"


def _by_month(name: BackupName) -> str:
    return name.day[:7]


def _newest_sound(names: list[BackupName]) -> Path | None:
    for name in names:
        try:
            verify_file(name.path)
        except Exception:
            continue
        return name.path
    return None
