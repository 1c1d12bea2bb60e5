"""Files of ours: 0600 and folders 0700 whatever the umask, synced before they are renamed."""

import os
import shutil
from pathlib import Path


def private_folder(folder: Path) -> None:
    """Make a folder that only the user can open; an existing one is left as it is."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)


def private_file(path: Path) -> None:
    """Make the file if it isn't there, and let only the user read it; SQLite gives -wal and -shm the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)


def sync_file(path: Path) -> None:
    """Make sure that the file's bytes are on the disk."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make sure that names in the folder are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(part: Path, target: Path) -> None:
    """Rename a finished file to its name, so that the name never shows an incomplete one."""
    sync_file(part)
    part.replace(target)
    sync_folder(target.parent)


def keep_bytes(database: Path, target: Path) -> None:
    """Copy a database and its log byte for byte, unless such a copy is there already."""
    if target.exists():
        return
    private_folder(target.parent)
    for end in ("-wal", ""):  # the database last, so that a copy that has its name is whole
        source, kept = database.with_name(database.name + end), target.with_name(target.name + end)
        if source.exists():
            part = kept.with_name(kept.name + ".part")
            private_file(part)
            shutil.copyfile(source, part)
            put_in_place(part, kept)
