"""How two processes of ours speak: eight bytes of length, then one marshalled tuple of plain values."""

import marshal
import struct
from typing import BinaryIO, Protocol

_LENGTH = struct.Struct(">Q")


class Sink(Protocol):
    """What takes bytes and says how many it took."""

    def write(self, data: memoryview, /) -> int | None:
        """Take some of `data` and say how much."""


def read_frame(stream: BinaryIO) -> tuple[object, ...] | None:
    """Read one frame; None at the stream's end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    body = stream.read(size)
    if len(body) < size:
        return None
    frame: tuple[object, ...] = marshal.loads(body)  # written by our own process
    return frame


def write_frame(stream: Sink, frame: tuple[object, ...]) -> None:
    """Write one frame whole; raises BrokenPipeError when the other side is gone."""
    body = marshal.dumps(frame)  # type: ignore[arg-type]  # plain values only, by contract
    for part in (_LENGTH.pack(len(body)), body):
        view = memoryview(part)
        while view:
            view = view[stream.write(view) or 0 :]
