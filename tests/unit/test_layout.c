/* Placing and its parts: text widths, line breaking, geometry, signs, and layouts of made-up
 * pictures. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "viz/hops.h"
#include "viz/layout.h"
#include "viz/sentences.h"
#include "viz/stress.h"
#include "viz/style.h"
#include "viz/text_width.h"

/* --- text ------------------------------------------------------------------------------------ */

/* Adobe's Helvetica: H 722, e 556, l 222, o 556; Helvetica-Bold: H 722, e 556, l 278, o 611. */
static void test_widths(void)
{
    double regular = (722 + 556 + 222 + 222 + 556) * 10 / 1000.0;
    double bold = (722 + 556 + 278 + 278 + 611) * 10 / 1000.0;
    CU_ASSERT_DOUBLE_EQUAL(pm_text_width("Hello", (pm_font){10, false}), regular * 1.03, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(pm_text_width("Hello", (pm_font){10, true}), bold * 1.03, 1e-9);
    CU_ASSERT_EQUAL(pm_text_width("", (pm_font){10, false}), 0);
    /* A letter with an accent is as wide as without; a Chinese character fills its square. */
    CU_ASSERT_EQUAL(pm_text_width("\xC3\xA9", (pm_font){8, false}),
                    pm_text_width("e", (pm_font){8, false}));
    CU_ASSERT_DOUBLE_EQUAL(pm_text_width("\xE5\x90\x88", (pm_font){8, false}), 8 * 1.03, 1e-9);
}

static void test_wrapping(void)
{
    pm_arena arena = {0};
    pm_font font = {10, false};
    const char *lines[4] = {NULL};
    bool cut = true;
    double width = pm_text_width("Area strategic", font);
    size_t count =
        pm_wrap_text(&arena, "Area strategic  partnership board", width, font, 4, lines, &cut);
    CU_ASSERT_EQUAL_FATAL(count, 3);
    CU_ASSERT_STRING_EQUAL(lines[0], "Area strategic");
    CU_ASSERT_STRING_EQUAL(lines[1], "partnership");
    CU_ASSERT_STRING_EQUAL(lines[2], "board");
    CU_ASSERT_FALSE(cut);
    count = pm_wrap_text(&arena, "one two three four five", pm_text_width("one two ...", font),
                         font, 1, lines, &cut);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_STRING_EQUAL(lines[0], "one two...");
    CU_ASSERT_TRUE(cut);
    CU_ASSERT_EQUAL(pm_wrap_text(&arena, "  ", 50, font, 4, lines, &cut), 0);
    pm_arena_free(&arena);
}

/* A cut text ends in three dots, whatever the cut falls on; nothing is added behind them. */
static void test_cut_texts(void)
{
    pm_arena arena = {0};
    CU_ASSERT_STRING_EQUAL(pm_clean_text(&arena, "ten letter", 10), "ten letter");
    CU_ASSERT_STRING_EQUAL(pm_clean_text(&arena, "ten letters", 10), "ten let...");
    CU_ASSERT_STRING_EQUAL(pm_clean_text(&arena, "a b. c, d e f", 10), "a b. c...");
    CU_ASSERT_STRING_EQUAL(pm_clean_text(&arena, "abcdef. and more", 10), "abcdef...");
    CU_ASSERT_STRING_EQUAL(pm_clean_text(&arena, "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 4),
                           "\xC3\xA9...");
    CU_ASSERT_STRING_EQUAL(pm_sentence_end("of the stated abcdef..."), "");
    CU_ASSERT_STRING_EQUAL(pm_sentence_end("3 partners"), ".");
    pm_arena_free(&arena);
}

static void test_names(void)
{
    pm_arena arena = {0};
    pm_font font = {8, false};
    const char *lines[PM_MOST_LABEL_LINES] = {NULL};
    CU_ASSERT_EQUAL(pm_wrap_name(&arena, "Police", 60, 110, font, lines), 1);
    CU_ASSERT_STRING_EQUAL(lines[0], "Police");
    CU_ASSERT_EQUAL(pm_wrap_name(&arena, "Chamber of commerce", 60, 110, font, lines), 2);
    CU_ASSERT_STRING_EQUAL(lines[0], "Chamber of");
    CU_ASSERT_STRING_EQUAL(lines[1], "commerce");
    CU_ASSERT_EQUAL(
        pm_wrap_name(&arena, "Skills and employability action group", 60, 110, font, lines), 3);
    CU_ASSERT_STRING_EQUAL(lines[2], "action group");
    /* One long word is not broken as long as it fits the widest label. */
    CU_ASSERT_EQUAL(pm_wrap_name(&arena, "Bundesagenturfuer", 40, 110, font, lines), 1);
    /* 170 narrow letters would fit in three lines but for the most that is looked at. */
    char narrow[171];
    memset(narrow, 'i', sizeof narrow - 1);
    narrow[sizeof narrow - 1] = '\0';
    size_t count = pm_wrap_name(&arena, narrow, 60, 110, font, lines);
    CU_ASSERT_TRUE_FATAL(count >= 1 && count <= PM_MOST_LABEL_LINES);
    CU_ASSERT_STRING_EQUAL(lines[count - 1] + strlen(lines[count - 1]) - 4, "i...");
    pm_arena_free(&arena);
}

/* --- geometry -------------------------------------------------------------------------------- */

static void test_geometry(void)
{
    pm_box box = {0, 0, 10, 10};
    CU_ASSERT_TRUE(pm_boxes_overlap(box, (pm_box){9, 9, 20, 20}));
    CU_ASSERT_FALSE(pm_boxes_overlap(box, (pm_box){10, 0, 20, 10})); /* a shared border */
    CU_ASSERT_EQUAL(pm_boxes_shared(box, (pm_box){8, 5, 20, 20}), 10);
    CU_ASSERT_TRUE(pm_segments_cross((pm_point){0, 0}, (pm_point){10, 10}, (pm_point){0, 10},
                                     (pm_point){10, 0}));
    CU_ASSERT_FALSE(pm_segments_cross((pm_point){0, 0}, (pm_point){10, 10}, (pm_point){0, 0},
                                      (pm_point){10, 0})); /* a shared end */
    CU_ASSERT_EQUAL(pm_distance_to_segment((pm_point){5, 3}, (pm_point){0, 0}, (pm_point){10, 0}),
                    3);
    CU_ASSERT_EQUAL(pm_distance_to_segment((pm_point){13, 4}, (pm_point){0, 0}, (pm_point){10, 0}),
                    5);
    CU_ASSERT_EQUAL(pm_length_in_box((pm_point){-5, 5}, (pm_point){15, 5}, box), 10);
    CU_ASSERT_EQUAL(pm_length_in_box((pm_point){5, -5}, (pm_point){5, 5}, box), 5);
    CU_ASSERT_EQUAL(pm_length_in_box((pm_point){11, -5}, (pm_point){11, 5}, box), 0);
    CU_ASSERT_EQUAL(pm_length_in_box((pm_point){-4, 3}, (pm_point){3, -4}, box), 0);
}

/* --- signs ----------------------------------------------------------------------------------- */

/* Relative luminance and contrast as WCAG 2.2 defines them. */
static double channel(const char *hex)
{
    char digits[3] = {hex[0], hex[1], '\0'};
    double value = (double)strtol(digits, NULL, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(const char *colour)
{
    return 0.2126 * channel(colour + 1) + 0.7152 * channel(colour + 3) +
           0.0722 * channel(colour + 5);
}

static double contrast(const char *a, const char *b)
{
    double light = fmax(luminance(a), luminance(b));
    double dark = fmin(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

static void check_contrast(bool grey)
{
    const pm_palette *palette = pm_palette_of(grey);
    static const char *const texts[] = {PM_INK, PM_INK_SOFT, PM_INK_FAINT};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CU_ASSERT_TRUE(contrast(texts[i], PM_WHITE) >= 4.5);
    }
    for (int outcome = 0; outcome < PM_OUTCOME_COUNT; outcome++) {
        CU_ASSERT_TRUE(contrast(palette->outcomes[outcome], PM_WHITE) >= 4.5);
    }
    const char *const lines[] = {palette->tie, palette->tie_strong, palette->tie_carried,
                                 palette->tie_funds};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        CU_ASSERT_TRUE(contrast(lines[i], PM_WHITE) >= 3);
    }
    CU_ASSERT_TRUE(contrast(PM_INK, palette->body) >= 4.5);
}

static void test_contrast(void)
{
    check_contrast(false);
    check_contrast(true);
}

static void test_signs(void)
{
    const pm_palette *palette = pm_palette_of(false);
    for (size_t i = 0; i < 60; i++) {
        pm_sign a = pm_sector_sign(palette, i);
        CU_ASSERT_TRUE(a.shape != PM_SHAPE_BOX && a.shape != PM_SHAPE_ELLIPSE);
        for (size_t j = i + 1; j < 60; j++) {
            pm_sign b = pm_sector_sign(palette, j);
            bool same_colour = strcmp(a.fill, b.fill) == 0;
            CU_ASSERT_FALSE(a.shape == b.shape && same_colour);
            if (j < 10) {
                CU_ASSERT_TRUE(a.shape != b.shape && !same_colour);
            }
        }
    }
    CU_ASSERT_EQUAL(pm_neutral_sign(palette, false).shape, PM_SHAPE_CIRCLE);
    CU_ASSERT_EQUAL(pm_neutral_sign(palette, true).shape, PM_SHAPE_ELLIPSE);
}

/* --- layouts --------------------------------------------------------------------------------- */

static const pm_box AREA = {34, 76, 600, 500};

/* A picture of n members and these ties; all in component 0 unless the caller says otherwise. */
static void make_picture(pm_picture *picture, size_t n, const pm_pair *ties, size_t count)
{
    static const char *const names[] = {"Police", "Chamber of commerce", "Borough council",
                                        "Skills and employability action group", "Carers' centre"};
    *picture = (pm_picture){.area = AREA, .palette = pm_palette_of(false)};
    picture->nodes = pm_arena_new(&picture->arena, (n + 1) * sizeof *picture->nodes);
    picture->ties = pm_arena_new(&picture->arena, (count + 1) * sizeof *picture->ties);
    CU_ASSERT_PTR_NOT_NULL_FATAL(picture->nodes);
    CU_ASSERT_PTR_NOT_NULL_FATAL(picture->ties);
    picture->node_count = n;
    picture->tie_count = count;
    picture->component_count = n > 0 ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        pm_picture_node *node = &picture->nodes[i];
        node->member = i;
        node->ring = PM_NO_RING;
        node->name = names[i % 5];
        node->sign = pm_sector_sign(picture->palette, i % 10);
        node->share = (double)(i % 7) / 6;
        node->importance = node->share;
        node->ringed = i % 6 == 5;
        node->role = i % 9 == 8 ? PM_ROLE_BODY : PM_ROLE_MEMBER;
        node->sign.shape = node->role == PM_ROLE_BODY ? PM_SHAPE_BOX : node->sign.shape;
    }
    for (size_t i = 0; i < count; i++) {
        picture->ties[i] = (pm_picture_tie){.a = ties[i].a, .b = ties[i].b};
        picture->nodes[ties[i].a].degree++;
        picture->nodes[ties[i].b].degree++;
    }
}

/* A tree with some ties across, from a fixed row of numbers. */
static size_t make_ties(size_t n, size_t across, pm_pair *ties)
{
    unsigned long state = 12345 + n;
    size_t count = 0;
    for (size_t i = 1; i < n + across && n > 1; i++) {
        state = (state * 1103515245UL + 12345UL) & 0x7FFFFFFFUL;
        size_t a = i < n ? i : (state >> 7U) % n;
        size_t b = i < n ? (state >> 8U) % i : (state >> 17U) % n;
        bool there = a == b;
        for (size_t k = 0; k < count; k++) {
            there =
                there || (ties[k].a == a && ties[k].b == b) || (ties[k].a == b && ties[k].b == a);
        }
        if (!there) {
            ties[count++] = (pm_pair){a, b};
        }
    }
    return count;
}

static void check_no_overlap(const pm_picture *picture)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *a = &picture->nodes[i];
        CU_ASSERT_TRUE(pm_box_holds(pm_box_grown(AREA, 1e-6), pm_mark_box(a)));
        bool label = pm_has_outer_label(a);
        CU_ASSERT_TRUE(!label || pm_box_holds(pm_box_grown(AREA, 1e-6), pm_label_box(a)));
        for (size_t j = 0; j < picture->node_count; j++) {
            const pm_picture_node *b = &picture->nodes[j];
            if (i == j) {
                continue;
            }
            CU_ASSERT_FALSE(pm_boxes_overlap(pm_mark_box(a), pm_mark_box(b)));
            CU_ASSERT_FALSE(label && pm_boxes_overlap(pm_label_box(a), pm_mark_box(b)));
            CU_ASSERT_FALSE(label && pm_has_outer_label(b) &&
                            pm_boxes_overlap(pm_label_box(a), pm_label_box(b)));
        }
    }
}

static void test_no_overlap(void)
{
    static const size_t sizes[] = {0, 2, 3, 5, 10, 20, 37, 60, 90};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pm_pair ties[400] = {{0, 0}};
        pm_picture picture = {0};
        pm_error err = {0};
        size_t count = make_ties(sizes[i], sizes[i], ties);
        make_picture(&picture, sizes[i], ties, count);
        CU_ASSERT_EQUAL(pm_layout(&picture, 1, &err), PM_OK);
        check_no_overlap(&picture);
        CU_ASSERT_TRUE(sizes[i] > 60 || picture.unlabelled == 0);
        pm_picture_free(&picture);
    }
}

