/* Rules on stated facts and answers: each in every outcome it can have. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

#define BOARD "board kind=body body_type=board decision_body=true\n"
#define GROUP "group label=Housing+group kind=body body_type=action_group\n"

/* --- carriers, money, support ---------------------------------------------------------------- */

static void test_single_carriers(void)
{
    expect("a\nb\nc\nd\na - b carried_by=p\nb - c carried_by=q deputy=r\nc - d carried_by=p;q\n"
           "a - d\n",
           (expectation){.rule = "single-carrier",
                         .outcome = PM_WATCH,
                         .text =
                             "67% of the relationships that name a carrier are kept alive by one "
                             "person; one of them names a deputy. Carriers are named on 3 of 4 "
                             "relationships.",
                         .number = "single_carrier_share",
                         .value = 2.0 / 3});
    expect("a\nb\nc\na - b carried_by=p\nb - c carried_by=p;q\n",
           (expectation){.rule = "single-carrier", .outcome = PM_FINE});
    expect("a\nb\na - b\n", (expectation){.rule = "single-carrier",
                                          .outcome = PM_CANNOT_TELL,
                                          .text = "Record `carried_by`"});
}

static void test_dominant_funder(void)
{
    expect("a label=Council\nb\nc\na > b kind=funds amount=50000 period=year\n"
           "a > c kind=funds amount=10000 period=once\nb > c kind=funds amount=40000\n"
           "c > b kind=funds\n",
           (expectation){.rule = "dominant-funder",
                         .outcome = PM_ISSUE,
                         .headline = "Council gives 60% of the money",
                         .text = "(60,000 of 100,000). Amounts for different periods are added as "
                                 "they stand. One funding relationship is left out",
                         .members = "a b c",
                         .number = "share",
                         .value = 0.6});
    expect("a\nb\nc\na > b kind=funds amount=2\nb > c kind=funds amount=2\n"
           "c > a kind=funds amount=1\n",
           (expectation){.rule = "dominant-funder",
                         .outcome = PM_WATCH,
                         .members = "a b",
                         .number = "share",
                         .value = 0.4});
    expect("a\nb\nc\na > b kind=funds amount=2\nb > c kind=funds amount=2\n"
           "c > a kind=funds amount=2\n",
           (expectation){.rule = "dominant-funder", .outcome = PM_FINE, .members = ""});
    expect("a\nb\nc\na > b kind=funds amount=2\nb > c kind=funds amount=2\n",
           (expectation){.rule = "dominant-funder", .outcome = PM_CANNOT_TELL, .text = "`amount`"});
}

/* Neither two amounts whose sum is no number nor one of too many digits is printed as it stands. */
static void test_amounts_beyond_counting(void)
{
    expect("a\nb\nc\na > b kind=funds amount=1e308\na > c kind=funds amount=1e308\n"
           "b > c kind=funds amount=5\n",
           (expectation){.rule = "dominant-funder", .outcome = PM_CANNOT_TELL});
    expect("a\nb\nc\na > b kind=funds amount=900000000000000\n"
           "a > c kind=funds amount=900000000000000\nb > c kind=funds amount=1\n",
           (expectation){.rule = "dominant-funder",
                         .outcome = PM_ISSUE,
                         .text = "(over 1,000,000,000,000,000 of over 1,000,000,000,000,000)"});
}

