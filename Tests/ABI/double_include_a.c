/* Included twice, and in two files of one program (with double_include_b.c): the header defines nothing. */
#include "portalcore.h"
#include "portalcore.h"

size_t size_in_b(void);

int main(void) { return sizeof(portalcore_diagnostic) == size_in_b() ? 0 : 1; }
