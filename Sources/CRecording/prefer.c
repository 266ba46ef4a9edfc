#include "CRecording.h"

static _Thread_local struct weft_task_executor preferred;

struct weft_task_executor weft_preferred_executor(void) {
    return preferred;
}

struct weft_task_executor weft_prefer_executor(struct weft_task_executor executor) {
    struct weft_task_executor before = preferred;
    preferred = executor;
    return before;
}
