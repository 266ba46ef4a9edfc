"""asyncio's event loop that tells which task each callback runs and why, and that may keep virtual time."""
import asyncio
import concurrent.futures.thread
import sys
import threading

from . import outside
from .errors import Deadlock
from .task import hide_caller
from .wakes import Cause

#: A deadline from here on, in nanoseconds, is never.
_NEVER = 2**62


class RecordedHandle(asyncio.Handle):
    """A callback that knows its cause."""

    __slots__ = ("cause",)

    def __init__(self, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        hide_caller(self)
        self.cause = Cause("io")        # the loop overwrites it where it is another

    def _run(self):
        self._loop.run_callback(self, super()._run)


class RecordedTimerHandle(asyncio.TimerHandle):
    """A timer. Timers with equal deadlines come in the order in which they were set."""

    __slots__ = ("cause", "due", "place")

    def __init__(self, when, callback, args, loop, context=None):
        # Whole nanoseconds, so that virtual time can reach a deadline to the dot.
        self.due = round(min(when * 1e9, _NEVER))
        super().__init__(self.due / 1e9 if loop.clock.is_virtual else when, callback, args, loop, context)
        hide_caller(self)
        self.place = loop.count_timer()
        self.cause = Cause("timer")

    def _run(self):
        self._loop.run_callback(self, super()._run)

    def __hash__(self):
        return self.place

    def __lt__(self, other):
        if isinstance(other, RecordedTimerHandle):
            return (self._when, self.place) < (other._when, other.place)
        return NotImplemented


class RecordedLoop(asyncio.SelectorEventLoop):
    """The loop of a recorded program. What makes tasks and handles sees to it that they are recorded ones."""

    #: Shared by all loops of the program; set once, before the program begins.
    recording = clock = reasons = blindspots = None

    def __init__(self, *arguments, **keywords):
        self._handle = None
        self._timers = 0
        self._in_threads = []
        self._processes = []
        super().__init__(*arguments, **keywords)
        if self.clock.is_virtual:
            self._clock_resolution = 0.5e-9     # half a nanosecond parts what is due from what is not

    # What runs, and why

    def cause(self):
        """Why what is asked for at this moment is asked for."""
        task = self.recording.running()
        if task is not None:
            return Cause("task", task)
        if self._thread_id is not None and self._thread_id != threading.get_ident():
            return Cause("thread")
        return self._handle.cause if self._handle is not None else Cause("loop")

    def run_callback(self, handle, run):
        """Runs a callback; if it is a step of a task, tells so."""
        task = _task_of(handle._callback)
        previous, self._handle = self._handle, handle
        try:
            if task is None:
                self.blindspots.note_callback(handle._callback)
                run()
            else:
                self._run_step(task, run)
        finally:
            self._handle = previous
            if not _is_own(handle._callback):
                self.clock.took_a_callback()

    def _run_step(self, task, run):
        self.recording.begin_step(task)
        try:
            run()
        finally:
            self.recording.end_step(task, lambda: self.reasons.of(task._fut_waiter))

    def _call_soon(self, callback, args, context):
        handle = super()._call_soon(callback, args, context)
        hide_caller(handle)
        handle.cause = self.cause()
        task = _task_of(callback)
        if task is not None:
            self.recording.wake(task, args[0] if args else None, handle.cause)
        return handle

    def create_future(self):
        """A future, with what it will be waited for."""
        future = super().create_future()
        self.reasons.note(future, sys._getframe(1))
        return future

    # Time

    def time(self):
        """Seconds on the loop's clock."""
        return self.clock.now() / 1e9 if self.clock.is_virtual else super().time()

    def count_timer(self):
        """How many timers were set before."""
        self._timers += 1
        return self._timers

    def _run_once(self):
        self.recording.flush()
        if self.clock.is_virtual and not self._ready and not self._stopping:
            self._let_time_pass()
        super()._run_once()

    def _let_time_pass(self):
        """Nothing is ready: waits for what comes from outside, or jumps to the next deadline."""
        due = self._next_deadline()
        works, watches = self._waits_outside()
        if due is None and not (works or watches or self._signal_handlers):
            self.recording.freeze()
            raise Deadlock
        if works or watches:
            self.blindspots.waited_outside = True
        if due is None:
            return          # the selector waits, as in any program
        if works or watches:
            patience = outside.PATIENCE_WITH_WORK if works else outside.patience(self._descriptors())
            self._process_events(self._selector.select(patience))
        if not self._ready:
            self.clock.jump(due)

    def _next_deadline(self):
        if self._scheduled and not self._scheduled[0]._cancelled:
            due = self._scheduled[0].due
        else:
            due = min((timer.due for timer in self._scheduled if not timer._cancelled), default=_NEVER)
        return None if due >= _NEVER else due

    # What is outside of the loop

    def _waits_outside(self):
        """Whether something works for the loop and will answer, and whether something else might."""
        self._in_threads = [future for future in self._in_threads if not future.done()]
        self._processes = [process for process in self._processes if process.get_returncode() is None]
        idle = concurrent.futures.thread._threads_queues
        others = [thread for thread in threading.enumerate()
                  if thread is not threading.current_thread() and thread not in idle]
        return self._in_threads or self._processes, others or self._descriptors()

    def _descriptors(self):
        """What the loop watches, but for its own pipe."""
        own = self._ssock.fileno()
        return [key.fd for key in self._selector.get_map().values() if key.fd != own]

    def run_in_executor(self, executor, func, *args):
        """Runs a function in a thread, which is not seen but waited for."""
        future = super().run_in_executor(executor, func, *args)
        self._in_threads.append(future)
        self.blindspots.threads += 1
        return future

    async def _make_subprocess_transport(self, *arguments, **keywords):
        transport = await super()._make_subprocess_transport(*arguments, **keywords)
        self._processes.append(transport)
        self.blindspots.processes += 1
        return transport


def _is_own(callback):
    """Whether a callback is of asyncio.run or of a helper: what is no work of the program takes no time."""
    task = getattr(callback, "__self__", None)
    return (callback is asyncio.base_events._run_until_complete_cb
            or isinstance(task, asyncio.Task) and getattr(task, "record", None) is None)


def _task_of(callback):
    """The recorded task of which a callback is a step or the wake-up."""
    task = getattr(callback, "__self__", None)
    if getattr(task, "record", None) is None or not isinstance(task, asyncio.Task):
        return None
    # A step has no name in C, and a wake-up has this one; cancel and other methods have theirs.
    name = getattr(callback, "__name__", None)
    return task if name is None or name == "task_wakeup" else None
