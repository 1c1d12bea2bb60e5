"""The icon and the word of each channel, the same on every screen (product 4.1, language 7)."""

from PySide6.QtCore import QCoreApplication

from closeknit.domain.interaction import Channel

CHANNEL_ICONS = {
    Channel.IN_PERSON: "users",
    Channel.VIDEO: "video-camera",
    Channel.PHONE: "phone",
    Channel.LETTER: "envelope-simple",
    Channel.MAIL: "envelope-simple",
    Channel.MESSAGE: "chat-circle-text",
    Channel.COMMENT: "chat-circle-text",
    Channel.REACTION: "thumbs-up",
    Channel.LINK: "share-network",
}


def channel_word(channel: Channel) -> str:
    """Name a channel."""
    return {
        Channel.IN_PERSON: QCoreApplication.translate("composer", "Face to face"),
        Channel.VIDEO: QCoreApplication.translate("composer", "Video"),
        Channel.PHONE: QCoreApplication.translate("composer", "Call"),
        Channel.LETTER: QCoreApplication.translate("composer", "Letter"),
        Channel.MAIL: QCoreApplication.translate("composer", "Mail"),
        Channel.MESSAGE: QCoreApplication.translate("composer", "Message"),
        Channel.COMMENT: QCoreApplication.translate("composer", "Comment"),
        Channel.REACTION: QCoreApplication.translate("composer", "Reaction"),
        Channel.LINK: QCoreApplication.translate("composer", "Link made"),
    }[channel]
