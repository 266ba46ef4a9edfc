// The functions of the runtime that programs call through the PLT: ours are called instead, note what they can
// see, and pass the call on. What the runtime calls inside itself does not come here; hooks.c sees that.

#define _GNU_SOURCE
#include "hooks.h"
#include "interpose.h"
#include "log.h"
#include "next.h"

#include "CRecordingClock.h"

#include <time.h>

// MARK: Creation

/// A record of swift_task_create's option list (ABI between compiler and runtime): kind in the low byte, then
/// the next. Only an executor's has a second word.
struct option {
    uintptr_t kind;
    const struct option *next;
    const void *payload, *conformance;
};
#define OPTION_TASK_GROUP 1
#define OPTION_TASK_EXECUTOR 6
#define OPTION_TASK_NAME 7

static const struct option *find(const struct option *option, unsigned kind) {
    while (option && (option->kind & 0xff) != kind) option = option->next;
    return option;
}

static const char *name_in(const struct option *options) {
    const struct option *name = find(options, OPTION_TASK_NAME);
    return name ? name->payload : 0;
}

void *swift_retain(void *);

/// The options of a task that also prefers the executor which this thread's loop wants it to. Children follow their
/// parent anyhow.
static const struct option *with_preference(const struct option *options, struct option *preference) {
    struct weft_task_executor executor = weft_preferred_executor();
    if (!executor.object || find(options, OPTION_TASK_GROUP)) return options;
    const struct option *own = find(options, OPTION_TASK_EXECUTOR);
    if (own && own->payload) return options;
    // The runtime takes over the reference that it is given.
    swift_retain((void *)executor.object);
    // `Task.immediate` always has the record, which lies on its caller's stack.
    if (!own) *preference = (struct option){OPTION_TASK_EXECUTOR, options, 0, 0};
    struct option *record = own ? (struct option *)own : preference;
    record->payload = executor.object;
    record->conformance = executor.conformance;
    return own ? options : preference;
}

typedef SWIFT_CALL struct task_and_context CreateFunction(size_t, const void *, const void *, void *, void *);

SWIFT_CALL struct task_and_context weft_swift_task_create(
    size_t flags, const void *options, const void *result_type, void *function, void *closure
) {
    NEXT(CreateFunction *, "swift_task_create");
    struct option preference;
    options = with_preference(options, &preference);
    if (!weft_is_recording()) return next(flags, options, result_type, function, closure);
    struct weft_creation creation = {name_in(options), flags, result_type, false, false};
    struct weft_creation *outer = weft_thread.creation;
    weft_thread.creation = &creation;
    struct task_and_context made = next(flags, options, result_type, function, closure);
    weft_thread.creation = outer;
    if (!creation.written && weft_begin()) {
        weft_record_creation(&creation, made.task);
        weft_end();
    }
    return made;
}

typedef SWIFT_CALL void AsyncLetFunction(void *, const void *, const void *, void *, void *, void *);

SWIFT_CALL void weft_swift_asyncLet_begin(
    void *let, const void *options, const void *result_type, void *function, void *closure, void *buffer
) {
    NEXT(AsyncLetFunction *, "swift_asyncLet_begin");
    if (!weft_is_recording()) {
        next(let, options, result_type, function, closure, buffer);
        return;
    }
    struct weft_creation creation = {name_in(options), 0, 0, true, false};
    struct weft_creation *outer = weft_thread.creation;
    weft_thread.creation = &creation;
    next(let, options, result_type, function, closure, buffer);
    weft_thread.creation = outer;
}

// MARK: Waiting

typedef SWIFT_ASYNC void SwitchFunction(ASYNC_CONTEXT void *, void *, const void *, const void *);

SWIFT_ASYNC void weft_swift_task_switch(
    ASYNC_CONTEXT void *context, void *resume, const void *identity, const void *implementation
) {
    NEXT(SwitchFunction *, "swift_task_switch");
    weft_thread.switching.identity = identity;
    weft_thread.switching.implementation = implementation;
    __attribute__((musttail)) return next(context, resume, identity, implementation);
}

