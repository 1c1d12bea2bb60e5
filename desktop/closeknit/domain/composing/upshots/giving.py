"""Read in English what was given and got: "gave her the number", "introduced Ana to Bo", "got a referral".

Idioms are in `NO_THING`; without a word that says what was given, somebody must be said to have got it.
"""

from collections.abc import Callable

from closeknit.domain.composing import words
from closeknit.domain.composing.days import Today
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.found import Found, of_thing
from closeknit.domain.composing.upshots.parts import Part, Receiver
from closeknit.domain.composing.upshots.subjects import Doer, Subject
from closeknit.domain.composing.upshots.tails import without_tail
from closeknit.domain.composing.upshots.things import Thing, thing_at
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.exchange import ExchangeKind

_Reader = Callable[[Part, Subject, int], Found | None]


def exchange_in(part: Part, subject: Subject, today: Today) -> Found | None:
    """Read what was given or got in a part."""
    k = subject.verb
    if subject.doer is Doer.ME and part.word(k) in ("have", "had"):
        k = part.skip(k + 1, said.BETWEEN)
    reader = _READERS.get(part.word(k))
    if reader is None or subject.has_is:
        return None
    if part.word(k) == "given" and subject.doer is not Doer.ME:
        return None
    return reader(without_tail(part, k + 1, today), subject, k)


def _toward(part: Part, subject: Subject, k: int) -> Receiver | None:
    """Read to whom: "me" where they do it, somebody else where the user does; no third parties."""
    to = part.receiver(k, said.TO_ME, said.TO_THEM)
    if to is None:
        return None
    is_wrong = subject.doer is (Doer.ME if to.is_me else Doer.THEY)
    return None if is_wrong else to


def _gave(part: Part, subject: Subject, k: int) -> Found | None:
    to = part.receiver(k + 1, said.TO_ME, said.TO_THEM)
    if to is None:
        return None if subject.doer is Doer.THEY else _gave_thing(part, k)
    if _toward(part, subject, k + 1) is None:
        return None
    thing = thing_at(part, to.end)
    if to.is_me:
        is_clear = thing is not None and (subject.doer is Doer.THEY or thing.kind is not None)
        return of_thing(UpshotKind.GOT, (k, k + 1), part.end, thing, subject.names) if thing and is_clear else None
    later = _last_receiver(part, to.end, "to")
    if later is not None and part.word(k + 1) == "her":  # "gave her number to Bo"
        thing = thing_at(part.upto(later[0]), k + 2)
        return of_thing(UpshotKind.GAVE, (k, k + 1), part.end, thing, later[1].names) if thing else None
    if thing is None:
        return None
    return of_thing(UpshotKind.GAVE, (k, k + 1), part.end, thing, to.names)._replace(
        others=_introduced(part, thing, to.names)
    )


def _gave_thing(part: Part, k: int) -> Found | None:
    """Read "gave advice", "gave the number to Bo", "gave an intro to Bo"."""
    thing = thing_at(part, k + 1)
    to = _last_receiver(part, k + 2, "to")
    if thing is None or (to is not None and to[1].is_me):
        return None
    if thing.kind is ExchangeKind.INTRODUCTION:
        has_both = to is not None and "to" in [part.word(n) for n in range(k + 1, to[0])]
        names = to[1].names if to and has_both else ()
        found = of_thing(UpshotKind.GAVE, (k, k + 1), part.end, thing, names)
        return found._replace(others=_introduced(part, thing, names)) if thing.is_sure else None
    if to is not None:
        thing = thing_at(part.upto(to[0]), k + 1)
        return of_thing(UpshotKind.GAVE, (k, k + 1), part.end, thing, to[1].names) if thing else None
    is_to_others = part.word(thing.kind_end) == "to"
    return of_thing(UpshotKind.GAVE, (k, k + 1), part.end, thing, ()) if thing.is_sure and not is_to_others else None


def _last_receiver(part: Part, first: int, before: str) -> tuple[int, Receiver] | None:
    """Return the "to her" that ends a part, and where it begins."""
    for n in range(part.end - 1, first - 1, -1):
        if part.word(n) == before:
            to = part.receiver(n + 1, said.TO_ME, said.TO_THEM)
            return (n, to) if to is not None and to.end == part.end else None
    return None


def _introduced(part: Part, thing: Thing, known: tuple[NameFound, ...]) -> tuple[NameFound, ...]:
    if thing.kind is not ExchangeKind.INTRODUCTION or part.word(thing.kind_end) not in words.TO | words.WITH:
        return ()
    return tuple(name for name in part.names(thing.kind_end + 1)[0] if name not in known)


