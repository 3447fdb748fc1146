/* Placing real maps: the same however their files are ordered, much the same with one member more,
 * around the decision body, from an earlier drawing, and of any size. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/formats.h"
#include "tests/suites.h"
#include "tests/support/maps.h"
#include "tests/support/placement.h"
#include "viz/layout.h"
#include "viz/views.h"

static const pm_box AREA = {34, 76, 610, 500};

/* A laid out picture with its map. Free with forget. */
typedef struct placed {
    pm_map *map;
    pm_measures *measures;
    pm_picture picture;
} placed;

/* A tree of n members with some ties across, the same for the same row; the last member is left out
 * when "fewer". backwards: the file lists everything the other way round. */
static pm_text made_ties(size_t n, unsigned long row, bool fewer, bool backwards)
{
    unsigned long state = 4321 + row;
    size_t count = 2 * n - 2;
    pm_text text = {0};
    size_t *a = calloc(count, sizeof *a);
    size_t *b = calloc(count, sizeof *b);
    CU_ASSERT_TRUE_FATAL(a != NULL && b != NULL);
    for (size_t i = 0; i < count; i++) {
        state = (state * 1103515245UL + 12345UL) & 0x7FFFFFFFUL;
        a[i] = i < n - 1 ? i + 1 : (state >> 7U) % n;
        b[i] = i < n - 1 ? (state >> 8U) % (i + 1) : (state >> 15U) % n;
    }
    for (size_t k = 0; k < count; k++) {
        size_t i = backwards ? count - 1 - k : k;
        bool last = a[i] == n - 1 || b[i] == n - 1;
        if (a[i] != b[i] && !(fewer && last)) {
            pm_text_addf(&text, "m%zu-m%zu ", backwards ? b[i] : a[i], backwards ? a[i] : b[i]);
        }
    }
    free(a);
    free(b);
    return text;
}

static placed place(const char *ties, const char *view, unsigned long seed)
{
    placed made = {.map = map_of(ties)};
    pm_draw_options options = pm_default_draw_options();
    pm_error err = {0};
    options.view = pm_view_find(view);
    state_node(made.map, "m0", "kind", "body");
    state_node(made.map, "m0", "decision_body", "true");
    for (size_t i = 0; i < pm_map_node_count(made.map); i++) {
        const char *id = pm_map_node_id(made.map, i);
        char sector[8];
        snprintf(sector, sizeof sector, "s%lu", strtoul(id + 1, NULL, 10) % 5);
        state_node(made.map, id, "sector", sector);
    }
    made.measures = measure(made.map);
    CU_ASSERT_EQUAL_FATAL(pm_picture_make(&made.picture, made.measures, NULL, &options, &err),
                          PM_OK);
    made.picture.area = AREA;
    CU_ASSERT_EQUAL_FATAL(pm_layout(&made.picture, seed, &err), PM_OK);
    return made;
}

static void forget(placed *made)
{
    pm_picture_free(&made->picture);
    pm_measures_free(made->measures);
    pm_map_free(made->map);
}

static const pm_picture_node *node_of_id(const placed *of, const char *id)
{
    for (size_t i = 0; i < of->picture.node_count; i++) {
        if (strcmp(of->picture.nodes[i].id, id) == 0) {
            return &of->picture.nodes[i];
        }
    }
    return NULL;
}

static void expect_no_overlap(const placed *made)
{
    placement boxes = {0};
    CU_ASSERT_TRUE_FATAL(placement_of(&made->picture, &boxes));
    CU_ASSERT_EQUAL(placement_judge(&boxes).overlaps, 0);
    for (size_t i = 0; i < boxes.count; i++) {
        CU_ASSERT_TRUE(pm_box_holds(pm_box_grown(AREA, 1e-6), boxes.marks[i]));
    }
    placement_free(&boxes);
}

/* --- the same map ---------------------------------------------------------------------------- */

static void the_order_of_the_file_does_not_matter(void)
{
    static const char *const views[] = {"overview", "access"};
    for (size_t i = 0; i < 2; i++) {
        pm_text forth = made_ties(40, 1, false, false);
        pm_text back = made_ties(40, 1, false, true);
        placed one = place(pm_text_bytes(&forth), views[i], 1);
        placed two = place(pm_text_bytes(&back), views[i], 1);
        CU_ASSERT_STRING_NOT_EQUAL(one.picture.nodes[0].id, two.picture.nodes[0].id);
        for (size_t v = 0; v < one.picture.node_count; v++) {
            const pm_picture_node *a = &one.picture.nodes[v];
            const pm_picture_node *b = node_of_id(&two, a->id);
            CU_ASSERT_PTR_NOT_NULL_FATAL(b);
            CU_ASSERT_DOUBLE_EQUAL(a->at.x, b->at.x, 1e-6);
            CU_ASSERT_DOUBLE_EQUAL(a->at.y, b->at.y, 1e-6);
        }
        forget(&one);
        forget(&two);
        pm_text_free(&forth);
        pm_text_free(&back);
    }
}

