#include <graphviz/gvc.h>
#include <cgraph.h>
#include "formats/formats.h"
#include "cli/commands.h"
