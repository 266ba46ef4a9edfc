"""Every program in `programs`, recorded in virtual time: what it prints, the laws, and the golden trace.

WEFT_RECORD=1 writes the expected files anew, and fails, so that it can't happen unseen.
"""
import os
import pathlib
import subprocess
import sys
import unittest

import laws
from support import ROOT, TESTS, WEFT, Run

PROGRAMS = sorted((TESTS / "programs").glob("*.py"))
#: Those that exit with another status than 0.
STATUSES = {"deadlock": 86, "error": 1}
#: What weft diff begins with, for each program that is in Swift, too: asyncio.run cancels what is left.
SWIFT = {
    "never_awaited": "identical",
    "loop_inside_loop": "different: `main` prints \"asyncio.run() cannot",
    "hello_world": "identical",
    "await_in_sequence": "identical",
    "task_not_awaited": "different: `foo` is cancelled now",
    "task_awaited": "identical",
    "sleep_lets_it_run": "identical",
    "sleep_shorter": "different: `foo` is cancelled now",
    "fetch_and_numbers": "different: `printNumbers` is cancelled now",
    "restaurant_1": "identical",
    "restaurant_2": "identical",
    "restaurant_3": "different: `order` is cancelled now",
}
#: The version of Python that the golden traces come from; others differ in wait_for and gather.
GOLDEN_VERSION = (3, 11)


class Programs(unittest.TestCase):
    """Each test is one table over all programs."""

    @classmethod
    def setUpClass(cls):
        cls.runs = {path.stem: Run("--virtual", path.name, cwd=path.parent) for path in PROGRAMS}

    def test_exits_with_the_status_of_the_program(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                self.assertEqual(run.status, STATUSES.get(name, 0), run.error)

    def test_prints_what_is_expected(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                self.same_as_golden(name + ".txt", run.output.encode())

    def test_the_trace_has_every_line_that_is_printed(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                self.assertEqual(run.printed(), run.output.splitlines())

    def test_obeys_the_laws(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                self.assertEqual(list(laws.broken(run.bytes)), [])

    def test_a_second_recording_is_the_same_bytes(self):
        for path in PROGRAMS:
            with self.subTest(path.stem):
                again = Run("--virtual", path.name, cwd=path.parent, environment={"PYTHONHASHSEED": "7"})
                self.assertEqual(again.bytes, self.runs[path.stem].bytes)

    @unittest.skipIf(sys.version_info[:2] != GOLDEN_VERSION, "the golden traces are of another Python")
    def test_is_the_golden_trace_byte_for_byte(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                self.same_as_golden(name + ".json", run.bytes)

    @unittest.skipIf(WEFT is None, "weft is not built")
    def test_weft_finds_each_valid(self):
        for name, run in self.runs.items():
            with self.subTest(name):
                done = subprocess.run([WEFT, "validate", "-"], input=run.bytes, capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)

    @unittest.skipIf(WEFT is None, "weft is not built")
    def test_the_same_program_in_swift_interleaves_the_same(self):
        for name, verdict in SWIFT.items():
            with self.subTest(name):
                swift = ROOT / "traces" / name.replace("_", "-") / "trace.json"
                done = subprocess.run(
                    [WEFT, "diff", swift, "-"], input=self.runs[name].bytes, capture_output=True)
                self.assertTrue(done.stdout.decode().startswith(verdict), done.stdout.decode())

    def same_as_golden(self, name, found):
        """Compares with a file in `golden`, or records it and fails."""
        path = pathlib.Path(TESTS, "golden", name)
        if os.environ.get("WEFT_RECORD") and not (path.exists() and path.read_bytes() == found):
            path.write_bytes(found)
            self.fail(f"recorded {path.name}; run again without WEFT_RECORD")
        self.assertEqual(found.decode(), path.read_bytes().decode())


if __name__ == "__main__":
    unittest.main()
