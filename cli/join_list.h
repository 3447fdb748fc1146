/* Which place folders are joined: those of several batch folders, in byte order of run and place,
 * each place of a run once. */
#ifndef PARTMAP_CLI_JOIN_LIST_H
#define PARTMAP_CLI_JOIN_LIST_H

#include <stddef.h>

#include "cli/join.h"
#include "engine/base/memory.h"
#include "formats/digest.h"
#include "formats/folder.h"
#include "formats/place.h"

/* A place as it lies: kept small, as there are many. Texts are in the list's arena. */
typedef struct pm_join_item {
    const char *run, *name;
    size_t folder;     /* index among the folders */
    pm_digest account; /* of its place.json */
} pm_join_item;

/* Zero-initialise it; free with pm_join_list_free. */
typedef struct pm_join_list {
    pm_folder *folders;
    size_t folder_count;
    pm_join_item *items;
    size_t count, capacity;
    size_t unfinished;   /* folders without an account */
    const char *example; /* path of the first of them */
    pm_arena texts;
} pm_join_list;

/* Opens the folders and finds their places. */
pm_status pm_join_find(const char *const *folders, size_t count, const pm_join_options *options,
                       pm_join_list *list, pm_error *err);

void pm_join_list_free(pm_join_list *list);

/* Opens a place's folder again and reads its account. The caller closes and frees both, also on
 * failure. */
pm_status pm_join_open(const pm_join_list *list, const pm_join_item *item, pm_folder *folder,
                       pm_place *place, pm_error *err);

/* The same by the folder it lies in and its name; *there is false where no folder of that name has
 * an account. */
pm_status pm_join_open_in(const pm_folder *folder, const char *name, pm_folder *inner,
                          pm_place *place, pm_digest *account, bool *there, pm_error *err);

#endif
