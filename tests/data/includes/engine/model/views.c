#include <igraph.h>
#include <uthash.h>
