"""Sentences of a relationship: rung, closeness, give and take, cadence, seats, and what Today proposes."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def _rungs(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "rung_acquainted": translate("phrases", "%n interactions in which both took part", "", count),
        "rung_working": translate(
            "phrases", "%n meaningful interactions in 12 months, over {channels} channels", "", count
        ),
        "rung_reciprocal": translate("phrases", "Value both ways, and %n needs of theirs known", "", count),
        "rung_strategic": translate("phrases", "A seat, and an aim for both"),
    }


def _missing(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "missing_two_way": translate("phrases", "An interaction in which both take part"),
        "missing_meaningful": translate("phrases", "%n more meaningful interactions within 12 months", "", count),
        "missing_channel": translate("phrases", "%n more channels: meet, call, video or letter", "", count),
        "missing_in_person": translate("phrases", "A meeting in person"),
        "missing_video": translate("phrases", "A meeting in person or by video"),
        "missing_given": translate("phrases", "Something given: what would help them?"),
        "missing_received": translate("phrases", "Something received: what could they help with?"),
        "missing_need": translate("phrases", "A need of theirs: ask what they are looking for"),
        "missing_seat": translate("phrases", "A seat among the Twenty"),
        "missing_objective": translate("phrases", "An aim for both, or Stay close"),
    }


def _closeness(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "closeness_too_little": translate(
            "phrases", "Too little to say yet: %n more interactions give a number.", "", count
        ),
        "closeness_far": translate("phrases", "Far apart for now."),
        "closeness_loose": translate("phrases", "A loose tie."),
        "closeness_steady": translate("phrases", "A steady tie."),
        "closeness_close": translate("phrases", "Close."),
        "closeness_very_close": translate("phrases", "Very close."),
        "gap_quantity": translate("phrases", "Time together is the gap."),
        "gap_recency": translate("phrases", "Recent contact is the gap."),
        "gap_quality": translate("phrases", "Depth is the gap."),
        "gap_mutuality": translate("phrases", "Give and take is the gap."),
        "gap_circle": translate("phrases", "People you both know are the gap."),
    }


def _parts(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "part_quantity": translate("phrases", "%n hours together", "", count),
        "part_recency": translate("phrases", "Last contact %n days ago, fading by half in {half_life}", "", count),
        "part_recency_today": translate("phrases", "Last contact within a day, fading by half in {half_life} days"),
        "part_recency_none": translate("phrases", "No contact yet"),
        "part_quality": translate(
            "phrases", "The last %n meetings and calls: rated {rating}, {markers} marked", "", count
        ),
        "part_quality_unrated": translate(
            "phrases", "The last %n meetings and calls: unrated, {markers} marked", "", count
        ),
        "part_quality_none": translate("phrases", "No meeting or call yet"),
        "part_mutuality": translate(
            "phrases", "{given} given, {received} received; {percent} % of %n known starts are yours", "", count
        ),
        "part_mutuality_unknown": translate(
            "phrases", "{given} given, {received} received; who starts isn't known yet"
        ),
        "part_circle": translate("phrases", "%n people you both know", "", count),
    }


def _raises(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "raise_lunch": translate("phrases", "A lunch this month: +{gain}"),
        "raise_video": translate("phrases", "An hour by video this month: +{gain}"),
        "raise_gift": translate("phrases", "Something given this month: +{gain}"),
        "raise_circle": translate("phrases", "One more person you both know: +{gain}"),
    }


def _ledger(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "ledger_empty": translate("phrases", "Nothing given or received yet."),
        "ledger_balanced": translate("phrases", "In balance: {given} given, {received} received."),
        "ledger_leaning": translate("phrases", "More given than received: {given} to {received}."),
        "ledger_carrying": translate(
            "phrases", "You carry this one: {given} given, {received} received. What could they help with?"
        ),
        "ledger_your_turn": translate(
            "phrases", "Your turn: {given} given, {received} received. What would help them?"
        ),
    }


def _cadence(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "cadence_kept": translate(
            "phrases", "%n days since you last met or spoke, within the rhythm of {ideal}.", "", count
        ),
        "cadence_today": translate("phrases", "You met or spoke today; the rhythm is {ideal} days."),
        "cadence_quiet": translate(
            "phrases", "%n days since you last met or spoke, past the rhythm of {ideal}.", "", count
        ),
        "cadence_overdue": translate(
            "phrases", "%n days since you last met or spoke, {latest} at the latest. Plan a meeting?", "", count
        ),
        "cadence_unmet": translate("phrases", "No real contact yet; the rhythm was set %n days ago.", "", count),
        "cadence_paused": translate("phrases", "Paused for %n days more.", "", count),
    }


def _blend(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "nudge_touches": translate("phrases", "%n touches online since you last met. Plan a meeting?", "", count),
        "nudge_touches_unmet": translate("phrases", "%n touches online, not met yet. Plan a meeting?", "", count),
        "nudge_days": translate("phrases", "%n days since you last met. Plan a meeting?", "", count),
        "nudge_unmet": translate("phrases", "In touch for %n days, not met yet. Plan a meeting?", "", count),
        "nudge_video": translate("phrases", "%n touches without seeing each other. Plan a video call?", "", count),
        "quarter_met": translate("phrases", "Met %n times this quarter.", "", count),
        "quarter_no_meeting": translate("phrases", "Not met this quarter. Plan a meeting?"),
        "quarter_no_video": translate("phrases", "Not seen this quarter. Plan a video call?"),
        "year_no_visit": translate("phrases", "No visit within a year. Plan one?"),
    }


def _acts(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "deliver_late": translate("phrases", "You promised “{text}”, due %n days ago.", "", count),
        "deliver_today": translate("phrases", "You promised “{text}”, due today."),
        "deliver_soon": translate("phrases", "You promised “{text}”, due in %n days.", "", count),
        "ask_late": translate("phrases", "They promised “{text}”, due %n days ago. Ask?", "", count),
        "ask_today": translate("phrases", "They promised “{text}”, due today."),
        "ask_soon": translate("phrases", "They promised “{text}”, due in %n days.", "", count),
        "help_need": translate("phrases", "They need “{text}”, and you offer it: {words}."),
        "introduce_need": translate("phrases", "They need “{text}”. Someone you know has it: {words}."),
        "objective_stalled": translate("phrases", "No progress on “{text}” for %n days. Meet about it?", "", count),
        "match_mine": translate("phrases", "You offer it: {words}."),
        "match_offer": translate("phrases", "They offer it: {words}."),
        "match_known": translate("phrases", "They are known for it: {words}."),
    }


def _dated(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "birthday_today": translate("phrases", "Birthday today."),
        "birthday_today_years": translate("phrases", "Birthday today, turns {years}."),
        "birthday_near": translate("phrases", "Birthday in %n days.", "", count),
        "birthday_near_years": translate("phrases", "Birthday in %n days, turns {years}.", "", count),
        "birthday_past": translate("phrases", "Birthday was %n days ago.", "", count),
        "birthday_past_years": translate("phrases", "Birthday was %n days ago, turned {years}.", "", count),
        "anniversary_today": translate("phrases", "Anniversary today."),
        "anniversary_today_years": translate("phrases", "Anniversary today, {years} years."),
        "anniversary_near": translate("phrases", "Anniversary in %n days.", "", count),
        "anniversary_near_years": translate("phrases", "Anniversary in %n days, {years} years.", "", count),
        "anniversary_past": translate("phrases", "Anniversary was %n days ago.", "", count),
        "anniversary_past_years": translate("phrases", "Anniversary was %n days ago, {years} years.", "", count),
        "date_today": translate("phrases", "{text} today."),
        "date_near": translate("phrases", "{text} in %n days.", "", count),
        "date_past": translate("phrases", "{text} was %n days ago.", "", count),
        "plan_over": translate("phrases", "Planned for %n days ago. Did it happen?", "", count),
        "plan_over_today": translate("phrases", "Planned for today. Did it happen?"),
        "plan_today": translate("phrases", "Planned for today."),
        "plan_soon": translate("phrases", "Planned in %n days.", "", count),
        "no_next_action": translate("phrases", "No next action. Choose one?"),
    }


def _seats(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "seat_needs_why": translate("phrases", "Say why this seat: one line."),
        "seat_needs_aims": translate("phrases", "Say your aim and theirs, or choose Stay close."),
        "cadence_needs_days": translate("phrases", "A rhythm is from 1 to {most} days."),
        "cadence_latest_early": translate(
            "phrases", "The latest is at least the rhythm, {ideal} days, and at most {most}."
        ),
        "seat_needs_person": translate("phrases", "A seat is for a person, not for a group or an organisation."),
        "seat_of_archived": translate("phrases", "This person is archived. Take that back before a seat is taken."),
        "seated_leave_first": translate("phrases", "This person has a seat. Leave it first."),
        "seated_already": translate("phrases", "This person has a seat already."),
        "seats_full": translate("phrases", "All %n seats are taken. Choose whose seat it will be.", "", count),
        "not_seated": translate("phrases", "This person has no seat."),
        "leave_needs_reason": translate("phrases", "Choose one of the five reasons: {reasons}."),
        "objective_reached": translate("phrases", "“{text}” was reached %n days ago. What is next?", "", count),
        "objective_missing": translate("phrases", "No aim for %n days. Choose one, or Stay close?", "", count),
        "suggest_match": translate("phrases", "Need and offer meet: {words}."),
        "suggest_contacts": translate("phrases", "%n real contacts in 90 days.", "", count),
        "snooze_not_ahead": translate("phrases", "Choose a day after today."),
        "snooze_before_it": translate(
            "phrases", "It comes later than that anyway. Choose a later moment, or change it."
        ),
    }


def _scoring(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "scoring_off": translate("phrases", "Scores are switched off."),
        "scoring_damaged": translate("phrases", "The weights that were kept can't be read; the defaults stand in."),
        "weights_changed": translate("phrases", "Changed the weights"),
        "weights_reset": translate("phrases", "Took the weights back to the defaults"),
        "scores_on": translate("phrases", "Switched scores on"),
        "scores_off": translate("phrases", "Switched scores off"),
        "weight_unknown": translate("phrases", "“{weight}” isn't a weight. There are: {names}."),
        "weight_out_of_range": translate("phrases", "“{weight}” goes from {least} to {most}."),
        "weight_needs_value": translate("phrases", "“{weight}” needs a value."),
        "weights_one_way": translate("phrases", "Change weights, take them back, or switch scores: one at a time."),
        "weight_not_whole": translate("phrases", "“{weight}” is a whole number."),
        "weights_over_hundred": translate("phrases", "The parts of closeness are 100 together, and no more."),
        "weights_not_hundred": translate("phrases", "The parts of closeness have to be 100 together."),
        "weights_all_nothing": translate("phrases", "At least one part of closeness has to count."),
    }


TABLES = (_rungs, _missing, _closeness, _parts, _raises, _ledger, _cadence, _blend, _acts, _dated, _seats, _scoring)
