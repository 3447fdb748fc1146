/* Checked arrays and arenas: see memory.h. */
#include "engine/base/memory.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16384, SMALLEST_CAPACITY = 8 };

struct pm_arena_block {
    struct pm_arena_block *next;
    size_t size; /* bytes that follow */
    alignas(max_align_t) unsigned char bytes[];
};

void *pm_new_array(size_t count, size_t size)
{
    return calloc(count > 0 ? count : 1, size > 0 ? size : 1);
}

pm_status pm_grow(void **array, size_t *capacity, size_t needed, size_t size, pm_error *err)
{
    if (needed <= *capacity) {
        return PM_OK;
    }
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < needed) {
        wanted = needed;
    }
    if (wanted < SMALLEST_CAPACITY) {
        wanted = SMALLEST_CAPACITY;
    }
    if (wanted > SIZE_MAX / size) {
        return pm_fail_memory(err);
    }
    void *larger = realloc(*array, wanted * size);
    if (larger == NULL) {
        return pm_fail_memory(err);
    }
    *array = larger;
    *capacity = wanted;
    return PM_OK;
}

static bool add_block(pm_arena *arena, size_t size)
{
    size_t bytes = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (bytes > SIZE_MAX - sizeof(struct pm_arena_block)) {
        return false;
    }
    struct pm_arena_block *block = calloc(1, sizeof *block + bytes);
    if (block == NULL) {
        return false;
    }
    block->next = arena->blocks;
    block->size = bytes;
    arena->blocks = block;
    arena->used = 0;
    arena->total += sizeof *block + bytes;
    return true;
}

static void *take(pm_arena *arena, size_t size, size_t alignment)
{
    if (size > SIZE_MAX - BLOCK_SIZE) {
        return NULL;
    }
    size_t start = (arena->used + alignment - 1) & ~(alignment - 1);
    if (arena->blocks == NULL || start > arena->blocks->size ||
        size > arena->blocks->size - start) {
        if (!add_block(arena, size)) {
            return NULL;
        }
        start = 0;
    }
    arena->used = start + size;
    return arena->blocks->bytes + start;
}

void *pm_arena_new(pm_arena *arena, size_t size)
{
    return take(arena, size, alignof(max_align_t));
}

char *pm_arena_text(pm_arena *arena, const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? take(arena, length + 1, 1) : NULL;
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

void pm_arena_free(pm_arena *arena)
{
    if (arena == NULL) {
        return;
    }
    struct pm_arena_block *block = arena->blocks;
    while (block != NULL) {
        struct pm_arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (pm_arena){0};
}