static void test_stacked_levers(void)
{
    expect(BOARD "a label=Council\nb\np kind=person employer=a\na > board kind=member role=chair\n"
                 "b > board kind=member role=member\na > board kind=supports\n",
           (expectation){.rule = "stacked-levers",
                         .outcome = PM_ISSUE,
                         .headline = "Council holds three levers",
                         .text = "Council chairs a body, lends rooms or administration and employs "
                                 "somebody who works for others",
                         .members = "a",
                         .number = "levers",
                         .value = 3});
    expect(BOARD "a\nb\na > board kind=member role=chair\nb > board kind=member role=member\n"
                 "a > board kind=supports\n",
           (expectation){.rule = "stacked-levers",
                         .outcome = PM_WATCH,
                         .headline = "One member holds two levers",
                         .text =
                             "a holds two of the three levers that are counted: chairing, hosting "
                             "and gatekeeping. Not on record, and so not counted: funding and "
                             "employing.",
                         .members = "a",
                         .number = "levers_counted",
                         .value = 3});
    expect(BOARD "a\na > board kind=member role=chair\n",
           (expectation){.rule = "stacked-levers",
                         .outcome = PM_FINE,
                         .text = "No member holds more than one of the two levers that are "
                                 "counted: chairing and gatekeeping. Not on record, and so not "
                                 "counted: hosting, funding and employing."});
    expect("a\nb\na > b kind=funds\n", (expectation){.rule = "stacked-levers",
                                                     .outcome = PM_CANNOT_TELL,
                                                     .text = "edges of kind `supports`"});
    expect("a\nb\na - b\n", (expectation){.rule = "stacked-levers",
                                          .outcome = PM_CANNOT_TELL,
                                          .text = "Record `role`"});
}

static void test_support_lines(void)
{
    expect(BOARD GROUP "a\nb\na > board kind=supports\na > group kind=supports\n",
           (expectation){.rule = "support-line",
                         .outcome = PM_ISSUE,
                         .headline = "Support hangs on a",
                         .text = "a lends all lines of support",
                         .members = "a"});
    expect(BOARD GROUP "a\nb\na > board kind=supports\na > group kind=supports\n"
                       "b > group kind=supports\n",
           (expectation){.rule = "support-line",
                         .outcome = PM_WATCH,
                         .text = "a lends two of the three lines",
                         .number = "share",
                         .value = 2.0 / 3});
    expect(BOARD "a\na > board kind=supports\n", (expectation){.rule = "support-line",
                                                               .outcome = PM_WATCH,
                                                               .text = "the only line of support"});
    expect(BOARD GROUP "a\nb\na > board kind=supports\nb > group kind=supports\n",
           (expectation){.rule = "support-line", .outcome = PM_FINE, .members = ""});
    expect("a\n",
           (expectation){.rule = "support-line", .outcome = PM_CANNOT_TELL, .text = "`supports`"});
}

static void test_agreements(void)
{
    expect("a\nb\nc\na > b kind=funds amount=5 agreement=none\nb > c kind=refers agreement=verbal\n"
           "a > c kind=funds amount=9 agreement=contract\n",
           (expectation){
               .rule = "agreement",
               .outcome = PM_ISSUE,
               .headline = "Two relationships without written terms",
               .text = "Two of three relationships with money or referrals rest on no agreement "
                       "or a spoken one: a to b; b to c.",
               .members = "",
               .number = "without",
               .value = 2});
    expect("a\nb\nc\na > b kind=funds agreement=contract\nb > c kind=refers\n",
           (expectation){.rule = "agreement",
                         .outcome = PM_WATCH,
                         .text =
                             "One of two relationships with money or referrals states no agreement",
                         .number = "not_stated",
                         .value = 1});
    expect("a\nb\na > b kind=funds agreement=memorandum\n",
           (expectation){.rule = "agreement", .outcome = PM_FINE});
    expect("a\nb\na > b kind=funds\n", (expectation){.rule = "agreement",
                                                     .outcome = PM_CANNOT_TELL,
                                                     .text = "Record `agreement`"});
    expect("a\nb\na - b\n", (expectation){.rule = "agreement", .outcome = PM_CANNOT_TELL});
}

/* --- groups ---------------------------------------------------------------------------------- */

