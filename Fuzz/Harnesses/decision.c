#include "decision.h"

#include <stdlib.h>
#include <string.h>

void fuzz_begin_request(fuzz_request *request) {
    request->asked = (portalcore_request)PORTALCORE_REQUEST_INIT;
    request->asked.headers = request->headers;
    request->asked.tokens = request->tokens;
    request->asked.token_failures = request->failures;
}

/* ---- Equality ---- */

static bool same_bytes(portalcore_bytes left, portalcore_bytes right) {
    return left.size == right.size && (left.size == 0 || memcmp(left.data, right.data, left.size) == 0);
}

static bool same_fields(const portalcore_field *left, const portalcore_field *right, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!same_bytes(left[i].name, right[i].name) || !same_bytes(left[i].value, right[i].value)) return false;
    return true;
}

static bool same_list(const portalcore_bytes *left, const portalcore_bytes *right, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!same_bytes(left[i], right[i])) return false;
    return true;
}

bool fuzz_same_decision(const portalcore_decision *left, const portalcore_decision *right) {
    return left->allowed == right->allowed && left->reason == right->reason && left->status == right->status
           && left->needed_size == right->needed_size && left->set_header_count == right->set_header_count
           && left->removed_header_count == right->removed_header_count
           && left->removed_parameter_count == right->removed_parameter_count
           && left->limit_count == right->limit_count && same_bytes(left->route, right->route)
           && same_bytes(left->plan, right->plan) && same_bytes(left->consumer, right->consumer)
           && same_bytes(left->www_authenticate, right->www_authenticate)
           && same_bytes(left->limit_domain, right->limit_domain)
           && same_fields(left->set_headers, right->set_headers, left->set_header_count)
           && same_fields(left->limits, right->limits, left->limit_count)
           && same_list(left->removed_headers, right->removed_headers, left->removed_header_count)
           && same_list(left->removed_parameters, right->removed_parameters, left->removed_parameter_count);
}

/* ---- One decision ---- */

static bool is_text(portalcore_bytes text, const char *literal) {
    return text.size == strlen(literal) && memcmp(text.data, literal, text.size) == 0;
}

/* Absent, or there; never ends a header field, and never has a byte that one must not have. */
static void check_text(portalcore_bytes text, bool may_be_absent) {
    CHECK((text.data == NULL) == (text.size == 0));
    CHECK(may_be_absent || text.size > 0);
    for (size_t i = 0; i < text.size; i++) CHECK((uint8_t)text.data[i] >= 0x20 && text.data[i] != 0x7F);
}

/* How often a header is set or removed. */
static int mentions(const portalcore_decision *it, const char *name) {
    int count = 0;
    for (uint32_t i = 0; i < it->set_header_count; i++) count += is_text(it->set_headers[i].name, name);
    for (uint32_t i = 0; i < it->removed_header_count; i++) count += is_text(it->removed_headers[i], name);
    return count;
}

static void check_lists(const portalcore_decision *it) {
    CHECK(it->set_header_count <= 4 && it->limit_count <= 4);
    CHECK(it->removed_header_count <= 8 && it->removed_parameter_count <= 8);
    for (uint32_t i = 0; i < it->set_header_count; i++) {
        check_text(it->set_headers[i].name, false);
        /* What is left of the client's cookies is what it was. */
        if (!is_text(it->set_headers[i].name, "cookie")) check_text(it->set_headers[i].value, true);
    }
    for (uint32_t i = 0; i < it->limit_count; i++) {
        check_text(it->limits[i].name, false);
        check_text(it->limits[i].value, false);
    }
    for (uint32_t i = 0; i < it->removed_header_count; i++) check_text(it->removed_headers[i], false);
    for (uint32_t i = 0; i < it->removed_parameter_count; i++) check_text(it->removed_parameters[i], false);
}

static void check_decision(const portalcore_decision *it) {
    CHECK(it->struct_size == sizeof *it && it->reserved == 0);
    CHECK(it->allowed <= 1);
    CHECK((it->allowed == 1) == (it->reason >= 1 && it->reason <= 9));
    CHECK(it->allowed == 0 || it->needed_size <= it->memory_size);
    CHECK(it->allowed == 1 || it->status >= 400);
    CHECK((it->status == 200) == (it->allowed == 1 && it->reason != PORTALCORE_REASON_GUARDED));
    check_text(it->plan, true);
    check_text(it->consumer, true);
    check_text(it->www_authenticate, true);
    check_text(it->limit_domain, true);
    CHECK((it->limit_count > 0) == (it->limit_domain.size > 0));
    check_lists(it);
    if (it->allowed == 0) {
        CHECK(it->set_header_count == 0 && it->limit_count == 0 && it->plan.size == 0 && it->consumer.size == 0);
    }
    if (it->status == 200) {
        /* What a client says of itself never gets through. */
        CHECK(mentions(it, "x-portal-consumer") == 1 && mentions(it, "x-portal-plan") == 1);
        CHECK(mentions(it, "x-user-id") == 1 && mentions(it, "x-solo-plan") == 1);
        CHECK(it->www_authenticate.size == 0 && it->route.size > 0);
    }
    if (it->reason == PORTALCORE_REASON_KEY_ACCEPTED || it->reason == PORTALCORE_REASON_TOKEN_ACCEPTED)
        CHECK(it->plan.size > 0 && it->consumer.size > 0);
}

