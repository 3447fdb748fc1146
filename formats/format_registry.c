/* The table of formats: one row each, in the order help shows them. */
#include <string.h>

#include "formats/readers.h"
#include "formats/writers.h"

static const pm_format FORMATS[] = {
    {"table", "aligned tables to read", pm_write_measures_table, NULL, NULL, NULL,
     PM_GRAPHS_WITH_HEADINGS},
    {"text", "in words to read", NULL, pm_write_findings_text, NULL, NULL, PM_GRAPHS_WITH_HEADINGS},
    {"json", "one JSON object a map, on one line", pm_write_measures_json, pm_write_findings_json,
     NULL, NULL, PM_GRAPHS_ONE_BY_ONE},
    {"csv", "one table for a spreadsheet", pm_write_measures_csv, pm_write_findings_csv, NULL, NULL,
     PM_ONE_GRAPH},
    {"graphml", "GraphML", NULL, NULL, pm_graphml_recognise, pm_graphml_read, PM_ONE_GRAPH},
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
