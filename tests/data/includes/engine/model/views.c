#include <igraph.h>
#include <jansson.h>
