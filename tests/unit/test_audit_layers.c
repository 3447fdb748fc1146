/* The audit's rules on layers, form, outcomes and development, the ranking of matches, and the list
 * of assumptions: each on a small map made for it, in each of its outcomes. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/audit/assumptions.h"
#include "engine/audit/matches.h"
#include "engine/audit/worksheet.h"
#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

/* --- layers ---------------------------------------------------------------------------------- */

#define LEVELS "s level=strategic\ne level=executive\nd level=delivery\n"
#define SKIPS "d > s kind=feeds_into\n"
#define STEPS "d > e kind=feeds_into\n"

static void test_layer_skip(void)
{
    expect(LEVELS SKIPS, (expectation){.rule = "layer-skip",
                                       .outcome = PM_ISSUE,
                                       .headline = "One line skips a layer",
                                       .text = "passes over a layer that the map has: d to s."});
    expect(LEVELS SKIPS STEPS, (expectation){.rule = "layer-skip", .outcome = PM_WATCH});
    expect(LEVELS STEPS,
           (expectation){.rule = "layer-skip", .outcome = PM_FINE, .text = "None of one line"});
    /* Nobody stands in between: nobody is passed over. */
    expect("s level=strategic\nd level=delivery\n" SKIPS,
           (expectation){.rule = "layer-skip", .outcome = PM_FINE});
    expect(LEVELS "d - s\n",
           (expectation){.rule = "layer-skip", .outcome = PM_CANNOT_TELL, .text = "`level`"});
}

/* Four planners and four operators, each four all tied: 12 ties of 28 pairs, 16 of them between. */
static void test_planners_and_operators(void)
{
    pm_text text = {0};
    for (int i = 0; i < 4; i++) {
        pm_text_addf(&text, "p%d level=strategic\no%d level=operational\n", i, i);
    }
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < i; j++) {
            pm_text_addf(&text, "p%d - p%d\no%d - o%d\n", i, j, i, j);
        }
    }
    expect(pm_text_bytes(&text), (expectation){.rule = "planners-operators",
                                               .outcome = PM_ISSUE,
                                               .number = "expected_ties",
                                               .value = 12 * 16.0 / 28});
    pm_text_add(&text, "p0 - o0\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "planners-operators",
                                               .outcome = PM_WATCH,
                                               .headline = "One tie joins planners and operators"});
    pm_text_add(&text, "p1 - o1\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "planners-operators", .outcome = PM_FINE});
    expect("p level=strategic\nq level=executive\no level=delivery\nr level=operational\n"
           "p - q\no - r\n",
           (expectation){.rule = "planners-operators",
                         .outcome = PM_WATCH,
                         .number = "expected_ties",
                         .value = 2 * 4.0 / 6});
    expect("p level=strategic\nq\np - q\n",
           (expectation){.rule = "planners-operators", .outcome = PM_CANNOT_TELL});
    pm_text_free(&text);
}

static void expect_buy_in(int agreed, expectation wanted)
{
    pm_text text = {0};
    for (int i = 0; i < 5; i++) {
        pm_text_addf(&text,
                     "s%d level=strategic objective_agreed=true\n"
                     "d%d level=delivery objective_agreed=%s\n",
                     i, i, i < agreed ? "true" : "false");
    }
    expect(pm_text_bytes(&text), wanted);
    pm_text_free(&text);
}

static void test_buy_in(void)
{
    expect_buy_in(2, (expectation){.rule = "buy-in",
                                   .outcome = PM_ISSUE,
                                   .headline = "The delivery level has not agreed the objective",
                                   .text = "at strategic level by five of five, at delivery level "
                                           "by two of five.",
                                   .number = "lowest_share",
                                   .value = 0.4});
    expect_buy_in(3, (expectation){.rule = "buy-in", .outcome = PM_WATCH});
    expect_buy_in(4, (expectation){.rule = "buy-in", .outcome = PM_FINE});
    expect(
        "a level=strategic objective_agreed=true\n",
        (expectation){.rule = "buy-in", .outcome = PM_CANNOT_TELL, .text = "`objective_agreed`"});
}

#define TOP "top kind=body decision_body=true\ng kind=body body_type=action_group\na\nb\nc\n"
#define SECOND "h kind=body body_type=working_group\n"
#define SITS(who, body) who " > " body " kind=member\n"

