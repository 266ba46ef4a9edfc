#define _GNU_SOURCE
#include "CSystemCalls.h"
#include "result.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 256 };

int weft_poller_create(void) {
    return result(epoll_create1(EPOLL_CLOEXEC));
}

int weft_poller_add(int poller, int descriptor, uint64_t token) {
    struct epoll_event event = {
        .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
        .data.u64 = token,
    };
    return result(epoll_ctl(poller, EPOLL_CTL_ADD, descriptor, &event));
}

int weft_poller_remove(int poller, int descriptor) {
    struct epoll_event event = {0};
    return result(epoll_ctl(poller, EPOLL_CTL_DEL, descriptor, &event));
}

static int wait_for(int poller, struct epoll_event *events, int capacity, int64_t nanoseconds) {
    if (nanoseconds <= 0) return epoll_wait(poller, events, capacity, nanoseconds < 0 ? -1 : 0);
    struct timespec time = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    int count = epoll_pwait2(poller, events, capacity, &time, 0);
    if (count >= 0 || errno != ENOSYS) return count;
    // A kernel before 5.11 counts in milliseconds; rounded up, so that nothing is looked for too early.
    int64_t milliseconds = (nanoseconds + 999999) / 1000000;
    return epoll_wait(poller, events, capacity, milliseconds > 1 << 30 ? 1 << 30 : (int)milliseconds);
}

int weft_poller_wait(int poller, struct weft_readiness *found, int capacity, int64_t nanoseconds) {
    struct epoll_event events[BATCH];
    int count = wait_for(poller, events, capacity < BATCH ? capacity : BATCH, nanoseconds);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    for (int i = 0; i < count; i++) {
        uint32_t seen = events[i].events, flags = 0;
        if (seen & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) flags |= WEFT_HUNG_UP | WEFT_READABLE;
        if (seen & EPOLLIN) flags |= WEFT_READABLE;
        if (seen & (EPOLLOUT | EPOLLHUP | EPOLLERR)) flags |= WEFT_WRITABLE;
        found[i] = (struct weft_readiness){.token = events[i].data.u64, .flags = flags};
    }
    return count;
}

int weft_wake_create(void) {
    return result(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
}

void weft_wake(int descriptor) {
    // Announced at each write, so it is never read; it would be full after 2^64 - 1 of them.
    eventfd_write(descriptor, 1);
}
