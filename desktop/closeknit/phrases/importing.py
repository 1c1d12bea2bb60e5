"""Sentences of reading address books, of giving them back, and of the home that holds them."""

from collections.abc import Callable, Mapping

Translate = Callable[..., str]
Params = Mapping[str, str | int | float]


def _texts(translate: Translate, _params: Params) -> dict[str, str]:
    return {
        "source_missing": translate("phrases", "There is nothing at {path}. Check the name."),
        "source_not_file": translate(
            "phrases", "{path} is neither a file nor a folder. Save its content to a file first."
        ),
        "source_unreadable": translate("phrases", "{path} could not be read: {why}."),
        "source_changed": translate(
            "phrases", "{path} was changed while it was read. Nothing was kept; import it again."
        ),
        "export_alone": translate("phrases", "{path} is an export of Closeknit. Import it alone."),
        "folder_empty": translate("phrases", "The folder {path} holds no .vcf file; nothing was changed."),
        "worker_died": translate(
            "phrases", "The reading process ended before it was done. What came in was taken back; try again."
        ),
        "home_unwritable": translate(
            "phrases", "The folder {path} can't be written: {why}. Choose another with --home."
        ),
        "no_screen": translate(
            "phrases",
            "There is no screen here. Start a graphical session, or use the commands: closeknit --help lists them.",
        ),
        "window_silent": translate(
            "phrases", "Closeknit is running and doesn't answer. End it, or try again in a moment."
        ),
        "window_is_open": translate(
            "phrases", "Closeknit is running, in a window or in the tray. Quit it first, and do it again."
        ),
        "target_is_link": translate(
            "phrases", "{file} is a link to another file. Choose another name, or say --replace."
        ),
        "target_is_folder": translate("phrases", "{file} is a folder. Choose the name of a file."),
        "target_is_file": translate(
            "phrases", "{file} is a file. Several address books need a folder; choose another name."
        ),
        "target_unwritable": translate("phrases", "{file} could not be written: {why}."),
        "both_changed": translate(
            "phrases", "{property} was changed here and in the file; yours stays. The file has: {theirs}"
        ),
        "text_between": translate("phrases", "Text outside the cards is kept, and shown nowhere."),
        "unreadable_span": translate("phrases", "No line of this could be read; it is kept as it is."),
        "import_interrupted": translate(
            "phrases",
            "Reading {book} was interrupted. Import the source again to continue, or `closeknit undo` takes it back.",
        ),
    }


TABLES = (_texts,)
