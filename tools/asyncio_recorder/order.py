"""Sets that iterate in the order of insertion.

CPython iterates sets of tasks by their addresses, so which sibling is cancelled first differs from run to
run. With these in their place it is always the same, and one of the orders that CPython may show.
"""
import asyncio


class OrderedSet(set):
    """A set that iterates, and prints, in the order of insertion."""

    def __init__(self, items=()):
        super().__init__()
        self._order = {}
        for item in items:
            self.add(item)

    def add(self, item):
        super().add(item)
        self._order.setdefault(item)

    def discard(self, item):
        super().discard(item)
        self._order.pop(item, None)

    def remove(self, item):
        super().remove(item)
        del self._order[item]

    def pop(self):
        if not self:
            return super().pop()
        item = next(iter(self._order))
        self.remove(item)
        return item

    def clear(self):
        super().clear()
        self._order.clear()

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def __iter__(self):
        # What the inherited operators changed behind our back is seen by the inherited iterator alone.
        return iter(list(self._order) if len(self._order) == len(self) else list(super().__iter__()))

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"


def cancel_all_tasks(loop):
    """What asyncio.run does with the tasks that are left, in the order of their creation."""
    pending = sorted(asyncio.all_tasks(loop), key=hash)
    if not pending:
        return
    for task in pending:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
    for task in pending:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })


def install():
    """Puts the ordered sets where asyncio iterates sets of tasks."""
    asyncio.runners._cancel_all_tasks = cancel_all_tasks
    asyncio.tasks.set = OrderedSet      # wait and as_completed
    plain = asyncio.TaskGroup.__init__

    def __init__(group, *arguments, **keywords):
        plain(group, *arguments, **keywords)
        group._tasks = OrderedSet()

    asyncio.TaskGroup.__init__ = __init__
