/* The table of formats: one row each, in the order help shows them. */
#include <string.h>

#include "formats/readers.h"
#include "formats/writers.h"

static const pm_format FORMATS[] = {
    {.name = "table", .title = "aligned tables to read", .write_measures = pm_write_measures_table},
    {.name = "text", .title = "in words to read", .write_findings = pm_write_findings_text},
    {.name = "json",
     .title = "one JSON object a map, on one line",
     .write_measures = pm_write_measures_json,
     .write_findings = pm_write_findings_json},
    {.name = "csv",
     .title = "one table for a spreadsheet",
     .write_measures = pm_write_measures_csv,
     .write_findings = pm_write_findings_csv,
     .recognise = pm_csv_recognise,
     .read = pm_csv_read},
    {.name = "graphml",
     .title = "GraphML",
     .write_measures = pm_write_graphml,
     .write_map = pm_write_graphml,
     .recognise = pm_graphml_recognise,
     .read = pm_graphml_read},
};

size_t pm_format_count(void)
{
    return sizeof FORMATS / sizeof FORMATS[0];
}

const pm_format *pm_format_at(size_t index)
{
    return &FORMATS[index];
}

const pm_format *pm_format_find(const char *name)
{
    for (size_t i = 0; i < pm_format_count(); i++) {
        if (strcmp(FORMATS[i].name, name) == 0) {
            return &FORMATS[i];
        }
    }
    return NULL;
}
