#define TARGET policy
#define MUTATES_LINES
#include "../driver.h"
