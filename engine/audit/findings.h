/* The findings store and how a rule writes into it. Private to engine/audit.
 *
 *     pm_draft draft = pm_draft_begin(audit, PM_ISSUE, weight);
 *     pm_text_add(&draft.headline, ...);    a few words
 *     pm_text_add(&draft.text, ...);        one or two sentences
 *     pm_draft_number(&draft, "members", 4);
 *     pm_draft_member(&draft, member);
 *     return pm_draft_file(&draft, err);    keeps it, frees the draft
 */
#ifndef PARTMAP_ENGINE_AUDIT_FINDINGS_H
#define PARTMAP_ENGINE_AUDIT_FINDINGS_H

#include "engine/audit/audit.h"
#include "engine/audit/conventions.h"
#include "engine/audit/indexes.h"
#include "engine/audit/records.h"
#include "engine/base/text.h"

/* What every rule is handed. */
typedef struct pm_audit {
    const pm_measures *measures;
    const pm_map *map;
    const pm_rule *rule;               /* the one running, as it stands (rulebook.h) */
    const pm_conventions *conventions; /* in force */
    size_t members;                    /* rows of PM_LEVEL_ORGANISATION */
    pm_findings *findings;
} pm_audit;

/* Files at least one finding. */
typedef pm_status pm_rule_run(const pm_audit *audit, pm_error *err);

struct pm_rule_function {
    pm_rule_run *run;
};

/* How findings are ordered within one outcome: by the share of members touched (0..1). What is said
 * of the map as a whole adds PM_WEIGHT_WHOLE and so comes first. A record that is missing or out of
 * date cuts nobody off today: whatever its spread it weighs as much as one member in twenty. */
#define PM_WEIGHT_WHOLE 1.0
#define PM_WEIGHT_RECORD 0.05

enum {
    PM_MOST_NUMBERS = 8,  /* evidence of one finding */
    PM_MOST_FINDINGS = 5, /* of one rule that finds several separate things; then a summary */
    PM_MOST_NAMES = 4,    /* names in a sentence; then "and three others" */
    PM_MOST_BADGES = 3    /* members of one finding that carry its badge */
};

/* A finding being composed. */
typedef struct pm_draft {
    const pm_audit *audit;
    pm_outcome outcome;
    double weight;
    size_t badge_count;   /* preset 1; cut to the number of members */
    const char *question; /* a literal; NULL: the rule's */
    const char *record;   /* of PM_CANNOT_TELL: a row of records.h; NULL: none */
    pm_text headline, text;
    pm_evidence numbers[PM_MOST_NUMBERS];
    size_t number_count;
    pm_indexes members, edges;
    pm_indexes people; /* rows of PM_LEVEL_PERSON */
} pm_draft;

pm_draft pm_draft_begin(const pm_audit *audit, pm_outcome outcome, double weight);

/* name is a literal. A value that is not finite is no evidence: it is left out. */
void pm_draft_number(pm_draft *draft, const char *name, double value);
void pm_draft_member(pm_draft *draft, size_t member);
void pm_draft_members(pm_draft *draft, const pm_indexes *members);
void pm_draft_edge(pm_draft *draft, size_t edge);
void pm_draft_person(pm_draft *draft, size_t person);

/* Appends a literal to the text, the numbers of conventions in it filled in ("Fewer than
 * {fewest_answers} partners": see conventions.h). */
void pm_draft_say(pm_draft *draft, const char *pattern);

/* Copies the draft into the store and frees it, also on failure (PM_MEMORY). */
pm_status pm_draft_file(pm_draft *draft, pm_error *err);

/* Frees a draft that is not filed. PM_MEMORY when something could not be put into it, so that what
 * was decided from it may be wrong. */
pm_status pm_draft_drop(pm_draft *draft, pm_error *err);

/* The short forms: a finding of words alone about the whole map. text is a literal, filled in as
 * by pm_draft_say. */
pm_status pm_find_fine(const pm_audit *audit, const char *headline, const char *text,
                       pm_error *err);

/* What the map does not state: record is a row of records.h (or NULL), and text says why it takes
 * that and which attributes. */
pm_status pm_find_unknown(const pm_audit *audit, const char *record, const char *headline,
                          const char *text, pm_error *err);

/* Drops a draft that turned out to rest on too little and says so likewise. */
pm_status pm_draft_give_up(pm_draft *draft, const char *record, const char *headline,
                           const char *text, pm_error *err);

/* PM_ISSUE above one bound, PM_WATCH above the other, else PM_FINE. */
pm_outcome pm_outcome_above(double value, double watch, double issue);
/* An empty store; NULL when memory runs out. */
pm_findings *pm_findings_new(const pm_measures *measures, const pm_conventions *conventions);

/* Copies which files were read. */
pm_status pm_findings_keep_files(pm_findings *findings, const pm_rulebook *book, pm_error *err);

/* A copy of a rule that lives as long as the findings; NULL when memory runs out. */
const pm_rule *pm_findings_keep_rule(pm_findings *findings, const pm_rule *rule);

/* Puts the findings in the order of audit.h. */
void pm_findings_sort(pm_findings *findings);

#endif