// An await of an `async let`, in its three spellings.
#define AWAITS_ASYNC_LET(function) \
    SWIFT_ASYNC void weft_##function( \
        ASYNC_CONTEXT void *context, void *let, void *buffer, void *resume, void *callee \
    ) { \
        NEXT(AwaitFunction *, #function); \
        weft_thread.hinted_kind = WEFT_DEPENDENCY_TASK; \
        __attribute__((musttail)) return next(context, let, buffer, resume, callee); \
    }
AWAITS_ASYNC_LET(swift_asyncLet_get)
AWAITS_ASYNC_LET(swift_asyncLet_get_throwing)
AWAITS_ASYNC_LET(swift_asyncLet_finish)

typedef SWIFT_ASYNC void ContinuationFunction(void *);

SWIFT_ASYNC void weft_swift_continuation_await(void *context) {
    NEXT(ContinuationFunction *, "swift_continuation_await");
    weft_thread.hinted_kind = WEFT_DEPENDENCY_CONTINUATION;
    __attribute__((musttail)) return next(context);
}

// MARK: Timers of the default executor

static void record_timer(const void *job, uint64_t nanoseconds) {
    if (!weft_is_task(job) || !weft_begin()) return;
    weft_log_write(WEFT_RECORD_TIMER, weft_id(job), nanoseconds, 0, 0, 0, 0);
    weft_end();
}

/// Nanoseconds from what the runtime took for now to a dispatch_time_t (dispatch/time.h).
static uint64_t time_until(uint64_t deadline) {
    // Two top bits: 10 is the monotonic clock, 11 the negated time of day, 0x the uptime clock. Only uptime
    // and monotonic deadlines come from ContinuousClock and SuspendingClock; others are recorded without a
    // length.
    if (deadline >> 62 == 3) return 0;
    uint64_t at = deadline & ~(3ull << 62), asked = weft_thread.asked_time;
    return asked && at > asked ? at - asked : 0;
}

typedef void AfterFunction(uint64_t, void *, void *, void (*)(void *));

void weft_dispatch_after_f(uint64_t when, void *queue, void *context, void (*function)(void *)) {
    NEXT(AfterFunction *, "dispatch_after_f");
    if (weft_is_recording() && weft_is_concurrency_code(__builtin_return_address(0))) {
        record_timer(context, time_until(when));
    }
    next(when, queue, context, function);
}

typedef void SetTimerFunction(void *, uint64_t, uint64_t, uint64_t);

/// A sleep with a tolerance is a dispatch source: its time is set first, then its context.
void weft_dispatch_source_set_timer(void *source, uint64_t start, uint64_t interval, uint64_t leeway) {
    NEXT(SetTimerFunction *, "dispatch_source_set_timer");
    if (weft_is_recording() && weft_is_concurrency_code(__builtin_return_address(0))) weft_thread.source_start = start;
    next(source, start, interval, leeway);
}

typedef void SetContextFunction(void *, const void *);

/// The runtime's context of such a source (swift::__swift_job_source): the source, then the helper task.
struct job_source {
    const void *source, *job;
};

void weft_dispatch_set_context(void *object, const void *context) {
    NEXT(SetContextFunction *, "dispatch_set_context");
    if (weft_is_recording() && context && weft_is_concurrency_code(__builtin_return_address(0))) {
        const struct job_source *source = context;
        if (source->source == object) record_timer(source->job, time_until(weft_thread.source_start));
    }
    next(object, context);
}

ClockFunction *weft_next_clock;

int weft_clock_gettime(clockid_t clock, struct timespec *out) {
    NEXT(ClockFunction *, "clock_gettime");
    ClockFunction *chained = __atomic_load_n(&weft_next_clock, __ATOMIC_RELAXED);
    int result = chained ? chained(clock, out) : next(clock, out);
    if (weft_is_recording() && result == 0 && clock != CLOCK_REALTIME
        && weft_is_concurrency_code(__builtin_return_address(0))) {
        weft_thread.asked_time = (uint64_t)out->tv_sec * 1000000000u + (uint64_t)out->tv_nsec;
    }
    return result;
}
