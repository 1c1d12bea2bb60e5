"""Notice commits of other processes by the write-ahead log, without polling (architecture 3)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from closeknit.ui.bridge.jobs import JobRunner


class CommitWatcher(QObject):
    """Watches the `-wal` file and its folder; `data_version` tells whether somebody committed.

    `data_version` is SQLite's own counter of commits by others than the writer, which is asked for it: it may wait
    for a batch of an import, so that it isn't asked on the reader thread.
    """

    #: the database has commits that weren't seen before
    committed = Signal()

    def __init__(
        self,
        database: Path,
        data_version: Callable[[], int],
        runner: JobRunner,
        parent: QObject | None = None,
        quiet_ms: int = 40,
    ) -> None:
        super().__init__(parent)
        self._wal = database.with_name(database.name + "-wal")
        self._data_version = data_version
        self._runner = runner
        self._is_asking = False
        self._seen: int | None = None
        self._watcher = QFileSystemWatcher(self)
        self._calm = QTimer(self, interval=quiet_ms, singleShot=True)
        self._calm.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._on_changed)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._watch()
        self.look()

    def look(self) -> None:
        """Compare the commit counter now."""
        if not self._is_asking:
            self._is_asking = True
            self._runner.run(self._data_version, self._on_version, self._on_failed, self)

    def _watch(self) -> None:
        wanted = {str(self._wal.parent)} | ({str(self._wal)} if self._wal.exists() else set())
        missing = sorted(wanted - {*self._watcher.files(), *self._watcher.directories()})
        if missing:
            self._watcher.addPaths(missing)

    def _on_changed(self, _path: str) -> None:
        self._watch()
        if not self._calm.isActive():
            self._calm.start()

    def _on_version(self, version: int) -> None:
        self._is_asking = False
        if self._seen is not None and version != self._seen:
            self.committed.emit()
        self._seen = version

    def _on_failed(self, _problem: BaseException) -> None:
        self._is_asking = False
        self._calm.start(1000)
