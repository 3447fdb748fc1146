/* A store: many small things that are freed together, as in an arena, but each known by a number of
 * 32 bits, which is half a pointer where millions of them are held. */
#ifndef PARTMAP_ENGINE_BASE_STORE_H
#define PARTMAP_ENGINE_BASE_STORE_H

#include <stddef.h>
#include <stdint.h>

/* Zero-initialise it; free with pm_store_free. Holds up to 16 GiB. */
typedef struct pm_store {
    unsigned char **blocks; /* NULL where a large thing runs on from the block before */
    size_t count, capacity;
    size_t last;  /* the newest block */
    size_t used;  /* bytes used of it */
    size_t size;  /* bytes it has */
    size_t total; /* bytes used of all */
} pm_store;

/* size bytes, aligned for 32-bit numbers and not zeroed, or NULL when memory runs out or the store
 * is full. Borrowed until pm_store_free. *number is never 0. */
void *pm_store_new(pm_store *store, size_t size, uint32_t *number);

/* Copy of the first length bytes of text, closed with a zero byte; NULL as above. */
const char *pm_store_text(pm_store *store, const char *text, size_t length, uint32_t *number);

/* What has the number. */
const void *pm_store_at(const pm_store *store, uint32_t number);

/* Frees all that is in the store and leaves it empty. */
void pm_store_free(pm_store *store);

#endif
