// The interposers: each is called `weft_` and the name of the function that it is called in place of. How that comes
// about differs: an injected library exports them under those names, a linked recorder writes them into the import
// tables of what is loaded.

#pragma once

#include "CRecorder.h"
#include "runtime.h"

#include <stddef.h>
#include <stdio.h>
#include <time.h>

#pragma GCC visibility push(hidden)

#define SWIFT_ASYNC __attribute__((swiftasynccall))
#define ASYNC_CONTEXT __attribute__((swift_async_context))

typedef int ClockFunction(clockid_t, struct timespec *);

struct task_and_context {
    void *task, *context;
};

SWIFT_CALL struct task_and_context weft_swift_task_create(
    size_t flags, const void *options, const void *result_type, void *function, void *closure
);
SWIFT_CALL void weft_swift_asyncLet_begin(
    void *let, const void *options, const void *result_type, void *function, void *closure, void *buffer
);
typedef SWIFT_ASYNC void AwaitFunction(ASYNC_CONTEXT void *, void *, void *, void *, void *);
AwaitFunction weft_swift_asyncLet_get, weft_swift_asyncLet_get_throwing, weft_swift_asyncLet_finish;
SWIFT_ASYNC void weft_swift_task_switch(
    ASYNC_CONTEXT void *context, void *resume, const void *identity, const void *implementation
);
SWIFT_ASYNC void weft_swift_continuation_await(void *context);
void weft_swift_task_enterThreadLocalContext(char *state);
void weft_swift_task_exitThreadLocalContext(char *state);
void weft_dispatch_after_f(uint64_t when, void *queue, void *context, void (*function)(void *));
void weft_dispatch_source_set_timer(void *source, uint64_t start, uint64_t interval, uint64_t leeway);
void weft_dispatch_set_context(void *object, const void *context);
int weft_clock_gettime(clockid_t clock, struct timespec *out);
size_t weft_fwrite(const void *bytes, size_t size, size_t count, FILE *stream);
int weft_fputs(const char *string, FILE *stream);
__attribute__((noreturn)) void weft_exit(int status);

/// What `weft_clock_gettime` passes its calls on to; null for the next one in the loader's order. A loop may have
/// made the runtime's clock another one than the system's.
extern ClockFunction *weft_next_clock;

#pragma GCC visibility pop
