#define _GNU_SOURCE
#include "CEventLoop.h"

#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

// Exported by libswift_Concurrency, without a public name in Swift.
__attribute__((swiftcall)) uint64_t swift_task_getJobTaskId(const void *job);
__attribute__((swiftcall)) size_t swift_task_getJobFlags(const void *task);
__attribute__((swiftcall)) void swift_task_cancel(void *task);

__attribute__((swiftcall)) void *swift_task_getCurrent(void);

// Bits of a task's flags, fixed by the agreement between compiler and runtime.
enum { IS_CHILD = 1 << 24, IS_ASYNC_LET = 1 << 28 };

uint64_t weft_task_number(const void *job) {
    return swift_task_getJobTaskId(job);
}

uint64_t weft_running_task_number(void) {
    const void *task = swift_task_getCurrent();
    return task ? swift_task_getJobTaskId(task) : 0;
}

bool weft_task_is_child(const void *task) {
    return swift_task_getJobFlags(task) & IS_CHILD;
}

bool weft_task_is_async_let(const void *task) {
    return swift_task_getJobFlags(task) & IS_ASYNC_LET;
}

void weft_task_cancel(void *task) {
    swift_task_cancel(task);
}

bool weft_is_first_thread(void) {
    return getpid() == gettid();
}

void weft_write_error(const char *line) {
    fprintf(stderr, "%s\n", line);
}
