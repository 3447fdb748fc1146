/* Lists of indexes and their ranking: see indexes.h. */
#include "engine/audit/indexes.h"

#include <stdlib.h>

#include "engine/base/memory.h"

void pm_indexes_add(pm_indexes *list, size_t index)
{
    void *items = list->items;
    if (list->failed ||
        pm_grow(&items, &list->capacity, list->count + 1, sizeof *list->items, NULL) != PM_OK) {
        list->failed = true;
        return;
    }
    list->items = items;
    list->items[list->count++] = index;
}

void pm_indexes_add_all(pm_indexes *list, const pm_indexes *more)
{
    for (size_t i = 0; i < more->count; i++) {
        pm_indexes_add(list, more->items[i]);
    }
    list->failed = list->failed || more->failed;
}

void pm_indexes_add_once(pm_indexes *list, size_t index)
{
    if (!pm_indexes_contain(list, index)) {
        pm_indexes_add(list, index);
    }
}

bool pm_indexes_contain(const pm_indexes *list, size_t index)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == index) {
            return true;
        }
    }
    return false;
}

pm_status pm_indexes_check(const pm_indexes *list, pm_error *err)
{
    return list->failed ? pm_fail_memory(err) : PM_OK;
}

void pm_indexes_free(pm_indexes *list)
{
    if (list != NULL) {
        free(list->items);
        *list = (pm_indexes){0};
    }
}

static int heavier_first(const void *a, const void *b)
{
    const pm_ranked *left = a;
    const pm_ranked *right = b;
    if (left->weight != right->weight) {
        return left->weight > right->weight ? -1 : 1;
    }
    return left->index < right->index ? -1 : left->index > right->index ? 1 : 0;
}

void pm_rank(pm_ranked *items, size_t count)
{
    if (count > 1) {
        qsort(items, count, sizeof *items, heavier_first);
    }
}
