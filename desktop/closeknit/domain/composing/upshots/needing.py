"""Read what they need: "she needs a freight contact", "looking for a CFO", "Bo sucht einen Koch".

"I need" is the user's own, "needs to call" is what they do, "needed" is past.
"""

from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.found import Found
from closeknit.domain.composing.upshots.parts import Part
from closeknit.domain.composing.upshots.subjects import Doer, Subject
from closeknit.domain.composing.upshots.upshot import UpshotKind

_AFTER_LOOKING = ("for",)
_SEARCH = ("auf", "der", "suche", "nach")


def need_in(part: Part, subject: Subject) -> Found | None:
    """Read what somebody needs in a part."""
    if subject.doer is Doer.ME:
        return None
    lead = _verb(part, subject)
    if lead is None:
        return None
    start = lead[1] + (part.word(lead[1]) == "nach")
    first = part.skip(start, said.BEFORE_THING)
    if start >= part.end or any(part.word(n) in said.NO_NEED for n in (start, first)) or first >= part.end:
        return None
    return Found(UpshotKind.NEED, *lead, part.end, part.text(start, part.end), names=subject.names)


def _verb(part: Part, subject: Subject) -> tuple[int, int] | None:
    """Return the first token of the verb and the one after it."""
    k = subject.verb
    word = part.word(k)
    if subject.has_is:
        return _looking(part, k)
    if word in said.NEED_VERBS:
        return k, part.skip(k + 1, said.BETWEEN)
    is_of_several = len(subject.names) > 1 or part.word(k - 1) in ("they", "sie")
    if word in said.NEED_VERBS_OF_SEVERAL and subject.doer is Doer.THEY and is_of_several:
        return k, k + 1
    if word == "looking" and subject.doer is Doer.UNSAID:
        return _looking(part, k)
    if word in said.ARE and subject.doer is Doer.THEY:
        return _looking(part, part.skip(k + 1, said.BETWEEN))
    return None


def _looking(part: Part, k: int) -> tuple[int, int] | None:
    if part.word(k) == "looking" and part.word(k + 1) in _AFTER_LOOKING:
        return k, k + 2
    if tuple(part.word(k + n) for n in range(4)) == _SEARCH:
        return k + 2, k + 4
    return None
