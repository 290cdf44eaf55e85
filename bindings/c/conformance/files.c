#include "session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("runner: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(2);
}

struct bytes read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        die("cannot open %s", path);
    }
    struct bytes content = {0};
    size_t capacity = 0;
    do {
        /* One more than what is used: there is always a NUL at the end. */
        if (content.size + 1 >= capacity) {
            capacity = capacity == 0 ? 4096 : capacity * 2;
            content.data = realloc(content.data, capacity);
            if (content.data == NULL) {
                die("out of memory");
            }
        }
        content.size += fread(content.data + content.size, 1, capacity - content.size - 1, file);
    } while (!feof(file) && !ferror(file));
    if (ferror(file)) {
        die("cannot read %s", path);
    }
    fclose(file);
    content.data[content.size] = '\0';
    return content;
}

struct bytes read_case_file(const struct session *session, const char *name) {
    const size_t size = strlen(session->directory) + 1 + strlen(name) + 1;
    char *path = malloc(size);
    if (path == NULL) {
        die("out of memory");
    }
    snprintf(path, size, "%s/%s", session->directory, name);
    const struct bytes content = read_file(path);
    free(path);
    return content;
}

uint64_t number(const char *word) {
    char *end = NULL;
    const unsigned long long value = strtoull(word, &end, 10);
    if (*word < '0' || *word > '9' || *end != '\0') {
        die("not a number: %s", word);
    }
    return value;
}

char *copy(const char *text) {
    const size_t size = strlen(text) + 1;
    char *copied = malloc(size);
    if (copied == NULL) {
        die("out of memory");
    }
    return memcpy(copied, text, size);
}
