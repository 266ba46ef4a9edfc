"""The laws of the trace format, checked without weft: a second opinion, and one that needs no build."""
import json

#: What may come next for a task, by what came last.
_NEXT = {
    "create": {"start"},
    "start": {"suspend", "end"},
    "resume": {"suspend", "end"},
    "suspend": {"ready", "resume"},
    "ready": {"resume"},
    "end": set(),
}

#: The keys of each event, in their order.
_KEYS = {
    "create": ["name", "kind", "parent", "creator", "priority", "file", "line"],
    "start": ["thread"],
    "suspend": ["on", "target", "for", "what"],
    "ready": ["by", "via"],
    "resume": ["thread"],
    "end": ["outcome", "error"],
    "cancel": ["by"],
    "print": ["text", "stream"],
}


def broken(data):
    """Each breach of a law in the bytes of a trace, in words; none if it is lawful."""
    trace = json.loads(data)
    last, threads, immediate, time = {}, {}, {}, 0
    for number, event in enumerate(trace["events"], 1):
        kind, task = event["event"], event.get("task")
        keys = [key for key in event if key not in ("t", "event", "task")]
        if [key for key in _KEYS[kind] if key in event] != keys or None in event.values():
            yield f"event {number}: its keys are unknown, or out of order"
        if event["t"] < time:
            yield f"event {number}: time goes back"
        time = event["t"]
        for key in ("parent", "creator", "target", "by"):
            if event.get(key, task) not in {*last, task}:
                yield f"event {number}: names task {event[key]}, which is not created"
        if kind == "create":
            if task in last:
                yield f"event {number}: task {task} is created twice"
            last[task] = kind
            if event.get("kind") == "immediate":
                immediate[task] = event.get("creator")
        elif kind in _NEXT:
            if kind not in _NEXT.get(last.get(task), ()):
                yield f"event {number}: task {task} can't {kind} after {last.get(task)}"
            last[task] = kind
            yield from _threads(number, event, threads, immediate)
    if trace["end"]["events"] != len(trace["events"]) or trace["end"]["t"] < time:
        yield "the end does not agree with the events"
    lines = data.decode().splitlines()
    if len(lines) != len(trace["events"]) + len(trace.keys() & {"program", "clock", "start", "end"}) + 3:
        yield "there is not one event on each line"


def _threads(number, event, threads, immediate):
    """At most one task runs on a thread, save an immediate one within its creator."""
    task, thread = event["task"], event.get("thread")
    if thread is not None:
        running = threads.setdefault(thread, [])
        if running and immediate.get(task) != running[-1]:
            yield f"event {number}: thread {thread} is taken by task {running[-1]}"
        running.append(task)
    elif event["event"] in ("suspend", "end"):
        for running in threads.values():
            if task in running:
                running.remove(task)
