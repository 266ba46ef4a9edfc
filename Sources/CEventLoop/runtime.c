#define _GNU_SOURCE
#include "CEventLoop.h"

#include <stdio.h>
#include <unistd.h>

// Exported by libswift_Concurrency, without a public name in Swift.
__attribute__((swiftcall)) uint64_t swift_task_getJobTaskId(const void *job);
__attribute__((swiftcall)) void swift_task_cancel(void *task);

uint64_t weft_task_number(const void *job) {
    return swift_task_getJobTaskId(job);
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
