/* One batch under way: what its files hand to each other. A batch turns each of its maps into a
 * place, a folder of results within the folder OUT. */
#ifndef PARTMAP_CLI_BATCH_H
#define PARTMAP_CLI_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "cli/commands.h"
#include "engine/base/memory.h"
#include "formats/child.h"
#include "formats/digest.h"
#include "formats/folder.h"

/* One map, and the place that it becomes. Texts are in the arena of the list. */
typedef struct pm_batch_map {
    const char *path; /* to open it by */
    const char *told; /* what tells names apart: the path below the folder named, which stands
                         before it where several things were named */
    dev_t device;
    ino_t number;     /* which file it is, by whatever path */
    const char *name; /* of the place */
    pm_digest input;  /* of its bytes, as they were before it was read; empty: not known yet */
} pm_batch_map;

/* Zero-initialise it; free with pm_batch_maps_free. */
typedef struct pm_batch_maps {
    pm_batch_map *items;
    size_t count, capacity;
    pm_arena texts;
} pm_batch_maps;

/* What the whole batch is done with. Borrowed texts. */
typedef struct pm_batch {
    const pm_cli *cli;
    pm_batch_maps maps;
    pm_folder out;
    pm_digest options; /* of the text that says how a map is done */
    const char *run;
    pm_child_limits limits;
    size_t jobs; /* children at once */
} pm_batch;

#endif
