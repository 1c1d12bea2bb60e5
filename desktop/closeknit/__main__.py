"""The command: the worker, a verb for the terminal, or the window. Imports only what the choice needs."""

import os
import sys
from collections.abc import Sequence


def main() -> int:
    """Choose by the arguments and return the exit status."""
    os.umask(0o077)
    arguments = sys.argv[1:]
    if arguments[:1] == ["--worker"]:
        from closeknit.worker import main as read  # start-up cost: the worker needs no command line

        return read()
    if _is_handed_over(arguments):
        return 0
    from closeknit.app import main as run  # start-up cost: the worker must not pay for it

    return run(arguments)


def _is_handed_over(arguments: Sequence[str]) -> bool:
    """Let a window that is open do it: without the database and Qt that is a matter of milliseconds."""
    from closeknit.services import handover  # start-up cost, as above

    plain = handover.plain_start(arguments)
    if plain is None or "_ARGCOMPLETE" in os.environ or not handover.can_hand_over():
        return False
    from closeknit import paths  # start-up cost: a command comes to it later

    return handover.hand_over(paths.home(plain[0]).socket, plain[1])


if __name__ == "__main__":
    sys.exit(main())