/* Even where there is no room at all the marks stay apart: names and then sizes give way. */
static void test_no_room(void)
{
    pm_pair ties[400] = {{0, 0}};
    pm_picture picture = {0};
    pm_error err = {0};
    size_t count = make_ties(120, 60, ties);
    make_picture(&picture, 120, ties, count);
    picture.area = (pm_box){34, 76, 134, 146};
    CU_ASSERT_EQUAL(pm_layout(&picture, 1, &err), PM_OK);
    for (size_t i = 0; i < picture.node_count; i++) {
        CU_ASSERT_TRUE(pm_box_holds(picture.area, pm_mark_box(&picture.nodes[i])));
        for (size_t j = i + 1; j < picture.node_count; j++) {
            CU_ASSERT_FALSE(
                pm_boxes_overlap(pm_mark_box(&picture.nodes[i]), pm_mark_box(&picture.nodes[j])));
        }
    }
    CU_ASSERT_TRUE(picture.unlabelled > 100);
    pm_picture_free(&picture);
}

static size_t count_crossings(const pm_picture *picture)
{
    size_t crossings = 0;
    for (size_t i = 0; i < picture->tie_count; i++) {
        for (size_t j = i + 1; j < picture->tie_count; j++) {
            const pm_picture_tie *a = &picture->ties[i];
            const pm_picture_tie *b = &picture->ties[j];
            bool joined = a->a == b->a || a->a == b->b || a->b == b->a || a->b == b->b;
            crossings +=
                !joined && pm_segments_cross(picture->nodes[a->a].at, picture->nodes[a->b].at,
                                             picture->nodes[b->a].at, picture->nodes[b->b].at);
        }
    }
    return crossings;
}

