// The function that an interposer stands before.

#pragma once

#include <dlfcn.h>

/// Looks the function up once, as a variable `next`: what comes after this library or program in the loader's order,
/// or the first one there, where what we are linked into comes late.
#define NEXT(type, name) \
    static type next; \
    if (!next) next = (type)dlsym(RTLD_NEXT, name); \
    if (!next) next = (type)dlsym(RTLD_DEFAULT, name)
