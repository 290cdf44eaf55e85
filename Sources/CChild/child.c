/* In C, because what has to happen between fork and exec (a parent-death signal, which posix_spawn cannot set) must not
   allocate or take locks, and Swift promises neither. setpriv(1) could do it too, but is not everywhere. */
#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Becomes the program; comes back only where that failed. */
static void become(const char *file, char *const arguments[], int errors, pid_t parent) {
    setpgid(0, 0);
#ifdef __linux__
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return;
    /* The parent may have gone before the kernel was told. */
    if (getppid() != parent) _exit(1);
#else
    (void)parent;
#endif
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int empty = open("/dev/null", O_RDONLY);
    if (empty < 0 || dup2(empty, STDIN_FILENO) < 0 || dup2(errors, STDERR_FILENO) < 0) return;
    if (empty > STDERR_FILENO) close(empty);
    execv(file, arguments);
}

pid_t portalctl_child_start(const char *file, char *const arguments[], int errors) {
    /* Closed by exec; what comes through it before is the reason of a failure. */
    int report[2];
    if (pipe(report) != 0) return -errno;
    fcntl(report[0], F_SETFD, FD_CLOEXEC);
    fcntl(report[1], F_SETFD, FD_CLOEXEC);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        become(file, arguments, errors, parent);
        int reason = errno;
        ssize_t written = write(report[1], &reason, sizeof reason);
        _exit(written == sizeof reason ? 127 : 126);
    }
    int reason = child < 0 ? errno : 0;
    close(report[1]);
    if (child > 0) {
        ssize_t size;
        do size = read(report[0], &reason, sizeof reason); while (size < 0 && errno == EINTR);
        if (size != sizeof reason) reason = 0;
    }
    close(report[0]);
    if (child > 0 && reason != 0) waitpid(child, NULL, 0);
    return reason == 0 ? child : -reason;
}
