"""What a line of one version is called and how it is written in another (RFC 6350 appendix A, RFC 2426 7, RFC 9554)."""

from closeknit.vcards.dates import parse_date
from closeknit.vcards.drafts import Draft, types_of, with_types, without
from closeknit.vcards.fields.kinds import ADDRESSES, LISTS, STRUCTURED, TEXTS
from closeknit.vcards.values import components, escape, listed, split_raw, unescape

_IN_ALL = "BEGIN END VERSION FN N PHOTO BDAY ADR TEL EMAIL TZ GEO TITLE ROLE LOGO ORG NOTE REV SOUND URL UID KEY"
_OLD = "LABEL MAILER AGENT"
_TOLERATED = "NICKNAME CATEGORIES PRODID SOURCE IMPP"
_IN_30 = "NAME PROFILE SORT-STRING CLASS FBURL CALURI CALADRURI"
_IN_40 = "XML KIND ANNIVERSARY GENDER LANG MEMBER RELATED CLIENTPIDMAP FBURL CALURI CALADRURI"
_LATER = (
    "BIRTHPLACE DEATHPLACE DEATHDATE EXPERTISE HOBBY INTEREST ORG-DIRECTORY CONTACT-URI CREATED GRAMGENDER LANGUAGE"
)
_LATEST = "PRONOUNS SOCIALPROFILE JSPROP"
NAMES = {
    "2.1": frozenset(f"{_IN_ALL} {_OLD} {_TOLERATED}".split()),
    "3.0": frozenset(f"{_IN_ALL} {_OLD} {_TOLERATED} {_IN_30}".split()),
    "4.0": frozenset(f"{_IN_ALL} {_TOLERATED} {_IN_40} {_LATER} {_LATEST}".split()),
}
_RENAMED_TO_40 = {"X-ADDRESSBOOKSERVER-KIND": "KIND", "X-ADDRESSBOOKSERVER-MEMBER": "MEMBER"}
_RENAMED_FROM_40 = {new: old for old, new in _RENAMED_TO_40.items()} | {"ANNIVERSARY": "X-ANNIVERSARY"}
_PARAMS_OF_40 = frozenset(
    [
        *(
            "ALTID",
            "PID",
            "SORT-AS",
            "LABEL",
            "CALSCALE",
            "GEO",
            "TZ",
            "CC",
            "AUTHOR",
            "AUTHOR-NAME",
            "CREATED",
            "PREF",
        ),
        *("DERIVED", "PHONETIC", "PROP-ID", "SCRIPT", "SERVICE-TYPE", "USERNAME", "INDEX", "LEVEL"),
    ]
)
_SILENT_PARAMS = frozenset({"MEDIATYPE", "VALUE"})
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}


def translated(draft: Draft, source: str, target: str) -> Draft:
    """Write a draft as the target version has it; `lost` names what that can't hold."""
    if "2.1" in (source, target) and source != target:
        draft = draft._replace(value=_reescaped(draft, target))
    for rule in (_named, _data, _phone, _date, _place, _parts, _preferred, _held_params):
        draft = rule(draft, target)
    return draft


def _reescaped(draft: Draft, target: str) -> str:
    """Write a value with the target's escapes; bare marks of properties unknown to us stay bare."""
    name, value = draft.name, draft.value
    if draft.is_base64 or name in ADDRESSES:
        return value
    if name in STRUCTURED:
        return ";".join([escape(part, target, ",;") for part in components(value)])
    if name in LISTS:
        members = [escape(member, target, ",;") for member in listed(value)]
        return ",".join([member.replace(",", "\\,") if target == "2.1" else member for member in members])
    if name in TEXTS or "\\" in value or "\n" in value:
        bare = "" if name in TEXTS else "".join([mark for mark in ",;" if len(split_raw(value, mark)) > 1])
        return escape(unescape(value), target, "".join([mark for mark in ",;" if mark not in bare]))
    return value


def _named(draft: Draft, target: str) -> Draft:
    renamed = _RENAMED_TO_40 if target == "4.0" else _RENAMED_FROM_40
    name = renamed.get(draft.name, draft.name)
    if name in NAMES[target] or name.startswith("X-") or not name:
        return draft._replace(name=name)
    return draft._replace(name=f"X-{name}", lost=draft.name)


