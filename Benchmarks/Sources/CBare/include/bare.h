#ifndef PORTAL_BENCHMARKS_BARE_H
#define PORTAL_BENCHMARKS_BARE_H

#include <stddef.h>

/* Pulls every event of a YAML text out of libyaml and keeps none. Returns their number, 0 if the text is refused. */
size_t bare_yaml_events(const char *bytes, size_t size);

/* Loads a JSON text with jansson and frees what it made. Returns 1, 0 if the text is refused. */
size_t bare_jansson_load(const char *bytes, size_t size);

/* Gives freed memory back to the system, where the C library can. */
void bare_release_memory(void);

#endif
