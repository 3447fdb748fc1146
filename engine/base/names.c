/* A hash table of names, on uthash: the only file that knows it. */
#include "engine/base/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* uthash ends the program when memory runs out unless told to hand the element back. */
#define HASH_NONFATAL_OOM 1
#define uthash_nonfatal_oom(element) ((element)->lost = 1)
#include <uthash.h>

struct pm_name {
    UT_hash_handle hh;
    size_t index;
    int lost; /* set when uthash could not add it */
    char text[];
};

/* uthash is macros: what they unfold to counts as long functions, and the analyzer does not see
 * that an added element is owned by the table. */
/* NOLINTBEGIN(readability-function-size,clang-analyzer-unix.Malloc) */
size_t pm_names_find(const pm_names *names, const char *name)
{
    struct pm_name *found = NULL;
    HASH_FIND(hh, names->table, name, (unsigned)strlen(name), found);
    return found != NULL ? found->index : SIZE_MAX;
}

pm_status pm_names_add(pm_names *names, const char *name, size_t index, pm_error *err)
{
    size_t length = strlen(name);
    struct pm_name *added = calloc(1, sizeof *added + length + 1);
    if (added == NULL) {
        return pm_fail_memory(err);
    }
    memcpy(added->text, name, length);
    added->index = index;
    HASH_ADD_KEYPTR(hh, names->table, added->text, (unsigned)length, added);
    if (added->lost) {
        free(added);
        return pm_fail_memory(err);
    }
    return PM_OK;
}

void pm_names_free(pm_names *names)
{
    if (names == NULL) {
        return;
    }
    struct pm_name *element = NULL;
    struct pm_name *next = NULL;
    HASH_ITER (hh, names->table, element, next) {
        HASH_DEL(names->table, element);
        free(element);
    }
    names->table = NULL;
}
/* NOLINTEND(readability-function-size,clang-analyzer-unix.Malloc) */
