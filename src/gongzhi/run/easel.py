"""Where the charts of a running chapter are drawn: in the process that runs it, for all its chapters.

To start the drawing program takes half a second, which each kernel would spend anew.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Listener
from pathlib import Path

from gongzhi import drawing


@contextmanager
def standing(folder: Path) -> Iterator[str]:
    """Draw what is asked for at an address in a folder, which is to be this user's alone, until the end."""
    with Listener(str(folder / "easel"), "AF_UNIX") as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield str(listener.address)


def serve(listener: Listener) -> None:
    """Answer one asker after the other, until the address is closed."""
    while True:
        try:
            asker: Connection = listener.accept()
        except OSError:
            return
        with asker:
            answer(asker)


def answer(asker: Connection) -> None:
    """The drawing of a chart, or what the drawing program says against it."""
    try:
        asker.send((drawing.drawn(asker.recv()), ""))
    except (OSError, EOFError):
        return
    except Exception as error:
        asker.send(("", str(error)))
