/* Composition rules asked of small maps, worked by hand: shares, counts, roles, what is not told,
 * vacant seats, margins, and where those who make up a share sit. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "formats/formats.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

/* A board of five seats: three of business, one of labour, one vacant. */
#define BOARD                                                                                      \
    "board kind=body body_type=board decision_body=true\n"                                         \
    "b1 sector=Business\nb2 sector=Business\nb3 sector=Business\n"                                 \
    "l1 sector=Labour\nempty vacant=true\n"                                                        \
    "b1 > board kind=member role=chair\nb2 > board kind=member role=member\n"                      \
    "b3 > board kind=member role=member\nl1 > board kind=member role=vice\n"                       \
    "empty > board kind=member role=member\n"

/* Audits the map with one rule, "r", of this condition. */
static void expect_rule(const char *condition, const char *map, expectation wanted)
{
    char text[600];
    pm_problems problems = {0};
    pm_error err = {0};
    pm_rulebook *book = pm_rulebook_new();
    snprintf(text, sizeof text, "rule r \"A rule\" require %s", condition);
    pm_status status = pm_rules_read_text(text, strlen(text), "r.rules", book, &problems, &err);
    if (status != PM_OK) {
        fprintf(stderr, "\n%s: %s\n", text, err.message);
    }
    CU_ASSERT_EQUAL_FATAL(status, PM_OK);
    audited result = {.rules = book};
    CU_ASSERT_TRUE_FATAL(audit_text(map, &result));
    wanted.rule = wanted.rule != NULL ? wanted.rule : "r";
    expect_in(&result, wanted);
    audited_free(&result);
    pm_problems_free(&problems);
    pm_rulebook_free(book);
}

/* --- shares and vacant seats ----------------------------------------------------------------- */

/* 3 / 5 = 60%; without one of them 2 / 5, the seat being vacant: below half. */
static void a_vacant_seat_counts_in_the_size_and_for_nobody(void)
{
    expect_rule("share(sector=business, of=board) > 0.5", BOARD,
                (expectation){.outcome = PM_FINE,
                              .headline = "A rule (met)",
                              .text = "3 of 5 seats on the board (60%) are held by members from "
                                      "business; more than half is needed. One seat is vacant and "
                                      "counts for nobody. One resignation among them would end "
                                      "that.",
                              .members = "board b1 b2 b3",
                              .number = "size",
                              .value = 5});
    expect_rule("share(sector=business, of=board) > 0.5", BOARD,
                (expectation){.number = "resignations_until_it_turns", .value = 1});
}

/* 3 / 5 = 60%, and the vacant seat filled 4 / 5 = 80% >= 75%. */
static void the_margin_of_a_failed_share_fills_vacant_seats_first(void)
{
    expect_rule("share(sector=business, of=board) >= 75%", BOARD,
                (expectation){.outcome = PM_ISSUE,
                              .headline = "A rule (not met)",
                              .text = "One more of them would be enough, vacant seats filled "
                                      "first.",
                              .number = "joining_until_it_turns",
                              .value = 1});
}

/* Labour 1 / 5; 2 / 5 in the vacant seat, then 3 / 6, 4 / 7 > half. */
static void those_who_join_beyond_vacant_seats_bring_their_own(void)
{
    expect_rule("share(sector=labour, of=board) > 50%", BOARD,
                (expectation){.outcome = PM_ISSUE, .number = "joining_until_it_turns", .value = 3});
}

/* Seven seats stated, five shown: two more are vacant. 3 / 7 is no majority. */
static void seats_the_body_states_beyond_those_shown_are_vacant(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true seats=7\n"
                              "b1 sector=Business\nb2 sector=Business\nb3 sector=Business\n"
                              "l1 sector=Labour\nl2 sector=Labour\n"
                              "b1 > board kind=member\nb2 > board kind=member\n"
                              "b3 > board kind=member\nl1 > board kind=member\n"
                              "l2 > board kind=member";
    expect_rule("share(sector=business, of=board) > 0.5", map,
                (expectation){.outcome = PM_ISSUE,
                              .text = "Two seats are vacant and count for nobody.",
                              .number = "vacant",
                              .value = 2});
}

