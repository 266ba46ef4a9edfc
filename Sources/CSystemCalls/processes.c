#define _GNU_SOURCE
#include "CSystemCalls.h"
#include "result.h"
#include "signals.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STANDARD = 3 };

/// The child's three descriptors, moved out of the way of one another: none of them is 0, 1 or 2.
static int move_up(const int *wanted, int *moved) {
    for (int i = 0; i < STANDARD; i++) {
        moved[i] = wanted[i] < 0 ? -1 : fcntl(wanted[i], F_DUPFD_CLOEXEC, STANDARD);
        if (wanted[i] >= 0 && moved[i] < 0) return -errno;
    }
    return 0;
}

static int start(const struct weft_program *request, const int *standard, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (int i = 0; i < STANDARD; i++)
        if (standard[i] >= 0) posix_spawn_file_actions_adddup2(&actions, standard[i], i);
    posix_spawn_file_actions_addclosefrom_np(&actions, STANDARD);
    if (request->directory) posix_spawn_file_actions_addchdir_np(&actions, request->directory);
    // What this process has blocked only to read it from a descriptor comes to the child as ever.
    sigset_t mask;
    weft_signals_mask_of_children(&mask);
    posix_spawnattr_setsigmask(&attributes, &mask);
    short flags = POSIX_SPAWN_SETSIGMASK | (request->new_session ? POSIX_SPAWN_SETSID : 0);
    posix_spawnattr_setflags(&attributes, flags);
    char *const *environment = request->environment ? request->environment : environ;
    int error =
        posix_spawnp(process, request->program, &actions, &attributes, request->arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return -error;
}

int weft_spawn(const struct weft_program *request, int *process) {
    int standard[STANDARD] = {-1, -1, -1};
    pid_t child;
    int answer = move_up(request->standard, standard);
    if (answer == 0) answer = start(request, standard, &child);
    for (int i = 0; i < STANDARD; i++)
        if (standard[i] >= 0) close(standard[i]);
    if (answer < 0) return answer;
    // It has not been waited for, so nobody else can have its number.
    int descriptor = result(syscall(SYS_pidfd_open, child, 0));
    if (descriptor < 0) {
        kill(child, SIGKILL);
        while (waitpid(child, 0, 0) < 0 && errno == EINTR) continue;
        return descriptor;
    }
    *process = child;
    return descriptor;
}

int weft_reap(int descriptor, int *status) {
    siginfo_t information = {0};
    int answer;
    do answer = result(waitid(P_PIDFD, (id_t)descriptor, &information, WEXITED | WNOHANG));
    while (answer == -EINTR);
    if (answer < 0) return answer;
    if (information.si_pid == 0) return 0;
    *status = information.si_code == CLD_EXITED ? information.si_status : -information.si_status;
    return 1;
}

int weft_signal_process(int descriptor, int signal) {
    return result(syscall(SYS_pidfd_send_signal, descriptor, signal, 0, 0));
}

bool weft_is_folder(const char *path) {
    struct stat information;
    return stat(path, &information) == 0 && S_ISDIR(information.st_mode);
}
