/* Manifests and content; a line "#% text NAME" or "#% content NAME" begins the next text. */
#include <stdlib.h>
#include <string.h>

#include "harness.h"

enum { MAX_SECTIONS = 24, NAME_ROOM = 48 };

/* A name as a header line gives it, without spaces, with a letter where that would be empty or is not UTF-8. */
static void read_name(const char *line, size_t size, size_t number, char *name) {
    size_t length = 0;
    for (size_t i = 0; i < size && length + 1 < NAME_ROOM; i++)
        if ((uint8_t)line[i] > ' ') name[length++] = line[i];
    if (!fuzz_is_utf8(name, length)) length = 0;
    if (length == 0) name[length++] = (char)('a' + number % 26);
    name[length] = 0;
}

static bool begins_with(const char *text, const char *end, const char *word) {
    size_t size = strlen(word);
    return (size_t)(end - text) >= size && memcmp(text, word, size) == 0;
}

/* Where the line behind this one begins, or the end. */
static const char *next_line(const char *text, const char *end) {
    const char *feed = text < end ? memchr(text, '\n', (size_t)(end - text)) : NULL;
    return feed ? feed + 1 : end;
}

static void split(const char *text, const char *end, fuzz_texts *texts, char names[][NAME_ROOM]) {
    size_t sections = 0;
    bool is_content = false;
    strcpy(names[0], "manifests.yaml");
    for (const char *start = text; sections < MAX_SECTIONS; sections++) {
        const char *stop = start;
        while (stop < end && !begins_with(stop, end, "#% ")) stop = next_line(stop, end);
        /* The first text may be empty because the input begins with a header. */
        if (sections > 0 || stop > start)
            fuzz_put(texts, is_content, names[sections], start, (size_t)(stop - start), PORTALCORE_FORMAT_AUTOMATIC);
        if (stop == end || sections + 1 == MAX_SECTIONS) return;
        start = next_line(stop, end);
        is_content = begins_with(stop, end, "#% content ");
        const char *name = stop + (is_content ? 11 : begins_with(stop, end, "#% text ") ? 8 : 3);
        read_name(name, (size_t)(start - name), sections, names[sections + 1]);
    }
}

static void read_manifests(const uint8_t *data, size_t size) {
    const char *text = (const char *)data;
    char names[MAX_SECTIONS][NAME_ROOM];
    fuzz_texts texts = {0};
    split(text, text + size, &texts, names);
    uint64_t hash = fuzz_hash(data, size);
    portalcore_result_free(fuzz_check_texts(NULL, &texts, hash % 8 == 0));

    if (hash % 8 == 1) {
        portalcore_options options = PORTALCORE_OPTIONS_INIT;
        options.reference_grants = PORTALCORE_GRANTS_NOT_REQUIRED;
        options.default_namespace = (portalcore_string){"elsewhere", 9};
        /* So few that objects are split. */
        options.max_object_routes = 1 + hash / 8 % 4;
        portalcore_result_free(fuzz_check_texts(&options, &texts, hash % 32 == 1));
    }
}

int portalcore_fuzz_manifests(const uint8_t *data, size_t size) { return fuzz_run(read_manifests, data, size); }
