/* The conformance runner of C. Usage: runner CASE-DIRECTORY */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void call_close(struct session *session, const struct words *words);

#define ANY (MAXIMUM_WORDS - 1)

/* The calls of the script, with how many words may follow their names. */
static const struct call {
    const char *name;
    size_t least, most;
    void (*make)(struct session *session, const struct words *words);
    /* Whether the last word is the rest of the line. */
    bool takes_rest;
} calls[] = {
    {"option", 2, 2, call_option, false},
    {"backend", 3, 3, call_backend, false},
    {"input", 0, 0, call_input, false},
    {"add", 2, 3, call_add, false},
    {"add-content", 2, 2, call_add_content, false},
    {"required", 0, 0, call_required, false},
    {"validate", 0, 0, call_validate, false},
    {"translate", 0, 0, call_translate, false},
    {"workspace", 0, 0, call_workspace, false},
    {"put", 2, 3, call_put, false},
    {"remove", 1, 1, call_remove, false},
    {"put-content", 2, 2, call_put_content, false},
    {"remove-content", 1, 1, call_remove_content, false},
    {"adopt", 6, 6, call_adopt, false},
    {"begin-listing", 0, 0, call_begin_listing, false},
    {"end-listing", 0, 0, call_end_listing, false},
    {"evaluate", 0, 0, call_evaluate, false},
    {"summary", 0, 0, call_summary, false},
    {"requirements", 0, 0, call_requirements, false},
    {"documents", 0, 0, call_documents, false},
    {"document", 2, 2, call_document, false},
    {"render-documents", 1, 1, call_render_documents, false},
    {"diagnostics", 0, 0, call_diagnostics, false},
    {"render-diagnostics", 1, 1, call_render_diagnostics, false},
    {"changes", 1, 1, call_changes, false},
    {"change", 2, 2, call_change, false},
    {"statuses", 1, 1, call_statuses, false},
    {"catalog", 2, ANY, call_catalog, false},
    {"specification", 6, ANY, call_specification, false},
    {"keep", 0, 0, call_keep, false},
    {"compare", 0, 0, call_compare, false},
    {"render-diff", 1, 1, call_render_diff, false},
    {"policy", 0, 0, call_policy, false},
    {"load-policy", 0, ANY, call_load_policy, false},
    {"request", 2, 2, call_request, true},
    {"header", 2, 2, call_header, true},
    {"token", 2, 2, call_token, true},
    {"token-failure", 2, 2, call_token_failure, false},
    {"decide", 0, 1, call_decide, false},
    {"decide-batch", 0, 0, call_decide_batch, false},
    {"explain", 3, 4, call_explain, false},
    {"overlaps", 2, 2, call_overlaps, false},
    {"page", 1, 1, call_page, false},
    {"crds", 1, 1, call_crds, false},
    {"close", 0, 0, call_close, false},
};

/* The second round gets NULL, which is what a handle is after its first `_free` in a careful program. */
static void call_close(struct session *session, const struct words *words) {
    (void)words;
    for (int round = 0; round < 2; round++) {
        portalcore_input_free(session->input);
        portalcore_workspace_free(session->workspace);
        set_result(session, NULL);
        portalcore_result_free(session->kept);
        portalcore_changes_free(session->changes);
        portalcore_diff_free(session->diff);
        portalcore_policy_free(session->policy);
        session->input = NULL;
        session->workspace = NULL;
        session->kept = NULL;
        session->changes = NULL;
        session->diff = NULL;
        session->policy = NULL;
    }
    puts("ok");
}

/* Cuts a line into at most `most` words; the last one keeps the rest. */
static struct words split(char *line, size_t most) {
    struct words words = {0};
    for (char *rest = line; rest != NULL;) {
        if (words.count == MAXIMUM_WORDS) {
            die("too many words in: %s", line);
        }
        char *word = rest;
        rest = words.count + 1 == most ? NULL : strchr(rest, ' ');
        if (rest != NULL) {
            *rest++ = '\0';
        }
        words.word[words.count++] = strcmp(word, "\"\"") == 0 ? "" : word;
    }
    return words;
}

static const struct call *call_of(const char *line) {
    const size_t size = strcspn(line, " ");
    for (size_t index = 0; index < sizeof(calls) / sizeof(calls[0]); index++) {
        if (strlen(calls[index].name) == size && strncmp(calls[index].name, line, size) == 0) {
            return &calls[index];
        }
    }
    die("no such call: %s", line);
}

static void run_line(struct session *session, char *line) {
    if (line[0] == '\0' || line[0] == '#') {
        return;
    }
    printf("> %s\n", line);
    const struct call *call = call_of(line);
    const struct words words = split(line, call->takes_rest ? call->most + 1 : SIZE_MAX);
    if (words.count - 1 < call->least || words.count - 1 > call->most) {
        die("%s: wrong number of words", call->name);
    }
    call->make(session, &words);
}

int main(int count, char **arguments) {
    if (count != 2) {
        die("usage: runner CASE-DIRECTORY");
    }
    struct session session = {.directory = arguments[1], .options = PORTALCORE_OPTIONS_INIT,
        .envoy = PORTALCORE_ENVOY_OPTIONS_INIT};
    reset_request(&session);
    struct bytes script = read_case_file(&session, "script");
    for (char *line = script.data, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        run_line(&session, line);
    }
    free(script.data);
    reset_options(&session);
    reset_request(&session);
    portalcore_policy_free(session.policy);
    portalcore_diff_free(session.diff);
    set_result(&session, NULL);
    portalcore_result_free(session.kept);
    portalcore_changes_free(session.changes);
    portalcore_workspace_free(session.workspace);
    portalcore_input_free(session.input);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
