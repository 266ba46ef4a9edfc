#include "CVirtualStart.h"

#include "CEventLoop.h"
#include "CRecording.h"

#include <stdio.h>
#include <stdlib.h>

// Defined in Swift, in WeftVirtual.
bool weft_virtual_start(int64_t tick, bool has_async_main);
void weft_virtual_claim(void);
void weft_virtual_release(void);
void weft_virtual_run_until(bool (*is_done)(void *context), void *context);
void weft_virtual_run_one_more_iteration(void);
void weft_virtual_run_until_idle(void);
void weft_virtual_keep_roster(void);
void weft_virtual_cancel_all(void);
void weft_virtual_call_soon(const struct weft_callback *callback, void *object);
void weft_virtual_call_at(const struct weft_callback *callback, void *object, int64_t nanoseconds);
void weft_virtual_resume_after_this_job(void *continuation, uint32_t cause);
int64_t weft_virtual_now(void);
bool weft_virtual_may_have_tasks(void);
uint64_t weft_virtual_iterations(void);
void weft_virtual_run_until_or_idle(bool (*is_done)(void *context), void *context);

int weft_virtual_watch(
    int descriptor, void *receiver, void (*ready)(void *receiver, uint32_t flags),
    void (*release)(void *receiver), uint64_t *token);
void weft_virtual_unwatch(uint64_t token);
void weft_virtual_expects(uint32_t outside, int change);

static bool runs_here(void) {
    return weft_running_loop() != 0;
}

static const struct weft_injected_loop injected_loop = {
    .version = WEFT_LOOP_VERSION,
    .runs_here = runs_here,
    .claim = weft_virtual_claim,
    .release = weft_virtual_release,
    .run_until = weft_virtual_run_until,
    .run_one_more_iteration = weft_virtual_run_one_more_iteration,
    .run_until_idle = weft_virtual_run_until_idle,
    .keep_roster = weft_virtual_keep_roster,
    .cancel_all = weft_virtual_cancel_all,
    .call_soon = weft_virtual_call_soon,
    .call_at = weft_virtual_call_at,
    .now = weft_virtual_now,
    .iterations = weft_virtual_iterations,
    .run_until_or_idle = weft_virtual_run_until_or_idle,
    .own_next_task = weft_own_next_task,
    .resume_after_this_job = weft_virtual_resume_after_this_job,
    .may_have_tasks = weft_virtual_may_have_tasks,
    .watch = weft_virtual_watch,
    .unwatch = weft_virtual_unwatch,
    .expects = weft_virtual_expects,
};

/// Found by name by programs that import Weft; null until the loop is installed.
const struct weft_injected_loop *weft_active_loop;

/// Replaces the runtime's executors before the program has run its first task. Without WEFT_TICK the library
/// does nothing: a child process inherits what was injected, but is not to be slowed down by it.
__attribute__((constructor)) static void start(void) {
    const char *tick = getenv(WEFT_ENVIRONMENT_TICK);
    if (!tick) return;
    char *rest;
    long long nanoseconds = strtoll(tick, &rest, 10);
    if (rest == tick || *rest || nanoseconds < 0) {
        fprintf(stderr, "weft: %s=%s is not a number of nanoseconds\n", WEFT_ENVIRONMENT_TICK, tick);
        exit(64);
    }
    if (weft_virtual_start(nanoseconds, weft_program_has_async_main())) {
        weft_active_loop = &injected_loop;
    } else {
        fprintf(stderr, "weft: this program's Swift runtime was not found, so it runs in real time\n");
    }
}
