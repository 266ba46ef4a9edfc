// Whether events are recorded now, asked by every hook first; and, in a recorder that can be stopped, when the last
// hook that was at work has gone.

#pragma once

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/// Whether events are recorded. False until the log is open, after it was closed, and in a forked child.
extern bool weft_recording;

/// Whether recording may ever stop: in a program that records itself. Never false again.
extern bool weft_is_stoppable;

/// The number of this recording: what a thread remembers of another one is worth nothing. 0 in a recorder that
/// never stops.
extern uint64_t weft_generation;

/// Whether anything is recorded, for a first look.
static inline bool weft_is_recording(void) { return __atomic_load_n(&weft_recording, __ATOMIC_RELAXED); }

bool weft_begin_stoppable(void);
void weft_end_stoppable(void);

/// Begins to look at what is recorded and to write; false if nothing is to be written. Short: nothing of the
/// program runs before `weft_end()`.
static inline bool weft_begin(void) {
    if (!__atomic_load_n(&weft_recording, __ATOMIC_ACQUIRE)) return false;
    return !__atomic_load_n(&weft_is_stoppable, __ATOMIC_RELAXED) || weft_begin_stoppable();
}

static inline void weft_end(void) {
    if (__atomic_load_n(&weft_is_stoppable, __ATOMIC_RELAXED)) weft_end_stoppable();
}

/// Lets hooks write: those of the calling thread alone, or all.
void weft_gate_open(bool this_thread_alone);

/// Lets no hook write any more, and returns when none does.
void weft_gate_close(void);

#pragma GCC visibility pop
