"""Write resources/sample/people.vcf: the sample people with drawn portraits, two groups and two old cards.

Run it with the project's own Python: `.venv/bin/python tools/make_sample.py`.
"""

import base64
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from portraits import portrait
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from sample_people import PEOPLE, Sample

from closeknit.domain.folding import fold

TARGET = Path(__file__).resolve().parent.parent / "resources" / "sample" / "people.vcf"
PICTURE_PX = 144
OLD_CARDS = [
    ["VERSION:3.0", "N:Ibarra;Joaquin;;;", "FN:Joaquin Ibarra", "TEL;TYPE=CELL:+34555010993",
     "EMAIL:j.ibarra@puente.example",
     "NOTE:Met at the school fair.", "CATEGORIES:family\\, 2019"],
    ["VERSION:3.0", "N:Yusufu;Amina;;;", "FN:Amina Yusufu", "EMAIL;TYPE=INTERNET:amina.yusufu@ziwafisheries.example",
     "TITLE:Assistant", "NOTE:Brings dried fish to the autumn supper."],
]  # fmt: skip


def _plain(text: str) -> str:
    return "".join(c for c in fold(text) if c.isascii() and c.isalnum())


def _day(day: str, is_four: bool) -> str:
    if not is_four:
        return day
    return "--" + day[2:].replace("-", "") if day.startswith("--") else day.replace("-", "")


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _uid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"closeknit:sample:{name}"))


def _jpeg(face: tuple[str, int, str, str, str, bool]) -> str:
    image = QImage(PICTURE_PX, PICTURE_PX, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(portrait(*face).encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 82)
    return base64.b64encode(bytes(buffer.data().data())).decode()


def _card(person: Sample, number: int) -> list[str]:
    latin = _plain(person.given) and _plain(person.family)
    mail = f"{_plain(person.given)}.{_plain(person.family)}" if latin else f"person{number}"
    firm = _plain(person.organisation) or "post"
    street, city, country = person.place.split(";")
    name = f"{person.given} {person.family}"
    if not person.given.isascii() and len(person.family) == 1:
        name = person.family + person.given
    rows = [f"UID:{_uid(name)}", f"N:{_escape(person.family)};{_escape(person.given)};;;"]
    is_four = bool(person.native)
    if is_four:
        rows += [f"FN;ALTID=1;PREF=1:{_escape(name)}", f"FN;ALTID=1;PREF=2:{_escape(person.native)}"]
    else:
        rows.append(f"FN:{_escape(name)}")
    if person.organisation:
        rows.append(f"ORG:{_escape(person.organisation)}")
    rows += [f"TITLE:{_escape(person.title)}", f"TEL;TYPE=CELL:{person.phone}"]
    rows.append(f"EMAIL;TYPE=WORK:{mail}@{firm}.example")
    if number % 3 == 0:
        rows.append(f"EMAIL;TYPE=HOME:{mail}@home.example")
        rows.append(f"URL:https://{firm}.example/{mail}")
    rows.append(f"ADR;TYPE=HOME:;;{_escape(street)};{_escape(city)};;;{_escape(country)}")
    rows.append(f"BDAY:{_day(person.birthday, is_four)}")
    rows.append(f"CATEGORIES:{person.categories}")
    if person.note:
        rows.append(f"NOTE:{_escape(person.note)}")
    if person.face:
        head = "PHOTO:data:image/jpeg;base64," if is_four else "PHOTO;ENCODING=b;TYPE=JPEG:"
        rows.append(head + _jpeg(person.face))
    rows.append(f"REV:2026{1 + number % 8:02}{1 + number % 27:02}T09{number:02}00Z")
    return [f"VERSION:{'4.0' if is_four else '3.0'}", *rows]


def _group(name: str, members: list[str]) -> list[str]:
    rows = ["VERSION:3.0", f"UID:{_uid(name)}", f"N:{name};;;;", f"FN:{name}", "X-ADDRESSBOOKSERVER-KIND:group"]
    return rows + [f"X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{_uid(member)}" for member in members]


def _fold(row: str) -> str:
    parts, part = [], b""
    for character in row:
        more = character.encode()
        if len(part) + len(more) > 74 + (not parts):
            parts.append(part.decode())
            part = b""
        part += more
    return "\r\n ".join([*parts, part.decode()])


def main() -> None:
    """Write the file."""
    QGuiApplication(["make_sample", "-platform", "offscreen"])
    cards = [_card(person, number) for number, person in enumerate(PEOPLE)]
    cards += OLD_CARDS
    cards.append(_group("River crew", ["Ana Ferreira", "Tomasz Wieczorek", "Priya Raghunathan", "Samuel Okoye"]))
    cards.append(_group("School workshop", ["Leila Haddad", "Dele Ogunbanjo", "Mateo Quispe"]))
    cards.append(
        [
            "VERSION:3.0",
            "N:;;;;",
            "FN:Hallam Ferries",
            "ORG:Hallam Ferries",
            "X-ABShowAs:COMPANY",
            "TEL:+44 555 010 700",
        ]
    )
    text = "".join("\r\n".join(["BEGIN:VCARD", *map(_fold, rows), "END:VCARD", ""]) for rows in cards)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(text.encode())
    print(TARGET.name, len(cards), "cards", len(text.encode()), "bytes")


main()
