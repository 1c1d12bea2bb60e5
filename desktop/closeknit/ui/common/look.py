"""What every widget needs to draw itself."""

from dataclasses import dataclass

from closeknit.ui.common.icons import Icons
from closeknit.ui.common.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """Theme and icons, passed to each widget that paints."""

    theme: Theme
    icons: Icons
