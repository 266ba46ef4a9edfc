// What a recorder, the loop that it records and the reader of its log agree on.
//
// Header only, beside one function that finds the recorder of this process. It hooks nothing, so everything
// may link it: the hooks are in CRecorder.

#pragma once

#include "CRecordingClock.h"
#include "CRecordingLayout.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The kinds of task that a recorder can't see from the runtime and must be told.
enum weft_task_kind {
    WEFT_TASK_KIND_UNKNOWN = 0,
    WEFT_TASK_KIND_MAIN = 1,
};

/// What a task waits for in a library that has waits of its own: to the runtime, all are continuations.
enum weft_wait_reason {
    /// The wait that was announced is over. Said after each, since a task that was woken before it could suspend
    /// never did, and its next wait is another one.
    WEFT_WAIT_OVER = 0,
    WEFT_WAIT_LOCK = 1,
    WEFT_WAIT_SEMAPHORE = 2,
    WEFT_WAIT_EVENT = 3,
    WEFT_WAIT_CONDITION = 4,
    WEFT_WAIT_BARRIER = 5,
    WEFT_WAIT_QUEUE_GET = 6,
    WEFT_WAIT_QUEUE_PUT = 7,
    /// The value is the runtime's number of the task that is awaited.
    WEFT_WAIT_TASK = 8,
    WEFT_WAIT_GROUP = 9,
    /// The value is how long, in nanoseconds.
    WEFT_WAIT_SLEEP = 10,
    /// Something that has no word of its own.
    WEFT_WAIT_CONTINUATION = 11,
    WEFT_WAIT_IO_READ = 12,
    WEFT_WAIT_IO_WRITE = 13,
    WEFT_WAIT_IO_ACCEPT = 14,
    WEFT_WAIT_IO_CONNECT = 15,
    WEFT_WAIT_PROCESS = 16,
    /// The task gives up its turn.
    WEFT_WAIT_YIELD = 17,
};

/// Why such a library ends a wait.
enum weft_wake_cause {
    WEFT_WAKE_UNLOCK = 1,
    WEFT_WAKE_PUT = 2,
    WEFT_WAKE_GET = 3,
    WEFT_WAKE_NOTIFY = 4,
    WEFT_WAKE_CANCEL = 5,
    /// The task that is told has ended, or is about to.
    WEFT_WAKE_COMPLETION = 6,
    WEFT_WAKE_TIMER = 7,
    WEFT_WAKE_IO = 8,
    WEFT_WAKE_EXTERNAL = 9,
    WEFT_WAKE_RESUME = 10,
    WEFT_WAKE_YIELD = 11,
};

/// In place of a task's number: the task that runs on this thread, if one does.
#define WEFT_RUNNING_TASK UINT64_MAX

/// In place of a waker's number: whoever turns out to resume the continuation, or to have cancelled its task.
#define WEFT_WHOEVER_RESUMES (UINT64_MAX - 1)

/// The version of `struct weft_recorder_interface`, raised by every change of it.
#define WEFT_RECORDER_VERSION 1

/// What the recorder of this process lets a loop tell it. One per process, whoever linked it.
struct weft_recorder_interface {
    /// WEFT_RECORDER_VERSION; `weft_recorder_find` passes over a recorder of another one.
    uint32_t version;

    /// Under a virtual clock: it is now so many nanoseconds since the loop began. Every later event has this
    /// time.
    void (*clock_moved)(uint64_t nanoseconds);

    /// The next task that this thread creates is of this kind (`enum weft_task_kind`).
    void (*next_task_kind)(uint32_t kind);

    /// The task that runs on this thread arms a timer; when it fires, `job` runs. For a loop that keeps its
    /// own timers.
    void (*timer_armed)(const void *job, uint64_t nanoseconds);

    /// A coroutine with this name, made by the task that runs on this thread, was dropped without ever being
    /// started.
    void (*coroutine_never_started)(const char *name);

    /// Nothing can ever run again; the process is about to exit with WEFT_DEADLOCK_STATUS.
    void (*deadlocked)(void);

    /// The task that runs on this thread is about to wait for a continuation, and this is why: a reason
    /// (`enum weft_wait_reason`), the name of what it waits for, and the value that some reasons have.
    void (*waits)(uint32_t reason, const char *name, uint64_t value);

    /// This thread is about to resume a continuation, for this cause (`enum weft_wake_cause`) and on behalf of a
    /// task: its number, 0 for none, WEFT_RUNNING_TASK, or WEFT_WHOEVER_RESUMES.
    void (*wakes)(uint32_t cause, uint64_t by);

    /// A library that cancels tasks by its own means asks this task to end, on behalf of another
    /// one: its number, 0 for none, or WEFT_RUNNING_TASK.
    void (*cancels)(uint64_t task, uint64_t by);

    /// Between `true` and `false`, what this thread cancels by the runtime's means has been told by
    /// `cancels` already.
    void (*cancels_silently)(bool silently);

    /// A remark of the program, in the name of the task that runs on this thread, if one does.
    void (*mark)(const char *text, size_t length);

    /// Whether what is told now would be written down: a recorder that is linked into the program
    /// rests most of the time.
    bool (*is_recording)(void);
};

/// A Swift value of type `any TaskExecutor`; both words are null for none.
struct weft_task_executor {
    const void *object, *conformance;
};

/// From now on, tasks that this thread makes prefer this executor, unless they say otherwise; returns the one before.
/// Heeded where the making of tasks is watched: for a loop in a process whose own executors serve others.
struct weft_task_executor weft_prefer_executor(struct weft_task_executor executor);
struct weft_task_executor weft_preferred_executor(void);

/// The exit status of a program that `--virtual` found to be deadlocked. Documented in `weft help record`.
#define WEFT_DEADLOCK_STATUS 86

/// The recorder that is linked into this program or library, if one is: set before it runs.
extern const struct weft_recorder_interface *weft_linked_recorder __attribute__((visibility("hidden")));

/// The recorder of this process: the injected one if it is at work, else the linked one, or null. Costs a symbol
/// lookup: ask once and keep the answer.
const struct weft_recorder_interface *weft_recorder_find(void);

/// The directory that a recorder makes its log in, one file a process. Without it, an injected recorder does
/// nothing.
#define WEFT_ENVIRONMENT_LOG "WEFT_LOG"
/// What LD_PRELOAD was before `weft record` added to it; put back by the recorder before the program runs.
#define WEFT_ENVIRONMENT_PRELOAD "WEFT_LD_PRELOAD"
/// Nanoseconds of virtual time that one job takes; present only under `--virtual`.
#define WEFT_ENVIRONMENT_TICK "WEFT_TICK"
