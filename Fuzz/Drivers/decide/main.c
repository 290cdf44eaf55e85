#define TARGET decide
#define MUTATES_LINES
#include "../driver.h"
