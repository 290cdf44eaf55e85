/* A text, read as YAML, as JSON, and as what it looks like. */
#include "harness.h"

static portalcore_result *read_as(uint32_t format, const portalcore_options *options, const char *data, size_t size, bool is_thorough) {
    fuzz_texts texts = {0};
    fuzz_put(&texts, false, "document", data, size, format);
    return fuzz_check_texts(options, &texts, is_thorough);
}

static bool says_the_same(const portalcore_result *left, const portalcore_result *right) {
    portalcore_text *first = fuzz_diagnostics_text(left, PORTALCORE_DIAGNOSTICS_JSON);
    portalcore_text *second = fuzz_diagnostics_text(right, PORTALCORE_DIAGNOSTICS_JSON);
    bool is_same = fuzz_equal(portalcore_text_view(first), portalcore_text_view(second));
    portalcore_text_free(first);
    portalcore_text_free(second);
    return is_same;
}

static void read_documents(const uint8_t *data, size_t size) {
    const char *text = (const char *)data;
    uint64_t hash = fuzz_hash(data, size);
    bool is_thorough = hash % 8 == 0;
    portalcore_result *yaml = read_as(PORTALCORE_FORMAT_YAML, NULL, text, size, is_thorough);
    portalcore_result *json = read_as(PORTALCORE_FORMAT_JSON, NULL, text, size, is_thorough);
    portalcore_result *automatic = read_as(PORTALCORE_FORMAT_AUTOMATIC, NULL, text, size, false);
    CHECK(says_the_same(automatic, yaml) || says_the_same(automatic, json));
    portalcore_result_free(yaml);
    portalcore_result_free(json);
    portalcore_result_free(automatic);

    if (hash % 4 == 1) {
        /* Bounds so narrow that most texts exceed one of them. */
        portalcore_options narrow = PORTALCORE_OPTIONS_INIT;
        narrow.max_text_bytes = 16 + hash / 4 % 500;
        narrow.max_depth = 1 + hash / 8 % 12;
        narrow.max_nodes = 4 + hash / 16 % 100;
        narrow.max_aliased_nodes = 1 + hash / 32 % 20;
        narrow.max_scalar_bytes = 4 + hash / 64 % 60;
        narrow.max_documents = 1 + hash / 128 % 4;
        portalcore_result_free(read_as(PORTALCORE_FORMAT_AUTOMATIC, &narrow, text, size, hash % 32 == 1));
    }
}

int portalcore_fuzz_documents(const uint8_t *data, size_t size) { return fuzz_run(read_documents, data, size); }
