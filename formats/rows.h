/* What the writers of results share: by which facts a row of a level is known (id, label, ends of a
 * relationship...), which columns are written, and what the settings came to. */
#ifndef PARTMAP_FORMATS_ROWS_H
#define PARTMAP_FORMATS_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/measure/measures.h"
#include "formats/formats.h"

/* How many facts a row of the level is known by: 4 for organisations (id, label, kind, sector),
 * relationships (id, source, target, kind), 2 for people (id, label) and for mixing (a, b), 1 for
 * sectors (id) and 0 for the network. */
size_t pm_identity_count(pm_level level);
const char *pm_identity_key(pm_level level, size_t index);

/* One of these facts, or NULL when the map does not state it. Borrowed until pm_measures_free. */
const char *pm_identity(const pm_measures *measures, pm_level level, size_t row, size_t index);

/* Is the column written? Not when "only" leaves it out, nor when its key is a fact that the row is
 * known by already. */
bool pm_is_written(const pm_results *results, pm_level level, const pm_column *column);

/* How many columns of a level are written. */
size_t pm_written_count(const pm_results *results, pm_level level);

/* Does the map count as directed: is an accepted tie directed? */
bool pm_is_directed(const pm_measures *measures);

/* Node attribute that sectors are read from, or NULL when there is none. */
const char *pm_sector_attribute(const pm_measures *measures);

/* The settings as they came out on this map, "ties any kind", "combine either"..., with between
 * them.
 */
void pm_add_settings(pm_text *out, const pm_measures *measures, const char *between);

/* The map to be shown: the one that was measured, in which people go by what the settings say,
 * where there are measures; else the map itself. */
const pm_map *pm_results_map(const pm_results *results);

#endif
