/* The sections of a brief and what they share. Private to viz. */
#ifndef PARTMAP_VIZ_BRIEF_PARTS_H
#define PARTMAP_VIZ_BRIEF_PARTS_H

#include "engine/audit/indexes.h"
#include "viz/brief.h"
#include "viz/report_parts.h"

/* One brief under way. */
typedef struct pm_brief {
    pm_report *report; /* writer, palette and words are the report's */
    size_t member, node;
    const char *name; /* of the member, clean */
    size_t *said;     /* texts added, so that a list without any can say so */
} pm_brief;

/* brief_member.c: who it is, and what it has not stated. */
pm_status pm_brief_add_member(const pm_brief *brief, pm_error *err);
pm_status pm_brief_add_unstated(const pm_brief *brief, pm_error *err);

/* brief_place.c: its numbers beside the median of all. */
pm_status pm_brief_add_place(const pm_brief *brief, pm_error *err);

/* brief_ties.c: who depends on it and on whom it depends. */
pm_status pm_brief_add_ties(const pm_brief *brief, pm_error *err);

/* brief_map.c: it and its direct partners, drawn. */
pm_status pm_brief_add_map(const pm_brief *brief, pm_error *err);

/* brief_findings.c: the findings that touch it, and their questions. */
pm_status pm_brief_add_findings(const pm_brief *brief, pm_error *err);
pm_status pm_brief_add_questions(const pm_brief *brief, pm_error *err);

/* A paragraph or an item of what was composed; frees text. */
void pm_brief_add_text(const pm_brief *brief, const char *element, pm_text *text);

#endif
