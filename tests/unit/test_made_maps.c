/* The generator of maps for trials: the benchmarks and the tests of batches rest on it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "tests/suites.h"
#include "tests/support/made_map.h"

enum { PLACES = 40, SEED = 1 };

static char *written(const made_plan *plan, size_t *length)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, length);
    CU_ASSERT_PTR_NOT_NULL_FATAL(out);
    CU_ASSERT_TRUE(made_map_write(plan, out));
    CU_ASSERT_EQUAL(fclose(out), 0);
    return bytes;
}

/* Read as any input; free with pm_reading_free. */
static pm_reading made(const made_plan *plan)
{
    pm_error err = {0};
    pm_reading reading = {0};
    pm_read_options options = {0};
    size_t length = 0;
    char *bytes = written(plan, &length);
    FILE *in = fmemopen(bytes, length, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    CU_ASSERT_EQUAL_FATAL(pm_read_stream(in, "made.graphml", &options, &reading, &err), PM_OK);
    CU_ASSERT_EQUAL(reading.problems.count, 0);
    fclose(in);
    free(bytes);
    return reading;
}

static void every_made_map_is_sound_and_of_its_size(void)
{
    for (size_t place = 1; place <= PLACES; place++) {
        made_plan plan = made_plan_of_series(place, SEED);
        CU_ASSERT_TRUE(plan.members >= 20 && plan.members <= 150);
        pm_reading reading = made(&plan);
        const pm_map *map = reading.maps[0];
        size_t members = 0;
        for (size_t node = 0; node < pm_map_node_count(map); node++) {
            members += pm_map_node_id(map, node)[0] == 'm';
        }
        CU_ASSERT_EQUAL(members, plan.members);
        CU_ASSERT_TRUE(pm_map_edge_count(map) >= plan.members);
        pm_reading_free(&reading);
    }
}

static void a_plan_gives_the_same_bytes_again_and_another_seed_others(void)
{
    made_plan plan = made_plan_of_series(7, SEED);
    made_plan other = made_plan_of_series(7, SEED + 1);
    size_t length = 0;
    char *first = written(&plan, &length);
    char *again = written(&plan, &length);
    char *different = written(&other, &length);
    CU_ASSERT_STRING_EQUAL(first, again);
    CU_ASSERT_STRING_NOT_EQUAL(first, different);
    free(first);
    free(again);
    free(different);
}

static void places_of_a_series_differ_in_what_they_leave_out(void)
{
    size_t directed = 0;
    size_t surveyed = 0;
    size_t apart = 0;
    size_t scant = 0;
    for (size_t place = 1; place <= 200; place++) {
        made_plan plan = made_plan_of_series(place, SEED);
        directed += plan.directed;
        surveyed += plan.survey;
        apart += plan.apart > 0;
        scant += plan.missing >= 30;
    }
    CU_ASSERT_TRUE(directed > 30 && directed < 100);
    CU_ASSERT_TRUE(surveyed > 100 && surveyed < 180);
    CU_ASSERT_TRUE(apart > 10 && apart < 60);
    CU_ASSERT_TRUE(scant > 15 && scant < 80);
}

CU_TestInfo pm_tests_made_maps[] = {
    {"every made map is sound and of its size", every_made_map_is_sound_and_of_its_size},
    {"a plan gives the same bytes again, and another seed others",
     a_plan_gives_the_same_bytes_again_and_another_seed_others},
    {"places of a series differ in what they leave out",
     places_of_a_series_differ_in_what_they_leave_out},
    CU_TEST_INFO_NULL,
};
