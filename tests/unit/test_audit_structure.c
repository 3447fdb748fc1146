/* Rules on structure: each in every outcome it can have, on maps small enough to check by eye. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/audit/chance.h"
#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

/* a1 ... an in one path, as text; the caller frees it. */
static void add_path(pm_text *text, const char *letter, int count)
{
    for (int i = 1; i <= count; i++) {
        pm_text_addf(text, "%s%d\n", letter, i);
    }
    for (int i = 2; i <= count; i++) {
        pm_text_addf(text, "%s%d - %s%d\n", letter, i - 1, letter, i);
    }
}

#define BOARD "board kind=body body_type=board decision_body=true\n"

/* --- connection ------------------------------------------------------------------------------ */

/* Two pairs: 2 of 6 pairs of members are joined. */
static void test_two_parts(void)
{
    expect("a\nb\nc\nd\na - b\nc - d\n",
           (expectation){.rule = "fragmentation",
                         .outcome = PM_ISSUE,
                         .headline = "The partnership is in two separate parts",
                         .text = "33% of all pairs",
                         .number = "connectedness",
                         .value = 1.0 / 3});
}

/* Ten in a path and one alone: 90 of 110 ordered pairs. */
static void test_mostly_one_part(void)
{
    pm_text text = {0};
    add_path(&text, "a", 10);
    pm_text_add(&text, "alone\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "fragmentation",
                                               .outcome = PM_WATCH,
                                               .number = "connectedness",
                                               .value = 90.0 / 110});
    expect(pm_text_bytes(&text), (expectation){.rule = "isolate",
                                               .outcome = PM_WATCH,
                                               .headline = "alone has no tie",
                                               .members = "alone",
                                               .number = "share",
                                               .value = 1.0 / 11});
    pm_text_free(&text);
}

static void test_one_part(void)
{
    expect("a\nb\na - b\n", (expectation){.rule = "fragmentation",
                                          .outcome = PM_FINE,
                                          .headline = "Everyone can be reached"});
    expect("a\nb\na - b\n", (expectation){.rule = "isolate", .outcome = PM_FINE, .members = ""});
}

static void test_too_few_to_connect(void)
{
    expect("", (expectation){.rule = "fragmentation", .outcome = PM_CANNOT_TELL});
    expect("a\n", (expectation){.rule = "fragmentation", .outcome = PM_CANNOT_TELL});
    expect("", (expectation){.rule = "isolate", .outcome = PM_CANNOT_TELL});
    expect("a\n", (expectation){.rule = "isolate",
                                .outcome = PM_CANNOT_TELL,
                                .text = "fewer than two members"});
}

static void test_many_isolates(void)
{
    expect("a\nb\nc\nd\na - b\n", (expectation){.rule = "isolate",
                                                .outcome = PM_ISSUE,
                                                .headline = "Two members have no tie",
                                                .text = "For c and d the map states no tie",
                                                .members = "c d"});
}

/* --- decisions ------------------------------------------------------------------------------- */

static void test_no_route(void)
{
    expect(BOARD "a\nb\nc\na - board\nb - c\n",
           (expectation){.rule = "no-route",
                         .outcome = PM_ISSUE,
                         .headline = "Two members have no route to decisions",
                         .text = "b and c have no route to the board",
                         .members = "b c",
                         .number = "share",
                         .value = 0.5});
    expect(BOARD "a\na - board\n",
           (expectation){
               .rule = "no-route", .outcome = PM_FINE, .number = "immediate_access", .value = 1});
    expect("a\nb\na - b\n", (expectation){.rule = "no-route",
                                          .outcome = PM_CANNOT_TELL,
                                          .text = "Record `decision_body`"});
}

/* At most three members of one finding carry its badge. */
static void test_badges_of_no_route(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(BOARD "a\nb\nc\nd\ne\n", &result));
    const pm_finding *finding = finding_of(&result, "no-route", 0);
    CU_ASSERT_EQUAL(finding->member_count, 5);
    CU_ASSERT_EQUAL(finding->badge_count, 3);
    CU_ASSERT_PTR_NOT_NULL(strstr(finding->text, "a, b, c, d and e have"));
    audited_free(&result);
}

