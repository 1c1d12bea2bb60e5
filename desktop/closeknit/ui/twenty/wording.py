"""The words of the board and its dialogs, painted and spoken alike."""

from datetime import date

from PySide6.QtCore import QObject

from closeknit.domain.promise import Objective
from closeknit.domain.scored import Rung
from closeknit.domain.seat import LeaveReason, Role, Seat
from closeknit.services.board import Order, Place, Seated, Suggested, Twenty
from closeknit.ui.common import figures
from closeknit.ui.common.named import named
from closeknit.ui.common.ring import closeness_words
from closeknit.ui.common.text import shown
from closeknit.ui.common.translation import in_words

NOTHING = "–"


class SeatWords(QObject):
    """Says what a seat shows; foreign text comes out safe to paint."""

    def summary(self, twenty: Twenty) -> str:
        """Say how many seats are taken, late and quiet."""
        seated = twenty.seated
        parts = [self.tr("{0} of {1} seats taken").format(len(seated), len(twenty.places))]
        late = sum(one.is_late for one in seated)
        quiet = sum(one.is_quiet for one in seated)
        if late:
            parts.append(self.tr("%n late", "", late))
        if quiet:
            parts.append(self.tr("%n quiet", "", quiet))
        return " · ".join(parts)

    def order(self, order: Order) -> str:
        """Name a way to sort."""
        return {
            Order.PLACE: self.tr("Seat"),
            Order.NAME: self.tr("Name"),
            Order.CLOSENESS: self.tr("Closeness"),
            Order.NEXT_ACTION: self.tr("Next action"),
            Order.QUIET: self.tr("Quiet longest"),
        }[order]

    def score(self, closeness: float | None) -> str:
        """Write closeness as a whole number."""
        return NOTHING if closeness is None else str(round(closeness))

    def closeness(self, closeness: float | None) -> str:
        """Say closeness as the ring does."""
        return closeness_words(closeness) or self.tr("closeness not known yet")

    def second(self, seated: Seated) -> str:
        """Say what they do, or what they are to the user where the card has no title."""
        return shown(seated.row.title) or ("" if seated.role is None else self.role(seated.role))

    def role(self, role: Role) -> str:
        """Name a role."""
        return {
            Role.CUSTOMER: self.tr("Customer"),
            Role.REFERRAL_SOURCE: self.tr("Referral source"),
            Role.TRUSTED_ADVISER: self.tr("Trusted adviser"),
            Role.MENTOR: self.tr("Mentor"),
            Role.FRIEND: self.tr("Friend"),
            Role.FAMILY: self.tr("Family"),
        }[role]

    def aim(self, objective: Objective | None) -> str:
        """Say the aim: the user's own words, or stay close."""
        if objective is None:
            return self.tr("No aim yet")
        if objective.is_stay_close:
            return self.tr("Stay close")
        return shown(objective.mine or objective.theirs)

    def aim_line(self, seated: Seated) -> str:
        """Say the aim, or what the seat has to say of it."""
        said = next((note for note in seated.notes if note.kind.startswith("objective_")), None)
        return self.aim(seated.objective) if said is None else shown(in_words(said))

    def rhythm(self, seated: Seated, has_unit: bool = True) -> str:
        """Write days against the cadence: "26/21 d", without the unit "26/21"."""
        if seated.days is None:
            return NOTHING
        if seated.cadence is None:
            return self.tr("{0} d").format(seated.days)
        words = self.tr("{0}/{1} d") if has_unit else self.tr("{0}/{1}")
        return words.format(seated.days, seated.cadence.ideal_days)

    def balance(self, given: int, received: int) -> str:
        """Write gave and got, in this order also where all else is mirrored."""
        return "\u2066" + self.tr("{0} : {1}").format(given, received) + "\u2069"

    def percent(self, share: float | None) -> str:
        """Write a share of a whole."""
        return NOTHING if share is None else self.tr("{0} %").format(round(100 * share))

    def action(self, seated: Seated) -> str:
        """Say the next action, or that there is none."""
        action = seated.next_action
        return self.tr("Choose a next action") if action is None else shown(action.text)

    def action_date(self, seated: Seated, today: date) -> str:
        """Say when it is due, and how late it is."""
        action = seated.next_action
        if action is None:
            return self.tr("Every seat has one")
        due = figures.day(action.due, today)
        return f"{due} · " + self.tr("%n days late", "", seated.days_late) if seated.is_late else due

    def free(self, place: Place) -> str:
        """Say that a seat is free."""
        return self.tr("Seat {0} is free").format(place.number)

    def spoken(self, place: Place, today: date, suggested: Suggested | None = None) -> str:
        """Say a whole card."""
        if not isinstance(place, Seated):
            words = [self.free(place)]
            if suggested is not None:
                words += [named(suggested.row.name), in_words(suggested.reason)]
            return ", ".join(words)
        parts = [
            named(place.row.name),
            self.closeness(place.closeness) if place.is_scored else "",
            self.second(place),
            shown(place.row.organisation),
            self.aim_line(place),
            self._spoken_rhythm(place),
            self.tr("gave {0}, got {1}").format(place.given, place.received),
            "" if place.face_share is None else self.tr("face to face {0}").format(self.percent(place.face_share)),
            self.action(place),
            self.action_date(place, today),
        ]
        return ", ".join(part for part in parts if part)

    def told(self, seated: Seated) -> str:
        """Say why it stands as it does: rung, what the seat has to say, and whether it is asked about."""
        parts = [self.rung(seated.rung), *(in_words(note) for note in seated.notes)]
        if seated.is_review_due:
            parts.append(self.tr("Due for review."))
        parts.append(self.tr("Why this seat: {0}").format(shown(seated.seat.why)))
        return " ".join(parts)

    def rung(self, rung: Rung) -> str:
        """Name a rung."""
        return {
            Rung.LINK: self.tr("Link."),
            Rung.ACQUAINTED: self.tr("Acquainted."),
            Rung.WORKING: self.tr("Working relationship."),
            Rung.RECIPROCAL: self.tr("Reciprocal relationship."),
            Rung.STRATEGIC: self.tr("Strategic relationship."),
        }[rung]

    def reason(self, reason: LeaveReason) -> str:
        """Name one of the five reasons."""
        return {
            LeaveReason.MET: self.tr("Aim met"),
            LeaveReason.PAUSED: self.tr("Paused"),
            LeaveReason.ONE_SIDED: self.tr("One-sided"),
            LeaveReason.OUTGROWN: self.tr("Outgrown"),
            LeaveReason.MISTAKEN: self.tr("Mistaken"),
        }[reason]

    def day(self, day: date, today: date) -> str:
        """Write a day."""
        return figures.day(day, today)

    def spell(self, seat: Seat, today: date) -> str:
        """Say from when to when a seat was taken."""
        since = figures.day(seat.since, today)
        if seat.left is None and seat.since == today:
            return self.tr("since today")
        if seat.left is None:
            return self.tr("since {0}").format(since)
        return self.tr("{0} – {1}").format(since, figures.day(seat.left, today))

    def ago(self, day: date | None, today: date) -> str:
        """Say how long ago a day was."""
        if day is None:
            return self.tr("Not yet")
        days = (today - day).days
        return self.tr("Today") if days == 0 else self.tr("%n days ago", "", days)

    def _spoken_rhythm(self, seated: Seated) -> str:
        if seated.days is None:
            return self.tr("no meeting or call yet")
        if seated.cadence is None:
            return self.tr("%n days since you last met or spoke", "", seated.days)
        words = self.tr("%n days of a rhythm of {0}", "", seated.days).format(seated.cadence.ideal_days)
        return f"{words}, " + self.tr("quiet") if seated.is_quiet else words
