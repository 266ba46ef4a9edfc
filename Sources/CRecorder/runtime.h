// What the recorder uses of Swift's concurrency runtime: exported functions and variables, looked up by name,
// and the few offsets of private layout that nothing exported can replace, each checked before it is
// believed.

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#define SWIFT_CALL __attribute__((swiftcall))

struct weft_executor {
    const void *identity, *implementation;
};

/// The functions of the runtime that the recorder calls; all exported by libswift_Concurrency or
/// libswiftCore.
struct weft_runtime {
    SWIFT_CALL uint64_t (*task_id)(const void *task);
    SWIFT_CALL void *(*current_task)(void);
    SWIFT_CALL size_t (*job_flags)(const void *job);
    SWIFT_CALL bool (*is_cancelled)(const void *task);
    SWIFT_CALL const char *(*current_task_name)(void);
    SWIFT_CALL struct weft_executor (*main_executor)(void);
    /// The metadata that is word 0 of every task, and of no job that is none.
    const void *task_metadata;
    /// Bytes of a task before its optional fragments (exported for debuggers); 0 if unknown.
    size_t task_size;
    uint32_t version;
};

extern struct weft_runtime weft_runtime;

/// Looks everything up. Returns null, or the name of the first symbol that is missing.
const char *weft_runtime_find(void);

/// The exported function that contains a return address, as far as the recorder cares.
enum weft_site {
    WEFT_SITE_ELSEWHERE,  // outside libswift_Concurrency
    WEFT_SITE_LOCAL,  // in a function of it that is not exported
    WEFT_SITE_TASK_ENQUEUE,
    WEFT_SITE_ENQUEUE_GLOBAL,
    WEFT_SITE_CONTINUATION_RESUME,
    WEFT_SITE_GROUP_WAIT,
    WEFT_SITE_CANCEL,
    WEFT_SITE_OTHER,
};
enum weft_site weft_site_of(const void *return_address);

/// Whether an address is code of libswift_Concurrency.
bool weft_is_concurrency_code(const void *address);

static inline bool weft_is_task(const void *object) {
    return *(const void *const *)object == weft_runtime.task_metadata;
}

// Flags of a job (swift/ABI/MetadataValues.h, JobFlags and TaskCreateFlags): ABI between compiler and
// runtime.
#define WEFT_JOB_IS_CHILD (1u << 24)
#define WEFT_JOB_IS_FUTURE (1u << 25)
#define WEFT_JOB_IS_GROUP_CHILD (1u << 26)
#define WEFT_JOB_IS_ASYNC_LET (1u << 28)
#define WEFT_CREATE_INHERITS 0x800u
#define WEFT_CREATE_ENQUEUES 0x1000u
#define WEFT_CREATE_IMMEDIATE 0x10000u

/// What a task waits for, read from its private dependency record; kind 0 where it has none or the layout is
/// unknown.
struct weft_wait {
    uint32_t kind;
    const void *target;
};
struct weft_wait weft_runtime_wait(const void *task);

/// Whether the place of a task's error is known, and the error of a task that is being completed (null:
/// none).
bool weft_runtime_error(const void *task, size_t job_flags, const void **error);

/// Checks the place of a task's result against the type that it was created with; called for each new task
/// until sure.
void weft_runtime_check_future(const void *task, size_t job_flags, const void *result_type);

/// Whether waits and errors can be seen in this runtime, as WEFT_MISSING_… bits.
uint32_t weft_runtime_missing(void);

/// The name of the type of a Swift object, or of a thrown error. Not terminated; lives for ever.
struct weft_name {
    const char *bytes;
    size_t length;
};
struct weft_name weft_runtime_type_name(const void *object);
struct weft_name weft_runtime_error_name(const void *error);

#pragma GCC visibility pop
