#include "gate.h"

#include "hooks.h"
#include "log.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>

bool weft_recording;
bool weft_is_stoppable;
uint64_t weft_generation;

/// How many hooks are at work, counted in many places so that threads do not fight for one cache line. The two
/// locked additions cost 10 ns an event, which only a recorder that can be stopped pays.
#define COUNTERS 64
static struct {
    _Alignas(64) uint64_t writers;
} counters[COUNTERS];

/// What tells the only thread that is recorded from others: the address of its `mine`. Null for all threads.
static const void *recorded_thread;

static __thread struct {
    uint64_t generation;
    uint64_t *writers;
} mine __attribute__((tls_model("initial-exec")));

static uint64_t *my_counter(void) {
    static unsigned next;
    if (!mine.writers) mine.writers = &counters[__atomic_fetch_add(&next, 1, __ATOMIC_RELAXED) % COUNTERS].writers;
    return mine.writers;
}

static bool is_recorded(void) {
    const void *thread = __atomic_load_n(&recorded_thread, __ATOMIC_RELAXED);
    return !thread || thread == &mine;
}

bool weft_begin_stoppable(void) {
    if (!is_recorded()) return false;
    // Counted first and asked again: whoever closes the gate sees either the count, or that we saw it closed.
    __atomic_fetch_add(my_counter(), 1, __ATOMIC_SEQ_CST);
    if (!__atomic_load_n(&weft_recording, __ATOMIC_SEQ_CST) || !is_recorded()) {
        weft_end_stoppable();
        return false;
    }
    if (mine.generation != weft_generation) {
        mine.generation = weft_generation;
        weft_log_forget_thread();
        weft_hooks_forget_thread();
    }
    return true;
}

void weft_end_stoppable(void) { __atomic_fetch_sub(mine.writers, 1, __ATOMIC_SEQ_CST); }

/// In a forked child nothing is recorded, and the hooks that were at work in its parent's threads never end.
static void close_in_child(void) {
    weft_recording = false;
    memset(counters, 0, sizeof counters);
}

void weft_gate_open(bool this_thread_alone) {
    static bool is_prepared;
    // A forked child shares the mapping: without this its events would land in its parent's log.
    if (!is_prepared) pthread_atfork(0, 0, close_in_child);
    is_prepared = true;
    if (weft_is_stoppable) weft_generation++;
    __atomic_store_n(&recorded_thread, this_thread_alone ? &mine : 0, __ATOMIC_RELAXED);
    __atomic_store_n(&weft_recording, true, __ATOMIC_SEQ_CST);
}

void weft_gate_close(void) {
    __atomic_store_n(&weft_recording, false, __ATOMIC_SEQ_CST);
    for (unsigned i = 0; i < COUNTERS; i++) {
        while (__atomic_load_n(&counters[i].writers, __ATOMIC_SEQ_CST)) sched_yield();
    }
}
