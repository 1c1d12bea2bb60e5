"""What is being composed: a text as it is understood, what was set by hand, and who is meant."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from closeknit.domain.composing.draft import Chips, Draft, apply, missing
from closeknit.domain.composing.outcome import UpshotChip, named_in
from closeknit.domain.composing.parse import Parsed
from closeknit.domain.composing.people import Named
from closeknit.domain.composing.tokens import name_key
from closeknit.domain.composing.upshots.upshot import UpshotKey
from closeknit.domain.ids import EntryId, PersonId
from closeknit.ui.composer.presenter import ComposerPresenter

PARSE_AFTER_MS = 30
#: Of a name that was picked, so many letters are written into the text.
_MOST_NAME = 80
_SIGNS = (",", ".", ";", ":")
#: After these a new sentence may begin.
_ENDS = (".", ";", "!", "?", ":")
_AFTER_NAME = (" ", "\n", *_SIGNS)


class Drafting(QObject):
    """Holds no widget. A chip set by hand wins over the text; the text is kept under `place` until it is logged."""

    #: the draft is other than before
    changed = Signal()
    #: another text is to stand in the field; carries it, and how many characters stand before the cursor
    text_wanted = Signal(str, int)
    #: a log began or ended; carries whether it goes on
    busy_changed = Signal(bool)
    #: it can't be logged yet; carries what is missing: who, channel, outcome
    lacking = Signal(object)
    #: what was composed here is on the timeline; carries the fact
    logged = Signal(object)
    #: carries the problem; what was typed stays
    failed = Signal(object)

    def __init__(self, presenter: ComposerPresenter, place: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._place = presenter, place
        self._always: dict[PersonId, str] = {}
        self._picked: dict[PersonId, str] = {}
        self._chips, self._parsed, self._removed = Chips(), Parsed(""), frozenset[PersonId]()
        self._left = frozenset[UpshotKey]()
        self._text = ""
        self._is_wanted = self._is_busy = self._is_asked = False
        self._kept: EntryId | None = None
        self._soon = QTimer(self, interval=PARSE_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._understand)
        presenter.parsed.connect(self._on_parsed)
        presenter.logged.connect(self._on_logged)
        presenter.failed.connect(self._on_failed)

    @property
    def presenter(self) -> ComposerPresenter:
        """What understands and logs."""
        return self._presenter

    @property
    def parsed(self) -> Parsed:
        """The text as it was understood last."""
        return self._parsed

    @property
    def chips(self) -> Chips:
        """What was set by hand."""
        return self._chips

    @property
    def is_understood(self) -> bool:
        """Tell whether the text as it stands was understood."""
        return not self._soon.isActive() and not self._is_asked and self._parsed.text == self._text

    @property
    def draft(self) -> Draft:
        """What would be logged now."""
        picked = [person for person, words in self._picked.items() if words in self._text]
        return apply(self._beside_picked(), self._chips, tuple(self._always), picked, self._removed)

    def _beside_picked(self) -> Parsed:
        """Leave out names within the name of somebody who was picked: "Stein" in "Anna (Stein) Zimmer"."""
        text = self._parsed.text
        at = [(start, start + len(words)) for words in self._picked.values() if (start := text.find(words)) >= 0]

        def is_beside(one: Named) -> bool:
            stands = (one.start, one.end)
            return not any(start <= one.start and one.end <= end and (start, end) != stands for start, end in at)

        people, unknown = (tuple(filter(is_beside, named)) for named in (self._parsed.people, self._parsed.unknown))
        return replace(self._parsed, people=people, unknown=unknown)

    @property
    def names(self) -> Mapping[PersonId, str]:
        """What those who are meant are called."""
        named = (*self._parsed.people, *named_in(self._parsed.upshots))
        parsed = {one.id: one.name for one_named in named for one in one_named.candidates}
        return self._picked | self._always | parsed

    def open(self, place: str, people: Mapping[PersonId, str]) -> None:
        """Go to another place, about these people unless said otherwise, with what is unfinished there."""
        self._place, self._always = place, dict(people)
        self._start(self._presenter.keeping.text_of(place))

    def resume(self) -> None:
        """Show what is unfinished here."""
        self._start(self._presenter.keeping.text_of(self._place))

    def clear(self) -> None:
        """Empty the text and what was set by hand; nothing is unfinished any more."""
        self._presenter.keeping.put(self._place, "")
        self._start("")

    def type_in(self, text: str) -> None:
        """Take what stands in the field; it is understood a moment later."""
        if text == self._text:
            return
        self._text = text
        self._presenter.keeping.put(self._place, text)
        self._soon.start()

    def set(self, **values: object) -> None:
        """Set chips by hand, by the names of `Chips`."""
        self._chips = replace(self._chips, **values)  # type: ignore[arg-type]  # each caller gives a field its type
        self.changed.emit()

    def choose(self, named: Named, person: PersonId) -> None:
        """Answer which of several people of one name is meant."""
        self.set(chosen={**self._chips.chosen, named.key: person})

    def pick(self, start: int, end: int, person: PersonId, name: str) -> None:
        """Write somebody's name over a stretch of the text; they are meant as long as it stands there."""
        words = " ".join(name.split())[:_MOST_NAME]
        self._picked[person] = words
        self._removed -= {person}
        self.set(chosen={**self._chips.chosen, name_key(words): person})
        before, rest = self._text[:start] + words, self._text[end:]
        has_gap = rest[:1] in _AFTER_NAME
        self.text_wanted.emit(before + ("" if has_gap else " ") + rest, len(before) + 1 - (rest[:1] in _SIGNS))
        self._soon.start()  # the same text is understood anew: the name in it may be of somebody just made

    def correct(self, key: UpshotKey, **values: object) -> None:
        """Set by hand what came of it, by the names of `UpshotChip`."""
        before = self._chips.upshots.get(key, UpshotChip())
        after = replace(before, **values)  # type: ignore[arg-type]  # as in `set`
        self.set(upshots={**self._chips.upshots, key: after})

    def put_back(self, key: UpshotKey, before: UpshotChip | None) -> None:
        """Have of what came of it set by hand what was set before, nothing where `before` is None."""
        others = {one: chip for one, chip in self._chips.upshots.items() if one != key}
        self.set(upshots=others if before is None else {**others, key: before})

    def leave_in_note(self, key: UpshotKey) -> None:
        """Take words for nothing but a note."""
        self._left |= {key}
        self._understand()

    def go_on_with(self, label: str) -> None:
        """Write a label such as "gave:" behind the text, for what is to be typed next."""
        text = self._text.rstrip()
        gap = "" if not text else " " if text.endswith(_ENDS) else "; "
        whole = f"{text}{gap}{label} "
        self.text_wanted.emit(whole, len(whole))

    def leave_out(self, person: PersonId) -> None:
        """Log it without somebody."""
        self._removed |= {person}
        self.changed.emit()

    def log(self, kept: EntryId | None = None) -> None:
        """Log it once it is understood, with a commitment that was kept; where something is missing, say what."""
        if not self.is_understood:
            self._is_wanted, self._kept = True, kept
            self._understand()
            return
        draft, lacking = self.draft, missing(self.draft)
        if lacking:
            self.lacking.emit(lacking)
        elif not self._is_busy:
            self._set_busy(True)
            self._presenter.log(draft, self.names, kept)

    def _start(self, text: str) -> None:
        self._chips, self._parsed, self._removed, self._picked = Chips(), Parsed(""), frozenset(), {}
        self._left = frozenset()
        self._is_wanted = self._is_asked = False
        self._soon.stop()
        self._text = text
        self.text_wanted.emit(text, len(text))
        self.changed.emit()
        if text:
            self._soon.start()

    def _understand(self) -> None:
        self._soon.stop()
        self._is_asked = True
        self._presenter.understand(self._text, self._left)

    def _on_parsed(self, parsed: Parsed) -> None:
        self._is_asked = False
        if parsed.text != self._text:
            return
        self._parsed, self._left = parsed, parsed.left
        there = {one.key for one in parsed.upshots}
        kept = {key: chip for key, chip in self._chips.upshots.items() if key in there}
        self._chips = replace(self._chips, upshots=kept)  # what is typed later in their place is another matter
        self.changed.emit()
        if self._is_wanted:
            self._is_wanted = False
            self.log(self._kept)

    def _on_logged(self, fact: object) -> None:
        if self._is_busy:
            self._set_busy(False)
            self.clear()
            self.logged.emit(fact)

    def _on_failed(self, problem: object) -> None:
        self._is_wanted = self._is_asked = False
        self._set_busy(False)
        self.failed.emit(problem)

    def _set_busy(self, is_busy: bool) -> None:
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            self.busy_changed.emit(is_busy)
