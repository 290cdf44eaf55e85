/*
 * 16 threads read one result, decide by one policy and translate one input at once, and all have to see the same bytes.
 *
 * Usage: hammer FILE [ROUNDS]
 */
#include <portalcore.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 16

static void check(int condition, const char *what) {
    if (!condition) {
        fprintf(stderr, "hammer: %s\n", what);
        exit(1);
    }
}

/* What the threads share: handles that are only read, and what they have to say. */
struct shared {
    const portalcore_input *input;
    const portalcore_result *result;
    const portalcore_policy *policy;
    portalcore_text *documents;
    portalcore_text *findings;
    portalcore_text *statuses;
    long rounds;
    pthread_barrier_t start;
};

static void expect_same(const portalcore_text *expected, portalcore_text *actual) {
    const portalcore_string left = portalcore_text_view(expected), right = portalcore_text_view(actual);
    check(left.size == right.size && memcmp(left.data, right.data, left.size) == 0, "threads see different bytes");
    portalcore_text_free(actual);
}

static void expect_rendered(const struct shared *shared, const portalcore_result *result) {
    portalcore_text *text;
    check(
        portalcore_result_render_documents(result, PORTALCORE_FORMAT_YAML, &text, NULL) == PORTALCORE_OK, "documents");
    expect_same(shared->documents, text);
    check(portalcore_result_render_diagnostics(result, PORTALCORE_DIAGNOSTICS_TEXT, &text, NULL) == PORTALCORE_OK,
        "diagnostics");
    expect_same(shared->findings, text);
    check(portalcore_result_render_statuses(result, PORTALCORE_FORMAT_YAML, &text, NULL) == PORTALCORE_OK, "statuses");
    expect_same(shared->statuses, text);
}

#define BYTES(text) ((portalcore_bytes){text, sizeof(text) - 1})

/* Each thread decides in memory of its own; the key is said in the file. */
static void decide(const portalcore_policy *policy) {
    static const char route[] = "harbour/ferry/harbour/ferry/v1/harbour/ferry/listCrossings";
    char memory[2][4096];
    const portalcore_field header = {BYTES("api-key"), BYTES("ferry-key")};
    portalcore_request requests[2] = {PORTALCORE_REQUEST_INIT, PORTALCORE_REQUEST_INIT};
    portalcore_decision decisions[2] = {PORTALCORE_DECISION_INIT, PORTALCORE_DECISION_INIT};
    for (int index = 0; index < 2; index++) {
        requests[index].route = BYTES(route);
        decisions[index].memory = memory[index];
        decisions[index].memory_size = sizeof(memory[index]);
    }
    requests[0].headers = &header;
    requests[0].header_count = 1;
    check(portalcore_policy_decide_batch(policy, requests, decisions, 2, NULL) == PORTALCORE_OK, "decide");
    check(decisions[0].allowed == 1 && decisions[0].reason == PORTALCORE_REASON_KEY_ACCEPTED, "the key was refused");
    check(decisions[0].consumer.size == 3 && memcmp(decisions[0].consumer.data, "ada", 3) == 0, "another consumer");
    check(decisions[1].allowed == 0 && decisions[1].status == 401, "something was let through");
}

/* Borrowed strings have to stay where they are while other threads read them too. */
static void read_structs(const portalcore_result *result) {
    for (size_t index = 0; index < portalcore_result_document_count(result); index++) {
        portalcore_document one = PORTALCORE_DOCUMENT_INIT, two = PORTALCORE_DOCUMENT_INIT;
        check(portalcore_result_document(result, index, &one, NULL) == PORTALCORE_OK, "document");
        check(portalcore_result_document(result, index, &two, NULL) == PORTALCORE_OK, "document again");
        check(one.content_hash.size == 64 && one.content_hash.data == two.content_hash.data, "a string moved");
    }
    for (size_t index = 0; index < portalcore_result_diagnostic_count(result); index++) {
        portalcore_diagnostic diagnostic = PORTALCORE_DIAGNOSTIC_INIT;
        check(portalcore_result_diagnostic(result, index, &diagnostic, NULL) == PORTALCORE_OK, "diagnostic");
        check(strlen(diagnostic.code.data) == 6 && diagnostic.code.size == 6, "a code changed");
    }
    portalcore_error *error;
    portalcore_text *text;
    check(portalcore_result_document_text(result, SIZE_MAX, PORTALCORE_FORMAT_JSON, &text, &error) ==
              PORTALCORE_ERROR_OUT_OF_RANGE,
        "an index out of range");
    check(text == NULL && portalcore_error_message(error).size > 0, "an error without a message");
    portalcore_error_free(error);
}

