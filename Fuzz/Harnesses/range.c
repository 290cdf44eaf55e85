/* Ranges lie in their texts, and their lines and columns are those of their offsets. */
#include "range.h"

#include <string.h>

/* The text as the library sees it, or false where that cannot be said without decoding it here as well. */
static bool decoded(const fuzz_text *text, const char **bytes, size_t *size) {
    *bytes = text->bytes;
    *size = text->size;
    if (*size >= 3 && memcmp(*bytes, "\xEF\xBB\xBF", 3) == 0) {
        *bytes += 3;
        *size -= 3;
        return true;
    }
    /* Zero bytes at the start, and the marks, mean UTF-16 or UTF-32; invalid UTF-8 stands as it is. */
    for (size_t i = 0; i < 4 && i < *size; i++)
        if ((*bytes)[i] == 0) return false;
    return !(*size >= 2 && (memcmp(*bytes, "\xFF\xFE", 2) == 0 || memcmp(*bytes, "\xFE\xFF", 2) == 0));
}

static void check_position(const char *bytes, uint64_t offset, size_t size, uint32_t line, uint32_t column) {
    /* Counting from the start each time is simple, and takes the square of the length. */
    if (offset > 16384) return;
    uint32_t expected_line = 1, expected_column = 1;
    for (size_t i = 0; i < offset; i++) {
        bool is_crlf = bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n';
        if (bytes[i] == '\n' || (bytes[i] == '\r' && !is_crlf)) {
            expected_line++;
            expected_column = 1;
        } else if ((bytes[i] & 0xC0) != 0x80) {
            expected_column++;
        }
    }
    CHECK(line == expected_line);
    CHECK(column == expected_column);
}

static void check_pointer(portalcore_string pointer) {
    CHECK_STRING(pointer.size == 0 || pointer.data[0] == '/', pointer);
    for (size_t i = 0; i < pointer.size; i++) {
        if (pointer.data[i] != '~') continue;
        /* The NUL behind the last byte makes this safe. */
        CHECK_STRING(pointer.data[i + 1] == '0' || pointer.data[i + 1] == '1', pointer);
    }
}

static bool is_inside(const portalcore_range *range, const fuzz_text *text) {
    const char *bytes;
    size_t size;
    bool is_exact = decoded(text, &bytes, &size);
    /* Two bytes of UTF-16, and each broken byte, become three of UTF-8 at most. */
    return range->end_offset <= (is_exact ? size : 3 * text->size);
}

void fuzz_check_range(const portalcore_range *range, const fuzz_texts *texts) {
    fuzz_check_string(range->file);
    fuzz_check_string(range->pointer);
    if (!range->file.data) {
        CHECK(!range->pointer.data);
        CHECK(range->start_offset == 0 && range->end_offset == 0);
        CHECK(range->start_line == 0 && range->start_column == 0);
        CHECK(range->end_line == 0 && range->end_column == 0);
        return;
    }
    check_pointer(range->pointer);
    CHECK(range->start_offset <= range->end_offset);
    CHECK(range->start_line >= 1 && range->start_column >= 1);
    CHECK(
        range->start_line < range->end_line ||
        (range->start_line == range->end_line && range->start_column <= range->end_column));

    /* A text and content may have the same name, so it is one of them that has to fit. */
    const fuzz_text *found = NULL;
    size_t candidates = 0;
    for (size_t i = 0; i < texts->count; i++) {
        if (!fuzz_equal(texts->entries[i].name, range->file)) continue;
        candidates++;
        if (is_inside(range, &texts->entries[i])) found = &texts->entries[i];
    }
    CHECK_STRING(candidates > 0, range->file);
    CHECK_STRING(found, range->file);
    const char *bytes;
    size_t size;
    if (candidates == 1 && decoded(found, &bytes, &size)) {
        check_position(bytes, range->start_offset, size, range->start_line, range->start_column);
        check_position(bytes, range->end_offset, size, range->end_line, range->end_column);
    }
}

void fuzz_check_string(portalcore_string string) {
    if (!string.data) {
        CHECK(string.size == 0);
        return;
    }
    CHECK(string.data[string.size] == 0);
    CHECK_STRING(fuzz_is_utf8(string.data, string.size), string);
}
