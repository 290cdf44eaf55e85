/*
 * The fuzz targets of PortalCore: properties of the C interface that hold for every input.
 *
 * Each function takes any bytes, makes calls of them and returns 0 if all that the header promises was kept, else 1;
 * portalcore_fuzz_failure() then says what was not. Each thread has that text, and its choice, for itself.
 */
#ifndef PORTALCORE_FUZZ_H
#define PORTALCORE_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* A text, read as YAML, as JSON, and as what it looks like. */
int portalcore_fuzz_documents(const uint8_t *data, size_t size);

/* An API description: by itself, and named by an ApiDoc of a portal in each of the ways there are. */
int portalcore_fuzz_openapi(const uint8_t *data, size_t size);

/* Manifests and content; a line "#% text NAME" or "#% content NAME" begins the next text. */
int portalcore_fuzz_manifests(const uint8_t *data, size_t size);

/* A sequence of calls on a workspace; see workspace.c for what stands for which. */
int portalcore_fuzz_workspace(const uint8_t *data, size_t size);

/* Requests, decided on by the policy of a portal with plans of every kind; see decide.c for the form. */
int portalcore_fuzz_decide(const uint8_t *data, size_t size);

/* Requests to explain, and the manifests to explain them by; see explain.c for the form. */
int portalcore_fuzz_explain(const uint8_t *data, size_t size);

/* Documents of policies; a line "#%" begins the next one. */
int portalcore_fuzz_policy(const uint8_t *data, size_t size);

/*
 * Some checks are made of some inputs only, as the hash of their bytes says. Here a thread says it for itself, with a
 * number from 0 to 7, so that all checks are made in turn; any other number gives the choice back to the bytes.
 */
enum { PORTALCORE_FUZZ_CHOICES = 8 };
void portalcore_fuzz_choose(int choice);

/* What the last failed call of this thread found. */
const char *portalcore_fuzz_failure(void);

/* Breaks a promise of its own and returns 1, so that a test can see that what is broken is seen. */
int portalcore_fuzz_self_test(void);

/*
 * Changes a text the way that people do: lines are lost, doubled, moved, indented, and values take each other's place.
 *
 * `data` holds `size` bytes and has room for `capacity`. Returns the new size. The same seed makes the same change.
 */
size_t portalcore_fuzz_mutate_lines(uint8_t *data, size_t size, size_t capacity, uint64_t seed);

/* Makes a text of lines of two others. Returns its size, at most `capacity`. */
size_t portalcore_fuzz_splice_lines(
    const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size, uint8_t *out, size_t capacity,
    uint64_t seed);

#endif
