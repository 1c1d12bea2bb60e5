"""Put together what wasn't understood: the note, in order, without what only joined the rest."""

import re
from collections.abc import Iterator, Mapping

from closeknit.domain.composing import words
from closeknit.domain.composing.spans import SpanKind
from closeknit.domain.composing.tokens import Line

Kinds = Mapping[int, tuple[int, SpanKind]]
#: Words before a length or a day that mean nothing without it: "for 90 min", "ca. 2 h".
_BEFORE_LENGTH = words.FILLERS | {"fur", "about", "ca", "etwa", "~", "around", "ungefahr", "."} | words.ROUGHLY
_BEFORE_ACTIVITY = frozenset({"for", "zum", "zur", "fur", "over", "beim"})
#: After "called", "emailed".
_ME = frozenset({"me", "us", "mich", "mir", "uns"})
_EDGES = ",;:&+/.–—- \t"
_SPACES = re.compile(r"[^\S\n]+")


def quiet_tokens(line: Line, kinds: Kinds, names: set[int]) -> set[int]:
    """Return the tokens that leave with what they join: "with" before a name, "for" before a length."""
    taken = {k for start, (end, _kind) in kinds.items() for k in range(start, end)}
    quiet = _joining(line, kinds, names)
    for run in _runs(line, taken | quiet):
        starts_sentence = line.is_first(run[0]) or run[0] - 1 in taken | quiet
        ends_sentence = line.is_last(run[-1] + 1) or run[-1] + 1 in taken | quiet
        is_empty = all(line.word(k) in words.FILLERS or line.tokens[k].kind == "mark" for k in run)
        if starts_sentence and ends_sentence and is_empty and taken:
            quiet.update(run)
    return quiet


def _joining(line: Line, kinds: Kinds, names: set[int]) -> set[int]:
    quiet = set()
    for start, (end, kind) in kinds.items():
        k = start - 1
        if start in names:
            while line.word(k) in words.WITH | words.AND | words.TO | words.FROM | words.NEAR:
                quiet.add(k)
                k -= 1
        elif kind is SpanKind.CHANNEL:
            quiet |= _leading(line, start) | ({end} if line.word(end) in _ME else set())
        elif kind is SpanKind.MINUTES:
            while line.word(k) in _BEFORE_LENGTH and (line.word(k) != "." or line.word(k - 1) == "ca"):
                quiet.add(k)
                k -= 1
    return quiet


def _leading(line: Line, channel: int) -> set[int]:
    """Return the "had a" of "had a quick coffee", the "for" of "met Ana for coffee"; "quick" stays."""
    k = channel
    while not line.is_first(k) and line.word(k - 1) in words.NEUTRAL:
        k -= 1
    if line.is_first(k):
        return {n for n in range(k, channel) if line.word(n) in words.FILLERS}
    return {channel - 1} if line.word(channel - 1) in _BEFORE_ACTIVITY else set()


def _runs(line: Line, taken: set[int]) -> Iterator[list[int]]:
    """Yield the tokens between what is taken, cut where a sentence ends."""
    run: list[int] = []
    for k in range(len(line)):
        if run and (k in taken or line.is_first(k)):
            yield run
            run = []
        if k not in taken:
            run.append(k)
    if run:
        yield run


def note_of(line: Line, kinds: Kinds, quiet: set[int]) -> str:
    """Join the rest; a comma stays where one stood at the seam, other signs there go."""
    out = {k for start, (end, _kind) in kinds.items() for k in range(start, end)} | quiet
    note = ""
    for piece in _pieces(line, out):
        bare = piece.lstrip(_EDGES + "\n)]").rstrip(_EDGES + "\n([") if _has_words(piece) else ""
        if not bare:
            note += "," if note and "," in piece and not note.endswith(",") else ""
            continue
        joint = ", " if note and ("," in piece[: len(piece) - len(piece.lstrip(_EDGES))]) else " "
        note = bare if not note else note.rstrip(",") + (", " if note.endswith(",") else joint) + bare
        note += "," if piece.rstrip().endswith(",") else ""
    return note.strip(_EDGES + "\n")


def _pieces(line: Line, out: set[int]) -> Iterator[str]:
    start = 0
    for k, token in enumerate(line.tokens):
        if k in out:
            if start < token.start:
                yield _tidy(line.text[start : token.start])
            start = token.end
    yield _tidy(line.text[start:])


def _tidy(piece: str) -> str:
    return _SPACES.sub(" ", piece)


def _has_words(piece: str) -> bool:
    return any(not character.isspace() and character not in _EDGES + "!?()[]" for character in piece)
