"""Books of any size, the same for the same seed: 80 % 3.0, 10 % 2.1, 10 % 4.0; every tenth card has a photo of ~8 kB.

usage: python -m tests.bench.book CARDS FILE
"""

import base64
import quopri
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import names

_CRLF = "\r\n"


def cards(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield cards with their line ends."""
    dice = random.Random(seed)
    pictures = [
        base64.b64encode(b"\xff\xd8\xff\xe0\x00\x10JFIF" + dice.randbytes(dice.randrange(5000, 7500))).decode()
        for _ in range(16)
    ]
    for _ in range(count):
        yield _card(dice, pictures)


def write(path: Path, count: int, seed: int = 1) -> Path:
    """Write a book."""
    with path.open("wb") as file:
        for card in cards(count, seed):
            file.write(card)
    return path


def _card(dice: random.Random, pictures: list[str]) -> bytes:
    version = dice.choices(("3.0", "2.1", "4.0"), (80, 10, 10))[0]
    fields = list(_fields(dice, pictures, version))
    rows = _old(fields) if version == "2.1" else [_fold(f"{name}{params}:{value}") for name, params, value in fields]
    return _CRLF.join(["BEGIN:VCARD", f"VERSION:{version}", *rows, "END:VCARD", ""]).encode()


def _fields(dice: random.Random, pictures: list[str], version: str) -> Iterator[tuple[str, str, str]]:
    escape = (lambda text: text) if version == "2.1" else _escape
    _share, givens, families = dice.choices(names.SCRIPTS, [script[0] for script in names.SCRIPTS])[0]
    given, family = dice.choice(givens), dice.choice(families)
    mark = f"{dice.getrandbits(32):08x}"
    yield "UID", "", f"{'urn:uuid:' if version == '4.0' else ''}{mark}-0000-4000-a000-{dice.getrandbits(48):012x}"
    yield "N", "", f"{escape(family)};{escape(given)};;;"
    yield "FN", "", escape(f"{given} {family}")
    for kind in ("HOME", "WORK", "OTHER")[: dice.choices((1, 2, 3), (60, 30, 10))[0]]:
        yield "EMAIL", _typed(version, kind), f"{mark}{kind[0].lower()}@{dice.choice(names.HOSTS)}"
    for kind in ("CELL", "WORK", "HOME")[: dice.choices((1, 2, 3), (55, 35, 10))[0]]:
        number = f"+{dice.choice((1, 33, 34, 39, 44, 48, 49, 81))} {dice.randrange(20, 999)} {dice.randrange(10**6):06}"
        yield "TEL", _typed(version, kind), number
    if dice.random() < 0.7:
        department = f";{escape(dice.choice(names.DEPARTMENTS))}" if dice.random() < 0.4 else ""
        yield "ORG", "", escape(dice.choice(names.FIRMS)) + department
    if dice.random() < 0.5:
        yield "TITLE", "", escape(dice.choice(names.TITLES))
    for kind in ("HOME", "WORK")[: dice.choices((0, 1, 2), (30, 55, 15))[0]]:
        street = f"{dice.choice(names.STREETS)} {dice.randrange(1, 300)}"
        place = (street, dice.choice(names.CITIES), "", f"{dice.randrange(99999):05}", dice.choice(names.COUNTRIES))
        yield "ADR", _typed(version, kind), ";;" + ";".join(map(escape, place))
    yield from _extras(dice, pictures, version, escape)


def _extras(dice, pictures, version, escape) -> Iterator[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    if dice.random() < 0.3:
        yield "NOTE", "", escape(" ".join(dice.choices(names.WORDS, k=dice.randrange(5, 60))))
    if dice.random() < 0.35:
        yield "CATEGORIES", "", ",".join(map(escape, dice.sample(names.CATEGORIES, dice.randrange(1, 4))))
    if dice.random() < 0.4:
        day = f"{dice.randrange(1930, 2015)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        yield "BDAY", "", day if version == "3.0" else day.replace("-", "")
    if dice.random() < 0.25:
        yield "URL", "", f"https://www.{dice.choice(names.HOSTS)}/~{dice.getrandbits(20):x}"
    if dice.random() < 0.1:
        params = {"2.1": ";ENCODING=BASE64;JPEG", "3.0": ";ENCODING=b;TYPE=JPEG", "4.0": ""}[version]
        yield "PHOTO", params, ("data:image/jpeg;base64," if version == "4.0" else "") + dice.choice(pictures)
    yield "REV", "", f"2024{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}T{dice.randrange(24):02}1500Z"


def _typed(version: str, kind: str) -> str:
    return f";{kind}" if version == "2.1" else f";TYPE={kind}"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(row: str) -> str:
    data = row.encode()
    if len(data) <= 75:
        return row
    parts, start, limit = [], 0, 75
    while start < len(data):
        end = min(len(data), start + limit)
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end].decode())
        start, limit = end, 74
    return f"{_CRLF} ".join(parts)


def _old(fields: list[tuple[str, str, str]]) -> list[str]:
    """Write the rows of a 2.1 card: quoted-printable where it isn't ASCII, base64 in lines of 72 and an empty line."""
    rows = []
    for name, params, value in fields:
        if name == "PHOTO":
            folded = "".join(f"{_CRLF} {value[at : at + 72]}" for at in range(0, len(value), 72))
            rows.append(f"{name}{params}:{folded}{_CRLF}")
        elif value.isascii():
            rows.append(f"{name}{params}:{value}")
        else:
            coded = quopri.encodestring(value.encode()).decode().replace("\n", _CRLF)
            rows.append(f"{name}{params};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded}")
    return rows


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
