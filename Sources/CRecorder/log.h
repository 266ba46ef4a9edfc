// The log: a memory-mapped file, split into chunks that one thread each fills without a lock, an allocation
// or a system call for an event. See CRecordingLayout.h for its bytes.

#pragma once

#include "CRecordingLayout.h"

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/// Whether events are recorded. Read by every hook first; false until the log is open, and in a forked child.
extern bool weft_recording;

/// Makes the log in a directory. Returns false (and records nothing) where the file can't be made or mapped.
bool weft_log_open(const char *directory, enum weft_clock_source source);

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
