// Where it begins: opens the log, looks the runtime up, sets the hooks. Everything is refused in silence but
// one thing: a runtime that lacks a symbol, which `weft record` reports from the log.

#define _GNU_SOURCE
#include "CRecorder.h"
#include "hooks.h"
#include "log.h"

#include "CRecordingClock.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// MARK: What a loop tells

static void clock_moved(uint64_t nanoseconds) {
    if (weft_recording) weft_log_write(WEFT_RECORD_CLOCK, 0, nanoseconds, 0, 0, 0, 0);
}

static void next_task_kind(uint32_t kind) {
    if (weft_recording) weft_thread.next_kind = kind;
}

static void timer_armed(const void *job, uint64_t nanoseconds) {
    if (weft_recording && weft_is_task(job)) weft_log_write(WEFT_RECORD_TIMER, weft_id(job), nanoseconds, 0, 0, 0, 0);
}

static void coroutine_never_started(const char *name) {
    if (!weft_recording) return;
    weft_log_write(WEFT_RECORD_COROUTINE_DROPPED, 0, weft_id(weft_running_task()), 0, 0, name, strlen(name));
}

static void deadlocked(void) {
    if (weft_recording) __atomic_store_n(&weft_log_header()->deadlocked, 1, __ATOMIC_RELEASE);
}

static void waits_for(uint32_t reason, const char *name, uint64_t value) {
    if (!weft_recording) return;
    weft_log_write(WEFT_RECORD_WAITS, weft_id(weft_running_task()), value, reason, 0, name, strlen(name));
}

static void waits(uint32_t reason, const char *name) { waits_for(reason, name, 0); }

static void wakes(uint32_t cause) {
    if (weft_recording) weft_log_write(WEFT_RECORD_WAKES, 0, 0, cause, 0, 0, 0);
}

static uint64_t resolved(uint64_t task) { return task == WEFT_RUNNING_TASK ? weft_id(weft_running_task()) : task; }

static void wakes_by(uint32_t cause, uint64_t task) {
    if (weft_recording) weft_log_write(WEFT_RECORD_WAKES, 0, resolved(task), cause, WEFT_WAKES_BY, 0, 0);
}

static void cancels(uint64_t task, uint64_t by) {
    if (weft_recording) weft_log_write(WEFT_RECORD_CANCELLED, task, resolved(by), 0, 0, 0, 0);
}

static void cancels_silently(bool silently) { weft_thread.cancels_silently = silently; }

static void mark(const char *text, size_t length) {
    if (!weft_recording) return;
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
}

static bool is_recording(void) { return weft_recording; }

static const struct weft_recorder_interface interface = {
    .version = 4,
    .clock_moved = clock_moved,
    .next_task_kind = next_task_kind,
    .timer_armed = timer_armed,
    .coroutine_never_started = coroutine_never_started,
    .deadlocked = deadlocked,
    .waits = waits,
    .wakes = wakes,
    .waits_for = waits_for,
    .wakes_by = wakes_by,
    .cancels = cancels,
    .cancels_silently = cancels_silently,
    .mark = mark,
    .is_recording = is_recording,
};

/// Found by name (`weft_recorder_find`), so that nothing needs to link the recorder. Set from the start,
/// since an injected loop may look for it before this library's constructor has run; its functions do nothing
/// until then.
WEFT_EXPORT const struct weft_recorder_interface *const weft_active_recorder = &interface;

// MARK: Start and end

/// The environment that the program and its children see is the one that the user gave: a child of a recorded
/// program is not recorded, and does not load the recorder.
static void restore_environment(void) {
    const char *before = getenv(WEFT_ENVIRONMENT_PRELOAD);
    if (before && *before) setenv("LD_PRELOAD", before, 1);
    else unsetenv("LD_PRELOAD");
    unsetenv(WEFT_ENVIRONMENT_PRELOAD);
    unsetenv(WEFT_ENVIRONMENT_LOG);
}

static void finish(void) {
    if (weft_recording) weft_prints_finish();
}

__attribute__((constructor)) static void start(void) {
    const char *directory = getenv(WEFT_ENVIRONMENT_LOG);
    if (!directory) return;
    enum weft_clock_source source = getenv(WEFT_ENVIRONMENT_TICK) ? WEFT_CLOCK_SEQUENCE
                                  : weft_clock_ticks_are_invariant() ? WEFT_CLOCK_TSC
                                                                     : WEFT_CLOCK_MONOTONIC;
    bool opened = weft_log_open(directory, source);
    restore_environment();
    if (!opened) return;
    const char *missing = weft_runtime_find();
    if (!missing) missing = weft_hooks_install();
    struct weft_log_header *header = weft_log_header();
    header->runtime_version = weft_runtime.version;
    header->missing = weft_runtime_missing();
    if (missing) {
        strncpy(header->missing_symbol, missing, sizeof header->missing_symbol - 1);
        return;
    }
    weft_recording = true;
    atexit(finish);
}