def _data(draft: Draft, target: str) -> Draft:
    """Move embedded data between base64 and data: URIs."""
    kind = draft.name.removeprefix("X-")
    if kind not in _MEDIA:
        return draft
    if target == "4.0" and draft.is_base64:
        types = types_of(draft)
        said = next((word for word in types if word.lower() not in ("pref", "home", "work")), "")
        media = (
            said.lower() if "/" in said else f"{_MEDIA[kind]}/{said.lower()}" if said else "application/octet-stream"
        )
        draft = with_types(draft, [word for word in types if word != said])
        return draft._replace(value=f"data:{media};base64,{draft.value}", is_base64=False)
    head, comma, data = draft.value.partition(",")
    if target != "4.0" and comma and head[:5].lower() == "data:" and head.lower().endswith(";base64"):
        media = head[5:-7].partition(";")[0]
        draft = without(with_types(draft, [*types_of(draft), media.partition("/")[2].upper() or media]), "VALUE")
        return draft._replace(value="".join(data.split()), is_base64=True)
    return draft


def _phone(draft: Draft, target: str) -> Draft:
    if target != "4.0" and draft.name == "TEL" and draft.value[:4].lower() == "tel:":
        return without(draft, "VALUE")._replace(value=draft.value[4:])
    return draft


def _date(draft: Draft, target: str) -> Draft:
    """Write dates in the basic format for 4.0 and the extended one for the others."""
    if draft.name == "REV":
        return draft._replace(value=draft.value.replace("-", "").replace(":", "")) if target == "4.0" else draft
    if draft.name not in ("BDAY", "X-ANNIVERSARY", "ANNIVERSARY", "DEATHDATE"):
        return draft
    omitted = next((values[0] for name, values in draft.params if name == "X-APPLE-OMIT-YEAR"), "")
    date = parse_date(draft.value, omitted)
    if date is None or date.time:
        return draft
    if target == "4.0":
        whole = date.year is not None and date.month is not None and date.day is not None
        text = date.text()
        short = text.replace("-", "") if whole else text[:2] + text[2:].replace("-", "") if text[:2] == "--" else text
        if text[:3] == "---":
            short = text
        return without(draft, "X-APPLE-OMIT-YEAR", "VALUE")._replace(value=short)
    if date.year is None and date.month and date.day:
        params = (*without(draft, "VALUE", "X-APPLE-OMIT-YEAR").params, ("X-APPLE-OMIT-YEAR", ("1604",)))
        return draft._replace(params=params, value=f"1604-{date.month:02d}-{date.day:02d}")
    whole = date.year is not None and date.month is not None and date.day is not None
    return without(draft, "VALUE")._replace(value=date.text(), lost="" if whole else draft.name)


def _place(draft: Draft, target: str) -> Draft:
    if draft.name != "GEO":
        return draft
    if target == "4.0" and ";" in draft.value:
        return draft._replace(value="geo:" + draft.value.replace(";", ",", 1))
    if target != "4.0" and draft.value[:4].lower() == "geo:":
        return draft._replace(value=draft.value[4:].replace(",", ";", 1))
    return draft


def _parts(draft: Draft, target: str) -> Draft:
    """Cut the parts that RFC 9554 added off N and ADR."""
    most = {"N": 5, "ADR": 7}.get(draft.name)
    if target == "4.0" or most is None:
        return draft
    parts = split_raw(draft.value, ";")
    if len(parts) <= most:
        return draft
    lost = draft.name if any(parts[most:]) else ""
    return draft._replace(value=";".join(parts[:most]), lost=lost)


def _preferred(draft: Draft, target: str) -> Draft:
    types = types_of(draft)
    if target == "4.0":
        if any(word.lower() == "pref" for word in types):
            draft = draft._replace(params=(*draft.params, ("PREF", ("1",))))
        gone = ("pref", "internet", "x400") if draft.name == "EMAIL" else ("pref",)
        kept = [word for word in types if word.lower() not in gone]
        return with_types(draft, kept) if kept != types else draft
    if any(param == ("PREF", ("1",)) for param in draft.params):
        return without(with_types(draft, [*types, "PREF"]), "PREF")
    return draft


def _held_params(draft: Draft, target: str) -> Draft:
    """Leave out parameters that only 4.0 knows."""
    if target == "4.0":
        return draft
    gone = [name for name, _ in draft.params if name in _PARAMS_OF_40]
    lost = draft.lost or (f"{draft.name};{gone[0]}" if gone else "")
    silent = () if target == "3.0" else tuple(_SILENT_PARAMS - ({"VALUE"} if draft.value[:4] == "http" else set()))
    return without(draft, *gone, *silent)._replace(lost=lost)