/* b1 holds three of five seats: its leaving alone ends a majority of 4 / 5. */
static void the_margin_counts_members_not_seats(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true\n"
                              "b1 sector=Business seats=3\nb2 sector=Business\nl1 sector=Labour\n"
                              "b2 > board kind=member\nb1 > board kind=member\n"
                              "l1 > board kind=member";
    expect_rule("share(sector=business, of=board) > 0.5", map,
                (expectation){.outcome = PM_FINE, .number = "counted", .value = 4});
    expect_rule("share(sector=business, of=board) > 0.5", map,
                (expectation){.number = "resignations_until_it_turns", .value = 1});
}

/* 2 of 10 is 20%, to the last digit; 1 of 10 is not. */
static void a_fifth_of_ten_is_two(void)
{
    pm_text map = {0};
    pm_text_add(&map, "board kind=body body_type=board decision_body=true\n");
    for (int i = 0; i < 10; i++) {
        pm_text_addf(&map, "m%d sector=%s\nm%d > board kind=member\n", i, i < 2 ? "Labour" : "X",
                     i);
    }
    expect_rule("share(sector=labour, of=board) >= 20%", pm_text_bytes(&map),
                (expectation){.outcome = PM_FINE});
    expect_rule("share(sector=labour, of=board) > 20%", pm_text_bytes(&map),
                (expectation){.outcome = PM_ISSUE});
    pm_text_free(&map);
}

static void observers_and_support_have_no_seat(void)
{
    expect_rule("share(sector=labour, of=board) >= 0.25",
                BOARD "l2 sector=Labour\nl2 > board kind=member role=observer\n"
                      "l3 sector=Labour\nl3 > board kind=member role=support",
                (expectation){.outcome = PM_ISSUE, .number = "counted", .value = 1});
}

static void who_has_two_edges_to_a_body_sits_there_once(void)
{
    expect_rule("count(sector=labour, of=board) = 1", BOARD "l1 > board kind=member role=member",
                (expectation){.outcome = PM_FINE, .number = "size", .value = 5});
}

/* --- votes ----------------------------------------------------------------------------------- */

#define VOTES                                                                                      \
    "board kind=body body_type=board decision_body=true\n"                                         \
    "b1 sector=Business voting=true\nb2 sector=Business voting=false\n"                            \
    "l1 sector=Labour voting=yes\nb1 > board kind=member\nb2 > board kind=member\n"                \
    "l1 > board kind=member\n"

static void only_seats_with_a_vote_count_where_votes_are_asked_for(void)
{
    expect_rule("share(sector=business, of=board, voting) > 0.5", VOTES,
                (expectation){.outcome = PM_ISSUE,
                              .text = "1 of 2 voting seats on the board (50%) is held by"});
    expect_rule("share(sector=business, of=board) > 0.5", VOTES, (expectation){.outcome = PM_FINE});
}

static void a_number_of_votes_counts_as_many(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true\n"
                              "b1 sector=Business voting=3\nl1 sector=Labour voting=1\n"
                              "b1 > board kind=member\nl1 > board kind=member";
    expect_rule("share(sector=business, of=board, voting) = 75%", map,
                (expectation){.outcome = PM_FINE, .number = "counted", .value = 3});
}

/* l2's vote is not told: business has 1 of 2 or 1 of 3. */
static void votes_that_are_not_told_are_to_be_recorded(void)
{
    expect_rule("share(sector=business, of=board, voting) >= 0.5",
                VOTES "l2 sector=Labour\nl2 > board kind=member",
                (expectation){.outcome = PM_CANNOT_TELL, .text = "Record `voting` on l2."});
    expect_rule("share(sector=business, of=board, voting) > 0.5",
                VOTES "l2 sector=Labour\nl2 > board kind=member",
                (expectation){.outcome = PM_ISSUE, .text = "makes no difference here."});
}

/* --- what is not told ------------------------------------------------------------------------ */

