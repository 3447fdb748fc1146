/* Small values as JSON within a cell of a table: lists of texts, and the numbers of a finding. */
#ifndef PARTMAP_FORMATS_JSON_CELLS_H
#define PARTMAP_FORMATS_JSON_CELLS_H

#include "engine/audit/audit.h"
#include "engine/base/text.h"

/* Appends ["a","b"]; "[]" for none. */
void pm_add_json_texts(pm_text *out, const char *const *items, size_t count);

/* Appends {"share":0.5,"members":3}. */
void pm_add_json_numbers(pm_text *out, const pm_evidence *numbers, size_t count);

#endif
