#define _GNU_SOURCE
#include "CRecording.h"

#include <dlfcn.h>

const struct weft_recorder_interface *weft_linked_recorder;

const struct weft_recorder_interface *weft_recorder_find(void) {
    // An injected recorder exports this symbol; it is looked up by name, so that nothing needs to link the
    // recorder.
    const struct weft_recorder_interface *const *found = dlsym(RTLD_DEFAULT, "weft_active_recorder");
    const struct weft_recorder_interface *injected = found ? *found : 0;
    if (injected && injected->version != WEFT_RECORDER_VERSION) injected = 0;
    bool is_at_work = injected && injected->is_recording();
    return is_at_work || !weft_linked_recorder ? injected : weft_linked_recorder;
}
