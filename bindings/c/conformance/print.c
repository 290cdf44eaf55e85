#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void print_word(portalcore_string string) {
    if (string.size == 0) {
        putchar('-');
    } else {
        fwrite(string.data, 1, string.size, stdout);
    }
}

void print_escaped(portalcore_string string) {
    static const char special[] = "\\\n\r\t";
    static const char letter[] = "\\nrt";
    for (size_t index = 0; index < string.size; index++) {
        const char *found = memchr(special, string.data[index], sizeof(special) - 1);
        if (found != NULL) {
            putchar('\\');
            putchar(letter[found - special]);
        } else {
            putchar(string.data[index]);
        }
    }
}

void print_field(const char *name, portalcore_string string) {
    printf("%s", name);
    if (string.size == 0) {
        putchar('-');
    }
    print_escaped(string);
    putchar('\n');
}

void print_identity(portalcore_string api_version, portalcore_string kind, portalcore_string object_namespace,
    portalcore_string object_name) {
    print_word(api_version);
    putchar(' ');
    print_word(kind);
    putchar(' ');
    print_word(object_namespace);
    putchar('/');
    print_word(object_name);
    putchar(' ');
}

void print_optional(const char *name, portalcore_string string) {
    if (string.data != NULL) {
        print_field(name, string);
    }
}

void print_range(const char *name, portalcore_range range) {
    if (range.file.data == NULL) {
        return;
    }
    printf("%s", name);
    print_word(range.file);
    putchar(' ');
    /* An empty pointer is the whole document; an absent one is not known. */
    if (range.pointer.data != NULL && range.pointer.size == 0) {
        fputs("\"\"", stdout);
    } else if (range.pointer.data == NULL) {
        putchar('-');
    } else {
        print_escaped(range.pointer);
    }
    printf(" %" PRIu64 "-%" PRIu64, range.start_offset, range.end_offset);
    printf(" %" PRIu32 ":%" PRIu32, range.start_line, range.start_column);
    printf("-%" PRIu32 ":%" PRIu32 "\n", range.end_line, range.end_column);
}

void print_text(portalcore_text *text) {
    const portalcore_string view = portalcore_text_view(text);
    if (view.size == 0) {
        puts("(empty)");
    }
    for (size_t start = 0; start < view.size;) {
        const char *line = view.data + start;
        const char *end = memchr(line, '\n', view.size - start);
        const size_t size = end == NULL ? view.size - start : (size_t)(end - line);
        fputs("| ", stdout);
        fwrite(line, 1, size, stdout);
        putchar('\n');
        if (end == NULL) {
            puts("(no newline)");
        }
        start += size + 1;
    }
    portalcore_text_free(text);
}

bool succeeded(portalcore_status status, portalcore_error *const *place) {
    portalcore_error *const error = *place;
    if (status == PORTALCORE_OK) {
        if (error != NULL) {
            die("a call that succeeded gave an error");
        }
        return true;
    }
    /* The two ways to learn the status have to agree, and there is always something to read. */
    if (portalcore_error_status(error) != status || portalcore_error_message(error).size == 0) {
        die("status %d came with an error of status %d", (int)status, (int)portalcore_error_status(error));
    }
    fputs("error ", stdout);
    for (const char *name = portalcore_status_name(status); *name != '\0'; name++) {
        putchar(*name == ' ' ? '-' : *name);
    }
    putchar(' ');
    print_word(portalcore_error_argument(error));
    putchar('\n');
    portalcore_error_free(error);
    return false;
}

void print_ok(portalcore_status status, portalcore_error *const *place) {
    if (succeeded(status, place)) {
        puts("ok");
    }
}