/* How far the members of "a" stand from where "b" has them, on average, as a share of how far they
 * stand from their middle. Neither picture is moved, turned or mirrored to fit the other. */
static double displacement(const placed *a, const placed *b)
{
    double moved = 0;
    double spread = 0;
    pm_point middle = {(AREA.left + AREA.right) / 2, (AREA.top + AREA.bottom) / 2};
    for (size_t i = 0; i < a->picture.node_count; i++) {
        const pm_picture_node *node = &a->picture.nodes[i];
        const pm_picture_node *other = node_of_id(b, node->id);
        moved += other != NULL ? pm_distance(node->at, other->at) : 0;
        spread += pm_distance(node->at, middle);
    }
    return moved / spread;
}

/* Another seed gives another picture of the same map: that is what no likeness looks like. */
static void a_map_with_one_member_more_looks_alike(void)
{
    double more = 0;
    double unlike = 0;
    enum { MAPS = 8 };
    for (unsigned long row = 0; row < MAPS; row++) {
        pm_text whole = made_ties(40, row, false, false);
        pm_text without = made_ties(40, row, true, false);
        placed one = place(pm_text_bytes(&without), "overview", 1);
        placed two = place(pm_text_bytes(&whole), "overview", 1);
        placed other = place(pm_text_bytes(&without), "overview", 2);
        CU_ASSERT_EQUAL(one.picture.node_count + 1, two.picture.node_count);
        more += displacement(&one, &two) / MAPS;
        unlike += displacement(&one, &other) / MAPS;
        forget(&one);
        forget(&two);
        forget(&other);
        pm_text_free(&whole);
        pm_text_free(&without);
    }
    CU_ASSERT_TRUE(more < 0.5 * unlike);
}

/* --- round the decision body ----------------------------------------------------------------- */

static double share_of_ring(const pm_ring *ring, pm_point at)
{
    return hypot((at.x - ring->centre.x) / ring->radius_x,
                 (at.y - ring->centre.y) / ring->radius_y);
}

static void expect_on_rings(const placed *made)
{
    const pm_picture *picture = &made->picture;
    CU_ASSERT_TRUE_FATAL(picture->ring_count > 1);
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        if (node->role == PM_ROLE_DECISION_BODY) {
            CU_ASSERT_DOUBLE_EQUAL(pm_distance(node->at, picture->rings[0].centre), 0, 1e-6);
        } else {
            CU_ASSERT_TRUE_FATAL(node->ring >= 1 && node->ring <= picture->ring_count);
            const pm_ring *ring = &picture->rings[node->ring - 1];
            CU_ASSERT_DOUBLE_EQUAL(share_of_ring(ring, node->at), 1, 1e-6);
        }
    }
}

/* By angle round the circle the sector changes only as often as there are sectors. */
static void expect_sectors_together(const placed *made)
{
    const pm_picture *picture = &made->picture;
    static const size_t STEPS = 3600;
    size_t last = SIZE_MAX;
    size_t changes = 0;
    for (size_t step = 0; step < 2 * STEPS; step++) {
        double angle = (double)(step % STEPS) * 2 * acos(-1) / (double)STEPS - acos(-1);
        for (size_t i = 0; i < picture->node_count; i++) {
            const pm_picture_node *node = &picture->nodes[i];
            const pm_ring *ring = &picture->rings[0];
            double own = atan2((node->at.y - ring->centre.y) / ring->radius_y,
                               (node->at.x - ring->centre.x) / ring->radius_x);
            bool here = own >= angle && own < angle + 2 * acos(-1) / (double)STEPS;
            if (here && node->role == PM_ROLE_MEMBER) {
                changes += step >= STEPS && node->sector != last ? 1 : 0;
                last = node->sector;
            }
        }
    }
    CU_ASSERT_EQUAL(changes, picture->sector_count);
}

static void members_stand_on_their_rings_and_sectors_together(void)
{
    static const size_t sizes[] = {20, 60, 120};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pm_text ties = made_ties(sizes[i], 3, false, false);
        placed made = place(pm_text_bytes(&ties), "access", 1);
        expect_on_rings(&made);
        expect_sectors_together(&made);
        expect_no_overlap(&made);
        forget(&made);
        pm_text_free(&ties);
    }
}

/* --- all views, all sizes -------------------------------------------------------------------- */

