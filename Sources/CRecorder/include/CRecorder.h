// The recorder: hooks into Swift's concurrency runtime that write what happens to a log.
//
// Nothing happens until it is started: for good by the library that `weft record` injects (CRecorderStart), or for a
// while by a program that records itself. A loop tells it what it can't see through `weft_recorder_find()` of
// CRecording.

#pragma once

#include "CRecording.h"

#pragma GCC visibility push(hidden)

/// What is told to this recorder; does nothing while it rests.
extern const struct weft_recorder_interface weft_recorder_table;

/// The functions in whose place a recorder is called, wherever they are called from.
#define WEFT_INTERPOSED(each) \
    each(swift_task_create) \
    each(swift_asyncLet_begin) \
    each(swift_asyncLet_get) \
    each(swift_asyncLet_get_throwing) \
    each(swift_asyncLet_finish) \
    each(swift_task_switch) \
    each(swift_continuation_await) \
    each(swift_task_enterThreadLocalContext) \
    each(swift_task_exitThreadLocalContext) \
    each(dispatch_after_f) \
    each(dispatch_source_set_timer) \
    each(dispatch_set_context) \
    each(fwrite) \
    each(fputs)

/// The clock that is best for a recording in the world's time.
enum weft_clock_source weft_recorder_world_clock(void);

/// Records everything from now to the end of the process into an empty file. The interposers must be exported.
void weft_recorder_start_for_good(int file, enum weft_clock_source source);

/// An empty file in a folder, without a name, so that nothing is left of it whatever becomes of the process; -1 where
/// none can be made, and errno says why.
int weft_recorder_make_log(const char *folder);

/// What a program asks for that records itself.
struct weft_recording_request {
    /// An empty file; it is the recorder's until `weft_recorder_stop`.
    int file;
    enum weft_clock_source source;
    /// Only what happens on the calling thread is recorded.
    bool this_thread_alone;
    /// Where time is virtual, what it is now.
    uint64_t virtual_time;
};

/// What came of it.
enum weft_recording_start {
    WEFT_RECORDING_STARTED = 0,
    /// Something is being recorded already.
    WEFT_RECORDING_BUSY,
    /// The whole process is recorded by `weft record`.
    WEFT_RECORDING_INJECTED,
    /// This program's Swift runtime lacks a symbol, or is linked into it.
    WEFT_RECORDING_IMPOSSIBLE,
    /// The file can't be mapped; errno says why.
    WEFT_RECORDING_NO_LOG,
};

/// Records from now until `weft_recorder_stop`, if nobody else does.
enum weft_recording_start weft_recorder_start(struct weft_recording_request request);

/// Stops, and gives back the file. When it returns, no thread writes to it any more.
int weft_recorder_stop(void);

/// Has this program's calls of the interposed functions come here from now on, recorded or not. False where its
/// runtime can't be watched.
bool weft_recorder_watch(void);

#pragma GCC visibility pop
