/* Order statistics and the cohort: worked by hand, against a second small implementation, and the
 * degenerate cohorts. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/cohort/change.h"
#include "engine/cohort/cohort.h"
#include "tests/suites.h"

#define EXPECT_NEAR(a, b) CU_ASSERT_DOUBLE_EQUAL(a, b, 1e-9)

/* --- order statistics ------------------------------------------------------------------------ */

/* R: quantile(1:4) gives 1.75, 2.5 and 3.25; its default is type 7. */
static void quartiles_are_of_type_7(void)
{
    double numbers[] = {4, 1, 3, 2};
    pm_summary summary = pm_summarize(numbers, 4);
    EXPECT_NEAR(summary.lower_quartile, 1.75);
    EXPECT_NEAR(summary.median, 2.5);
    EXPECT_NEAR(summary.upper_quartile, 3.25);
    EXPECT_NEAR(summary.least, 1);
    EXPECT_NEAR(summary.most, 4);
}

/* Median 3; distances to it 2 1 0 1 97, their median 1; (100 - 3) / 1.4826. */
static void robust_z_is_scaled_by_the_median_deviation(void)
{
    double numbers[] = {1, 2, 3, 4, 100};
    double z = 0;
    pm_summary summary = pm_summarize(numbers, 5);
    CU_ASSERT_EQUAL(summary.scale_kind, PM_SCALE_MAD);
    EXPECT_NEAR(summary.mad, 1);
    CU_ASSERT_TRUE(pm_robust_z(&summary, 100, &z));
    EXPECT_NEAR(z, 97 / 1.4826);
}

/* Six of ten are 5, so MAD is 0; quartiles 5 and 7.75 (h = 6.75 between 7 and 8). */
static void where_most_numbers_are_the_same_quartiles_scale(void)
{
    double numbers[] = {5, 5, 5, 5, 5, 5, 7, 8, 9, 9};
    double z = 0;
    pm_summary summary = pm_summarize(numbers, 10);
    CU_ASSERT_EQUAL(summary.scale_kind, PM_SCALE_IQR);
    CU_ASSERT_TRUE(pm_robust_z(&summary, 9, &z));
    EXPECT_NEAR(z, 4 / (2.75 / 1.349));
}

/* 0.1 + 0.2 is not 0.3 in doubles: still no spread. */
static void a_constant_has_no_scale(void)
{
    double numbers[] = {0.3, 0.3, 0.1 + 0.2, 0.1 + 0.2};
    double z = 0;
    pm_summary summary = pm_summarize(numbers, 4);
    CU_ASSERT_EQUAL(summary.scale_kind, PM_SCALE_NONE);
    CU_ASSERT_FALSE(pm_robust_z(&summary, 0.3, &z));
    CU_ASSERT_FALSE(pm_robust_z(&summary, 7, &z));
    CU_ASSERT_EQUAL(pm_summarize(numbers, 0).scale_kind, PM_SCALE_NONE);
}

static void mid_ranks_share_what_is_equal(void)
{
    const double sorted[] = {1, 2, 2, 3};
    EXPECT_NEAR(pm_mid_rank(sorted, 4, 1), 12.5);
    EXPECT_NEAR(pm_mid_rank(sorted, 4, 2), 50);
    EXPECT_NEAR(pm_mid_rank(sorted, 4, 3), 87.5);
    EXPECT_NEAR(pm_mid_rank(sorted, 1, 1), 50);
}

/* The quantile by its other description: the straight line through (k / (n - 1), x[k]). Every rank
 * is found by counting. */
static double plain_quantile(const double *numbers, size_t n, double share)
{
    double below = -INFINITY;
    double above = -INFINITY;
    double h = share * (double)(n - 1);
    for (size_t i = 0; i < n; i++) {
        double less = 0;
        double equal = 0;
        for (size_t k = 0; k < n; k++) {
            less += numbers[k] < numbers[i] ? 1 : 0;
            equal += numbers[k] == numbers[i] ? 1 : 0;
        }
        below = less <= floor(h) && floor(h) < less + equal ? numbers[i] : below;
        above = less <= ceil(h) && ceil(h) < less + equal ? numbers[i] : above;
    }
    return below * (1 - (h - floor(h))) + above * (h - floor(h));
}

