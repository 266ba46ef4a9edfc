// The clocks of a recording, read by the recorder for every event and by the reader once, to learn the rate.
//
// No system header is included here: one that defines `timespec` would make Swift targets which import this
// one lose sight of it.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Nanoseconds of CLOCK_MONOTONIC: 31 ns a call on the machine where the counter took 11 (recording.md,
/// section 4).
uint64_t weft_clock_monotonic(void);

/// Whether the counter runs at one rate on all cores, whatever they do (x86: CPUID 0x80000007, EDX bit 8).
bool weft_clock_ticks_are_invariant(void);

/// Ticks of the processor's counter.
static inline uint64_t weft_clock_ticks(void) {
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t ticks;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
#else
    return weft_clock_monotonic();
#endif
}

/// The same, but not before the loads that come before it in the program are done.
static inline uint64_t weft_clock_ticks_ordered(void) {
#if defined(__x86_64__)
    __builtin_ia32_lfence();
#elif defined(__aarch64__)
    __asm__ volatile("isb" ::: "memory");
#endif
    return weft_clock_ticks();
}
