/* The writers behind the registry of formats (format_registry.c); see pm_writer in formats.h. */
#ifndef PARTMAP_FORMATS_WRITERS_H
#define PARTMAP_FORMATS_WRITERS_H

#include "formats/formats.h"

/* table.c: measures as aligned tables for people. */
pm_status pm_write_measures_table(const pm_results *results, pm_text *out, pm_error *err);

/* findings_text.c: the audit in words. */
pm_status pm_write_findings_text(const pm_results *results, pm_text *out, pm_error *err);

/* findings_md.c: the same in Markdown. */
pm_status pm_write_findings_md(const pm_results *results, pm_text *out, pm_error *err);

/* json_measures.c, json_findings.c: everything, for programs. */
pm_status pm_write_measures_json(const pm_results *results, pm_text *out, pm_error *err);
pm_status pm_write_findings_json(const pm_results *results, pm_text *out, pm_error *err);

/* csv.c: one table, for spreadsheets. */
pm_status pm_write_measures_csv(const pm_results *results, pm_text *out, pm_error *err);
pm_status pm_write_findings_csv(const pm_results *results, pm_text *out, pm_error *err);

/* csv_map.c: the map itself, as tables that Gephi and our reader take: of nodes, of edges, and of
 * what is said of the map as a whole. */
pm_status pm_write_nodes_csv(const pm_results *results, pm_text *out, pm_error *err);
pm_status pm_write_edges_csv(const pm_results *results, pm_text *out, pm_error *err);
pm_status pm_write_facts_csv(const pm_results *results, pm_text *out, pm_error *err);

/* dot_write.c: the map itself, for Graphviz. */
pm_status pm_write_dot(const pm_results *results, pm_text *out, pm_error *err);

/* xlsx_write.c: measures and findings as a workbook. */
pm_status pm_write_xlsx(const pm_results *results, pm_text *out, pm_error *err);

/* graphml_write.c: the map itself, and with measures these as attributes of graph, nodes and edges.
 * Results linked by "next" are graphs of one file. Only map is needed. */
pm_status pm_write_graphml(const pm_results *results, pm_text *out, pm_error *err);

#endif
