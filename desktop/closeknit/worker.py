"""The child process: foreign bytes in, plain rows out (architecture 3, "One writer").

It is asked by one marshalled frame on standard input and answers with frames on standard output, each a
tuple that begins with a word that `services.reading` knows. It reads files and knows no database and no window.
"""

import gc
import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from closeknit.services.frames import read_frame, write_frame
from closeknit.vcards.describe import describe
from closeknit.vcards.split import Span, Splitter

_FIRST_BATCH_CARDS = 200
_BATCH_CARDS = 2000
_BATCH_BYTES = 8 << 20
Source = tuple[str, str]


def main() -> int:
    """Answer requests until standard input ends; stops at once when nobody reads the answers."""
    gc.disable()  # rows hold no cycles, and a collection walks all of them
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # a stray print must not stand between two frames
    try:
        while (request := read_frame(asked)) is not None:
            for answer in _answer(request):
                write_frame(answers, answer)
    except BrokenPipeError:
        return 1
    return 0


def _answer(request: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    word, sources, known = request
    assert isinstance(sources, list)
    if word == "scan":
        yield from _scan(sources)
    elif word == "read":
        assert isinstance(known, dict)
        yield from _read(sources, known)
    yield ("end",)


def _read(sources: list[Source], known: dict[bytes, int]) -> Iterator[tuple[object, ...]]:
    """Give batches of rows; a card whose digest is still owed by `known` is named, not described."""
    batch_cards = _FIRST_BATCH_CARDS
    for number, (_name, path) in enumerate(sources):
        try:
            with Path(path).open("rb", buffering=0) as file:
                splitter = Splitter(file)
                for batch in _batches(number, splitter, file, known, batch_cards):
                    batch_cards = _BATCH_CARDS
                    yield batch
                yield ("source", number, splitter.encoding, splitter.line_end, splitter.tail, file.tell())
        except OSError as error:
            yield ("failed", number, error.errno or 0, error.strerror or type(error).__name__)


def _batches(
    number: int, splitter: Splitter, file: BinaryIO, known: dict[bytes, int], batch_cards: int
) -> Iterator[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    same: list[tuple[int, bytes, bytes, int]] = []
    size = 0
    for position, span in enumerate(splitter):
        digest = blake2b(span.raw, digest_size=16).digest()
        owed = known.get(digest, 0)
        if owed:
            known[digest] = owed - 1
            same.append((position, digest, span.before, span.line))
        else:
            rows.append((position, *describe(span, splitter.encoding)))
            size += len(span.raw)
        if len(rows) >= batch_cards or size >= _BATCH_BYTES or len(same) >= 20_000:
            yield ("batch", number, rows, same, file.tell())
            rows, same, size, batch_cards = [], [], 0, _BATCH_CARDS
    if rows or same:
        yield ("batch", number, rows, same, file.tell())


def _scan(sources: list[Source]) -> Iterator[tuple[object, ...]]:
    """Give each card's digest and UID, to find the book that already holds them."""
    for _name, path in sources:
        try:
            with Path(path).open("rb", buffering=0) as file:
                splitter = Splitter(file)
                cards = [(blake2b(s.raw, digest_size=16).digest(), _uid(s)) for s in splitter]
            yield ("scanned", cards)
        except OSError:
            yield ("scanned", [])


def _uid(span: Span) -> str:
    """Find the UID by its line's beginning; a strange way to write it only costs a match by content."""
    at = span.raw.find(b"\nUID")
    if at < 0:
        return ""
    line = span.raw[at + 1 :].split(b"\n", 1)[0]
    return line.partition(b":")[2].strip().decode("utf-8", "replace")
