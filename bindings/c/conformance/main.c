/* The conformance runner of C. Usage: runner CASE-DIRECTORY */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void call_close(struct session *session, const struct words *words);

/* The calls of the script, with how many words may follow their names. */
static const struct call {
    const char *name;
    size_t least, most;
    void (*make)(struct session *session, const struct words *words);
} calls[] = {
    {"option", 2, 2, call_option},
    {"input", 0, 0, call_input},
    {"add", 2, 3, call_add},
    {"add-content", 2, 2, call_add_content},
    {"required", 0, 0, call_required},
    {"validate", 0, 0, call_validate},
    {"translate", 0, 0, call_translate},
    {"workspace", 0, 0, call_workspace},
    {"put", 2, 3, call_put},
    {"remove", 1, 1, call_remove},
    {"put-content", 2, 2, call_put_content},
    {"remove-content", 1, 1, call_remove_content},
    {"adopt", 6, 6, call_adopt},
    {"begin-listing", 0, 0, call_begin_listing},
    {"end-listing", 0, 0, call_end_listing},
    {"evaluate", 0, 0, call_evaluate},
    {"summary", 0, 0, call_summary},
    {"requirements", 0, 0, call_requirements},
    {"documents", 0, 0, call_documents},
    {"document", 2, 2, call_document},
    {"render-documents", 1, 1, call_render_documents},
    {"diagnostics", 0, 0, call_diagnostics},
    {"render-diagnostics", 1, 1, call_render_diagnostics},
    {"changes", 1, 1, call_changes},
    {"change", 2, 2, call_change},
    {"page", 1, 1, call_page},
    {"crds", 1, 1, call_crds},
    {"close", 0, 0, call_close},
};

/* The second round gets NULL, which is what a handle is after its first `_free` in a careful program. */
static void call_close(struct session *session, const struct words *words) {
    (void)words;
    for (int round = 0; round < 2; round++) {
        portalcore_input_free(session->input);
        portalcore_workspace_free(session->workspace);
        portalcore_result_free(session->result);
        portalcore_changes_free(session->changes);
        session->input = NULL;
        session->workspace = NULL;
        session->result = NULL;
        session->changes = NULL;
    }
    puts("ok");
}

static struct words split(char *line) {
    struct words words = {0};
    for (char *rest = line; rest != NULL;) {
        if (words.count == MAXIMUM_WORDS) {
            die("too many words in: %s", line);
        }
        char *word = rest;
        rest = strchr(rest, ' ');
        if (rest != NULL) {
            *rest++ = '\0';
        }
        words.word[words.count++] = strcmp(word, "\"\"") == 0 ? "" : word;
    }
    return words;
}

static void run_line(struct session *session, char *line) {
    if (line[0] == '\0' || line[0] == '#') {
        return;
    }
    printf("> %s\n", line);
    const struct words words = split(line);
    for (size_t index = 0; index < sizeof(calls) / sizeof(calls[0]); index++) {
        const struct call *call = &calls[index];
        if (strcmp(call->name, words.word[0]) == 0) {
            if (words.count - 1 < call->least || words.count - 1 > call->most) {
                die("%s: wrong number of words", call->name);
            }
            call->make(session, &words);
            return;
        }
    }
    die("no such call: %s", words.word[0]);
}

int main(int count, char **arguments) {
    if (count != 2) {
        die("usage: runner CASE-DIRECTORY");
    }
    struct session session = {.directory = arguments[1], .options = PORTALCORE_OPTIONS_INIT};
    struct bytes script = read_case_file(&session, "script");
    for (char *line = script.data, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        run_line(&session, line);
    }
    free(script.data);
    reset_options(&session);
    portalcore_changes_free(session.changes);
    portalcore_result_free(session.result);
    portalcore_workspace_free(session.workspace);
    portalcore_input_free(session.input);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
