"""Write a table of words as a text."""


def wordset(text: str) -> frozenset[str]:
    """Return the words of a text, folded as they are written there."""
    return frozenset(text.split())
