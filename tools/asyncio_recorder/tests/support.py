"""Runs the recorder as a person would, and reads what it wrote."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parents[2]
RECORDER = ROOT / "tools" / "weft-asyncio"
#: The command, if it is built; the tests do without where it is not.
_BUILT = [ROOT / ".build" / kind / "weft" for kind in ("release", "debug")]
WEFT = next(filter(pathlib.Path.exists, _BUILT), None)


class Run:
    """One run of the recorder."""

    def __init__(self, *words, cwd=TESTS, environment=None, text=None):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "trace.json")
            done = subprocess.run(
                [sys.executable, RECORDER, "-o", file, *words], cwd=cwd, text=True, timeout=60,
                capture_output=True, input=text, env=dict(os.environ, **environment or {}))
            self.status, self.output, self.error = done.returncode, done.stdout, done.stderr
            #: The bytes of the trace; None if there is none.
            self.bytes = file.read_bytes() if file.exists() else None
            #: What lies in the folder of the trace afterwards.
            self.files = sorted(os.listdir(folder))

    @property
    def trace(self):
        """The trace."""
        return json.loads(self.bytes)

    def printed(self, stream="stdout"):
        """The lines that the trace has of a stream."""
        return [event["text"] for event in self.trace["events"]
                if event["event"] == "print" and event.get("stream", "stdout") == stream]


def plain(*words, cwd=TESTS):
    """The same program by python alone."""
    return subprocess.run([sys.executable, *words], cwd=cwd, text=True, timeout=60, capture_output=True)


def program(folder, source):
    """Writes a program into a folder; returns its path."""
    path = pathlib.Path(folder, "program.py")
    path.write_text(source)
    return path
