/* Changes texts line by line, and values within lines, so that most of what comes out is still a document. */
#include <string.h>

#include "portalcore_fuzz.h"

typedef struct text {
    uint8_t *bytes;
    size_t size;
    size_t capacity;
    uint64_t random;
} text;

typedef struct piece {
    size_t start;
    size_t size;
} piece;

enum { MAX_MOVED = 4096 };

static uint64_t below(uint64_t *random, uint64_t bound) {
    *random += 0x9e3779b97f4a7c15u;
    uint64_t word = *random;
    word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9u;
    word = (word ^ word >> 27) * 0x94d049bb133111ebu;
    word ^= word >> 31;
    return bound == 0 ? 0 : word % bound;
}

static size_t line_start(const uint8_t *bytes, size_t at) {
    while (at > 0 && bytes[at - 1] != '\n') at--;
    return at;
}

static size_t line_end(const uint8_t *bytes, size_t size, size_t at) {
    while (at < size && bytes[at] != '\n') at++;
    return at < size ? at + 1 : size;
}

static size_t indentation(const uint8_t *bytes, piece line) {
    size_t count = 0;
    while (count < line.size && bytes[line.start + count] == ' ') count++;
    return count;
}

static piece any_line(const uint8_t *bytes, size_t size, uint64_t *random) {
    size_t start = line_start(bytes, below(random, size));
    return (piece){start, line_end(bytes, size, start) - start};
}

/* A line, or it and what is indented below it. */
static piece any_block(const uint8_t *bytes, size_t size, uint64_t *random) {
    piece block = any_line(bytes, size, random);
    if (below(random, 2) == 0) return block;
    size_t depth = indentation(bytes, block);
    for (;;) {
        size_t next = block.start + block.size;
        if (next >= size) return block;
        piece line = {next, line_end(bytes, size, next) - next};
        if (indentation(bytes, line) <= depth) return block;
        block.size += line.size;
    }
}

static void cut(text *it, piece gone) {
    memmove(it->bytes + gone.start, it->bytes + gone.start + gone.size, it->size - gone.start - gone.size);
    it->size -= gone.size;
}

static void insert(text *it, size_t at, const void *bytes, size_t size) {
    if (it->capacity - it->size < size) return;
    memmove(it->bytes + at + size, it->bytes + at, it->size - at);
    memcpy(it->bytes + at, bytes, size);
    it->size += size;
}

/* Copies a piece aside, because it is about to move; what is long is cut off. */
static size_t keep(const text *it, piece from, uint8_t *kept) {
    size_t size = from.size < MAX_MOVED ? from.size : MAX_MOVED;
    memcpy(kept, it->bytes + from.start, size);
    return size;
}

static void copy_block(text *it, int is_moved) {
    uint8_t kept[MAX_MOVED];
    piece block = any_block(it->bytes, it->size, &it->random);
    size_t size = keep(it, block, kept);
    if (is_moved) cut(it, block);
    insert(it, line_start(it->bytes, below(&it->random, it->size + 1)), kept, size);
}

static void indent(text *it) {
    piece block = any_block(it->bytes, it->size, &it->random);
    int is_deeper = below(&it->random, 2) == 0;
    for (size_t at = block.start, end = block.start + block.size; at < end && at < it->size;) {
        if (is_deeper) {
            size_t before = it->size;
            insert(it, at, "  ", 2);
            end += it->size - before;
        } else if (it->size - at >= 2 && memcmp(it->bytes + at, "  ", 2) == 0) {
            cut(it, (piece){at, 2});
            end -= 2;
        }
        at = line_end(it->bytes, it->size, at);
    }
}

/* What stands behind the colon of a line, or the whole line. */
static piece value_of(const text *it, piece line) {
    const uint8_t *start = it->bytes + line.start, *colon = memchr(start, ':', line.size);
    size_t skipped = colon ? (size_t)(colon - start) + 1 : indentation(it->bytes, line);
    size_t size = line.size - skipped;
    if (size > 0 && start[line.size - 1] == '\n') size--;
    return (piece){line.start + skipped, size};
}

static const char *const values[] = {
    "", " null", " true", " 0", " -1", " 9223372036854775808", " 1e999", " \"\"", " \"\\0\"", " []", " {}", " [[]]",
    " {a: b}", " &a", " *a", " !!str", " !!binary aGk=", " |", " >-", " <<", " ~", " ''", " .nan", " 2001-01-01",
    " /", " /{id}", " /{id}/{id}", " \"{%version%}\"", " \"*\"", " *.example.com", " https://example.com/a?b#c",
    " ../../a.yaml#/b", " \"#/paths/~1orders/get\"", " \xC3\xA9", " \xE2\x80\xA8", " \xF0\x9F\x98\x80", " e\xCC\x81",
    " \xFF", " A", " a-very-long-name-a-very-long-name-a-very-long-name-a-very-long-name-a-very-long-name",
};

static void replace_value(text *it) {
    uint8_t kept[MAX_MOVED];
    size_t size;
    if (below(&it->random, 2) == 0) {
        const char *value = values[below(&it->random, sizeof values / sizeof *values)];
        size = strlen(value);
        memcpy(kept, value, size);
    } else {
        size = keep(it, value_of(it, any_line(it->bytes, it->size, &it->random)), kept);
    }
    piece gone = value_of(it, any_line(it->bytes, it->size, &it->random));
    cut(it, gone);
    insert(it, gone.start, kept, size);
}

size_t portalcore_fuzz_mutate_lines(uint8_t *data, size_t size, size_t capacity, uint64_t seed) {
    text it = {data, size, capacity, seed};
    for (uint64_t changes = 1 + below(&it.random, 3); changes > 0 && it.size > 0; changes--) {
        switch (below(&it.random, 8)) {
        case 0: cut(&it, any_line(it.bytes, it.size, &it.random)); break;
        case 1: cut(&it, any_block(it.bytes, it.size, &it.random)); break;
        case 2: copy_block(&it, 0); break;
        case 3: copy_block(&it, 1); break;
        case 4: indent(&it); break;
        case 5: insert(&it, line_start(it.bytes, below(&it.random, it.size)), "---\n", 4); break;
        default: replace_value(&it); break;
        }
    }
    return it.size;
}

size_t portalcore_fuzz_splice_lines(
    const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size, uint8_t *out, size_t capacity,
    uint64_t seed) {
    text it = {out, first_size < capacity ? first_size : capacity, capacity, seed};
    memcpy(out, first, it.size);
    for (uint64_t changes = 1 + below(&it.random, 3); changes > 0 && second_size > 0; changes--) {
        piece block = any_block(second, second_size, &it.random);
        size_t at = line_start(out, below(&it.random, it.size + 1));
        if (it.size > 0 && below(&it.random, 2) == 0) cut(&it, any_block(out, it.size, &it.random));
        insert(&it, at < it.size ? at : it.size, second + block.start, block.size);
    }
    return it.size;
}
