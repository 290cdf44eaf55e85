/* The portals of the harnesses. */
#ifndef PORTALCORE_FUZZ_PORTAL_H
#define PORTALCORE_FUZZ_PORTAL_H

#include "harness.h"

/* What serves the ApiDoc shop/fuzzed whole under /all, without a guess at its parts under /part, and with a JWT. */
extern const char fuzz_portal[];

/* What policies are made of: plans of every kind. */
extern const char fuzz_policy_portal[];

/* Manifests that a workspace is given and loses: alternatives of one another, sound and not. */
extern const char *const fuzz_fragments[];
extern const size_t fuzz_fragment_count;

/* API descriptions, supplied as content. */
extern const char *const fuzz_contents[];
extern const size_t fuzz_content_count;

#endif
