/* UTF-8 and JSON by the letter of their specifications, written apart from the library that they judge. */
#include "harness.h"

#include <string.h>

bool fuzz_is_utf8(const char *data, size_t size) {
    const uint8_t *bytes = (const uint8_t *)data;
    size_t i = 0;
    while (i < size) {
        uint8_t lead = bytes[i];
        size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
        if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || size - i < length) return false;
        for (size_t k = 1; k < length; k++)
            if ((bytes[i + k] & 0xC0) != 0x80) return false;
        if (lead == 0xE0 && bytes[i + 1] < 0xA0) return false;
        if (lead == 0xED && bytes[i + 1] > 0x9F) return false;
        if (lead == 0xF0 && bytes[i + 1] < 0x90) return false;
        if (lead == 0xF4 && bytes[i + 1] > 0x8F) return false;
        i += length;
    }
    return true;
}

bool fuzz_equal(portalcore_string left, portalcore_string right) {
    return left.size == right.size && (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

bool fuzz_equal_literal(portalcore_string left, const char *right) {
    return fuzz_equal(left, (portalcore_string){right, strlen(right)});
}

int fuzz_compare(portalcore_string left, portalcore_string right) {
    size_t size = left.size < right.size ? left.size : right.size;
    int order = size == 0 ? 0 : memcmp(left.data, right.data, size);
    if (order != 0) return order;
    return left.size < right.size ? -1 : left.size > right.size;
}

/* ---- JSON (RFC 8259) ---- */

typedef struct scanner {
    const char *next;
    const char *end;
} scanner;

static void skip_space(scanner *in) {
    while (in->next < in->end && strchr(" \t\n\r", *in->next) && *in->next) in->next++;
}

static bool take(scanner *in, char wanted) {
    if (in->next == in->end || *in->next != wanted) return false;
    in->next++;
    return true;
}

static bool take_word(scanner *in, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(in->end - in->next) < size || memcmp(in->next, word, size) != 0) return false;
    in->next += size;
    return true;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

static bool take_digits(scanner *in) {
    const char *start = in->next;
    while (in->next < in->end && is_digit(*in->next)) in->next++;
    return in->next > start;
}

static bool take_number(scanner *in) {
    take(in, '-');
    if (!take(in, '0') && !take_digits(in)) return false;
    if (take(in, '.') && !take_digits(in)) return false;
    if (take(in, 'e') || take(in, 'E')) {
        if (!take(in, '+')) take(in, '-');
        return take_digits(in);
    }
    return true;
}

static bool take_string(scanner *in) {
    if (!take(in, '"')) return false;
    while (in->next < in->end) {
        char c = *in->next++;
        if (c == '"') return true;
        if ((uint8_t)c < 0x20) return false;
        if (c != '\\') continue;
        if (in->next == in->end) return false;
        c = *in->next++;
        if (c == 'u') {
            for (int i = 0; i < 4; i++)
                if (in->next == in->end || !is_hex(*in->next++)) return false;
        } else if (c == 0 || !strchr("\"\\/bfnrt", c)) {
            return false;
        }
    }
    return false;
}

static bool take_value(scanner *in, int depth);

static bool take_members(scanner *in, int depth, bool has_keys, char close) {
    skip_space(in);
    if (take(in, close)) return true;
    do {
        skip_space(in);
        if (has_keys) {
            if (!take_string(in)) return false;
            skip_space(in);
            if (!take(in, ':')) return false;
        }
        if (!take_value(in, depth + 1)) return false;
        skip_space(in);
    } while (take(in, ','));
    return take(in, close);
}

static bool take_value(scanner *in, int depth) {
    if (depth > 1200) return false;
    skip_space(in);
    if (in->next == in->end) return false;
    switch (*in->next) {
    case '{': in->next++; return take_members(in, depth, true, '}');
    case '[': in->next++; return take_members(in, depth, false, ']');
    case '"': return take_string(in);
    case 't': return take_word(in, "true");
    case 'f': return take_word(in, "false");
    case 'n': return take_word(in, "null");
    default: return take_number(in);
    }
}

bool fuzz_is_json(const char *data, size_t size) {
    scanner in = {data, data + size};
    if (!fuzz_is_utf8(data, size) || !take_value(&in, 0)) return false;
    skip_space(&in);
    return in.next == in.end;
}