/* All that a thread does, once. */
static void do_round(struct shared *shared) {
    expect_rendered(shared, shared->result);
    read_structs(shared->result);
    for (int decision = 0; decision < 50; decision++) {
        decide(shared->policy);
    }

    portalcore_result *own;
    check(portalcore_translate(shared->input, &own, NULL) == PORTALCORE_OK, "translate");
    expect_rendered(shared, own);
    portalcore_policy *policy;
    check(portalcore_result_policy(own, &policy, NULL) == PORTALCORE_OK, "policy");
    portalcore_result_free(own);
    decide(policy);
    portalcore_policy_free(policy);

    portalcore_requirements *requirements;
    check(portalcore_required_content(shared->input, &requirements, NULL) == PORTALCORE_OK, "required content");
    check(portalcore_requirements_count(requirements) == 0, "requirements appeared");
    portalcore_requirements_free(requirements);
}

static void *run(void *argument) {
    struct shared *shared = argument;
    pthread_barrier_wait(&shared->start);
    for (long round = 0; round < shared->rounds; round++) {
        do_round(shared);
    }
    return NULL;
}

static portalcore_input *read_input(const char *path) {
    static char text[1 << 16];
    FILE *file = fopen(path, "rb");
    check(file != NULL, "the file cannot be opened");
    const size_t size = fread(text, 1, sizeof(text), file);
    check(feof(file), "the file is too large");
    fclose(file);
    portalcore_input *input;
    check(portalcore_input_new(NULL, &input, NULL) == PORTALCORE_OK, "input");
    check(portalcore_input_add(input, "in.yaml", 7, text, size, PORTALCORE_FORMAT_AUTOMATIC, NULL) == PORTALCORE_OK,
        "add");
    return input;
}

int main(int count, char **arguments) {
    check(count == 2 || count == 3, "usage: hammer FILE [ROUNDS]");
    portalcore_input *input = read_input(arguments[1]);
    portalcore_result *result;
    struct shared shared = {.input = input, .rounds = count == 3 ? strtol(arguments[2], NULL, 10) : 50};
    check(portalcore_translate(input, &result, NULL) == PORTALCORE_OK, "translate");
    shared.result = result;
    portalcore_policy *policy;
    check(portalcore_result_policy(result, &policy, NULL) == PORTALCORE_OK, "policy");
    shared.policy = policy;
    check(portalcore_result_render_statuses(result, PORTALCORE_FORMAT_YAML, &shared.statuses, NULL) == PORTALCORE_OK,
        "statuses");
    check(portalcore_result_render_documents(result, PORTALCORE_FORMAT_YAML, &shared.documents, NULL) == PORTALCORE_OK,
        "documents");
    check(portalcore_result_render_diagnostics(result, PORTALCORE_DIAGNOSTICS_TEXT, &shared.findings, NULL) ==
              PORTALCORE_OK,
        "diagnostics");
    check(portalcore_text_view(shared.documents).size > 0, "nothing to compare");

    /*
     * Once alone: the Swift runtime fills its caches of types then. They are lock-free and not instrumented, so that
     * ThreadSanitizer would take filling them for a race now and then.
     */
    do_round(&shared);
    pthread_t threads[THREADS];
    check(pthread_barrier_init(&shared.start, NULL, THREADS) == 0, "barrier");
    for (int index = 0; index < THREADS; index++) {
        check(pthread_create(&threads[index], NULL, run, &shared) == 0, "thread");
    }
    for (int index = 0; index < THREADS; index++) {
        check(pthread_join(threads[index], NULL) == 0, "join");
    }
    pthread_barrier_destroy(&shared.start);
    portalcore_text_free(shared.documents);
    portalcore_text_free(shared.findings);
    portalcore_text_free(shared.statuses);
    portalcore_policy_free(policy);
    portalcore_result_free(result);
    portalcore_input_free(input);
    return 0;
}