static void test_group_lead(void)
{
    expect(GROUP "a\nb\na > group kind=member role=member\nb > group kind=member role=vice\n",
           (expectation){.rule = "group-lead",
                         .outcome = PM_ISSUE,
                         .headline = "Housing group has no lead",
                         .text = "though it states the role of each of its two seats",
                         .members = "group a b"});
    expect(GROUP "a\nb\na > group kind=member role=member\nb > group kind=member\n",
           (expectation){.rule = "group-lead",
                         .outcome = PM_WATCH,
                         .text = "one of its two seats have no role on record"});
    expect(GROUP "a\nb\na > group kind=member role=chair\nb > group kind=member role=chair\n",
           (expectation){.rule = "group-lead",
                         .outcome = PM_WATCH,
                         .headline = "Housing group has two chairs",
                         .number = "chairs",
                         .value = 2});
    expect(GROUP "a\nb\na > group kind=member role=convenor\nb > group kind=member\n",
           (expectation){.rule = "group-lead", .outcome = PM_FINE});
    expect(GROUP "p kind=person represents=a\na\np > group kind=member role=chair\n",
           (expectation){.rule = "group-lead", .outcome = PM_FINE});
    expect(GROUP "a\na > group kind=member\n",
           (expectation){.rule = "group-lead", .outcome = PM_CANNOT_TELL, .text = "Record `role`"});
    expect("a\n",
           (expectation){.rule = "group-lead", .outcome = PM_CANNOT_TELL, .text = "`body_type`"});
}

/* Seven groups, the first watched because a role is missing: issues are told before it. */
static void test_many_groups(void)
{
    pm_text text = {0};
    audited result = {0};
    pm_text_add(&text, "a\nb\n");
    for (int i = 0; i < 7; i++) {
        pm_text_addf(&text, "g%d kind=body body_type=working_group\n", i);
        pm_text_addf(&text, "a > g%d kind=member role=member\nb > g%d kind=member%s\n", i, i,
                     i == 0 ? "" : " role=vice");
    }
    CU_ASSERT_TRUE_FATAL(audit_text(pm_text_bytes(&text), &result));
    expect_in(
        &result,
        (expectation){.rule = "group-lead", .nth = 0, .outcome = PM_ISSUE, .members = "g1 a b"});
    expect_in(
        &result,
        (expectation){.rule = "group-lead", .nth = 4, .outcome = PM_ISSUE, .members = "g5 a b"});
    expect_in(&result, (expectation){.rule = "group-lead",
                                     .nth = 5,
                                     .outcome = PM_WATCH,
                                     .members = "g6 g0",
                                     .headline = "Two more groups without one lead"});
    CU_ASSERT_PTR_NULL(finding_of(&result, "group-lead", 6));
    audited_free(&result);
    pm_text_free(&text);
}

static void test_group_members(void)
{
    expect(GROUP "a\na > group kind=member role=observer\n",
           (expectation){.rule = "group-members",
                         .outcome = PM_ISSUE,
                         .headline = "Housing group has no active member",
                         .members = "group"});
    expect(GROUP "a\nb\na > group kind=member role=chair\nb > group kind=member role=support\n",
           (expectation){.rule = "group-members",
                         .outcome = PM_WATCH,
                         .headline = "Housing group rests on one member",
                         .members = "group a"});
    expect(GROUP "a\nb\na > group kind=member\nb > group kind=member\n",
           (expectation){.rule = "group-members", .outcome = PM_FINE});
    expect(GROUP "a\na - group\n",
           (expectation){.rule = "group-members", .outcome = PM_CANNOT_TELL, .text = "`member`"});
    expect("a\n", (expectation){.rule = "group-members", .outcome = PM_CANNOT_TELL});
}

