#ifndef PORTALCORE_FUZZ_RANGE_H
#define PORTALCORE_FUZZ_RANGE_H

#include "harness.h"

/* That a string is absent, or UTF-8 with a NUL behind it. */
void fuzz_check_string(portalcore_string string);

/* That a range is absent, or in one of the texts, with the lines and columns of its offsets. */
void fuzz_check_range(const portalcore_range *range, const fuzz_texts *texts);

#endif