static unsigned long next_random(unsigned long *state)
{
    *state = (*state * 1103515245UL + 12345UL) % 2147483648UL;
    return *state / 65536UL;
}

static void a_second_implementation_agrees(void)
{
    unsigned long state = 5;
    for (size_t n = 1; n <= 40; n++) {
        double numbers[40];
        double sorted[40];
        double deviations[40];
        for (size_t i = 0; i < n; i++) {
            sorted[i] = numbers[i] = (double)(next_random(&state) % 17) / 4;
        }
        double median = plain_quantile(numbers, n, 0.5);
        double ranks = 0;
        for (size_t i = 0; i < n; i++) {
            deviations[i] = fabs(numbers[i] - median);
        }
        pm_sort_numbers(sorted, n);
        for (size_t i = 0; i < n; i++) {
            ranks += pm_mid_rank(sorted, n, numbers[i]);
        }
        EXPECT_NEAR(ranks / (double)n, 50);
        pm_summary summary = pm_summarize(sorted, n);
        EXPECT_NEAR(summary.lower_quartile, plain_quantile(numbers, n, 0.25));
        EXPECT_NEAR(summary.median, median);
        EXPECT_NEAR(summary.upper_quartile, plain_quantile(numbers, n, 0.75));
        EXPECT_NEAR(summary.mad, plain_quantile(deviations, n, 0.5));
    }
}

/* --- small cohorts --------------------------------------------------------------------------- */

static pm_cohort *new_cohort(void)
{
    pm_cohort *cohort = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_cohort_new("1", &cohort, NULL), PM_OK);
    return cohort;
}

static void add_place(pm_cohort *cohort, const char *name, size_t members)
{
    pm_cohort_place place = {
        .name = name, .file = "map.graphml", .done = true, .measured = true, .members = members};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_place(cohort, &place, NULL), PM_OK);
}

/* NaN: undefined. */
static void add_number(pm_cohort *cohort, const char *key, double number)
{
    pm_value value = {.reason = isnan(number) ? "fewer than two members" : NULL};
    value.as.number = isnan(number) ? 0 : number;
    pm_column column = {.measure = pm_measure_find(key),
                        .key = key,
                        .values = &value,
                        .has_coverage = true,
                        .n_used = 20,
                        .n_missing = 2};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_measure(cohort, &column, NULL), PM_OK);
}

static void finish(pm_cohort *cohort)
{
    CU_ASSERT_EQUAL_FATAL(pm_cohort_finish(cohort, NULL), PM_OK);
}

/* Places p00, p01... of so many members each, with these densities. */
static pm_cohort *cohort_of(const double *densities, size_t count, size_t members)
{
    pm_cohort *cohort = new_cohort();
    for (size_t i = 0; i < count; i++) {
        char name[8];
        snprintf(name, sizeof name, "p%02zu", i);
        add_place(cohort, name, members);
        add_number(cohort, "density", densities[i]);
    }
    finish(cohort);
    return cohort;
}

static const double TWELVE[12] = {0.1,  0.12, 0.14, 0.14, 0.16, 0.17,
                                  0.18, 0.19, 0.2,  0.22, 0.24, 0.9};

static void bands_join_until_each_has_ten_places(void)
{
    static const size_t members[] = {15, 30, 90};
    static const size_t counts[] = {12, 11, 3};
    pm_cohort *cohort = new_cohort();
    char name[] = "a";
    for (size_t b = 0; b < 3; b++) {
        for (size_t i = 0; i < counts[b]; i++) {
            add_place(cohort, name, members[b]);
            name[0]++;
        }
    }
    finish(cohort);
    CU_ASSERT_EQUAL_FATAL(pm_cohort_band_count(cohort), 2);
    CU_ASSERT_STRING_EQUAL(pm_cohort_band_at(cohort, 0)->name, "up to 19 members");
    CU_ASSERT_STRING_EQUAL(pm_cohort_band_at(cohort, 1)->name, "20 members and more");
    CU_ASSERT_EQUAL(pm_cohort_band_at(cohort, 0)->places, 12);
    CU_ASSERT_EQUAL(pm_cohort_band_at(cohort, 1)->places, 14);
    CU_ASSERT_FALSE(pm_cohort_band_at(cohort, 1)->few);
    CU_ASSERT_EQUAL(pm_cohort_place_at(cohort, 0)->band, 0);
    CU_ASSERT_EQUAL(pm_cohort_place_at(cohort, 25)->band, 1);
    pm_cohort_free(cohort);
}

