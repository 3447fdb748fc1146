/* Memory: sizes checked against overflow, and arenas for what lives as long as its owner. */
#ifndef PARTMAP_ENGINE_BASE_MEMORY_H
#define PARTMAP_ENGINE_BASE_MEMORY_H

#include <stddef.h>

#include "engine/base/error.h"

/* count zeroed elements of size bytes each; never NULL on success, also for count 0.
 * NULL when memory runs out or count * size overflows. Caller frees with free(). */
void *pm_new_array(size_t count, size_t size);

/* Makes room for at least "needed" elements in *array, which has room for *capacity: grows by half
 * again, keeps the contents, does not zero what is new. On failure *array is untouched. */
pm_status pm_grow(void **array, size_t *capacity, size_t needed, size_t size, pm_error *err);

/* Bump allocator: many small things that are freed together. Zero-initialise it. */
typedef struct pm_arena {
    struct pm_arena_block *blocks; /* newest first */
    size_t used;                   /* bytes used of the newest block */
    size_t total;                  /* bytes asked from the system, for reports */
} pm_arena;

/* size zeroed bytes aligned for any object, or NULL when memory runs out. Borrowed until
 * pm_arena_free. */
void *pm_arena_new(pm_arena *arena, size_t size);

/* Copy of the first length bytes of text, closed with a zero byte; NULL when memory runs out. */
char *pm_arena_text(pm_arena *arena, const char *text, size_t length);

/* Frees all that was taken from the arena and leaves it empty. */
void pm_arena_free(pm_arena *arena);

#endif
