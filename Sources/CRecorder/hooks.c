// The hooks that the runtime calls itself: at every happens-before edge (meant for the thread sanitizer), and
// when a task starts and stops running on a thread. What each call means is told by where it comes from and
// by what this thread was in the middle of; recording.md, section 2, lists the call sites.

#define _GNU_SOURCE
#include "hooks.h"

#include "CRecording.h"
#include "log.h"
#include "next.h"

#include <dlfcn.h>
#include <string.h>

__thread struct weft_thread weft_thread;

/// The executors that this thread has named lately.
static __thread struct {
    const void *identity, *type;
} named[64] __attribute__((tls_model("initial-exec")));

static void (*previous_acquire)(const void *), (*previous_release)(const void *);

// MARK: A task is made, enqueued, woken

void weft_record_creation(struct weft_creation *creation, const void *task) {
    creation->written = true;
    size_t job_flags = weft_runtime.job_flags(task);
    weft_runtime_check_future(task, job_flags, creation->result_type);
    unsigned flags = 0;
    if (creation->is_async_let || (job_flags & WEFT_JOB_IS_ASYNC_LET)) flags |= WEFT_CREATED_ASYNC_LET;
    if (creation->flags & WEFT_CREATE_IMMEDIATE) flags |= WEFT_CREATED_IMMEDIATE;
    if (creation->flags & WEFT_CREATE_INHERITS) flags |= WEFT_CREATED_INHERITS;
    // `@main` and top-level code create their task outside every task and run it themselves, without a queue.
    bool is_async_main = !(creation->flags & (WEFT_CREATE_ENQUEUES | WEFT_CREATE_IMMEDIATE)) && !creation->is_async_let
        && !weft_running_task();
    if (is_async_main || weft_thread.next_kind == WEFT_TASK_KIND_MAIN) flags |= WEFT_CREATED_MAIN;
    weft_thread.next_kind = WEFT_TASK_KIND_UNKNOWN;
    size_t length = creation->name ? strlen(creation->name) : 0;
    uint64_t creator = weft_id(weft_running_task());
    weft_log_write(
        WEFT_RECORD_CREATED, weft_id(task), creator, (uint32_t)job_flags, flags, creation->name, length);
}

void weft_record_running_task(void) {
    if (!weft_begin()) return;
    const void *task = weft_running_task();
    const char *name = task && weft_runtime.current_task_name ? weft_runtime.current_task_name() : 0;
    if (task) {
        size_t length = name ? strlen(name) : 0;
        weft_log_write(
            WEFT_RECORD_FOUND, weft_id(task), 0, (uint32_t)weft_runtime.job_flags(task), 0, name, length);
    }
    weft_end();
}

static void on_enqueue(const void *job, enum weft_site site) {
    struct weft_creation *creation = weft_thread.creation;
    if (creation && !creation->written && weft_is_task(job)) weft_record_creation(creation, job);
    if (site == WEFT_SITE_ENQUEUE_GLOBAL && weft_thread.last_enqueued == job) {
        weft_thread.last_enqueued = 0;
        return;
    }
    weft_thread.last_enqueued = site == WEFT_SITE_TASK_ENQUEUE ? job : 0;
    if (!weft_is_task(job)) {
        // The only jobs that are no tasks are those of actors: the actor was idle and now waits for a thread.
        weft_log_write(WEFT_RECORD_ACTOR_SCHEDULED, 0, 0, 0, 0, 0, 0);
        return;
    }
    const void *waker = weft_running_task();
    bool by_completion = !waker && weft_thread.completing;
    weft_log_write(
        WEFT_RECORD_ENQUEUED, weft_id(job), weft_id(by_completion ? weft_thread.completing : waker), 0,
        by_completion ? WEFT_ENQUEUED_BY_COMPLETION : 0, 0, 0);
}

// MARK: A task ends

