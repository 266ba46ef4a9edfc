// What a loop, or a library with waits of its own, tells the recorder.

#include "CRecorder.h"
#include "hooks.h"
#include "log.h"

#include <string.h>

static void clock_moved(uint64_t nanoseconds) {
    if (!weft_begin()) return;
    weft_log_write(WEFT_RECORD_CLOCK, 0, nanoseconds, 0, 0, 0, 0);
    weft_end();
}

static void next_task_kind(uint32_t kind) {
    if (!weft_begin()) return;
    weft_thread.next_kind = kind;
    weft_end();
}

static void timer_armed(const void *job, uint64_t nanoseconds) {
    if (!weft_begin()) return;
    if (weft_is_task(job)) weft_log_write(WEFT_RECORD_TIMER, weft_id(job), nanoseconds, 0, 0, 0, 0);
    weft_end();
}

static void coroutine_never_started(const char *name) {
    if (!weft_begin()) return;
    weft_log_write(WEFT_RECORD_COROUTINE_DROPPED, 0, weft_id(weft_running_task()), 0, 0, name, strlen(name));
    weft_end();
}

static void deadlocked(void) {
    if (!weft_begin()) return;
    __atomic_store_n(&weft_log_header()->deadlocked, 1, __ATOMIC_RELEASE);
    weft_end();
}

static void waits(uint32_t reason, const char *name, uint64_t value) {
    if (!weft_begin()) return;
    weft_log_write(WEFT_RECORD_WAITS, weft_id(weft_running_task()), value, reason, 0, name, strlen(name));
    weft_end();
}

static uint64_t resolved(uint64_t task) { return task == WEFT_RUNNING_TASK ? weft_id(weft_running_task()) : task; }

static void wakes(uint32_t cause, uint64_t by) {
    if (!weft_begin()) return;
    bool is_told = by != WEFT_WHOEVER_RESUMES;
    weft_log_write(WEFT_RECORD_WAKES, 0, is_told ? resolved(by) : 0, cause, is_told ? WEFT_WAKES_BY : 0, 0, 0);
    weft_end();
}

static void cancels(uint64_t task, uint64_t by) {
    if (!weft_begin()) return;
    weft_log_write(WEFT_RECORD_CANCELLED, task, resolved(by), 0, 0, 0, 0);
    weft_end();
}

static void cancels_silently(bool silently) { weft_thread.cancels_silently = silently; }

static void mark(const char *text, size_t length) {
    if (!weft_begin()) return;
    uint64_t task = weft_id(weft_running_task());
    while (length > WEFT_TEXT_LIMIT) {
        size_t piece = WEFT_TEXT_LIMIT;
        // A character of UTF-8 stays in one piece: its later bytes are 10xxxxxx.
        while (piece > WEFT_TEXT_LIMIT - 4 && (text[piece] & 0xc0) == 0x80) piece--;
        weft_log_write(WEFT_RECORD_MARK, task, 0, 0, WEFT_PRINT_CONTINUES, text, piece);
        text += piece;
        length -= piece;
    }
    weft_log_write(WEFT_RECORD_MARK, task, 0, 0, 0, text, length);
    weft_end();
}

static bool is_recording(void) { return weft_is_recording(); }

const struct weft_recorder_interface weft_recorder_table = {
    .version = WEFT_RECORDER_VERSION,
    .clock_moved = clock_moved,
    .next_task_kind = next_task_kind,
    .timer_armed = timer_armed,
    .coroutine_never_started = coroutine_never_started,
    .deadlocked = deadlocked,
    .waits = waits,
    .wakes = wakes,
    .cancels = cancels,
    .cancels_silently = cancels_silently,
    .mark = mark,
    .is_recording = is_recording,
};

__attribute__((constructor)) static void be_found(void) { weft_linked_recorder = &weft_recorder_table; }