static void test_group_without_way_up(void)
{
    expect(BOARD GROUP "a\nb\na > group kind=member\nb > board kind=member\n",
           (expectation){.rule = "group-way-up",
                         .outcome = PM_ISSUE,
                         .headline = "Housing group has no way up",
                         .text = "no partner sits in both",
                         .members = "group"});
    expect(BOARD GROUP "a\na > group kind=member\na > board kind=member\n",
           (expectation){.rule = "group-way-up",
                         .outcome = PM_WATCH,
                         .headline = "Housing group has no line upwards",
                         .text = "what links the two is that a sits in both",
                         .members = "group a"});
    expect(BOARD GROUP "a\na > group kind=member\na > board kind=member role=observer\n",
           (expectation){.rule = "group-way-up", .outcome = PM_ISSUE});
    /* A person's seat counts for whom it represents. */
    expect(BOARD GROUP "a\np kind=person represents=a\np > group kind=member\n"
                       "a > board kind=member\n",
           (expectation){.rule = "group-way-up", .outcome = PM_WATCH, .members = "group a"});
    /* A line that leads down is no way up. */
    expect(BOARD GROUP "board > group kind=feeds_into\n",
           (expectation){.rule = "group-way-up", .outcome = PM_ISSUE});
}

static void test_group_with_way_up(void)
{
    expect(BOARD GROUP "group > board kind=accountable_to\n",
           (expectation){.rule = "group-way-up", .outcome = PM_FINE});
    expect(BOARD GROUP "board > group kind=governs\n",
           (expectation){.rule = "group-way-up", .outcome = PM_FINE});
    expect(BOARD GROUP "middle kind=body\nmiddle > board kind=feeds_into\n"
                       "group > middle kind=feeds_into\n",
           (expectation){.rule = "group-way-up", .outcome = PM_FINE});
    /* Without a decision body the board is the top. */
    expect("board kind=body body_type=board\n" GROUP "group - board kind=feeds_into\n",
           (expectation){.rule = "group-way-up", .outcome = PM_FINE});
}

static void test_way_up_unknown(void)
{
    expect(
        BOARD GROUP "group - board\n",
        (expectation){.rule = "group-way-up", .outcome = PM_CANNOT_TELL, .text = "Record `kind`"});
    expect(GROUP "a\na > group kind=member\n", (expectation){.rule = "group-way-up",
                                                             .outcome = PM_CANNOT_TELL,
                                                             .text = "`decision_body`"});
    expect(BOARD,
           (expectation){.rule = "group-way-up", .outcome = PM_CANNOT_TELL, .text = "`body_type`"});
}

/* --- sectors and membership ------------------------------------------------------------------ */

static void test_sector_seat(void)
{
    static const char map[] = BOARD "a sector=Art\nb sector=Business\nb > board kind=member\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sa > board kind=member role=observer\n", map);
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-seat",
                                               .outcome = PM_ISSUE,
                                               .headline = "Art has no seat on the board",
                                               .members = "a",
                                               .number = "share",
                                               .value = 1.0 / 3});
    for (int i = 0; i < 8; i++) {
        pm_text_addf(&text, "m%d\n", i);
    }
    expect(pm_text_bytes(&text),
           (expectation){
               .rule = "sector-seat", .outcome = PM_WATCH, .number = "share", .value = 1.0 / 11});
    pm_text_add(&text, "a > board kind=member\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "sector-seat", .outcome = PM_FINE});
    expect("a sector=Art\n",
           (expectation){.rule = "sector-seat", .outcome = PM_CANNOT_TELL, .text = "`body_type`"});
    pm_text_free(&text);
}

/* Art governs the board and hosts it: what it lacks is no voice. */
static void test_sector_that_keeps_the_board(void)
{
    expect(BOARD "a sector=Art\nb sector=Business\nb > board kind=member\n"
                 "a > board kind=governs\n",
           (expectation){.rule = "sector-seat",
                         .outcome = PM_FINE,
                         .text = "or has a member that governs or hosts it: so Art."});
    expect(BOARD "a sector=Art\nb sector=Business\nb > board kind=member\n"
                 "a > board kind=supports\n",
           (expectation){
               .rule = "sector-seat", .outcome = PM_FINE, .number = "without_seat", .value = 1});
    expect(BOARD "other kind=body\na sector=Art\nb sector=Business\nb > board kind=member\n"
                 "a > other kind=supports\n",
           (expectation){.rule = "sector-seat", .outcome = PM_ISSUE, .members = "a"});
}

