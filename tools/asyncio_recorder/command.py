"""From the command line to the exit status."""
import atexit
import os
import signal
import sys
import warnings

from . import install, options, prints, script, stuck, unawaited
from .blindspots import BlindSpots
from .clock import VirtualClock, WallClock
from .errors import Failure
from .recording import Recording
from .trace import TraceFile


def main(words):
    """Records what the words of the command line say; does not return."""
    try:
        chosen = options.parse(words)
        if chosen is None:
            sys.stdout.write(options.HELP)
            sys.exit(0)
        source = script.read(chosen.script)
        session = Session(chosen)
    except Failure as failure:
        say(failure)
        sys.exit(failure.status)
    session.outcome = script.run(source, chosen.script, chosen.arguments, session.recording)
    sys.exit(session.outcome.status)


def say(sentence):
    """Writes a line to standard error that is no print of the program."""
    print(f"weft-asyncio: {sentence}", file=sys.stderr)


class Session:
    """One recording, from its beginning to what is said of it at the end."""

    def __init__(self, chosen):
        self._output = chosen.output
        self._file = TraceFile(chosen.output)
        self._clock = WallClock() if chosen.tick is None else VirtualClock(chosen.tick)
        self._blindspots = BlindSpots()
        #: What the program does.
        self.recording = Recording(self._clock, self._file)
        self._process = os.getpid()
        #: How the program ended; until then, as if it had been told to.
        self.outcome = script.Outcome()
        self._begin(chosen)
        self._streams = prints.install(self.recording)
        install.install(self.recording, self._blindspots)
        # What is registered first is called last: after all that the program registers.
        atexit.register(self._finish)
        if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
            signal.signal(signal.SIGTERM, self._terminated)
        os.register_at_fork(after_in_child=self.recording.leave_to_parent)

    def _begin(self, chosen):
        program = {"command": [chosen.script, *chosen.arguments],
                   "runtime": "python-%d.%d" % sys.version_info[:2]}
        if not self._clock.is_virtual:
            program["pid"] = self._process
        self._file.begin(program, self._clock.header(), getattr(self._clock, "start", None))

    def _terminated(self, number, _):
        self._write({"signal": int(number)})
        _die_of(number)

    def _finish(self):
        if os.getpid() != self._process:
            return              # a child that the program forked
        if self.outcome.failure is not None:
            # Nothing has run; what was about to run is no news.
            warnings.simplefilter("ignore")
            self.recording.freeze()
            self._file.discard()
            say(self.outcome.failure)
        elif self.outcome.is_interrupted:
            self._write({"signal": int(signal.SIGINT)})
            _die_of(signal.SIGINT)
        elif self.outcome.is_deadlock:
            self._write({"code": self.outcome.status, "reason": "deadlock"})
        else:
            self._write({"code": self.outcome.status})

    def _write(self, exit_status):
        unawaited.record_the_rest(self.recording)
        for stream in self._streams:
            stream.finish()
        try:
            self.recording.finish(exit_status)
        except Failure as failure:
            say(failure)
            sys.stdout.flush()
            os._exit(failure.status)
        for line in stuck.sentences(self.recording) if "reason" in exit_status else ():
            say(line)
        counts = f"{_count(self.recording.events, 'event')}, {_count(self.recording.tasks, 'task')}"
        say(f"{counts}, 0 dropped, {'standard output' if self._output == '-' else self._output}")
        for sentence in self._blindspots.sentences():
            say(sentence)


def _count(number, what):
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _die_of(number):
    """Ends the process as the signal would have, so that whoever started it sees that."""
    sys.stdout.flush()
    sys.stderr.flush()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
