/* The audit as a whole: the registry, the order of findings, what holds for every finding on every
 * map, and how findings speak. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <string.h>

#include "engine/audit/words.h"
#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

static const char *const FILES[] = {
    "samples/basingstoke.graphml",
    "samples/wib.graphml",
    "samples/fragile.graphml",
    "samples/minimal.graphml",
    "samples/knoke.graphml",
    "tests/data/audit/nothing.graphml",
    "tests/data/audit/one_of_each.graphml",
    "tests/data/audit/people.graphml",
};

enum { FILE_COUNT = sizeof FILES / sizeof *FILES };

/* --- the registry ---------------------------------------------------------------------------- */

static void assert_sentence(const char *text)
{
    size_t length = strlen(text);
    CU_ASSERT_TRUE(length > 10);
    CU_ASSERT_TRUE(text[0] >= 'A' && text[0] <= 'Z');
    CU_ASSERT_TRUE(text[length - 1] == '.' || text[length - 1] == '?');
}

static void test_rules_are_complete(void)
{
    static const char *const families[] = {"connection", "dependence",  "power",
                                           "people",     "governance",  "sectors",
                                           "continuum",  "ingredients", "development"};
    const size_t family_count = sizeof families / sizeof *families;
    CU_ASSERT_TRUE(pm_rule_count() >= 10);
    for (size_t i = 0; i < pm_rule_count(); i++) {
        const pm_rule *rule = pm_rule_at(i);
        size_t family = 0;
        while (family < family_count && strcmp(families[family], rule->family) != 0) {
            family++;
        }
        CU_ASSERT_TRUE(family < family_count);
        CU_ASSERT_EQUAL(strspn(rule->id, "abcdefghijklmnopqrstuvwxyz-"), strlen(rule->id));
        CU_ASSERT_TRUE(strlen(rule->title) > 10 && strlen(rule->needs) > 3);
        CU_ASSERT_TRUE(strlen(rule->threshold) > 10 && strlen(rule->source) > 10);
        assert_sentence(rule->why);
        assert_sentence(rule->question);
        assert_sentence(rule->next_step);
        CU_ASSERT_EQUAL(rule->question[strlen(rule->question) - 1], '?');
        CU_ASSERT_PTR_EQUAL(pm_rule_find(rule->id), rule);
    }
    CU_ASSERT_PTR_NULL(pm_rule_at(pm_rule_count()));
    CU_ASSERT_PTR_NULL(pm_rule_find("no-such-rule"));
}

static void test_names_of_outcomes_and_facts(void)
{
    CU_ASSERT_STRING_EQUAL(pm_outcome_name(PM_FINE), "fine");
    CU_ASSERT_STRING_EQUAL(pm_outcome_name(PM_WATCH), "watch");
    CU_ASSERT_STRING_EQUAL(pm_outcome_name(PM_ISSUE), "issue");
    CU_ASSERT_STRING_EQUAL(pm_outcome_name(PM_CANNOT_TELL), "cannot tell");
    CU_ASSERT_STRING_EQUAL(pm_fact_name(PM_FACT_STRUCTURE), "structure");
    CU_ASSERT_STRING_EQUAL(pm_fact_name(PM_FACT_STATED), "stated");
    CU_ASSERT_STRING_EQUAL(pm_fact_name(PM_FACT_ANSWERS), "answers");
}

/* --- every finding on every map -------------------------------------------------------------- */

static void assert_evidence(const audited *result, const pm_finding *finding)
{
    CU_ASSERT_TRUE(finding->badge_count <= finding->member_count);
    CU_ASSERT_TRUE(isfinite(finding->weight) && finding->weight >= 0);
    for (size_t i = 0; i < finding->number_count; i++) {
        CU_ASSERT_TRUE(isfinite(finding->numbers[i].value));
    }
    size_t members = pm_measures_rows(result->measures, PM_LEVEL_ORGANISATION);
    for (size_t i = 0; i < finding->member_count; i++) {
        CU_ASSERT_TRUE(finding->members[i] < members);
        for (size_t j = 0; j < i; j++) {
            CU_ASSERT_NOT_EQUAL(finding->members[i], finding->members[j]);
        }
    }
    for (size_t i = 0; i < finding->edge_count; i++) {
        CU_ASSERT_TRUE(finding->edges[i] < pm_map_edge_count(result->map));
    }
}

