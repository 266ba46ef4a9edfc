// What is known of the thread that runs: which tasks run on it, and what it is in the middle of.

#pragma once

#include "gate.h"
#include "runtime.h"

#pragma GCC visibility push(hidden)

/// Tasks nest on a thread only by Task.immediate, so a few levels are many; deeper ones are recorded without
/// their parent's end.
#define WEFT_NESTING 32

struct weft_thread {
    struct {
        const void *task;
        // The runtime's context of this run, which tells its end from that of a nested one; null if it began
        // before the recording.
        const char *state;
    } running[WEFT_NESTING];
    unsigned depth;

    /// A release that looks like the end of a task is one only if the task does not leave its context
    /// afterwards: until then its record may still become a STOPS. Null outside of that.
    struct weft_record *provisional;
    const void *provisional_task;
    const char *provisional_state;

    /// The task whose end is being announced to those who await it.
    const void *completing;

    /// The creation in progress: its record is written at the first enqueue inside the runtime, before
    /// anybody can run it.
    struct weft_creation *creation;
    uint32_t next_kind;
    /// What this thread cancels has been told by the library that does so.
    bool cancels_silently;

    /// The last enqueue, since enqueueGlobal announces a task that swift_task_enqueue has just announced.
    const void *last_enqueued;
    /// The executor of the last swift_task_switch, whose implementation word the dependency record leaves
    /// out.
    struct weft_executor switching;
    /// What the time was when libswift_Concurrency last asked in this run of a task: a deadline minus this is the
    /// sleep that was asked for. 0 at the start of a run: what was asked elsewhere is another sleep's.
    uint64_t asked_time;
    /// The time that the timer source in the making will fire.
    uint64_t source_start;
    /// The kind of wait as the caller announced it, used where the dependency record can't be read.
    uint32_t hinted_kind;
};

struct weft_creation {
    const char *name;
    size_t flags;  // of swift_task_create
    const void *result_type;
    bool is_async_let;
    bool written;
};

extern __thread struct weft_thread weft_thread __attribute__((tls_model("initial-exec")));

static inline const void *weft_running_task(void) {
    return weft_thread.depth ? weft_thread.running[weft_thread.depth - 1].task : 0;
}

static inline uint64_t weft_id(const void *task) { return task ? weft_runtime.task_id(task) : 0; }

/// Writes the CREATED record of a task.
void weft_record_creation(struct weft_creation *creation, const void *task);

/// Writes that the task which runs on this thread was there before the recording began, if one does.
void weft_record_running_task(void);

/// Sets the happens-before hooks of the runtime. Returns null, or the name of a variable that is missing.
const char *weft_hooks_install(void);

/// Writes the lines that this thread has printed without their newlines.
void weft_prints_finish(void);

/// What this thread was in the middle of in an earlier recording is over; the task that runs on it now is known.
void weft_hooks_forget_thread(void);

#pragma GCC visibility pop
