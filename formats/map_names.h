/* What the names of map files tell before anything is opened: whether partmap reads such files,
 * what a map is called after its file, and which files belong to it. */
#ifndef PARTMAP_FORMATS_MAP_NAMES_H
#define PARTMAP_FORMATS_MAP_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "formats/digest.h"

/* Has the name a suffix that maps are read from? ".graphml.gz" has. */
bool pm_is_map_name(const char *name);

/* Appends all such suffixes: ".graphml, .xml or .csv". */
void pm_add_map_suffixes(pm_text *out);

/* Length of the name without its suffixes and, in a sheet's, the word for what is in it:
 * "town.nodes.csv" is "town". The whole length of a name without a known suffix. */
size_t pm_map_stem(const char *name);

/* Is it a sheet that is read along with another one, which is there? "town.edges.csv" is, beside
 * "town.nodes.csv". Looks at the disk. */
bool pm_map_is_companion(const char *path);

/* SHA-256 of all that is read when the map at path is: of its bytes, or, where sheets beside it
 * belong to it, of a list of the digests of all of them. PM_IO: it is no regular file, or cannot be
 * read. */
pm_status pm_map_digest(const char *path, pm_digest *digest, pm_error *err);

#endif
