// The interposers under the names of the functions that they stand before: the loader finds an injected library first.
// A jump, and no call: they look at who called them.

#include "CRecorder.h"

#if defined(__x86_64__)
#define JUMP "jmp"
#elif defined(__aarch64__)
#define JUMP "b"
#else
#error "the recorder knows x86-64 and aarch64 only"
#endif

#define EXPORT(function) \
    __asm__(".text\n.globl " #function "\n.type " #function ", @function\n" #function ": " JUMP " weft_" #function);

WEFT_INTERPOSED(EXPORT)
// What a program that records itself has no need of: its end is not the end of the recording, and its clock is
// replaced in one library alone.
EXPORT(clock_gettime)
EXPORT(exit)
