"""One window for each home: a later start of the program hands its wish to the first and ends."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from closeknit.services import handover
from closeknit.services.handover import ANSWER, Wish

_WAIT_MS = 3000
_MOST_BYTES = 1 << 20


class Instance(QObject):
    """Listens for later windows of the same home, on a socket that only this user can open."""

    #: another start of the program wishes for something; carries the Wish
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
                wish = handover.of_message(bytes(connection.readLine().data()))
                if wish is not None:
                    connection.write(ANSWER)
                    connection.flush()
                    self.asked.emit(wish)


def hand_over(socket: Path, wish: Wish) -> bool:
    """Give a wish to the window that is open; False when nobody answers."""
    if handover.can_hand_over():
        return handover.hand_over(socket, wish, _WAIT_MS / 1000)
    connection = QLocalSocket()
    connection.connectToServer(str(socket))
    if not connection.waitForConnected(_WAIT_MS):
        return False
    connection.write(handover.in_message(wish))
    connection.waitForBytesWritten(_WAIT_MS)
    is_answered = connection.waitForReadyRead(_WAIT_MS)
    connection.disconnectFromServer()
    return is_answered
