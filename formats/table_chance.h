/* Chance and leaving out, as tables for people. Private to the table writer. */
#ifndef PARTMAP_FORMATS_TABLE_CHANCE_H
#define PARTMAP_FORMATS_TABLE_CHANCE_H

#include "engine/base/text.h"
#include "formats/formats.h"

/* Appends what results->significance and results->jackknife say; nothing where they are NULL. */
void pm_add_chance(const pm_results *results, size_t page, pm_text *out);

#endif
