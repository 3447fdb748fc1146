#include <getopt.h>
#include "viz/draw.h"
#include <igraph.h>
