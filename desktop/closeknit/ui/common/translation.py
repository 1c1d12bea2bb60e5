"""The singulars of English sentences for Qt, and Qt's translation for the sentences of `phrases`."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from closeknit.domain.errors import CloseknitError
from closeknit.domain.reason import Reason
from closeknit.phrases.say import say
from closeknit.phrases.singular import SINGULAR


class EnglishNumbers(QTranslator):
    """Answers only where a text counts: Qt itself would leave "1 people"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = QLocale()

    def isEmpty(self) -> bool:
        """There is something in it."""
        return False

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the singular or plural with its figure, None for all that doesn't count."""
        if n < 0 or "%n" not in source:
            return None
        words = SINGULAR.get(source, source) if n == 1 else source
        return words.replace("%n", self._locale.toString(n))


def speak_english(app: QCoreApplication) -> None:
    """Install the singulars; a computer without a locale writes numbers and days as in English."""
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app.installTranslator(EnglishNumbers(app))


def translated(context: str, text: str, disambiguation: str = "", n: int = -1) -> str:
    """Translate a sentence of `phrases` as Qt does."""
    return QCoreApplication.translate(context, text, disambiguation, n)


def in_words(reason: Reason) -> str:
    """Return the sentence for a reason."""
    return say(reason.kind, reason.params, translated)


def problem_in_words(problem: BaseException) -> str | None:
    """Return the sentence for a problem the user can act on; None for a bug."""
    return in_words(problem.reason) if isinstance(problem, CloseknitError) else None
