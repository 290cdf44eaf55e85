#define TARGET documents
#define MUTATES_LINES
#include "../driver.h"
