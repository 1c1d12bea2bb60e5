"""Backups and what a check of the database found."""

from dataclasses import dataclass
from pathlib import Path

from closeknit.domain.reason import Reason


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup as listed; `why` is daily, migration, import, restore or asked."""

    path: Path
    at_us: int
    size_bytes: int
    people: int
    cards: int
    why: str = "asked"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What reading every page, index and card came to; no findings: all is whole."""

    findings: tuple[Reason, ...]
    pages: int
    people: int
    cards: int
    seconds: float
