/* Small maps for the tests of the audit, written as text:
 *
 *     graph date=2026-11                      facts of the map
 *     board kind=body decision_body=true      a node and its facts
 *     a > board kind=member role=chair        a directed edge and its facts
 *     a - b                                   an undirected edge
 *
 * One thing a line, words apart by one space; "+" in a value stands for a space. */
#ifndef PARTMAP_TESTS_UNIT_TEST_AUDIT_MAPS_H
#define PARTMAP_TESTS_UNIT_TEST_AUDIT_MAPS_H

#include <stdbool.h>

#include "engine/audit/audit.h"

/* A map, measured and audited. Zero-initialise it; free with audited_free. */
typedef struct audited {
    pm_map *map;
    pm_measures *measures;
    pm_findings *findings;
    const pm_rulebook *rules; /* to audit with; NULL: none. Stays the test's own */
} audited;

/* Reads, measures and audits; false (and a line on stderr) when any of it fails. */
bool audit_text(const char *text, audited *result);
bool audit_file(const char *path, audited *result);
void audited_free(audited *result);

/* The nth finding (from 0) of a rule in the order of output, or NULL. */
const pm_finding *finding_of(const audited *result, const char *rule, size_t nth);

/* What a finding has to be. NULL leaves a part unchecked. */
typedef struct expectation {
    const char *rule;
    size_t nth;
    pm_outcome outcome;
    const char *headline; /* exact */
    const char *text;     /* a part of the text */
    const char *members;  /* ids, all of them in order, apart by one space; "" for none */
    const char *number;   /* name of a number in the evidence */
    double value;         /* what it is, to 1e-9 */
} expectation;

/* Audits the text and asserts on one finding. */
void expect(const char *text, expectation wanted);

/* What a suite of tests asked of the audit, rule by rule: which outcomes it asserted on, and which
 * any of its maps led to. Rows in registry order. */
typedef struct outcome_record {
    bool (*asserted)[PM_OUTCOME_COUNT];
    bool (*seen)[PM_OUTCOME_COUNT];
} outcome_record;

/* From here on audits and assertions are noted in the record, until NULL is given. */
void record_outcomes(outcome_record *record);

/* From here on each map is shown, audited, to "look", until NULL is given. */
typedef void onlooker(const audited *result, void *context);
void show_audits(onlooker *look, void *context);

/* Asserts on one finding of an audit made before. */
void expect_in(const audited *result, expectation wanted);

#endif