static void assert_words(const pm_finding *finding)
{
    size_t length = strlen(finding->text);
    CU_ASSERT_TRUE(strlen(finding->headline) > 5);
    CU_ASSERT_NOT_EQUAL(finding->headline[strlen(finding->headline) - 1], '.');
    CU_ASSERT_EQUAL(finding->text[length - 1], '.');
    CU_ASSERT_PTR_NULL(strstr(finding->text, "  "));
    CU_ASSERT_PTR_NULL(strstr(finding->text, "one members"));
    CU_ASSERT_PTR_NULL(strstr(finding->text, "(null)"));
    if (finding->outcome == PM_CANNOT_TELL) {
        CU_ASSERT_PTR_NOT_NULL(strstr(finding->text, "Record "));
    }
}

static void test_every_finding(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        audited result = {0};
        CU_ASSERT_TRUE_FATAL(audit_file(FILES[f], &result));
        for (size_t i = 0; i < pm_finding_count(result.findings); i++) {
            assert_evidence(&result, pm_finding_at(result.findings, i));
            assert_words(pm_finding_at(result.findings, i));
        }
        audited_free(&result);
    }
}

static void test_every_rule_speaks(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        audited result = {0};
        CU_ASSERT_TRUE_FATAL(audit_file(FILES[f], &result));
        for (size_t i = 0; i < pm_rule_count(); i++) {
            const char *rule = pm_rule_at(i)->id;
            CU_ASSERT_PTR_NOT_NULL(finding_of(&result, rule, 0));
            /* Five of their own, a summary, and what is small or unknown in one. */
            CU_ASSERT_PTR_NULL(finding_of(&result, rule, 7));
        }
        audited_free(&result);
    }
}

static void test_empty_map(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("", &result));
    CU_ASSERT_EQUAL(pm_finding_count(result.findings), pm_rule_count());
    CU_ASSERT_EQUAL(pm_findings_with(result.findings, PM_CANNOT_TELL), pm_rule_count());
    CU_ASSERT_PTR_NULL(pm_finding_at(result.findings, pm_rule_count()));
    audited_free(&result);
    pm_findings_free(NULL);
}

/* No label of a person node is in any finding; the posts are. */
static void test_people_are_not_named(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("tests/data/audit/people.graphml", &result));
    for (size_t i = 0; i < pm_finding_count(result.findings); i++) {
        const pm_finding *finding = pm_finding_at(result.findings, i);
        CU_ASSERT_PTR_NULL(strstr(finding->text, "Example"));
        CU_ASSERT_PTR_NULL(strstr(finding->headline, "Example"));
    }
    expect_in(&result, (expectation){.rule = "no-route", .outcome = PM_CANNOT_TELL});
    expect_in(&result, (expectation){.rule = "isolate",
                                     .outcome = PM_ISSUE,
                                     .headline = "Treasurer has no tie",
                                     .text = "For treasurer the map states no tie"});
    expect_in(&result, (expectation){.rule = "cut-point",
                                     .outcome = PM_WATCH,
                                     .headline = "Person 2 holds the map together",
                                     .text = "Without Person 2, one member would be cut off from "
                                             "the rest: Person 3."});
    expect_in(&result, (expectation){.rule = "described-role", .outcome = PM_CANNOT_TELL});
    audited_free(&result);
}

/* Person 2 is where decisions are made, for want of a body. */
static void test_sentences_about_people(void)
{
    static const char map[] = "p1 kind=person label=Jane\np2 kind=person decision_body=true\n"
                              "p3 kind=person\np4 kind=person\n"
                              "p2 - p4\np4 - p1\np4 - p3\n";
    expect(map, (expectation){.rule = "gatekeeper",
                              .outcome = PM_ISSUE,
                              .headline = "Person 4 is a gatekeeper",
                              .text = "only through Person 4: Person 1 and Person 3.",
                              .members = "person-4 person-1 person-3"});
    expect(map, (expectation){.rule = "decision-bridge",
                              .outcome = PM_ISSUE,
                              .text = "If the tie between Person 2 and Person 4 ended"});
}