/* With x: business holds 3 or 4 of 6. */
static void a_sector_that_is_not_told_decides_only_where_it_matters(void)
{
    static const char map[] = BOARD "x\nx > board kind=member role=member";
    expect_rule("share(sector=business, of=board) > 0.5", map,
                (expectation){.outcome = PM_CANNOT_TELL,
                              .headline = "A rule (not known)",
                              .text = "Between 3 and 4 of 6 seats on the board are held by members "
                                      "from business; more than half is needed. One seat is vacant "
                                      "and counts for nobody. Record `sector` on x."});
    expect_rule("share(sector=business, of=board) >= 0.5", map,
                (expectation){.outcome = PM_FINE,
                              .text =
                                  "At least 3 of 6 seats on the board (50%) are held by members "
                                  "from business;"});
    expect_rule("share(sector=business, of=board) >= 0.5", map,
                (expectation){.outcome = PM_FINE,
                              .text = "would end that, at worst. `sector` is not stated for x, "
                                      "which makes no difference here."});
    expect_rule("share(sector=business, of=board) > 0.7", map,
                (expectation){.outcome = PM_ISSUE,
                              .text = "At most 4 of 6 seats on the board (67%) are held by"});
    expect_rule("count(sector=housing, of=board) >= 1", map,
                (expectation){.outcome = PM_CANNOT_TELL,
                              .text = "Between 0 and 1 of 6 seats on the board is held by"});
    expect_rule("not count(sector=business, of=board) >= 5", map,
                (expectation){.outcome = PM_FINE, .text = "Between 3 and 4 of 6 seats"});
}

static void what_is_missing_may_only_not_be_told(void)
{
    expect_rule("present(sector=education, of=board)", BOARD,
                (expectation){.outcome = PM_ISSUE, .text = "None of 5 seats on the board is held"});
    expect_rule("present(sector=education, of=board)", BOARD "x\nx > board kind=member",
                (expectation){.outcome = PM_CANNOT_TELL, .text = "Record `sector` on x."});
}

static void a_body_that_is_not_there_is_to_be_recorded(void)
{
    expect_rule("count(of=nowhere) >= 1", BOARD,
                (expectation){.outcome = PM_CANNOT_TELL,
                              .text = "The map has no body called nowhere. Record it"});
    expect_rule("count(of=board) >= 1", "a\nb\na - b",
                (expectation){.outcome = PM_CANNOT_TELL, .text = "Record `decision_body`"});
    expect_rule("count(of=board) >= 1",
                "a kind=body decision_body=true\nb kind=body decision_body=true\na - b",
                (expectation){.outcome = PM_CANNOT_TELL, .text = "several decision bodies"});
    expect_rule(
        "share(sector=x, of=group) >= 1%", "group kind=body\na\na - group",
        (expectation){.outcome = PM_CANNOT_TELL, .text = "Record an edge of kind `member`"});
    expect_rule("present(sector=x)", "",
                (expectation){.outcome = PM_CANNOT_TELL, .text = "Record the organisations"});
}

/* --- who counts ------------------------------------------------------------------------------ */

static void without_a_body_the_organisations_on_the_map_count(void)
{
    expect_rule("count(sector=labour) >= 1", BOARD,
                (expectation){.outcome = PM_FINE,
                              .text =
                                  "1 of 5 organisations on the map (20%) is from labour; at "
                                  "least one is needed. One of them is a vacant seat and counts "
                                  "for nobody. One departure among them would end that.",
                              .members = "l1"});
}

static void a_body_is_found_by_id_and_by_label(void)
{
    static const char map[] = "g kind=body label=Youth+group\na sector=Labour\na > g kind=member";
    expect_rule("present(sector=labour, of=g)", map, (expectation){.outcome = PM_FINE});
    expect_rule("present(sector=labour, of=\"youth group\")", map,
                (expectation){.outcome = PM_FINE, .text = "1 of 1 seat on Youth group (100%)"});
}

static void a_person_stands_for_whom_it_represents(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true\n"
                              "firm sector=Business\np kind=person represents=firm\n"
                              "firm - board\np > board kind=member role=chair";
    expect_rule("present(sector=business, of=board)", map,
                (expectation){.outcome = PM_FINE, .members = "board firm"});
    expect_rule("role(chair).sector = business", map, (expectation){.outcome = PM_FINE});
}

static void values_are_compared_as_what_they_are(void)
{
    static const char map[] = "a staff=10 needs=money;rooms started=x\nb staff=20\na - b";
    expect_rule("count(staff=10.0) = 1", map, (expectation){.outcome = PM_FINE});
    expect_rule("count(needs=ROOMS) >= 1", map, (expectation){.outcome = PM_FINE});
    expect_rule("count(colour=red) >= 1", "a Colour=x colour=Red\nb colour=blue\na - b",
                (expectation){.outcome = PM_FINE, .text = "with `colour` red"});
    expect_rule("count(kind=organisation) = 2", map, (expectation){.outcome = PM_FINE});
    expect_rule("count(staff != 10, staff != 30) = 1", map,
                (expectation){.outcome = PM_FINE,
                              .text = "with `staff` other than 10 and with `staff` other than 30"});
}

