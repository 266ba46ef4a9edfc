#define _GNU_SOURCE
#include "runtime.h"

#include "CRecordingLayout.h"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <string.h>

struct weft_runtime weft_runtime;

#define LIBRARY "libswift_Concurrency.so"

static struct {
    uintptr_t low, high;
} code;  // of libswift_Concurrency

/// The exported functions whose calls of the happens-before hooks mean something; the rest of the code is
/// local.
static struct {
    uintptr_t low, high;
    enum weft_site site;
} sites[12];
static unsigned site_count;

static SWIFT_CALL struct weft_name (*type_name)(const void *metadata, bool qualified);
struct error_value {
    const void *value, *type, *conformance;
};
static void (*error_value)(const void *error, void **scratch, struct error_value *out);

static int find_code(struct dl_phdr_info *info, size_t size, void *unused) {
    (void)size, (void)unused;
    if (!info->dlpi_name || !strstr(info->dlpi_name, LIBRARY)) return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &info->dlpi_phdr[i];
        if (header->p_type != PT_LOAD || !(header->p_flags & PF_X)) continue;
        code.low = info->dlpi_addr + header->p_vaddr;
        code.high = code.low + header->p_memsz;
    }
    return 1;
}

static void add_site(void *library, const char *name, enum weft_site site) {
    void *function = dlsym(library, name);
    Dl_info info;
    const ElfW(Sym) *symbol = 0;
    if (!function || !dladdr1(function, &info, (void **)&symbol, RTLD_DL_SYMENT) || !symbol) return;
    sites[site_count].low = (uintptr_t)function;
    sites[site_count].high = (uintptr_t)function + symbol->st_size;
    sites[site_count++].site = site;
}

static void find_sites(void *library) {
    add_site(library, "swift_task_enqueue", WEFT_SITE_TASK_ENQUEUE);
    add_site(library, "swift_task_enqueueGlobal", WEFT_SITE_ENQUEUE_GLOBAL);
    add_site(library, "swift_continuation_resume", WEFT_SITE_CONTINUATION_RESUME);
    add_site(library, "swift_continuation_throwingResume", WEFT_SITE_CONTINUATION_RESUME);
    add_site(library, "swift_continuation_throwingResumeWithError", WEFT_SITE_CONTINUATION_RESUME);
    add_site(library, "swift_taskGroup_waitAll", WEFT_SITE_GROUP_WAIT);
    add_site(library, "swift_taskGroup_wait_next_throwing", WEFT_SITE_GROUP_WAIT);
    add_site(library, "swift_task_cancel", WEFT_SITE_CANCEL);
    add_site(library, "swift_task_escalate", WEFT_SITE_OTHER);
    add_site(library, "swift_task_switch", WEFT_SITE_OTHER);
    add_site(library, "swift_task_deinitOnExecutor", WEFT_SITE_OTHER);
}

bool weft_is_concurrency_code(const void *address) { return (uintptr_t)address - code.low < code.high - code.low; }

enum weft_site weft_site_of(const void *return_address) {
    // There are some thirty call sites in all; each address is searched once and then found here.
    static uint64_t cache[256];
    uintptr_t address = (uintptr_t)return_address;
    uint64_t *entry = &cache[(address >> 1) & 255];
    uint64_t known = __atomic_load_n(entry, __ATOMIC_RELAXED);
    if (known >> 8 == address) return (enum weft_site)(known & 255);
    enum weft_site site = weft_is_concurrency_code(return_address) ? WEFT_SITE_LOCAL : WEFT_SITE_ELSEWHERE;
    for (unsigned i = 0; i < site_count; i++) {
        if (address >= sites[i].low && address < sites[i].high) site = sites[i].site;
    }
    __atomic_store_n(entry, (uint64_t)address << 8 | site, __ATOMIC_RELAXED);
    return site;
}

// MARK: Private layout

// AsyncTask of 6.2 and 6.3, 64 bit: the word at 0xa0 points to the record of what the task waits for, which
// begins with a status record: what is waited for at 0x10, its kind at 0x20, the task that waits at 0x28
// (recording.md, section 2).
#define TASK_SIZE_KNOWN 208
#define DEPENDENCY 0xa0
#define DEPENDENCY_TARGET 0x10
#define DEPENDENCY_KIND 0x20
#define DEPENDENCY_WAITING_TASK 0x28
// Behind the task come, where its flags say so, a child fragment, a group child fragment and the future
// fragment: wait queue, result type, error.
#define CHILD_FRAGMENT 16
#define GROUP_CHILD_FRAGMENT 8
#define FUTURE_RESULT_TYPE 8
#define FUTURE_ERROR 16

static bool futures_disagree, futures_known;
static bool dependencies_known;

static const void *word(const void *base, size_t offset) {
    return *(const void *const *)((const char *)base + offset);
}

