"""Sentences for what the store refuses, what fails around it, and what a check finds."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def _outside(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "disk_full": translate("phrases", "The disk is full. Nothing was lost; free some space and do it again."),
        "disk_error": translate("phrases", "The disk couldn't be read or written. Nothing was changed."),
        "database_busy": translate("phrases", "Another program is writing to the database. Try again in a moment."),
        "database_read_only": translate(
            "phrases", "The folder with the database can't be written. Look at its permissions."
        ),
        "database_cannot_open": translate("phrases", "The database can't be opened. Look at its folder."),
        "database_damaged": translate(
            "phrases", "The database is damaged. Don't delete it; restore the newest backup."
        ),
        "pragma_refused": translate("phrases", "This computer's SQLite can't keep data safe: {name} is {found}."),
    }


def _files(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "not_a_database": translate("phrases", "{file} isn't a database. Nothing was changed in it."),
        "foreign_database": translate("phrases", "{file} is a database of another program. Nothing was changed in it."),
        "database_newer": translate(
            "phrases", "{file} was written by a newer Closeknit. Update the program to open it."
        ),
        "copy_damaged": translate("phrases", "The copy {file} can't be read back whole, so it isn't used."),
        "backup_gone": translate("phrases", "The backup {file} isn't there any more."),
        "home_not_empty": translate(
            "phrases", "There are people here already. Everything can be read into an empty home only."
        ),
        "whole_damaged": translate("phrases", "A card in this file isn't what was exported; nothing was read."),
        "whole_unknown": translate("phrases", "This isn't an export of everything by Closeknit."),
    }


def _journal(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "step_not_done": translate("phrases", "Step {step} isn't one that can be taken back now."),
        "step_spoiled": translate(
            "phrases", "Step {step} can't be taken back: it touched someone who was deleted for good."
        ),
        "step_has_later": translate(
            "phrases", "Step {step} can't be taken back alone: step {later} came later and rests on it."
        ),
    }


def _rows(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "person_gone": translate("phrases", "This person isn't there any more."),
        "card_gone": translate("phrases", "This card isn't there any more."),
        "book_gone": translate("phrases", "This address book isn't there any more."),
        "book_unknown": translate("phrases", "There is no address book “{book}”."),
        "split_needs_two": translate("phrases", "This is the person's only card; there is nothing to split."),
        "nobody": translate("phrases", "Nobody is called “{text}”."),
        "several": translate("phrases", "%n people are called “{text}”. Say which by id.", "", count),
    }


def _check(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "check_page": translate("phrases", "The file is damaged: {text}"),
        "check_card_damaged": translate("phrases", "The text of card {card} isn't what was stored."),
        "check_card_without_text": translate("phrases", "Card {card} has no text."),
        "check_search_incomplete": translate("phrases", "Search is wrong about %n people.", "", count),
    }


TABLES = (_outside, _files, _journal, _rows, _check)
