/*
 * Requests, a letter and a value a line; a line "=" decides on what was said and begins the next request.
 *
 *   r ROUTE, h HOST, m METHOD, p PATH, a ADDRESS, n TIME
 *   H NAME:VALUE   a header field
 *   t CLAIMS       a token of the provider; T PROVIDER:CLAIMS that of any
 *   f CODE         a token of the provider that was not accepted
 *
 * A value begins behind the letter and the byte after it, and may be any bytes but a line feed.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "decision.h"
#include "portal.h"

/* Made once: nothing changes it, and threads may share it. */
static portalcore_policy *policy;
static pthread_once_t is_made = PTHREAD_ONCE_INIT;

static void make_policy(void) {
    portalcore_input *input = NULL;
    portalcore_result *result = NULL;
    portalcore_input_new(NULL, &input, NULL);
    portalcore_input_add(input, "portal.yaml", 11, fuzz_policy_portal, strlen(fuzz_policy_portal), 0, NULL);
    portalcore_translate(input, &result, NULL);
    if (portalcore_result_error_count(result) == 0) portalcore_result_policy(result, &policy, NULL);
    portalcore_result_free(result);
    portalcore_input_free(input);
}

static portalcore_bytes provider(void) {
    portalcore_string name = portalcore_policy_token_provider(policy, 0);
    return (portalcore_bytes){name.data, name.size};
}

static portalcore_field split(portalcore_bytes value) {
    const char *colon = value.size == 0 ? NULL : memchr(value.data, ':', value.size);
    if (!colon) return (portalcore_field){value, PORTALCORE_BYTES_INIT};
    size_t size = (size_t)(colon - value.data);
    return (portalcore_field){{value.data, size}, {colon + 1, value.size - size - 1}};
}

static int64_t number(portalcore_bytes value) {
    char digits[24] = {0};
    memcpy(digits, value.data, value.size < 23 ? value.size : 23);
    return strtoll(digits, NULL, 10);
}

static void read_line(fuzz_request *request, char letter, portalcore_bytes value) {
    portalcore_request *asked = &request->asked;
    switch (letter) {
    case 'r': asked->route = value; break;
    case 'h': asked->host = value; break;
    case 'm': asked->method = value; break;
    case 'p': asked->path = value; break;
    case 'a': asked->client_address = value; break;
    case 'n': asked->now = value.size == 0 ? 0 : number(value); break;
    case 'H':
        if (asked->header_count < FUZZ_MAX_FIELDS) request->headers[asked->header_count++] = split(value);
        break;
    case 't':
        if (asked->token_count < FUZZ_MAX_FIELDS)
            request->tokens[asked->token_count++] = (portalcore_field){provider(), value};
        break;
    case 'T':
        if (asked->token_count < FUZZ_MAX_FIELDS) request->tokens[asked->token_count++] = split(value);
        break;
    case 'f':
        if (asked->token_failure_count < FUZZ_MAX_FIELDS) {
            int32_t code = value.size == 0 ? 0 : (int32_t)number(value);
            request->failures[asked->token_failure_count++] = (portalcore_token_failure){provider(), code, 0};
        }
        break;
    default: break;
    }
}

/* ---- Who may come in ---- */

/* Whether a key may stand somewhere in the bytes: as it is, or behind an escape. */
static bool may_hold_key(portalcore_bytes bytes) {
    for (size_t i = 0; i < bytes.size; i++) {
        if (bytes.data[i] == '%') return true;
        if (bytes.size - i >= 5 && memcmp(bytes.data + i, "fuzz-", 5) == 0) return true;
    }
    return false;
}

/* Nobody gets in by a key that they did not send, by a token that was not verified, or without saying what for. */
static void check_admission(const portalcore_request *asked, const portalcore_decision *decision) {
    if (decision->reason == PORTALCORE_REASON_KEY_ACCEPTED) {
        bool was_sent = may_hold_key(asked->path);
        for (size_t i = 0; i < asked->header_count; i++) was_sent |= may_hold_key(asked->headers[i].value);
        CHECK(was_sent);
        CHECK(decision->removed_header_count + decision->removed_parameter_count > 2);
    }
    if (decision->reason == PORTALCORE_REASON_TOKEN_ACCEPTED) {
        bool was_verified = false;
        for (size_t i = 0; i < asked->token_count; i++)
            was_verified |= asked->tokens[i].name.size == provider().size
                            && memcmp(asked->tokens[i].name.data, provider().data, provider().size) == 0;
        CHECK(was_verified);
    }
    if (asked->route.size == 0 && (asked->host.size == 0 || asked->path.size == 0)) CHECK(decision->allowed == 0);
}

static void run(const uint8_t *data, size_t size) {
    static _Thread_local char memory[FUZZ_MEMORY];
    pthread_once(&is_made, make_policy);
    CHECK(policy && portalcore_policy_key_count(policy) == 6 && portalcore_policy_token_provider_count(policy) == 1);
    fuzz_request request;
    fuzz_begin_request(&request);
    const char *next = (const char *)data, *end = next + size;
    for (int decisions = 0; decisions < 16;) {
        const char *feed = next < end ? memchr(next, '\n', (size_t)(end - next)) : NULL;
        const char *stop = feed ? feed : end;
        bool is_last = stop == end;
        if (is_last || (stop > next && *next == '=')) {
            if (is_last && stop - next >= 2)
                read_line(&request, *next, (portalcore_bytes){next + 2, (size_t)(stop - next) - 2});
            const portalcore_decision decision = fuzz_decide(policy, &request, memory);
            check_admission(&request.asked, &decision);
            fuzz_begin_request(&request);
            decisions++;
        } else if (stop - next >= 2) {
            read_line(&request, *next, (portalcore_bytes){next + 2, (size_t)(stop - next) - 2});
        }
        if (is_last) break;
        next = stop + 1;
    }
}

int portalcore_fuzz_decide(const uint8_t *data, size_t size) { return fuzz_run(run, data, size); }