static void below_ten_places_nothing_is_compared(void)
{
    pm_cohort *cohort = cohort_of(TWELVE + 3, 9, 30);
    const pm_alike *alike = NULL;
    pm_standing standing = pm_cohort_standing(cohort, 8, 0);
    CU_ASSERT_EQUAL(pm_cohort_band_count(cohort), 1);
    CU_ASSERT_STRING_EQUAL(pm_cohort_band_at(cohort, 0)->name, "all sizes");
    CU_ASSERT_TRUE(pm_cohort_band_at(cohort, 0)->few);
    CU_ASSERT_TRUE(standing.defined);
    CU_ASSERT_FALSE(standing.has_z);
    CU_ASSERT_FALSE(standing.has_percentile);
    CU_ASSERT_EQUAL(pm_cohort_unusual_count(cohort), 0);
    CU_ASSERT_EQUAL(pm_cohort_alike(cohort, 0, &alike), 0);
    pm_cohort_free(cohort);
}

/* Median (0.17 + 0.18) / 2; |d| sorted .005 .005 .015 .015 .025 .035 .035 .045 .055 .065 .075 .725,
 * so MAD .035; z of .9 is .725 / (1.4826 x .035) = 13.97; quartiles .14 and .205. */
static void an_unusual_place_is_told_with_its_band(void)
{
    pm_cohort *cohort = cohort_of(TWELVE, 12, 30);
    size_t count = 0;
    const pm_unusual *unusual = pm_cohort_unusual_of(cohort, 11, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(pm_cohort_unusual_count(cohort), 1);
    EXPECT_NEAR(unusual->z, 0.725 / (1.4826 * 0.035));
    CU_ASSERT_STRING_EQUAL(
        unusual->words,
        "Density: 0.9 (from 20 of 22), far above places of all sizes: their median is 0.175, and "
        "the middle half lies between 0.14 and 0.205 (12 places, robust z 14).");
    CU_ASSERT_PTR_NULL(pm_cohort_unusual_of(cohort, 0, &count));
    EXPECT_NEAR(pm_cohort_standing(cohort, 11, 0).percentile, 100 * 11.5 / 12);
    pm_cohort_free(cohort);
}

static void the_order_of_places_changes_no_standing(void)
{
    double turned[12];
    for (size_t i = 0; i < 12; i++) {
        turned[i] = TWELVE[11 - i];
    }
    pm_cohort *cohort = cohort_of(TWELVE, 12, 30);
    pm_cohort *other = cohort_of(turned, 12, 30);
    for (size_t i = 0; i < 12; i++) {
        pm_standing a = pm_cohort_standing(cohort, i, 0);
        pm_standing b = pm_cohort_standing(other, 11 - i, 0);
        CU_ASSERT_EQUAL(a.z, b.z);
        CU_ASSERT_EQUAL(a.percentile, b.percentile);
    }
    pm_cohort_free(cohort);
    pm_cohort_free(other);
}

static void places_alike_in_everything_stand_alike(void)
{
    double numbers[11];
    for (size_t i = 0; i < 11; i++) {
        numbers[i] = 0.25;
    }
    pm_cohort *cohort = cohort_of(numbers, 11, 30);
    const pm_alike *alike = NULL;
    pm_standing standing = pm_cohort_standing(cohort, 4, 0);
    CU_ASSERT_FALSE(standing.has_z);
    CU_ASSERT_TRUE(standing.has_percentile);
    EXPECT_NEAR(standing.percentile, 50);
    CU_ASSERT_EQUAL(pm_cohort_unusual_count(cohort), 0);
    /* Nothing has a spread, so nothing says who is near. */
    CU_ASSERT_EQUAL(pm_cohort_alike(cohort, 0, &alike), 0);
    pm_cohort_free(cohort);
}

static void what_no_place_has_is_missing_everywhere(void)
{
    double numbers[12];
    for (size_t i = 0; i < 12; i++) {
        numbers[i] = NAN;
    }
    pm_cohort *cohort = cohort_of(numbers, 12, 1);
    const pm_cohort_column *column = pm_cohort_column_at(cohort, 0);
    pm_standing standing = pm_cohort_standing(cohort, 3, 0);
    CU_ASSERT_EQUAL(column->all.n, 0);
    CU_ASSERT_EQUAL(column->all.missing, 12);
    CU_ASSERT_FALSE(standing.defined);
    CU_ASSERT_STRING_EQUAL(standing.reason, "fewer than two members");
    CU_ASSERT_FALSE(standing.has_percentile);
    pm_cohort_free(cohort);
}

static void an_empty_cohort_has_one_band_and_nothing_else(void)
{
    pm_cohort *cohort = new_cohort();
    finish(cohort);
    CU_ASSERT_EQUAL(pm_cohort_place_count(cohort), 0);
    CU_ASSERT_EQUAL(pm_cohort_band_count(cohort), 1);
    CU_ASSERT_EQUAL(pm_cohort_column_count(cohort), 0);
    CU_ASSERT_EQUAL(pm_cohort_rule_count(cohort), 0);
    CU_ASSERT_EQUAL(pm_cohort_sector_count(cohort), 0);
    pm_cohort_free(cohort);
}

static void a_place_that_failed_is_counted_and_not_compared(void)
{
    pm_cohort *cohort = new_cohort();
    pm_cohort_place failed = {.name = "broken", .file = "broken.graphml"};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_place(cohort, &failed, NULL), PM_OK);
    CU_ASSERT_EQUAL_FATAL(
        pm_cohort_add_failure(cohort, "read", "The file ends too early.", 3, 1, NULL), PM_OK);
    add_place(cohort, "sound", 20);
    add_number(cohort, "density", 0.5);
    finish(cohort);
    CU_ASSERT_EQUAL(pm_cohort_measured(cohort), 1);
    CU_ASSERT_EQUAL(pm_cohort_place_at(cohort, 0)->band, SIZE_MAX);
    CU_ASSERT_FALSE(pm_cohort_standing(cohort, 0, 0).defined);
    CU_ASSERT_EQUAL(pm_cohort_column_at(cohort, 0)->all.n, 1);
    CU_ASSERT_EQUAL(pm_cohort_column_at(cohort, 0)->all.missing, 0);
    CU_ASSERT_EQUAL(pm_cohort_failure_at(cohort, 0)->line, 3);
    pm_cohort_free(cohort);
}

