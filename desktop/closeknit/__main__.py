"""The command: the worker, a verb for the terminal, or the window. Imports only what the choice needs."""

import os
import sys


def main() -> int:
    """Choose by the arguments and return the exit status."""
    os.umask(0o077)
    arguments = sys.argv[1:]
    if arguments[:1] == ["--worker"]:
        from closeknit.worker import main as read  # start-up cost: the worker needs no command line

        return read()
    from closeknit.app import main as run  # start-up cost: the worker must not pay for it

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