static void of_several_words_those_on_the_map_are_told(void)
{
    expect_rule("present(sector=labor|labour|unions, of=board)", BOARD,
                (expectation){.outcome = PM_FINE, .text = "from labour; at least"});
}

/* --- roles ----------------------------------------------------------------------------------- */

static void the_holder_of_a_role_has_to_fit(void)
{
    expect_rule("role(chair).sector = business", BOARD,
                (expectation){.outcome = PM_FINE,
                              .text = "The role of chair on the board is held by b1 (sector: "
                                      "Business); asked for is business.",
                              .members = "board b1"});
    expect_rule("role(vice).sector = business", BOARD, (expectation){.outcome = PM_ISSUE});
    expect_rule("role(vice).sector != business", BOARD,
                (expectation){.outcome = PM_FINE, .text = "asked for is anyone but business."});
}

static void every_holder_of_a_role_has_to_fit(void)
{
    expect_rule("role(member).sector = business",
                BOARD "l2 sector=Labour\n"
                      "l2 > board kind=member role=member",
                (expectation){.outcome = PM_ISSUE});
}

static void an_empty_chair_fits_nobody(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true\n"
                              "seat vacant=true sector=Business\na sector=Business\n"
                              "seat > board kind=member role=chair\n"
                              "a > board kind=member role=member";
    expect_rule("role(chair).sector = business", map,
                (expectation){.outcome = PM_ISSUE, .text = "is held by seat (vacant)"});
    expect_rule("role(convenor).sector = business", map,
                (expectation){.outcome = PM_ISSUE,
                              .text = "Nobody is the convenor on the board as far as the map "
                                      "states"});
}

/* The label of a person may be a name, and so may what stands under the user's own words. */
static void a_persons_own_words_are_not_told(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true\n"
                              "p kind=person label=Jane+Doe contact=Jane+Doe sector=Business\n"
                              "a\na - board\np > board kind=member role=chair";
    expect_rule("role(chair).contact = x", map,
                (expectation){.outcome = PM_ISSUE,
                              .text = "is held by Person 1; asked for is x.",
                              .members = "board"});
    expect_rule("role(chair).name = x", map,
                (expectation){.outcome = PM_ISSUE, .text = "is held by Person 1; asked for is x."});
    expect_rule("role(chair).contact = \"Jane Doe\"", map, (expectation){.outcome = PM_FINE});
    expect_rule("role(chair).sector = x", map,
                (expectation){.outcome = PM_ISSUE,
                              .text = "is held by Person 1 (sector: Business); asked for"});
}

static void a_role_that_is_not_told_is_to_be_recorded(void)
{
    static const char map[] = "board kind=body body_type=board decision_body=true\n"
                              "a\na > board kind=member";
    expect_rule("role(chair).sector = business", map,
                (expectation){.outcome = PM_CANNOT_TELL, .text = "Record `role` on the edges"});
    expect_rule("role(chair).sector = business",
                "board kind=body body_type=board decision_body=true\na\n"
                "a > board kind=member role=chair",
                (expectation){.outcome = PM_CANNOT_TELL,
                              .text = "a (sector: not stated); asked for is business. Record "
                                      "`sector` on a."});
}

/* --- and, or, not ---------------------------------------------------------------------------- */

/* yes: labour is there; no: health is not; untold: the map has no group. */
#define YES "present(sector=labour, of=board)"
#define NO "present(sector=health, of=board)"
#define UNTOLD "present(sector=labour, of=group)"

