/* Every measure against the second implementation, on random maps. A difference is told with seed,
 * key, row and both values; "random_plan_make(&plan, seed)" makes the map again. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/brute/compare.h"
#include "tests/suites.h"
#include "tests/support/random_maps.h"

enum { MAPS = 500 };

static const brute_key *const tables[] = {
    brute_size_keys,  brute_shape_keys,    brute_cut_keys,      brute_member_keys,
    brute_core_keys,  brute_spectral_keys, brute_decision_keys, brute_people_keys,
    brute_money_keys, brute_role_keys,     brute_sector_keys,   brute_relationship_keys,
};
static const size_t table_count = sizeof tables / sizeof *tables;

static const char *const resource_stems[] = {"gini_", "hhi_", "effective_", "top_share_"};
static const char *const resource_names[] = {"budget", "staff", "funding", "turnover"};

/* Measures without a second implementation, and why. */
static const char *const not_compared[] = {
    "communities",         /* several divisions can be the best */
    "modularity",          /* below, as the search may miss the best */
    "community_stability", /* compares searches from several seeds */
    "community",           /* as communities */
};

/* --- comparing columns ---------------------------------------------------------------------- */

/* Only closeness waits to be asked for. */
static bool is_wanted(const brute_comparison *of, const brute_key *key)
{
    return of->expected->settings->closeness || strcmp(key->key, "closeness") != 0;
}

static void compare_key(brute_comparison *of, const brute_key *key)
{
    const pm_column *column = pm_measures_find(of->got, key->level, key->key);
    if ((column != NULL) != is_wanted(of, key)) {
        fprintf(stderr, "seed %llu: %s %s is there: %d\n", (unsigned long long)of->seed,
                pm_level_name(key->level), key->key, column != NULL);
        of->differences++;
    }
    size_t rows = column != NULL ? pm_measures_rows(of->got, key->level) : 0;
    for (size_t row = 0; row < rows; row++) {
        brute_value expected = key->value(of->expected, row);
        brute_compare(of, column, row, &expected);
    }
}

static void compare_keys(brute_comparison *of, pm_level level)
{
    for (size_t t = 0; t < table_count; t++) {
        for (const brute_key *key = tables[t]; key->key != NULL; key++) {
            if (key->level == level) {
                compare_key(of, key);
            }
        }
    }
}

/* Columns of a resource are there when a member states it, or when it was chosen; those of the
 * first also when there is none at all, so that the keys are on every map. */
static void compare_resources(brute_comparison *of)
{
    for (size_t r = 0; r < sizeof resource_names / sizeof *resource_names; r++) {
        const char *name = resource_names[r];
        const char *chosen = of->expected->settings->resource;
        bool none = chosen == NULL;
        for (size_t k = 0; k < 3; k++) {
            none = none && !brute_has_resource(of->expected, resource_names[k]);
        }
        bool wanted =
            (none && r == 0) || ((r < 3 || (chosen != NULL && strcmp(chosen, name) == 0)) &&
                                 brute_has_resource(of->expected, name));
        for (size_t s = 0; s < sizeof resource_stems / sizeof *resource_stems; s++) {
            char key[64];
            snprintf(key, sizeof key, "%s%s", resource_stems[s], name);
            const pm_column *column = pm_measures_find(of->got, PM_LEVEL_NETWORK, key);
            if ((column != NULL) != wanted) {
                fprintf(stderr, "seed %llu: %s is there: %d, wanted: %d\n",
                        (unsigned long long)of->seed, key, column != NULL, wanted);
                of->differences++;
            } else if (column != NULL) {
                brute_value expected = brute_concentration(of->expected, resource_stems[s], name);
                brute_compare(of, column, 0, &expected);
            }
        }
    }
}

/* --- comparing rows ------------------------------------------------------------------------- */

static size_t rows_expected(const brute *b, pm_level level)
{
    switch (level) {
    case PM_LEVEL_ORGANISATION:
        return b->n;
    case PM_LEVEL_RELATIONSHIP:
        return b->edge_count;
    case PM_LEVEL_PERSON:
        return b->person_count;
    case PM_LEVEL_SECTOR:
        return b->sector_count;
    case PM_LEVEL_MIXING:
        return brute_mixing_rows(b);
    default:
        return 1;
    }
}

static const char *name_expected(const brute *b, pm_level level, size_t row)
{
    size_t first = 0;
    size_t second = 0;
    switch (level) {
    case PM_LEVEL_ORGANISATION:
        return pm_map_node_id(b->map, b->node[row]);
    case PM_LEVEL_PERSON:
        return b->person[row];
    case PM_LEVEL_SECTOR:
        return b->sectors[row];
    case PM_LEVEL_MIXING:
        brute_mixing_pair(b, row, &first, &second);
        return b->sectors[first];
    default:
        return NULL;
    }
}

