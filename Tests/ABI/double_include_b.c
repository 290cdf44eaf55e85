#include "portalcore.h"
#include "portalcore.h"

size_t size_in_b(void);

size_t size_in_b(void) { return sizeof(portalcore_diagnostic); }
