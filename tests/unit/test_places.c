/* Positions that a map's file keeps, drawn: members stand where they were put, but for marks that
 * would lie on one another. */
#include <math.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/support/maps.h"
#include "viz/layout.h"
#include "viz/places.h"

static const pm_box AREA = {40, 80, 640, 480};

/* A picture with the area of a page and the places of its map. */
typedef struct placed {
    pm_map *map;
    pm_measures *measures;
    pm_picture picture;
    pm_status status;
    pm_error err;
} placed;

/* x and y: values separated by blanks, "." is unknown. Free with forget. */
static placed place(const char *ties, const char *x, const char *y, bool upwards)
{
    placed got = {.map = map_of(ties)};
    state_nodes(got.map, "x", x);
    state_nodes(got.map, "y", y);
    got.measures = measure(got.map);
    pm_draw_options options = pm_default_draw_options();
    CU_ASSERT_EQUAL_FATAL(pm_picture_make(&got.picture, got.measures, NULL, &options, &got.err),
                          PM_OK);
    got.picture.area = AREA;
    pm_map_count_upwards(got.map, upwards);
    got.status = pm_places_take(&got.picture, &got.err);
    if (got.status == PM_OK) {
        got.status = pm_layout(&got.picture, 1, &got.err);
    }
    return got;
}

static void forget(placed *got)
{
    pm_picture_free(&got->picture);
    pm_measures_free(got->measures);
    pm_map_free(got->map);
}

static pm_point at(const placed *got, size_t node)
{
    return got->picture.nodes[node].at;
}

static void expect_all_apart_and_inside(const placed *got)
{
    const pm_picture *picture = &got->picture;
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        CU_ASSERT_TRUE(pm_box_holds(AREA, pm_mark_box(node)));
        for (size_t j = 0; j < i; j++) {
            const pm_picture_node *other = &picture->nodes[j];
            CU_ASSERT_FALSE(pm_boxes_overlap(pm_mark_box(node), pm_mark_box(other)));
            bool both = pm_has_outer_label(node) && pm_has_outer_label(other);
            CU_ASSERT_FALSE(both && pm_boxes_overlap(pm_label_box(node), pm_label_box(other)));
        }
    }
}

/* --- tests ----------------------------------------------------------------------------------- */

