"""Records how the tasks of an asyncio program interleave, in the trace format that weft reads.

The program runs on CPython's own loop, tasks and primitives. What is added only watches:

    command     the command line, from its options to the exit status
    options     what may stand on it
    script      runs the program as plain python would
    install     puts the recorded classes in asyncio's place, and refuses other loops
    loop        the event loop: which callback runs, what caused it, virtual time
    task        asyncio.Task that tells of its creation and cancellation
    outside     what virtual time waits for
    reasons     what a task waits for, found where asyncio makes the future
    wakes       what made a task ready
    prints      what is printed, line by line
    unawaited   coroutines that nobody started
    order       sets of tasks in the order of creation, where CPython's order is by address
    recording   the events, kept in the order that the laws of the format ask for
    clock       virtual time, or the time of the world
    trace       the file
    blindspots  what could not be seen
    errors      what can go wrong, in sentences
"""