/* board - g - a, g - b: two of four members pass g. */
static void test_gatekeeper(void)
{
    static const char map[] = BOARD "g label=Umbrella+body\na\nb\ng - board\ng - a\ng - b\n";
    expect(map, (expectation){.rule = "gatekeeper",
                              .outcome = PM_ISSUE,
                              .headline = "Umbrella body is a gatekeeper",
                              .text = "Two members reach the board only through Umbrella body: a "
                                      "and b.",
                              .members = "g a b",
                              .number = "share",
                              .value = 0.5});
    expect(map, (expectation){.rule = "decision-bridge",
                              .outcome = PM_ISSUE,
                              .headline = "Three members behind one tie to decisions",
                              .text = "between board and Umbrella body",
                              .members = "g board",
                              .number = "members",
                              .value = 3});
    expect(map, (expectation){.rule = "cut-point",
                              .outcome = PM_WATCH,
                              .headline = "The gatekeeper also holds the map together",
                              .members = "g"});
}

/* A chain board - g - h - a: g holds the way of h and a, h of a. */
static void test_gatekeepers_in_a_chain(void)
{
    static const char map[] = BOARD "g\nh\na\ng - board\ng - h\nh - a\n";
    expect(map,
           (expectation){.rule = "gatekeeper", .nth = 0, .outcome = PM_ISSUE, .members = "g h a"});
    expect(map, (expectation){.rule = "gatekeeper",
                              .nth = 1,
                              .outcome = PM_WATCH,
                              .headline = "h is a gatekeeper for one",
                              .text = "h is the only way to the board for one other member: a.",
                              .members = "h a"});
}

/* Two behind one, of 22 members: fewer than one in ten. */
static void test_gatekeeper_of_few(void)
{
    pm_text text = {0};
    pm_text_add(&text, BOARD "g\na\nb\ng - board\ng - a\ng - b\n");
    for (int i = 0; i < 18; i++) {
        pm_text_addf(&text, "m%d\nm%d - board\n", i, i);
    }
    expect(pm_text_bytes(&text),
           (expectation){.rule = "gatekeeper", .outcome = PM_WATCH, .members = "g a b"});
    expect(pm_text_bytes(&text),
           (expectation){
               .rule = "decision-bridge", .outcome = PM_ISSUE, .number = "members", .value = 3});
    pm_text_free(&text);
}

/* The tie to g has two members behind it of 22. */
static void test_bridge_of_few(void)
{
    pm_text text = {0};
    pm_text_add(&text, BOARD "g\na\ng - board\ng - a\n");
    for (int i = 0; i < 19; i++) {
        pm_text_addf(&text, "m%d\nm%d - board\n", i, i);
    }
    expect(pm_text_bytes(&text),
           (expectation){.rule = "decision-bridge", .outcome = PM_WATCH, .members = "g board"});
    pm_text_free(&text);
}

static void test_no_gatekeeper(void)
{
    static const char map[] = BOARD "a\nb\nc\na - board\nb - board\na - c\nb - c\n";
    expect(map, (expectation){.rule = "gatekeeper", .outcome = PM_FINE});
    expect(map, (expectation){.rule = "decision-bridge", .outcome = PM_FINE});
    expect(map, (expectation){.rule = "cut-point", .outcome = PM_FINE});
    expect("a\n", (expectation){.rule = "gatekeeper", .outcome = PM_CANNOT_TELL});
    expect("a\n", (expectation){.rule = "decision-bridge", .outcome = PM_CANNOT_TELL});
}

