"""The command as a person uses it: its options, its mistakes, and that no program sees it."""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

import laws
from support import RECORDER, TESTS, Run, plain, program

#: Shows all that a program can see of how it was started.
SURROUNDINGS = """
import sys, os
print(sys.argv, sys.path[0] == os.path.dirname(os.path.realpath(__file__)), __name__, __file__, __package__)
print(sorted(name for name in globals()), sys.modules["__main__"].__file__, __spec__, __doc__)
print(sys.stdout.encoding, sys.stdout.isatty(), sys.stdout.fileno(), sys.stdin.read())
"""

#: Prints in the order in which the bytes have to reach the terminal.
INTERLEAVED = """
import sys
for number in range(3):
    print("out", number, flush=True)
    print("err", number, file=sys.stderr)
sys.stdout.write("no newline")
"""

#: Another library's event loop, as far as it is needed to be refused.
FOREIGN = """
import asyncio
class Loop(asyncio.AbstractEventLoop):
    def __init__(self): self.steps = []
    def create_task(self, coro, **keywords): return asyncio.Task(coro, loop=self)
    def call_soon(self, callback, *arguments, context=None): self.steps.append(callback)
    def get_debug(self): return False
    def run_forever(self):
        asyncio._set_running_loop(self)
        for step in self.steps: step()
    def run_until_complete(self, future): self.create_task(future); self.run_forever()
    def shutdown_asyncgens(self): pass
    def shutdown_default_executor(self): pass
    def close(self): pass
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self): return Loop()
async def main(): print("it ran")
"""

#: Two tasks, the second of which begins before the first goes on.
EAGER = """
import asyncio
async def eager():
    print("in the middle")
    await asyncio.sleep(0)
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(eager())
    print("after it")
    await task
asyncio.run(main())
"""


class Options(unittest.TestCase):
    """What stands on the command line."""

    def fails(self, words, status, *texts):
        with self.subTest(words=words):
            done = subprocess.run([RECORDER, *words], cwd=TESTS, text=True, capture_output=True)
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            for text in ("weft-asyncio: ", *texts):
                self.assertIn(text, done.stderr)

    def test_a_mistake_is_told_in_one_sentence(self):
        self.fails([], 64, "the SCRIPT.py to record is missing")
        self.fails(["--virtuel", "a.py"], 64, "there is no option '--virtuel'")
        self.fails(["--tick", "1us", "a.py"], 64, "--tick needs --virtual")
        self.fails(["--virtual", "--tick"], 64, "--tick needs a value")
        for text in ("1", "1.5s", "-1s", "s", "1h", "99999999999s", ""):
            self.fails(["--virtual", "--tick", text, "a.py"], 64, f"'{text}' is no duration", "such as 10ms")
        self.fails(["none.py"], 127, "can't read none.py: No such file")
        self.fails(["programs"], 127, "can't read programs: Is a directory")
        for output in ("none/a.json", "programs", "/dev/full"):
            self.fails(["-o", output, "programs/hello_world.py"], 125, f"can't write the trace to {output}: ")

    def test_help_has_examples_and_exit_statuses(self):
        done = subprocess.run([RECORDER, "--help"], text=True, capture_output=True)
        self.assertEqual(done.returncode, 0)
        for text in ("--virtual", "--tick", "Examples:", "Exit statuses:", "125"):
            self.assertIn(text, done.stdout)

    def test_the_tick_is_what_each_callback_takes(self):
        for tick, nanoseconds in (("0", 0), ("3us", 3000), ("1ms", 1_000_000)):
            run = Run("--virtual", f"--tick={tick}", "programs/hello_world.py")
            resumed = [event["t"] for event in run.trace["events"] if event["event"] == "resume"]
            self.assertEqual(resumed, [2_000_000_000 + nanoseconds])
            self.assertEqual(run.trace["clock"], {"kind": "virtual", "tick": nanoseconds})

    def test_the_trace_follows_the_output_of_the_program(self):
        done = subprocess.run([RECORDER, "--virtual", "-o", "-", TESTS / "programs" / "hello_world.py"],
                              text=True, capture_output=True)
        self.assertTrue(done.stdout.startswith('Hello,\nWorld!!!!!!!\n{"format":"weft-trace"'), done.stdout)

    def test_one_line_says_what_was_recorded(self):
        run = Run("--virtual", "programs/hello_world.py")
        self.assertRegex(run.error, r"\Aweft-asyncio: 8 events, 1 task, 0 dropped, .*/trace.json\n\Z")
        self.assertEqual(run.files, ["trace.json"])


