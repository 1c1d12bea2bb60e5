"""Find the people a text names, before anything else is read (issue 4.3: a known person's name is never a month).

A single word in lower case that is a plain word as well ("will", "rose") is a name only right after "with" or "and";
a word for a channel or a day ("Tea", "Brief") only in capitals there; a weekday not after "on" or "last"; a month
not after a number ("12 May"), unless "with" or "and" stands before it.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from closeknit.domain.composing import words
from closeknit.domain.composing.channel_words import CHANNELS, PARTICIPLES, VERBS
from closeknit.domain.composing.dates import date_at
from closeknit.domain.composing.people import Candidate, Find, Named, joined, spelled_out, with_umlauts
from closeknit.domain.composing.tokens import Line, name_key
from closeknit.domain.composing.vocabulary import (
    BEFORE_WEEKDAY,
    DAY_WORDS,
    DAYS,
    HOUR_UNITS,
    LAST,
    MINUTE_UNITS,
    MONTH_UNITS,
    MONTHS,
    NEXT,
    NUMBERS,
    ON,
    PARTS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    WEEKS,
    YEARS,
)
from closeknit.domain.ids import PersonId

#: Only so many words are looked up: what follows is a note in any case.
MOST_LOOKED_UP = 400
#: Whether something is a date doesn't depend on the day.
_ANY_DAY = date(2000, 1, 1)
_BEFORE_WEEKDAY = BEFORE_WEEKDAY | WEEKS | {"by", "until", "till", "bis"}
_BEFORE_MONTH = {"in", "im", "seit", "anfang", "mitte", "ende"}
_AFTER_WEEKDAY = LAST | NEXT | PARTS
_SAYS_DAY = {word for phrase in DAY_WORDS for word in phrase if phrase[0] == word}
_COUNTED = DAYS | WEEKS | MONTH_UNITS | YEARS | HOUR_UNITS | MINUTE_UNITS | set(NUMBERS)
_VOCABULARY = (set(CHANNELS) | _SAYS_DAY | set(SHORT_WEEKDAYS) | _COUNTED) - {"the", "day", "this", "last"}


class NameFound(NamedTuple):
    """A name at some tokens: no candidates, if it stands where a person's would and nobody is called so."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    is_possessive: bool = False


