"""Write a new card: vCard 3.0, UTF-8, CRLF, by vobject, read back by our lexer and compared (product 6, `new`)."""

from dataclasses import dataclass

from closeknit.domain.errors import UserError
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.names import guess_parts
from closeknit.vcards.writing import cleaned


@dataclass(frozen=True, slots=True)
class NewCard:
    """What a new card says. `uid` is the caller's, so that nothing here depends on chance."""

    name: str
    uid: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    title: str = ""


def new_card(new: NewCard) -> bytes:
    """Write the card. Raises UserError `name_missing`, or `not_writable` where it wouldn't be read as meant."""
    name = " ".join(cleaned(new.name).split())
    if not name:
        raise UserError("name_missing")
    # Imported here: vobject costs 60 ms at the start, and nothing needs it before.
    import vobject

    made = vobject.vCard()
    family, given = guess_parts(name)
    made.add("n").value = vobject.vcard.Name(family=family, given=given)
    made.add("fn").value = name
    values = {"uid": new.uid, "email": new.email, "tel": new.phone, "title": new.title}
    for kind, value in values.items():
        if text := _one_line(value):
            made.add(kind).value = text
    if organisation := _one_line(new.organisation):
        made.add("org").value = [organisation]
    raw: bytes = made.serialize().rstrip("\r\n").encode()
    _check(raw, new, name)
    return raw


def _one_line(text: str) -> str:
    return cleaned(text).replace("\n", " ").strip()


def _check(raw: bytes, new: NewCard, name: str) -> None:
    """Compare what was written with what was meant."""
    shown = view(lex(raw))
    said = {prop.name: prop.was for prop in shown.properties}
    meant = {"UID": new.uid, "EMAIL": new.email, "TEL": new.phone, "TITLE": new.title, "ORG": new.organisation}
    wrong = [
        key for key, text in meant.items() if cleaned(text).replace("\n", " ").strip() != said.get(key, "").strip()
    ]
    if shown.name != name or shown.reasons or wrong:
        raise UserError("not_writable", name=wrong[0] if wrong else "FN")
