#include "engine/base/text.h"
#include "engine/model/map.h"
#include <string.h>
