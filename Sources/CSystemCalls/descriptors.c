#define _GNU_SOURCE
#include "CSystemCalls.h"
#include "result.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int weft_close(int descriptor) {
    return result(close(descriptor));
}

int weft_pipe(int ends[2], bool keeps_reading_end) {
    if (pipe2(ends, O_CLOEXEC) < 0) return -errno;
    int kept = ends[keeps_reading_end ? 0 : 1];
    return result(fcntl(kept, F_SETFL, fcntl(kept, F_GETFL) | O_NONBLOCK));
}

int weft_open_null(void) {
    return result(open("/dev/null", O_RDWR | O_CLOEXEC));
}

int weft_read(int descriptor, size_t limit, const unsigned char **bytes) {
    // One for each thread and not one for each stream: ten thousand silent connections hold no memory.
    static _Thread_local unsigned char buffer[65536];
    *bytes = buffer;
    ssize_t count;
    do count = read(descriptor, buffer, limit < sizeof buffer ? limit : sizeof buffer);
    while (count < 0 && errno == EINTR);
    return result(count);
}

int weft_write_socket(int descriptor, const void *bytes, size_t count) {
    ssize_t written;
    do written = send(descriptor, bytes, count < 1 << 30 ? count : 1 << 30, MSG_NOSIGNAL);
    while (written < 0 && errno == EINTR);
    return result(written);
}

int weft_write_pipe(int descriptor, const void *bytes, size_t count) {
    // A pipe has no MSG_NOSIGNAL: the signal is held back, and taken if the write has raised it.
    sigset_t broken_pipe, pending, before;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    sigpending(&pending);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, &before);
    ssize_t written;
    do written = write(descriptor, bytes, count < 1 << 30 ? count : 1 << 30);
    while (written < 0 && errno == EINTR);
    int answer = result(written);
    if (answer == -EPIPE && !sigismember(&pending, SIGPIPE)) {
        struct timespec at_once = {0};
        while (sigtimedwait(&broken_pipe, 0, &at_once) < 0 && errno == EINTR) continue;
    }
    pthread_sigmask(SIG_SETMASK, &before, 0);
    return answer;
}

const char *weft_error_name(int code) {
    return strerrorname_np(code);
}

const char *weft_error_text(int code) {
    return strerrordesc_np(code);
}
