#define TARGET manifests
#define MUTATES_LINES
#include "../driver.h"
