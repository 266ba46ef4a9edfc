"""What could not be seen in a run, so that nobody takes the trace for more than it is."""

#: How the names of asyncio's own modules begin.
_OWN = ("asyncio", "_asyncio")


class BlindSpots:
    """Counts what happened outside of every task."""

    def __init__(self):
        #: Functions that ran in threads of an executor.
        self.threads = 0
        #: Processes that the program started.
        self.processes = 0
        #: Callbacks of the program that ran in no task.
        self.callbacks = 0
        #: Whether virtual time had to wait for the world.
        self.waited_outside = False

    def note_callback(self, callback):
        """A callback runs that is no step of a task; asyncio's own are of no interest."""
        function = getattr(callback, "func", callback)
        module = getattr(function, "__module__", None) or ""
        owner = type(getattr(function, "__self__", None)).__module__
        if not (module.startswith(_OWN) or owner.startswith(_OWN)):
            self.callbacks += 1

    def sentences(self):
        """A sentence for each kind of thing that was not seen; none if all was."""
        if self.callbacks:
            yield f"not seen: what {_count(self.callbacks, 'callback')} did outside of every task"
        if self.threads:
            yield f"not seen: what {_count(self.threads, 'function')} did in other threads"
        if self.processes:
            yield f"not seen: what {_count(self.processes, 'process', 'processes')} did"
        if self.waited_outside:
            yield ("virtual time stood still for threads, processes or descriptors; "
                   "another recording may differ")


def _count(number, one, many=None):
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"
