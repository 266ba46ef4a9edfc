"""Programs that meet the world: sockets, processes, threads. Lawful on either clock."""
import unittest

import laws
from support import Run

#: What each program waits for, and what is said that the recording can't see.
EXPECTED = {
    "echo": ({"io.connect", "io.read", "io.write", "sleep"}, ""),
    "process": ({"process", "io.read"}, "not seen: what 1 process did"),
    "threads": ({"continuation", "group"}, "not seen: what 4 functions did in other threads"),
}


class World(unittest.TestCase):
    """Each program on both clocks."""

    def test_is_lawful_and_says_what_it_waits_for(self):
        for name, (reasons, unseen) in EXPECTED.items():
            for options in ([], ["--virtual"]):
                with self.subTest(name, options=options):
                    run = Run(*options, f"world/{name}.py")
                    self.assertEqual(run.status, 0, run.error)
                    self.assertEqual(list(laws.broken(run.bytes)), [])
                    self.assertLessEqual(reasons, {event.get("on") for event in run.trace["events"]})
                    self.assertIn(unseen, run.error)
                    self.assertEqual("time stood still" in run.error, bool(options), run.error)

    def test_a_wall_trace_says_when_and_which_process(self):
        trace = Run("programs/never_awaited.py").trace
        self.assertRegex(trace["start"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
        self.assertGreater(trace["program"]["pid"], 0)
        self.assertEqual(list(trace), ["format", "version", "program", "clock", "start", "events", "end"])

    def test_virtual_time_does_not_pass_while_a_thread_works(self):
        trace = Run("--virtual", "--tick", "0", "world/threads.py").trace
        self.assertEqual(trace["end"]["t"], 10_000_000)


if __name__ == "__main__":
    unittest.main()
