"""Sentences for what the verbs refuse, and for the steps of the journal."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def _refusals(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "book_needs_name": translate("phrases", "An address book needs a name."),
        "book_name_taken": translate("phrases", "Another address book is called “{book}” already."),
        "category_needs_name": translate("phrases", "A category needs a name."),
        "nobody_chosen": translate("phrases", "Nobody was chosen."),
        "join_needs_two": translate("phrases", "Joining needs at least two people."),
        "nothing_to_undo": translate("phrases", "There is nothing to take back."),
        "nothing_to_redo": translate("phrases", "There is nothing to do again."),
        "step_unknown": translate("phrases", "There is no such step."),
        "file_exists": translate("phrases", "{file} is there already. Choose another name."),
    }


def _edits(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "changed_meanwhile": translate("phrases", "This was changed meanwhile. Look at it again."),
        "nothing_changed": translate("phrases", "It says so already; nothing was changed."),
        "not_a_property": translate("phrases", "“{name}” isn't a property that can be edited."),
        "no_such_line": translate("phrases", "There is no {name} to remove."),
        "was_not_found": translate("phrases", "No {name} says “{was}”."),
        "several_lines": translate("phrases", "There are %n {name}. Say which by --was or --card.", "", count),
    }


def _steps(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "created": translate("phrases", "Made {name}"),
        "edited": translate("phrases", "Changed {property} of {name}"),
        "marked_me": translate("phrases", "Said that {name} is you"),
        "unmarked_me": translate("phrases", "Said that {name} isn't you"),
        "card_preferred": translate("phrases", "Chose the card that names {name}"),
        "split": translate("phrases", "Split a card off {name}"),
        "kept_apart": translate("phrases", "Said that {name} and another aren't the same"),
        "book_renamed": translate("phrases", "Renamed the address book “{book}”"),
        "book_removed": translate("phrases", "Removed the address book “{book}”"),
        "book_turned": translate("phrases", "Turned the address book “{book}” to UTF-8"),
        "backup_restored": translate("phrases", "Went back to a backup"),
    }


def _steps_of_many(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    new = int(params.get("new", 0))
    is_one = count == 1 and bool(params.get("name"))
    return {
        "imported": translate("phrases", "Imported %n new cards into “{book}”", "", new)
        if "book" in params
        else translate("phrases", "Imported %n new cards", "", new),
        "deleted": translate("phrases", "Put {name} into the trash")
        if is_one
        else translate("phrases", "Put %n people into the trash", "", count),
        "restored": translate("phrases", "Took {name} out of the trash")
        if is_one
        else translate("phrases", "Took %n people out of the trash", "", count),
        "erased": translate("phrases", "Deleted %n people for good", "", count),
        "category_added": translate("phrases", "Gave %n people a category", "", count),
        "joined": translate("phrases", "Joined %n people", "", count),
    }


def _lines(translate: Translate, params: Params) -> dict[str, str]:
    count = int(params.get("n", 0))
    return {
        "line_changed": translate("phrases", "{property} is {now}"),
        "line_added": translate("phrases", "{property} {now} added"),
        "line_removed": translate("phrases", "{property} {was} removed"),
        "line_labelled": translate("phrases", "{property} {now} is called “{label}”"),
        "line_was": translate("phrases", "was “{was}”, in {book}"),
        "line_was_called": translate("phrases", "was called “{label}”, in {book}"),
        "line_had_no_label": translate("phrases", "was without a label, in {book}"),
        "line_in": translate("phrases", "in {book}"),
        "lines_edited": translate("phrases", "%n lines changed: {properties}", "", count),
    }


TABLES = (_refusals, _edits, _steps, _steps_of_many, _lines)
