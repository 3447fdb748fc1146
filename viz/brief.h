/* A brief for one member of the partnership: a measured and audited map and a member in, one page
 * of A4 out, as HTML or as Markdown: who it is, its place in the network beside the median, who
 * depends on whom, the findings that touch it, what to ask, and what it has not stated. It says
 * nothing of what other partners answered. */
#ifndef PARTMAP_VIZ_BRIEF_H
#define PARTMAP_VIZ_BRIEF_H

#include "viz/report.h"

/* Appends the brief of a member to *html, or to *markdown, as pm_write_report does. */
pm_status pm_write_brief(const pm_measures *measures, const pm_findings *findings, size_t member,
                         const pm_report_options *options, pm_text *html, pm_error *err);
pm_status pm_write_brief_markdown(const pm_measures *measures, const pm_findings *findings,
                                  size_t member, const pm_report_options *options,
                                  pm_images *images, pm_text *markdown, pm_error *err);

/* Appends a page that leads to the briefs of all members, in files of that suffix beside it. */
pm_status pm_write_brief_index(const pm_measures *measures, const pm_findings *findings,
                               const pm_report_options *options, const char *suffix, pm_text *html,
                               pm_error *err);

/* Appends the name of a brief's file without suffix: "brief-council". It is fit for any file
 * system, and no two members of a map have the same. */
void pm_add_brief_name(pm_text *name, const pm_measures *measures, size_t member);

#endif