/* A tree, a ring and a ladder can be drawn without a crossing, so they are. */
static void test_planar(void)
{
    pm_pair tree[60] = {{0, 0}};
    pm_pair ring[16] = {{0, 0}};
    pm_pair ladder[28] = {{0, 0}};
    size_t rungs = 0;
    for (size_t i = 0; i < 16; i++) {
        ring[i] = (pm_pair){i, (i + 1) % 16};
    }
    for (size_t i = 0; i < 10; i++) {
        ladder[rungs++] = (pm_pair){i, i + 10};
        if (i < 9) {
            ladder[rungs++] = (pm_pair){i, i + 1};
            ladder[rungs++] = (pm_pair){i + 10, i + 11};
        }
    }
    const struct {
        size_t n;
        const pm_pair *ties;
        size_t count;
    } cases[] = {{25, tree, make_ties(25, 0, tree)}, {16, ring, 16}, {20, ladder, rungs}};
    for (size_t i = 0; i < 3; i++) {
        pm_picture picture = {0};
        pm_error err = {0};
        make_picture(&picture, cases[i].n, cases[i].ties, cases[i].count);
        CU_ASSERT_EQUAL(pm_layout(&picture, 1, &err), PM_OK);
        CU_ASSERT_EQUAL(count_crossings(&picture), 0);
        pm_picture_free(&picture);
    }
}

