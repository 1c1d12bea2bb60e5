"""Read in German what was given and got: "habe ihr die Nummer gegeben", "gab ihm einen Tipp", "bekam eine Empfehlung".

German says it twice: by a verb in front ("gab ihr"), or by a participle at the end ("habe ihr … gegeben").
"""

from closeknit.domain.composing import words
from closeknit.domain.composing.days import Today
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.found import Found, of_thing
from closeknit.domain.composing.upshots.parts import Part, Receiver
from closeknit.domain.composing.upshots.subjects import Doer, Subject
from closeknit.domain.composing.upshots.tails import without_tail
from closeknit.domain.composing.upshots.things import thing_at
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.composing.wordset import wordset
from closeknit.domain.exchange import ExchangeKind

_HAVE = frozenset({"habe", "hab", "haben", "hatte", "hatten"})
_HAS = frozenset({"hat", "hatte", "haben"})
_GIVEN = {"gegeben": None, "geschenkt": ExchangeKind.GIFT, "geliehen": ExchangeKind.HELP}
_GAVE = {"gab": None, "gaben": None, "schenkte": ExchangeKind.GIFT, "lieh": ExchangeKind.HELP}
_GOT = frozenset({"bekam", "erhielt", "bekamen", "erhielten"})
_HAS_GOT = frozenset({"bekommen", "erhalten"})
_HELPED = frozenset({"half", "halfen"})
_IN_FRONT = frozenset(_GAVE) | _GOT | _HELPED | {"stellte"}
_AT_END = frozenset(_GIVEN) | _HAS_GOT | {"geholfen", "vorgestellt", "gemacht"}
#: Behind a participle stands at most a day and a time.
_NEAR_END = 12
#: Ends of verbs in two parts, which mean something else: "gab ihr recht", "gab zu", "gab ihr Buch zurück".
_SECOND_PARTS = wordset("auf zu ab an nach vor bekannt aus zuruck weiter her hin durch recht bescheid raus wieder")


def exchange_in(part: Part, subject: Subject, today: Today) -> Found | None:
    """Read what was given or got in a part."""
    k = subject.verb
    word = part.word(k)
    if word not in _IN_FRONT and not any(
        part.word(n) in _AT_END for n in range(max(k, part.end - _NEAR_END), part.end)
    ):
        return None
    part = without_tail(part, k + 1, today)
    last = part.word(part.end - 1)
    if word in _GAVE:
        return _gave(part, subject, k, part.end, (k, k + 1), _GAVE[word])
    if word in _HELPED:
        return _helped(part, subject, k, part.end, (k, k + 1))
    if word in _GOT and subject.doer is not Doer.THEY:
        return _got(part, k + 1, part.end, (k, k + 1))
    if word == "stellte" and last == "vor":
        return _introduced(part, subject, k, part.end - 1, (k, k + 1))
    return _perfect(part, subject, k, last)


def _perfect(part: Part, subject: Subject, k: int, last: str) -> Found | None:
    """Read "habe … gegeben", "hat mir … gegeben", and without a verb in front "ihr … gegeben"."""
    end, lead = part.end - 1, (part.end - 1, part.end)
    has_verb = part.word(k) in _HAVE | _HAS
    if part.word(k) == "hat" and subject.doer is Doer.ME:
        return None
    if part.word(k) == "hat" and subject.doer is Doer.UNSAID:
        subject = Subject(Doer.THEY, (), k)
    elif has_verb and subject.doer is Doer.UNSAID:
        subject = Subject(Doer.ME, (), k)
    if not has_verb:
        if subject.doer is not Doer.UNSAID:
            return None
        if last in _HAS_GOT:
            return _got(part, k, end, lead)
        if part.word(k) not in said.IHR:
            return None
        subject, k = Subject(Doer.ME, (), k), k - 1
    if last in _GIVEN:
        return _gave(part, subject, k, end, lead, _GIVEN[last])
    if last in _HAS_GOT and subject.doer is Doer.ME:
        return _got(part, k + 1, end, lead)
    if last == "geholfen":
        return _helped(part, subject, k, end, lead)
    if last == "vorgestellt" or (last == "gemacht" and part.word(end - 1) == "bekannt"):
        return _introduced(part, subject, k, end if last == "vorgestellt" else end - 1, lead)
    return None


def _toward(part: Part, subject: Subject, k: int, me: frozenset[str], them: frozenset[str]) -> Receiver | None:
    """Read to whom; nobody's verb with "mir" is theirs, with "ihr" the user's."""
    to = part.receiver(part.skip(k, said.BETWEEN), me, them)
    if to is None or subject.doer is (Doer.ME if to.is_me else Doer.THEY):
        return None
    return to


def _gave(
    part: Part, subject: Subject, k: int, end: int, lead: tuple[int, int], kind: ExchangeKind | None
) -> Found | None:
    if part.word(end - 1) in _SECOND_PARTS:
        return None
    inner = part.upto(end)
    to = _toward(inner, subject, k + 1, said.MIR, said.IHR)
    if to is None:
        return None
    at, names = to.end, to.names
    if to.is_me:
        giver, behind = inner.names(at)  # "gab mir Ana einen Tipp"
        at, names = (behind, giver) if giver and not subject.names else (at, subject.names)
    thing = thing_at(inner, at)
    if (
        thing is None
        or inner.word(end - 1) in ("hand", "hande")
        or (to.is_me and subject.doer is Doer.UNSAID and not names and thing.kind is None)
    ):
        return None
    way = UpshotKind.GOT if to.is_me else UpshotKind.GAVE
    return of_thing(way, lead, part.end, thing._replace(kind=kind or thing.kind), names)


def _got(part: Part, start: int, end: int, lead: tuple[int, int]) -> Found | None:
    inner = part.upto(end)
    names: tuple[NameFound, ...] = ()
    is_from = False
    for n in range(start, end):
        if part.word(n) == "von":
            giver = inner.receiver(n + 1, said.MIR, said.IHR)
            if giver is None or giver.is_me:
                return None
            names, is_from = giver.names, True
            start = giver.end if n == start else start  # "bekam von Ana eine Empfehlung"
            break
    thing = thing_at(inner, start)
    if thing is None or thing.kind is None or not (thing.is_sure or is_from):
        return None
    return of_thing(UpshotKind.GOT, lead, part.end, thing, names)


def _helped(part: Part, subject: Subject, k: int, end: int, lead: tuple[int, int]) -> Found | None:
    inner = part.upto(end)
    to = _toward(inner, subject, k + 1, said.MIR, said.IHR)
    if to is None:
        return None
    way, names = (UpshotKind.GOT, subject.names) if to.is_me else (UpshotKind.GAVE, to.names)
    return Found(way, *lead, part.end, inner.text(to.end, end), ExchangeKind.HELP, names=names)


def _introduced(part: Part, subject: Subject, k: int, end: int, lead: tuple[int, int]) -> Found | None:
    """Read "habe Ana Bo vorgestellt", "habe sie mit Bo bekannt gemacht", "hat mich Bo vorgestellt"."""
    inner = part.upto(end)
    to = _toward(inner, subject, k + 1, said.MICH, said.SIE | said.IHR)
    if to is None or (inner.skip(to.end, said.ARTICLES | words.WITH) >= end and len(to.names) < 2):
        return None
    others = inner.names(inner.skip(to.end, words.WITH))[0]
    way, names = (UpshotKind.GOT, subject.names) if to.is_me else (UpshotKind.GAVE, to.names)
    shown = () if to.is_me else others
    return Found(way, *lead, part.end, inner.text(to.end, end), ExchangeKind.INTRODUCTION, names=names, others=shown)
