#define _GNU_SOURCE
#include "CEventLoop.h"

#include "CImports.h"

#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum { NOT_SET = -1 };
static _Thread_local int64_t thread_time = NOT_SET;
static _Atomic int64_t process_time = NOT_SET;

void weft_runtime_clock_set_thread(int64_t nanoseconds) {
    thread_time = nanoseconds;
}

void weft_runtime_clock_set_process(int64_t nanoseconds) {
    atomic_store_explicit(&process_time, nanoseconds, memory_order_relaxed);
}

/// What libswift_Concurrency calls instead of `clock_gettime`. ContinuousClock reads CLOCK_BOOTTIME,
/// SuspendingClock CLOCK_MONOTONIC. Our own call here goes through our own table, to the real one.
static int read_runtime_clock(clockid_t clock, struct timespec *time) {
    int64_t now = thread_time;
    if (now < 0) now = atomic_load_explicit(&process_time, memory_order_relaxed);
    if (now < 0 || (clock != CLOCK_MONOTONIC && clock != CLOCK_BOOTTIME)) return clock_gettime(clock, time);
    time->tv_sec = now / 1000000000;
    time->tv_nsec = now % 1000000000;
    return 0;
}

static int redirect_in_runtime(struct dl_phdr_info *info, size_t size, void *is_done) {
    (void)size;
    struct weft_image image;
    if (!info->dlpi_name || !strstr(info->dlpi_name, "libswift_Concurrency.so")) return 0;
    if (!weft_image_read(info, &image)) return 1;
    void **slot = weft_image_slot(&image, "clock_gettime");
    if (slot) *(bool *)is_done = weft_image_write(&image, slot, (void *)read_runtime_clock);
    return 1;
}

bool weft_runtime_clock_redirect(void) {
    // Two threads that come here at once do the same thing twice, which does no harm.
    static _Atomic bool is_done;
    if (atomic_load(&is_done)) return true;
    bool done = false;
    dl_iterate_phdr(redirect_in_runtime, &done);
    atomic_store(&is_done, done);
    return done;
}