/* --- findings and sectors -------------------------------------------------------------------- */

static void add_finding(pm_cohort *cohort, const char *rule, pm_outcome outcome)
{
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_finding(cohort, rule, "Title", "connection", outcome, NULL),
                          PM_OK);
}

static void a_place_counts_once_by_its_worst_finding(void)
{
    pm_cohort *cohort = new_cohort();
    add_place(cohort, "a", 20);
    add_finding(cohort, "of-a-rules-file", PM_FINE);
    add_finding(cohort, "no-route", PM_CANNOT_TELL);
    add_finding(cohort, "no-route", PM_FINE);
    add_place(cohort, "b", 20);
    add_finding(cohort, "no-route", PM_WATCH);
    add_finding(cohort, "no-route", PM_ISSUE);
    add_finding(cohort, "no-route", PM_WATCH);
    add_place(cohort, "c", 20);
    finish(cohort);
    const pm_cohort_rule *rule = pm_cohort_rule_at(cohort, 0);
    pm_outcome outcome = PM_OUTCOME_COUNT;
    CU_ASSERT_STRING_EQUAL(rule->rule, "no-route"); /* those of the registry come first */
    CU_ASSERT_EQUAL(rule->places, 2);
    CU_ASSERT_EQUAL(rule->outcomes[PM_ISSUE], 1);
    CU_ASSERT_EQUAL(rule->outcomes[PM_FINE], 1);
    CU_ASSERT_EQUAL(rule->outcomes[PM_CANNOT_TELL], 0);
    CU_ASSERT_TRUE(pm_cohort_outcome(cohort, 1, 0, &outcome));
    CU_ASSERT_EQUAL(outcome, PM_ISSUE);
    CU_ASSERT_FALSE(pm_cohort_outcome(cohort, 2, 0, &outcome));
    CU_ASSERT_FALSE(pm_cohort_outcome(cohort, 1, 1, &outcome));
    CU_ASSERT_EQUAL(pm_cohort_findings_with(cohort, 1, PM_WATCH), 2);
    pm_cohort_free(cohort);
}

