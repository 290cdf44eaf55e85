#define TARGET openapi
#define MUTATES_LINES
#include "../driver.h"
