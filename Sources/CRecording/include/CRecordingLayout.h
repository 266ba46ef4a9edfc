// The bytes of a recording log: what the recorder writes while the program runs, and RecordingLog reads
// afterwards.
//
//   page 0    struct weft_log_header
//   chunk 0   32 KiB, owned by one thread: struct weft_chunk_header, then 1,023 records
//   chunk 1   …
//
// A record is 32 bytes; one with a text is followed by the text's bytes, rounded up to whole records. A
// record counts only once its `kind` is not zero: the recorder stores that byte last, so a process that is
// killed at any instruction leaves a log that ends at its last whole record. Nothing here is stored on disk
// for long: the layout may change with any version, and `layout` says which it is.

#pragma once

#include <stdint.h>

#define WEFT_LOG_MAGIC "weftlog\n"
#define WEFT_LOG_LAYOUT 2
#define WEFT_LOG_HEADER_SIZE 4096
#define WEFT_LOG_CHUNK_SIZE 32768
#define WEFT_LOG_RECORD_SIZE 32
#define WEFT_LOG_RECORDS_PER_CHUNK 1023

/// What the `time` of a record counts.
enum weft_clock_source {
    /// Ticks of the processor's time stamp counter, where it runs at one rate on all cores.
    WEFT_CLOCK_TSC = 1,
    /// Nanoseconds of CLOCK_MONOTONIC.
    WEFT_CLOCK_MONOTONIC = 2,
    /// The order of the records over all threads; WEFT_RECORD_CLOCK records say what time it is. Virtual
    /// time.
    WEFT_CLOCK_SEQUENCE = 3,
};

struct weft_log_header {
    char magic[8];
    uint32_t layout;
    uint32_t clock_source;
    /// Both clocks read at the same moment, when the log was made.
    uint64_t start_ticks;
    uint64_t start_monotonic;
    int64_t start_realtime;
    int64_t process_id;
    /// Chunks that were handed out; some at the end may still be empty, or beyond what the disk had room for.
    uint64_t chunks;
    /// Bytes from the start of the file that are backed by disk. What lies behind must not be touched.
    uint64_t allocated;
    /// Records that did not fit into the log: it had reached its limit, or the disk was full.
    uint64_t dropped;
    /// 1 once the deterministic loop found that nothing can ever run again.
    uint32_t deadlocked;
    /// Version of the Swift runtime, 0xMMmmpp; 0 if unknown.
    uint32_t runtime_version;
    /// Facts that this runtime does not let the recorder see (WEFT_MISSING_…).
    uint32_t missing;
    /// The symbol that this runtime lacks, for which nothing is recorded; empty if it has all.
    char missing_symbol[128];
    /// 1 where the program ran before the recording began: tasks that nobody saw being made are no surprise.
    uint32_t is_late;
    /// What the virtual clock showed when it began, in nanoseconds.
    uint64_t start_virtual;
};

/// The target of an await is known only when the awaited task ends.
#define WEFT_MISSING_DEPENDENCIES 1u
/// Whether a task returned or threw is not known.
#define WEFT_MISSING_OUTCOMES 2u

struct weft_chunk_header {
    /// Number of the thread that owns the chunk, from 1.
    uint32_t thread;
    uint32_t unused;
    uint64_t reserved[3];
};

struct weft_record {
    uint64_t time;
    /// The task's id as the runtime numbers it; 0 for none.
    uint64_t task;
    uint64_t value;
    uint32_t detail;
    /// Bytes of text that follow.
    uint16_t length;
    uint8_t flags;
    /// enum weft_record_kind; stored last.
    uint8_t kind;
};

