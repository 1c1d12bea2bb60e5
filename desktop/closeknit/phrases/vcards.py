"""Sentences of reading and writing cards."""

from collections.abc import Callable, Mapping

Params = Mapping[str, str | int | float]
Translate = Callable[..., str]


def _counted(translate: Translate, params: Params) -> dict[str, str]:
    lines, more = int(params.get("lines", 0)), int(params.get("n", 0))
    return {
        "charset_guessed": translate("phrases", "%n lines don't say their charset; read as {charset}.", "", lines),
        "unreadable_lines": translate("phrases", "%n more lines can't be read; they are kept as they are.", "", more),
    }


def _reading(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "missing_begin": translate("phrases", "The card has no BEGIN:VCARD."),
        "missing_end": translate("phrases", "The card has no END:VCARD; it ends where the next one begins."),
        "missing_version": translate("phrases", "The card doesn't say its version."),
        "unknown_version": translate("phrases", "The card says a version that isn't known: {version}."),
        "missing_fn": translate("phrases", "The card has no FN; it is named by what else it says."),
        "missing_name": translate("phrases", "The card has neither N nor FN; it is named by what else it says."),
        "unreadable_line": translate("phrases", "This line can't be read; it is kept as it is."),
        "charset_unknown": translate("phrases", "The charset {charset} isn't known; read as best it could be."),
        "charset_wrong": translate("phrases", "The text isn't in {charset}, as it says; read as best it could be."),
        "bad_date": translate("phrases", "{name} isn't a date; it is shown as text."),
        "bad_base64": translate("phrases", "The data of {name} is damaged; it is kept as it is."),
    }


def _writing(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "line_fixed": translate("phrases", "{name} can't be edited as text."),
        "line_gone": translate("phrases", "The card has changed, and this line isn't there any more. Look again."),
        "bad_property_name": translate("phrases", "{name} can't name a property: letters, digits and hyphens only."),
        "needs_utf8": translate(
            "phrases", "This address book is in {charset}, which can't hold that text. Turn the book to UTF-8 first."
        ),
        "not_writable": translate("phrases", "That can't be written as {name} so that it reads the same."),
        "not_a_picture": translate("phrases", "Only PNG, JPEG, WebP and GIF pictures can stand in a card."),
        "name_missing": translate("phrases", "A new person needs a name."),
    }


def _converting(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "not_held": translate("phrases", "vCard {version} can't hold {name}; it was left out."),
        "held_otherwise": translate("phrases", "vCard {version} has no {name}; it was written another way."),
        "param_not_held": translate("phrases", "vCard {version} can't say {param} of {name}; that was left out."),
        "line_not_held": translate("phrases", "A line that can't be read was left out: {text}"),
    }


TABLES = (_counted, _reading, _writing, _converting)