/* Seven gatekeepers of two each: five findings of their own, then one for the rest. */
static void test_rest_of_gatekeepers(void)
{
    pm_text text = {0};
    audited result = {0};
    pm_text_add(&text, BOARD);
    for (int i = 0; i < 7; i++) {
        pm_text_addf(&text, "g%d\na%d\nb%d\ng%d - board\ng%d - a%d\ng%d - b%d\n", i, i, i, i, i, i,
                     i, i);
    }
    CU_ASSERT_TRUE_FATAL(audit_text(pm_text_bytes(&text), &result));
    expect_in(
        &result,
        (expectation){.rule = "gatekeeper", .nth = 4, .outcome = PM_WATCH, .members = "g4 a4 b4"});
    expect_in(&result, (expectation){.rule = "gatekeeper",
                                     .nth = 5,
                                     .outcome = PM_WATCH,
                                     .headline = "Two more gatekeepers",
                                     .members = "g5 g6",
                                     .number = "others",
                                     .value = 2});
    CU_ASSERT_PTR_NULL(finding_of(&result, "gatekeeper", 6));
    audited_free(&result);
    pm_text_free(&text);
}

/* --- cut-points ------------------------------------------------------------------------------ */

/* A path of five: the middle one parts two from two, its neighbours one from three. */
static void test_cut_points(void)
{
    static const char map[] = "a\nb\nc\nd\ne\na - b\nb - c\nc - d\nd - e\n";
    expect(map, (expectation){.rule = "cut-point",
                              .outcome = PM_ISSUE,
                              .headline = "c holds the map together",
                              .text = "Without c, two members would be cut off from the rest: d "
                                      "and e.",
                              .members = "c d e"});
    expect(map,
           (expectation){.rule = "cut-point", .nth = 1, .outcome = PM_WATCH, .members = "b a"});
    expect(map,
           (expectation){.rule = "cut-point", .nth = 2, .outcome = PM_WATCH, .members = "d e"});
    expect("a\nb\na - b\n", (expectation){.rule = "cut-point", .outcome = PM_CANNOT_TELL});
}

/* Members that meet only in a group: the group parts the map, which is its work. */
static void test_body_as_cut_point(void)
{
    expect("group kind=body\na\nb\nc\na - group\nb - group\nc - group\n",
           (expectation){.rule = "cut-point", .outcome = PM_WATCH, .members = "group b c"});
}

static void test_question_about_a_body(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(
        "group kind=body\na\nb\nc\nd\na - group\nb - group\nc - group\nc - d\n", &result));
    expect_in(
        &result,
        (expectation){.rule = "cut-point", .nth = 0, .members = "group a b", .outcome = PM_WATCH});
    const pm_finding *of_body = finding_of(&result, "cut-point", 0);
    const pm_finding *of_member = finding_of(&result, "cut-point", 1);
    CU_ASSERT_TRUE_FATAL(of_member != NULL && of_body != NULL);
    CU_ASSERT_STRING_EQUAL(of_body->question,
                           "Who would keep these members in touch if it stopped meeting?");
    CU_ASSERT_PTR_EQUAL(of_member->question, of_member->rule->question);
    audited_free(&result);
}

/* The empty seat c hangs on the group as b does, but there is nobody in it. */
static void test_vacant_seat_is_not_cut_off(void)
{
    expect("group kind=body\na\nb\nc vacant=true\na - group\nb - group\nc - group\n",
           (expectation){.rule = "cut-point",
                         .outcome = PM_WATCH,
                         .text = "one member would be cut off from the rest: b.",
                         .members = "group b",
                         .number = "members",
                         .value = 1});
    expect("a\nb\nc\nd vacant=true\na - b\nb - c\na - c\na - d\n",
           (expectation){.rule = "cut-point", .outcome = PM_FINE});
}

/* --- one person ------------------------------------------------------------------------------ */

#define CARRIED                                                                                    \
    BOARD "a\nb\nc\np label=Jane+Smith kind=person role=coordinator employer=c\n"                  \
          "c > board carried_by=x;y\n"                                                             \
          "a - c carried_by=p\n"                                                                   \
          "b - c carried_by=p"

static void test_one_person(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(CARRIED "\n", &result));
    expect_in(&result, (expectation){
                           .rule = "one-person-route",
                           .outcome = PM_ISSUE,
                           .headline = "a and b hang on one person",
                           .text = "If one person (coordinator, c) left, two members "
                                   "would have no route to the board: a and b. Two "
                                   "relationships are carried by nobody else; none names a deputy.",
                           .members = "a b",
                           .number = "relationships_lost",
                           .value = 2});
    const pm_finding *finding = finding_of(&result, "one-person-route", 0);
    CU_ASSERT_PTR_NULL(strstr(finding->text, "Jane"));
    CU_ASSERT_EQUAL(finding->edge_count, 2);
    CU_ASSERT_EQUAL(finding->person_count, 1);
    CU_ASSERT_STRING_EQUAL(finding->people[0], "person-1");
    audited_free(&result);
}

