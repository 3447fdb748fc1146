/* The table of formats: one row each, in the order help shows them. */
#include <string.h>

#include "formats/readers.h"
#include "formats/writers.h"

static const pm_format FORMATS[] = {
    /* Formats that tell themselves by their first bytes come before those that take what is left. */
    {"pajek", "Pajek", NULL, NULL, pm_pajek_recognise, pm_pajek_read, PM_ONE_GRAPH},
    {"dl", "UCINET DL", NULL, NULL, pm_dl_recognise, pm_dl_read, PM_ONE_GRAPH},
    {"ucinet", "UCINET's own", NULL, NULL, pm_ucinet_recognise, pm_ucinet_refuse, PM_ONE_GRAPH},
    {"gml", "GML", NULL, NULL, pm_gml_recognise, pm_gml_read, PM_ONE_GRAPH},
    {"gexf", "GEXF", NULL, NULL, pm_gexf_recognise, pm_gexf_read, PM_ONE_GRAPH},
    {"table", "aligned tables to read", pm_write_measures_table, NULL, NULL, NULL,
     PM_GRAPHS_WITH_HEADINGS},
    {"text", "in words to read", NULL, pm_write_findings_text, NULL, NULL, PM_GRAPHS_WITH_HEADINGS},
    {"json", "one JSON object a map, on one line", pm_write_measures_json, pm_write_findings_json,
     NULL, NULL, PM_GRAPHS_ONE_BY_ONE},
    {"csv", "one table for a spreadsheet", pm_write_measures_csv, pm_write_findings_csv,
     pm_csv_recognise, pm_csv_read, PM_ONE_GRAPH},
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
