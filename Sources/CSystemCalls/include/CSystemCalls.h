// The kernel's calls that Swift's module of the C library does not name, or that take what Swift can't build:
// polling, sockets and their addresses, child processes, signals.
//
// Each returns a number of 0 or more, or the negative error number: nobody has to read `errno`. All descriptors
// are closed when a program is executed, and none of them blocks.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Polling

/// What may now be done with a descriptor.
enum weft_readiness_flags {
    WEFT_READABLE = 1,
    WEFT_WRITABLE = 2,
    /// The other end has closed or failed: nothing will be announced any more.
    WEFT_HUNG_UP = 4,
};

/// A descriptor that has become ready.
struct weft_readiness {
    /// The number that it was added with.
    uint64_t token;
    /// Of `enum weft_readiness_flags`.
    uint32_t flags;
};

/// A new set of descriptors to wait for.
int weft_poller_create(void);

/// From now on, each change of the descriptor to readable or writable is announced once, with `token`.
int weft_poller_add(int poller, int descriptor, uint64_t token);

int weft_poller_remove(int poller, int descriptor);

/// Waits until a descriptor becomes ready, for so many nanoseconds at most; negative: for as long as it takes.
/// How many were found, 0 also if a signal came first.
int weft_poller_wait(int poller, struct weft_readiness *found, int capacity, int64_t nanoseconds);

/// A descriptor that becomes readable at each `weft_wake`.
int weft_wake_create(void);
void weft_wake(int descriptor);

// Descriptors

int weft_close(int descriptor);

/// Two descriptors joined by a pipe, of which only those that this process keeps do not block.
int weft_pipe(int ends[2], bool keeps_reading_end);

/// The device that is always empty and takes everything.
int weft_open_null(void);

/// Reads into a buffer of the calling thread; `*bytes` is valid until the thread's next call.
int weft_read(int descriptor, size_t limit, const unsigned char **bytes);

/// Writes some of the bytes. A reader that is gone gives EPIPE and no signal.
int weft_write_socket(int descriptor, const void *bytes, size_t count);
int weft_write_pipe(int descriptor, const void *bytes, size_t count);

/// The name of an error number, such as ECONNREFUSED, and what it means; null if it has none.
const char *weft_error_name(int code);
const char *weft_error_text(int code);

// Sockets

/// The address of a socket: of IPv4, IPv6 or a path.
struct weft_address {
    uint32_t length;
    _Alignas(8) unsigned char bytes[128];
};

/// The addresses of a host and a service, numeric or not: how many were found, or a negative code of
/// `weft_resolve_text`. Blocks, unless the host is to be numeric. Without a host, those to listen at.
int weft_resolve(
    const char *host, const char *service, bool is_numeric, struct weft_address *found, int capacity);
const char *weft_resolve_text(int code);

/// The address of a socket in the file system; with a leading NUL, in the abstract name space.
int weft_address_of_path(const char *path, size_t length, struct weft_address *address);

/// The numeric host or the path, and the port or -1.
int weft_address_text(const struct weft_address *address, char *text, size_t capacity, int *port);

/// Gives an address of IPv4 or IPv6 another port.
void weft_address_set_port(struct weft_address *address, int port);

/// Removes what lies at the path, if it is a socket.
void weft_remove_socket(const char *path);

/// Starts to connect a new socket: 0 or -EINPROGRESS (then its error tells, once it is writable), and the socket.
int weft_connect(const struct weft_address *address, int *descriptor);

/// The error that a socket has met, taken from it.
int weft_socket_error(int descriptor);

/// A new socket that listens.
int weft_listen(const struct weft_address *address, int backlog, bool shares_port);

int weft_accept(int descriptor);

/// A socket's own address, or its peer's.
int weft_own_address(int descriptor, struct weft_address *address);
int weft_peer_address(int descriptor, struct weft_address *address);

/// Tells the peer that nothing more will be written.
int weft_end_writing(int descriptor);

/// Where the other end of a descriptor is.
enum weft_other_end {
    /// Nobody knows: no socket, or another process.
    WEFT_END_ELSEWHERE = 0,
    /// It listens and has no other end.
    WEFT_END_LISTENS = 1,
    /// This process has it.
    WEFT_END_HERE = 2,
    /// It has the address of `peer`.
    WEFT_END_AT_ADDRESS = 3,
};

/// Tells where the other end is (`enum weft_other_end`), and both addresses.
int weft_other_end(int descriptor, struct weft_address *own, struct weft_address *peer);

// Child processes

/// A program to start.
struct weft_program {
    /// A path, or a name that is looked for along PATH.
    const char *program;
    char *const *arguments;
    /// Null: that of this process.
    char *const *environment;
    /// Null: that of this process.
    const char *directory;
    /// Standard input, output and error; negative: those of this process.
    int standard[3];
    bool new_session;
};

/// Starts a program: a descriptor that becomes readable when it ends, and its process number.
int weft_spawn(const struct weft_program *request, int *process);

/// Takes the status of a child that has ended: 1 if it has, and its exit status or the negative signal.
int weft_reap(int descriptor, int *status);

int weft_signal_process(int descriptor, int signal);

bool weft_is_folder(const char *path);

// Signals

/// A descriptor that becomes readable when one of the signals comes that are given to it below.
int weft_signals_create(void);

/// From now on, the signal comes through the descriptor: to this thread, which is to be the one that reads it.
int weft_signals_add(int descriptor, int signal);

/// The signal does again what it did before.
int weft_signals_remove(int descriptor, int signal);

/// The name of a signal without SIG, such as TERM; null if it has none.
const char *weft_signal_name(int signal);

/// The next signal that has come, or -EAGAIN.
int weft_signals_next(int descriptor);
