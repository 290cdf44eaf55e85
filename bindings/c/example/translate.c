/*
 * Translates a manifest: the configuration goes to standard output, what was found to standard error.
 *
 * Usage: translate FILE
 * Exit status: 0: no errors; 1: errors were found, what is sound was translated; 2: anything else.
 */
#include <portalcore.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Says why a call failed and releases the error. */
static int report(portalcore_error *error) {
    fprintf(stderr, "%s: %s\n", portalcore_status_name(portalcore_error_status(error)),
        portalcore_error_message(error).data);
    portalcore_error_free(error);
    return 2;
}

static void print(FILE *stream, portalcore_text *text) {
    const portalcore_string view = portalcore_text_view(text);
    fwrite(view.data, 1, view.size, stream);
    portalcore_text_free(text);
}

static int translate(const char *name, const char *text, size_t size) {
    portalcore_error *error = NULL;
    portalcore_input *input = NULL;
    portalcore_result *result = NULL;
    portalcore_text *documents = NULL, *findings = NULL;
    int status = 2;

    if (portalcore_input_new(NULL, &input, &error) == PORTALCORE_OK &&
        portalcore_input_add(input, name, strlen(name), text, size, PORTALCORE_FORMAT_AUTOMATIC, &error) ==
            PORTALCORE_OK &&
        portalcore_translate(input, &result, &error) == PORTALCORE_OK &&
        portalcore_result_render_documents(result, PORTALCORE_FORMAT_YAML, &documents, &error) == PORTALCORE_OK &&
        portalcore_result_render_diagnostics(result, PORTALCORE_DIAGNOSTICS_TEXT, &findings, &error) == PORTALCORE_OK) {
        print(stdout, documents);
        print(stderr, findings);
        fprintf(stderr, "%s\n", portalcore_result_summary(result).data);
        status = portalcore_result_error_count(result) == 0 ? 0 : 1;
    } else {
        status = report(error);
        portalcore_text_free(documents);
    }
    portalcore_result_free(result);
    portalcore_input_free(input);
    return status;
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, count == 2 ? "translate: cannot open the file\n" : "usage: translate FILE\n");
        return 2;
    }
    /* The library limits a text to 64 MiB by itself; the example is content with one. */
    static char text[1 << 20];
    const size_t size = fread(text, 1, sizeof(text), file);
    const int complete = feof(file);
    fclose(file);
    if (!complete) {
        fprintf(stderr, "translate: the file cannot be read, or has 1 MiB or more\n");
        return 2;
    }
    return translate(arguments[1], text, size);
}
