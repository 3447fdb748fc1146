/* The diagram in Graphviz's own language. Private to viz. */
#ifndef PARTMAP_VIZ_DOT_H
#define PARTMAP_VIZ_DOT_H

#include "viz/picture.h"

/* Appends the placed picture as a graph in DOT: members by their ids, each with its place ("pos",
 * in points), shape, size and colour, ties with theirs. "neato" draws it as it is placed. The page
 * around the diagram and the findings' numbers have no words in DOT and are left away. */
pm_status pm_dot_write(const pm_picture *picture, pm_text *out, pm_error *err);

#endif