/* --- order ----------------------------------------------------------------------------------- */

static size_t place_of(const pm_rule *rule)
{
    size_t i = 0;
    while (strcmp(pm_rule_at(i)->id, rule->id) != 0) {
        i++;
    }
    return i;
}

static int rank_of(pm_outcome outcome)
{
    static const int rank[PM_OUTCOME_COUNT] = {
        [PM_ISSUE] = 0, [PM_WATCH] = 1, [PM_FINE] = 2, [PM_CANNOT_TELL] = 3};
    return rank[outcome];
}

static void test_order(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        audited result = {0};
        CU_ASSERT_TRUE_FATAL(audit_file(FILES[f], &result));
        for (size_t i = 1; i < pm_finding_count(result.findings); i++) {
            const pm_finding *a = pm_finding_at(result.findings, i - 1);
            const pm_finding *b = pm_finding_at(result.findings, i);
            CU_ASSERT_TRUE(rank_of(a->outcome) <= rank_of(b->outcome));
            if (a->outcome == b->outcome) {
                CU_ASSERT_TRUE(a->weight >= b->weight);
            }
            if (a->outcome == b->outcome && a->weight == b->weight) {
                CU_ASSERT_TRUE(place_of(a->rule) <= place_of(b->rule));
            }
        }
        audited_free(&result);
    }
}

/* All that a finding says, as text. */
static void dump(const audited *result, pm_text *text)
{
    for (size_t i = 0; i < pm_finding_count(result->findings); i++) {
        const pm_finding *finding = pm_finding_at(result->findings, i);
        pm_text_addf(text, "%s %d %s %s %zu\n", finding->rule->id, (int)finding->outcome,
                     finding->headline, finding->text, finding->badge_count);
        for (size_t n = 0; n < finding->number_count; n++) {
            pm_text_add(text, finding->numbers[n].name);
            pm_text_add_number(text, finding->numbers[n].value);
        }
        for (size_t m = 0; m < finding->member_count; m++) {
            pm_text_addf(text, " %zu", finding->members[m]);
        }
        for (size_t e = 0; e < finding->edge_count; e++) {
            pm_text_addf(text, " e%zu", finding->edges[e]);
        }
        pm_text_add_number(text, finding->weight);
    }
}

static void test_same_input_same_findings(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        audited first = {0};
        audited second = {0};
        pm_text first_dump = {0};
        pm_text second_dump = {0};
        CU_ASSERT_TRUE_FATAL(audit_file(FILES[f], &first));
        CU_ASSERT_TRUE_FATAL(audit_file(FILES[f], &second));
        dump(&first, &first_dump);
        dump(&second, &second_dump);
        CU_ASSERT_STRING_EQUAL(pm_text_bytes(&first_dump), pm_text_bytes(&second_dump));
        pm_text_free(&first_dump);
        pm_text_free(&second_dump);
        audited_free(&first);
        audited_free(&second);
    }
}

/* --- the sample and the file of one defect each ---------------------------------------------- */

