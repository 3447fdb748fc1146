/* The readers behind the registry of formats (format_registry.c); see pm_format in formats.h. */
#ifndef PARTMAP_FORMATS_READERS_H
#define PARTMAP_FORMATS_READERS_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/formats.h"
#include "formats/source.h"

/* Adds a map to what was read and owns it from then on, also when memory runs out. */
pm_status pm_reading_add(pm_reading *reading, pm_map *map, pm_error *err);

/* graphml_read.c: GraphML of any program. */
bool pm_graphml_recognise(const char *bytes, size_t length, const char *name);
pm_status pm_graphml_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                          pm_error *err);

/* csv_read.c: tables of nodes and ties, and adjacency matrices, as spreadsheets save them.
 * Workbooks are recognised, too, so that reading them can say what to do. */
bool pm_csv_recognise(const char *bytes, size_t length, const char *name);
bool pm_csv_is_possible(const char *bytes, size_t length); /* no XML, and not nothing */
pm_status pm_csv_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                      pm_error *err);

/* foreign_pajek.c: Pajek's networks and projects. */
bool pm_pajek_recognise(const char *bytes, size_t length, const char *name);
pm_status pm_pajek_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                        pm_error *err);

/* foreign_dl.c: UCINET DL; and UCINET's own binary files, to say how to export them. */
bool pm_dl_recognise(const char *bytes, size_t length, const char *name);
pm_status pm_dl_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                     pm_error *err);
bool pm_ucinet_recognise(const char *bytes, size_t length, const char *name);
pm_status pm_ucinet_refuse(pm_source *source, const pm_read_options *options, pm_reading *reading,
                           pm_error *err);

/* foreign_gml.c: GML. */
bool pm_gml_recognise(const char *bytes, size_t length, const char *name);
pm_status pm_gml_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                      pm_error *err);

/* gexf_read.c: Gephi's GEXF. */
bool pm_gexf_recognise(const char *bytes, size_t length, const char *name);
pm_status pm_gexf_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                       pm_error *err);

#endif
