"""What the store needs of a connection, with plain rows: SQLite's columns have the types that the schema gives them."""

from typing import Any, Protocol


class Tx(Protocol):
    """A connection: the writer's inside its transaction, or a reader's."""

    def execute(self, statements: str, bindings: Any = None, /) -> Any:
        """Run statements; the cursor gives tuples."""
        ...

    def executemany(self, statements: str, bindings: Any, /) -> Any:
        """Run a statement once for each of the bindings."""
        ...

    def last_insert_rowid(self) -> int:
        """Return the id of the row inserted last."""
        ...

    def changes(self) -> int:
        """Return how many rows the last statement changed."""
        ...

    def total_changes(self) -> int:
        """Return how many rows were changed since the connection opened."""
        ...

    def getautocommit(self) -> bool:
        """Tell whether no transaction is open."""
        ...