/* What samples/README.md promises. */
static void test_basingstoke(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/basingstoke.graphml", &result));
    expect_in(&result, (expectation){.rule = "no-route",
                                     .outcome = PM_ISSUE,
                                     .members = "wildlife_trust heritage_society faith_forum"});
    expect_in(&result, (expectation){.rule = "gatekeeper",
                                     .outcome = PM_ISSUE,
                                     .members = "voluntary_services_council food_bank "
                                                "carers_centre debt_advice befriending_scheme"});
    expect_in(&result, (expectation){.rule = "stacked-levers",
                                     .outcome = PM_ISSUE,
                                     .members = "borough_council",
                                     .number = "levers",
                                     .value = 4});
    expect_in(&result, (expectation){.rule = "dominant-funder",
                                     .outcome = PM_ISSUE,
                                     .headline = "Borough council gives 58% of the money"});
    expect_in(&result, (expectation){.rule = "group-lead",
                                     .outcome = PM_ISSUE,
                                     .headline = "Children action group has no lead"});
    expect_in(&result, (expectation){.rule = "group-way-up",
                                     .outcome = PM_WATCH,
                                     .headline = "Housing action group has no line upwards"});
    expect_in(&result, (expectation){.rule = "sector-distance",
                                     .outcome = PM_ISSUE,
                                     .headline = "Culture is far from decisions"});
    expect_in(&result, (expectation){.rule = "conscripts-edge", .outcome = PM_ISSUE});
    expect_in(&result, (expectation){.rule = "review", .outcome = PM_ISSUE});
    expect_in(&result, (expectation){.rule = "outcome",
                                     .outcome = PM_ISSUE,
                                     .headline = "Nobody contributes to More affordable homes"});
    CU_ASSERT_STRING_EQUAL(pm_finding_at(result.findings, 0)->rule->id, "no-route");
    audited_free(&result);
}

/* A file with one thing wrong for each of the main rules. */
static void test_one_of_each(void)
{
    static const char *const issues[] = {
        "no-route",   "gatekeeper",   "decision-bridge", "one-person-route", "dominant-funder",
        "group-lead", "group-way-up", "agreement",       "review",           "stacked-levers",
    };
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("tests/data/audit/one_of_each.graphml", &result));
    for (size_t i = 0; i < sizeof issues / sizeof *issues; i++) {
        const pm_finding *finding = finding_of(&result, issues[i], 0);
        CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
        CU_ASSERT_EQUAL(finding->outcome, PM_ISSUE);
    }
    audited_free(&result);
}

/* --- words ----------------------------------------------------------------------------------- */

static void assert_said(pm_text *text, const char *wanted)
{
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(text), wanted);
    pm_text_free(text);
}

static void test_counts_in_words(void)
{
    pm_text text = {0};
    pm_say_counted(&text, 0, "member", "members");
    assert_said(&text, "no members");
    pm_say_counted(&text, 1, "member", "members");
    assert_said(&text, "one member");
    pm_say_counted_first(&text, 12, "member", "members");
    assert_said(&text, "Twelve members");
    pm_say_counted_first(&text, 13, "member", "members");
    assert_said(&text, "13 members");
    pm_say_steps(&text, 1);
    assert_said(&text, "1 step");
    pm_say_steps(&text, 2.5);
    assert_said(&text, "2.5 steps");
}

static void test_shares_never_round_to_all_or_nothing(void)
{
    pm_text text = {0};
    pm_say_share(&text, 0);
    assert_said(&text, "0%");
    pm_say_share(&text, 0.001);
    assert_said(&text, "under 1%");
    pm_say_share(&text, 0.576);
    assert_said(&text, "58%");
    pm_say_share(&text, 0.999);
    assert_said(&text, "over 99%");
    pm_say_share(&text, 1);
    assert_said(&text, "100%");
}

static void test_amounts(void)
{
    pm_text text = {0};
    pm_say_amount(&text, 0);
    assert_said(&text, "0");
    pm_say_amount(&text, 999.6);
    assert_said(&text, "1,000");
    pm_say_amount(&text, 1450000000);
    assert_said(&text, "1,450,000,000");
    pm_say_amount(&text, 18005);
    assert_said(&text, "18,005");
    pm_say_amount(&text, -1e15);
    assert_said(&text, "-1,000,000,000,000,000");
    pm_say_amount(&text, 1.5e15);
    assert_said(&text, "over 1,000,000,000,000,000");
    pm_say_amount(&text, -(double)INFINITY);
    assert_said(&text, "under -1,000,000,000,000,000");
    pm_say_amount(&text, (double)NAN);
    assert_said(&text, "an unknown amount");
}