static void test_sectors_of_one_member(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(
        audit_text(BOARD "a sector=Art\nb sector=Business\nc sector=Church\nd sector=Dance\n"
                         "e sector=Dance\nb > board kind=member\n",
                   &result));
    expect_in(&result, (expectation){.rule = "sector-seat",
                                     .nth = 0,
                                     .outcome = PM_ISSUE,
                                     .headline = "Dance has no seat on the board",
                                     .members = "d e"});
    expect_in(&result, (expectation){.rule = "sector-seat",
                                     .nth = 1,
                                     .outcome = PM_ISSUE,
                                     .headline = "Two one-member sectors have no board seat",
                                     .text = "for Art (a) and Church (c), each a sector of one "
                                             "member.",
                                     .members = "a c",
                                     .number = "share",
                                     .value = 1.0 / 3});
    CU_ASSERT_PTR_NULL(finding_of(&result, "sector-seat", 2));
    audited_free(&result);
}

static void test_conscripts_in_number(void)
{
    expect("a membership=conscript\nb membership=conscript\nc membership=conscript\n"
           "d membership=volunteer\ne membership=mixed\nf\n",
           (expectation){.rule = "conscripts-share",
                         .outcome = PM_WATCH,
                         .text = "Of five organisations whose membership is stated, three were "
                                 "required to join. Of one more it is not known.",
                         .members = "a b c",
                         .number = "share",
                         .value = 0.6});
    expect("a membership=conscript\nb membership=conscript\nc membership=volunteer\n"
           "d membership=volunteer\ne membership=mixed\n",
           (expectation){.rule = "conscripts-share", .outcome = PM_FINE});
    expect("a membership=conscript\n", (expectation){.rule = "conscripts-share",
                                                     .outcome = PM_CANNOT_TELL,
                                                     .text = "Record `membership`"});
}

static void test_described_roles(void)
{
    expect("a role_description=leads\nb\nc\nd\n",
           (expectation){.rule = "described-role",
                         .outcome = PM_ISSUE,
                         .headline = "Three members have no described role",
                         .text = "of one of four organisations, and not of b, c and d.",
                         .members = "b c d"});
    expect("a role_description=x\nb role_description=x\nc\n",
           (expectation){.rule = "described-role",
                         .outcome = PM_WATCH,
                         .members = "c",
                         .number = "share",
                         .value = 1.0 / 3});
    expect("a role_description=x\nb role_description=x\nc role_description=x\n"
           "d role_description=x\ne\n" BOARD,
           (expectation){
               .rule = "described-role", .outcome = PM_FINE, .number = "share", .value = 0.2});
    expect("a\n", (expectation){.rule = "described-role",
                                .outcome = PM_CANNOT_TELL,
                                .text = "Record `role_description`"});
}

/* --- governance ------------------------------------------------------------------------------ */

static void test_authority(void)
{
    static const char map[] = BOARD "a authority=refer_back\nb authority=none\nc authority=decide\n"
                                    "d\na > board kind=member\nb > board kind=member\n"
                                    "c > board kind=member\nd > board kind=member\n";
    pm_text text = {0};
    expect(map, (expectation){.rule = "refer-back",
                              .outcome = PM_ISSUE,
                              .text = "Of three board members that state it, two have to refer "
                                      "decisions back or have no authority",
                              .members = "a b",
                              .number = "not_stated",
                              .value = 1});
    pm_text_addf(&text, "graph escalation_to=leader\n%s", map);
    expect(pm_text_bytes(&text), (expectation){.rule = "refer-back", .outcome = PM_WATCH});
    expect(BOARD "a authority=refer_back\nb authority=decide\nc authority=decide\n"
                 "a > board kind=member\nb > board kind=member\nc > board kind=member\n",
           (expectation){.rule = "refer-back", .outcome = PM_FINE});
    expect(BOARD "a authority=refer_back\na > board kind=member\n",
           (expectation){
               .rule = "refer-back", .outcome = PM_CANNOT_TELL, .text = "Record `authority`"});
    pm_text_free(&text);
}