static void answers_are_joined_as_three_values(void)
{
    static const struct {
        const char *condition;
        pm_outcome outcome;
    } cases[] = {
        {YES " and " YES, PM_FINE},
        {YES " and " NO, PM_ISSUE},
        {YES " and " UNTOLD, PM_CANNOT_TELL},
        {NO " and " UNTOLD, PM_ISSUE},
        {UNTOLD " and " NO, PM_ISSUE},
        {YES " or " UNTOLD, PM_FINE},
        {UNTOLD " or " YES, PM_FINE},
        {NO " or " UNTOLD, PM_CANNOT_TELL},
        {NO " or " NO, PM_ISSUE},
        {"not " NO, PM_FINE},
        {"not " YES, PM_ISSUE},
        {"not " UNTOLD, PM_CANNOT_TELL},
        {"not (" YES " and " NO ")", PM_FINE},
        {"not (" YES " or " NO ")", PM_ISSUE},
        {"not not " YES, PM_FINE},
        {NO " or " YES " and " YES, PM_FINE},
        {"(" YES " or " YES ") and " NO, PM_ISSUE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_rule(cases[i].condition, BOARD, (expectation){.outcome = cases[i].outcome});
    }
}

/* 3 / 5 at most half: no. One fewer, 2 / 5, would do. */
static void not_turns_the_words_and_the_margin(void)
{
    expect_rule("not share(sector=business, of=board) > 0.5", BOARD,
                (expectation){.outcome = PM_ISSUE,
                              .text = "at most half is allowed. One seat is vacant and counts for "
                                      "nobody. One fewer of them would be enough."});
    expect_rule("count(sector=labour, of=board) < 3", BOARD,
                (expectation){.outcome = PM_FINE,
                              .text = "less than three are allowed. One seat is vacant and counts "
                                      "for nobody. Two more of them would end that, vacant seats "
                                      "filled first."});
}

/* --- majority on paper, edge on the map ------------------------------------------------------ */

/* Business sits on the board and knows nobody; the seven others are tied in a ring of chords around
 * a hub that is tied to the board. */
#define EDGE                                                                                       \
    "board kind=body body_type=board decision_body=true\n"                                         \
    "b1 sector=B\nb2 sector=B\nb3 sector=B\nb4 sector=B\nb5 sector=B\n"                            \
    "o1 sector=O\no2 sector=O\no3 sector=O\no4 sector=O\n"                                         \
    "b1 > board kind=member\nb2 > board kind=member\nb3 > board kind=member\n"                     \
    "b4 > board kind=member\nb5 > board kind=member\no1 > board kind=member\n"                     \
    "o2 > board kind=member\no3 > board kind=member\no4 > board kind=member\n"                     \
    "o1 - o2\no2 - o3\no3 - o4\no4 - o1\n"

/* Eigenvector: each of five is below each of four, which comes up in 1 of C(9,5) = 126 deals; with
 * three comparisons 3 / 126 = 2.4%. */
static void a_majority_at_the_edge_is_told(void)
{
    expect_rule("share(sector=b, of=board) > 0.5", EDGE,
                (expectation){.rule = "r-place",
                              .outcome = PM_WATCH,
                              .headline = "A majority on paper, at the edge of the map",
                              .members = "b1 b2 b3 b4 b5",
                              .number = "p",
                              .value = 3.0 / 126});
}

static void a_share_that_sits_like_others_is_fine(void)
{
    expect_rule("share(sector=o, of=board) > 0.4", EDGE,
                (expectation){.rule = "r-place",
                              .outcome = PM_FINE,
                              .headline = "A share on paper, and not at the edge of the map"});
}

static void too_few_to_compare_cannot_be_told(void)
{
    expect_rule("share(sector=business, of=board) > 0.5", BOARD,
                (expectation){.rule = "r-place",
                              .outcome = PM_CANNOT_TELL,
                              .text = "Fewer than three members on either side"});
}

static void place_and_paper_are_facts_of_two_kinds(void)
{
    static const char rules[] =
        "rule r \"R\" level watch require share(sector=b, of=board) > 0.5\n"
        "rule s \"S\" level watch require share(sector=o, of=board) > 0.5\n";
    pm_problems problems = {0};
    pm_error err = {0};
    pm_rulebook *book = pm_rulebook_new();
    CU_ASSERT_EQUAL_FATAL(
        pm_rules_read_text(rules, sizeof rules - 1, "r.rules", book, &problems, &err), PM_OK);
    audited result = {.rules = book};
    CU_ASSERT_TRUE_FATAL(audit_text(EDGE, &result));
    pm_rulebook_free(book); /* findings own what they say */
    CU_ASSERT_EQUAL(finding_of(&result, "r", 0)->rule->fact, PM_FACT_STATED);
    CU_ASSERT_EQUAL(finding_of(&result, "r-place", 0)->rule->fact, PM_FACT_STRUCTURE);
    CU_ASSERT_EQUAL(finding_of(&result, "s", 0)->outcome, PM_WATCH);
    CU_ASSERT_PTR_NULL(finding_of(&result, "s-place", 0));
    CU_ASSERT_STRING_EQUAL(finding_of(&result, "r", 0)->rule->threshold,
                           "share(sector=b, of=board) > 0.5 (r.rules:1)");
    audited_free(&result);
    pm_problems_free(&problems);
}

/* --- samples --------------------------------------------------------------------------------- */

static void the_sample_board_meets_one_act_and_not_the_other(void)
{
    pm_problems problems = {0};
    pm_error err = {0};
    pm_rulebook *book = pm_rulebook_new();
    CU_ASSERT_EQUAL(pm_rules_read("samples/rules/wib-1998.rules", book, &problems, &err), PM_OK);
    CU_ASSERT_EQUAL(pm_rules_read("samples/rules/wib-2014.rules", book, &problems, &err), PM_OK);
    audited result = {.rules = book};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/wib.graphml", &result));
    for (size_t i = 0; i < pm_rulebook_count(book); i++) {
        const char *id = pm_rulebook_at(book, i)->id;
        const pm_finding *finding = finding_of(&result, id, 0);
        CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
        CU_ASSERT_EQUAL(finding->outcome,
                        strcmp(id, "wioa-workforce-fifth") == 0 ? PM_ISSUE : PM_FINE);
    }
    expect_in(&result, (expectation){.rule = "wioa-workforce-fifth",
                                     .outcome = PM_ISSUE,
                                     .text = "3 of 19 voting seats on the board (16%)",
                                     .number = "joining_until_it_turns",
                                     .value = 1});
    expect_in(&result, (expectation){.rule = "wioa-business-majority",
                                     .outcome = PM_FINE,
                                     .number = "resignations_until_it_turns",
                                     .value = 1});
    audited_free(&result);
    pm_problems_free(&problems);
    pm_rulebook_free(book);
}

CU_TestInfo pm_tests_composition[] = {
    {"a vacant seat counts in the size and for nobody",
     a_vacant_seat_counts_in_the_size_and_for_nobody},
    {"the margin of a failed share fills vacant seats first",
     the_margin_of_a_failed_share_fills_vacant_seats_first},
    {"those who join beyond vacant seats bring their own",
     those_who_join_beyond_vacant_seats_bring_their_own},
    {"seats the body states beyond those shown are vacant",
     seats_the_body_states_beyond_those_shown_are_vacant},
    {"the margin counts members, not seats", the_margin_counts_members_not_seats},
    {"a fifth of ten is two", a_fifth_of_ten_is_two},
    {"observers and support have no seat", observers_and_support_have_no_seat},
    {"who has two edges to a body sits there once", who_has_two_edges_to_a_body_sits_there_once},
    {"only seats with a vote count where votes are asked for",
     only_seats_with_a_vote_count_where_votes_are_asked_for},
    {"a number of votes counts as many", a_number_of_votes_counts_as_many},
    {"votes that are not told are to be recorded", votes_that_are_not_told_are_to_be_recorded},
    {"a sector that is not told decides only where it matters",
     a_sector_that_is_not_told_decides_only_where_it_matters},
    {"what is missing may only not be told", what_is_missing_may_only_not_be_told},
    {"a body that is not there is to be recorded", a_body_that_is_not_there_is_to_be_recorded},
    {"without a body the organisations on the map count",
     without_a_body_the_organisations_on_the_map_count},
    {"a body is found by id and by label", a_body_is_found_by_id_and_by_label},
    {"a person stands for whom it represents", a_person_stands_for_whom_it_represents},
    {"values are compared as what they are", values_are_compared_as_what_they_are},
    {"of several words those on the map are told", of_several_words_those_on_the_map_are_told},
    {"the holder of a role has to fit", the_holder_of_a_role_has_to_fit},
    {"every holder of a role has to fit", every_holder_of_a_role_has_to_fit},
    {"an empty chair fits nobody", an_empty_chair_fits_nobody},
    {"a person's own words are not told", a_persons_own_words_are_not_told},
    {"a role that is not told is to be recorded", a_role_that_is_not_told_is_to_be_recorded},
    {"answers are joined as three values", answers_are_joined_as_three_values},
    {"not turns the words and the margin", not_turns_the_words_and_the_margin},
    {"a majority at the edge is told", a_majority_at_the_edge_is_told},
    {"a share that sits like others is fine", a_share_that_sits_like_others_is_fine},
    {"too few to compare cannot be told", too_few_to_compare_cannot_be_told},
    {"place and paper are facts of two kinds", place_and_paper_are_facts_of_two_kinds},
    {"the sample board meets one act and not the other",
     the_sample_board_meets_one_act_and_not_the_other},
    CU_TEST_INFO_NULL,
};
