#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* What `decide` has by default, and `decide-batch` for each. */
#define MEMORY_SIZE 8192

static void set_policy(struct session *session, portalcore_policy *policy) {
    portalcore_policy_free(session->policy);
    session->policy = policy;
    const size_t count = portalcore_policy_token_provider_count(policy);
    printf("policy routes=%zu keys=%zu providers=%zu\n", portalcore_policy_route_count(policy),
        portalcore_policy_key_count(policy), count);
    for (size_t index = 0; index < count; index++) {
        printf("provider ");
        print_word(portalcore_policy_token_provider(policy, index));
        putchar('\n');
    }
    if (portalcore_policy_token_provider(policy, count).data != NULL) {
        die("there is a provider beyond the last one");
    }
}

void call_policy(struct session *session, const struct words *words) {
    (void)words;
    portalcore_error *error;
    portalcore_policy *policy;
    if (succeeded(portalcore_result_policy(session->result, &policy, &error), &error)) {
        set_policy(session, policy);
    }
}

void call_load_policy(struct session *session, const struct words *words) {
    struct bytes files[MAXIMUM_WORDS];
    portalcore_bytes documents[MAXIMUM_WORDS] = {0};
    const size_t count = words->count - 1;
    for (size_t index = 0; index < count; index++) {
        files[index] = read_case_file(session, words->word[index + 1]);
        documents[index] = (portalcore_bytes){files[index].data, files[index].size};
    }
    portalcore_error *error;
    portalcore_policy *policy;
    if (succeeded(portalcore_policy_load(documents, count, &policy, &error), &error)) {
        set_policy(session, policy);
    }
    for (size_t index = 0; index < count; index++) {
        free(files[index].data);
    }
}

static portalcore_string string_of(portalcore_bytes bytes) {
    return (portalcore_string){bytes.data, bytes.size};
}

static void print_names(const char *label, const portalcore_bytes *names, uint32_t count) {
    for (uint32_t index = 0; index < count; index++) {
        print_field(label, string_of(names[index]));
    }
}

static void print_fields(const char *label, const portalcore_field *fields, uint32_t count) {
    for (uint32_t index = 0; index < count; index++) {
        printf("%s", label);
        print_word(string_of(fields[index].name));
        print_field(" ", string_of(fields[index].value));
    }
}

static void print_decision(const portalcore_decision *decision) {
    printf(
        "%s %" PRIu32 " %" PRIu32 "\n", decision->allowed != 0 ? "allow" : "deny", decision->status, decision->reason);
    if (decision->reason == PORTALCORE_REASON_MEMORY_TOO_SMALL) {
        printf("  needed: %zu\n", decision->needed_size);
    }
    print_optional("  route: ", string_of(decision->route));
    print_optional("  plan: ", string_of(decision->plan));
    print_optional("  consumer: ", string_of(decision->consumer));
    print_optional("  www-authenticate: ", string_of(decision->www_authenticate));
    print_fields("  set-header: ", decision->set_headers, decision->set_header_count);
    print_names("  remove-header: ", decision->removed_headers, decision->removed_header_count);
    print_names("  remove-parameter: ", decision->removed_parameters, decision->removed_parameter_count);
    print_fields("  limit: ", decision->limits, decision->limit_count);
    print_optional("  limit-domain: ", string_of(decision->limit_domain));
}

void call_decide(struct session *session, const struct words *words) {
    portalcore_error *error;
    portalcore_decision decision = PORTALCORE_DECISION_INIT;
    decision.memory_size = words->count > 1 ? (size_t)number(words->word[1]) : MEMORY_SIZE;
    /* Exactly as large as it says, so that valgrind sees what is written behind it; NULL where there is none. */
    char *memory = decision.memory_size == 0 ? NULL : malloc(decision.memory_size);
    decision.memory = memory;
    if (succeeded(portalcore_policy_decide(session->policy, &session->request.asked, &decision, &error), &error)) {
        print_decision(&decision);
    }
    free(memory);
    reset_request(session);
}

void call_decide_batch(struct session *session, const struct words *words) {
    (void)words;
    static char memory[2][MEMORY_SIZE];
    portalcore_error *error;
    const portalcore_request requests[2] = {session->request.asked, PORTALCORE_REQUEST_INIT};
    portalcore_decision decisions[2] = {PORTALCORE_DECISION_INIT, PORTALCORE_DECISION_INIT};
    for (int index = 0; index < 2; index++) {
        decisions[index].memory = memory[index];
        decisions[index].memory_size = MEMORY_SIZE;
    }
    if (succeeded(portalcore_policy_decide_batch(session->policy, requests, decisions, 2, &error), &error)) {
        print_decision(&decisions[0]);
        print_decision(&decisions[1]);
    }
    reset_request(session);
}
