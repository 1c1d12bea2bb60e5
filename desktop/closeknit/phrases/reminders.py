"""Sentences of reminders: what is told, what is refused, and the steps of the journal."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def _told(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    every = str(params.get("every", "once"))
    return {
        "own_reminder": {
            "once": translate("phrases", "Your own words."),
            "day": translate("phrases", "Your own words, every day."),
            "week": translate("phrases", "Your own words, every week."),
            "month": translate("phrases", "Your own words, every month."),
            "year": translate("phrases", "Your own words, every year."),
        }.get(every, ""),
        "review_due": translate("phrases", "%n days since this seat was looked at. Keep it?", "", count),
    }


def _refused(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "reminder_needs_text": translate("phrases", "A reminder needs a few words."),
        "reminder_too_long": translate("phrases", "A reminder has at most {most} letters."),
        "reminder_not_ahead": translate(
            "phrases", "That moment is past. Choose one to come; without a time it is the morning."
        ),
        "reminder_not_own": translate("phrases", "“{key}” isn't a reminder of your own; those begin with own:."),
        "autostart_unwritable": translate("phrases", "“{path}” can't be written: {why}."),
        "reminder_gone": translate("phrases", "There is no reminder {reminder} any more."),
    }


def _steps(translate: Translate, params: Params) -> dict[str, str]:
    has_name = "name" in params
    return {
        "reminder_set": translate("phrases", "Set a reminder about {name}")
        if has_name
        else translate("phrases", "Set a reminder"),
        "reminder_changed": translate("phrases", "Changed a reminder"),
        "reminder_removed": translate("phrases", "Removed a reminder"),
        "reminder_done": translate("phrases", "Done with a reminder about {name}")
        if has_name
        else translate("phrases", "Done with a reminder"),
        "reminder_skipped": translate("phrases", "Skipped a reminder"),
        "reminder_snoozed": translate("phrases", "Snoozed a reminder"),
        "told_later": translate("phrases", "Paused all reminders"),
        "told_again": translate("phrases", "Ended the pause of reminders"),
    }


TABLES = (_told, _refused, _steps)
