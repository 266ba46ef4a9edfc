"""Puts the recorded classes in asyncio's place, before the program imports it."""
import asyncio
import asyncio.unix_events

from . import order, unawaited
from .errors import ForeignLoop
from .loop import RecordedHandle, RecordedLoop, RecordedTimerHandle
from .reasons import Reasons
from .task import RecordedTask


def install(recording, blindspots):
    """From now on every loop, task and handle of asyncio tells the recording."""
    RecordedLoop.recording = recording
    RecordedLoop.clock = recording.clock
    RecordedLoop.reasons = Reasons()
    RecordedLoop.blindspots = blindspots

    for recorded in (RecordedLoop, RecordedHandle, RecordedTimerHandle, RecordedTask):
        _disguise(recorded)
    asyncio.Task = asyncio.tasks.Task = RecordedTask
    asyncio.Handle = asyncio.events.Handle = RecordedHandle
    asyncio.TimerHandle = asyncio.events.TimerHandle = RecordedTimerHandle
    for module in (asyncio, asyncio.unix_events):
        for name in ("SelectorEventLoop", "EventLoop", "_UnixSelectorEventLoop"):
            if hasattr(module, name):
                setattr(module, name, RecordedLoop)
    for name in ("_UnixDefaultEventLoopPolicy", "_DefaultEventLoopPolicy"):
        if hasattr(asyncio.unix_events, name):
            getattr(asyncio.unix_events, name)._loop_factory = RecordedLoop
    if hasattr(asyncio, "create_eager_task_factory"):       # Python 3.12 and later
        asyncio.eager_task_factory = asyncio.create_eager_task_factory(RecordedTask)

    order.install()
    unawaited.install(recording)
    _refuse_other_loops()


def _disguise(recorded):
    """What prints an object or its type shall not show that it is recorded."""
    plain = recorded.__base__
    recorded.__name__, recorded.__qualname__ = plain.__name__, plain.__qualname__
    recorded.__module__ = plain.__module__


def _refuse_other_loops():
    """Each loop says that it runs before it runs anything; one that is not asyncio's is refused there."""
    plain = asyncio._set_running_loop

    def set_running_loop(loop):
        if loop is not None and not isinstance(loop, RecordedLoop):
            raise ForeignLoop(loop)
        plain(loop)

    asyncio._set_running_loop = asyncio.events._set_running_loop = set_running_loop