static void distances_keep_their_proportions_and_fill_the_page(void)
{
    /* A frame of 300 by 100 is wider than the page: its width decides the scale. */
    placed got = place("a-b b-c c-d d-a e", "100 400 400 100 250", "7 7 107 107 57", false);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    double scale = (at(&got, 1).x - at(&got, 0).x) / 300;
    CU_ASSERT_TRUE(scale > 1.5 && scale < 2);
    CU_ASSERT_DOUBLE_EQUAL(at(&got, 3).y - at(&got, 0).y, 100 * scale, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(at(&got, 2).x, at(&got, 1).x, 1e-6);
    /* The middle of what was placed is the middle of the page; a member without ties stays in it.
     */
    CU_ASSERT_DOUBLE_EQUAL(at(&got, 4).x, (AREA.left + AREA.right) / 2, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(at(&got, 4).y, (AREA.top + AREA.bottom) / 2, 1e-6);
    CU_ASSERT_EQUAL(got.picture.caption_count, 0);
    expect_all_apart_and_inside(&got);
    forget(&got);
}

static void positions_that_count_upwards_are_turned_over(void)
{
    placed down = place("a-b b-c", "0 50 100", "0 10 90", false);
    placed up = place("a-b b-c", "0 50 100", "0 10 90", true);
    CU_ASSERT_TRUE(at(&down, 0).y < at(&down, 2).y);
    CU_ASSERT_TRUE(at(&up, 0).y > at(&up, 2).y);
    for (size_t i = 0; i < 3; i++) {
        CU_ASSERT_DOUBLE_EQUAL(at(&down, i).x, at(&up, i).x, 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(at(&down, i).y - AREA.top, AREA.bottom - at(&up, i).y, 1e-6);
    }
    forget(&down);
    forget(&up);
}

static void a_member_without_a_position_is_named(void)
{
    static const char *const missing[] = {"0 . 100", "0 here 100"};
    for (size_t i = 0; i < 2; i++) {
        placed got = place("a-b b-c", missing[i], "0 10 90", false);
        CU_ASSERT_EQUAL(got.status, PM_INVALID);
        CU_ASSERT_PTR_EQUAL(strstr(got.err.message, "\"b\" has no position"), got.err.message);
        CU_ASSERT_PTR_NOT_NULL(strstr(got.err.message, "leave --keep-positions out"));
        forget(&got);
    }
}

static void marks_on_one_spot_are_set_apart(void)
{
    placed got = place("a-b b-c c-a a-d", "10 10 10 500", "20 20 20 20", false);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    expect_all_apart_and_inside(&got);
    CU_ASSERT_TRUE(pm_distance(at(&got, 0), at(&got, 1)) < 80);
    CU_ASSERT_TRUE(pm_distance(at(&got, 0), at(&got, 3)) > 300);
    forget(&got);
}

static void all_on_one_spot_and_the_farthest_numbers_are_drawn(void)
{
    placed spot = place("a-b b-c", "3 3 3", "4 4 4", false);
    CU_ASSERT_EQUAL_FATAL(spot.status, PM_OK);
    expect_all_apart_and_inside(&spot);
    forget(&spot);
    placed one = place("a", "-7.5", "1e300", true);
    CU_ASSERT_EQUAL_FATAL(one.status, PM_OK);
    CU_ASSERT_DOUBLE_EQUAL(at(&one, 0).x, (AREA.left + AREA.right) / 2, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(at(&one, 0).y, (AREA.top + AREA.bottom) / 2, 1e-6);
    forget(&one);
    placed far = place("a-b b-c", "-1.7e308 0 1.7e308", "0 1e308 0", false);
    CU_ASSERT_EQUAL_FATAL(far.status, PM_OK);
    expect_all_apart_and_inside(&far);
    forget(&far);
}

static void labels_give_way_to_one_another_and_marks_do_not_move(void)
{
    /* Five in a row, closer than their names are long. */
    placed got = place("Neighbourhoods1-Neighbourhoods2 Neighbourhoods2-Neighbourhoods3 "
                       "Neighbourhoods3-Neighbourhoods4 Neighbourhoods4-Neighbourhoods5 "
                       "Neighbourhoods5-f f-g",
                       "0 16 32 48 64 200 200", "0 0 0 0 0 0 100", false);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    expect_all_apart_and_inside(&got);
    double step = at(&got, 1).x - at(&got, 0).x;
    for (size_t i = 1; i < 5; i++) {
        CU_ASSERT_DOUBLE_EQUAL(at(&got, i).x - at(&got, i - 1).x, step, 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(at(&got, i).y, at(&got, 0).y, 1e-6);
        CU_ASSERT_TRUE(2 * got.picture.nodes[i].label.half_width > step);
    }
    CU_ASSERT_EQUAL(got.picture.unlabelled, 0);
    forget(&got);
}

CU_TestInfo pm_tests_places[] = {
    {"distances keep their proportions and fill the page",
     distances_keep_their_proportions_and_fill_the_page},
    {"positions that count upwards are turned over", positions_that_count_upwards_are_turned_over},
    {"a member without a position is named", a_member_without_a_position_is_named},
    {"marks on one spot are set apart", marks_on_one_spot_are_set_apart},
    {"all on one spot and the farthest numbers are drawn",
     all_on_one_spot_and_the_farthest_numbers_are_drawn},
    {"labels give way to one another and marks do not move",
     labels_give_way_to_one_another_and_marks_do_not_move},
    CU_TEST_INFO_NULL,
};
