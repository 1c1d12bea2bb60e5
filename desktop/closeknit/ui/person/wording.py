"""What kinds, labels and parts are called on the page of a person, and which icon each kind has."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.card import CardStatus, Field
from closeknit.domain.seat import Role

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


def label_word(label: str) -> str:
    """Say a label in the user's language; the user's own stay as they are."""
    words = {
        "mobile": QCoreApplication.translate("person", "mobile"),
        "cell": QCoreApplication.translate("person", "mobile"),
        "home": QCoreApplication.translate("person", "home"),
        "work": QCoreApplication.translate("person", "work"),
        "fax": QCoreApplication.translate("person", "fax"),
        "pager": QCoreApplication.translate("person", "pager"),
        "other": QCoreApplication.translate("person", "other"),
    }
    return words.get(label.lower(), label)


def property_word(name: str, field: Field) -> str:
    """Say what a property without a label is."""
    by_name = {
        "BDAY": QCoreApplication.translate("person", "birthday"),
        "ANNIVERSARY": QCoreApplication.translate("person", "anniversary"),
        "DEATHDATE": QCoreApplication.translate("person", "died"),
        "FN": QCoreApplication.translate("person", "name"),
        "N": QCoreApplication.translate("person", "in parts"),
        "ROLE": QCoreApplication.translate("person", "role"),
        "TITLE": QCoreApplication.translate("person", "title"),
    }
    by_field = {
        Field.PHONE: QCoreApplication.translate("person", "phone"),
        Field.EMAIL: QCoreApplication.translate("person", "e-mail"),
        Field.IMPP: QCoreApplication.translate("person", "chat"),
        Field.URL: QCoreApplication.translate("person", "page"),
        Field.ADDRESS: QCoreApplication.translate("person", "address"),
        Field.DATE: QCoreApplication.translate("person", "date"),
        Field.CATEGORY: QCoreApplication.translate("person", "category"),
        Field.NOTE: QCoreApplication.translate("person", "note"),
        Field.RELATED: QCoreApplication.translate("person", "related"),
        Field.MEMBER: QCoreApplication.translate("person", "member"),
        Field.LANGUAGE: QCoreApplication.translate("person", "speaks"),
        Field.ZONE: QCoreApplication.translate("person", "zone"),
        Field.NICKNAME: QCoreApplication.translate("person", "nickname"),
        Field.ORGANISATION: QCoreApplication.translate("person", "works at"),
    }
    return by_name.get(name.upper()) or by_field.get(field) or name


def noun(name: str, field: Field) -> str:
    """Name a property at the beginning of a sentence."""
    by_name = {choice[1]: choice[0] for choice in add_choices()} | {
        "FN": QCoreApplication.translate("person", "Name"),
        "N": QCoreApplication.translate("person", "Name in parts"),
        "PHOTO": QCoreApplication.translate("person", "Photo"),
    }
    word = by_name.get(name.upper()) or property_word(name, field)
    return word[:1].upper() + word[1:]


def part_words(name: str) -> tuple[str, ...]:
    """Name the parts of a structured value in the order of its property (RFC 6350 6.2.2, 6.3.1, 6.6.4)."""
    if name.upper() == "N":
        return (
            QCoreApplication.translate("person", "Family name"),
            QCoreApplication.translate("person", "Given name"),
            QCoreApplication.translate("person", "Further names"),
            QCoreApplication.translate("person", "Before the name"),
            QCoreApplication.translate("person", "After the name"),
        )
    if name.upper() == "ADR":
        return (
            QCoreApplication.translate("person", "Post box"),
            QCoreApplication.translate("person", "Extra line"),
            QCoreApplication.translate("person", "Street"),
            QCoreApplication.translate("person", "Town"),
            QCoreApplication.translate("person", "Region"),
            QCoreApplication.translate("person", "Postcode"),
            QCoreApplication.translate("person", "Country"),
        )
    if name.upper() == "ORG":
        return (QCoreApplication.translate("person", "Organisation"), QCoreApplication.translate("person", "Unit"))
    return ()


def status_words(status: CardStatus) -> str:
    """Say how well a card could be read."""
    return {
        CardStatus.WHOLE: QCoreApplication.translate("person", "whole"),
        CardStatus.REPAIRED: QCoreApplication.translate("person", "repaired"),
        CardStatus.PARTLY_UNREADABLE: QCoreApplication.translate("person", "partly unreadable"),
        CardStatus.UNREADABLE: QCoreApplication.translate("person", "unreadable"),
    }[status]


def add_choices() -> list[tuple[str, str, Field]]:
    """Return what can be added: word, property, kind."""
    return [
        (QCoreApplication.translate("person", "Phone"), "TEL", Field.PHONE),
        (QCoreApplication.translate("person", "E-mail"), "EMAIL", Field.EMAIL),
        (QCoreApplication.translate("person", "Address"), "ADR", Field.ADDRESS),
        (QCoreApplication.translate("person", "Web page"), "URL", Field.URL),
        (QCoreApplication.translate("person", "Birthday"), "BDAY", Field.DATE),
        (QCoreApplication.translate("person", "Anniversary"), "ANNIVERSARY", Field.DATE),
        (QCoreApplication.translate("person", "Note"), "NOTE", Field.NOTE),
        (QCoreApplication.translate("person", "Category"), "CATEGORIES", Field.CATEGORY),
        (QCoreApplication.translate("person", "Organisation"), "ORG", Field.ORGANISATION),
        (QCoreApplication.translate("person", "Title"), "TITLE", Field.TITLE),
        (QCoreApplication.translate("person", "Nickname"), "NICKNAME", Field.NICKNAME),
    ]


def role_word(role: Role) -> str:
    """Name what a person is to the user."""
    return {
        Role.CUSTOMER: QCoreApplication.translate("person", "customer"),
        Role.REFERRAL_SOURCE: QCoreApplication.translate("person", "referral source"),
        Role.TRUSTED_ADVISER: QCoreApplication.translate("person", "trusted adviser"),
        Role.MENTOR: QCoreApplication.translate("person", "mentor"),
        Role.FRIEND: QCoreApplication.translate("person", "friend"),
        Role.FAMILY: QCoreApplication.translate("person", "family"),
    }[role]


def tie_word(kind: str) -> str:
    """Name how two people know each other; a word of the user's own is said as it is."""
    return {
        "knows": QCoreApplication.translate("person", "knows"),
        "works-with": QCoreApplication.translate("person", "works with"),
        "introduced-by": QCoreApplication.translate("person", "introduced by"),
        "family": QCoreApplication.translate("person", "family"),
        "friend": QCoreApplication.translate("person", "friend"),
    }.get(kind, kind)
