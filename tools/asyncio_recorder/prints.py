"""Standard output and error that tell the recording each line, and hand every byte on at once as they are."""
import io
import sys


class RecordedStream(io.TextIOWrapper):
    """A text stream over the same buffer as the one that it replaces."""

    def __init__(self, stream, name, recording):
        # line_buffering as it was: what reaches the terminal, and when, is the same as without recording.
        super().__init__(stream.buffer, stream.encoding, stream.errors, None, stream.line_buffering,
                         stream.write_through)
        self.mode = stream.mode
        self._stream, self._stream_name, self._recording, self._rest = stream, name, recording, ""

    def write(self, text):
        """Writes the text, and records the lines that it ends."""
        count = super().write(text)
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._recording.printed(line, self._stream_name)
        return count

    def finish(self):
        """Records the line that no newline ended."""
        if self._rest:
            self._recording.printed(self._rest, self._stream_name)
            self._rest = ""


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