static void add_sector(pm_cohort *cohort, const char *name, double share)
{
    const double *facts[PM_PATTERN_COUNT] = {[PM_PATTERN_MEMBERS] = &share};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_sector(cohort, name, facts, NULL), PM_OK);
}

static void sectors_are_found_in_whatever_case_and_missed(void)
{
    pm_cohort *cohort = new_cohort();
    add_place(cohort, "a", 20);
    add_sector(cohort, "Health", 0.2);
    add_sector(cohort, "Culture", 0.8);
    add_place(cohort, "silent", 20);
    add_place(cohort, "b", 20);
    add_sector(cohort, "HEALTH", 0.4);
    finish(cohort);
    CU_ASSERT_EQUAL_FATAL(pm_cohort_sector_count(cohort), 2);
    const pm_sector_pattern *health = pm_cohort_sector_at(cohort, 0);
    const pm_sector_pattern *culture = pm_cohort_sector_at(cohort, 1);
    CU_ASSERT_STRING_EQUAL(health->name, "Health");
    CU_ASSERT_EQUAL(health->places, 2);
    CU_ASSERT_EQUAL(health->missing, 0);
    EXPECT_NEAR(health->facts[PM_PATTERN_MEMBERS].median, 0.3);
    CU_ASSERT_EQUAL(health->facts[PM_PATTERN_TIES].n, 0);
    CU_ASSERT_EQUAL(health->facts[PM_PATTERN_TIES].missing, 2);
    /* The place that states no sectors misses none. */
    CU_ASSERT_EQUAL_FATAL(culture->missing, 1);
    CU_ASSERT_EQUAL(culture->missing_at[0], 2);
    pm_cohort_free(cohort);
}

/* --- likeness and change --------------------------------------------------------------------- */

static void the_nearest_places_come_first_and_equal_ones_in_order(void)
{
    static const size_t expected[PM_MOST_ALIKE] = {5, 7, 4, 8, 3};
    double even[13];
    for (size_t i = 0; i < 13; i++) {
        even[i] = (double)i / 16;
    }
    /* The seventh is the median: its neighbours are exactly as far to either side. MAD is 3/16. */
    pm_cohort *cohort = cohort_of(even, 13, 30);
    const pm_alike *alike = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_cohort_alike(cohort, 6, &alike), PM_MOST_ALIKE);
    for (size_t i = 0; i < PM_MOST_ALIKE; i++) {
        CU_ASSERT_EQUAL(alike[i].place, expected[i]);
        CU_ASSERT_EQUAL(alike[i].shared, 1);
    }
    EXPECT_NEAR(alike[0].distance, 1 / (1.4826 * 3));
    pm_cohort_free(cohort);
}

/* Held to what is unusual: the odd one is 3.5 from the median, not 14. */
static void one_odd_measure_does_not_decide_who_is_alike(void)
{
    pm_cohort *cohort = cohort_of(TWELVE, 12, 30);
    const pm_alike *alike = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_cohort_alike(cohort, 11, &alike), PM_MOST_ALIKE);
    CU_ASSERT_EQUAL(alike[0].place, 10);
    EXPECT_NEAR(alike[0].distance, 3.5 - 0.065 / (1.4826 * 0.035));
    pm_cohort_free(cohort);
}

static void places_that_share_too_little_are_not_compared(void)
{
    pm_cohort *cohort = new_cohort();
    for (size_t i = 0; i < 12; i++) {
        char name[8];
        snprintf(name, sizeof name, "p%02zu", i);
        add_place(cohort, name, 30);
        add_number(cohort, "density", i == 0 ? NAN : TWELVE[i]);
        add_number(cohort, "connectedness", i == 0 ? NAN : TWELVE[11 - i]);
        add_number(cohort, "modularity", TWELVE[i]);
    }
    finish(cohort);
    const pm_alike *alike = NULL;
    CU_ASSERT_EQUAL(pm_cohort_alike(cohort, 0, &alike), 0);
    CU_ASSERT_EQUAL(pm_cohort_alike(cohort, 1, &alike), PM_MOST_ALIKE);
    for (size_t i = 0; i < PM_MOST_ALIKE; i++) {
        CU_ASSERT_NOT_EQUAL(alike[i].place, 0);
    }
    pm_cohort_free(cohort);
}