static void test_objective(void)
{
    static const char five[] = "graph objective=homes\nb objective_agreed=true\n"
                               "c objective_agreed=yes\nd objective_agreed=true\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sa objective_agreed=false\ne objective_agreed=no\n", five);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "objective",
                         .outcome = PM_WATCH,
                         .text = "Of five members that state it, three agreed to the written "
                                 "objective (60%).",
                         .members = "a e",
                         .number = "share",
                         .value = 0.6});
    pm_text_add(&text, "f objective_agreed=no\ng objective_agreed=no\n");
    expect(pm_text_bytes(&text),
           (expectation){
               .rule = "objective", .outcome = PM_ISSUE, .number = "not_agreed", .value = 4});
    text.length = 0;
    pm_text_addf(&text, "%sa objective_agreed=false\ne objective_agreed=yes\n", five);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "objective", .outcome = PM_FINE, .number = "share", .value = 0.8});
    expect(five, (expectation){.rule = "objective",
                               .outcome = PM_CANNOT_TELL,
                               .text = "Record `objective_agreed`"});
    expect("graph glossary=yes\na\n", (expectation){.rule = "objective",
                                                    .outcome = PM_WATCH,
                                                    .headline = "No objective is on record"});
    expect("a\n", (expectation){.rule = "objective",
                                .outcome = PM_CANNOT_TELL,
                                .text = "Record `objective`"});
    pm_text_free(&text);
}

static void test_review(void)
{
    expect("graph date=2026-11 last_review=2024-11\n",
           (expectation){.rule = "review",
                         .outcome = PM_ISSUE,
                         .headline = "The review is overdue",
                         .text = "24 months before the date of the map; no interval is stated, "
                                 "and a usual one is 12 months.",
                         .number = "months_since_review",
                         .value = 24});
    expect("graph date=2026-11-30 last_review=2025-10-01 review_interval_months=12\n",
           (expectation){.rule = "review",
                         .outcome = PM_WATCH,
                         .text = "the map states one every 12 months",
                         .number = "months_since_review",
                         .value = 13});
    expect("graph date=2026-11 last_review=2025-11\n",
           (expectation){.rule = "review", .outcome = PM_FINE});
    expect("graph date=2026-11 last_review=2025-06 review_interval_months=24\n",
           (expectation){.rule = "review", .outcome = PM_FINE});
    expect("graph date=2026-11 started=2023-02\n",
           (expectation){.rule = "review",
                         .outcome = PM_ISSUE,
                         .headline = "No review is on record",
                         .text = "three years old"});
}

/* Where a date lacks its month, the reading that finds less to say. */
static void test_review_by_year(void)
{
    expect("graph date=2026 last_review=2025\n",
           (expectation){
               .rule = "review", .outcome = PM_FINE, .number = "months_since_review", .value = 1});
    expect("graph date=2026-11 started=2026-01\n",
           (expectation){.rule = "review", .outcome = PM_CANNOT_TELL});
    expect("graph date=autumn+2026 last_review=2020\n",
           (expectation){.rule = "review", .outcome = PM_CANNOT_TELL, .text = "Record `date`"});
    expect("a\n", (expectation){
                      .rule = "review", .outcome = PM_CANNOT_TELL, .text = "Record `last_review`"});
}

