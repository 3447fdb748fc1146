#include <libxml/parser.h>
#include "engine/base/memory.h"
#include "engine/model/map.h"