static void change_is_that_of_places_in_both_runs(void)
{
    static const double later_numbers[] = {0.2, 0.12, NAN};
    pm_cohort *earlier = cohort_of(TWELVE, 4, 30);
    pm_cohort *later = cohort_of(later_numbers, 3, 30);
    pm_change *changes = NULL;
    pm_change_places places = {0};
    size_t count = 0;
    CU_ASSERT_EQUAL_FATAL(pm_cohort_changes(earlier, later, &changes, &count, &places, NULL),
                          PM_OK);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(places.both, 3);
    CU_ASSERT_EQUAL(places.only_earlier, 1);
    CU_ASSERT_EQUAL(places.only_later, 0);
    CU_ASSERT_EQUAL(changes[0].moved.n, 2);
    CU_ASSERT_EQUAL(changes[0].moved.missing, 1);
    EXPECT_NEAR(changes[0].moved.median, 0.05);
    CU_ASSERT_EQUAL(changes[0].higher, 1);
    CU_ASSERT_EQUAL(changes[0].same, 1);
    CU_ASSERT_EQUAL(changes[0].lower, 0);
    free(changes);
    pm_cohort_free(earlier);
    pm_cohort_free(later);
}

static void every_measure_that_is_watched_is_in_the_registry(void)
{
    pm_cohort *cohort = new_cohort();
    add_place(cohort, "a", 20);
    size_t watched = 0;
    for (size_t i = 0; i < pm_measure_count(); i++) {
        const pm_measure *measure = pm_measure_at(i);
        if (measure->level == PM_LEVEL_NETWORK && measure->type != PM_VALUE_TEXT) {
            add_number(cohort, measure->of_resource ? "top_share_budget" : measure->key, 1);
        }
    }
    finish(cohort);
    for (size_t c = 0; c < pm_cohort_column_count(cohort); c++) {
        watched += pm_cohort_column_at(cohort, c)->watched ? 1 : 0;
    }
    CU_ASSERT_EQUAL(watched, 26); /* rows of compared.c but "members" */
    pm_cohort_free(cohort);
}

CU_TestInfo pm_tests_cohort[] = {
    {"quartiles are of type 7", quartiles_are_of_type_7},
    {"robust z is scaled by the median deviation", robust_z_is_scaled_by_the_median_deviation},
    {"where most numbers are the same, quartiles scale",
     where_most_numbers_are_the_same_quartiles_scale},
    {"a constant has no scale", a_constant_has_no_scale},
    {"mid-ranks share what is equal", mid_ranks_share_what_is_equal},
    {"a second implementation agrees", a_second_implementation_agrees},
    {"bands join until each has ten places", bands_join_until_each_has_ten_places},
    {"below ten places nothing is compared", below_ten_places_nothing_is_compared},
    {"an unusual place is told with its band", an_unusual_place_is_told_with_its_band},
    {"the order of places changes no standing", the_order_of_places_changes_no_standing},
    {"places alike in everything stand alike", places_alike_in_everything_stand_alike},
    {"what no place has is missing everywhere", what_no_place_has_is_missing_everywhere},
    {"an empty cohort has one band and nothing else",
     an_empty_cohort_has_one_band_and_nothing_else},
    {"a place that failed is counted and not compared",
     a_place_that_failed_is_counted_and_not_compared},
    {"a place counts once, by its worst finding", a_place_counts_once_by_its_worst_finding},
    {"sectors are found in whatever case, and missed",
     sectors_are_found_in_whatever_case_and_missed},
    {"the nearest places come first, and equal ones in order",
     the_nearest_places_come_first_and_equal_ones_in_order},
    {"one odd measure does not decide who is alike", one_odd_measure_does_not_decide_who_is_alike},
    {"places that share too little are not compared",
     places_that_share_too_little_are_not_compared},
    {"change is that of places in both runs", change_is_that_of_places_in_both_runs},
    {"every measure that is watched is in the registry",
     every_measure_that_is_watched_is_in_the_registry},
    CU_TEST_INFO_NULL,
};
