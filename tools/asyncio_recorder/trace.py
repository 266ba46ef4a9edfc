"""Writes a trace in the one canonical spelling of the format: see weft's trace format, version 1."""
import json
import os
import stat
import sys
import tempfile

from .errors import OutputRefused


def spelled(value):
    """JSON without whitespace, in UTF-8; half a surrogate pair, which UTF-8 can't hold, becomes '?'."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


class TraceFile:
    """A trace that is written beside its place and moved there when it is whole.

    `-` is standard output, which gets the trace after all that the program writes.
    """

    def __init__(self, path):
        self.path = path
        self._events = 0
        try:
            self._aside, self._name = self._open(path)
        except OSError as error:
            raise OutputRefused(path, error.strerror) from None

    def _open(self, path):
        if path == "-":
            return tempfile.TemporaryFile(buffering=0), None
        folder = os.path.dirname(os.path.abspath(path))
        try:
            kind = os.stat(path).st_mode
        except FileNotFoundError:
            kind = stat.S_IFREG
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(0, "it is a folder")
        if not stat.S_ISREG(kind):
            return open(path, "wb", buffering=0), None
        descriptor, name = tempfile.mkstemp(prefix="." + os.path.basename(path) + ".", dir=folder)
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return open(descriptor, "wb", buffering=0), name

    def begin(self, program, clock, start):
        """Writes what stands before the events; start is None in virtual time."""
        lines = [b'{"format":"weft-trace","version":1,\n"program":', spelled(program),
                 b',\n"clock":', spelled(clock)]
        if start is not None:
            lines += [b',\n"start":', spelled(start)]
        self._write(*lines, b',\n"events":[')

    def add(self, events):
        """Writes events, one a line."""
        lines = []
        for event in events:
            lines += [b",\n" if self._events else b"\n", spelled(event)]
            self._events += 1
        self._write(*lines)

    def finish(self, time, exit_status):
        """Writes the end and moves the file to its place."""
        end = {"t": time, "events": self._events, "dropped": 0, "exit": exit_status}
        self._write(b'\n],\n"end":', spelled(end), b"}\n")
        try:
            if self.path == "-":
                self._copy_to_standard_output()
            self._aside.close()
            if self._name is not None:
                os.replace(self._name, self.path)
        except OSError as error:
            self.discard()
            raise OutputRefused(self.path, error.strerror) from None

    def discard(self):
        """Leaves nothing behind."""
        if self._name is not None and os.path.exists(self._name):
            os.unlink(self._name)

    def _copy_to_standard_output(self):
        self._aside.seek(0)
        sys.stdout.flush()
        while block := self._aside.read(1 << 16):
            sys.stdout.buffer.write(block)
        sys.stdout.buffer.flush()

    def _write(self, *parts):
        # Unbuffered: a forked child has nothing of it to write once more when it exits.
        rest = memoryview(b"".join(parts))
        try:
            while rest:
                rest = rest[self._aside.write(rest):]
        except OSError as error:
            self.discard()
            raise OutputRefused(self.path, error.strerror) from None
