"""How fast an import is and how long it will take, from how far it is."""

from closeknit.domain.job import Progress

ENOUGH_SECONDS = 0.5


def per_second(progress: Progress) -> int:
    """Return the cards read a second so far."""
    return round(progress.cards / progress.seconds) if progress.seconds > 0 else 0


def left_seconds(progress: Progress) -> int | None:
    """Return the seconds left at the speed so far; None while too little is known."""
    if progress.seconds < ENOUGH_SECONDS or progress.done_bytes <= 0 or progress.total_bytes <= 0:
        return None
    left = max(0, progress.total_bytes - progress.done_bytes)
    return round(progress.seconds * left / progress.done_bytes)
