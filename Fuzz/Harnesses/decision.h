/* What holds of every decision. */
#ifndef PORTALCORE_FUZZ_DECISION_H
#define PORTALCORE_FUZZ_DECISION_H

#include "harness.h"

enum { FUZZ_MAX_FIELDS = 8, FUZZ_MEMORY = 16384 };

/* A request, and where its lists are. */
typedef struct fuzz_request {
    portalcore_request asked;
    portalcore_field headers[FUZZ_MAX_FIELDS];
    portalcore_field tokens[FUZZ_MAX_FIELDS];
    portalcore_token_failure failures[FUZZ_MAX_FIELDS];
} fuzz_request;

/* An empty request; it must not move once it has lists. */
void fuzz_begin_request(fuzz_request *request);

/* Whether two decisions say the same, wherever their texts lie. */
bool fuzz_same_decision(const portalcore_decision *left, const portalcore_decision *right);

/*
 * Decides on a request, once, again, in a batch, in exactly the memory that it takes and in less, and checks what the
 * header and docs/policy.md say of each. `memory` takes the decision that is given back.
 */
portalcore_decision fuzz_decide(const portalcore_policy *policy, const fuzz_request *request, char memory[FUZZ_MEMORY]);

#endif
