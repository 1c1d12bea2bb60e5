"""Which property goes to which place on screen, and how its value is written (RFC 6350 6, RFC 9554, Apple)."""

from closeknit.domain.card import Field

_MESSENGERS = "AIM JABBER ICQ MSN SKYPE SKYPE-USERNAME YAHOO QQ GADUGADU GADU-GADU GOOGLE-TALK GTALK TWITTER GROUPWISE"

FIELDS = {
    **dict.fromkeys(("FN", "N", "NAME"), Field.NAME),
    **dict.fromkeys(("NICKNAME", "X-NICKNAME"), Field.NICKNAME),
    "ORG": Field.ORGANISATION,
    **dict.fromkeys(("TITLE", "ROLE"), Field.TITLE),
    "EMAIL": Field.EMAIL,
    "TEL": Field.PHONE,
    "ADR": Field.ADDRESS,
    **dict.fromkeys(("URL", "X-ABURL"), Field.URL),
    **dict.fromkeys(("IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-SIP"), Field.IMPP),
    **{f"X-{name}": Field.IMPP for name in _MESSENGERS.split()},
    **dict.fromkeys(("BDAY", "ANNIVERSARY", "DEATHDATE", "X-ABDATE", "X-ANNIVERSARY"), Field.DATE),
    **dict.fromkeys(("X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY"), Field.DATE),
    "NOTE": Field.NOTE,
    "CATEGORIES": Field.CATEGORY,
    **dict.fromkeys(("RELATED", "X-ABRELATEDNAMES", "X-SPOUSE", "X-MANAGER", "X-ASSISTANT"), Field.RELATED),
    **dict.fromkeys(("X-EVOLUTION-SPOUSE", "X-EVOLUTION-MANAGER", "X-EVOLUTION-ASSISTANT"), Field.RELATED),
    "PHOTO": Field.PHOTO,
    **dict.fromkeys(("LANG", "LANGUAGE"), Field.LANGUAGE),
    "TZ": Field.ZONE,
    **dict.fromkeys(("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"), Field.MEMBER),
}

#: Values of parts by `;`.
STRUCTURED = frozenset({"N", "ADR", "ORG", "GENDER", "CLIENTPIDMAP"})
#: Values of members by `,`.
LISTS = frozenset({"CATEGORIES", "NICKNAME", "X-NICKNAME"})
#: Values that are addresses of things: nothing in them is escaped.
ADDRESSES = frozenset(
    [
        *("URL", "X-ABURL", "IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE", "SOURCE", "UID", "MEMBER", "FBURL", "CALURI"),
        *("X-ADDRESSBOOKSERVER-MEMBER", "CALADRURI", "PHOTO", "LOGO", "SOUND", "KEY"),
    ]
)
#: Values that are one plain text.
TEXTS = frozenset({"FN", "TITLE", "ROLE", "NOTE", "EMAIL", "TEL", "LABEL", "SORT-STRING", "MAILER", "X-ABLABEL"})
#: Lines that make the frame of a card.
FRAME = frozenset({"BEGIN", "END", "VERSION"})


def service_of(name: str) -> str:
    """Name the messenger that an X- property is about: X-JABBER is jabber."""
    bare = name.removeprefix("X-")
    return bare.lower() if name.startswith("X-") and bare in _MESSENGERS.split() else ""
