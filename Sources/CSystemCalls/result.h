#pragma once

#include <errno.h>

/// What a call of the kernel returned, or its negative error number.
static inline int result(long returned) {
    return returned < 0 ? -errno : (int)returned;
}
