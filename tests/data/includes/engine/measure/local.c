#include "views.h"
#  include <igraph/igraph.h>
#include "viz/draw.h"
