"""One window for each home: a second one hands its files to the first and ends."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 3000
_MOST_BYTES = 1 << 20


class Instance(QObject):
    """Listens for later windows of the same home, on a socket that only this user can open."""

    #: another start of the program asked for the window; carries the paths it was given
    asked = Signal(object)

    def __init__(self, socket: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connections: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        QLocalServer.removeServer(str(socket))  # left by a window that was killed; the lock says that none is open
        self.is_listening = self._server.listen(str(socket))

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        for connection in self._connections:
            connection.disconnect(self)
            connection.abort()
        self._connections.clear()

    def _on_connected(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.setParent(self)
        connection.setReadBufferSize(_MOST_BYTES)
        connection.readyRead.connect(self._on_ready)
        connection.disconnected.connect(self._on_gone)
        self._connections.append(connection)
        self._on_ready()

    def _on_gone(self) -> None:
        for connection in [c for c in self._connections if c.state() == QLocalSocket.LocalSocketState.UnconnectedState]:
            self._connections.remove(connection)
            connection.deleteLater()

    def _on_ready(self) -> None:
        for connection in list(self._connections):
            if connection.canReadLine():
                paths = _paths_in(bytes(connection.readLine().data()))
                if paths is not None:
                    connection.write(b"ok\n")
                    connection.flush()
                    self.asked.emit(paths)


def _paths_in(message: bytes) -> list[Path] | None:
    """Read the paths of a message; None when it isn't one of ours."""
    try:
        return [Path(path) for path in json.loads(message)["files"] if Path(path).is_absolute()]
    except (ValueError, KeyError, TypeError):
        return None


def hand_over(socket: Path, files: Sequence[Path]) -> bool:
    """Give the files to the window that is open; False when nobody answers."""
    connection = QLocalSocket()
    connection.connectToServer(str(socket))
    if not connection.waitForConnected(_WAIT_MS):
        return False
    message = {"files": [str(path.absolute()) for path in files]}
    connection.write(json.dumps(message).encode() + b"\n")
    connection.waitForBytesWritten(_WAIT_MS)
    is_answered = connection.waitForReadyRead(_WAIT_MS)
    connection.disconnectFromServer()
    return is_answered
