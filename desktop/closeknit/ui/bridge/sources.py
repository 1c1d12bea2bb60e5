"""Spare imports the reading of their source, which PySide6 does for every module after it (decision 009)."""

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401  # it brings the hook


def spare_sources() -> None:
    """Tell PySide6 that no module asks for its `snake_case` or `true_property`; none of ours does.

    Its import hook searches the source of each module for the word PySide6, 0.3 ms a module, and `linecache` keeps
    what was read: 5 MB. There is no setting for it; where a version has no such function nothing is done.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _is_never_used)  # noqa: B010  # not an attribute that types know


def _is_never_used(_module: ModuleType) -> bool:
    return False