static void test_same_places(void)
{
    pm_pair ties[200] = {{0, 0}};
    size_t count = make_ties(30, 25, ties);
    pm_picture one = {0};
    pm_picture two = {0};
    pm_error err = {0};
    make_picture(&one, 30, ties, count);
    make_picture(&two, 30, ties, count);
    CU_ASSERT_EQUAL(pm_layout(&one, 7, &err), PM_OK);
    CU_ASSERT_EQUAL(pm_layout(&two, 7, &err), PM_OK);
    for (size_t i = 0; i < 30; i++) {
        CU_ASSERT_TRUE(one.nodes[i].at.x == two.nodes[i].at.x &&
                       one.nodes[i].at.y == two.nodes[i].at.y &&
                       one.nodes[i].side == two.nodes[i].side);
    }
    pm_picture_free(&one);
    pm_picture_free(&two);
}

/* The picture uses most of the area in both directions. */
static void test_fills_area(void)
{
    pm_pair ties[200] = {{0, 0}};
    size_t count = make_ties(30, 20, ties);
    pm_picture picture = {0};
    pm_error err = {0};
    make_picture(&picture, 30, ties, count);
    CU_ASSERT_EQUAL(pm_layout(&picture, 1, &err), PM_OK);
    pm_box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < 30; i++) {
        pm_box mark = pm_mark_box(&picture.nodes[i]);
        all = (pm_box){fmin(all.left, mark.left), fmin(all.top, mark.top),
                       fmax(all.right, mark.right), fmax(all.bottom, mark.bottom)};
    }
    CU_ASSERT_TRUE(all.right - all.left > 0.75 * (AREA.right - AREA.left));
    CU_ASSERT_TRUE(all.bottom - all.top > 0.75 * (AREA.bottom - AREA.top));
    pm_picture_free(&picture);
}

