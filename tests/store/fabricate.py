"""Made-up cards with the mix of a real book."""

import random

from closeknit.domain.card import CardRow
from closeknit.domain.folding import fold
from closeknit.vcards.describe import describe
from closeknit.vcards.split import Span

GIVEN = [
    "Anna",
    "Björn",
    "Chloé",
    "Dieter",
    "Émile",
    "Günther",
    "Ines",
    "José",
    "María",
    "Søren",
    "Zoë",
    "James",
    "Mary",
    "John",
    "Виталий",
    "Ольга",
    "Μαρία",
    "伟",
    "美咲",
]
FAMILY = [
    "Müller",
    "Nováková",
    "García",
    "Łukasiewicz",
    "Sørensen",
    "O'Brien",
    "Smith-Jones",
    "Williams",
    "Кличко",
    "Παπαδόπουλος",
    "王",
    "山田",
]
ORGANISATIONS = [
    "Acme GmbH",
    "Fjord & Søn A/S",
    "Globex Corporation",
    "Initech",
    "株式会社山田",
    "ООО Вектор",
    "Stark Industries",
]
DOMAINS = ["example.com", "example.org", "mail.example", "firma.example"]


def row(number: int, seed: int = 1, photo: bool = False) -> CardRow:
    """Make one card's row; the same number and seed give the same card."""
    r = random.Random(number * 1000 + seed)
    given, family = r.choice(GIVEN), r.choice(FAMILY)
    emails = [
        f"{fold(given)}.{fold(family)}{r.randrange(10_000)}@{r.choice(DOMAINS)}" for _ in range(r.choice((1, 1, 2)))
    ]
    phones = [
        f"+{r.choice((1, 44, 49, 7))} {r.randrange(20, 999)} {r.randrange(10**6):06d}" for _ in range(r.choice((1, 2)))
    ]
    organisation = r.choice(ORGANISATIONS) if r.random() < 0.7 else ""
    categories = r.sample(("Friends", "Work", "Chess club"), r.randrange(3)) if r.random() < 0.35 else []
    return make(given, family, emails, phones, organisation, categories, uid=f"uid-{seed}-{number}", photo=photo)


def make(
    given: str,
    family: str,
    emails: list[str] | None = None,
    phones: list[str] | None = None,
    organisation: str = "",
    categories: list[str] | None = None,
    uid: str = "",
    photo: bool = False,
    kind: str = "",
    before: bytes = b"",
) -> CardRow:
    """Make a card's row as `describe` would."""
    name = f"{given} {family}".strip()
    lines = ["BEGIN:VCARD", "VERSION:3.0", *([f"KIND:{kind}"] if kind else []), f"N:{family};{given};;;", f"FN:{name}"]
    lines += [f"UID:{uid}"] if uid else []
    lines += [f"EMAIL;TYPE=HOME:{e}" for e in emails or []] + [f"TEL;TYPE=CELL:{p}" for p in phones or []]
    lines += [f"ORG:{organisation}"] if organisation else []
    lines += [f"CATEGORIES:{','.join(categories)}"] if categories else []
    lines += ["PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 2000] if photo else []
    raw = "\r\n".join([*lines, "END:VCARD"]).encode()
    return describe(Span(before, raw, 1, "card"), "utf-8")


def with_lines(name: str, *more: str) -> CardRow:
    """Make the row of a card that has further lines, such as `BDAY:1984-03-02`."""
    given, _blank, family = name.partition(" ")
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{name}", *more, "END:VCARD"]
    return describe(Span(b"", "\r\n".join(lines).encode(), 1, "card"), "utf-8")
