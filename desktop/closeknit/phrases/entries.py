"""Sentences for what the verbs of a relationship refuse, and for the steps they make."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def channel_word(translate: Translate, channel: str) -> str:
    """Say a channel within a sentence."""
    return {
        "in-person": translate("phrases", "a meeting"),
        "video": translate("phrases", "a video call"),
        "phone": translate("phrases", "a call"),
        "letter": translate("phrases", "a letter"),
        "mail": translate("phrases", "a mail"),
        "message": translate("phrases", "a message"),
        "comment": translate("phrases", "a comment"),
        "reaction": translate("phrases", "a reaction"),
    }.get(channel, translate("phrases", "a link"))


def _refused_entries(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "entry_gone": translate("phrases", "There is no entry {entry}."),
        "entry_of_me": translate("phrases", "These are your own cards; choose the other person."),
        "entry_is_no_need": translate("phrases", "This entry is no need."),
        "entry_is_no_commitment": translate("phrases", "This entry is no commitment."),
        "entry_is_no_plan": translate("phrases", "This entry is no plan."),
        "entry_needs_words": translate("phrases", "Say it in a few words."),
        "plan_is_to_come": translate("phrases", "The plan is still to come. Answer once its day is there."),
        "minutes_out_of_range": translate("phrases", "Minutes are from 0 to {most}."),
        "minutes_need_live": translate("phrases", "Only meetings and calls have minutes."),
        "rating_out_of_range": translate("phrases", "A rating is from 1 to 5."),
        "value_out_of_range": translate("phrases", "A value is from 1 to 5."),
        "day_unknown": translate("phrases", "“{text}” is no day. Write 2026-03-09, yesterday, or last Friday."),
        "act_gone": translate("phrases", "Today proposes no act {key}."),
        "promise_by_one": translate("phrases", "A promise is by me or by them."),
        "entry_of_one": translate("phrases", "Only an interaction is with several people; name one."),
        "option_not_of_entry": translate("phrases", "This entry has no {option}."),
    }


def _refused_bonds(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "objective_needs_words": translate("phrases", "Say what you are after, or what they are."),
        "objective_one_way": translate("phrases", "Say aims, Stay close, or how it ended: one at a time."),
        "objective_needed": translate("phrases", "There is no aim yet. Set one first."),
        "progress_out_of_range": translate("phrases", "Progress is from 0 to 100."),
        "tie_needs_two": translate("phrases", "A tie is between two people."),
        "tie_needs_kind": translate("phrases", "Say how they know each other."),
        "tie_known": translate("phrases", "That tie ({tie}) is known already."),
        "tie_unknown": translate("phrases", "There is no such tie ({tie})."),
        "community_needs_name": translate("phrases", "A community needs a name."),
        "mark_needs_words": translate("phrases", "Say what is known of the person; `--help` lists what can be."),
        "language_one_word": translate("phrases", "Write each language as one word or code, such as pt or Latin."),
        "zone_unknown": translate("phrases", "“{zone}” is no time zone. Write one such as Europe/Lisbon."),
        "catch_up_knows": translate("phrases", "What passed between you is known already; log what is missing."),
        "catch_up_needs_answer": translate("phrases", "Say --met, --every, or both."),
        "swap_needs_reason": translate("phrases", "Say who leaves, and why."),
    }


def _logged(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    is_one = count == 1
    params_channel = channel_word(translate, str(params.get("channel", "")))
    return {
        kind: text.replace("{channel}", params_channel)
        for kind, text in {
            "logged": translate("phrases", "Logged {channel} with {name}")
            if is_one
            else translate("phrases", "Logged {channel} with %n people", "", count),
            "planned": translate("phrases", "Planned {channel} with {name}")
            if is_one
            else translate("phrases", "Planned {channel} with %n people", "", count),
        }.items()
    }


def _steps(translate: Translate, params: Params) -> dict[str, str]:
    is_mine = "name" not in params
    count = int(params.get("n", 0))
    return {
        "gave": translate("phrases", "Gave {name} something"),
        "received": translate("phrases", "Received something from {name}"),
        "need_heard": translate("phrases", "Noted what you need")
        if is_mine
        else translate("phrases", "Noted what {name} needs"),
        "offer_heard": translate("phrases", "Noted what you can offer")
        if is_mine
        else translate("phrases", "Noted what {name} can offer"),
        "need_met": translate("phrases", "A need was met"),
        "noted": translate("phrases", "Wrote a note about {name}"),
        "noted_several": translate("phrases", "Noted %n things", "", count)
        if is_mine
        else translate("phrases", "Noted %n things about {name}", "", count),
        "promised": translate("phrases", "Promised {name} something"),
        "promised_by_them": translate("phrases", "Noted what {name} promised"),
        "commitment_kept": translate("phrases", "Kept a promise"),
        "plan_happened": translate("phrases", "A plan happened"),
        "plan_dropped": translate("phrases", "A plan didn't happen"),
        "entry_changed": translate("phrases", "Changed an entry"),
        "entry_removed": translate("phrases", "Removed an entry"),
        "entries_removed": translate("phrases", "Removed %n entries", "", count),
    }


def _bonds(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "marked": translate("phrases", "Said more about {name}"),
        "silenced": translate("phrases", "Not this person: {name}"),
        "proposed_again": translate("phrases", "Proposes {name} again"),
        "caught_up_met": translate("phrases", "Said when you last met {name}"),
        "caught_up_never": translate("phrases", "Said that you never met {name}"),
        "archived": translate("phrases", "Archived {name}"),
        "put_to_organisations": translate("phrases", "Put {name} to Organisations"),
        "taken_for_person": translate("phrases", "Took {name} for a person again"),
        "cadence_set": translate("phrases", "Set the rhythm with {name}"),
        "cadence_cleared": translate("phrases", "Wanted no rhythm with {name}"),
        "objective_set": translate("phrases", "Set an aim with {name}"),
        "stay_close_set": translate("phrases", "Chose to stay close to {name}"),
        "aim_reached": translate("phrases", "Reached the aim with {name}"),
        "aim_removed": translate("phrases", "Dropped the aim with {name}"),
        "progress_made": translate("phrases", "The aim with {name} is {percent} % there"),
        "tied": translate("phrases", "Noted who {name} knows"),
        "untied": translate("phrases", "Forgot whom {name} knows"),
        "community_joined": translate("phrases", "Put %n people into a community", "", count),
        "community_left": translate("phrases", "Took %n people out of a community", "", count),
        "seat_taken": translate("phrases", "Gave {name} a seat"),
        "seat_swapped": translate("phrases", "Gave {name} a seat in a swap"),
        "seat_left": translate("phrases", "Freed the seat of {name}"),
        "act_done": translate("phrases", "Done with what Today proposed for {name}"),
        "act_snoozed": translate("phrases", "Snoozed what Today proposed for {name}"),
        "seat_kept": translate("phrases", "Reviewed the seat of {name}, and kept it"),
    }


TABLES = (_refused_entries, _refused_bonds, _logged, _steps, _bonds)