/* Same number of rows under the same names. */
static bool rows_match(const brute_comparison *of, pm_level level)
{
    size_t rows = pm_measures_rows(of->got, level);
    bool match = rows == rows_expected(of->expected, level);
    for (size_t row = 0; match && row < rows; row++) {
        const char *expected = name_expected(of->expected, level, row);
        const char *got = pm_measures_row_name(of->got, level, row);
        match = expected == NULL || (got != NULL && strcmp(expected, got) == 0);
        if (level == PM_LEVEL_MIXING) {
            size_t pair[4] = {0};
            brute_mixing_pair(of->expected, row, &pair[0], &pair[1]);
            pm_measures_mixing(of->got, row, &pair[2], &pair[3]);
            match = match && pair[0] == pair[2] && pair[1] == pair[3];
        }
    }
    if (!match) {
        fprintf(stderr, "seed %llu: other rows of %s\n", (unsigned long long)of->seed,
                pm_level_name(level));
    }
    return match;
}

/* --- all maps ------------------------------------------------------------------------------- */

static void compare_level(brute_comparison *of, pm_level level)
{
    if (!rows_match(of, level)) {
        of->differences++;
        return;
    }
    compare_keys(of, level);
    if (level == PM_LEVEL_NETWORK) {
        compare_resources(of);
    }
}

/* On few members every division can be tried: none found may claim more than the best. */
static void compare_modularity(brute_comparison *of)
{
    brute_value best = brute_best_modularity(of->expected);
    const pm_column *column = pm_measures_find(of->got, PM_LEVEL_NETWORK, "modularity");
    CU_ASSERT_PTR_NOT_NULL_FATAL(column);
    if (best.sort != BRUTE_NUMBER || column->values[0].reason != NULL) {
        brute_compare(of, column, 0, &best);
        return;
    }
    of->values++;
    if (column->values[0].as.number > best.number + BRUTE_TOLERANCE) {
        of->differences++;
        brute_tell(of, column, 0, &best);
    }
}

/* One comparison a level, and one of modularity, each over all maps. */
enum { MODULARITY = PM_LEVEL_COUNT, COMPARISONS };

static void compare_map(uint64_t seed, random_plan *plan, brute *expected, brute_comparison *all)
{
    random_plan_make(plan, seed);
    random_measured *measured = random_measure(plan);
    brute_read(expected, measured->map, &measured->settings);
    for (int c = 0; c < COMPARISONS; c++) {
        all[c].seed = seed;
        all[c].expected = expected;
        all[c].got = measured->measures;
        if (c == MODULARITY) {
            compare_modularity(&all[c]);
        } else {
            compare_level(&all[c], (pm_level)c);
        }
    }
    random_measured_free(measured);
}

static void all_measures_agree(void)
{
    brute_comparison all[COMPARISONS] = {0};
    random_plan *plan = calloc(1, sizeof *plan);
    brute *expected = calloc(1, sizeof *expected);
    CU_ASSERT_FATAL(plan != NULL && expected != NULL);
    for (uint64_t seed = 0; seed < MAPS; seed++) {
        compare_map(seed, plan, expected, all);
    }
    for (int c = 0; c < COMPARISONS; c++) {
        if (all[c].differences > BRUTE_TOLD) {
            fprintf(stderr, "... and %zu more differences\n", all[c].differences - BRUTE_TOLD);
        }
        CU_ASSERT_EQUAL(all[c].differences, 0);
        CU_ASSERT(all[c].values > MAPS / 4);
    }
    free(expected);
    free(plan);
}

/* --- what is compared ----------------------------------------------------------------------- */

static bool is_compared(const pm_measure *measure)
{
    for (size_t i = 0; i < sizeof not_compared / sizeof *not_compared; i++) {
        if (strcmp(not_compared[i], measure->key) == 0) {
            return true;
        }
    }
    for (size_t s = 0; s < sizeof resource_stems / sizeof *resource_stems; s++) {
        if (measure->of_resource && strcmp(resource_stems[s], measure->key) == 0) {
            return true;
        }
    }
    for (size_t t = 0; t < table_count; t++) {
        for (const brute_key *key = tables[t]; key->key != NULL; key++) {
            if (key->level == measure->level && strcmp(key->key, measure->key) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void every_measure_has_a_second_implementation(void)
{
    for (size_t i = 0; i < pm_measure_count(); i++) {
        const pm_measure *measure = pm_measure_at(i);
        if (!is_compared(measure)) {
            fprintf(stderr, "no second implementation: %s %s\n", pm_level_name(measure->level),
                    measure->key);
        }
        CU_ASSERT(is_compared(measure));
    }
}

CU_TestInfo pm_tests_brute[] = {
    {"every measure has a second implementation", every_measure_has_a_second_implementation},
    {"all measures agree with it on 500 random maps", all_measures_agree},
    CU_TEST_INFO_NULL,
};
