"""What a loop in virtual time has to wait for: descriptors that something may come from."""
import socket

#: So many seconds of the world virtual time stands still for a silent descriptor.
PATIENCE = 1.0

#: And so many for threads and processes, which answer when they are done, unless they wait for the loop.
PATIENCE_WITH_WORK = 10.0

#: And so many where both ends of every connection are in this loop: what was sent has arrived by then.
_PATIENCE_INSIDE = 0.01


def patience(descriptors):
    """How long to wait for any of the descriptors, in seconds."""
    ends = [_ends(descriptor) for descriptor in descriptors]
    here = {own for own, _ in ends}
    return _PATIENCE_INSIDE if all(peer is None or peer in here for _, peer in ends) else PATIENCE


def _ends(descriptor):
    """The addresses of a socket and of its peer, which is None for one that listens."""
    elsewhere = object()
    try:
        end = socket.socket(fileno=descriptor)
    except OSError:
        return None, elsewhere      # a pipe or a terminal
    try:
        if end.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            return end.getsockname(), None
        if end.family in (socket.AF_INET, socket.AF_INET6):
            return end.getsockname(), end.getpeername()
        return None, elsewhere      # the ends of a Unix socket mostly have no names
    except OSError:
        return None, elsewhere      # not connected
    finally:
        end.detach()
