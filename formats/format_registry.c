/* The table of formats: one row each, in the order help shows them. */
#include <string.h>

#include "formats/readers.h"
#include "formats/writers.h"

static const pm_format_part CSV_PARTS[] = {
    {"nodes", pm_write_nodes_csv},
    {"edges", pm_write_edges_csv},
    {"map", pm_write_facts_csv},
    {NULL, NULL},
};

static const pm_format FORMATS[] = {
    /* Formats that tell themselves by their first bytes come before those that take what is left.
     */
    {.name = "pajek",
     .title = "Pajek",
     .read_suffixes = {".net", ".paj"},
     .recognise = pm_pajek_recognise,
     .read = pm_pajek_read},
    {.name = "dl",
     .title = "UCINET DL",
     .read_suffixes = {".dl"},
     .recognise = pm_dl_recognise,
     .read = pm_dl_read},
    {.name = "ucinet",
     .title = "UCINET's own",
     .recognise = pm_ucinet_recognise,
     .read = pm_ucinet_refuse},
    {.name = "gml",
     .title = "GML",
     .read_suffixes = {".gml"},
     .recognise = pm_gml_recognise,
     .read = pm_gml_read},
    {.name = "gexf",
     .title = "GEXF",
     .read_suffixes = {".gexf"},
     .recognise = pm_gexf_recognise,
     .read = pm_gexf_read},
    {.name = "table",
     .title = "aligned tables to read",
     .graphs = PM_GRAPHS_WITH_HEADINGS,
     .write_measures = pm_write_measures_table},
    {.name = "text",
     .title = "in words to read",
     .graphs = PM_GRAPHS_WITH_HEADINGS,
     .write_findings = pm_write_findings_text},
    {.name = "md",
     .title = "Markdown for pandoc and wikis",
     .graphs = PM_GRAPHS_ONE_BY_ONE,
     .write_findings = pm_write_findings_md},
    {.name = "json",
     .title = "one JSON object a map, on one line",
     .suffixes = {".json"},
     .graphs = PM_GRAPHS_ONE_BY_ONE,
     .all_levels = true,
     .write_measures = pm_write_measures_json,
     .write_findings = pm_write_findings_json},
    {.name = "csv",
     .title = "one table for a spreadsheet",
     .suffixes = {".csv"},
     .read_suffixes = {".csv", ".tsv", ".tab"},
     .write_measures = pm_write_measures_csv,
     .write_findings = pm_write_findings_csv,
     .parts = CSV_PARTS,
     .recognise = pm_csv_recognise,
     .read = pm_csv_read},
    {.name = "graphml",
     .title = "GraphML",
     .suffixes = {".graphml", ".xml"},
     .read_suffixes = {".graphml", ".graphmlz", ".xml"},
     .all_levels = true,
     .graphs = PM_GRAPHS_TOGETHER,
     .write_measures = pm_write_graphml,
     .write_map = pm_write_graphml,
     .recognise = pm_graphml_recognise,
     .read = pm_graphml_read},
    {.name = "xlsx",
     .title = "a workbook of measures and findings",
     .suffixes = {".xlsx"},
     .binary = true,
     .all_levels = true,
     .wants_findings = true,
     .write_measures = pm_write_xlsx},
    {.name = "dot",
     .title = "for Graphviz",
     .suffixes = {".dot", ".gv"},
     .graphs = PM_GRAPHS_ONE_BY_ONE,
     .write_map = pm_write_dot},
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

const pm_format *pm_format_of_file(const char *name)
{
    const char *suffix = strrchr(name, '.');
    for (size_t i = 0; suffix != NULL && i < pm_format_count(); i++) {
        for (size_t s = 0; FORMATS[i].suffixes[s] != NULL; s++) {
            if (pm_equal_ignoring_case(FORMATS[i].suffixes[s], suffix)) {
                return &FORMATS[i];
            }
        }
    }
    return NULL;
}

bool pm_format_converts(const pm_format *format)
{
    return format->suffixes[0] != NULL;
}
