// Recording begins and ends: for good in an injected library, for a while in a program that records itself.

#define _GNU_SOURCE
#include "CRecorder.h"
#include "hooks.h"
#include "interpose.h"
#include "log.h"

#include "CImports.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum weft_clock_source weft_recorder_world_clock(void) {
    return weft_clock_ticks_are_invariant() ? WEFT_CLOCK_TSC : WEFT_CLOCK_MONOTONIC;
}

static const char *describe_runtime(const char *missing) {
    struct weft_log_header *header = weft_log_header();
    header->runtime_version = weft_runtime.version;
    header->missing = weft_runtime_missing();
    if (missing) strncpy(header->missing_symbol, missing, sizeof header->missing_symbol - 1);
    return missing;
}

// MARK: For good

void weft_recorder_start_for_good(int file, enum weft_clock_source source) {
    if (weft_log_open(file, source) != 0) return;
    const char *missing = weft_runtime_find();
    if (!missing) missing = weft_hooks_install();
    if (describe_runtime(missing)) return;
    weft_gate_open(false);
    atexit(weft_prints_finish);
}

// MARK: For a while

static pthread_mutex_t watching = PTHREAD_MUTEX_INITIALIZER;

static int replace_in_image(struct dl_phdr_info *info, size_t size, void *unused) {
    (void)size, (void)unused;
#define REPLACEMENT(function) {#function, (void *)weft_##function},
    static const struct weft_replacement replacements[] = {WEFT_INTERPOSED(REPLACEMENT)};
    struct weft_image image;
    if (!weft_image_read(info, &image)) return 0;
    weft_image_replace(&image, replacements, sizeof replacements / sizeof *replacements);
    if (!info->dlpi_name || !strstr(info->dlpi_name, "libswift_Concurrency.so")) return 0;
    void **slot = weft_image_slot(&image, "clock_gettime");
    if (!slot || *slot == (void *)weft_clock_gettime) return 0;
    __atomic_store_n(&weft_next_clock, (ClockFunction *)*slot, __ATOMIC_RELAXED);
    weft_image_write(&image, slot, (void *)weft_clock_gettime);
    return 0;
}

static int count_images(struct dl_phdr_info *info, size_t size, void *count) {
    (void)size;
    *(unsigned long long *)count = info->dlpi_adds;
    return 1;
}

bool weft_recorder_watch(void) {
    static unsigned long long seen;
    static bool is_possible;
    pthread_mutex_lock(&watching);
    unsigned long long loaded = 0;
    dl_iterate_phdr(count_images, &loaded);
    if (loaded != seen) {
        seen = loaded;
        // The hooks stay: at rest each costs a look at a flag.
        is_possible = !weft_runtime_find();
        if (is_possible) dl_iterate_phdr(replace_in_image, 0);
    }
    pthread_mutex_unlock(&watching);
    return is_possible;
}

int weft_recorder_make_log(const char *folder) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/weft-XXXXXX", folder) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int file = mkostemp(path, O_CLOEXEC);
    if (file >= 0) unlink(path);
    return file;
}

static bool is_busy;

static enum weft_recording_start refused(enum weft_recording_start why) {
    __atomic_store_n(&is_busy, false, __ATOMIC_RELEASE);
    return why;
}

enum weft_recording_start weft_recorder_start(struct weft_recording_request request) {
    if (weft_recorder_find() != &weft_recorder_table) return WEFT_RECORDING_INJECTED;
    if (__atomic_exchange_n(&is_busy, true, __ATOMIC_ACQUIRE)) return WEFT_RECORDING_BUSY;
    if (!weft_recorder_watch() || weft_hooks_install()) return refused(WEFT_RECORDING_IMPOSSIBLE);
    int error = weft_log_open(request.file, request.source);
    if (error != 0) {
        errno = error;
        return refused(WEFT_RECORDING_NO_LOG);
    }
    describe_runtime(0);
    weft_log_header()->is_late = true;
    weft_log_header()->start_virtual = request.virtual_time;
    __atomic_store_n(&weft_is_stoppable, true, __ATOMIC_RELEASE);
    weft_gate_open(request.this_thread_alone);
    weft_record_running_task();
    return WEFT_RECORDING_STARTED;
}

int weft_recorder_stop(void) {
    weft_prints_finish();
    weft_gate_close();
    int file = weft_log_close();
    __atomic_store_n(&is_busy, false, __ATOMIC_RELEASE);
    return file;
}
