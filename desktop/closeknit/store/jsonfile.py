"""JSON documents in and out: one row a line, bytes as text where they are UTF-8, and nothing that JSON doesn't know."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any, BinaryIO, NoReturn

from closeknit.domain.errors import UserError


def write_list(stream: BinaryIO, documents: Iterable[Any]) -> int:
    """Write a list, one document a line; returns how many."""
    count = 0
    stream.write(b"[")
    for document in documents:
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        stream.write((b",\n" if count else b"\n") + text.encode("utf-8", "surrogatepass"))
        count += 1
    stream.write(b"]")
    return count


def bytes_out(value: bytes) -> dict[str, str]:
    """Write bytes so that `bytes_of` gives them back."""
    try:
        return {"text": value.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": b64encode(value).decode()}


def bytes_of(value: Any) -> bytes:
    """Read bytes back as they were written; raises ValueError."""
    if isinstance(value, dict) and len(value) == 1:
        ((name, text),) = value.items()
        if name == "base64" and isinstance(text, str):
            return b64decode(text, validate=True)
        if name == "text" and isinstance(text, str):
            return text.encode("utf-8")
    raise ValueError("neither text nor base64")


def load(stream: BinaryIO) -> dict[str, Any]:
    """Parse an object; raises UserError("json_broken" with the line, or "whole_unknown").

    NaN and infinities, a key that stands twice and text that no encoding holds are refused.
    """
    try:
        document = json.load(stream, parse_constant=_refuse, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise UserError("json_broken", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise UserError("whole_unknown") from error
    if not isinstance(document, dict):
        raise UserError("whole_unknown")
    return document


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key stands twice")
    return document
