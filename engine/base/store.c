/* Things known by 32-bit numbers: see store.h. A number less 1 counts units of 4 bytes through all
 * blocks: its upper bits are the block, its lower bits the place in it. */
#include "engine/base/store.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* The first block is small, for most stores hold little. */
enum { UNIT = 4, PLACE_BITS = 14, BLOCK_UNITS = 1 << PLACE_BITS, BLOCK_SIZE = BLOCK_UNITS * UNIT };
enum { FIRST_SIZE = 1024, MOST_BLOCKS = (1 << (32 - PLACE_BITS)) - 1 };

/* A block for size bytes behind the others. A large thing has one of its own, and the numbers of
 * as many as it is long. */
static bool add_block(pm_store *store, size_t size)
{
    size_t taken = size > BLOCK_SIZE ? (size - 1) / BLOCK_SIZE + 1 : 1;
    size_t bytes = taken > 1 ? size : BLOCK_SIZE;
    if (store->count == 0 && size <= FIRST_SIZE) {
        bytes = FIRST_SIZE;
    }
    if (taken > MOST_BLOCKS - store->count) {
        return false;
    }
    void *blocks = store->blocks;
    pm_status status =
        pm_grow(&blocks, &store->capacity, store->count + taken, sizeof *store->blocks, NULL);
    store->blocks = blocks;
    unsigned char *block = status == PM_OK ? malloc(bytes) : NULL;
    if (block == NULL) {
        return false;
    }
    store->last = store->count;
    store->blocks[store->count++] = block;
    for (; taken > 1; taken--) {
        store->blocks[store->count++] = NULL;
    }
    store->used = 0;
    store->size = bytes;
    return true;
}

void *pm_store_new(pm_store *store, size_t size, uint32_t *number)
{
    if (size > SIZE_MAX - UNIT) {
        return NULL;
    }
    size_t rounded = (size + UNIT - 1) / UNIT * UNIT;
    if (rounded > store->size - store->used && !add_block(store, rounded)) {
        return NULL;
    }
    *number = (uint32_t)(store->last * BLOCK_UNITS + store->used / UNIT + 1);
    void *made = store->blocks[store->last] + store->used;
    store->used += rounded;
    store->total += rounded;
    return made;
}

const char *pm_store_text(pm_store *store, const char *text, size_t length, uint32_t *number)
{
    char *copy = length < SIZE_MAX ? pm_store_new(store, length + 1, number) : NULL;
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

const void *pm_store_at(const pm_store *store, uint32_t number)
{
    uint32_t unit = number - 1;
    return store->blocks[unit >> PLACE_BITS] + (size_t)(unit & (BLOCK_UNITS - 1)) * UNIT;
}

void pm_store_free(pm_store *store)
{
    if (store == NULL) {
        return;
    }
    for (size_t i = 0; i < store->count; i++) {
        free(store->blocks[i]);
    }
    free(store->blocks);
    *store = (pm_store){0};
}
