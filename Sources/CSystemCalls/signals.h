#pragma once

#include <signal.h>

/// The calling thread's mask without the signals that are blocked only to be read from a descriptor.
void weft_signals_mask_of_children(sigset_t *mask);