static void test_hostile_names(void)
{
    pm_text text = {0};
    pm_say_name(&text, "two\nlines\tand\x01 a\xFF");
    assert_said(&text, "two lines and a\xEF\xBF\xBD");
    pm_say_name(&text, "123456789 123456789 123456789 123456789 123456789 123456789 12345");
    assert_said(&text, "123456789 123456789 123456789 123456789 1234567...");
    pm_say_name(&text, "123456789 123456789 123456789 123456789 123456789.");
    assert_said(&text, "123456789 123456789 123456789 123456789 123456789.");
    pm_say_name(&text, "123456789 123456789 123456789 123456789 12345. 789 123456789");
    assert_said(&text, "123456789 123456789 123456789 123456789 12345...");
    pm_say_name(&text, "100% \"full\" %s");
    assert_said(&text, "100% \"full\" %s");
}

/* A sentence that ends in a name has one full stop, however the name ends. */
static void test_names_at_the_end_of_a_sentence(void)
{
    static const char map[] = "a\nb\nc label=%s\na - b\nb - c\n";
    static const char *const names[][2] = {
        {"Smith+Ltd.", "cut off from the rest: Smith Ltd."},
        {"Abcdefghij+Abcdefghij+Abcdefghij+Abcdefghij+Abcdefghij+Abcdefghij",
         "the rest: Abcdefghij Abcdefghij Abcdefghij Abcdefghij Abc..."},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        pm_text text = {0};
        audited result = {0};
        pm_text_addf(&text, map, names[i][0]);
        CU_ASSERT_TRUE_FATAL(audit_text(pm_text_bytes(&text), &result));
        expect_in(&result,
                  (expectation){.rule = "cut-point", .outcome = PM_WATCH, .text = names[i][1]});
        const char *said = finding_of(&result, "cut-point", 0)->text;
        size_t length = strlen(names[i][1]);
        CU_ASSERT_STRING_EQUAL(said + strlen(said) - length, names[i][1]);
        audited_free(&result);
        pm_text_free(&text);
    }
}

static void test_lists_of_names(void)
{
    audited result = {0};
    pm_text text = {0};
    pm_indexes members = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("a\nb\nc\nd\ne\nf\n", &result));
    for (size_t i = 0; i < 5; i++) {
        pm_indexes_add(&members, i);
    }
    pm_say_members(&text, result.measures, &members, 0);
    assert_said(&text, "a, b, c, d and e");
    pm_say_some(&text, result.measures, &members);
    assert_said(&text, "a and four others");
    pm_indexes_add(&members, 5);
    pm_say_members(&text, result.measures, &members, 0);
    assert_said(&text, "a, b, c, d and two others");
    pm_say_members(&text, result.measures, &members, 4);
    assert_said(&text, "e and f");
    pm_say_members(&text, result.measures, &members, 6);
    assert_said(&text, "");
    pm_indexes_free(&members);
    audited_free(&result);
}

CU_TestInfo pm_tests_audit[] = {
    {"no rule is without question, next step, source and reason", test_rules_are_complete},
    {"outcomes and kinds of fact have their words", test_names_of_outcomes_and_facts},
    {"every finding on every map is whole", test_every_finding},
    {"every rule says something on every map", test_every_rule_speaks},
    {"an empty map leaves every rule unable to tell", test_empty_map},
    {"people are never named", test_people_are_not_named},
    {"maps of people speak of Person 2", test_sentences_about_people},
    {"issues come first, heavier before lighter", test_order},
    {"the same map gives the same findings", test_same_input_same_findings},
    {"the Basingstoke sample shows what its notes promise", test_basingstoke},
    {"a map with one of each defect finds each", test_one_of_each},
    {"counts are written in words up to twelve", test_counts_in_words},
    {"shares never round to all or nothing", test_shares_never_round_to_all_or_nothing},
    {"amounts have commas between thousands", test_amounts},
    {"hostile names are cleaned and shortened", test_hostile_names},
    {"a name that ends in a full stop ends the sentence", test_names_at_the_end_of_a_sentence},
    {"long lists of names are shortened", test_lists_of_names},
    CU_TEST_INFO_NULL,
};
