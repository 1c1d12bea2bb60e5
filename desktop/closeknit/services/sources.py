"""What the user pointed at: a file, or a folder of files with one card each (vdir), told from content."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from closeknit.domain.errors import OutsideProblem, UserError

_CARD_FILES = (".vcf", ".vcard")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read; `name` is how its book calls it."""

    name: str
    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Target:
    """One book's worth of files. `kind` is "file" or "folder", `path` what the user pointed at."""

    kind: str
    path: Path
    files: tuple[SourceFile, ...]

    @property
    def size_bytes(self) -> int:
        """All bytes to read."""
        return sum(file.size_bytes for file in self.files)


def targets(paths: list[Path]) -> list[Target]:
    """Find the files behind each path.

    Raises UserError `source_missing`, `source_not_file` (a pipe or device would never end) or `folder_empty`,
    OutsideProblem `source_unreadable`.
    """
    return [_target(path.resolve()) for path in paths]


def _target(path: Path) -> Target:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Target("folder", path, _folder(path))
        if not stat.S_ISREG(mode):
            raise UserError("source_not_file", path=str(path))
        with path.open("rb"):
            pass
        return Target("file", path, (SourceFile(path.name, path, path.stat().st_size),))
    except FileNotFoundError as error:
        raise UserError("source_missing", path=str(path)) from error
    except OSError as error:
        raise OutsideProblem("source_unreadable", path=str(path), why=error.strerror or "") from error


def _folder(path: Path) -> tuple[SourceFile, ...]:
    found = []
    for entry in sorted(os.scandir(path), key=lambda e: e.name):
        if entry.name.startswith(".") or not entry.name.lower().endswith(_CARD_FILES) or not entry.is_file():
            continue
        found.append(SourceFile(entry.name, Path(entry.path), entry.stat().st_size))
    if not found:
        raise UserError("folder_empty", path=str(path))
    return tuple(found)
