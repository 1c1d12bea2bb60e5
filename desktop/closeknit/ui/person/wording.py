"""What kinds, labels and parts are called on the page of a person, and which icon each kind has."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.card import CardStatus, Field

ICONS = {
    Field.PHONE: "phone",
    Field.EMAIL: "envelope-simple",
    Field.IMPP: "chat-circle-text",
    Field.URL: "link",
    Field.ADDRESS: "map-pin",
    Field.DATE: "cake",
    Field.CATEGORY: "tag",
    Field.NOTE: "note",
    Field.RELATED: "share-network",
    Field.MEMBER: "users",
    Field.LANGUAGE: "translate",
    Field.ZONE: "clock",
    Field.NICKNAME: "user",
    Field.NAME: "identification-card",
    Field.TITLE: "identification-card",
    Field.ORGANISATION: "buildings",
    Field.OTHER: "dots-three",
}
LABELS = {
    Field.PHONE: ("mobile", "home", "work", "fax", "pager", "other"),
    Field.EMAIL: ("home", "work", "other"),
    Field.ADDRESS: ("home", "work", "other"),
    Field.URL: ("home", "work", "other"),
    Field.IMPP: ("home", "work", "other"),
}
LONG = frozenset({Field.NOTE})


def _tr(text: str) -> str:
    return QCoreApplication.translate("person", text)


def label_word(label: str) -> str:
    """Say a label in the user's language; the user's own stay as they are."""
    words = {
        "mobile": _tr("mobile"),
        "cell": _tr("mobile"),
        "home": _tr("home"),
        "work": _tr("work"),
        "fax": _tr("fax"),
        "pager": _tr("pager"),
        "other": _tr("other"),
    }
    return words.get(label.lower(), label)


def property_word(name: str, field: Field) -> str:
    """Say what a property without a label is."""
    by_name = {
        "BDAY": _tr("birthday"),
        "ANNIVERSARY": _tr("anniversary"),
        "DEATHDATE": _tr("died"),
        "FN": _tr("name"),
        "N": _tr("in parts"),
        "ROLE": _tr("role"),
        "TITLE": _tr("title"),
    }
    by_field = {
        Field.PHONE: _tr("phone"),
        Field.EMAIL: _tr("e-mail"),
        Field.IMPP: _tr("chat"),
        Field.URL: _tr("page"),
        Field.ADDRESS: _tr("address"),
        Field.DATE: _tr("date"),
        Field.CATEGORY: _tr("category"),
        Field.NOTE: _tr("note"),
        Field.RELATED: _tr("related"),
        Field.MEMBER: _tr("member"),
        Field.LANGUAGE: _tr("speaks"),
        Field.ZONE: _tr("zone"),
        Field.NICKNAME: _tr("nickname"),
        Field.ORGANISATION: _tr("works at"),
    }
    return by_name.get(name.upper()) or by_field.get(field) or name


def part_words(name: str) -> tuple[str, ...]:
    """Name the parts of a structured value in the order of its property (RFC 6350 6.2.2, 6.3.1, 6.6.4)."""
    if name.upper() == "N":
        return (
            _tr("Family name"),
            _tr("Given name"),
            _tr("Further names"),
            _tr("Before the name"),
            _tr("After the name"),
        )
    if name.upper() == "ADR":
        return (
            _tr("Post box"),
            _tr("Extra line"),
            _tr("Street"),
            _tr("Town"),
            _tr("Region"),
            _tr("Postcode"),
            _tr("Country"),
        )
    if name.upper() == "ORG":
        return (_tr("Organisation"), _tr("Unit"))
    return ()


def status_words(status: CardStatus) -> str:
    """Say how well a card could be read."""
    return {
        CardStatus.WHOLE: _tr("whole"),
        CardStatus.REPAIRED: _tr("repaired"),
        CardStatus.PARTLY_UNREADABLE: _tr("partly unreadable"),
        CardStatus.UNREADABLE: _tr("unreadable"),
    }[status]


def add_choices() -> list[tuple[str, str, Field]]:
    """Return what can be added: word, property, kind."""
    return [
        (_tr("Phone"), "TEL", Field.PHONE),
        (_tr("E-mail"), "EMAIL", Field.EMAIL),
        (_tr("Address"), "ADR", Field.ADDRESS),
        (_tr("Web page"), "URL", Field.URL),
        (_tr("Birthday"), "BDAY", Field.DATE),
        (_tr("Anniversary"), "ANNIVERSARY", Field.DATE),
        (_tr("Note"), "NOTE", Field.NOTE),
        (_tr("Category"), "CATEGORIES", Field.CATEGORY),
        (_tr("Organisation"), "ORG", Field.ORGANISATION),
        (_tr("Title"), "TITLE", Field.TITLE),
        (_tr("Nickname"), "NICKNAME", Field.NICKNAME),
    ]
