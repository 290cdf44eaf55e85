/*
 * The library is a guest in its process: it leaves signals, threads, files and the standard streams alone.
 *
 * Usage: guest LIBRARY EXAMPLE
 */
#define _GNU_SOURCE
#include "portalcore.h"

#include <dirent.h>
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t entries(const char *path) {
    DIR *directory = opendir(path);
    size_t count = 0;
    if (directory == NULL) {
        perror(path);
        exit(2);
    }
    while (readdir(directory) != NULL) count += 1;
    closedir(directory);
    return count;
}

static void *symbol(void *library, const char *name) {
    void *address = dlsym(library, name);
    if (address == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    return address;
}

static int expect(int condition, const char *what) {
    if (!condition) fprintf(stderr, "guest: %s\n", what);
    return condition ? 0 : 1;
}

int main(int count, char **arguments) {
    static char text[1 << 20];
    if (count != 3) return 2;
    FILE *file = fopen(arguments[2], "rb");
    if (file == NULL) return 2;
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    size_t threads = entries("/proc/self/task"), files = entries("/proc/self/fd");

    void *library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 2;
    }
    __typeof__(portalcore_input_new) *input_new;
    __typeof__(portalcore_input_add) *input_add;
    __typeof__(portalcore_translate) *translate;
    __typeof__(portalcore_result_document_count) *document_count;
    *(void **)&input_new = symbol(library, "portalcore_input_new");
    *(void **)&input_add = symbol(library, "portalcore_input_add");
    *(void **)&translate = symbol(library, "portalcore_translate");
    *(void **)&document_count = symbol(library, "portalcore_result_document_count");
    portalcore_input *input;
    portalcore_result *result;
    if (input_new(NULL, &input, NULL) != PORTALCORE_OK ||
        input_add(input, "a", 1, text, size, PORTALCORE_FORMAT_AUTOMATIC, NULL) != PORTALCORE_OK ||
        translate(input, &result, NULL) != PORTALCORE_OK)
        return 2;

    int failures = expect(document_count(result) > 0, "nothing was translated");
    failures += expect(entries("/proc/self/task") == threads, "a thread was started");
    failures += expect(entries("/proc/self/fd") == files, "a file was left open");
    for (int number = 1; number < NSIG; number += 1) {
        struct sigaction action;
        if (sigaction(number, NULL, &action) != 0) continue;
        failures += expect(action.sa_handler == SIG_DFL, strsignal(number));
    }
    stack_t stack;
    int is_known = sigaltstack(NULL, &stack) == 0;
    failures += expect(is_known && (stack.ss_flags & SS_DISABLE) != 0, "a stack for signals was set");
    /* What is closed stays usable: the library is not unloaded, and another part of the program may still use it. */
    dlclose(library);
    failures += expect(document_count(result) > 0, "it was unloaded");
    return failures == 0 ? 0 : 1;
}
