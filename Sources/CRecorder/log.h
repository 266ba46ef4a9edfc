// The log: a memory-mapped file, split into chunks that one thread each fills without a lock, an allocation
// or a system call for an event. See CRecordingLayout.h for its bytes.

#pragma once

#include "CRecordingLayout.h"

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/// Makes an empty file the log. Returns 0, or the number of the error for which it can't be mapped.
int weft_log_open(int file, enum weft_clock_source source);

/// Gives up the log, which nobody writes to any more, and returns its file.
int weft_log_close(void);

/// What this thread has of an earlier log is gone.
void weft_log_forget_thread(void);

/// The header of the open log.
struct weft_log_header *weft_log_header(void);

/// Writes one record; returns it, or null where it was dropped. Text beyond WEFT_TEXT_LIMIT bytes is cut.
struct weft_record *weft_log_write(
    enum weft_record_kind kind, uint64_t task, uint64_t value, uint32_t detail, unsigned flags,
    const char *text, size_t length
);

/// The longest text of one record; longer prints are written as several.
#define WEFT_TEXT_LIMIT 4096

#pragma GCC visibility pop