class Programs(unittest.TestCase):
    """A program does what it does without the recorder."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def same_as_plain(self, source, *arguments):
        """Runs a program with and without the recorder; returns the recorded run."""
        path = program(self.folder, source)
        alone = subprocess.run([sys.executable, path, *arguments], cwd=TESTS, text=True, capture_output=True,
                               input="typed")
        run = Run(path, *arguments, text="typed")
        self.assertEqual((run.status, run.output), (alone.returncode, alone.stdout), run.error)
        told = "".join(line for line in run.error.splitlines(True) if not line.startswith("weft-asyncio: "))
        self.assertEqual(told, alone.stderr)
        return run

    def test_sees_the_same_surroundings(self):
        self.same_as_plain(SURROUNDINGS, "one", "--virtual", "-o", "two")

    def test_prints_the_same_bytes(self):
        run = self.same_as_plain(INTERLEAVED)
        self.assertEqual(run.printed(), ["out 0", "out 1", "out 2", "no newline"])
        self.assertEqual(run.printed("stderr"), ["err 0", "err 1", "err 2"])

    def test_exits_as_it_wants_to(self):
        for code, status in (("3", 3), ("'a reason'", 1), ("None", 0), ("256 + 4", 4)):
            with self.subTest(code):
                run = self.same_as_plain(f"import sys\nsys.exit({code})")
                self.assertEqual(run.trace["end"]["exit"], {"code": status})

    def test_shows_its_own_frames_and_no_others(self):
        for body in ("1 / 0", "raise SystemError('bad') from KeyError(1)", "await asyncio.sleep(-1); x.y"):
            with self.subTest(body):
                self.same_as_plain(f"import asyncio\nasync def main():\n    {body}\nasyncio.run(main())\n")
        self.same_as_plain("def f(:\n")
        self.same_as_plain("import asyncio\nasync def main(): pass\nmain()\n")

    def test_its_last_words_are_recorded(self):
        run = self.same_as_plain("import atexit\natexit.register(print, 'the end')\n")
        self.assertEqual(run.printed(), ["the end"])

    def test_sees_the_same_objects(self):
        self.same_as_plain(
            "import asyncio, re\n"
            "async def main():\n"
            "    loop, task = asyncio.get_running_loop(), asyncio.current_task()\n"
            "    things = [loop, task, loop.call_soon(print, 1), loop.call_later(1, print), type(task)]\n"
            "    things += [task.get_coro(), task.get_name(), isinstance(task, asyncio.Task)]\n"
            "    things += [type(loop), asyncio.all_tasks()]\n"
            "    things += [await asyncio.wait([asyncio.create_task(asyncio.sleep(0))])]\n"
            "    print(re.sub('0x[0-9a-f]+|when=[0-9.]+', '', str(things)))\n"
            "asyncio.run(main(), debug=True)\n")

    @unittest.skipIf(sys.version_info < (3, 12), "tasks start eagerly from Python 3.12 on")
    def test_a_task_that_starts_eagerly_runs_within_its_creator(self):
        run = self.same_as_plain(EAGER)
        self.assertEqual(list(laws.broken(run.bytes)), [])
        told = [(event["event"], event.get("task"), event.get("creator")) for event in run.trace["events"]]
        self.assertEqual(told[:8], [
            ("create", 1, None), ("start", 1, None), ("create", 2, 1), ("start", 2, None), ("print", 2, None),
            ("suspend", 2, None), ("ready", 2, None), ("print", 1, None)])

    def test_what_runs_in_no_task_is_said_to_be_unseen(self):
        run = Run("--virtual", program(self.folder, (
            "import asyncio\nasync def main():\n    asyncio.get_running_loop().call_soon(print, 'x')\n"
            "    await asyncio.sleep(1)\nasyncio.run(main())\n")))
        self.assertIn("weft-asyncio: not seen: what 1 callback did outside of every task\n", run.error)

    def test_a_child_that_it_forks_writes_no_trace(self):
        run = self.same_as_plain("import os, sys\nif not os.fork(): print('child'); sys.exit(0)\nos.wait()\n")
        self.assertEqual(run.printed(), [])

    def test_text_that_utf8_cannot_hold_does_no_harm(self):
        run = Run(program(self.folder, "import sys; sys.stdout.reconfigure(errors='replace')\n"
                                       "print('\\udc80 \\x01 \\x7f \\u2028 \"\\\\')"))
        self.assertEqual(run.printed(), ["? \x01 \x7f \u2028 \"\\"])

    def test_another_event_loop_is_refused_before_it_runs(self):
        for way in ("asyncio.set_event_loop_policy(Policy()); asyncio.run(main())",
                    "with asyncio.Runner(loop_factory=Loop) as runner: runner.run(main())",
                    "loop = Loop(); loop.call_soon(lambda: print('it ran')); loop.run_forever()"):
            with self.subTest(way):
                run = Run(program(self.folder, FOREIGN + way))
                self.assertEqual((run.status, run.output, run.files), (125, "", []))
                self.assertRegex(run.error, r"\Aweft-asyncio: the program wants to run on __main__.Loop, ")
                self.assertEqual(run.error.count("\n"), 1)

    def test_a_deadlock_names_who_is_stuck(self):
        run = Run("--virtual", "programs/deadlock.py")
        self.assertEqual(run.status, 86)
        self.assertEqual(run.trace["end"]["exit"], {"code": 86, "reason": "deadlock"})
        self.assertIn("deadlock: nothing can ever run again, and 3 tasks wait:\n", run.error)
        self.assertIn("  task 2 'one' waits on lock Lock\n", run.error)

    def test_a_signal_ends_it_and_leaves_a_trace(self):
        path = program(self.folder, "import asyncio\nasync def main():\n    print('ready', flush=True)\n"
                                    "    await asyncio.sleep(60)\nasyncio.run(main())\n")
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                file = pathlib.Path(self.folder, f"{number}.json")
                process = subprocess.Popen([RECORDER, "-o", file, path], stdout=subprocess.PIPE,
                                           stderr=subprocess.PIPE, text=True)
                process.stdout.readline()
                os.kill(process.pid, number)
                error = process.communicate(timeout=60)[1]
                self.assertEqual(process.returncode, -number, error)
                self.assertEqual(list(laws.broken(file.read_bytes())), [])
                self.assertIn(b'"exit":{"signal":%d}' % number, file.read_bytes())
                self.assertNotIn("asyncio_recorder", error)


class Laws(unittest.TestCase):
    """The checker of these tests finds what is broken."""

    def test_finds_each_breach(self):
        data = (TESTS / "golden" / "task_awaited.json").read_bytes()
        self.assertEqual(list(laws.broken(data)), [])
        for old, new in ((b'"start","task":2', b'"resume","task":2'), (b'"target":2', b'"target":7'),
                         (b'"t":2000003000', b'"t":3'), (b'"events":15', b'"events":14'),
                         (b'"event":"start","task":1', b'"event":"create","task":1'),
                         (b'"by":2,"via":"completion"', b'"via":"completion","by":2'),
                         (b'{"t":0,"event":"suspend","task":1,"on":"task","target":2},\n', b''),
                         (b'},\n{"t":1000', b'},{"t":1000')):
            self.assertIn(old, data)
            self.assertNotEqual(list(laws.broken(data.replace(old, new, 1))), [], new)


if __name__ == "__main__":
    unittest.main()
