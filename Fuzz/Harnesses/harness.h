/* What the harnesses have in common. */
#ifndef PORTALCORE_FUZZ_HARNESS_H
#define PORTALCORE_FUZZ_HARNESS_H

#include <stdbool.h>

/* By path, because this folder is part of two packages, with different ideas of where headers are. */
#include "../../include/portalcore.h"
#include "portalcore_fuzz.h"

/* ---- Properties ---- */

/* Leaves the harness, and says that `condition` does not hold, if it does not. */
#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) fuzz_fail(__FILE__, __LINE__, #condition, NULL, 0);                                          \
    } while (0)

/* The same, and shows a string. */
#define CHECK_STRING(condition, string)                                                                                \
    do {                                                                                                               \
        portalcore_string shown = (string);                                                                            \
        if (!(condition)) fuzz_fail(__FILE__, __LINE__, #condition, shown.data, shown.size);                           \
    } while (0)

_Noreturn void fuzz_fail(const char *file, int line, const char *condition, const char *shown, size_t shown_size);

/* Runs a harness, and catches what fuzz_fail() throws. */
int fuzz_run(void (*harness)(const uint8_t *, size_t), const uint8_t *data, size_t size);

/* A number that follows from the data, to spend time on a part of the inputs only, always the same ones. */
uint64_t fuzz_hash(const uint8_t *data, size_t size);

/* ---- Text ---- */

bool fuzz_is_utf8(const char *data, size_t size);
bool fuzz_is_json(const char *data, size_t size);
bool fuzz_equal(portalcore_string left, portalcore_string right);
bool fuzz_equal_literal(portalcore_string left, const char *right);
/* As memcmp(): bytes, then length. */
int fuzz_compare(portalcore_string left, portalcore_string right);

/* ---- What was handed over ---- */

enum { FUZZ_MAX_TEXTS = 48 };

typedef struct fuzz_text {
    portalcore_string name;
    const char *bytes;
    size_t size;
    uint32_t format;
    bool is_content;
} fuzz_text;

typedef struct fuzz_texts {
    size_t count;
    fuzz_text entries[FUZZ_MAX_TEXTS];
} fuzz_texts;

/* Adds a text, in the place of one of the same name; nothing is copied. */
void fuzz_put(fuzz_texts *texts, bool is_content, const char *name, const void *bytes, size_t size, uint32_t format);
void fuzz_remove(fuzz_texts *texts, bool is_content, const char *name);

/* ---- Results ---- */

/* An input of all the texts, in order or in the opposite one. */
portalcore_input *fuzz_input(const portalcore_options *options, const fuzz_texts *texts, bool is_reversed);
portalcore_result *fuzz_translate(const portalcore_input *input);

portalcore_text *fuzz_documents_text(const portalcore_result *result, uint32_t format);
portalcore_text *fuzz_diagnostics_text(const portalcore_result *result, uint32_t format);

/* What the header says of every result; `is_thorough` writes everything in every format. */
void fuzz_check_result(const portalcore_result *result, const fuzz_texts *texts, bool is_thorough);

/* That the requirements are sorted, and those of the input are those of the result. */
void fuzz_check_requirements(const portalcore_input *input, const portalcore_result *result);

/* That two results say the same of the same. */
void fuzz_check_same_documents(const portalcore_result *left, const portalcore_result *right);
void fuzz_check_same_diagnostics(const portalcore_result *left, const portalcore_result *right);

/* Whether a code that begins with `prefix` is among the findings. */
bool fuzz_has_code(const portalcore_result *result, const char *prefix);

/*
 * All of it: an input of the texts, its requirements, its translation, once more backwards, its validation, and what
 * becomes of the documents when they are input again. Returns the translation.
 */
portalcore_result *fuzz_check_texts(const portalcore_options *options, const fuzz_texts *texts, bool is_thorough);

#endif