static void test_linking_pins(void)
{
    expect(TOP SECOND SITS("a", "top") SITS("a", "g") SITS("b", "h"),
           (expectation){.rule = "linking-pin",
                         .outcome = PM_ISSUE,
                         .headline = "a alone links the layers",
                         .members = "a"});
    expect(TOP SITS("a", "top") SITS("a", "g"),
           (expectation){.rule = "linking-pin", .outcome = PM_WATCH});
    expect(TOP SITS("a", "top") SITS("b", "g"), (expectation){.rule = "linking-pin",
                                                              .outcome = PM_WATCH,
                                                              .headline = "Nobody sits in both "
                                                                          "layers"});
    expect(TOP SITS("a", "top") SITS("b", "top") SITS("a", "g") SITS("b", "g"),
           (expectation){.rule = "linking-pin", .outcome = PM_FINE});
    expect(TOP SITS("a", "top"),
           (expectation){.rule = "linking-pin", .outcome = PM_CANNOT_TELL, .text = "`body_type`"});
}

#define EVERYWHERE TOP SECOND SITS("a", "top") SITS("a", "g") SITS("a", "h")

static void test_same_everywhere(void)
{
    expect(EVERYWHERE SITS("b", "top"),
           (expectation){.rule = "same-everywhere",
                         .outcome = PM_ISSUE,
                         .headline = "One partner sits in most bodies",
                         .text = "a sits in more than half of the three bodies with stated "
                                 "members, and holds three of four seats.",
                         .members = "a"});
    expect(EVERYWHERE SITS("b", "top") SITS("c", "g") SITS("b", "top") "d\n" SITS("d", "h"),
           (expectation){.rule = "same-everywhere",
                         .outcome = PM_WATCH,
                         .number = "share_of_seats",
                         .value = 0.5});
    expect(TOP SECOND SITS("a", "top") SITS("b", "g") SITS("c", "h"),
           (expectation){.rule = "same-everywhere", .outcome = PM_FINE});
    expect(TOP SITS("a", "top"),
           (expectation){.rule = "same-everywhere", .outcome = PM_CANNOT_TELL, .text = "`member`"});
}

/* --- form ------------------------------------------------------------------------------------ */

#define STAR "hub\na\nb\nc\nd\ng kind=body\nhub - a\nhub - b\nhub - c\nhub - d\n"
#define RING "a\nb\nc\nd\na - b\nb - c\nc - d\nd - a\n"

static void test_governance_form(void)
{
    expect("graph governance_form=lead_organisation\n" STAR SITS("hub", "g"),
           (expectation){.rule = "governance-form",
                         .outcome = PM_FINE,
                         .text = "it has a seat among the members."});
    expect("graph governance_form=shared\n" STAR SITS("hub", "g"),
           (expectation){.rule = "governance-form",
                         .outcome = PM_WATCH,
                         .text = "the map looks like one led by one member organisation",
                         .members = "hub"});
    expect("graph governance_form=network_administrative\n" STAR SITS("a", "g"),
           (expectation){.rule = "governance-form",
                         .outcome = PM_FINE,
                         .text = "it has no seat among the members."});
    expect("graph governance_form=shared\n" RING,
           (expectation){.rule = "governance-form",
                         .outcome = PM_FINE,
                         .number = "betweenness_centralization",
                         .value = 0});
    expect("graph governance_form=lead_organisation\n" RING,
           (expectation){.rule = "governance-form", .outcome = PM_WATCH, .members = ""});
}

static void test_governance_form_not_known(void)
{
    expect(STAR, (expectation){.rule = "governance-form",
                               .outcome = PM_CANNOT_TELL,
                               .text = "Record `governance_form`"});
    expect("graph governance_form=shared\n" STAR, (expectation){.rule = "governance-form",
                                                                .outcome = PM_CANNOT_TELL,
                                                                .text = "the map states no seats"});
    expect("graph governance_form=shared\na\n",
           (expectation){.rule = "governance-form", .outcome = PM_CANNOT_TELL});
}

#define INSIDE "a - b scope=internal\n"
#define OUTSIDE "a - b scope=external\n"

static void test_external_ties(void)
{
    expect("a\nb\n" INSIDE INSIDE INSIDE INSIDE INSIDE,
           (expectation){.rule = "external-ties",
                         .outcome = PM_WATCH,
                         .headline = "No tie leads beyond the partnership"});
    expect("a\nb\n" OUTSIDE OUTSIDE OUTSIDE INSIDE INSIDE,
           (expectation){.rule = "external-ties",
                         .outcome = PM_WATCH,
                         .text = "Three of five relationships that state it lead beyond"});
    expect("a\nb\n" OUTSIDE INSIDE INSIDE INSIDE INSIDE,
           (expectation){.rule = "external-ties", .outcome = PM_FINE});
    expect("a\nb\n" INSIDE,
           (expectation){.rule = "external-ties", .outcome = PM_CANNOT_TELL, .text = "`scope`"});
}

/* --- outcomes and language ------------------------------------------------------------------- */

#define HOMES "homes kind=outcome\ng kind=body\na\nb\nc\n"
#define WORKS_FOR_HOMES(who) who " > homes kind=contributes_to\n"

