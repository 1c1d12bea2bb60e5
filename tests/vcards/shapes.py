"""Cards for these tests: our own files in the style of real programs, and hostile shapes."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from closeknit.vcards.content import Card
from closeknit.vcards.lexer import lex
from closeknit.vcards.split import Span, Splitter

DATA = Path(__file__).resolve().parents[1] / "data" / "vcards"
FILES = sorted(DATA.glob("*.vcf"))


def spans_of(data: bytes, block_bytes: int = 1 << 20) -> tuple[list[Span], Splitter]:
    splitter = Splitter(io.BytesIO(data), block_bytes)
    return list(splitter), splitter


def cards_in(path: Path) -> Iterator[tuple[Span, str]]:
    spans, splitter = spans_of(path.read_bytes())
    for span in spans:
        yield span, splitter.encoding


def first_card(name: str, position: int = 0) -> Card:
    span, encoding = list(cards_in(DATA / name))[position]
    return lex(span.raw, encoding)


def card_of(*lines: str, version: str = "3.0", end: str = "\r\n", encoding: str = "utf-8") -> Card:
    text = end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"])
    return lex(text.encode(encoding), encoding)


def index_of(card: Card, name: str) -> int:
    return next(index for index, line in enumerate(card.lines) if line.name == name)


#: Shapes that made other readers quadratic or worse, each about n bytes (research, safety 2.1).
HOSTILE: dict[str, Callable[[int], bytes]] = {
    "commas": lambda n: b"TEL;a=" + b"," * n + b'":1',
    "params": lambda n: b"TEL" + b";t=x" * (n // 4) + b":1",
    "params without colon": lambda n: b"TEL" + b";a=b" * (n // 4),
    "quotes": lambda n: b"TEL" + b'"' * n + b":x",
    "semicolon quotes": lambda n: b"TEL" + b';"' * (n // 2) + b":x",
    "quote pairs": lambda n: b"TEL;a=" + b'""' * (n // 2) + b";b=c:x",
    "quoted values": lambda n: b"TEL;a=" + b'"x",' * (n // 4) + b":1",
    "folds": lambda n: b"NOTE:" + b"\r\n x" * (n // 4),
    "folded head": lambda n: b"NOTE;" + b"\r\n x" * (n // 4) + b":y",
    "one line": lambda n: b"NOTE:" + b"x" * n,
    "backslashes": lambda n: b"NOTE:" + b"\\" * n,
    "escaped commas": lambda n: b"CATEGORIES:" + b"\\," * (n // 2),
    "name parts": lambda n: b"N:" + b";" * n,
    "lines": lambda n: b"X:y\r\n" * (n // 5),
    "junk lines": lambda n: b"foo bar\r\n" * (n // 9),
    "nested agents": lambda n: b"AGENT:\r\nBEGIN:VCARD\r\n" * (n // 21),
    "soft breaks": lambda n: b"NOTE;QUOTED-PRINTABLE:" + b"=\r\n" * (n // 3),
    "base64 lines": lambda n: b"PHOTO;BASE64:" + b"AAAA\r\n" * (n // 6),
    "returns": lambda n: b"NOTE:" + b"\r" * n,
    "colons": lambda n: b":" * n,
    "groups": lambda n: b"a." * (n // 2) + b"TEL:1",
    "phones": lambda n: b"TEL:+4915112345\r\n" * (n // 17),
    "high bytes": lambda n: b"NOTE:" + b"\xe4\xe5" * (n // 2),
    "labels": lambda n: b"".join(b"item%d.TEL:1\r\nitem%d.X-ABLabel:x\r\n" % (i, i) for i in range(n // 35)),
}
