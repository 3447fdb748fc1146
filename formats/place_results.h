/* What a batch found at one place, read back from its folder: measures.json (schema
 * "partmap/measures/1") and findings.json ("partmap/findings/1") in, tables of values out. People
 * are left in the file: nothing that is joined over places needs them. */
#ifndef PARTMAP_FORMATS_PLACE_RESULTS_H
#define PARTMAP_FORMATS_PLACE_RESULTS_H

#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/measure/measures.h"

/* Names of the files in the place's folder. */
#define PM_MEASURES_FILE "measures.json"
#define PM_FINDINGS_FILE "findings.json"

/* The measures of each level that tables over many places have: all of the registry but those of a
 * resource, whose keys depend on the map, and those whose key a row is known by already. The same
 * for every place, so that their tables can be put under one another. Zero-initialise it; free with
 * pm_kept_free. */
typedef struct pm_kept {
    const pm_measure **measures[PM_LEVEL_COUNT];
    size_t counts[PM_LEVEL_COUNT];
    pm_names network;         /* keys of the network level: index among its measures */
    const pm_measure **stems; /* network measures of a resource: "gini_" */
    size_t stem_count;
} pm_kept;

pm_status pm_kept_find(pm_kept *kept, pm_error *err);
void pm_kept_free(pm_kept *kept);

/* Rows of a level. Facts are those of pm_identity_key; NULL: not stated. A value that the file does
 * not hold, or holds as null, is undefined. */
typedef struct pm_result_rows {
    size_t count;
    const char **facts; /* count times pm_identity_count(level) */
    pm_value *values;   /* count times kept->counts[level] */
} pm_result_rows;

/* A finding as it was written; texts are never NULL. */
typedef struct pm_found {
    const char *rule, *title, *family, *fact;
    pm_outcome outcome;
    const char *headline, *text, *threshold, *question, *next_step;
    const pm_evidence *numbers;
    size_t number_count;
    const char *const *members; /* ids */
    size_t member_count;
    const char *const *people; /* stand-ins, as they were written */
    size_t person_count;
    const char *const *edges; /* two a relationship: source and target */
    size_t edge_count;        /* relationships */
} pm_found;

/* Everything of one place. Texts are in the arena. Zero-initialise it; free with
 * pm_place_results_free. */
typedef struct pm_place_results {
    const char *title;  /* the map's own name; "": not stated */
    pm_column *network; /* with one value each, in the file's order; also those of resources */
    size_t network_count;
    pm_result_rows rows[PM_LEVEL_COUNT]; /* of organisations, relationships, sectors and mixing */
    pm_found *findings;                  /* in the file's order */
    size_t finding_count;
    pm_arena arena;
} pm_place_results;

void pm_place_results_free(pm_place_results *results);

/* Understand a file's bytes. PM_INVALID with line and column where it is no JSON, and with the name
 * of what does not fit where it is none of ours. Cost O(length). In json_results.c and
 * json_found.c. */
pm_status pm_read_measures_json(const pm_kept *kept, const char *bytes, size_t length,
                                pm_place_results *results, pm_error *err);
pm_status pm_read_findings_json(const char *bytes, size_t length, pm_place_results *results,
                                pm_error *err);

#endif
