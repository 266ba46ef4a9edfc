"""Standard output and error that tell the recording each line, and hand every byte on at once as they are."""
import io
import sys
import threading


class RecordedStream(io.TextIOWrapper):
    """A text stream over the same buffer as the one that it replaces."""

    def __init__(self, stream, name, recording):
        # line_buffering as it was: what reaches the terminal, and when, is the same as without recording.
        super().__init__(stream.buffer, stream.encoding, stream.errors, None, stream.line_buffering,
                         stream.write_through)
        self.mode = stream.mode
        self._stream, self._stream_name, self._recording = stream, name, recording
        #: The line that each thread has begun.
        self._rests = {}

    def write(self, text):
        """Writes the text, and records the lines that it ends."""
        count = super().write(text)
        thread = threading.get_ident()
        *lines, self._rests[thread] = (self._rests.get(thread, "") + text).split("\n")
        for line in lines:
            self._recording.printed(line, self._stream_name)
        return count

    def finish(self):
        """Records the lines that no newline ended."""
        for rest in filter(None, self._rests.values()):
            self._recording.printed(rest, self._stream_name)


def install(recording):
    """Puts recorded streams in place; returns them."""
    streams = []
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.flush()
            recorded = RecordedStream(stream, name, recording)
            setattr(sys, name, recorded)
            setattr(sys, f"__{name}__", recorded)
            streams.append(recorded)
    return streams
