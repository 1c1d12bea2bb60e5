"""SQLite's errors as problems of the outside world, by their real cause, which peewee may hide in `__context__`."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from closeknit.domain.errors import CloseknitError, OutsideProblem

_KINDS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "disk_full"),
    (apsw.BusyError, "database_busy"),
    (apsw.LockedError, "database_busy"),
    (apsw.ReadOnlyError, "database_read_only"),
    (apsw.PermissionsError, "database_read_only"),
    (apsw.CantOpenError, "database_cannot_open"),
    (apsw.CorruptError, "database_damaged"),
    (apsw.NotADBError, "database_damaged"),
    (apsw.IOError, "disk_error"),
)


def cause_of(error: BaseException) -> apsw.Error | None:
    """Find SQLite's own error behind an exception; the first failure wins over what followed from it."""
    found: apsw.Error | None = None
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        if isinstance(at, apsw.Error):
            found = at
        at = at.__cause__ or at.__context__
    return found


def problem_of(error: BaseException) -> OutsideProblem | None:
    """Say which outside problem an exception means, or None where it is a bug."""
    cause = cause_of(error)
    for kind, name in _KINDS:
        if isinstance(cause, kind):
            return OutsideProblem(name)
    if isinstance(error, PermissionError):
        return OutsideProblem("database_read_only")
    if isinstance(error, OSError):
        return OutsideProblem("disk_full" if error.errno in (28, 122) else "disk_error")
    return None


@contextmanager
def outside_problems() -> Iterator[None]:
    """Turn SQLite's and the system's errors into an OutsideProblem; ours and bugs pass as they are."""
    try:
        yield
    except CloseknitError:
        raise
    except Exception as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error
