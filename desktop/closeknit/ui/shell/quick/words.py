"""What is said after a quick log: "Logged coffee with Ana Ferreira", "Closeness 62 to 65"."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from closeknit.domain.composing.draft import Draft
from closeknit.domain.composing.upshots.upshot import UpshotKind
from closeknit.domain.interaction import Channel
from closeknit.ui.common.text import shown

_MOST_NAME = 40


def logged_words(draft: Draft, names: Sequence[str], is_plan: bool) -> str:
    """Say what was logged, by its activity ("coffee") where one was typed, else by its channel.

    Without a meeting it is what came of it: "Noted what Ana Ferreira needs".
    """
    if draft.channel is None:
        return _noted_words(draft, _whom(names))
    what = shown(draft.activity, 30) if draft.activity else _what(draft.channel)
    if is_plan:
        return QCoreApplication.translate("quicklog", "Planned {0} with {1}").format(what, _whom(names))
    return QCoreApplication.translate("quicklog", "Logged {0} with {1}").format(what, _whom(names))


def _noted_words(draft: Draft, whom: str) -> str:
    kinds = {one.key.kind for one in draft.outcomes}
    words = {
        UpshotKind.GAVE: QCoreApplication.translate("quicklog", "Noted what you gave {0}"),
        UpshotKind.GOT: QCoreApplication.translate("quicklog", "Noted what you got from {0}"),
        UpshotKind.NEED: QCoreApplication.translate("quicklog", "Noted what {0} needs"),
        UpshotKind.NEXT: QCoreApplication.translate("quicklog", "Noted what is next with {0}"),
        UpshotKind.REMIND: QCoreApplication.translate("quicklog", "You will be reminded of {0}"),
    }
    several = QCoreApplication.translate("quicklog", "Noted with {0}")
    return (words[kinds.pop()] if len(kinds) == 1 else several).format(whom)


def moved_words(before: float | None, after: float | None) -> str:
    """Say how closeness moved; "" while there is too little to say."""
    if after is None:
        return ""
    if before is None:
        return QCoreApplication.translate("quicklog", "Closeness {0}").format(round(after))
    if round(before) == round(after):
        return QCoreApplication.translate("quicklog", "Closeness stays {0}").format(round(after))
    return QCoreApplication.translate("quicklog", "Closeness {0} to {1}").format(round(before), round(after))


def _whom(names: Sequence[str]) -> str:
    first = shown(names[0], _MOST_NAME) if names else ""
    if len(names) < 2:
        return first
    if len(names) == 2:
        second = shown(names[1], _MOST_NAME)
        return QCoreApplication.translate("quicklog", "{0} and {1}").format(first, second)
    others = QCoreApplication.translate("quicklog", "%n others", "", len(names) - 1)
    return QCoreApplication.translate("quicklog", "{0} and {1}").format(first, others)


def _what(channel: Channel | None) -> str:
    return {
        None: "",
        Channel.IN_PERSON: QCoreApplication.translate("quicklog", "a meeting"),
        Channel.VIDEO: QCoreApplication.translate("quicklog", "a video call"),
        Channel.PHONE: QCoreApplication.translate("quicklog", "a call"),
        Channel.LETTER: QCoreApplication.translate("quicklog", "a letter"),
        Channel.MAIL: QCoreApplication.translate("quicklog", "mail"),
        Channel.MESSAGE: QCoreApplication.translate("quicklog", "messages"),
        Channel.COMMENT: QCoreApplication.translate("quicklog", "a comment"),
        Channel.REACTION: QCoreApplication.translate("quicklog", "a reaction"),
        Channel.LINK: QCoreApplication.translate("quicklog", "a link"),
    }[channel]
