/* A stream of random numbers from a seed, the same on every machine. */
#ifndef PARTMAP_TESTS_SUPPORT_RANDOM_STREAM_H
#define PARTMAP_TESTS_SUPPORT_RANDOM_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct random_stream {
    uint64_t state; /* to begin with: the seed */
} random_stream;

uint64_t random_next(random_stream *stream);
size_t random_below(random_stream *stream, size_t limit); /* 0 .. limit - 1 */
bool random_chance(random_stream *stream, unsigned percent);

#endif
