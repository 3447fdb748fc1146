/* The auditing stage: measured map in, findings in words out. Every rule is one row of the registry
 * and one function. A finding reports evidence and asks a question; it never scores a named person,
 * never infers attitudes from wiring and keeps structure, stated facts and answers apart. */
#ifndef PARTMAP_ENGINE_AUDIT_AUDIT_H
#define PARTMAP_ENGINE_AUDIT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
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
                           continuum, ingredients, development; composition for rules of files */
    pm_fact fact;
    const char *needs;     /* attributes and measures it rests on */
    const char *threshold; /* the conventions used; "" when none. Of a finding's rule as printed; of
                              a row of the registry with their names in braces:
                              pm_rulebook_add_threshold */
    const char *why;       /* why it matters and where the threshold comes from */
    const char *question;  /* to ask in the meeting */
    const char *next_step; /* one plain step */
    const char *source;    /* author, year, DOI, or practice it comes from */
    const struct pm_rule_function *function; /* private to engine/audit; NULL: of a file */
} pm_rule;

/* Can the rule come to that outcome? All of the registry can be fine or unable to tell; of "watch"
 * and "issue" a threshold names those it leads to. */
bool pm_rule_can_find(const pm_rule *rule, pm_outcome outcome);

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
    const pm_rule *rule; /* a copy, with the threshold in force: compare ids, not pointers */
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

/* What rules files add to the registry: conventions changed, and rules on who has to be there.
 * Filled by pm_rules_read (formats.h), which may be called for several files. NULL when memory runs
 * out. */
typedef struct pm_rulebook pm_rulebook;
pm_rulebook *pm_rulebook_new(void);
void pm_rulebook_free(pm_rulebook *book);

/* One rules file. */
typedef struct pm_rules_file {
    const char *name;   /* without folders */
    const char *title;  /* what it says it stands for; NULL: nothing */
    size_t rules;       /* that it adds */
    size_t conventions; /* that it changes, beyond what a file before it set alike */
} pm_rules_file;

/* The files, in the order read; book may be NULL, which holds none. */
size_t pm_rulebook_file_count(const pm_rulebook *book);
const pm_rules_file *pm_rulebook_file_at(const pm_rulebook *book, size_t index);

/* The rules of the files, in their order; book may be NULL, which holds none. Borrowed until
 * pm_rulebook_free. */
size_t pm_rulebook_count(const pm_rulebook *book);
const pm_rule *pm_rulebook_at(const pm_rulebook *book, size_t index);
const pm_rule *pm_rulebook_find(const pm_rulebook *book, const char *id);

/* Appends a rule's threshold as readers see it: with the numbers in force, and by which file they
 * are not the usual ones. Of a row of the registry this is the only way to print it. */
void pm_rulebook_add_threshold(const pm_rulebook *book, const pm_rule *rule, pm_text *out);

/* "pm_audit_options options = pm_default_audit_options();" then change what differs. */
typedef struct pm_audit_options {
    const pm_rulebook *rules; /* NULL: the registry's rules and conventions only */
} pm_audit_options;

pm_audit_options pm_default_audit_options(void);

/* Runs every rule. *findings is freed by the caller with pm_findings_free and borrows measures, not
 * the options. */
pm_status pm_audit_map(const pm_measures *measures, const pm_audit_options *options,
                       pm_findings **findings, pm_error *err);
void pm_findings_free(pm_findings *findings);

/* The rules files the findings were judged by, in the order read. */
size_t pm_findings_rules_file_count(const pm_findings *findings);
const pm_rules_file *pm_findings_rules_file_at(const pm_findings *findings, size_t index);

/* The conventions the findings were judged by (engine/audit/conventions.h). */
const struct pm_conventions *pm_findings_conventions(const pm_findings *findings);

size_t pm_finding_count(const pm_findings *findings);
const pm_finding *pm_finding_at(const pm_findings *findings, size_t index);

/* How many findings have the outcome. */
size_t pm_findings_with(const pm_findings *findings, pm_outcome outcome);

#endif