static void nothing_overlaps_in_any_view(void)
{
    static const size_t sizes[] = {3, 12, 35, 80, 150};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pm_text ties = made_ties(sizes[i], i, false, false);
        for (size_t v = 0; v < pm_view_count(); v++) {
            placed made = place(pm_text_bytes(&ties), pm_view_at(v)->name, 1);
            expect_no_overlap(&made);
            forget(&made);
        }
        pm_text_free(&ties);
    }
}

/* More than are improved one by one, and more than of which every pair counts. */
static void large_maps_are_placed(void)
{
    static const size_t sizes[] = {400, 1200};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pm_text ties = made_ties(sizes[i], i, false, false);
        placed made = place(pm_text_bytes(&ties), "overview", 1);
        expect_no_overlap(&made);
        CU_ASSERT_TRUE(made.picture.unlabelled < sizes[i] - 5);
        forget(&made);
        pm_text_free(&ties);
    }
}

/* --- an earlier drawing ---------------------------------------------------------------------- */

/* Draws the map and reads back where its members are. */
static pm_positions *draw(const char *ties, const pm_positions *earlier, size_t *members)
{
    char path[64];
    snprintf(path, sizeof path, "build/placed-%ld.svg", (long)getpid());
    placed made = place(ties, "overview", 1);
    pm_draw_options options = pm_default_draw_options();
    pm_positions *positions = NULL;
    pm_text svg = {0};
    pm_error err = {0};
    options.positions = earlier;
    CU_ASSERT_EQUAL_FATAL(pm_draw_map(made.measures, NULL, &options, &svg, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_file_write(path, pm_text_bytes(&svg), svg.length, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_positions_read(path, &positions, &err), PM_OK);
    *members = made.picture.node_count;
    remove(path);
    pm_text_free(&svg);
    forget(&made);
    return positions;
}

static void members_keep_the_places_of_an_earlier_drawing(void)
{
    pm_text whole = made_ties(30, 5, false, false);
    pm_text without = made_ties(30, 5, true, false);
    size_t fewer = 0;
    size_t more = 0;
    pm_positions *one = draw(pm_text_bytes(&without), NULL, &fewer);
    pm_positions *two = draw(pm_text_bytes(&whole), one, &more);
    size_t unmoved = 0;
    for (size_t i = 0; i < 29; i++) {
        pm_point was = {0, 0};
        pm_point is = {0, 0};
        char id[24];
        snprintf(id, sizeof id, "member-m%zu", i);
        CU_ASSERT_TRUE_FATAL(pm_positions_find(one, id, &was.x, &was.y));
        CU_ASSERT_TRUE_FATAL(pm_positions_find(two, id, &is.x, &is.y));
        CU_ASSERT_TRUE(pm_distance(was, is) < 20);
        unmoved += pm_distance(was, is) < 0.01 ? 1 : 0;
    }
    CU_ASSERT_EQUAL(fewer, 29);
    CU_ASSERT_EQUAL(more, 30);
    CU_ASSERT_TRUE(unmoved >= 25);
    CU_ASSERT_FALSE(pm_positions_find(one, "member-m29", &(double){0}, &(double){0}));
    CU_ASSERT_TRUE(pm_positions_find(two, "member-m29", &(double){0}, &(double){0}));
    pm_positions_free(one);
    pm_positions_free(two);
    pm_text_free(&whole);
    pm_text_free(&without);
}

static void what_is_no_drawing_gives_no_places(void)
{
    static const char *const files[] = {"samples/minimal.graphml", "Makefile"};
    for (size_t i = 0; i < 2; i++) {
        pm_positions *positions = NULL;
        pm_error err = {0};
        CU_ASSERT_EQUAL(pm_positions_read(files[i], &positions, &err), PM_INVALID);
        CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "no drawing that says where its members are"));
        CU_ASSERT_STRING_EQUAL(err.file, files[i]);
        CU_ASSERT_PTR_NULL(positions);
    }
    pm_positions *positions = NULL;
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_positions_read("build/no such file.svg", &positions, &err), PM_IO);
}

CU_TestInfo pm_tests_placing[] = {
    {"the order of the file does not matter", the_order_of_the_file_does_not_matter},
    {"a map with one member more looks alike", a_map_with_one_member_more_looks_alike},
    {"members stand on their rings, sectors together round the decision body",
     members_stand_on_their_rings_and_sectors_together},
    {"nothing overlaps in any view", nothing_overlaps_in_any_view},
    {"large maps are placed", large_maps_are_placed},
    {"members keep the places of an earlier drawing",
     members_keep_the_places_of_an_earlier_drawing},
    {"what is no drawing gives no places", what_is_no_drawing_gives_no_places},
    CU_TEST_INFO_NULL,
};
