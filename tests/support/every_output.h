/* Every output that is made of one map, for what has to hold in all of them. */
#ifndef PARTMAP_TESTS_SUPPORT_EVERY_OUTPUT_H
#define PARTMAP_TESTS_SUPPORT_EVERY_OUTPUT_H

#include <stddef.h>

/* The index-th command line that reads a map from standard input and writes a result to standard
 * output: every format, level, view, chart and report; NULL after the last. Good until the next
 * call. */
const char *every_output(size_t index);

#endif
