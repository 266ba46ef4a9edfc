#define _GNU_SOURCE
#include "CEventLoop.h"

#include <dlfcn.h>
#include <pthread.h>

static _Thread_local void *running_loop;
static _Thread_local bool next_task_is_owned;
static _Thread_local struct {
    uint64_t number;
    void *object;
} kept;
static pthread_mutex_t state_lock = PTHREAD_MUTEX_INITIALIZER;

void *weft_running_loop(void) {
    return running_loop;
}

void *weft_set_running_loop(void *loop) {
    void *outer = running_loop;
    running_loop = loop;
    return outer;
}

void weft_keep_for_running_task(uint64_t number, void *object) {
    kept.number = number;
    kept.object = object;
}

void *weft_kept_for_running_task(uint64_t number) {
    return kept.number == number ? kept.object : 0;
}

void weft_own_next_task(void) {
    next_task_is_owned = true;
}

bool weft_take_next_task_is_owned(void) {
    bool is_owned = next_task_is_owned;
    next_task_is_owned = false;
    return is_owned;
}

void weft_state_lock(void) {
    pthread_mutex_lock(&state_lock);
}

void weft_state_unlock(void) {
    pthread_mutex_unlock(&state_lock);
}

const struct weft_injected_loop *weft_injected_loop_find(void) {
    // Looked up by name: the program that asks was not linked with the library that is injected.
    const struct weft_injected_loop *const *found = dlsym(RTLD_DEFAULT, "weft_active_loop");
    return found && *found && (*found)->version == WEFT_LOOP_VERSION ? *found : 0;
}
