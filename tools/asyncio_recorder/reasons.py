"""What a task waits for.

A task waits for a future. Which part of asyncio made the future, and for what, stands on the stack at that
moment; so the loop's `create_future` asks here, and the answer is kept until a task waits for that future.
"""
import asyncio
import collections
import weakref

#: Where asyncio makes a future by itself, and what is waited for: the reason, and whose name is told.
_PLACES = {
    "Lock.acquire": "lock",
    "Semaphore.acquire": "semaphore",
    "Event.wait": "event",
    "Condition.wait": "condition",
    "Queue.get": "queue.get",
    "Queue.put": "queue.put",
}

#: The same for what has no name of its own.
_NAMELESS = {
    "TaskGroup.__aexit__": "group",
    "_wait": "group",
    "StreamReader._wait_for_data": "io.read",
    "FlowControlMixin._drain_helper": "io.write",
    "StreamReaderProtocol.__init__": "io.write",
    "SubprocessStreamProtocol.__init__": "io.write",
    "BaseSelectorEventLoop.sock_recv": "io.read",
    "BaseSelectorEventLoop.sock_recv_into": "io.read",
    "BaseSelectorEventLoop.sock_recvfrom": "io.read",
    "BaseSelectorEventLoop.sock_recvfrom_into": "io.read",
    "BaseSelectorEventLoop.sock_sendall": "io.write",
    "BaseSelectorEventLoop.sock_sendto": "io.write",
    "BaseSelectorEventLoop.sock_accept": "io.accept",
    "BaseSelectorEventLoop.sock_connect": "io.connect",
    "BaseEventLoop._create_connection_transport": "io.connect",
    "BaseEventLoop.create_datagram_endpoint": "io.connect",
    "BaseEventLoop.connect_read_pipe": "io.connect",
    "BaseEventLoop.connect_write_pipe": "io.connect",
    "BaseEventLoop.start_tls": "io.connect",
    "Server.serve_forever": "io.accept",
    "BaseSubprocessTransport._wait": "process",
    "_UnixSelectorEventLoop._make_subprocess_transport": "process",
}

#: The longest time that a trace can hold, in seconds.
_LONGEST = 2**63 / 1e9


class Reasons:
    """The reasons of the futures that asyncio has made."""

    def __init__(self):
        self._reasons = weakref.WeakKeyDictionary()
        self._names = weakref.WeakKeyDictionary()
        self._counts = collections.Counter()

    def note(self, future, frame):
        """A future was made by what runs in the frame."""
        stack = _asyncio_part(frame)
        if stack:
            reason = self._reason(stack)
            if reason is not None:
                self._reasons[future] = reason

    def of(self, future):
        """The fields of the suspend event of a task that waits for the future; None is a bare yield."""
        if future is None:
            return {"on": "yield"}
        if isinstance(future, asyncio.Task):
            return {"on": "task", "target": self._target(future)}
        if hasattr(future, "_children"):
            return {"on": "group"}
        reason = self._reasons.get(future, {"on": "continuation"})
        if "frame" in reason:
            # wait_for of Python 3.11 makes the task that it waits for after the future.
            return {"on": "task", "target": self._target(reason.pop("frame").f_locals.get("fut"))}
        return dict(reason)

    def _reason(self, stack):
        name, values = stack[0]
        callers = dict(reversed(stack))
        if name in _NAMELESS:
            return {"on": _NAMELESS[name]}
        if name == "sleep":
            return _sleep(values["delay"])
        if name == "wait_for":
            return {"on": "task", "frame": values.frame}
        if name == "_cancel_and_wait":
            return {"on": "task", "target": self._target(values["fut"])}
        if name == "shield":
            return {"on": "task", "target": self._target(values["inner"])}
        if name == "wrap_future":
            what = "getaddrinfo" if "BaseEventLoop.getaddrinfo" in callers else "thread"
            return {"on": "continuation", "what": what}
        if name in _PLACES:
            return self._primitive(_PLACES[name], values["self"], callers)
        return None

    def _primitive(self, reason, primitive, callers):
        # One primitive inside another stands for the outer one.
        if any(name.endswith("_wait_for_one") for name in callers):
            return {"on": "group"}      # as_completed
        for name, values in callers.items():
            if name == "Queue.join" or (name.startswith("Barrier.") and reason == "condition"):
                primitive = values["self"]
                reason = "event" if name == "Queue.join" else "barrier"
        return {"on": reason, "what": self._name(primitive)}

    def _target(self, future):
        """The number of the task that a future stands for: its own, or that of the task behind a shield."""
        record = getattr(future, "record", None)
        if record is not None:
            return record.number
        return None if future is None else self._reasons.get(future, {}).get("target")

    def _name(self, primitive):
        """Lock, Lock#2, …: numbered for each class, in the order of the first wait."""
        if primitive not in self._names:
            kind = type(primitive).__name__
            self._counts[kind] += 1
            count = self._counts[kind]
            self._names[primitive] = kind if count == 1 else f"{kind}#{count}"
        return self._names[primitive]


class _Values:
    """The local variables of a frame, read only when one is asked for."""

    def __init__(self, frame):
        self.frame = frame

    def __getitem__(self, name):
        return self.frame.f_locals[name]


def _asyncio_part(frame):
    """The innermost functions of asyncio on the stack, innermost first, with their variables."""
    stack = []
    while frame is not None and len(stack) < 8:
        if not frame.f_globals.get("__name__", "").startswith("asyncio."):
            break
        stack.append((frame.f_code.co_qualname, _Values(frame)))
        frame = frame.f_back
    return stack


def _sleep(delay):
    if 0 < delay < _LONGEST:
        return {"on": "sleep", "for": round(delay * 1e9)}
    return {"on": "sleep"}
