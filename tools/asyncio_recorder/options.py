"""The command line: weft-asyncio [OPTIONS] SCRIPT.py [ARGS…]."""
import dataclasses
import re

from .errors import UsageError

HELP = """\
usage: weft-asyncio [-o FILE] [--virtual [--tick DURATION]] SCRIPT.py [ARGS…]

Runs an asyncio program, unchanged, and writes down how its tasks interleave: a trace for weft render and
weft diff. Needs Python 3.11 or later, and asyncio's own event loop.

Options, before the script:
  -o, --output FILE  where the trace goes; trace.json unless given, - is standard output, after what the
                     program writes
  --virtual          let time stand still while anything can run: sleeps take no time, and two recordings
                     are the same bytes
  --tick DURATION    how much virtual time each callback takes; 1us unless given, 0 for none
  --help             this text

Examples:
  weft-asyncio server.py --port 8080          a program on the clock of the world; Ctrl-C ends it
  weft-asyncio --virtual -o a.json fetch.py   in virtual time, to be compared in CI
  weft render a.json                          draws what was recorded

Exit statuses:
  N      what the program exited with
  86     under --virtual: a deadlock; standard error names each stuck task
  125    the program can't be recorded, or the trace can't be written
  127    there is no such script
  64     the command line was not understood
"""

#: The virtual time that each callback takes unless --tick says otherwise, in nanoseconds.
DEFAULT_TICK = 1000

_UNITS = {"ns": 1, "us": 1000, "µs": 1000, "ms": 1_000_000, "s": 1_000_000_000}


@dataclasses.dataclass
class Options:
    """What is recorded, and how."""

    #: The path of the program, as it was given.
    script: str
    #: The program's own arguments.
    arguments: list
    #: Where the trace goes.
    output: str = "trace.json"
    #: Nanoseconds of virtual time that each callback takes; None for the clock of the world.
    tick: int | None = None


def parse(words):
    """The options that the words of a command line mean, or None where help is asked for."""
    words = list(words)
    output, is_virtual, tick = "trace.json", False, None
    while words and words[0].startswith("-") and words[0] != "-":
        option, given, value = words.pop(0).partition("=")
        if option == "--":
            break
        if option in ("-h", "--help"):
            return None
        if option == "--virtual" and not given:
            is_virtual = True
        elif option in ("-o", "--output"):
            output = value if given else _value(option, words)
        elif option == "--tick":
            tick = _duration(value if given else _value(option, words))
        else:
            raise UsageError(f"there is no option '{option}'")
    if tick is not None and not is_virtual:
        raise UsageError("--tick needs --virtual")
    if not words:
        raise UsageError("the SCRIPT.py to record is missing")
    if is_virtual and tick is None:
        tick = DEFAULT_TICK
    return Options(words[0], words[1:], output, tick)


def _value(option, words):
    if not words:
        raise UsageError(f"{option} needs a value")
    return words.pop(0)


def _duration(text):
    """Nanoseconds, from text such as 10ms, 1us or 0."""
    match = re.fullmatch(r"([0-9]{1,18})(ns|us|µs|ms|s)?", text)
    if match and (match[2] or int(match[1]) == 0):
        nanoseconds = int(match[1]) * _UNITS.get(match[2], 1)
        if nanoseconds < 2**63:
            return nanoseconds
    raise UsageError(
        f"'{text}' is no duration: a whole number with ns, us, ms or s, such as 10ms (0 needs no unit)")
