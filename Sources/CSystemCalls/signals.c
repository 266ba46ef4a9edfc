#define _GNU_SOURCE
#include "signals.h"
#include "CSystemCalls.h"
#include "result.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

// Changed by the loop's thread alone. Signals have one reader in a process, as each has one action.
static sigset_t taken;
static int reading_descriptor = -1;
static bool was_blocked[_NSIG];
static struct sigaction actions_before[_NSIG];
static _Atomic pid_t reader;

/// A signal has come to a thread that does not block it: the reader gets it, who does.
static void hand_on(int signal) {
    int error = errno;
    syscall(SYS_tgkill, getpid(), atomic_load(&reader), signal);
    errno = error;
}

int weft_signals_create(void) {
    sigset_t none;
    sigemptyset(&none);
    return result(signalfd(-1, &none, SFD_CLOEXEC | SFD_NONBLOCK));
}

int weft_signals_add(int descriptor, int signal) {
    if (signal <= 0 || signal >= _NSIG || signal == SIGKILL || signal == SIGSTOP) return -EINVAL;
    if (reading_descriptor >= 0 && reading_descriptor != descriptor) return -EBUSY;
    if (sigismember(&taken, signal)) return -EBUSY;
    sigset_t one, before;
    sigemptyset(&one);
    if (sigaddset(&one, signal) < 0) return -EINVAL;
    atomic_store(&reader, gettid());
    pthread_sigmask(SIG_BLOCK, &one, &before);
    was_blocked[signal] = sigismember(&before, signal);
    struct sigaction action = {.sa_handler = hand_on, .sa_flags = SA_RESTART};
    sigaction(signal, &action, &actions_before[signal]);
    sigaddset(&taken, signal);
    reading_descriptor = descriptor;
    return result(signalfd(descriptor, &taken, 0));
}

int weft_signals_remove(int descriptor, int signal) {
    if (signal <= 0 || signal >= _NSIG || !sigismember(&taken, signal)) return -EINVAL;
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    sigdelset(&taken, signal);
    signalfd(descriptor, &taken, 0);
    if (sigisemptyset(&taken)) reading_descriptor = -1;
    sigaction(signal, &actions_before[signal], 0);
    if (!was_blocked[signal]) pthread_sigmask(SIG_UNBLOCK, &one, 0);
    return 0;
}

const char *weft_signal_name(int signal) {
    return sigabbrev_np(signal);
}

int weft_signals_next(int descriptor) {
    struct signalfd_siginfo information;
    ssize_t count = read(descriptor, &information, sizeof information);
    return count < 0 ? -errno : (int)information.ssi_signo;
}

void weft_signals_mask_of_children(sigset_t *mask) {
    pthread_sigmask(SIG_BLOCK, 0, mask);
    for (int signal = 1; signal < _NSIG; signal++)
        if (sigismember(&taken, signal) == 1 && !was_blocked[signal]) sigdelset(mask, signal);
}