/* ---- All ways to get it ---- */

static portalcore_decision decide(
    const portalcore_policy *policy, const portalcore_request *request, char *memory, size_t size) {
    portalcore_decision decision = PORTALCORE_DECISION_INIT;
    portalcore_error *error = NULL;
    decision.memory = memory;
    decision.memory_size = size;
    CHECK(portalcore_policy_decide(policy, request, &decision, &error) == PORTALCORE_OK && !error);
    CHECK(decision.memory == memory && decision.memory_size == size);
    check_decision(&decision);
    return decision;
}

/*
 * In memory that ends where it says, so that a sanitizer sees what is written behind it. Where it is too small, nothing
 * is allowed, and whoever takes what is asked for has enough after a few times.
 */
static void check_size(
    const portalcore_policy *policy, const portalcore_request *request, const portalcore_decision *expected,
    size_t size) {
    for (int tries = 0; tries < 4; tries++) {
        char *memory = size == 0 ? NULL : malloc(size);
        const portalcore_decision decision = decide(policy, request, memory, size);
        const bool fits = size >= expected->needed_size;
        const bool is_sound = fits ? decision.allowed == expected->allowed && decision.reason == expected->reason
                                         && decision.status == expected->status
                                   : decision.allowed == 0 && decision.reason == PORTALCORE_REASON_MEMORY_TOO_SMALL
                                         && decision.status == 500 && decision.needed_size > size;
        const bool is_same = size != expected->needed_size || fuzz_same_decision(expected, &decision);
        free(memory);
        CHECK(is_sound);
        CHECK(is_same);
        if (fits) return;
        size = decision.needed_size;
    }
    CHECK(size >= expected->needed_size);
}

portalcore_decision fuzz_decide(
    const portalcore_policy *policy, const fuzz_request *request, char memory[FUZZ_MEMORY]) {
    static _Thread_local char others[2][FUZZ_MEMORY];
    const portalcore_request *asked = &request->asked;
    const portalcore_decision decision = decide(policy, asked, memory, FUZZ_MEMORY);
    const portalcore_decision again = decide(policy, asked, others[0], FUZZ_MEMORY);
    CHECK(fuzz_same_decision(&decision, &again));

    const portalcore_request both[2] = {PORTALCORE_REQUEST_INIT, *asked};
    portalcore_decision batch[2] = {PORTALCORE_DECISION_INIT, PORTALCORE_DECISION_INIT};
    for (int i = 0; i < 2; i++) {
        batch[i].memory = others[i];
        batch[i].memory_size = FUZZ_MEMORY;
    }
    CHECK(portalcore_policy_decide_batch(policy, both, batch, 2, NULL) == PORTALCORE_OK);
    CHECK(batch[0].allowed == 0 && batch[0].reason == PORTALCORE_REASON_UNKNOWN_HOST);
    CHECK(fuzz_same_decision(&decision, &batch[1]));

    if (decision.reason != PORTALCORE_REASON_MEMORY_TOO_SMALL && decision.needed_size > 0) {
        check_size(policy, asked, &decision, decision.needed_size);
        check_size(policy, asked, &decision, decision.needed_size - 1);
        check_size(policy, asked, &decision, decision.needed_size / 2);
        check_size(policy, asked, &decision, 0);
    }
    /* The route says the same as the host, the method and the path that it was found by. */
    if (asked->route.size == 0 && decision.route.size > 0) {
        portalcore_request named = *asked;
        named.route = decision.route;
        const portalcore_decision same = decide(policy, &named, others[0], FUZZ_MEMORY);
        CHECK(same.allowed == decision.allowed && same.reason == decision.reason);
        CHECK(same_bytes(same.route, decision.route) && same_bytes(same.consumer, decision.consumer));
    }
    if (asked->route.size > 0 && decision.route.size > 0) CHECK(same_bytes(asked->route, decision.route));
    return decision;
}
