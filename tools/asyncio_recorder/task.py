"""asyncio.Task that tells of its creation, its name and its cancellation."""
import asyncio
import os
import sys

from .errors import ForeignLoop

#: The folder of asyncio itself.
_ASYNCIO = os.path.join(os.path.dirname(asyncio.__file__), "")

#: Tasks that asyncio makes for itself, which are no part of the program.
_HELPERS = frozenset([
    "BaseEventLoop.shutdown_asyncgens",
    "BaseEventLoop.shutdown_default_executor",
    "BaseSelectorEventLoop._accept_connection2",
    "BaseSubprocessTransport._connect_pipes",
])


def hide_caller(made):
    """In debug mode: takes the last frame, which is of the recorder, out of where something was made."""
    if made._source_traceback:
        del made._source_traceback[-1]


class RecordedTask(asyncio.Task):
    """A task of the program, as it is but for what it tells."""

    #: What the recording knows of it; None for a helper of asyncio.
    record = None

    def __init__(self, coro, *, loop=None, name=None, **keywords):
        loop = loop or asyncio.get_event_loop()
        if not hasattr(loop, "recording"):
            raise ForeignLoop(loop)
        eager = keywords.get("eager_start") and loop.is_running()
        if getattr(coro, "__qualname__", None) not in _HELPERS:
            self.record = _created(loop, coro, name, eager)
        if eager and self.record is not None:
            loop.recording.begin_step(self)
        super().__init__(coro, loop=loop, name=name, **keywords)
        hide_caller(self)
        if eager and self.record is not None:
            loop.recording.end_step(self, lambda: loop.reasons.of(self._fut_waiter))

    def __hash__(self):
        # By number, so that a set of tasks iterates the same way in each run.
        return super().__hash__() if self.record is None else self.record.number

    def set_name(self, name):
        """Renames the task, and tells so."""
        super().set_name(name)
        if self.record is not None and name is not None:
            self.get_loop().recording.rename(self.record, self.get_name())

    def cancel(self, msg=None):
        """Asks for cancellation, and tells so if the task is not done."""
        if self.record is not None and not self.done():
            loop = self.get_loop()
            loop.recording.cancel(self, loop.cause().task)
        return super().cancel(msg)


def _created(loop, coro, name, is_eager):
    recording = loop.recording
    group = _group(sys._getframe(2))
    parent = getattr(group and group._parent_task, "record", None)
    if is_eager:
        kind = "immediate"
    elif parent is not None:
        kind = "child"
    elif recording.tasks == 0:
        kind = "main"
    else:
        kind = "unstructured"
    if name is None:
        # The function is a better name than Task-7. The first task is called main in every trace of weft.
        name = "main" if kind == "main" else function_name(coro)
    return recording.create(str(name), kind, parent and parent.number, loop.cause().task, place(coro))


def _group(frame):
    """The TaskGroup that makes the task, if one does."""
    while frame is not None and frame.f_globals.get("__name__", "").startswith("asyncio."):
        if frame.f_code is asyncio.TaskGroup.create_task.__code__:
            return frame.f_locals["self"]
        frame = frame.f_back
    return None


def function_name(coro):
    """The name of a coroutine's function, without the function that it stands in."""
    name = getattr(coro, "__qualname__", type(coro).__qualname__)
    return name.rpartition("<locals>.")[2]


def place(coro):
    """The file and line of a coroutine's function; None for one of asyncio's own.

    The file is named from the folder on sys.path that it lies in, which is the same on every machine.
    """
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if code is None or code.co_filename.startswith(_ASYNCIO):
        return None
    file = code.co_filename
    folders = [os.path.join(folder, "") for folder in sys.path if folder]
    folder = max((folder for folder in folders if file.startswith(folder)), key=len, default="")
    return file[len(folder):], code.co_firstlineno