static void test_disputes(void)
{
    expect("graph objective=homes\n", (expectation){.rule = "dispute",
                                                    .outcome = PM_ISSUE,
                                                    .text = "nor where unsettled matters go"});
    expect("graph objective=homes escalation_to=leader\n",
           (expectation){.rule = "dispute", .outcome = PM_WATCH});
    expect("graph dispute_process=page+4\n", (expectation){.rule = "dispute", .outcome = PM_FINE});
    expect("a\n", (expectation){.rule = "dispute",
                                .outcome = PM_CANNOT_TELL,
                                .text = "Record `dispute_process`"});
}

static void test_outcomes(void)
{
    static const char map[] = "homes kind=outcome label=Homes\nsafe kind=outcome label=Safety\n"
                              "a\nb\na > safe kind=contributes_to\n";
    pm_text text = {0};
    expect(map, (expectation){.rule = "outcome",
                              .nth = 0,
                              .outcome = PM_ISSUE,
                              .headline = "Nobody contributes to Homes",
                              .members = ""});
    expect(map, (expectation){.rule = "outcome",
                              .nth = 1,
                              .outcome = PM_WATCH,
                              .headline = "Safety rests on one partner",
                              .members = "a"});
    pm_text_addf(&text,
                 "%sb > safe kind=contributes_to\na > homes kind=contributes_to\n"
                 "b > homes kind=contributes_to\n",
                 map);
    expect(pm_text_bytes(&text), (expectation){.rule = "outcome", .outcome = PM_FINE});
    expect("homes kind=outcome\na\n",
           (expectation){.rule = "outcome", .outcome = PM_CANNOT_TELL, .text = "`contributes_to`"});
    pm_text_free(&text);
}

static void test_young_ties(void)
{
    static const char map[] = "a\nb\na - b since=2020\na - b since=2026-03\na - b since=2026-05\n"
                              "a - b since=2026-06\n";
    pm_text text = {0};
    pm_text_addf(&text, "graph date=2026-11\n%sa - b since=2019\n", map);
    expect(pm_text_bytes(&text), (expectation){.rule = "young-ties",
                                               .outcome = PM_WATCH,
                                               .text = "at most eight months old",
                                               .number = "median_age_months",
                                               .value = 8});
    pm_text_add(&text, "a - b since=2018\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "young-ties",
                                               .outcome = PM_FINE,
                                               .text = "at least three years old",
                                               .number = "median_age_months",
                                               .value = 45});
    expect(map, (expectation){
                    .rule = "young-ties", .outcome = PM_CANNOT_TELL, .text = "Record `since`"});
    pm_text_free(&text);
}

/* --- answers --------------------------------------------------------------------------------- */

#define ALIKE "a - b behaviour_source=cooperation behaviour_target=cooperation\n"
#define DIFFERS "a - b behaviour_source=coevolution behaviour_target=competition\n"

static void test_two_views(void)
{
    expect("a\nb\n" DIFFERS DIFFERS ALIKE ALIKE "a - b behaviour=cooperation\na - b\n",
           (expectation){.rule = "two-views",
                         .outcome = PM_WATCH,
                         .headline = "Two relationships look different from each end",
                         .text = "Two of five relationships are described differently by their two "
                                 "ends; most often competition against coevolution (two). 5 of 6 "
                                 "relationships are described: four by each end, one once for "
                                 "both.",
                         .members = "",
                         .number = "share",
                         .value = 0.4});
    expect(
        "a\nb\n" DIFFERS DIFFERS ALIKE ALIKE
        "a - b behaviour_source=cooperation behaviour_target=coordination\n",
        (expectation){.rule = "two-views", .outcome = PM_ISSUE, .number = "differing", .value = 3});
    expect("a\nb\n" ALIKE ALIKE ALIKE ALIKE ALIKE,
           (expectation){.rule = "two-views",
                         .outcome = PM_FINE,
                         .text = "None of five relationships is described differently"});
    expect("a\nb\n" ALIKE ALIKE ALIKE ALIKE "a - b behaviour_source=cooperation\n",
           (expectation){
               .rule = "two-views", .outcome = PM_CANNOT_TELL, .text = "`behaviour_target`"});
}

