/* SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): see random_stream.h. */
#include "tests/support/random_stream.h"

uint64_t random_next(random_stream *stream)
{
    stream->state += 0x9E3779B97F4A7C15U;
    uint64_t z = stream->state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

/* The bias of the remainder does not matter here. */
size_t random_below(random_stream *stream, size_t limit)
{
    return (size_t)(random_next(stream) % limit);
}

bool random_chance(random_stream *stream, unsigned percent)
{
    return random_below(stream, 100) < percent;
}
