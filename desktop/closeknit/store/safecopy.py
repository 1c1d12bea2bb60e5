"""A whole copy of the database in one file: written aside, synced, reopened and checked, then renamed (research R9).

A killed copy opens, says "ok" and is incomplete in most cases (measured), so nothing unchecked gets the final name.
"""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import apsw

from closeknit.domain.errors import OutsideProblem
from closeknit.store.connect import open_read_only
from closeknit.store.files import private_file, private_folder, put_in_place
from closeknit.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds; `cards_hash` is taken over all cards' own bytes."""

    people: int
    cards: int
    cards_hash: str


def contents_of(connection: Tx) -> Contents:
    """Count and hash what is there; also right for a file older than today's columns."""
    people = int(connection.execute("SELECT count(*) FROM person WHERE shown <> 2").fetchall()[0][0])
    total = blake2b(digest_size=16)
    cards = 0
    for card, raw in connection.execute("SELECT id, raw FROM card_text ORDER BY id"):
        total.update(b"%d:%d:" % (card, len(raw)))
        total.update(raw)
        cards += 1
    return Contents(people, cards, total.hexdigest())


def write_copy(source: apsw.Connection, target: Path) -> Contents:
    """Copy what `source` sees now to `target`; raises OutsideProblem when the copy can't be trusted."""
    private_folder(target.parent)
    part = target.with_name(target.name + ".part")
    remove_with_logs(part)
    private_file(part)
    try:
        expected = _copy_pages(source, part)
        verify_file(part, expected)
        put_in_place(part, target)
    except BaseException:
        remove_with_logs(part)
        raise
    return expected


def remove_with_logs(path: Path) -> None:
    """Remove a database that isn't in use, with whatever SQLite wrote beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _copy_pages(source: apsw.Connection, part: Path) -> Contents:
    copy = apsw.Connection(str(part), vfs=source.open_vfs)
    source.execute("BEGIN")  # one snapshot for the counts and the pages
    try:
        expected = contents_of(source)
        with copy.backup("main", source, "main") as backup:
            backup.step(-1)
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        if not source.getautocommit():
            source.execute("ROLLBACK")
        copy.close()
    return expected


def verify_file(path: Path, expected: Contents | None = None) -> Contents:
    """Reopen a copy and read all of it; raises OutsideProblem("copy_damaged")."""
    try:
        connection = open_read_only(path)
        try:
            findings = integrity_findings(connection)
            found = contents_of(connection)
        finally:
            connection.close()
    except apsw.Error as error:
        raise OutsideProblem("copy_damaged", file=path.name) from error
    if findings or (expected is not None and found != expected):
        raise OutsideProblem("copy_damaged", file=path.name)
    return found


def integrity_findings(connection: Tx) -> list[str]:
    """Let SQLite read every page and index (the full-text index too, from 3.44 on), and every foreign key."""
    findings = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    findings += [f"foreign key of {row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return findings
