"""Words of a need or an offer as they are compared: folded, without stop words, English and German endings off.

A light rule of our own: endings are taken off as long as enough is left, so that "Steuerberaterin" and
"Steuerberatung" agree, and "designers" and "design"; parts of compounds don't ("Webdesign" isn't "design").
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from closeknit.domain.folding import fold, is_wide

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0dff])+")
#: Endings that may leave four letters, and those that must leave five.
_INFLECTIONS = ("ing", "ung", "ies", "es", "en", "ed", "e", "s", "y")
_DERIVATIONS = ("ment", "nen", "ion", "er", "or", "in", "em")

_ENGLISH = """
a about after all also an and any anyone are as at be because been before being best between both but by can could
contact contacts did do does for from get give good had has have he help her here him his how i if in into is it its
just know known knows like look looking looks make may me more most much my need needed needs new no not of off on one
only or other our out over own people person please recommend search searching seek seeking seeks she should so some
somebody someone something such than that the their them then there these they thing things this those through to too
under until up us use very want wanted wants was way we well were what when where which while who whom whose why will
with within without work working works would year years you your
"""
_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist brauche braucht
brauchen da damit dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch
ein eine einem einen einer eines er es etwas euch euer fuer für gegen gern gerne gibt gut gute guten guter hab habe
haben hat hatte hier hilfe hilft ich ihm ihn ihnen ihr ihre im in ins ist ja jede jeden jeder jemand jemanden jetzt
kann kein keine kennt können könnte kontakt kontakte leute man mein meine mehr mich mir mit muss nach neu neue neuen
neuer nicht nichts noch nun nur ob oder ohne person sehr sein seine seit sich sie sind so soll sollte suche suchen
sucht über um und uns unser unter viel vom von vor war was weil wenn wer werden wie will wir wird wo wurde zu zum zur
"""
_STOP = frozenset(fold(word) for word in (_ENGLISH + _GERMAN).split())


def stems(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word's stem with the word as it stands; two letters only where both are capital (HR, UX)."""
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        word = match.group()
        if any(map(is_wide, word)) and not word.isascii():
            yield from _pairs(word)
        elif len(word) == 2 and word.isupper():
            yield stem(fold(word)), word
        elif len(word) > 2 and not word.isdigit():
            folded = fold(word)
            if folded not in _STOP:
                yield stem(folded), word


def stem(folded: str) -> str:
    """Take endings off a folded word: "engineering" and "engineers" are "engin"."""
    while True:
        shorter = _shorter(folded)
        if shorter == folded:
            return folded
        folded = shorter


def _shorter(word: str) -> str:
    for ending in _INFLECTIONS:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    for ending in _DERIVATIONS:
        if len(word) - len(ending) >= 5 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def _pairs(word: str) -> Iterator[tuple[str, str]]:
    """Yield neighbouring letters of a script without spaces, where words can't be told apart."""
    if len(word) == 1:
        yield word, word
    for first, second in pairwise(word):
        yield first + second, first + second
