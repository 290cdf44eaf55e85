#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/* How often this thread has asked for memory; -1 where nobody counts: without glibc, and under sanitizers. */
long portalcore_test_allocations(void);

#endif
