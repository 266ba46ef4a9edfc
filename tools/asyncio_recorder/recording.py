"""The events of a recording, in the order that the laws of the format ask for."""
import contextlib
import threading

from . import wakes

#: So many events are kept before they go to the file. A task may still get its name meanwhile.
_KEPT = 4096


class TaskRecord:
    """What the recording knows of one task."""

    __slots__ = ("number", "state", "creation", "reason", "wake", "outer", "was_cancelled", "canceller")

    def __init__(self, number, creation):
        self.number = number
        #: created, running, suspended, ready or ended.
        self.state = "created"
        #: The event that tells of its creation.
        self.creation = creation
        #: What it waits for: the fields of its last suspend event.
        self.reason = {}
        #: What woke it while it was still running; told once it has suspended.
        self.wake = None
        #: The task within which it runs, if it was started eagerly.
        self.outer = None
        #: Whether its cancellation was asked for since it last ran, and by which task.
        self.was_cancelled = False
        self.canceller = None


class Recording:
    """Takes what happens, and writes it to a trace file.

    Threads may tell at once: each event gets its time and its place under one lock.
    """

    def __init__(self, clock, file):
        self.clock = clock
        self._file = file
        self._lock = threading.RLock()      # reentrant: a collection of garbage may tell something in between
        self._events = []
        self._running = {}
        self._threads = {}
        self._is_frozen = False
        self._is_quiet = False
        self._ended = None
        #: How many events and tasks there are.
        self.events = 0
        self.tasks = 0
        #: The records of the tasks that have not ended, by number.
        self.alive = {}

    # What happens

    def create(self, name, kind, parent=None, creator=None, place=None):
        """A task was made; returns its record."""
        with self._lock:
            if self._is_frozen:
                return None
            number = self.tasks = self.tasks + 1
            file, line = place or (None, None)
            event = self._tell("create", number, name=name, kind=kind, parent=parent, creator=creator,
                               file=file, line=line)
            record = TaskRecord(number, event)
            if kind != "coroutine":
                self.alive[number] = record
            return record

    def rename(self, record, name):
        """The task got a name. Only as long as its creation is not written yet."""
        record.creation["name"] = name

    def begin_step(self, task):
        """The task runs on this thread from now on."""
        with self._lock:
            if self._is_frozen:
                return
            record, thread = task.record, threading.get_ident()
            kind = "start" if record.state == "created" else "resume"
            record.outer = self._running.get(thread)
            self._running[thread] = task
            record.state = "running"
            record.was_cancelled = False
            self._tell(kind, record.number, thread=self._threads.setdefault(thread, len(self._threads) + 1))

    def end_step(self, task, reason):
        """The task has run on this thread; if it is not done, `reason()` tells what it waits for."""
        with self._lock:
            record = task.record
            if record.state == "running" and not self._is_frozen:
                if task.done():
                    self._end(task)
                else:
                    self._suspend(record, reason())
            self._running[threading.get_ident()] = record.outer
            record.outer = None

    def wake(self, task, future, cause):
        """The loop will run the task; the future that it waited for is done."""
        with self._lock:
            if self._is_frozen:
                return
            running = self._running.get(threading.get_ident())
            if running is not None and running.done():
                self._end(running)      # before those that it wakes
            record = task.record
            if record.state == "suspended":
                self._ready(record, future, cause)
            elif record.state == "running":
                record.wake = (future, cause)

    def cancel(self, task, by):
        """Somebody asked for the cancellation of the task."""
        record = task.record
        with self._lock:
            if self._is_frozen:
                return
            record.was_cancelled, record.canceller = True, by
            self._tell("cancel", record.number, by=by)

    def printed(self, text, stream):
        """A line was printed by what runs on this thread."""
        with self._lock:
            if self._is_quiet or self._is_frozen:
                return
            task = self._running.get(threading.get_ident())
            # A destructor may print in a step after the end of its task.
            number = task.record.number if task and task.record.state != "ended" else None
            self._tell("print", number, text=text, stream=None if stream == "stdout" else stream)

    @contextlib.contextmanager
    def quiet(self):
        """What is printed in here is python's word, not the program's; the trace says it in another way."""
        self._is_quiet = True
        try:
            yield
        finally:
            self._is_quiet = False

    def running(self):
        """The number of the task that runs on this thread, or None."""
        task = self._running.get(threading.get_ident())
        return task and task.record.number

    def leave_to_parent(self):
        """In a forked child: nothing of it is recorded, and no thread of the parent holds the lock."""
        self._lock = threading.RLock()
        self.freeze()

    def freeze(self):
        """Nothing that happens from now on is recorded; the recording ends here."""
        if not self._is_frozen:
            self._is_frozen, self._ended = True, self.clock.now()

    # The file

    def flush(self):
        """Between two steps: writes what was kept, if it is much."""
        if len(self._events) >= _KEPT:
            with self._lock:
                self._file.add(self._events)
                self._events = []

    def finish(self, exit_status):
        """Writes the rest, and the end."""
        with self._lock:
            self.freeze()
            self._file.add(self._events)
            self._events = []
            self._file.finish(self._ended, exit_status)

    # One event after the other

    def _end(self, task):
        record = task.record
        record.state = "ended"
        self.alive.pop(record.number, None)
        error = None
        if task.cancelled():
            outcome = "cancelled"
        elif task._exception is not None:       # exception() would mark it as retrieved
            outcome, error = "threw", type(task._exception).__name__
        else:
            outcome = "returned"
        self._tell("end", record.number, outcome=outcome, error=error)

    def _suspend(self, record, reason):
        record.state, record.reason = "suspended", reason
        self._tell("suspend", record.number, **reason)
        if record.wake is not None:
            wake, record.wake = record.wake, None
            self._ready(record, *wake)

    def _ready(self, record, future, cause):
        record.state = "ready"
        by, via = wakes.of(record, future, cause)
        self._tell("ready", record.number, by=by, via=via)

    def _tell(self, event, number, /, **fields):
        event = {"t": self.clock.now(), "event": event, "task": number, **fields}
        event = {key: value for key, value in event.items() if value is not None}
        self._events.append(event)
        self.events += 1
        return event