static void test_one_person_with_deputies(void)
{
    expect(BOARD "a\nb\nc\nc - board carried_by=x;y\na - c carried_by=p deputy=q\n"
                 "b - c carried_by=p deputy=q\n",
           (expectation){.rule = "one-person-route",
                         .outcome = PM_WATCH,
                         .text = "each names a deputy",
                         .number = "deputies",
                         .value = 2});
}

static void test_one_member_on_one_person(void)
{
    expect(BOARD "a\nb\na - board carried_by=p\nb - board carried_by=x;y\n",
           (expectation){.rule = "one-person-route",
                         .outcome = PM_WATCH,
                         .headline = "a hangs on one person",
                         .text = "a would have no route to the board if the one person who "
                                 "carries the way there left.",
                         .members = "a"});
}

/* A second relationship between the same two keeps the tie alive. */
static void test_second_relationship(void)
{
    expect(BOARD "a\na - board carried_by=p\na > board kind=funds\n",
           (expectation){.rule = "one-person-route", .outcome = PM_FINE, .members = ""});
}

static void test_carriers_unknown(void)
{
    expect(BOARD "a\na - board\n", (expectation){.rule = "one-person-route",
                                                 .outcome = PM_CANNOT_TELL,
                                                 .text = "Record `carried_by`"});
    expect("a\nb\na - b carried_by=p\n", (expectation){.rule = "one-person-route",
                                                       .outcome = PM_CANNOT_TELL,
                                                       .text = "Record `decision_body`"});
}

/* The names found for a finding are as many as the measure counts, on every sample. */
static void test_names_and_counts_agree(void)
{
    static const char *const samples[] = {"samples/basingstoke.graphml", "samples/fragile.graphml",
                                          "samples/wib.graphml"};
    for (size_t s = 0; s < sizeof samples / sizeof *samples; s++) {
        audited result = {0};
        CU_ASSERT_TRUE_FATAL(audit_file(samples[s], &result));
        for (size_t nth = 0; finding_of(&result, "one-person-route", nth) != NULL; nth++) {
            const pm_finding *finding = finding_of(&result, "one-person-route", nth);
            double counted = 0;
            for (size_t p = 0; p < finding->person_count; p++) {
                size_t row = 0;
                double cut_off = 0;
                while (strcmp(pm_measures_row_name(result.measures, PM_LEVEL_PERSON, row),
                              finding->people[p]) != 0) {
                    row++;
                }
                pm_measures_number(result.measures, PM_LEVEL_PERSON, "cut_off_from_decision", row,
                                   &cut_off);
                counted += cut_off;
            }
            CU_ASSERT_EQUAL((double)finding->member_count, counted);
        }
        audited_free(&result);
    }
}

/* --- sectors --------------------------------------------------------------------------------- */

/* Two triangles: 6 ties, 15 pairs, 9 of them across: 3.6 expected. Two paths: 4 ties, 2.4. */
static void test_sector_pair(void)
{
    static const char nodes[] = "a sector=Art\nb sector=Art\nc sector=Art\n"
                                "x sector=Business\ny sector=Business\nz sector=Business\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sa - b\nb - c\nx - y\ny - z\n", nodes);
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-pair",
                                               .outcome = PM_WATCH,
                                               .headline = "Art and Business: no direct tie",
                                               .members = "a x b c y z",
                                               .number = "expected_ties",
                                               .value = 2.4});
    pm_text_add(&text, "a - c\nx - z\n");
    expect(pm_text_bytes(&text),
           (expectation){.rule = "sector-pair",
                         .outcome = PM_ISSUE,
                         .text = "joins the three members from Art and the three from Business; if "
                                 "ties fell at random, about 3.6 would be expected",
                         .number = "expected_ties",
                         .value = 3.6});
    pm_text_add(&text, "a - x\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-pair",
                                               .outcome = PM_FINE,
                                               .text = "Every pair of sectors has at least one"});
    pm_text_free(&text);
}