def _got(part: Part, subject: Subject, k: int) -> Found | None:
    """Read "got a referral", "received help from Ana"; what isn't known by its word stays."""
    if subject.doer is Doer.THEY:
        return None
    thing = thing_at(part, k + 1)
    if thing is None or thing.kind is None:
        return None
    names: tuple[NameFound, ...] = ()
    is_from = False
    for n in range(k + 2, part.end):
        if part.word(n) in ("from", "by"):
            giver = part.receiver(n + 1, said.TO_ME, said.TO_THEM)
            if giver is None or giver.is_me:
                return None
            names, is_from = giver.names, True
            break
    return of_thing(UpshotKind.GOT, (k, k + 1), part.end, thing, names) if thing.is_sure or is_from else None


def _done_to(kind: ExchangeKind, after: frozenset[str] | None = None) -> _Reader:
    """Return a reader of "helped her with", "recommended her to": whom it was done to, then how."""

    def read(part: Part, subject: Subject, k: int) -> Found | None:
        to = _toward(part, subject, k + 1)
        if to is None or (after is not None and part.word(to.end) not in after) or part.word(to.end) in said.OTHERS:
            return None
        names = subject.names if to.is_me else to.names
        text = part.text(to.end, part.end)
        is_intro = kind is ExchangeKind.INTRODUCTION and not to.is_me
        others = part.names(to.end + 1)[0] if is_intro and part.word(to.end) in words.TO | words.WITH else ()
        way = UpshotKind.GOT if to.is_me else UpshotKind.GAVE
        return Found(way, k, k + 1, part.end, text, kind, names=names, others=others)

    return read


def _introduced_whom(part: Part, subject: Subject, k: int) -> Found | None:
    """Read "introduced her to the buyers", "introduced Ana and Bo"; "introduced Ana" alone says nothing."""
    found = _done_to(ExchangeKind.INTRODUCTION)(part, subject, k)
    if found is None:
        return None
    if found.kind is UpshotKind.GAVE and found.text.split(" ")[-1] in said.TO_THEM and len(found.names) == 1:
        found = found._replace(names=(), others=found.names)  # "introduced Bo to her"
    is_whole = len(found.names) > 1 and not found.text and found.kind is UpshotKind.GAVE
    return found if is_whole or found.text.split(" ")[0] in ("to", "with") else None


def _lent(part: Part, subject: Subject, k: int) -> Found | None:
    to = _toward(part, subject, k + 1)
    thing = thing_at(part, to.end) if to else None
    if to is None or thing is None:
        return None
    way, names = (UpshotKind.GOT, subject.names) if to.is_me else (UpshotKind.GAVE, to.names)
    return of_thing(way, (k, k + 1), part.end, thing._replace(kind=ExchangeKind.HELP), names)


def _put(part: Part, subject: Subject, k: int) -> Found | None:
    """Read "put her in touch with Bo"."""
    to = _toward(part, subject, k + 1)
    if to is None or [part.word(to.end + n) for n in range(3)] != ["in", "touch", "with"]:
        return None
    others = part.names(to.end + 3)[0] if not to.is_me else ()
    way, names = (UpshotKind.GOT, subject.names) if to.is_me else (UpshotKind.GAVE, to.names)
    text = part.text(to.end + 2, part.end)
    return Found(way, k, k + 1, part.end, text, ExchangeKind.INTRODUCTION, names=names, others=others)


def _referred(part: Part, subject: Subject, k: int) -> Found | None:
    """Read "referred a client to Bo", "referred me to her"; who of two names got it can't be told."""
    if part.word(k + 1) in said.TO_ME | said.TO_THEM:
        return _done_to(ExchangeKind.REFERRAL, words.TO)(part, subject, k)
    to = _last_receiver(part, k + 2, "to")
    if subject.doer is Doer.THEY or to is None or to[1].is_me or part.name(k + 1):
        return None
    thing = thing_at(part.upto(to[0]), k + 1)
    if thing is None:
        return None
    return of_thing(UpshotKind.GAVE, (k, k + 1), part.end, thing._replace(kind=ExchangeKind.REFERRAL), to[1].names)


_READERS: dict[str, _Reader] = {
    "gave": _gave,
    "given": _gave,
    "got": _got,
    "received": _got,
    "introduced": _introduced_whom,
    "connected": _introduced_whom,
    "put": _put,
    "referred": _referred,
    "recommended": _done_to(ExchangeKind.ENDORSEMENT, frozenset({"to", "for", "as"})),
    "helped": _done_to(ExchangeKind.HELP),
    "advised": _done_to(ExchangeKind.ADVICE, frozenset({"on", "about", "to", "with", "how"})),
    "lent": _lent,
}
