#define _GNU_SOURCE
#include "CEventLoop.h"

#include <dlfcn.h>

int weft_loop_depth(int change) {
    static _Thread_local int depth;
    return depth += change;
}

const struct weft_injected_loop *weft_injected_loop_find(void) {
    // Looked up by name: the program that asks was not linked with the library that is injected.
    const struct weft_injected_loop *const *found = dlsym(RTLD_DEFAULT, "weft_active_loop");
    return found ? *found : 0;
}
