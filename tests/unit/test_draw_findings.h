/* Tests of the strip of findings and their numbers on the map, listed with those of whole pages in
 * test_draw.c. Those that take a page are asked of every sample in every view. */
#ifndef PARTMAP_TESTS_UNIT_TEST_DRAW_FINDINGS_H
#define PARTMAP_TESTS_UNIT_TEST_DRAW_FINDINGS_H

#include "tests/unit/test_draw_page.h"

void check_marked(const drawn_page *page);
void check_key(const drawn_page *page);
void check_left(const drawn_page *page);

void test_few_are_all_marked(void);
void test_many_are_not(void);
void test_unanswered(void);
void test_own_findings_first(void);

#endif
