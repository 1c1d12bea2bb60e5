"""Sentences of reading exports back: where a file of JSON is wrong, and what of a selection couldn't be taken."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def _wrong(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "json_broken": translate("phrases", "The file isn't whole JSON from line {line} on; nothing was read."),
        "whole_newer": translate(
            "phrases", "This file was written by a newer Closeknit. Update the program to read it."
        ),
        "selection_object": translate("phrases", "An object is expected at {place} of the file; nothing was read."),
        "selection_list": translate("phrases", "A list is expected at {place} of the file; nothing was read."),
        "selection_missing": translate("phrases", "The file says nothing at {place}, which it must; nothing was read."),
        "selection_key_unknown": translate(
            "phrases", "Nothing is known of {key} at {place} of the file; nothing was read."
        ),
        "selection_text": translate("phrases", "A text is expected at {place} of the file; nothing was read."),
        "selection_flag": translate("phrases", "True or false is expected at {place} of the file; nothing was read."),
        "selection_number": translate(
            "phrases", "Another whole number is expected at {place} of the file; nothing was read."
        ),
        "selection_day": translate(
            "phrases", "A day such as 2026-03-09 is expected at {place} of the file; nothing was read."
        ),
        "selection_moment": translate(
            "phrases",
            "A moment such as 2026-03-09T13:00:00+01:00 is expected at {place} of the file; nothing was read.",
        ),
        "selection_word": translate("phrases", "Another word is expected at {place} of the file; nothing was read."),
        "selection_words": translate(
            "phrases", "A list of other words is expected at {place} of the file; nothing was read."
        ),
        "selection_bytes": translate("phrases", "Text or base64 is expected at {place} of the file; nothing was read."),
        "selection_encoding": translate("phrases", "The encoding at {place} of the file is unknown; nothing was read."),
        "selection_card": translate("phrases", "What stands at {place} of the file is no vCard; nothing was read."),
        "selection_id_twice": translate("phrases", "The id at {place} of the file stands twice; nothing was read."),
        "selection_id_unknown": translate("phrases", "Nothing has the id at {place} of the file; nothing was read."),
        "selection_clash": translate(
            "phrases", "What stands at {place} of the file contradicts itself; nothing was read."
        ),
    }


def _kept(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "selection_person_in_trash": translate(
            "phrases", "{name} is in the trash here; only the file has what it knows of them."
        ),
        "selection_person_is_me": translate("phrases", "{name} is you here; only the file has what it knows of them."),
        "selection_bond_differs": translate("phrases", "Something else is said of {name} here; that stays."),
        "selection_objective_two": translate(
            "phrases", "{name} has an aim here, which stays; the file's is kept as one that was removed."
        ),
        "selection_seat_two": translate(
            "phrases", "{name} has a seat here, which stays; the file's is kept as one that was left."
        ),
        "selection_seats_full": translate(
            "phrases", "All twenty seats are taken here; {name}'s is kept as one that was left, paused."
        ),
        "selection_entry_differs": translate(
            "phrases", "Something with {name} on {day} was changed here or in the file; yours stays."
        ),
    }


TABLES = (_wrong, _kept)
