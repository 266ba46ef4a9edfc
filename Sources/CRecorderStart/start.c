// The library that `weft record` injects: records the process from its first task to its end. Everything is refused in
// silence but one thing: a runtime that lacks a symbol, which `weft record` reports from the log.

#include "CRecorderStart.h"

#include "CRecorder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/// Found by name (`weft_recorder_find`), so that nothing needs to link the recorder. Set from the start,
/// since an injected loop may look for it before this library's constructor has run; its functions do nothing
/// until then.
__attribute__((visibility("default"), used))
const struct weft_recorder_interface *const weft_active_recorder = &weft_recorder_table;

/// The environment that the program and its children see is the one that the user gave: a child of a recorded
/// program is not recorded, and does not load the recorder.
static void restore_environment(void) {
    const char *before = getenv(WEFT_ENVIRONMENT_PRELOAD);
    if (before && *before) setenv("LD_PRELOAD", before, 1);
    else unsetenv("LD_PRELOAD");
    unsetenv(WEFT_ENVIRONMENT_PRELOAD);
    unsetenv(WEFT_ENVIRONMENT_LOG);
}

static int make_log(const char *folder) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%ld.weftlog", folder, (long)getpid());
    if (length >= (int)sizeof path) return -1;
    return open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void start(void) {
    const char *folder = getenv(WEFT_ENVIRONMENT_LOG);
    if (!folder) return;
    int file = make_log(folder);
    enum weft_clock_source source =
        getenv(WEFT_ENVIRONMENT_TICK) ? WEFT_CLOCK_SEQUENCE : weft_recorder_world_clock();
    restore_environment();
    if (file >= 0) weft_recorder_start_for_good(file, source);
}
