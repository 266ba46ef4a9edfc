"""What can go wrong before, in or after a recording, each with its sentence and exit status."""


class Failure(BaseException):
    """The recording can't be made. No `except Exception` of the program may swallow it."""

    #: The exit status that it gives.
    status = 125


class UsageError(Failure):
    """The command line was not understood."""

    status = 64

    def __init__(self, sentence):
        super().__init__(f"{sentence}; 'weft-asyncio --help' shows what there is")


class NoScript(Failure):
    """There is no such program."""

    status = 127

    def __init__(self, path, reason):
        super().__init__(f"can't read {path}: {reason}")


class OutputRefused(Failure):
    """The trace can't be written."""

    def __init__(self, path, reason):
        super().__init__(f"can't write the trace to {path}: {reason}")


class ForeignLoop(Failure):
    """The program wants to run on an event loop that is not asyncio's own."""

    def __init__(self, loop):
        name = f"{type(loop).__module__}.{type(loop).__qualname__}"
        super().__init__(
            f"the program wants to run on {name}, and only asyncio's own event loop can be recorded; "
            "run it without that loop")


class Deadlock(BaseException):
    """Nothing is ready and nothing can become so: in virtual time the loop would wait for ever."""

    #: The exit status that it gives, the same as weft record's.
    status = 86
