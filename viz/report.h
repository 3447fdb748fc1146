/* The report stage: a measured and audited map in, one self-contained page of HTML out, which is
 * read on a screen, goes into a board's papers by printing, and works without network and without
 * scripts. */
#ifndef PARTMAP_VIZ_REPORT_H
#define PARTMAP_VIZ_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"
#include "viz/images.h"

/* "pm_report_options options = pm_default_report_options();" then change what differs. Texts are
 * borrowed until the call returns. */
typedef struct pm_report_options {
    const char *title;           /* NULL: the map's name, else "Partnership map" */
    size_t most_findings;        /* on the first page and on each map; default and most 7 */
    bool grey;                   /* maps and charts without colours; default no */
    const pm_rulebook *rules;    /* that the findings were judged by; default NULL: none */
    const pm_problems *problems; /* warnings met while reading, for the methods; default NULL */
} pm_report_options;

pm_report_options pm_default_report_options(void);

/* Appends the page to *html. Same map, settings and options: same bytes. Errors as of pm_draw_map.
 * Graphviz keeps global state: one report at a time in a process. Cost: that of all views. */
pm_status pm_write_report(const pm_measures *measures, const pm_findings *findings,
                          const pm_report_options *options, pm_text *html, pm_error *err);

/* The same report as Markdown for pandoc: a title block, headings with ids, pipe tables, footnotes
 * for sources. images gains the maps and charts, which the text links to by their names; NULL: they
 * are left out. Caller frees them with pm_images_free. */
pm_status pm_write_report_markdown(const pm_measures *measures, const pm_findings *findings,
                                   const pm_report_options *options, pm_images *images,
                                   pm_text *markdown, pm_error *err);

#endif