class NameSearch:
    """Looks names up in a line, longest first; asks for each sequence of words once."""

    def __init__(self, line: Line, find: Find, recent: Iterable[PersonId] = ()) -> None:
        self._line = line
        self._find = find
        self._recent = {person: number for number, person in reversed(list(enumerate(recent)))}
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def all(self) -> list[NameFound]:
        """Return known and unknown names in their order; they don't overlap."""
        found: list[NameFound] = []
        i = looked_up = 0
        while i < len(self._line) and looked_up < MOST_LOOKED_UP:
            if self._line.tokens[i].kind != "word":
                i += 1
                continue
            looked_up += 1
            name = self._at(i, found)
            if name is not None:
                found.append(name)
            i = name.end if name else i + 1
        return found

    def _at(self, i: int, found: list[NameFound]) -> NameFound | None:
        if self._line.word(i) in words.WITH | words.AND:
            return None
        is_joined = self._is_joined(i, found)
        start = i + self._title(i)
        if start < len(self._line) and self._line.tokens[start].kind == "word":
            known = self._known_at(start, is_joined)
            if known is not None:
                return known._replace(start=i)
        end = self._unknown_end(start, is_joined, self._follows(i, found, words.COMMAS))
        return NameFound(i, end, ()) if end else None

    def _title(self, i: int) -> int:
        """Return how many tokens of address stand here: "Prof. Dr."."""
        k = i
        while self._line.word(k) in words.TITLES:
            k += 2 if self._line.word(k + 1) == "." else 1
        return k - i

    def _is_joined(self, i: int, found: list[NameFound]) -> bool:
        """Tell whether "with" stands before, or "and" after a name."""
        k = i - 1
        if self._line.word(k) == "/" and self._line.word(k - 1) == "w":
            return True
        return self._line.word(k) in words.WITH or self._follows(i, found, words.AND)

    def _follows(self, i: int, found: list[NameFound], between: frozenset[str]) -> bool:
        return bool(found) and found[-1].end == i - 1 and self._line.word(i - 1) in between

    def _known_at(self, i: int, is_joined: bool) -> NameFound | None:
        if not self._may_be_initial(i):
            return None
        for end in reversed(self._ends(i)):
            if end == i + 1 and not self._may_be_name(i, is_joined):
                return None
            text = self._line.text[self._line.tokens[i].start : self._line.tokens[end - 1].end]
            candidates = self.look_up(text)
            if candidates:
                return NameFound(i, end, candidates)
            bare = _without_s(text)
            if bare and self._line.word(i - 1) not in words.WITH:
                candidates = self.look_up(bare)
                if candidates:
                    return NameFound(i, end, candidates, is_possessive=True)
        return None

    def look_up(self, text: str) -> tuple[Candidate, ...]:
        """Return those who are called so, recent ones first."""
        key = name_key(text)
        if key not in self._known:
            found = self._found(key, text) if key else ()
            last = len(self._recent)
            unique = {candidate.id: candidate for candidate in found}.values()
            self._known[key] = tuple(sorted(unique, key=lambda candidate: self._recent.get(candidate.id, last)))
        return self._known[key]

    def _found(self, key: str, text: str) -> tuple[Candidate, ...]:
        """Ask for a name as it is written, then in one piece, then with umlauts written the other way."""
        for other in dict.fromkeys((key, joined(key), name_key(spelled_out(text)))):
            found = tuple(self._find(other))
            if found:
                return found
        wanted = set(key.split())
        others = [one for other in with_umlauts(key) for one in self._find(other)]
        return tuple(one for one in others if wanted <= set(name_key(spelled_out(one.name)).split()))

    def _ends(self, i: int) -> list[int]:
        """Return where a name from here may end: up to six words, initials with their stop."""
        line, ends, k = self._line, [i + 1], i + 1
        while len(ends) < words.MOST_NAME_WORDS and not line.is_last(k):
            if line.word(k) == "." and line.is_close(k) and len(line.tokens[k - 1].word) <= 2:
                k += 1
            if line.is_last(k) or line.tokens[k].kind != "word" or line.word(k) in words.WITH | words.AND:
                break
            k += 1
            if self._may_be_initial(k - 1):
                ends.append(k)
        return ends

    def _may_be_initial(self, k: int) -> bool:
        """Keep the "a" of "Ana a week ago" and the "I" of "Ana, I think" from being initials."""
        token = self._line.tokens[k]
        if len(token.word) != 1 or not token.word.isascii():
            return True
        return token.is_capital and (token.word not in ("a", "i") or self._line.word(k + 1) == ".")

    def _may_be_name(self, i: int, is_joined: bool) -> bool:
        line, word = self._line, self._line.word(i)
        is_capital = line.tokens[i].is_capital
        if not is_joined and word in WEEKDAYS and self._is_surely_weekday(i):
            return False
        if not is_joined and word in MONTHS and self._is_surely_month(i):
            return False
        if word in _VOCABULARY or word in words.FUNCTION or (len(word) == 1 and word.isascii()):
            return is_capital and (is_joined or self._is_reached(i) or line.word(i + 1) in VERBS | PARTICIPLES)
        if word in words.ADJECTIVES and not is_joined and (line.is_first(i) or not is_capital):
            return False  # "Long lunch with Bo"
        if word in words.NAMELIKE:
            return self._may_be_namelike(i, is_capital, is_joined)
        return True

    def _may_be_namelike(self, i: int, is_capital: bool, is_joined: bool) -> bool:
        line = self._line
        is_verb = line.is_first(i) and line.word(i) in words.MODALS and line.word(i + 1) in words.BASE_VERBS
        is_doer = line.is_first(i) and (line.word(i + 1) in VERBS or self._is_with_me(i))
        return is_joined or is_doer or (is_capital and not is_verb)

    def _is_with_me(self, i: int) -> bool:
        """Tell "grace and I"."""
        return self._line.word(i + 1) in words.AND and self._line.word(i + 2) in ("i", "me", "ich")

    def _is_reached(self, i: int) -> bool:
        """Tell "message to Mo", "texted Mo" from "von Mo bis Fr", "called Mo-Fr"."""
        before, after = self._line.word(i - 1), self._line.word(i + 1)
        is_span = after in ("bis", "to", "-", "–") or before in ("by", "bis")
        return before in words.TO | words.FROM | VERBS | {"met"} and not is_span

    def _is_surely_weekday(self, i: int) -> bool:
        """Tell "last Friday", "Freitag letzter Woche", "Freitag Abend" and "Freitag, 13. März" from Mr Freitag."""
        line = self._line
        if line.word(i - 1) in _BEFORE_WEEKDAY or line.word(i + 1) in _AFTER_WEEKDAY:
            return True
        k = i + 2 if line.word(i + 1) in words.COMMAS else i + 1
        return date_at(line, k + 1 if line.word(k) in ("den", "dem", "the") else k, _ANY_DAY) is not None

    def _is_surely_month(self, i: int) -> bool:
        """Tell "12 May", "in May", "im August 2025" and "on May 3rd" from May and August."""
        before = self._line.word(i - 1)
        is_dated = before in ON and date_at(self._line, i, _ANY_DAY) is not None
        return is_dated or before in _BEFORE_MONTH or self._has_number_before(i)

    def _has_number_before(self, i: int) -> bool:
        k = i - 1
        while k >= max(0, i - 3) and self._line.word(k) in ("of", ".", "st", "nd", "rd", "th"):
            k -= 1
        return self._line.number(k) is not None and not (k == i - 1 and self._line.is_close(i))

    def _unknown_end(self, i: int, is_joined: bool, is_listed: bool) -> int:
        """Return the end of what stands where a name would, 0 where nothing does: "with Tomasz", "with tomasz"."""
        line, k = self._line, i
        while k < i + words.MOST_NAME_WORDS and not line.is_last(k) and self._continues(i, k):
            k += 1
        while k > i and line.word(k - 1) in words.PARTICLES:
            k -= 1
        is_name = k > i and any(not self._is_plain(line.word(n)) for n in range(i, k))
        if is_name and is_joined:
            return k
        if is_name and is_listed:
            return k if line.word(k) in words.AND | words.COMMAS else 0
        is_lower = line.word(i - 1) in words.WITH and not self._is_plain(line.word(i)) and not is_name
        return i + 1 if is_lower and self._is_bounded(i + 1) else 0

    def _continues(self, i: int, k: int) -> bool:
        token, word = self._line.tokens[k], self._line.word(k)
        if token.kind != "word" or word in words.WITH | words.AND or word.endswith(("'s", "’s")):
            return False
        if k > i and (word in _VOCABULARY or word in WEEKDAYS):
            return False
        return token.is_capital or (k > i and word in words.PARTICLES)

    def _is_plain(self, word: str) -> bool:
        return word in _VOCABULARY or word in words.FUNCTION or word in WEEKDAYS or word in MONTHS

    def _is_bounded(self, k: int) -> bool:
        line = self._line
        if line.is_last(k) or line.tokens[k].kind != "word":
            return line.is_last(k) or line.word(k) != "."
        return line.word(k) in words.AND or line.word(k) in _VOCABULARY or line.word(k) in WEEKDAYS


def named(line: Line, name: NameFound) -> Named:
    """Return a name with its place in the text, without the "'s" of a possessive."""
    start, end = line.tokens[name.start].start, line.tokens[name.end - 1].end
    text = line.text[start:end]
    text = text[:-2] if name.is_possessive else text
    return Named(start, start + len(text), text, name.candidates)


def _without_s(text: str) -> str:
    return text[:-2] if text[-2:] in ("'s", "’s") else ""
