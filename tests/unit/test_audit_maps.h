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

/* Asserts on one finding of an audit made before. */
void expect_in(const audited *result, expectation wanted);

#endif