static void test_no_outcome(void)
{
    expect(HOMES WORKS_FOR_HOMES("a"), (expectation){.rule = "no-outcome",
                                                     .outcome = PM_ISSUE,
                                                     .text = "two of three organisations: b and c.",
                                                     .members = "b c"});
    expect(HOMES WORKS_FOR_HOMES("a") WORKS_FOR_HOMES("b"),
           (expectation){.rule = "no-outcome", .outcome = PM_WATCH});
    /* Through a group. */
    expect(HOMES WORKS_FOR_HOMES("a") WORKS_FOR_HOMES("g") SITS("b", "g") SITS("c", "g"),
           (expectation){.rule = "no-outcome", .outcome = PM_FINE});
    expect(HOMES, (expectation){
                      .rule = "no-outcome", .outcome = PM_CANNOT_TELL, .text = "`contributes_to`"});
}

static void test_shared_success(void)
{
    static const char chairs[] = "h kind=body\na > g kind=member role=chair\n"
                                 "a > h kind=member role=chair\n";
    pm_text text = {0};
    pm_text_addf(&text, HOMES WORKS_FOR_HOMES("b") "%s", chairs);
    expect(pm_text_bytes(&text), (expectation){.rule = "shared-success",
                                               .outcome = PM_ISSUE,
                                               .text = "a holds all two chairs.",
                                               .members = "b"});
    expect(HOMES WORKS_FOR_HOMES("b") SITS("a", "g"),
           (expectation){.rule = "shared-success",
                         .outcome = PM_WATCH,
                         .headline = "Some contribute without a seat"});
    pm_text_addf(&text, SITS("b", "g"));
    expect(pm_text_bytes(&text), (expectation){.rule = "shared-success",
                                               .outcome = PM_WATCH,
                                               .headline = "One partner chairs everything"});
    expect(HOMES WORKS_FOR_HOMES("b") SITS("b", "g"),
           (expectation){.rule = "shared-success", .outcome = PM_FINE});
    expect(HOMES WORKS_FOR_HOMES("b"),
           (expectation){.rule = "shared-success", .outcome = PM_CANNOT_TELL, .text = "`role`"});
    pm_text_free(&text);
}

static void test_glossary(void)
{
    expect("graph objective=homes\n", (expectation){.rule = "glossary", .outcome = PM_WATCH});
    expect("graph glossary=page+3\n", (expectation){.rule = "glossary", .outcome = PM_FINE});
    expect("a\n", (expectation){
                      .rule = "glossary", .outcome = PM_CANNOT_TELL, .text = "Record `glossary`"});
}

/* --- development ----------------------------------------------------------------------------- */

static void test_need_and_offer(void)
{
    expect("a needs=rooms;money\nb offers=Rooms\n",
           (expectation){.rule = "need-offer",
                         .outcome = PM_WATCH,
                         .headline = "One need that no partner meets",
                         .text = "First to try: a needs rooms and b offers it (no tie yet).",
                         .members = "a b"});
    expect("a needs=rooms\nb offers=rooms\n",
           (expectation){.rule = "need-offer", .outcome = PM_FINE});
    expect(
        "a needs=rooms offers=rooms\n",
        (expectation){.rule = "need-offer", .outcome = PM_WATCH, .number = "matches", .value = 0});
    expect("a needs=rooms\n",
           (expectation){.rule = "need-offer", .outcome = PM_CANNOT_TELL, .text = "`offers`"});
}

/* far needs; near is closer to decisions, of another sector and beside it in a group; friend is
 * tied to it and of its sector; big has a hundred times its staff. */
static void test_matches_close_gaps_first(void)
{
    static const char map[] =
        "board kind=body decision_body=true\ng kind=body\n"
        "far sector=Voluntary needs=rooms staff=2\n"
        "friend sector=Voluntary offers=rooms staff=3\n"
        "big sector=Voluntary offers=rooms staff=200\n"
        "near sector=Council offers=rooms staff=4\n"
        "near > board kind=member\nnear > g kind=member\nfar > g kind=member\nfar - friend\n";
    audited result = {0};
    pm_matches matches = {0};
    pm_error err = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(map, &result));
    CU_ASSERT_EQUAL_FATAL(
        pm_match_needs(result.measures, pm_findings_conventions(result.findings), &matches, &err),
        PM_OK);
    CU_ASSERT_EQUAL_FATAL(matches.count, 3);
    const pm_match *first = &matches.items[0];
    CU_ASSERT_STRING_EQUAL(pm_measures_member_name(result.measures, first->offers), "near");
    CU_ASSERT_TRUE(first->closer && first->other_sector && first->shared_body && !first->tied);
    CU_ASSERT_EQUAL(first->gaps, 3);
    CU_ASSERT_STRING_EQUAL(pm_match_way_name(first->way), "shadow");
    CU_ASSERT_STRING_EQUAL(pm_measures_member_name(result.measures, matches.items[1].offers),
                           "big");
    CU_ASSERT_EQUAL(matches.items[1].way, PM_MATCH_SECOND);
    CU_ASSERT_EQUAL(matches.items[2].way, PM_MATCH_SHARE);
    CU_ASSERT_EQUAL(matches.items[2].gaps, 0);
    CU_ASSERT_EQUAL(matches.unmet, 0);
    pm_matches_free(&matches);
    CU_ASSERT_PTR_NULL(matches.items);
    audited_free(&result);
    pm_matches_free(NULL);
}

