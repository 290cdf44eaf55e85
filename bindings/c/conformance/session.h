/* The conformance runner of C: what its parts have in common. See bindings/conformance/README.md. */
#ifndef SESSION_H
#define SESSION_H

#include <portalcore.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More words than any call has. */
#define MAXIMUM_WORDS 24

/* A line of the script, cut into words. */
struct words {
    size_t count;
    const char *word[MAXIMUM_WORDS];
};

/* More header fields, tokens or failures than a request has, and more backends than options have. */
#define MAXIMUM_FIELDS 16

/* The next request; `asked` points into the rest. */
struct request {
    portalcore_request asked;
    portalcore_field headers[MAXIMUM_FIELDS];
    portalcore_field tokens[MAXIMUM_FIELDS];
    portalcore_token_failure failures[MAXIMUM_FIELDS];
};

/* What a script has made so far. */
struct session {
    const char *directory;
    /* The next options; `options` points into the rest. */
    portalcore_options options;
    portalcore_envoy_options envoy;
    portalcore_backend backends[MAXIMUM_FIELDS];
    portalcore_input *input;
    portalcore_workspace *workspace;
    portalcore_result *result;
    portalcore_changes *changes;
    /* What `keep` kept: may be the result itself. */
    portalcore_result *kept;
    portalcore_diff *diff;
    portalcore_policy *policy;
    struct request request;
};

/* A file as it is stored. */
struct bytes {
    char *data;
    size_t size;
};

/* files.c: the program ends where the case itself is at fault. */
_Noreturn void die(const char *format, ...);
struct bytes read_file(const char *path);
struct bytes read_case_file(const struct session *session, const char *name);
uint64_t number(const char *word);
char *copy(const char *text);
/* Makes a result the current one. */
void set_result(struct session *session, portalcore_result *result);

/* print.c */
void print_word(portalcore_string string);
void print_escaped(portalcore_string string);
void print_field(const char *name, portalcore_string string);
void print_identity(portalcore_string api_version, portalcore_string kind, portalcore_string object_namespace,
    portalcore_string object_name);
/* Prints the field, if there is one. */
void print_optional(const char *name, portalcore_string string);
/* The same for a range: its name, and where it is. */
void print_range(const char *name, portalcore_range range);
void print_text(portalcore_text *text);
/*
 * Says what became of a call, releases the error, and returns whether the call succeeded; success prints nothing. The
 * place of the error and not the error, because the call that sets it is an argument here, too.
 */
bool succeeded(portalcore_status status, portalcore_error *const *place);
void print_ok(portalcore_status status, portalcore_error *const *place);

/* options.c */
void set_option(struct session *session, const char *field, const char *value);
void reset_options(struct session *session);
uint32_t document_format(const char *word);
uint32_t diagnostics_format(const char *word);
uint32_t diff_format(const char *word);
uint32_t report_format(const char *word);
uint32_t overlaps_scope(const char *word);
uint32_t openapi_version(const char *word);
void call_backend(struct session *session, const struct words *words);

/* One function a call. input.c */
void call_option(struct session *session, const struct words *words);
void call_input(struct session *session, const struct words *words);
void call_add(struct session *session, const struct words *words);
void call_add_content(struct session *session, const struct words *words);
void call_required(struct session *session, const struct words *words);
void call_validate(struct session *session, const struct words *words);
void call_translate(struct session *session, const struct words *words);
void print_requirements(portalcore_requirements *requirements);

/* workspace.c */
void call_workspace(struct session *session, const struct words *words);
void call_put(struct session *session, const struct words *words);
void call_remove(struct session *session, const struct words *words);
void call_put_content(struct session *session, const struct words *words);
void call_remove_content(struct session *session, const struct words *words);
void call_adopt(struct session *session, const struct words *words);
void call_begin_listing(struct session *session, const struct words *words);
void call_end_listing(struct session *session, const struct words *words);
void call_evaluate(struct session *session, const struct words *words);

/* changes.c */
void call_changes(struct session *session, const struct words *words);
void call_change(struct session *session, const struct words *words);

/* result.c */
void call_summary(struct session *session, const struct words *words);
void call_requirements(struct session *session, const struct words *words);
void call_documents(struct session *session, const struct words *words);
void print_outcome(portalcore_status status, portalcore_text *text, portalcore_error *error);
void call_document(struct session *session, const struct words *words);
void call_render_documents(struct session *session, const struct words *words);
void call_render_diagnostics(struct session *session, const struct words *words);
void call_statuses(struct session *session, const struct words *words);
void call_page(struct session *session, const struct words *words);
void call_crds(struct session *session, const struct words *words);

/* diagnostics.c */
void call_diagnostics(struct session *session, const struct words *words);

/* publication.c */
void call_catalog(struct session *session, const struct words *words);
void call_specification(struct session *session, const struct words *words);

/* diff.c */
void call_keep(struct session *session, const struct words *words);
void call_compare(struct session *session, const struct words *words);
void call_render_diff(struct session *session, const struct words *words);

/* policy.c */
void call_policy(struct session *session, const struct words *words);
void call_load_policy(struct session *session, const struct words *words);
void call_decide(struct session *session, const struct words *words);
void call_decide_batch(struct session *session, const struct words *words);

/* report.c */
void call_explain(struct session *session, const struct words *words);
void call_overlaps(struct session *session, const struct words *words);

/* request.c */
void call_request(struct session *session, const struct words *words);
void call_header(struct session *session, const struct words *words);
void call_token(struct session *session, const struct words *words);
void call_token_failure(struct session *session, const struct words *words);
/* Forgets the request and begins a new one. */
void reset_request(struct session *session);

#endif