static void on_local_release(const void *object) {
    // Tokens of swift_once come here, too: they are not aligned as objects are, or come from another library.
    if (((uintptr_t)object & 15) || (!weft_is_task(object))) return;
    if (object == weft_thread.completing && weft_thread.provisional) {
        // The second release of an ending task: by now its error has been stored.
        const void *error = 0;
        if (!weft_runtime_error(object, weft_runtime.job_flags(object), &error)) return;
        weft_thread.provisional->flags |= WEFT_COMPLETED_OUTCOME_KNOWN;
        if (!error) return;
        struct weft_name name = weft_runtime_error_name(error);
        weft_log_write(WEFT_RECORD_THREW, weft_id(object), 0, 0, 0, name.bytes, name.length);
        return;
    }
    // The runtime has cleared its current task but this thread still has it as running: it ends here.
    if (object != weft_running_task() || weft_runtime.current_task() != 0) return;
    weft_thread.provisional = weft_log_write(WEFT_RECORD_COMPLETED, weft_id(object), 0, 0, 0, 0, 0);
    weft_thread.provisional_task = object;
    weft_thread.provisional_state = weft_thread.running[--weft_thread.depth].state;
    weft_thread.completing = object;
}

static void on_release(const void *object) {
    if (weft_begin()) {
        enum weft_site site = weft_site_of(__builtin_return_address(0));
        switch (site) {
        case WEFT_SITE_TASK_ENQUEUE:
        case WEFT_SITE_ENQUEUE_GLOBAL: on_enqueue(object, site); break;
        case WEFT_SITE_CONTINUATION_RESUME:
            if (!weft_running_task()) weft_thread.completing = 0;
            weft_log_write(WEFT_RECORD_CONTINUATION_RESUMED, weft_id(object), weft_id(weft_running_task()), 0, 0, 0, 0);
            break;
        case WEFT_SITE_GROUP_WAIT: weft_thread.hinted_kind = WEFT_DEPENDENCY_GROUP; break;
        case WEFT_SITE_LOCAL: on_local_release(object); break;
        default: break;
        }
        weft_end();
    }
    if (previous_release) previous_release(object);
}

static void on_acquire(const void *object) {
    if (weft_begin()) {
        switch (weft_site_of(__builtin_return_address(0))) {
        case WEFT_SITE_CANCEL:
            if (weft_thread.cancels_silently) break;
            weft_log_write(WEFT_RECORD_CANCELLED, weft_id(object), weft_id(weft_running_task()), 0, 0, 0, 0);
            break;
        case WEFT_SITE_LOCAL:
            // The next job of this thread, or a waiter that is woken: the end before it was one.
            weft_thread.provisional = 0;
            weft_thread.provisional_task = 0;
            break;
        default: break;
        }
        weft_end();
    }
    if (previous_acquire) previous_acquire(object);
}

// MARK: A task starts and stops running on this thread

typedef void ContextFunction(char *);

static void entered(const char *state) {
    struct weft_thread *thread = &weft_thread;
    const void *task = weft_runtime.current_task();
    thread->completing = 0;
    thread->provisional = 0;
    thread->hinted_kind = WEFT_DEPENDENCY_UNKNOWN;
    thread->asked_time = 0;
    // A thread that is new to this recording was taken to run this task already.
    if (thread->depth == 1 && !thread->running[0].state && thread->running[0].task == task) thread->depth = 0;
    if (thread->depth < WEFT_NESTING) {
        thread->running[thread->depth].task = task;
        thread->running[thread->depth++].state = state;
    }
    if (!task) return;
    unsigned flags = weft_runtime.is_cancelled(task) ? WEFT_RUNS_CANCELLED : 0;
    weft_log_write(WEFT_RECORD_RUNS, weft_id(task), 0, 0, flags, 0, 0);
}

void weft_swift_task_enterThreadLocalContext(char *state) {
    NEXT(ContextFunction *, "swift_task_enterThreadLocalContext");
    next(state);
    if (!weft_begin()) return;
    entered(state);
    weft_end();
}

