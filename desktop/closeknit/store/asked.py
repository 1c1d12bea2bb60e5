"""A query's conditions in SQL, with the values for its blanks."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Asked:
    """`conditions` on a person `p`; `sets` are lists of ids, each in SQL, that all must be in."""

    conditions: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    sets: list[str] = field(default_factory=list)

    def add(self, condition: str, **values: Any) -> None:
        """Ask for one thing more."""
        self.conditions.append(condition)
        self.values.update(values)

    def of(self, ids: str, **values: Any) -> None:
        """Ask for those in a set only, which is read before the list is walked."""
        self.sets.append(ids)
        self.values.update(values)

    @property
    def where(self) -> str:
        """Return all conditions."""
        return " AND ".join([*self.conditions, *(f"p.id IN ({ids})" for ids in self.sets)])

    def also(self, *conditions: str) -> "Asked":
        """Return the same with more conditions."""
        return Asked([*self.conditions, *conditions], self.values, self.sets)