/* Answers were given in confidence: no partner, tie or single answer can be read from the finding.
 */
static void test_two_views_single_nobody_out(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(
        audit_text("a label=Charity\nb label=Funder\n" DIFFERS ALIKE ALIKE ALIKE ALIKE, &result));
    const pm_finding *finding = finding_of(&result, "two-views", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
    CU_ASSERT_EQUAL(finding->outcome, PM_WATCH);
    CU_ASSERT_EQUAL(finding->edge_count + finding->member_count + finding->person_count, 0);
    CU_ASSERT_PTR_NULL(strstr(finding->text, "Charity"));
    CU_ASSERT_PTR_NULL(strstr(finding->text, "Funder"));
    CU_ASSERT_PTR_NULL(strstr(finding->text, "coevolution"));
    audited_free(&result);
}

static void test_skills(void)
{
    static const char four[] = "b skill_trust=1\nc skill_trust=2\nd skill_trust=1\n"
                               "e skill_trust=2\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sa skill_trust=3\n", four);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "skill",
                         .outcome = PM_WATCH,
                         .headline = "One partner is strong in building trust",
                         .text = "only one gives itself 3 or 4 of 4",
                         .members = ""});
    pm_text_add(&text, "f skill_trust=4\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "skill", .outcome = PM_FINE});
    text.length = 0;
    pm_text_addf(&text, "%sa skill_trust=2\n", four);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "skill",
                         .outcome = PM_WATCH,
                         .headline = "Nobody calls itself strong in building trust",
                         .members = ""});
    expect(four,
           (expectation){.rule = "skill", .outcome = PM_CANNOT_TELL, .text = "`skill_leadership`"});
    pm_text_free(&text);
}

/* Ratings of people are not read, also in a map of nothing but people. */
static void test_people_are_not_rated(void)
{
    expect("a kind=person skill_trust=4\nb kind=person skill_trust=1\nc kind=person skill_trust=1\n"
           "d kind=person skill_trust=1\ne kind=person skill_trust=1\n",
           (expectation){.rule = "skill", .outcome = PM_CANNOT_TELL, .members = ""});
}

CU_TestInfo pm_tests_audit_stated[] = {
    {"ties with one carrier are counted with their coverage", test_single_carriers},
    {"a funder above half is an issue, above a third watched", test_dominant_funder},
    {"amounts beyond counting cannot be told", test_amounts_beyond_counting},
    {"three levers are an issue, two are watched", test_stacked_levers},
    {"support that hangs on one partner is told", test_support_lines},
    {"money and referrals without written terms are listed", test_agreements},
    {"a group without chair or convenor is told", test_group_lead},
    {"beyond five groups the rest share a finding", test_many_groups},
    {"a group of one partner is told", test_group_members},
    {"a group without a line upwards is told", test_group_without_way_up},
    {"lines upwards count through other bodies", test_group_with_way_up},
    {"lines of unknown kind cannot be told", test_way_up_unknown},
    {"a sector without a seat is told", test_sector_seat},
    {"a sector that governs or hosts the board has a voice", test_sector_that_keeps_the_board},
    {"sectors of one member share a finding", test_sectors_of_one_member},
    {"members required to join are counted", test_conscripts_in_number},
    {"members without a described role are listed", test_described_roles},
    {"a board that must refer back is told", test_authority},
    {"an objective few agreed is told", test_objective},
    {"an overdue review is told in months", test_review},
    {"a date without month finds less to say", test_review_by_year},
    {"no way to settle disputes is told", test_disputes},
    {"outcomes with no or one contributor are told", test_outcomes},
    {"ties younger than a year are told", test_young_ties},
    {"ties described differently are told", test_two_views},
    {"two views of one relationship single nobody out", test_two_views_single_nobody_out},
    {"a skill of one partner is told", test_skills},
    {"people are never rated", test_people_are_not_rated},
    CU_TEST_INFO_NULL,
};