/// Names the executor that a task waits for, once for each that this thread has not named lately.
static void name_executor(const void *identity) {
    const void *type = *(const void *const *)identity;
    unsigned place = ((uintptr_t)identity >> 4 ^ (uintptr_t)identity >> 10) & 63;
    if (named[place].identity == identity && named[place].type == type) return;
    named[place].identity = identity;
    named[place].type = type;
    struct weft_name name = weft_runtime_type_name(identity);
    weft_log_write(WEFT_RECORD_EXECUTOR_NAME, 0, (uint64_t)identity, 0, 0, name.bytes, name.length);
}

struct stop {
    uint32_t kind;
    uint64_t target;
    unsigned flags;
};

static struct stop reason_to_stop(const void *task) {
    struct weft_wait wait = weft_runtime_wait(task);
    struct stop stop = {wait.kind ? wait.kind : weft_thread.hinted_kind, (uint64_t)wait.target, 0};
    if (wait.kind == WEFT_DEPENDENCY_TASK) stop.target = weft_id(wait.target);
    if (wait.kind != WEFT_DEPENDENCY_EXECUTOR || !wait.target) return stop;
    if (wait.target == weft_runtime.main_executor().identity) {
        stop.flags = WEFT_STOPS_MAIN_ACTOR;
    } else {
        if (weft_thread.switching.identity == wait.target && !weft_thread.switching.implementation) {
            stop.flags = WEFT_STOPS_DEFAULT_ACTOR;
        }
        name_executor(wait.target);
    }
    return stop;
}

static void exited(const char *state) {
    struct weft_thread *thread = &weft_thread;
    struct weft_record *provisional = thread->provisional;
    bool was_hop = provisional && thread->provisional_state == state;
    const char *top = thread->depth ? thread->running[thread->depth - 1].state : 0;
    bool on_top = thread->depth && (top == state || !top);
    const void *task = was_hop ? thread->provisional_task
                     : on_top  ? thread->running[thread->depth - 1].task
                               : weft_runtime.current_task();
    if (task) {
        struct stop stop = reason_to_stop(task);
        if (was_hop) {
            // What looked like the end was a change of executor; the record is rewritten where it stands. The
            // text that names the executor comes behind it in the log, so names are collected before stops
            // are read.
            provisional->detail = stop.kind;
            provisional->value = stop.target;
            provisional->flags = (uint8_t)stop.flags;
            __atomic_store_n(&provisional->kind, (uint8_t)WEFT_RECORD_STOPS, __ATOMIC_RELEASE);
            thread->completing = 0;
        } else {
            weft_log_write(WEFT_RECORD_STOPS, weft_id(task), stop.target, stop.kind, stop.flags, 0, 0);
        }
    }
    if (!was_hop && on_top) thread->depth--;
    thread->provisional = 0;
    thread->provisional_task = 0;
    thread->switching.identity = 0;
}

void weft_swift_task_exitThreadLocalContext(char *state) {
    NEXT(ContextFunction *, "swift_task_exitThreadLocalContext");
    next(state);
    if (!weft_begin()) return;
    exited(state);
    weft_end();
}

void weft_hooks_forget_thread(void) {
    // A creation that is under way is on the stack of this thread, whatever is recorded.
    struct weft_creation *creation = weft_thread.creation;
    memset(&weft_thread, 0, sizeof weft_thread);
    memset(named, 0, sizeof named);
    weft_thread.creation = creation;
    const void *task = weft_runtime.current_task();
    if (!task) return;
    weft_thread.running[0].task = task;
    weft_thread.depth = 1;
}

const char *weft_hooks_install(void) {
    void (**acquire)(const void *) = dlsym(RTLD_DEFAULT, "_swift_tsan_acquire");
    void (**release)(const void *) = dlsym(RTLD_DEFAULT, "_swift_tsan_release");
    if (!acquire) return "_swift_tsan_acquire";
    if (!release) return "_swift_tsan_release";
    if (*acquire == on_acquire) return 0;
    previous_acquire = *acquire;
    previous_release = *release;
    *acquire = on_acquire;
    *release = on_release;
    return 0;
}
