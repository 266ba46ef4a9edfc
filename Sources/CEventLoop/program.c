#define _GNU_SOURCE
#include "CEventLoop.h"

#include "CImports.h"

static int look_for_async_main(struct dl_phdr_info *info, size_t size, void *found) {
    (void)size;
    struct weft_image image;
    // The program itself comes first.
    if (!weft_image_read(info, &image)) return 1;
    *(bool *)found = weft_image_slot(&image, "swift_task_asyncMainDrainQueue") != 0;
    return 1;
}

bool weft_program_has_async_main(void) {
    bool found = false;
    dl_iterate_phdr(look_for_async_main, &found);
    return found;
}
