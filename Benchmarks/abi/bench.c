/*
 * What the C interface costs: loading the library, the first translation, and calls.
 *
 * Usage: bench first LIBRARY EXAMPLE   prints the milliseconds of dlopen(), and with a first translation, twice: as a
 *                                       clock sees them, and of the processor
 *        bench cold LIBRARY EXAMPLE    the same, with the library put out of the page cache before
 *        bench calls LIBRARY EXAMPLE   prints what calls cost the processor
 */
#define _GNU_SOURCE
#include "portalcore.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FUNCTION(name) static __typeof__(portalcore_##name) *name
FUNCTION(abi_version);
FUNCTION(input_new);
FUNCTION(input_add);
FUNCTION(input_free);
FUNCTION(translate);
FUNCTION(result_document_count);
FUNCTION(result_render_documents);
FUNCTION(result_free);
FUNCTION(text_view);
FUNCTION(text_free);

static void fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static double milliseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void *symbol(void *library, const char *name) {
    void *address = dlsym(library, name);
    if (address == NULL) fail(dlerror());
    return address;
}

static void load(const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) fail(dlerror());
#define LOAD(name) *(void **)&name = symbol(library, "portalcore_" #name)
    LOAD(abi_version);
    LOAD(input_new);
    LOAD(input_add);
    LOAD(input_free);
    LOAD(translate);
    LOAD(result_document_count);
    LOAD(result_render_documents);
    LOAD(result_free);
    LOAD(text_view);
    LOAD(text_free);
}

/* Text in, text out; returns the size of what came out. */
static size_t translation(const char *text, size_t size) {
    portalcore_input *input;
    portalcore_result *result;
    portalcore_text *yaml;
    if (input_new(NULL, &input, NULL) != PORTALCORE_OK ||
        input_add(input, "portal.yaml", 11, text, size, PORTALCORE_FORMAT_AUTOMATIC, NULL) != PORTALCORE_OK ||
        translate(input, &result, NULL) != PORTALCORE_OK || result_document_count(result) == 0 ||
        result_render_documents(result, PORTALCORE_FORMAT_YAML, &yaml, NULL) != PORTALCORE_OK)
        fail("the example was not translated");
    size_t made = text_view(yaml).size;
    text_free(yaml);
    result_free(result);
    input_free(input);
    return made;
}

static void first(const char *library, const char *text, size_t size) {
    static const clockid_t clocks[] = {CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID};
    double start[2], loaded[2];
    for (int clock = 0; clock < 2; clock += 1) start[clock] = milliseconds(clocks[clock]);
    load(library);
    for (int clock = 0; clock < 2; clock += 1) loaded[clock] = milliseconds(clocks[clock]);
    if (translation(text, size) == 0) fail("no text");
    for (int clock = 0; clock < 2; clock += 1)
        printf("%.3f %.3f ", loaded[clock] - start[clock], milliseconds(clocks[clock]) - start[clock]);
    printf("\n");
}

/* Pages that nobody has mapped leave the cache; the file system and the disk may keep caches of their own. */
static void forget(const char *library) {
    int file = open(library, O_RDONLY);
    if (file < 0 || fdatasync(file) != 0 || posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) != 0) fail(library);
    close(file);
}

static void report(const char *what, double start, int count) {
    printf("%-37s %8.3f us\n", what, (milliseconds(CLOCK_PROCESS_CPUTIME_ID) - start) * 1e3 / count);
}

static void calls(const char *library, const char *text, size_t size) {
    load(library);
    enum { plain = 20000000, adds = 200000, translations = 500 };
    double start = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    uint64_t sum = 0;
    for (int count = 0; count < plain; count += 1) sum += abi_version();
    if (sum == 0) fail("no version");
    report("portalcore_abi_version", start, plain);

    portalcore_input *input;
    char name[32];
    if (input_new(NULL, &input, NULL) != PORTALCORE_OK) fail("no input");
    start = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    for (int count = 0; count < adds; count += 1) {
        int length = snprintf(name, sizeof name, "%08d.yaml", count);
        if (input_add(input, name, (size_t)length, "a: b", 4, PORTALCORE_FORMAT_YAML, NULL) != PORTALCORE_OK)
            fail(name);
    }
    report("portalcore_input_add, 13 + 4 bytes", start, adds);
    input_free(input);

    start = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    for (int count = 0; count < translations; count += 1) translation(text, size);
    report("text to text, the example", start, translations);
}

int main(int count, char **arguments) {
    static char text[1 << 20];
    if (count != 4) fail("usage: bench first|cold|calls LIBRARY EXAMPLE");
    FILE *file = fopen(arguments[3], "rb");
    if (file == NULL) fail(arguments[3]);
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    if (strcmp(arguments[1], "cold") == 0) forget(arguments[2]);
    if (strcmp(arguments[1], "calls") == 0) {
        calls(arguments[2], text, size);
    } else {
        first(arguments[2], text, size);
    }
    return 0;
}
