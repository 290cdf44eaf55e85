/* An API description: by itself, and named by an ApiDoc of a portal in each of the ways there are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "portal.h"

/* A text that grows; large enough from the start for what becomes of any input. */
typedef struct buffer {
    char *bytes;
    size_t size;
} buffer;

static buffer new_buffer(const uint8_t *data, size_t size, const char *head) {
    (void)data;
    buffer out = {malloc(6 * size + strlen(head) + 64), strlen(head)};
    memcpy(out.bytes, head, out.size);
    return out;
}

static void append(buffer *out, const void *bytes, size_t size) {
    memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
}

#define APIDOC "apiVersion: portalcore.dev/v1alpha1\nkind: ApiDoc\nmetadata: {name: fuzzed, namespace: shop}\n"
#define CONFIG_MAP "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: specs, namespace: shop}\n"
#define FROM_CONFIG_MAP APIDOC "spec: {openApi: {configMapKeyRef: {name: specs, key: api}}}\n" CONFIG_MAP

/* As a JSON string, where each character is itself or an escape. */
static buffer in_quotes(const uint8_t *data, size_t size) {
    buffer out = new_buffer(data, size, FROM_CONFIG_MAP "data: {api: \"");
    for (size_t i = 0; i < size; i++) {
        char escape[8];
        bool is_plain = data[i] >= 0x20 && data[i] != '"' && data[i] != '\\' && data[i] != 0x7F;
        if (data[i] == '\n') append(&out, "\\n", 2);
        else if (is_plain) append(&out, &data[i], 1);
        else append(&out, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", data[i]));
    }
    append(&out, "\"}\n", 3);
    return out;
}

/* As a block of indented lines. */
static buffer in_a_block(const uint8_t *data, size_t size) {
    buffer out = new_buffer(data, size, APIDOC "spec:\n  openApi:\n    inlineText: |2+\n");
    for (size_t i = 0; i < size; i++) {
        if (i == 0 || data[i - 1] == '\n') append(&out, "      ", 6);
        append(&out, &data[i], 1);
    }
    append(&out, "\n", size == 0 || data[size - 1] != '\n');
    return out;
}

static buffer in_base64(const uint8_t *data, size_t size) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    buffer out = new_buffer(data, size, FROM_CONFIG_MAP "binaryData: {api: \"");
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        uint32_t word = (uint32_t)data[i] << 16;
        if (left > 1) word |= (uint32_t)data[i + 1] << 8;
        if (left > 2) word |= data[i + 2];
        char group[4] = {
            digits[word >> 18], digits[word >> 12 & 63], left > 1 ? digits[word >> 6 & 63] : '=',
            left > 2 ? digits[word & 63] : '='};
        append(&out, group, 4);
    }
    append(&out, "\"}\n", 3);
    return out;
}

static bool is_block_text(const uint8_t *data, size_t size) {
    for (size_t i = 0; i < size; i++)
        if ((data[i] < 0x20 && data[i] != '\n') || data[i] > 0x7E) return false;
    return true;
}

/* Whether no byte order mark and no zero byte says that it is something else than the UTF-8 that it is. */
static bool is_plain_utf8(const uint8_t *data, size_t size) {
    if (size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) return false;
    return !memchr(data, 0, size) && fuzz_is_utf8((const char *)data, size);
}

static size_t requirement_count(const portalcore_result *result) {
    portalcore_requirements *list = NULL;
    CHECK(portalcore_result_requirements(result, &list, NULL) == PORTALCORE_OK);
    size_t count = portalcore_requirements_count(list);
    portalcore_requirements_free(list);
    return count;
}

static portalcore_result *translate_portal(fuzz_texts *texts, const void *apidoc, size_t size, bool is_thorough) {
    fuzz_put(texts, false, "portal.yaml", fuzz_portal, strlen(fuzz_portal), PORTALCORE_FORMAT_YAML);
    fuzz_put(texts, false, "doc.yaml", apidoc, size, PORTALCORE_FORMAT_YAML);
    return fuzz_check_texts(NULL, texts, is_thorough);
}

/* That the way a description is given does not matter. */
static void check_embedded(const portalcore_result *from_file, buffer manifest, bool is_thorough) {
    fuzz_texts texts = {0};
    portalcore_result *embedded = translate_portal(&texts, manifest.bytes, manifest.size, is_thorough);
    /* A relative reference may lead somewhere else, or be to the file itself. */
    if (requirement_count(from_file) == 0 && requirement_count(embedded) == 0)
        fuzz_check_same_documents(from_file, embedded);
    portalcore_result_free(embedded);
    free(manifest.bytes);
}

static void read_openapi(const uint8_t *data, size_t size) {
    uint64_t hash = fuzz_hash(data, size);
    bool is_thorough = hash % 8 == 0;

    fuzz_texts bare = {0};
    fuzz_put(&bare, false, "api.yaml", data, size, PORTALCORE_FORMAT_AUTOMATIC);
    portalcore_result_free(fuzz_check_texts(NULL, &bare, is_thorough));

    static const char by_file[] = APIDOC "spec: {openApi: {file: api.yaml}}\n";
    fuzz_texts texts = {0};
    fuzz_put(&texts, true, "api.yaml", data, size, PORTALCORE_FORMAT_AUTOMATIC);
    portalcore_result *result = translate_portal(&texts, by_file, strlen(by_file), is_thorough);
    if (is_plain_utf8(data, size)) {
        if (hash % 4 == 1) check_embedded(result, in_quotes(data, size), hash % 32 == 1);
        if (hash % 4 == 2) check_embedded(result, in_base64(data, size), hash % 32 == 2);
        if (hash % 4 == 3 && is_block_text(data, size)) check_embedded(result, in_a_block(data, size), hash % 32 == 3);
    }
    portalcore_result_free(result);
}

int portalcore_fuzz_openapi(const uint8_t *data, size_t size) { return fuzz_run(read_openapi, data, size); }
