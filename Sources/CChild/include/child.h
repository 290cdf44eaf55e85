/* Starts a program that does not outlive the one that started it. */
#ifndef PORTALCTL_CHILD_H
#define PORTALCTL_CHILD_H

#include <sys/types.h>

/* Starts `file` with `arguments` (ended by NULL) in a process group of its own.

   Standard input is empty, standard error goes to the file descriptor `errors`, standard output is ours. On Linux the
   kernel kills it when the calling thread ends, however that happens; so the main thread has to call.

   Returns the process, or -errno where it could not be started. */
pid_t portalctl_child_start(const char *file, char *const arguments[], int errors);

#endif