/* One member each: a missing tie says nothing. */
static void test_small_sectors(void)
{
    expect("a sector=Art\nb sector=Business\n",
           (expectation){.rule = "sector-pair", .outcome = PM_CANNOT_TELL, .text = "no ties"});
    expect("a sector=Art\nb sector=Business\nc sector=Culture\na - b\nb - c\n",
           (expectation){.rule = "sector-pair",
                         .outcome = PM_FINE,
                         .text = "One pair of sectors, of three, has no direct tie",
                         .number = "pairs_without_tie",
                         .value = 1});
    expect(
        "a sector=Art\nb\na - b\n",
        (expectation){.rule = "sector-pair", .outcome = PM_CANNOT_TELL, .text = "Record `sector`"});
}

/* Sector A at 1, 1; C at "last" steps. */
static void test_sector_distance(void)
{
    static const char near[] = BOARD "a sector=Art\nb sector=Art\na - board\nb - board\n"
                                     "c sector=Culture\nd sector=Culture\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sc - board\nd - board\n", near);
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-distance", .outcome = PM_FINE});
    text.length = 0;
    pm_text_addf(&text, "%sc - a\nd - a\n", near);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "sector-distance",
                         .outcome = PM_WATCH,
                         .headline = "Culture is far from decisions",
                         .text = "typically 2 steps from the board, those of a typical other "
                                 "sector 1",
                         .members = "c d",
                         .number = "median_distance",
                         .value = 2});
    text.length = 0;
    pm_text_addf(&text, "%sm\nm - a\nc - m\nd - m\n", near);
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-distance",
                                               .outcome = PM_ISSUE,
                                               .members = "c d",
                                               .number = "median_of_others",
                                               .value = 1});
    expect("a sector=Art\n", (expectation){.rule = "sector-distance", .outcome = PM_CANNOT_TELL});
    expect(BOARD "a sector=Art\na - board\n",
           (expectation){.rule = "sector-distance", .outcome = PM_CANNOT_TELL});
    pm_text_free(&text);
}

/* --- conscripts ------------------------------------------------------------------------------ */

/* "each" volunteers tied to the board, as many conscripts tied to the first of them. */
static void add_sides(pm_text *text, int each)
{
    text->length = 0;
    pm_text_add(text, BOARD);
    for (int i = 0; i < each; i++) {
        pm_text_addf(text, "v%d membership=volunteer\nv%d - board\n", i, i);
        pm_text_addf(text, "c%d membership=conscript\nc%d - v0\n", i, i);
    }
}

/* Four against four: one of C(8,4) = 70 ways to deal the places is as bad. Three against three: one
 * of 20, which is not below one in twenty. */
static void test_conscripts_at_the_edge(void)
{
    pm_text text = {0};
    add_sides(&text, 4);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "conscripts-edge",
                         .outcome = PM_ISSUE,
                         .text = "on average 2 steps from decisions, those who chose to join 1 (a "
                                 "direct tie is one step). If places were dealt at random, so "
                                 "large a gap would come up about once in 70 times.",
                         .members = "c0 c1 c2 c3",
                         .number = "p",
                         .value = 1.0 / 70});
    add_sides(&text, 3);
    expect(pm_text_bytes(&text), (expectation){.rule = "conscripts-edge",
                                               .outcome = PM_WATCH,
                                               .text = "may be chance",
                                               .number = "p",
                                               .value = 1.0 / 20});
    add_sides(&text, 2);
    expect(pm_text_bytes(&text), (expectation){.rule = "conscripts-edge",
                                               .outcome = PM_CANNOT_TELL,
                                               .text = "Record `membership`"});
    pm_text_free(&text);
}

