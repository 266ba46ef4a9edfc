"""What made a task ready: the `via` of a trace, from what it waited for and what ended the wait."""
import typing


class Cause(typing.NamedTuple):
    """Why the loop runs a callback."""

    #: task, timer, io, thread (another thread asked for it) or loop (asyncio.run itself).
    kind: str
    #: The number of the task that caused it, also through other callbacks.
    task: int | None = None


#: What a task does to end the wait of another.
_BY_TASKS = {
    "task": "completion",
    "group": "completion",
    "lock": "unlock",
    "semaphore": "unlock",
    "event": "notify",
    "condition": "notify",
    "barrier": "notify",
    "queue.get": "put",
    "queue.put": "get",
    "io.read": "io",
    "io.write": "io",
    "io.accept": "io",
    "io.connect": "io",
    "process": "external",
}


def of(record, future, cause):
    """The `by` and `via` of a task's ready event; None for what is not known.

    `future` is what it waited for, or None after a bare yield; `cause` is why the loop was told.
    """
    on = record.reason.get("on")
    if on == "yield":
        return None, "yield"
    if record.was_cancelled and on != "task" and future is not None and future.cancelled():
        return record.canceller, "cancel"
    by = None if cause.task == record.number else cause.task
    if cause.kind == "timer":
        return by, "timer"
    if cause.kind == "io":
        return by, "external" if on == "process" else "io"
    if cause.kind in ("thread", "loop"):
        return by, "external"
    return by, _BY_TASKS.get(on, "resume")
