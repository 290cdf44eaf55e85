#define TARGET workspace
#include "../driver.h"
