"""Runs a program as plain python would."""
import builtins
import importlib.machinery
import os
import sys
import types

from .errors import Deadlock, Failure, NoScript


class Outcome:
    """How a program ended: with a status, or by a signal."""

    def __init__(self, status=0, is_interrupted=False, is_deadlock=False, failure=None):
        self.status = status
        self.is_interrupted = is_interrupted
        self.is_deadlock = is_deadlock
        #: Why there is no recording, if there is none.
        self.failure = failure


def read(path):
    """The source of a program."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise NoScript(path, error.strerror) from None


def run(source, path, arguments, recording):
    """Runs a program as __main__ and shows its uncaught error; returns how it ended."""
    full = os.path.abspath(path)
    sys.argv = [path, *arguments]
    sys.path[0] = os.path.dirname(os.path.realpath(path))
    module = types.ModuleType("__main__")
    module.__dict__.update(
        __file__=full, __builtins__=builtins, __annotations__={}, __cached__=None,
        __loader__=importlib.machinery.SourceFileLoader("__main__", full))
    sys.modules["__main__"] = module
    try:
        exec(compile(source, full, "exec", dont_inherit=True), module.__dict__)
    except SystemExit as exit:
        return Outcome(_status(exit.code))
    except Failure as failure:
        return Outcome(failure.status, failure=failure)
    except Deadlock as deadlock:
        return Outcome(deadlock.status, is_deadlock=True)
    except BaseException as error:
        _hide_recorder(error)
        with recording.quiet():
            sys.excepthook(type(error), error, error.__traceback__)
        return Outcome(1, is_interrupted=isinstance(error, KeyboardInterrupt))
    return Outcome()


def _status(code):
    """The exit status that SystemExit asks for; a text is printed, as python does."""
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _hide_recorder(error, seen=None):
    """Takes the frames of this package out of an error's traceback, and of those that it came from."""
    seen = set() if seen is None else seen
    if error is None or id(error) in seen:
        return
    seen.add(id(error))
    error.__traceback__ = _without_recorder(error.__traceback__)
    _hide_recorder(error.__cause__, seen)
    _hide_recorder(error.__context__, seen)


def _without_recorder(traceback):
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "")
    kept = []
    while traceback is not None:
        if not os.path.abspath(traceback.tb_frame.f_code.co_filename).startswith(folder):
            kept.append(traceback)
        traceback = traceback.tb_next
    following = None
    for traceback in reversed(kept):
        following = types.TracebackType(
            following, traceback.tb_frame, traceback.tb_lasti, traceback.tb_lineno)
    return following
