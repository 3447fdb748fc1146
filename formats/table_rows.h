/* The parts of a table for people: values as they are printed, and the rows of a level. Private to
 * the table writer. */
#ifndef PARTMAP_FORMATS_TABLE_ROWS_H
#define PARTMAP_FORMATS_TABLE_ROWS_H

#include "engine/base/text.h"
#include "formats/formats.h"

/* A value: rounded to three decimals, yes or no, lists joined, "-" when undefined. */
void pm_add_table_value(pm_text *out, pm_value_type type, const pm_value *value);

/* All rows of a level other than the network, in panels of "page" columns; what is undefined in
 * every row is only named. */
pm_status pm_add_table_rows(const pm_results *results, pm_level level, size_t page, pm_text *out,
                            pm_error *err);

#endif