/* A path is drawn without any stress only on a line, one hop one unit: whatever the start. */
static void test_stress_of_a_path(void)
{
    static const unsigned short hops[] = {0, 1, 2, 3, 1, 0, 1, 2, 2, 1, 0, 1, 3, 2, 1, 0};
    pm_point at[4] = {{0, 0}, {1, 0.5}, {1.5, 0}, {3.5, 1}};
    pm_stress_all_pairs(4, hops, at);
    CU_ASSERT_DOUBLE_EQUAL(pm_distance(at[0], at[1]), 1, 0.05);
    CU_ASSERT_DOUBLE_EQUAL(pm_distance(at[1], at[2]), 1, 0.05);
    CU_ASSERT_DOUBLE_EQUAL(pm_distance(at[0], at[3]), 3, 0.05);
}

static double stress_of(size_t n, const unsigned short *hops, const pm_point *at)
{
    double stress = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            double off = pm_distance(at[i], at[j]) / hops[i * n + j] - 1;
            stress += off * off;
        }
    }
    return stress;
}

/* With every member a pivot the sparse kind asks nearly as much as all pairs do; both improve on a
 * bad start, and hops are those of a ring. */
static void test_stress_of_a_ring(void)
{
    enum { N = 12 };
    pm_pair ties[N];
    unsigned short hops[N * N];
    size_t pivots[N];
    pm_point start[N];
    pm_point all[N];
    pm_point sparse[N];
    size_t nodes[N];
    pm_error err = {0};
    for (size_t i = 0; i < N; i++) {
        ties[i] = (pm_pair){i, (i + 1) % N};
        nodes[i] = pivots[i] = i;
        start[i] = all[i] = sparse[i] = (pm_point){(double)(i * i % 5), (double)(i * 7 % 6)};
    }
    pm_part part = {.nodes = nodes, .node_count = N, .ties = ties, .tie_count = N};
    pm_neighbours of = {0};
    CU_ASSERT_EQUAL_FATAL(pm_neighbours_find(&part, &of, &err), PM_OK);
    for (size_t i = 0; i < N; i++) {
        pm_hops_from(&of, i, hops + i * N);
        for (size_t j = 0; j < N; j++) {
            size_t apart = i > j ? i - j : j - i;
            CU_ASSERT_EQUAL(hops[i * N + j], apart <= N / 2 ? apart : N - apart);
        }
    }
    pm_stress_all_pairs(N, hops, all);
    CU_ASSERT_EQUAL(pm_stress_sparse(&of, pivots, N, hops, sparse, &err), PM_OK);
    CU_ASSERT_TRUE(stress_of(N, hops, all) < 0.5 * stress_of(N, hops, start));
    CU_ASSERT_TRUE(stress_of(N, hops, sparse) < 0.5 * stress_of(N, hops, start));
    pm_neighbours_free(&of);
}

CU_TestInfo pm_tests_layout[] = {
    {"text is as wide as Adobe's metrics say, and a little slack", test_widths},
    {"text is broken at spaces and cut with dots", test_wrapping},
    {"a cut text ends in three dots", test_cut_texts},
    {"names are broken into lines of much the same width", test_names},
    {"boxes and segments", test_geometry},
    {"text and lines have enough contrast", test_contrast},
    {"ten sectors differ in shape and colour, sixty in one of them", test_signs},
    {"no label and no mark overlaps another, nothing leaves the area", test_no_overlap},
    {"without any room the marks still stay apart", test_no_room},
    {"a tree, a ring and a ladder have no crossing", test_planar},
    {"the same picture gets the same places", test_same_places},
    {"the picture fills its area", test_fills_area},
    {"a path is placed on a line", test_stress_of_a_path},
    {"hops are counted round a ring, and stress falls", test_stress_of_a_ring},
    CU_TEST_INFO_NULL,
};