static void test_development_ties(void)
{
    static const char sectors[] = "a sector=Health\nb sector=Health\nc sector=Voluntary\n";
    pm_text text = {0};
    pm_text_addf(&text, "%sa > b kind=develops\n", sectors);
    expect(pm_text_bytes(&text), (expectation){.rule = "development-tie",
                                               .outcome = PM_WATCH,
                                               .headline = "Nobody learns across sectors"});
    pm_text_add(&text, "c > a kind=seconds\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "development-tie",
                                               .outcome = PM_FINE,
                                               .text = "one joins the voluntary sector and another",
                                               .number = "across",
                                               .value = 1});
    expect(
        sectors,
        (expectation){.rule = "development-tie", .outcome = PM_CANNOT_TELL, .text = "`develops`"});
    pm_text_free(&text);
}

/* --- lists over the rules -------------------------------------------------------------------- */

static void test_assumptions_name_rules_there_are(void)
{
    for (size_t i = 0; i < PM_ASSUMPTIONS; i++) {
        const pm_assumption *assumption = pm_assumption_at(i);
        CU_ASSERT_EQUAL(assumption->number, i + 1);
        CU_ASSERT_TRUE(strlen(assumption->tip) > 20);
        CU_ASSERT_PTR_NOT_NULL(assumption->rules[0]);
        for (size_t r = 0; assumption->rules[r] != NULL; r++) {
            CU_ASSERT_PTR_NOT_NULL(pm_rule_find(assumption->rules[r]));
            CU_ASSERT_PTR_EQUAL(pm_assumption_of_rule(assumption->rules[r]), assumption);
        }
    }
    CU_ASSERT_PTR_NULL(pm_assumption_at(PM_ASSUMPTIONS));
    CU_ASSERT_PTR_NULL(pm_assumption_of_rule("isolate"));
}

static void test_outcome_of_an_assumption(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("graph glossary=page+3\n", &result));
    /* Two views cannot be told; the glossary is fine. */
    CU_ASSERT_EQUAL(pm_assumption_outcome(pm_assumption_at(6), result.findings), PM_FINE);
    CU_ASSERT_EQUAL(pm_assumption_outcome(pm_assumption_at(10), result.findings), PM_ISSUE);
    CU_ASSERT_EQUAL(pm_assumption_outcome(pm_assumption_at(5), result.findings), PM_CANNOT_TELL);
    audited_free(&result);
}

static void test_worksheet_is_anonymous_and_no_rule(void)
{
    CU_ASSERT_PTR_NOT_NULL(strstr(pm_worksheet_opening(), "without names"));
    CU_ASSERT_PTR_NOT_NULL(pm_worksheet_line_at(4));
    CU_ASSERT_PTR_NULL(pm_worksheet_line_at(5));
    CU_ASSERT_PTR_NULL(pm_rule_find("worksheet"));
}

CU_TestInfo pm_tests_audit_layers[] = {
    {"lines that skip a layer are told", test_layer_skip},
    {"planners and operators without a tie are told", test_planners_and_operators},
    {"a level that did not agree the objective is told", test_buy_in},
    {"a single linking pin is told", test_linking_pins},
    {"the same partners everywhere are told", test_same_everywhere},
    {"the declared form is set against the map", test_governance_form},
    {"a form nobody declared cannot be told", test_governance_form_not_known},
    {"ties beyond the partnership are counted", test_external_ties},
    {"partners that work for no outcome are listed", test_no_outcome},
    {"contributors without a seat are told", test_shared_success},
    {"a glossary that is missing is told", test_glossary},
    {"needs are set against offers", test_need_and_offer},
    {"matches that close gaps come first", test_matches_close_gaps_first},
    {"learning across sectors is counted", test_development_ties},
    {"assumptions name rules there are", test_assumptions_name_rules_there_are},
    {"an assumption has the worst outcome of its rules", test_outcome_of_an_assumption},
    {"the worksheet is anonymous and no rule", test_worksheet_is_anonymous_and_no_rule},
    CU_TEST_INFO_NULL,
};
