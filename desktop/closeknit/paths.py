"""Where the files of one user live: the platform's own folders, or one folder given with `--home`."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

#: A socket's path may have no more.
_MOST_BYTES = 107


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one set of data. `data` holds the database and `backups`, `config` the settings."""

    data: Path
    config: Path
    cache: Path

    @property
    def database(self) -> Path:
        """The one database file."""
        return self.data / "closeknit.db"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.data / "backups"

    @property
    def unfinished(self) -> Path:
        """What was typed and not yet logged."""
        return self.data / "unfinished.json"

    @property
    def settings(self) -> Path:
        """The settings, as TOML."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """The log; it holds ids, never names."""
        return self.cache / "closeknit.log"

    @property
    def lock(self) -> Path:
        """Held while a window is open on this home."""
        return self.data / "window.lock"

    @property
    def socket(self) -> Path:
        """Where an open window listens; short, as its path must be."""
        mark = hashlib.blake2b(str(self.data).encode(errors="surrogateescape"), digest_size=6).hexdigest()
        place = Path(f"closeknit-{_user()}-{mark}", "window")
        runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
        return (runtime if _can_listen(runtime, place) else Path(_temporary())) / place


def home(folder: str | None) -> Home:
    """Choose the folders: `folder`, else CLOSEKNIT_HOME, else the platform's own."""
    chosen = folder or os.environ.get("CLOSEKNIT_HOME")
    if chosen:
        root = Path(chosen).expanduser().absolute()
        return Home(root, root, root / "cache")
    dirs = platformdirs.PlatformDirs("closeknit", appauthor=False)
    return Home(Path(dirs.user_data_dir), Path(dirs.user_config_dir), Path(dirs.user_cache_dir))


def make_private(folder: Path) -> None:
    """Make a folder that only its owner can enter (0700 whatever the umask). Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)


def prepare(chosen: Home) -> None:
    """Make the folders and prove that they can be written. Raises OSError."""
    import tempfile  # start-up cost: handing over to an open window must not pay for it

    for folder in (chosen.data, chosen.config, chosen.cache):
        make_private(folder)
    with tempfile.TemporaryFile(dir=chosen.data):
        pass


def _can_listen(runtime: Path, place: Path) -> bool:
    """Tell whether a window can: the folder may be another user's or gone, or its path too long."""
    is_usable = runtime.is_absolute() and os.access(runtime, os.W_OK | os.X_OK)
    return is_usable and len(os.fsencode(runtime / place)) <= _MOST_BYTES


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _temporary() -> str:
    import tempfile  # start-up cost, as above

    return tempfile.gettempdir()