struct weft_wait weft_runtime_wait(const void *task) {
    struct weft_wait none = {0, 0};
    if (!dependencies_known) return none;
    const void *record = word(task, DEPENDENCY);
    if (!record || word(record, DEPENDENCY_WAITING_TASK) != task) return none;
    uint32_t kind;
    memcpy(&kind, (const char *)record + DEPENDENCY_KIND, sizeof kind);
    if (kind > WEFT_DEPENDENCY_EXECUTOR) return none;
    return (struct weft_wait){kind, word(record, DEPENDENCY_TARGET)};
}

static const void *future(const void *task, size_t flags) {
    size_t offset = weft_runtime.task_size;
    if (flags & WEFT_JOB_IS_CHILD) offset += CHILD_FRAGMENT;
    if (flags & WEFT_JOB_IS_GROUP_CHILD) offset += GROUP_CHILD_FRAGMENT;
    return (const char *)task + offset;
}

void weft_runtime_check_future(const void *task, size_t flags, const void *result_type) {
    // Tasks without a result type (those that return nothing) check nothing. One that disagrees ends it for
    // good.
    if (!result_type || !(flags & WEFT_JOB_IS_FUTURE) || weft_runtime.task_size != TASK_SIZE_KNOWN) return;
    bool agrees = word(future(task, flags), FUTURE_RESULT_TYPE) == result_type;
    if (!agrees) __atomic_store_n(&futures_disagree, true, __ATOMIC_RELAXED);
    __atomic_store_n(&futures_known, agrees && !__atomic_load_n(&futures_disagree, __ATOMIC_RELAXED), __ATOMIC_RELAXED);
}

bool weft_runtime_error(const void *task, size_t flags, const void **error) {
    if (!(flags & WEFT_JOB_IS_FUTURE) || !__atomic_load_n(&futures_known, __ATOMIC_RELAXED)) return false;
    *error = word(future(task, flags), FUTURE_ERROR);
    return true;
}

uint32_t weft_runtime_missing(void) {
    uint32_t missing = 0;
    if (!dependencies_known) missing |= WEFT_MISSING_DEPENDENCIES;
    if (weft_runtime.task_size != TASK_SIZE_KNOWN) missing |= WEFT_MISSING_OUTCOMES;
    return missing;
}

// MARK: Names

// swift/ABI/MetadataKind.def.
#define METADATA_KIND_EXISTENTIAL 0x303

struct weft_name weft_runtime_type_name(const void *object) {
    struct weft_name none = {0, 0};
    // Word 0 of a Swift object is its class; a class of another language would not have Swift's name.
    return type_name && object ? type_name(*(const void *const *)object, false) : none;
}

struct weft_name weft_runtime_error_name(const void *error) {
    struct weft_name none = {0, 0};
    if (!error_value || !type_name) return none;
    // An error that went through generic code as `any Error` is a box in a box: what Task.sleep throws is
    // one.
    for (int depth = 0; error && depth < 4; depth++) {
        void *scratch = 0;
        struct error_value value = {0, 0, 0};
        error_value(error, &scratch, &value);
        if (!value.type) return none;
        if ((uintptr_t)word(value.type, 0) != METADATA_KIND_EXISTENTIAL) return type_name(value.type, false);
        error = word(value.value, 0);
    }
    return none;
}

// MARK: Looking up

const char *weft_runtime_find(void) {
    void *library = dlopen(LIBRARY, RTLD_NOLOAD | RTLD_LAZY);
    if (!library) return LIBRARY;
    struct {
        const char *name;
        void *place;
        bool optional;
    } functions[] = {
        {"swift_task_getJobTaskId", &weft_runtime.task_id, false},
        {"swift_task_getCurrent", &weft_runtime.current_task, false},
        {"swift_task_getJobFlags", &weft_runtime.job_flags, false},
        {"swift_task_isCancelled", &weft_runtime.is_cancelled, false},
        {"swift_task_getCurrentTaskName", &weft_runtime.current_task_name, true},
        {"swift_task_getMainExecutor", &weft_runtime.main_executor, false},
        {"swift_getTypeName", &type_name, true},
        {"swift_getErrorValue", &error_value, true},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *found = dlsym(library, functions[i].name);
        if (!found && !functions[i].optional) return functions[i].name;
        memcpy(functions[i].place, &found, sizeof found);
    }
    const char *metadata = "_swift_concurrency_debug_asyncTaskMetadata";
    const void *const *task = dlsym(library, metadata);
    if (!task || !*task) return metadata;
    weft_runtime.task_metadata = *task;

    const uint32_t *layout = dlsym(library, "_swift_concurrency_debug_internal_layout_version");
    const size_t *size = dlsym(library, "_swift_concurrency_debug_asyncTaskSize");
    if (layout && *layout == 1 && size && *size == TASK_SIZE_KNOWN && sizeof(void *) == 8) {
        weft_runtime.task_size = *size;
        dependencies_known = true;
    }
    // _SwiftStdlibVersion.current, of libswiftCore.
    SWIFT_CALL uint32_t (*version)(void) = dlsym(RTLD_DEFAULT, "$sSo19_SwiftStdlibVersionasE7currentABvgZ");
    if (version) weft_runtime.version = version();
    dl_iterate_phdr(find_code, 0);
    find_sites(library);
    return 0;
}
