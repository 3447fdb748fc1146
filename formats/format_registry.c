/* The table of formats: one row each, in the order help shows them. */
#include <string.h>

#include "formats/readers.h"
#include "formats/writers.h"

static const pm_format FORMATS[] = {
    {"table", "aligned tables to read", pm_write_measures_table, NULL, NULL, NULL},
    {"text", "in words to read", NULL, pm_write_findings_text, NULL, NULL},
    {"json", "one JSON object a map, on one line", pm_write_measures_json, pm_write_findings_json,
     NULL, NULL},
    {"csv", "one table for a spreadsheet", pm_write_measures_csv, pm_write_findings_csv, NULL,
     NULL},
    {"pajek", "Pajek", NULL, NULL, pm_pajek_recognise, pm_pajek_read},
    {"dl", "UCINET DL", NULL, NULL, pm_dl_recognise, pm_dl_read},
    {"ucinet", "UCINET's own", NULL, NULL, pm_ucinet_recognise, pm_ucinet_refuse},
    {"gml", "GML", NULL, NULL, pm_gml_recognise, pm_gml_read},
    {"gexf", "GEXF", NULL, NULL, pm_gexf_recognise, pm_gexf_read},
    {"graphml", "GraphML", NULL, NULL, pm_graphml_recognise, pm_graphml_read},
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
