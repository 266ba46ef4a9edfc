"""Coroutines that nobody awaited, nor made a task: they never ran."""
import gc
import inspect
import types
import warnings

from .task import function_name, place


def install(recording):
    """Records a coroutine when CPython finds that it was dropped unstarted, and warns as it does."""

    def warn(message, category, stacklevel, source):
        # The warning names a line of the program: two functions lie between it and this one.
        warnings.warn(message, category, stacklevel + 2, source)

    plain = warnings._warn_unawaited_coroutine
    deeper = types.FunctionType(plain.__code__, {**plain.__globals__, "warn": warn})

    def found(coroutine):
        _record(recording, coroutine)
        with recording.quiet():
            deeper(coroutine)

    warnings._warn_unawaited_coroutine = found


def record_the_rest(recording):
    """At the end of the program: records the coroutines that it still holds and has not started."""
    for thing in gc.get_objects():
        if inspect.iscoroutine(thing) and inspect.getcoroutinestate(thing) == inspect.CORO_CREATED:
            _record(recording, thing)


def _record(recording, coroutine):
    recording.create(function_name(coroutine), "coroutine", place=place(coroutine))
