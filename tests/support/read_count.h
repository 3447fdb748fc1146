/* A whole number on the command line of a program of the benchmarks. */
#ifndef PARTMAP_TESTS_SUPPORT_READ_COUNT_H
#define PARTMAP_TESTS_SUPPORT_READ_COUNT_H

#include <stdbool.h>

/* True and *value: digits and nothing else, from lowest to highest. */
bool read_count(const char *text, unsigned long lowest, unsigned long highest,
                unsigned long *value);

#endif
