"""Write a file whole or not at all: a temporary name beside it, synced, then renamed; never through a link unasked."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from closeknit.domain.errors import OutsideProblem, UserError
from closeknit.store.files import put_in_place

_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(1, 10)), *(f"LPT{n}" for n in range(1, 10))}
_MOST_BYTES = 200


@contextmanager
def written(target: Path, through_link: bool = False) -> Iterator[BinaryIO]:
    """Give a stream; the file has its name only once the block ended well.

    Raises UserError `target_is_link` or `target_is_folder`, OutsideProblem `target_unwritable`.
    """
    if target.is_symlink():
        if not through_link:
            raise UserError("target_is_link", file=str(target))
        target = target.resolve()
    if target.is_dir():
        raise UserError("target_is_folder", file=str(target))
    part = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
    try:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(part, flags, 0o600), "wb", buffering=1 << 20) as stream:
            yield stream
        put_in_place(part, target)
    except OSError as error:
        _forget(part)
        raise OutsideProblem("target_unwritable", file=str(target), why=error.strerror or "") from error
    except BaseException:
        _forget(part)
        raise


def make_folder(target: Path, through_link: bool = False) -> Path:
    """Make a folder for several files; an existing one is used. Raises as `written`."""
    if target.is_symlink() and not through_link:
        raise UserError("target_is_link", file=str(target))
    if target.exists() and not target.is_dir():
        raise UserError("target_is_file", file=str(target))
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideProblem("target_unwritable", file=str(target), why=error.strerror or "") from error
    return target


def safe_name(wanted: str, taken: set[str], suffix: str = ".vcf") -> str:
    """Make a file name that stays in its folder on every system, and note it in `taken`."""
    name = "".join("_" if c in '/\\:*?"<>|' or not c.isprintable() else c for c in wanted).strip(" .") or "cards"
    stem, dot, ending = name.rpartition(".") if name.lower().endswith(suffix) else (name, ".", suffix[1:])
    if stem.upper() in _RESERVED:
        stem = f"_{stem}"
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    name, number = f"{stem}{dot}{ending}", 2
    while name.casefold() in taken:
        name, number = f"{stem} ({number}){dot}{ending}", number + 1
    taken.add(name.casefold())
    return name


def _forget(part: Path) -> None:
    with contextlib.suppress(OSError):  # what matters was raised already
        part.unlink(missing_ok=True)
