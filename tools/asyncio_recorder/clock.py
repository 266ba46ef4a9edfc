"""Where the times of a trace come from, in whole nanoseconds since the recording began."""
import datetime
import time


class WallClock:
    """The time of the world."""

    is_virtual = False

    def __init__(self):
        self._began = time.monotonic_ns()
        #: When the recording began, as RFC 3339.
        self.start = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    def now(self):
        """Nanoseconds since the recording began."""
        return time.monotonic_ns() - self._began

    def took_a_callback(self):
        """A callback has run; the world's clock knows."""

    def header(self):
        """What the trace says of this clock."""
        return {"kind": "wall"}


class VirtualClock:
    """Time that stands still while anything is ready; each callback takes one tick."""

    is_virtual = True

    def __init__(self, tick):
        self._tick = tick
        self._now = 0

    def now(self):
        """Nanoseconds since the recording began."""
        return self._now

    def took_a_callback(self):
        """A callback has run."""
        self._now += self._tick

    def jump(self, to):
        """Nothing is ready: time goes on to a deadline, never back."""
        self._now = max(self._now, to)

    def header(self):
        """What the trace says of this clock."""
        return {"kind": "virtual", "tick": self._tick}