static void test_conscripts_near(void)
{
    pm_text text = {0};
    pm_text_add(&text, BOARD);
    for (int i = 0; i < 3; i++) {
        pm_text_addf(&text, "v%d membership=volunteer\nv%d - board\n", i, i);
        pm_text_addf(&text, "c%d membership=conscript\nc%d - board\n", i, i);
    }
    expect(pm_text_bytes(&text), (expectation){.rule = "conscripts-edge",
                                               .outcome = PM_FINE,
                                               .members = "",
                                               .number = "p",
                                               .value = 1});
    pm_text_free(&text);
}

static double chance(const size_t *values, size_t count, size_t drawn, size_t sum)
{
    pm_error err = {0};
    double probability = -1;
    CU_ASSERT_EQUAL(pm_chance_of_sum(values, count, drawn, sum, &probability, &err), PM_OK);
    return probability;
}

/* Two of {1, 2, 3, 4}: sums 3, 4, 5, 5, 6, 7. */
static void test_chance_by_hand(void)
{
    static const size_t values[] = {1, 2, 3, 4};
    CU_ASSERT_DOUBLE_EQUAL(chance(values, 4, 2, 7), 1.0 / 6, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(chance(values, 4, 2, 5), 4.0 / 6, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(chance(values, 4, 2, 3), 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(chance(values, 4, 2, 8), 0, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(chance(values, 4, 4, 10), 1, 1e-12);
}

/* 600 values, half of them drawn, is above the limit of counting; the middle sum has chance a half
 * and a bit, and the tail agrees with what counting gives on the same values. */
static void test_chance_of_many(void)
{
    static size_t values[600];
    for (size_t i = 0; i < 600; i++) {
        values[i] = i % 2 + 1;
    }
    double middle = chance(values, 600, 300, 450);
    CU_ASSERT_TRUE(middle > 0.5 && middle < 0.54);
    /* Hypergeometric: 170 or more of 300 twos among 300 drawn of 600; exact tail 0.000715. */
    double tail = chance(values, 600, 300, 470);
    CU_ASSERT_TRUE(tail > 0.00068 && tail < 0.00075);
}

CU_TestInfo pm_tests_audit_structure[] = {
    {"two pairs are a partnership in two parts", test_two_parts},
    {"one isolate of eleven is watched", test_mostly_one_part},
    {"one connected map is fine", test_one_part},
    {"fewer than two members cannot be connected or not", test_too_few_to_connect},
    {"isolates above one in ten are an issue", test_many_isolates},
    {"members without a route to the board are named", test_no_route},
    {"at most three members without a route carry the badge", test_badges_of_no_route},
    {"a gatekeeper is told with those behind it", test_gatekeeper},
    {"gatekeepers behind one another are told each", test_gatekeepers_in_a_chain},
    {"a gatekeeper of fewer than one in ten is watched", test_gatekeeper_of_few},
    {"a tie with few behind it is watched", test_bridge_of_few},
    {"two ways to decisions leave no gatekeeper", test_no_gatekeeper},
    {"beyond five gatekeepers the rest share a finding", test_rest_of_gatekeepers},
    {"cut-points are told with those they cut off", test_cut_points},
    {"a body that parts the map is only watched", test_body_as_cut_point},
    {"of a body that parts the map another question is asked", test_question_about_a_body},
    {"a vacant seat is not among the members cut off", test_vacant_seat_is_not_cut_off},
    {"a route that hangs on one person is told by post", test_one_person},
    {"deputies turn an issue into a watch", test_one_person_with_deputies},
    {"one member on one person is watched", test_one_member_on_one_person},
    {"a second relationship keeps a route alive", test_second_relationship},
    {"carriers not stated cannot be told", test_carriers_unknown},
    {"members cut off by one person agree with the measure", test_names_and_counts_agree},
    {"sectors without a tie weigh by the ties expected", test_sector_pair},
    {"small sectors without a tie are no finding", test_small_sectors},
    {"a sector further from decisions is told", test_sector_distance},
    {"conscripts at the edge are told with the odds", test_conscripts_at_the_edge},
    {"conscripts as near as volunteers are fine", test_conscripts_near},
    {"the chance of a sum is counted exactly", test_chance_by_hand},
    {"the chance of a sum is close for many values", test_chance_of_many},
    CU_TEST_INFO_NULL,
};
