// What the event loop needs and only C can say: thread-local variables, another library's import table,
// functions of the runtime without a name in Swift, and the interface by which a program that imports Weft
// finds the loop that was injected into its process.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Makes the clocks that Swift's concurrency runtime reads show virtual time where that is set below.
///
/// Only `clock_gettime` as called by libswift_Concurrency is redirected, so that the program, libdispatch and
/// the loop itself still see the time of the world. CLOCK_REALTIME is left alone. False where there is no
/// such library (a program with a static standard library) or no such call. May be called again: only the
/// first call does anything.
bool weft_runtime_clock_redirect(void);

/// On this thread, the runtime's clocks show so many nanoseconds; a negative number: the time of the world.
void weft_runtime_clock_set_thread(int64_t nanoseconds);

/// On every thread without a time of its own, the runtime's clocks show so many nanoseconds.
void weft_runtime_clock_set_process(int64_t nanoseconds);

/// The loop that runs on this thread, or null.
void *weft_running_loop(void);

/// Makes this the loop that runs on this thread, and gives back the one that did.
void *weft_set_running_loop(void *loop);

/// Keeps an object for the task with this number, which runs on this thread, until another one does so.
void weft_keep_for_running_task(uint64_t number, void *object);

/// The object that was kept for the task with this number, or null if another came in between.
void *weft_kept_for_running_task(uint64_t number);

/// The next task that this thread enqueues for the first time is somebody's own to cancel: no roster keeps it.
void weft_own_next_task(void);

/// Whether that was said since this was last asked.
bool weft_take_next_task_is_owned(void);

/// Takes the one lock that guards the states of all tasks, futures and the like, for a few instructions. It is not
/// recursive.
void weft_state_lock(void);

/// Lets it go.
void weft_state_unlock(void);

/// What a program gives to a loop that knows nothing of its types: functions of one object.
struct weft_callback {
    /// Its turn has come, on the loop's thread.
    void (*run)(void *object);

    /// Whether it was called off: then its turn is passed over, and nobody waits for its time.
    bool (*is_called_off)(void *object);

    /// The loop needs it no longer. Called once.
    void (*release)(void *object);
};

/// The version of `struct weft_injected_loop`, raised by every change of it.
#define WEFT_LOOP_VERSION 1

/// The loop that was injected into this process, as a program that brings its own copy of the loop sees it.
struct weft_injected_loop {
    /// WEFT_LOOP_VERSION; `weft_injected_loop_find` passes over a loop of another one.
    uint32_t version;

    /// Whether it runs on the calling thread.
    bool (*runs_here)(void);

    /// From now on the calling thread runs the loop: nobody else need do so.
    void (*claim)(void);

    /// Nobody runs the loop any longer: the next job starts a thread that does.
    void (*release)(void);

    /// Runs jobs on the calling thread until `is_done(context)`, which is asked before each. Ends the process
    /// with WEFT_DEADLOCK_STATUS if nothing can ever run again.
    void (*run_until)(bool (*is_done)(void *context), void *context);

    /// Runs what is left of the present iteration and the next one, without waiting for anything.
    void (*run_one_more_iteration)(void);

    /// Runs jobs on the calling thread until nothing is ready and no timer is set.
    void (*run_until_idle)(void);

    /// From now on, remembers the tasks that get ready, so that they can be cancelled.
    void (*keep_roster)(void);

    /// Cancels each of them that has not ended, in order of creation.
    void (*cancel_all)(void);

    /// The object's turn comes after what is ready now.
    void (*call_soon)(const struct weft_callback *callback, void *object);

    /// The object's turn comes at this moment, in nanoseconds since the loop began.
    void (*call_at)(const struct weft_callback *callback, void *object, int64_t nanoseconds);

    /// Nanoseconds since the loop began.
    int64_t (*now)(void);

    /// How many iterations have begun.
    uint64_t (*iterations)(void);

    /// Runs jobs on the calling thread until `is_done(context)`, or until nothing can happen any more.
    void (*run_until_or_idle)(bool (*is_done)(void *context), void *context);

    /// The next task that this thread makes is cancelled by the program itself, not by `cancel_all`.
    void (*own_next_task)(void);

    /// Resumes a continuation as soon as the job that runs has been run, for this cause (`enum weft_wake_cause`).
    void (*resume_after_this_job)(void *continuation, uint32_t cause);

    /// Whether a task that it remembers may not have ended.
    bool (*may_have_tasks)(void);

    /// Calls `ready(receiver, flags)` on the loop's thread whenever the descriptor becomes ready, and
    /// `release(receiver)` when it never will any more. 0 and a token, or a negative error number.
    int (*watch)(
        int descriptor, void *receiver, void (*ready)(void *receiver, uint32_t flags),
        void (*release)(void *receiver), uint64_t *token);

    /// Ends that, before the descriptor is closed.
    void (*unwatch)(uint64_t token);

    /// So many more answers from outside, or fewer, are waited for.
    void (*expects)(uint32_t outside, int change);
};

/// The injected loop, or null. Costs a symbol lookup: ask once and keep the answer.
const struct weft_injected_loop *weft_injected_loop_find(void);

/// Whether the program has an async main, which runs the main executor by itself.
bool weft_program_has_async_main(void);

/// The runtime's own number of a task, rising in order of creation; 0 for a job that is no task.
uint64_t weft_task_number(const void *job);

/// That of the task that runs on this thread; 0 if none does.
uint64_t weft_running_task_number(void);

/// Whether a task is a structured child: its parent ends after it, and hands cancellation on to it.
bool weft_task_is_child(const void *task);

/// Whether a task is an `async let`. It lies in its parent's memory: references do not keep it alive.
bool weft_task_is_async_let(const void *task);

/// Asks a task to end. Does nothing to one that has ended.
void weft_task_cancel(void *task);

/// Whether the calling thread is the one that the process began with.
bool weft_is_first_thread(void);

/// Writes one line to standard error. In C, since Swift 6 does not let the variable `stderr` be read.
void weft_write_error(const char *line);