enum weft_record_kind {
    /// A task was made. value: its creator. detail: its job flags. Text: its name.
    WEFT_RECORD_CREATED = 1,
    /// A task was put into a queue of tasks to run. value: the task that did it.
    WEFT_RECORD_ENQUEUED = 2,
    /// A task runs on this thread from now on.
    WEFT_RECORD_RUNS = 3,
    /// A task stops running. detail: enum weft_dependency. value: the task or executor that it waits for.
    WEFT_RECORD_STOPS = 4,
    /// A task has ended.
    WEFT_RECORD_COMPLETED = 5,
    /// The task that is being completed threw. Text: the type of the error.
    WEFT_RECORD_THREW = 6,
    /// The continuation that a task waits for was resumed. value: the task that did it.
    WEFT_RECORD_CONTINUATION_RESUMED = 7,
    /// Cancellation of a task was asked for. value: the task that did it.
    WEFT_RECORD_CANCELLED = 8,
    /// The running task armed a timer, which will run `task`, a helper of the runtime. value: nanoseconds
    /// from now.
    WEFT_RECORD_TIMER = 9,
    /// An actor that was idle was put into the queue, for the task that was enqueued last on this thread.
    WEFT_RECORD_ACTOR_SCHEDULED = 10,
    /// value: an executor's identity. Text: the name of its type. Comes before the first record that names
    /// it.
    WEFT_RECORD_EXECUTOR_NAME = 11,
    /// A line was printed by `task`. Text: the line, or a piece of it.
    WEFT_RECORD_PRINT = 12,
    /// value: the virtual time from now on, in nanoseconds.
    WEFT_RECORD_CLOCK = 13,
    /// A coroutine was dropped without ever being started. value: the task that made it. Text: its name.
    WEFT_RECORD_COROUTINE_DROPPED = 14,
    /// `task` is about to wait for a continuation. detail: enum weft_wait_reason. value: what goes with the
    /// reason. Text: the name of what it waits for.
    WEFT_RECORD_WAITS = 15,
    /// This thread is about to resume a continuation. detail: enum weft_wake_cause. value: the waker, if flagged.
    WEFT_RECORD_WAKES = 16,
    /// `task` made a remark, or nobody did. Text: the remark, or a piece of it.
    WEFT_RECORD_MARK = 17,
    /// A task runs on this thread that was there before the recording began. detail: its job flags. Text: its name.
    WEFT_RECORD_FOUND = 18,
};

// Flags of WEFT_RECORD_CREATED.
#define WEFT_CREATED_ASYNC_LET 1u
#define WEFT_CREATED_IMMEDIATE 2u
#define WEFT_CREATED_INHERITS 4u
#define WEFT_CREATED_MAIN 8u
// Flag of WEFT_RECORD_ENQUEUED: value is not running any more, it has just completed.
#define WEFT_ENQUEUED_BY_COMPLETION 1u
// Flag of WEFT_RECORD_RUNS: the task has been cancelled.
#define WEFT_RUNS_CANCELLED 1u
// Flags of WEFT_RECORD_STOPS with WEFT_DEPENDENCY_EXECUTOR.
#define WEFT_STOPS_DEFAULT_ACTOR 1u
#define WEFT_STOPS_MAIN_ACTOR 2u
// Flag of WEFT_RECORD_COMPLETED: whether it threw is known (a WEFT_RECORD_THREW follows if it did).
#define WEFT_COMPLETED_OUTCOME_KNOWN 1u
// Flag of WEFT_RECORD_WAKES: value is the waker, or 0 for nobody; else it is whoever resumes the continuation.
#define WEFT_WAKES_BY 1u
// Flags of WEFT_RECORD_PRINT; WEFT_RECORD_MARK has the second one, too.
#define WEFT_PRINT_STANDARD_ERROR 1u
#define WEFT_PRINT_CONTINUES 2u

/// What a task waits for, as the runtime numbers it (swift::TaskDependencyStatusRecord::DependencyKind).
enum weft_dependency {
    WEFT_DEPENDENCY_UNKNOWN = 0,
    WEFT_DEPENDENCY_TASK = 1,
    WEFT_DEPENDENCY_CONTINUATION = 2,
    WEFT_DEPENDENCY_GROUP = 3,
    WEFT_DEPENDENCY_EXECUTOR = 4,
};

_Static_assert(sizeof(struct weft_record) == WEFT_LOG_RECORD_SIZE, "a record is 32 bytes");
_Static_assert(sizeof(struct weft_chunk_header) == WEFT_LOG_RECORD_SIZE, "a chunk header takes one record's place");
_Static_assert(WEFT_LOG_RECORDS_PER_CHUNK == WEFT_LOG_CHUNK_SIZE / WEFT_LOG_RECORD_SIZE - 1, "chunks are full");
