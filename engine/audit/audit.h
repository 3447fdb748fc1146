/* The auditing stage: measured map in, findings in words out. Every rule is one row of the registry
 * and one function. A finding reports evidence and asks a question; it never scores a named person,
 * never infers attitudes from wiring and keeps structure, stated facts and answers apart. */
#ifndef PARTMAP_ENGINE_AUDIT_AUDIT_H
#define PARTMAP_ENGINE_AUDIT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/measure/measures.h"

/* From best to worst, as --fail-on counts them; "cannot tell" stands outside the order. */
typedef enum pm_outcome {
    PM_FINE,
    PM_WATCH,
    PM_ISSUE,
    PM_CANNOT_TELL,
    PM_OUTCOME_COUNT
} pm_outcome;

/* "fine", "watch", "issue", "cannot tell". */
const char *pm_outcome_name(pm_outcome outcome);

/* Which sort of fact a rule rests on. Structure: a measure of the map's ties decides it (routes,
 * cut-points, distances), whatever stated facts (sector, carrier, role) that measure starts from.
 * Stated: facts are only looked up, counted or added. Answers: what partners said of themselves. */
typedef enum pm_fact { PM_FACT_STRUCTURE, PM_FACT_STATED, PM_FACT_ANSWERS } pm_fact;

/* "structure", "stated", "answers". */
const char *pm_fact_name(pm_fact fact);

/* How a finding's text opens, so that nobody takes one sort for another: "By the ties drawn", "As
 * stated", "As answered". */
const char *pm_fact_opening(pm_fact fact);

/* One row of the registry. */
typedef struct pm_rule {
    const char *id; /* "no-route": stable, lower case, hyphens */
    const char
        *title; /* what it looks for, as a noun phrase: "Members with no route to decisions" */
    const char *family; /* connection, dependence, power, people, governance, sectors,
                           continuum, ingredients, development */
    pm_fact fact;
    const char *needs;                       /* attributes and measures it rests on */
    const char *threshold;                   /* the convention used, as printed; "" when none */
    const char *why;                         /* why it matters and where the threshold comes from */
    const char *question;                    /* to ask in the meeting */
    const char *next_step;                   /* one plain step */
    const char *source;                      /* author, year, DOI, or practice it comes from */
    const struct pm_rule_function *function; /* private to engine/audit */
} pm_rule;

size_t pm_rule_count(void);
const pm_rule *pm_rule_at(size_t index);
const pm_rule *pm_rule_find(const char *id);

/* A number quoted as evidence. */
typedef struct pm_evidence {
    const char *name; /* "share", "members": lower case, underscores */
    double value;
} pm_evidence;

/* One finding. A rule yields at least one; where it finds several separate things (three
 * gatekeepers) it yields one finding each. All pointers are borrowed until pm_findings_free. */
typedef struct pm_finding {
    const pm_rule *rule;
    pm_outcome outcome;
    const char *headline; /* six to nine words for the strip: "Voluntary Action is a gatekeeper" */
    const char *text;     /* the evidence in one or two sentences; for "cannot tell": which
                             attribute to record */
    const char *question; /* to ask in the meeting: the rule's, or one that fits this finding */
    const char *record;   /* of "cannot tell": what to record, to follow the word "Record"; NULL:
                             only the text says it. Findings with the same lack the same */
    const pm_evidence *numbers;
    size_t number_count;
    const size_t *members; /* members it is about, the main one first */
    size_t member_count;
    size_t badge_count;  /* the first so many of members carry the badge on a drawing */
    const size_t *edges; /* edges (relationship rows) it is about */
    size_t edge_count;
    const char *const *people; /* carriers it is about */
    size_t person_count;
    double weight; /* larger comes first among the same outcome: share of members touched */
} pm_finding;

/* All findings of one map: issues first, then watch, fine, cannot tell; within these by weight,
 * then in registry order. */
typedef struct pm_findings pm_findings;

/* Runs every rule. *findings is freed by the caller with pm_findings_free and borrows measures. */
pm_status pm_audit_map(const pm_measures *measures, pm_findings **findings, pm_error *err);
void pm_findings_free(pm_findings *findings);

size_t pm_finding_count(const pm_findings *findings);
const pm_finding *pm_finding_at(const pm_findings *findings, size_t index);

/* How many findings have the outcome. */
size_t pm_findings_with(const pm_findings *findings, pm_outcome outcome);

#endif
