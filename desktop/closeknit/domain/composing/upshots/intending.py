"""Read what is promised: "will send the offer by Friday", "need to call her on Monday", "werde … schicken"."""

from typing import NamedTuple

from closeknit.domain.composing.channel_words import CHANNELS
from closeknit.domain.composing.dates import LAST_YEAR
from closeknit.domain.composing.days import DayFound, Today, day_read
from closeknit.domain.composing.names import NameFound
from closeknit.domain.composing.odd_days import is_odd
from closeknit.domain.composing.upshots import vocabulary as said
from closeknit.domain.composing.upshots.found import Found
from closeknit.domain.composing.upshots.parts import Part
from closeknit.domain.composing.upshots.subjects import Doer, Subject
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.promise import By


class _Due(NamedTuple):
    start: int
    day: DayFound


def intent_in(part: Part, subject: Subject, today: Today) -> Found | None:
    """Read what the user means to do; a day is needed where no "will" says it ("need to call")."""
    promised = _promised(part, subject, today)
    if promised is not None or subject.doer is Doer.THEY:
        return promised
    k = subject.verb
    if part.word(k) in said.WILL:
        return _of_will(part, k, today)
    for words in said.MUST:
        if tuple(part.word(k + n) for n in range(len(words))) == words:
            return _with_day(part, k, k + len(words), today)
    return _with_day(part, k, k, today) if part.word(k) in said.ICH_ACTIONS else None


def due_in(part: Part, first: int, today: Today) -> _Due | None:
    """Find the day that something is due on, today or later, with the "by" before it."""
    ahead = today._replace(is_ahead=True)
    k = first
    while k < part.end:
        found = day_read(part.line, k, ahead) if part.word(k) else None
        if found is None or found.end > part.end:
            k += 1
        elif found.when.day < today.day or found.when.day.year > LAST_YEAR:
            k = found.end
        elif is_odd(part.line, found, ahead):
            return None
        else:
            return _Due(k - 1 if part.word(k - 1) in said.BY and k - 1 >= first else k, found)
    return None


def text_without(part: Part, start: int, due: _Due | None) -> str:
    """Return the words from a place on, but for those of the day."""
    if due is None:
        return part.text(start, part.end)
    return f"{part.text(start, due.start)} {part.text(due.day.end, part.end)}".strip()


def names_in(part: Part, start: int) -> tuple[NameFound, ...]:
    """Return whom the words name, once each; nobody where "her" says that it is for whom it was with."""
    if any(part.word(k) in said.TO_THEM | said.IHR | said.SIE for k in range(start, part.end)):
        return ()
    names = (part.name(k) for k in range(start, part.end))
    return tuple({name.candidates: name for name in names if name}.values())


def intended(part: Part, lead: tuple[int, int], start: int, today: Today) -> Found | None:
    """Return what is to be done, from a place to the end of the part; None where no words are left."""
    due = due_in(part, start, today)
    text = text_without(part, start, due)
    if not text or any(part.word(k) in said.NO_ACTION for k in range(start, part.end)):
        return None
    day = due.day.when.day if due else None
    return Found(UpshotKind.NEXT, *lead, part.end, text, due=day, names=names_in(part, start))


def _promised(part: Part, subject: Subject, today: Today) -> Found | None:
    """Read "promised to send the contract", "Ana has promised me to call"."""
    k = part.skip(subject.verb, said.HAVE)
    if part.word(k) != "promised":
        return None
    receiver = part.receiver(k + 1, said.TO_ME, said.TO_THEM)
    by = By.THEM if subject.doer is Doer.THEY else By.ME
    to = k + 1 if receiver is None else receiver.end
    is_odd = receiver is not None and receiver.is_me != (by is By.THEM)  # what Ana promised Bo is their matter
    if is_odd or part.word(to) != "to" or part.word(part.skip(to + 1, said.BETWEEN)) not in said.ACTIONS:
        return None
    found = intended(part, (k, k + 1), to + 1, today)
    if found is None:
        return None
    names = subject.names if by is By.THEM else (receiver.names if receiver is not None else ()) or found.names
    return found._replace(by=by, names=names)


def _of_will(part: Part, k: int, today: Today) -> Found | None:
    if part.word(k) in ("werde", "werden"):
        is_action = part.word(part.end - 1) in said.ACTIONS
        return intended(part, (k, k + 1), k + 1, today) if is_action else None
    verb = part.skip(k + 1, said.BETWEEN)
    if part.word(verb) not in said.ACTIONS:
        return None
    is_plan = k <= 1 and part.start == 0 and part.word(verb) in CHANNELS  # "will call Ana tomorrow"
    return None if is_plan else intended(part, (k, k + 1), verb, today)


def _with_day(part: Part, k: int, verb: int, today: Today) -> Found | None:
    action = part.skip(verb, said.BETWEEN)
    is_action = part.word(action) in said.ACTIONS | said.ICH_ACTIONS or part.word(part.end - 1) in said.ACTIONS
    if not is_action or due_in(part, action, today) is None:
        return None
    return intended(part, (k, k + 1), action, today)
