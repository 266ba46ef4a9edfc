#define _GNU_SOURCE
#include "log.h"

#include "CRecording.h"
#include "CRecordingClock.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/// The file grows by this much at a time, so that a full disk shows as a refused allocation and not as a
/// SIGBUS.
#define GROWTH (4ull << 20)
/// The largest log. The address space is reserved at once, the disk is not: 64 GiB, or what the system
/// allows.
#define LARGEST (64ull << 30)
#define SMALLEST (64ull << 20)

static struct {
    int file;
    char *base;
    uint64_t size;
    uint64_t capacity;  // in chunks
    bool full;  // the disk has no room: whatever comes is dropped
    pthread_mutex_t growing;
    enum weft_clock_source source;
    uint64_t sequence;
    uint32_t threads;
} log = {.file = -1, .growing = PTHREAD_MUTEX_INITIALIZER};

/// What a thread needs in order to write: initial-exec, since a general TLS access costs a call.
static __thread struct {
    struct weft_record *next, *end;
    uint32_t number;
} mine __attribute__((tls_model("initial-exec")));

struct weft_log_header *weft_log_header(void) { return (struct weft_log_header *)log.base; }

static uint64_t now(bool ordered) {
    switch (log.source) {
    case WEFT_CLOCK_TSC: return ordered ? weft_clock_ticks_ordered() : weft_clock_ticks();
    case WEFT_CLOCK_SEQUENCE: return __atomic_fetch_add(&log.sequence, 1, __ATOMIC_RELAXED);
    default: return weft_clock_monotonic();
    }
}

/// Maps as much of the file as the system allows; false where even little is too much, or the disk is full.
static bool map(int file) {
    for (uint64_t size = LARGEST; size >= SMALLEST; size /= 4) {
        if (ftruncate(file, (off_t)size) != 0) continue;
        char *base = mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file, 0);
        if (base == MAP_FAILED) continue;
        int error = posix_fallocate(file, 0, WEFT_LOG_HEADER_SIZE);
        if (error == 0) {
            log.base = base;
            log.size = size;
            return true;
        }
        munmap(base, size);
        errno = error;
        break;
    }
    return false;
}

int weft_log_open(int file, enum weft_clock_source source) {
    if (!map(file)) return errno ? errno : ENOMEM;
    log.file = file;
    log.capacity = (log.size - WEFT_LOG_HEADER_SIZE) / WEFT_LOG_CHUNK_SIZE;
    log.source = source;
    log.full = false;
    log.sequence = 0;
    log.threads = 0;
    struct weft_log_header *header = weft_log_header();
    header->layout = WEFT_LOG_LAYOUT;
    header->allocated = WEFT_LOG_HEADER_SIZE;
    header->clock_source = source;
    header->start_ticks = source == WEFT_CLOCK_TSC ? weft_clock_ticks() : 0;
    header->start_monotonic = weft_clock_monotonic();
    struct timespec realtime;
    clock_gettime(CLOCK_REALTIME, &realtime);
    header->start_realtime = realtime.tv_sec * 1000000000ll + realtime.tv_nsec;
    header->process_id = getpid();
    memcpy(header->magic, WEFT_LOG_MAGIC, sizeof header->magic);
    return 0;
}

int weft_log_close(void) {
    int file = log.file;
    munmap(log.base, log.size);
    log.file = -1;
    log.base = 0;
    return file;
}

void weft_log_forget_thread(void) { memset(&mine, 0, sizeof mine); }

/// Backs the file with disk up to `size` bytes, and somewhat beyond where there is room; false where that fails.
static bool grow(uint64_t size) {
    pthread_mutex_lock(&log.growing);
    uint64_t *allocated = &weft_log_header()->allocated;
    for (uint64_t step = GROWTH; size > *allocated && step >= WEFT_LOG_CHUNK_SIZE; step /= 8) {
        uint64_t target = (size + step - 1) / step * step;
        if (posix_fallocate(log.file, (off_t)*allocated, (off_t)(target - *allocated)) == 0) {
            __atomic_store_n(allocated, target, __ATOMIC_RELEASE);
        }
    }
    bool fits = size <= *allocated;
    if (!fits) __atomic_store_n(&log.full, true, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&log.growing);
    return fits;
}

static bool next_chunk(void) {
    struct weft_log_header *header = weft_log_header();
    if (__atomic_load_n(&log.full, __ATOMIC_RELAXED)) return false;
    if (__atomic_load_n(&header->chunks, __ATOMIC_RELAXED) >= log.capacity) return false;
    uint64_t chunk = __atomic_fetch_add(&header->chunks, 1, __ATOMIC_RELAXED);
    if (chunk >= log.capacity) return false;
    uint64_t start = WEFT_LOG_HEADER_SIZE + chunk * WEFT_LOG_CHUNK_SIZE;
    uint64_t end = start + WEFT_LOG_CHUNK_SIZE;
    if (end > __atomic_load_n(&header->allocated, __ATOMIC_ACQUIRE) && !grow(end)) return false;
    char *bytes = log.base + start;
#ifdef MADV_POPULATE_WRITE
    // One call instead of eight page faults; kernels before 5.14 refuse it and fault as they go.
    madvise(bytes - start % 4096, WEFT_LOG_CHUNK_SIZE, MADV_POPULATE_WRITE);
#endif
    if (!mine.number) mine.number = __atomic_add_fetch(&log.threads, 1, __ATOMIC_RELAXED);
    ((struct weft_chunk_header *)bytes)->thread = mine.number;
    mine.next = (struct weft_record *)bytes + 1;
    mine.end = (struct weft_record *)(bytes + WEFT_LOG_CHUNK_SIZE);
    return true;
}

struct weft_record *weft_log_write(
    enum weft_record_kind kind, uint64_t task, uint64_t value, uint32_t detail, unsigned flags,
    const char *text, size_t length
) {
    if (length > WEFT_TEXT_LIMIT) length = WEFT_TEXT_LIMIT;
    size_t slots = 1 + (length + WEFT_LOG_RECORD_SIZE - 1) / WEFT_LOG_RECORD_SIZE;
    // What is left of a chunk that is too small for a text stays zero, which ends the chunk for its reader.
    if ((size_t)(mine.end - mine.next) < slots && !next_chunk()) {
        __atomic_fetch_add(&weft_log_header()->dropped, 1, __ATOMIC_RELAXED);
        return 0;
    }
    struct weft_record *record = mine.next;
    mine.next += slots;
    // A RUNS is what other threads' events are the cause of: its time must not be read before the load that
    // saw them.
    record->time = now(kind == WEFT_RECORD_RUNS);
    record->task = task;
    record->value = value;
    record->detail = detail;
    record->length = (uint16_t)length;
    record->flags = (uint8_t)flags;
    if (length) memcpy(record + 1, text, length);
    __atomic_store_n(&record->kind, (uint8_t)kind, __ATOMIC_RELEASE);
    return record;
}
