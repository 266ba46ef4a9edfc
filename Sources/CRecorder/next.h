// The function that an interposer stands before.

#pragma once

#include <dlfcn.h>

/// Looks the function up once, as `next`: what comes after this library or program in the loader's order, or the first
/// one there, where what we are linked into comes late.
#define NEXT(type, name) \
    static type known; \
    type next = __atomic_load_n(&known, __ATOMIC_RELAXED); \
    if (!next) { \
        next = (type)dlsym(RTLD_NEXT, name); \
        if (!next) next = (type)dlsym(RTLD_DEFAULT, name); \
        __atomic_store_n(&known, next, __ATOMIC_RELAXED); \
    }
