#define TARGET explain
#define MUTATES_LINES
#include "../driver.h"
