"""The child process: foreign bytes in, plain rows out (architecture 3, "One writer").

It is asked by one marshalled frame on standard input and answers with frames on standard output, each a
tuple that begins with a word that `services.reading` knows. It reads files and knows no database and no window.
"""

import gc
import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from io import FileIO

from closeknit.services.frames import read_frame, write_frame
from closeknit.vcards.describe import Describer
from closeknit.vcards.outside import after_last
from closeknit.vcards.split import Span, Splitter

_FIRST_BATCH_CARDS = 200
_BATCH_CARDS = 1000
_BATCH_BYTES = 4 << 20
_SCAN_CARDS = 20_000
Answer = tuple[object, ...]


class _Hashed(FileIO):
    """A file that is hashed while it is read from its beginning to its end."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "rb")
        self.hash = blake2b(digest_size=16)
        self.taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(-1 if size is None else size)
        self.hash.update(data)
        self.taken += len(data)
        return data


def main() -> int:
    """Answer requests until standard input ends; stop at once when nobody reads the answers."""
    gc.disable()  # rows hold no cycles, and a collection walks all of them
    if hasattr(os, "nice"):
        os.nice(5)  # on two cores the window comes first
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # a stray print must not stand between two frames
    try:
        while (request := read_frame(asked)) is not None:
            for answer in _answer(request):
                write_frame(answers, answer)
            write_frame(answers, ("end",))
    except BrokenPipeError:
        return 1
    return 0


def _answer(request: Answer) -> Iterator[Answer]:
    word, sources = request
    assert isinstance(sources, list)
    for number, (path, wanted) in enumerate(sources):
        try:
            yield from _scan(number, path) if word == "scan" else _read(number, path, wanted)
        except OSError as error:
            yield ("failed", number, error.errno or 0, error.strerror or type(error).__name__)


def _read(number: int, path: str, wanted: frozenset[int] | None) -> Iterator[Answer]:
    """Give rows of the wanted positions (None: all) in batches, then what is known of the source."""
    with _Hashed(path) as file:
        splitter, describer = Splitter(file), Describer()
        rows: list[Answer] = []
        size, batch_cards, cards = 0, _FIRST_BATCH_CARDS if number == 0 else _BATCH_CARDS, 0
        for position, span in enumerate(splitter):
            cards = position + 1
            if wanted is not None and position not in wanted:
                continue
            rows.append((position, tuple(describer.describe(span, splitter.encoding))))
            size += len(span.raw)
            if len(rows) >= batch_cards or size >= _BATCH_BYTES:
                yield ("batch", number, rows, cards, file.taken)
                rows, size, batch_cards = [], 0, _BATCH_CARDS
        if rows:
            yield ("batch", number, rows, cards, file.taken)
        yield ("source", number, *_facts(splitter, file), cards, file.taken)


def _scan(number: int, path: str) -> Iterator[Answer]:
    """Give digest, UID, text before and line of each card, to match them with what is stored."""
    with _Hashed(path) as file:
        splitter = Splitter(file)
        cards: list[Answer] = []
        count = 0
        for span in splitter:
            count += 1
            digest = blake2b(span.raw, digest_size=16).digest()
            cards.append((digest, _uid(span), span.before, span.line))
            if len(cards) >= _SCAN_CARDS:
                yield ("scanned", number, cards, file.taken)
                cards = []
        yield ("scanned", number, cards, file.taken)
        yield ("source", number, *_facts(splitter, file), count, file.taken)


def _facts(splitter: Splitter, file: _Hashed) -> Answer:
    """Give what is known of a source once all of it was read."""
    return splitter.encoding, splitter.line_end, splitter.tail, after_last(splitter), file.hash.digest()


def _uid(span: Span) -> str:
    """Find the UID by its line's beginning; one written in a strange way only costs a match by content."""
    at = span.raw.find(b"\nUID")
    if at < 0:
        return ""
    line = span.raw[at + 1 : at + 500].split(b"\n", 1)[0]
    return line.partition(b":")[2].strip().decode("utf-8", "replace")
