/* What libFuzzer calls. Each driver defines TARGET, and MUTATES_LINES if its inputs are texts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "portalcore_fuzz.h"

#define NAME_OF(target) portalcore_fuzz_##target
#define NAME(target) NAME_OF(target)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t capacity);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t capacity, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(
    const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size, uint8_t *out, size_t capacity,
    unsigned int seed);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (NAME(TARGET)(data, size) != 0) {
        fprintf(stderr, "a promise was broken: %s\n", portalcore_fuzz_failure());
        abort();
    }
    return 0;
}

#ifdef MUTATES_LINES
/* Half of the changes are those of bytes: a mutator that knows too much never finds what it does not know. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t capacity, unsigned int seed) {
    if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, capacity);
    size_t changed = portalcore_fuzz_mutate_lines(data, size, capacity, seed);
    return changed == 0 ? LLVMFuzzerMutate(data, changed, capacity) : changed;
}

size_t LLVMFuzzerCustomCrossOver(
    const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size, uint8_t *out, size_t capacity,
    unsigned int seed) {
    return portalcore_fuzz_splice_lines(first, first_size, second, second_size, out, capacity, seed);
}
#endif
