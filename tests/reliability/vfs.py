"""Disks that fail or lose power: SQLite's file layer, replaced by ours (after SQLite's own crash tests)."""

import random
from pathlib import Path
from typing import Any, NamedTuple

import apsw

SECTOR = 512


class Op(NamedTuple):
    """One thing done to a file: create, write, truncate, sync, delete; `at` is an offset or a size."""

    kind: str
    file: str
    at: int = 0
    data: bytes = b""


def _name(name: Any) -> str:
    return Path(name if isinstance(name, str) else name.filename()).name


class RecordingFile(apsw.VFSFile):
    def __init__(self, vfs: "RecordingVFS", name: Any, flags: list[int]) -> None:
        self._vfs, self._file = vfs, _name(name) if name else ""
        super().__init__(vfs.base, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._vfs.note(Op("write", self._file, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._vfs.note(Op("truncate", self._file, size))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._vfs.note(Op("sync", self._file))


class RecordingVFS(apsw.VFS):
    """Keeps the order of everything that reaches the disk."""

    def __init__(self, name: str) -> None:
        self.base = ""
        self.ops: list[Op] = []
        super().__init__(name, self.base)

    def note(self, op: Op) -> None:
        if op.file:
            self.ops.append(op)

    def xOpen(self, name: Any, flags: list[int]) -> RecordingFile:
        if name:
            self.note(Op("create", _name(name)))
        return RecordingFile(self, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        super().xDelete(name, sync_folder)
        self.note(Op("delete", _name(name), int(sync_folder)))


class FailingFile(apsw.VFSFile):
    def __init__(self, vfs: "FailingVFS", name: Any, flags: list[int]) -> None:
        self._vfs = vfs
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._vfs.count()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._vfs.count()
        super().xSync(flags)


class FailingVFS(apsw.VFS):
    """Fails the N-th write or sync, and each one after it until it is healed."""

    def __init__(self, name: str, error: type[apsw.Error]) -> None:
        self.error = error
        self.left: int | None = None
        self.seen = 0
        super().__init__(name, "")

    def fail_at(self, number: int | None) -> None:
        """Let `number` more writes succeed; None: all of them."""
        self.left = number
        self.seen = 0

    def count(self) -> None:
        self.seen += 1
        if self.left is not None and self.seen > self.left:
            raise self.error("as asked")

    def xOpen(self, name: Any, flags: list[int]) -> FailingFile:
        return FailingFile(self, name, flags)


def after_power_loss(ops: list[Op], cut: int, dice: random.Random) -> dict[str, bytes]:
    """Give the files as a disk may hold them when power goes after `cut` operations.

    What was synced is there; of what wasn't, a random choice of 512-byte sectors. A sync also commits earlier
    deletions, as ext4 does.
    """
    keep = dice.choice((0.0, 0.3, 0.7, 1.0))
    files: dict[str, bytearray] = {}
    pending: dict[str, list[Op]] = {}
    for op in ops[:cut]:
        if op.kind == "sync":
            for waiting in pending.pop(op.file, []):
                _apply(files, waiting)
            _commit_deletions(files, pending)
        elif op.kind == "delete" and op.at:
            pending.pop(op.file, None)
            files.pop(op.file, None)
        elif op.kind != "delete" or op.file in files or op.file in pending:
            pending.setdefault(op.file, []).append(op)
    for waiting_ops in pending.values():
        _apply_some(files, waiting_ops, keep, dice)
    return {name: bytes(data) for name, data in files.items()}


def _commit_deletions(files: dict[str, bytearray], pending: dict[str, list[Op]]) -> None:
    for name, ops in list(pending.items()):
        last = max((at for at, op in enumerate(ops) if op.kind == "delete"), default=-1)
        if last >= 0:
            files.pop(name, None)
            pending[name] = ops[last + 1 :]


def _apply_some(files: dict[str, bytearray], ops: list[Op], keep: float, dice: random.Random) -> None:
    for op in ops:
        if op.kind == "delete":
            if dice.random() >= keep:
                return  # the name stayed; later writes went to a file that nothing names
            _apply(files, op)
        elif op.kind == "write":
            for at in range(0, len(op.data), SECTOR):
                if dice.random() < keep:
                    _apply(files, Op("write", op.file, op.at + at, op.data[at : at + SECTOR]))
        elif dice.random() < max(keep, 0.5):
            _apply(files, op)


def _apply(files: dict[str, bytearray], op: Op) -> None:
    if op.kind == "delete":
        files.pop(op.file, None)
        return
    data = files.setdefault(op.file, bytearray())
    if op.kind == "write":
        data.extend(b"\0" * (op.at - len(data)))
        data[op.at : op.at + len(op.data)] = op.data
    elif op.kind == "truncate":
        del data[op.at :]
        data.extend(b"\0" * (op.at - len(data)))
