/* Tests of the views structure, sectors and communities, listed with those of whole pages in
 * test_draw.c. Those that take a page are asked of every sample. */
#ifndef PARTMAP_TESTS_UNIT_TEST_DRAW_STRUCTURE_H
#define PARTMAP_TESTS_UNIT_TEST_DRAW_STRUCTURE_H

#include "tests/unit/test_draw_page.h"

void check_frames(const drawn_page *page);
void check_layers(const drawn_page *page);
void check_parts(const drawn_page *page);
void check_part_ties(const drawn_page *page);
void check_part_legend(const drawn_page *page);

void test_parents_are_frames(void);
void test_seats_taken(void);
void test_several_boards(void);
void test_linking_pin(void);
void test_forty_groups(void);
void test_missing(void);
void test_sector_badges(void);
void test_fall_to_sectors(void);
void test_fall_to_communities(void);
void test_forty_sectors(void);

#endif
