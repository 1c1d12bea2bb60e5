"""What the commands print: plain columns for people, one JSON document for programs (product 6)."""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TextIO

Plain = Mapping[str, object]


class Output:
    """Standard output and standard error of one command."""

    def __init__(self, is_json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.is_json = is_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        for stream in (self._out, self._err):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def listing(self, command: str, rows: Sequence[Plain], columns: Sequence[str], total: int | None = None) -> None:
        """Print rows: as a table of some columns, or as a document with all of them."""
        if self.is_json:
            self._write_listing(command, rows, len(rows) if total is None else total)
            return
        self.table([[_cell(row.get(column, "")) for column in columns] for row in rows], columns)

    def answer(self, command: str, fact: Plain, sentence: str) -> None:
        """Print what a verb did: a sentence, or a document with the facts."""
        if self.is_json:
            self.document({command: dict(fact)})
        else:
            self.line(sentence)

    def document(self, content: Plain) -> None:
        """Print one JSON document."""
        json.dump(content, self._out, ensure_ascii=False, indent=2)
        self._out.write("\n")

    def _write_listing(self, command: str, rows: Sequence[Plain], total: int) -> None:
        """Write a row a line: ten times as fast as an indented document of 100,000 rows."""
        self._out.write(f"{{{json.dumps(command)}: [")
        for number, row in enumerate(rows):
            self._out.write((",\n" if number else "\n") + json.dumps(row, ensure_ascii=False))
        self._out.write(f'],\n"total": {total}}}\n')

    def line(self, text: str = "") -> None:
        """Print one line of plain text."""
        self._out.write(safe(text, keep_lines=True) + "\n")

    def complain(self, text: str) -> None:
        """Print one sentence on standard error."""
        self._out.flush()
        self._err.write(f"closeknit: {safe(text)}\n")

    def table(self, rows: Sequence[Sequence[str]], heads: Sequence[str]) -> None:
        """Print columns as wide as their text, at most 40 letters each but the last."""
        cells = [
            [*(_cut(safe(cell), 40) for cell in row[:-1]), safe(row[-1])]
            for row in [[head.replace("_", " ") for head in heads], *rows]
        ]
        widths = [max(_width(row[column]) for row in cells) for column in range(len(heads))]
        for row in cells:
            padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
            self._out.write("  ".join(padded).rstrip() + "\n")


def moment(at_us: int | None) -> str | None:
    """Write microseconds since 1970 as ISO 8601 with the offset of this place."""
    if at_us is None:
        return None
    return datetime.fromtimestamp(at_us / 1_000_000, UTC).astimezone().isoformat(timespec="seconds")


def safe(text: str, keep_lines: bool = False) -> str:
    """Take out what would steer a terminal; foreign text is only ever shown."""
    return "".join(c if c.isprintable() or (keep_lines and c in "\n\t") else "�" for c in text)


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    kept = ""
    for character in text:
        if _width(kept + character) > width - 1:
            break
        kept += character
    return kept + "…"
