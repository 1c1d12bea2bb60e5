"""How much a reliability test does: `CLOSEKNIT_SOAK` multiplies it."""

import os
import random


def times(count: int) -> int:
    """Return the count, multiplied for a soak."""
    return count * max(1, int(os.environ.get("CLOSEKNIT_SOAK", "1")))


def seeded(name: str) -> random.Random:
    """Return dice whose seed is printed, and can be given back by `CLOSEKNIT_SEED`."""
    seed = int(os.environ.get("CLOSEKNIT_SEED", str(random.SystemRandom().randrange(1 << 32))))
    print(f"{name}: CLOSEKNIT_SEED={seed}")
    return random.Random(seed)
