"""Find the files of `resources/`: beside an editable checkout, inside a wheel, or in a bundle."""

import sys
from pathlib import Path

#: What the desktop calls the program: its entry, its windows and its notifications.
APP_ID = "io.github.closeknit.Closeknit"


def resource(*parts: str) -> Path:
    """Return the path of a resource, such as `resource("icons", "closeknit.svg")`.

    Raises FileNotFoundError, which means a broken installation.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    roots = [package / "resources", package.parent.parent / "resources"]
    if bundle:
        roots.insert(0, Path(bundle) / "resources")
    for root in roots:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("resources", *parts)))
