"""The heads of content lines, parsed once each and sorted by what a list row needs of them: the hot path's memory."""

from typing import NamedTuple

from closeknit.vcards.encoding import codec_named
from closeknit.vcards.heads import Head, parse_head

(SKIP, FN, N, EMAIL, TEL, ORG, TITLE, ADR, NOTE, CATEGORIES, NICKNAME, UID, REV, VERSION, KIND, PHOTO, MEMBER) = range(
    17
)
(COMPANY, SOUND, DATE, WORDS, EDGE, LABEL) = range(17, 23)
SLOTS = 23

_SLOTS = {
    **{
        "FN": FN,
        "N": N,
        "EMAIL": EMAIL,
        "TEL": TEL,
        "ORG": ORG,
        "TITLE": TITLE,
        "ROLE": WORDS,
        "ADR": ADR,
        "NOTE": NOTE,
    },
    **{"CATEGORIES": CATEGORIES, "NICKNAME": NICKNAME, "X-NICKNAME": NICKNAME, "UID": UID, "REV": REV},
    **{"VERSION": VERSION, "KIND": KIND, "X-ADDRESSBOOKSERVER-KIND": KIND, "PHOTO": PHOTO},
    **{"MEMBER": MEMBER, "X-ADDRESSBOOKSERVER-MEMBER": MEMBER, "X-ABSHOWAS": COMPANY, "SORT-STRING": WORDS},
    **{"X-PHONETIC-FIRST-NAME": WORDS, "X-PHONETIC-LAST-NAME": WORDS, "X-MAIDENNAME": WORDS, "IMPP": WORDS},
    **{"LOGO": SOUND, "SOUND": SOUND, "KEY": SOUND, "BDAY": DATE, "ANNIVERSARY": DATE, "DEATHDATE": DATE},
    **{"X-ANNIVERSARY": DATE, "X-EVOLUTION-ANNIVERSARY": DATE, "X-KADDRESSBOOK-X-ANNIVERSARY": DATE},
    **{"X-ABDATE": DATE, "X-ABLABEL": LABEL},
    **{"BEGIN": EDGE, "END": EDGE, "AGENT": EDGE},
}
SILENT_TYPES = frozenset({"internet", "pref", "x400", "voice", "postal", "parcel", "dom", "intl", "x-internet"})
_MOST_HEADS = 4000
NOT_PREFERRED = 101
_MOST_LABEL_WORDS = 4


class Entry(NamedTuple):
    """A head and what follows from it. `needs_care`: the value can't be taken as it stands."""

    slot: int
    needs_care: bool
    label: str
    order: int
    head: Head
    codec: str | None


class Entries:
    """Looks heads up by their text; real books have a few hundred kinds of them."""

    def __init__(self) -> None:
        self.known: dict[str, Entry] = {}

    def learn(self, text: str) -> Entry | None:
        """Parse and remember a head that isn't known yet; None where it is no head."""
        head = None if text[:1].isspace() or text.count('"') % 2 else parse_head(text)
        if head is None:
            return None
        if len(self.known) >= _MOST_HEADS:
            self.known.clear()
        entry = entry_of(head)
        if len(text) < 200:
            self.known[text] = entry
        return entry


def entry_of(head: Head) -> Entry:
    """Say what a head means for a list row."""
    codec = codec_named(head.charset) if head.charset else "utf_8"
    slot = _SLOTS.get(head.name, SKIP)
    needs_care = slot >= PHOTO or codec != "utf_8" or head.is_quoted_printable
    return Entry(slot, needs_care, label_of(head), preference(head), head, codec)


def label_of(head: Head) -> str:
    """Name what the TYPEs tell, in small letters: "home", "work fax"; nothing for those that tell nothing."""
    words: list[str] = []
    for value in head.values("TYPE"):
        for word in value.lower().split(","):
            word = word.strip().removeprefix("x-")
            if word and word not in SILENT_TYPES and word not in words:
                words.append(word)
                if len(words) == _MOST_LABEL_WORDS:
                    return " ".join(words)
    return " ".join(words)


def preference(head: Head) -> int:
    """Return 1 (most wanted) to 100; a bare PREF is 1, none is 101 (RFC 6350 5.3)."""
    text = head.first("PREF")
    if text.isascii() and text.isdigit() and 0 < int(text[:4]) <= 100:
        return int(text[:4])
    return 1 if any("pref" in value.lower().split(",") for value in head.values("TYPE")) else NOT_PREFERRED
