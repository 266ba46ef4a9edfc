"""Who waits for whom in a deadlock, in sentences."""

#: So many tasks are named; the rest are counted.
_NAMED = 20


def sentences(recording):
    """A line for the deadlock and one for each task that can never run again."""
    tasks = [record for record in recording.alive.values() if record.state == "suspended"]
    who = "one task waits" if len(tasks) == 1 else f"{len(tasks)} tasks wait"
    yield f"deadlock: nothing can ever run again, and {who}:"
    for record in tasks[:_NAMED]:
        yield f"  {_label(record)} {_wait(record.reason, recording)}"
    if len(tasks) > _NAMED:
        yield f"  and {len(tasks) - _NAMED} more; the trace has them all"


def _label(record):
    return f"task {record.number} '{record.creation.get('name', '')}'"


def _wait(reason, recording):
    on, target = reason.get("on"), recording.alive.get(reason.get("target"))
    if on == "task":
        return "awaits a task" if target is None else f"awaits {_label(target)}"
    if on == "group":
        return "waits for the children of its group"
    if on == "continuation":
        return "waits for a future that nobody has set"
    return f"waits on {on} {reason.get('what', '')}".rstrip()
