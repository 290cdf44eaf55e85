#include "harness.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

/* Only frames of this folder lie between the jump and its target. What they hold is lost: the run has failed. */
static _Thread_local jmp_buf way_out;
static _Thread_local char failure[1024];
static _Thread_local int chosen = -1;

void fuzz_fail(const char *file, int line, const char *condition, const char *shown, size_t shown_size) {
    const char *name = strrchr(file, '/');
    int precision = shown_size < 600 ? (int)shown_size : 600;
    snprintf(
        failure, sizeof failure, "%s:%d: %s%s%.*s", name ? name + 1 : file, line, condition, shown ? ": " : "",
        shown ? precision : 0, shown ? shown : "");
    longjmp(way_out, 1);
}

int fuzz_run(void (*harness)(const uint8_t *, size_t), const uint8_t *data, size_t size) {
    failure[0] = 0;
    if (setjmp(way_out) != 0) return 1;
    harness(data, size);
    return 0;
}

const char *portalcore_fuzz_failure(void) { return failure; }

void portalcore_fuzz_choose(int choice) { chosen = choice; }

uint64_t fuzz_hash(const uint8_t *data, size_t size) {
    if (chosen >= 0 && chosen < PORTALCORE_FUZZ_CHOICES) return (uint64_t)chosen;
    /* FNV-1a, and a last round that mixes the low bits. */
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < size; i++) hash = (hash ^ data[i]) * 0x100000001b3u;
    hash ^= hash >> 32;
    return hash * 0x9e3779b97f4a7c15u >> 16;
}

void fuzz_put(fuzz_texts *texts, bool is_content, const char *name, const void *bytes, size_t size, uint32_t format) {
    fuzz_remove(texts, is_content, name);
    CHECK(texts->count < FUZZ_MAX_TEXTS);
    texts->entries[texts->count++] = (fuzz_text){{name, strlen(name)}, bytes, size, format, is_content};
}

void fuzz_remove(fuzz_texts *texts, bool is_content, const char *name) {
    for (size_t i = 0; i < texts->count; i++) {
        fuzz_text *entry = &texts->entries[i];
        if (entry->is_content != is_content || !fuzz_equal_literal(entry->name, name)) continue;
        memmove(entry, entry + 1, (texts->count - i - 1) * sizeof *entry);
        texts->count--;
        return;
    }
}

static void fail(const uint8_t *data, size_t size) { CHECK(data != NULL && size > 0); }

int portalcore_fuzz_self_test(void) { return fuzz_run(fail, NULL, 0); }
