/* The audit's rules on answers: the continuum, the ingredients, skills, reports of ties. Each in
 * each of its outcomes, and what they must not give away. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/audit/ingredients.h"
#include "engine/base/text.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

/* "lines" of a format that takes one number, from 1 to count. */
static void repeat(pm_text *text, const char *before, const char *after, int count)
{
    for (int i = 1; i <= count; i++) {
        pm_text_addf(text, "%s%d%s\n", before, i, after);
    }
}

/* --- the continuum --------------------------------------------------------------------------- */

#define TIE "a - b behaviour=cooperation\n"
#define OTHER_TIE "a - b behaviour=competition\n"

static void test_spread(void)
{
    expect("a sector=Health\nb sector=Housing\n" TIE TIE TIE TIE TIE,
           (expectation){.rule = "behaviour-spread",
                         .outcome = PM_WATCH,
                         .text = "none says competition, five say cooperation, none says "
                                 "coordination and none says coevolution. Most often between "
                                 "Health and Housing: cooperation (five of five views).",
                         .number = "commonest_share",
                         .value = 1});
    expect("a\nb\n" TIE TIE TIE TIE
           "a - b behaviour_source=coevolution behaviour_target=competition\n",
           (expectation){.rule = "behaviour-spread",
                         .outcome = PM_FINE,
                         .members = "",
                         .number = "views",
                         .value = 6});
    expect("a\nb\n" TIE TIE TIE TIE, (expectation){.rule = "behaviour-spread",
                                                   .outcome = PM_CANNOT_TELL,
                                                   .text = "`behaviour`"});
}

#define MISFIT "a - b behaviour=cooperation purpose=Joint+delivery\n"
#define FIT "a - b behaviour=coordination purpose=joint+delivery\n"

static void test_misfit(void)
{
    expect("a\nb\n" MISFIT MISFIT MISFIT FIT FIT,
           (expectation){.rule = "behaviour-misfit",
                         .outcome = PM_ISSUE,
                         .text = "most often cooperation where the purpose is to deliver jointly "
                                 "(three)",
                         .number = "misfits",
                         .value = 3});
    expect("a\nb\n" MISFIT FIT FIT FIT FIT,
           (expectation){.rule = "behaviour-misfit",
                         .outcome = PM_WATCH,
                         .text = "one names a way of working that is unusual for it.",
                         .members = ""});
    expect("a\nb\n" FIT FIT FIT FIT FIT,
           (expectation){.rule = "behaviour-misfit", .outcome = PM_FINE});
    expect("a\nb\n" FIT FIT FIT FIT "a - b behaviour=competition purpose=tea\n",
           (expectation){
               .rule = "behaviour-misfit", .outcome = PM_CANNOT_TELL, .text = "Record `purpose`"});
}

/* Five of one sector tied to five of another; "views" are what the two ends say. */
static void add_two_sectors(pm_text *text, const char *views, int count)
{
    repeat(text, "a", " sector=Health", count);
    repeat(text, "b", " sector=Housing", count);
    for (int i = 1; i <= count; i++) {
        pm_text_addf(text, "a%d - b%d %s\n", i, i, views);
    }
}

static void test_viewpoint_of_a_sector(void)
{
    static const char differ[] = "behaviour_source=coevolution behaviour_target=competition";
    pm_text text = {0};
    add_two_sectors(&text, differ, 5);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "viewpoint-sector",
                         .outcome = PM_WATCH,
                         .headline = "Health sees its work differently",
                         .text = "In five of five relationships that both ends describe, members "
                                 "from Health say coevolution where the other end says "
                                 "competition.",
                         .members = ""});
    text.length = 0;
    add_two_sectors(&text, "behaviour_source=cooperation behaviour_target=cooperation", 5);
    expect(pm_text_bytes(&text), (expectation){.rule = "viewpoint-sector", .outcome = PM_FINE});
    text.length = 0;
    add_two_sectors(&text, differ, 4);
    expect(pm_text_bytes(&text), (expectation){.rule = "viewpoint-sector",
                                               .outcome = PM_CANNOT_TELL,
                                               .text = "Record `behaviour_source`"});
    pm_text_free(&text);
}

/* Ten ties of one partner are still one partner's answers. */
static void test_viewpoint_of_one_partner_is_not_told(void)
{
    pm_text text = {0};
    pm_text_add(&text, "a sector=Health\n");
    repeat(&text, "b", " sector=Housing", 6);
    for (int i = 1; i <= 6; i++) {
        pm_text_addf(&text, "a - b%d behaviour_source=coevolution behaviour_target=competition\n",
                     i);
    }
    expect(pm_text_bytes(&text),
           (expectation){.rule = "viewpoint-sector", .outcome = PM_CANNOT_TELL, .members = ""});
    pm_text_free(&text);
}

/* Five one step from the board, each with one behind it. */
static void add_two_rings(pm_text *text)
{
    pm_text_add(text, "board kind=body decision_body=true\n");
    repeat(text, "near", "", 5);
    repeat(text, "far", "", 5);
    for (int i = 1; i <= 5; i++) {
        pm_text_addf(text, "near%d - board\n", i);
    }
}

static const char *word_of(bool competes)
{
    return competes ? "competition" : "cooperation";
}

/* Of ten places, five are dealt to those that say competition: all five far ones with odds of 1 in
 * C(10,5) = 252; two words are tested. */
static void test_viewpoint_by_distance(void)
{
    pm_text apart = {0};
    pm_text mixed = {0};
    add_two_rings(&apart);
    add_two_rings(&mixed);
    for (int i = 1; i <= 5; i++) {
        pm_text_addf(&apart,
                     "far%d - near%d behaviour_source=competition "
                     "behaviour_target=cooperation\n",
                     i, i);
        pm_text_addf(&mixed, "far%d - near%d behaviour_source=%s behaviour_target=%s\n", i, i,
                     word_of(i <= 2), word_of(i <= 3));
    }
    expect(pm_text_bytes(&apart),
           (expectation){.rule = "viewpoint-distance",
                         .outcome = PM_WATCH,
                         .headline = "Far from decisions, more partners say competition",
                         .text = "on average 2 steps from decisions, the others 1.",
                         .members = "",
                         .number = "p",
                         .value = 2.0 / 252});
    expect(pm_text_bytes(&mixed), (expectation){.rule = "viewpoint-distance", .outcome = PM_FINE});
    expect("a\n", (expectation){.rule = "viewpoint-distance",
                                .outcome = PM_CANNOT_TELL,
                                .text = "`decision_body`"});
    pm_text_free(&apart);
    pm_text_free(&mixed);
}

/* --- the ingredients ------------------------------------------------------------------------- */

static void test_ingredient_that_divides(void)
{
    pm_text text = {0};
    repeat(&text, "a", " ing01=yes sector=Health", 5);
    repeat(&text, "b", " ing01=no sector=Housing", 5);
    /* Cumulative shares 1/2 (no) and 1/2 (no or unsure): 1/2 + 1/2. */
    expect(pm_text_bytes(&text),
           (expectation){.rule = "ingredient",
                         .outcome = PM_WATCH,
                         .headline = "Ingredient 1: partners are divided",
                         .text = "of ten partners that answered five say yes, five no and none is "
                                 "unsure.",
                         .members = "",
                         .number = "spread",
                         .value = 1});
    text.length = 0;
    repeat(&text, "a", " ing05=no", 9);
    pm_text_add(&text, "b ing05=yes\n");
    expect(pm_text_bytes(&text), (expectation){.rule = "ingredient",
                                               .outcome = PM_WATCH,
                                               .headline = "Ingredient 5: most partners miss it"});
    text.length = 0;
    repeat(&text, "a", " ing05=yes", 5);
    expect(pm_text_bytes(&text), (expectation){.rule = "ingredient",
                                               .outcome = PM_FINE,
                                               .text = "On each of one ingredient that five"});
    pm_text_free(&text);
}

static void test_ingredient_not_known(void)
{
    pm_text text = {0};
    repeat(&text, "a", " ing01=no", 4);
    repeat(&text, "p", " kind=person ing01=yes", 5);
    expect(pm_text_bytes(&text), (expectation){.rule = "ingredient",
                                               .outcome = PM_CANNOT_TELL,
                                               .text = "Fewer than five partners"});
    expect("graph ing01=yes ing02=no\na\n", (expectation){.rule = "ingredient",
                                                          .outcome = PM_CANNOT_TELL,
                                                          .text = "spread unknown",
                                                          .number = "of_map",
                                                          .value = 2});
    pm_text_free(&text);
}

/* That all of a sector said no is what each of them said: its share is told as a bound. */
static void test_ingredient_gap_tells_nobodys_answer(void)
{
    pm_text text = {0};
    repeat(&text, "a", " ing01=yes sector=Health", 5);
    repeat(&text, "b", " ing01=no sector=Housing", 5);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "ingredient",
                         .outcome = PM_WATCH,
                         .text = "Yes say 90% or more of Health, 10% or fewer of other sectors.",
                         .number = "gap",
                         .value = 0.8});
    text.length = 0;
    repeat(&text, "a", " ing01=yes sector=Health", 5);
    repeat(&text, "b", " ing01=no sector=Housing", 4);
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(pm_text_bytes(&text), &result));
    pm_ingredient found =
        pm_ingredient_answers(result.measures, pm_findings_conventions(result.findings), 0);
    CU_ASSERT_TRUE(found.told);
    CU_ASSERT_EQUAL(found.answered, 9);
    CU_ASSERT_FALSE(found.has_gap); /* four of the others are not summarised */
    found = pm_ingredient_answers(result.measures, pm_findings_conventions(result.findings), 12);
    CU_ASSERT_FALSE(found.told);
    CU_ASSERT_EQUAL(found.answered, 0);
    CU_ASSERT_STRING_EQUAL(found.title, "regular review");
    audited_free(&result);
    pm_text_free(&text);
}

static void test_ingredient_by_centre_and_membership(void)
{
    pm_text text = {0};
    audited result = {0};
    pm_text_add(&text, "board kind=body decision_body=true\n");
    repeat(&text, "near", " ing03=yes", 5);
    repeat(&text, "far", " ing03=unsure", 5);
    for (int i = 1; i <= 5; i++) {
        pm_text_addf(&text, "near%d - board\nfar%d - near%d\n", i, i, i);
    }
    CU_ASSERT_TRUE_FATAL(audit_text(pm_text_bytes(&text), &result));
    CU_ASSERT_STRING_EQUAL(
        pm_ingredient_answers(result.measures, pm_findings_conventions(result.findings), 2)
            .gap.side,
        "the centre");
    audited_free(&result);
    text.length = 0;
    repeat(&text, "v", " ing03=yes membership=volunteer", 5);
    repeat(&text, "c", " ing03=no membership=conscript", 5);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "ingredient",
                         .outcome = PM_WATCH,
                         .text = "of those who chose to join, 10% or fewer of those who had to."});
    pm_text_free(&text);
}

/* Thirteen divided ingredients: five are told, the rest counted, and no total is given. */
static void test_thirteen_divided_ingredients(void)
{
    pm_text text = {0};
    for (int partner = 0; partner < 6; partner++) {
        pm_text_addf(&text, "a%d", partner);
        for (int i = 1; i <= 13; i++) {
            pm_text_addf(&text, " ing%02d=%s", i, partner < 3 ? "yes" : "no");
        }
        pm_text_add(&text, "\n");
    }
    expect(pm_text_bytes(&text), (expectation){.rule = "ingredient",
                                               .nth = 5,
                                               .outcome = PM_WATCH,
                                               .headline = "Eight more ingredients that divide the "
                                                           "partners"});
    pm_text_free(&text);
}

/* --- answers beside the map ------------------------------------------------------------------ */

/* Five partners say yes to one ingredient; "facts" are theirs, "rest" is the map's. */
static void expect_check(int ingredient, const char *facts, const char *rest, bool present,
                         const char *shown)
{
    pm_text text = {0};
    for (int i = 0; i < 5; i++) {
        pm_text_addf(&text, "%c ing%02d=yes %s\n", 'a' + i, ingredient, facts);
    }
    pm_text_add(&text, rest);
    expect(pm_text_bytes(&text), (expectation){.rule = "answers-and-map",
                                               .outcome = present ? PM_FINE : PM_WATCH,
                                               .text = shown});
    pm_text_free(&text);
}

#define BODIES "x kind=body\ny kind=body\nz kind=body\n"
#define CHAIR(who, body) who " > " body " kind=member role=chair\n"

static void test_answers_beside_joint_ties_members_and_chairs(void)
{
    expect_check(2, "", "a - b kind=works_with\nc - d kind=works_with\n", true,
                 "the map shows that four of five organisations work with another");
    expect_check(2, "", "a - b kind=works_with\n", false, "two of five organisations");
    expect_check(3, "", "a - b\nb - c\nc - d\nd - e\n", true, "no members have no tie");
    expect_check(3, "", "a - b\nb - c\nc - d\n", false, "one member has no tie");
    expect_check(7, "", BODIES CHAIR("a", "x") CHAIR("b", "y") CHAIR("c", "z"), true,
                 "one partner holds one of three chairs");
    expect_check(7, "", BODIES CHAIR("a", "x") CHAIR("a", "y") CHAIR("c", "z"), false,
                 "one partner holds two of three chairs");
}

static void test_answers_beside_stated_facts(void)
{
    expect_check(8, "contributes=true", "", true, "five of five organisations that state it");
    expect_check(8, "contributes=false", "", false, "none of five organisations that state it");
    expect_check(9, "objective_agreed=true", "", true, "agreed the objective");
    expect_check(9, "objective_agreed=false", "", false, "none of five organisations");
    expect_check(11, "role_description=tea", "", true, "have a described role");
    expect_check(11, "", "f role_description=tea\n", false, "one of six organisations");
    expect_check(13, "", "graph date=2026-11 last_review=2026-05\n", true, "six months");
    expect_check(13, "", "graph date=2026-11 last_review=2020-05\n", false, "78 months");
}

static void test_answers_beside_ties_across_and_news(void)
{
    static const char across[] = "f sector=X\na - f\nb - f\nc - f\nd - f\ne - f\n";
    static const char one_way[] = "f sector=X\na > f\nb > f\nc > f\nd > f\ne > f\nf > e\n";
    expect_check(10, "sector=Y", across, true, "five of five ties across sectors go both ways");
    expect_check(10, "sector=Y", one_way, false, "one of five ties across sectors goes both ways");
    expect_check(12, "",
                 "a > b kind=informs\nb > c kind=informs\nc > d kind=informs\ne > a kind=informs\n",
                 true, "between 100% of all pairs");
    /* One pair of ten. */
    expect_check(12, "", "a > b kind=informs\n", false, "between 10% of all pairs");
}

static void test_answers_darker_than_the_map(void)
{
    pm_text text = {0};
    repeat(&text, "a", " ing08=no contributes=true", 5);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "answers-and-map",
                         .outcome = PM_WATCH,
                         .headline = "Ingredient 8: the map is brighter than the answers"});
    expect("a\n", (expectation){.rule = "answers-and-map", .outcome = PM_CANNOT_TELL});
    pm_text_free(&text);
}

/* --- skills ---------------------------------------------------------------------------------- */

static void test_skill_gap(void)
{
    pm_text text = {0};
    repeat(&text, "a", " sector=Health skill_trust=1", 5);
    repeat(&text, "b", " sector=Housing skill_trust=3", 5);
    expect(pm_text_bytes(&text), (expectation){.rule = "skill-gap",
                                               .outcome = PM_WATCH,
                                               .headline = "Health rates itself lower",
                                               .text = "five partners from Health give themselves "
                                                       "on average 1 of 4, five others 3.",
                                               .members = ""});
    text.length = 0;
    repeat(&text, "a", " sector=Health skill_trust=3", 5);
    repeat(&text, "b", " sector=Housing skill_trust=3", 5);
    expect(pm_text_bytes(&text), (expectation){.rule = "skill-gap", .outcome = PM_FINE});
    text.length = 0;
    repeat(&text, "a", " sector=Health skill_trust=1", 4);
    repeat(&text, "b", " sector=Housing skill_trust=3", 5);
    expect(pm_text_bytes(&text),
           (expectation){.rule = "skill-gap", .outcome = PM_CANNOT_TELL, .text = "`sector`"});
    pm_text_free(&text);
}

/* A partner's own rating is its answer: neither its name nor its badge stands beside it. */
static void test_skill_names_nobody(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("a label=Charity skill_trust=4\nb skill_trust=1\n"
                                    "c skill_trust=1\nd skill_trust=1\ne skill_trust=1\n",
                                    &result));
    const pm_finding *finding = finding_of(&result, "skill", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
    CU_ASSERT_EQUAL(finding->outcome, PM_WATCH);
    CU_ASSERT_EQUAL(finding->member_count + finding->edge_count + finding->person_count, 0);
    CU_ASSERT_PTR_NULL(strstr(finding->text, "Charity"));
    CU_ASSERT_PTR_NULL(strstr(finding->headline, "Charity"));
    audited_free(&result);
}

/* --- who reports what ------------------------------------------------------------------------ */

#define TEN                                                                                        \
    "a responded=true\nb responded=true\nc responded=true\nd responded=true\ne responded=true\n"   \
    "f responded=true\n"
#define BOTH "a - b reported_by=a;b\na - c reported_by=a;c\n"
#define ONE "a - d reported_by=a\na - e reported_by=a\na - f reported_by=a\n"

static void test_one_sided_reports(void)
{
    expect(TEN BOTH ONE, (expectation){.rule = "one-sided-report",
                                       .outcome = PM_ISSUE,
                                       .text = "Of five pairs that answered",
                                       .members = "",
                                       .number = "confirmation_rate",
                                       .value = 0.4});
    expect("graph escalation_to=leader\n" TEN BOTH ONE,
           (expectation){.rule = "one-sided-report", .outcome = PM_WATCH});
    expect(TEN BOTH "a - d reported_by=a;d\na - e reported_by=a;e\na - f reported_by=a;f\n",
           (expectation){.rule = "one-sided-report", .outcome = PM_FINE});
    expect(TEN BOTH, (expectation){.rule = "one-sided-report",
                                   .outcome = PM_CANNOT_TELL,
                                   .text = "`reported_by`"});
}

CU_TestInfo pm_tests_audit_answers[] = {
    {"the spread of the continuum is told by sector pair", test_spread},
    {"ways of working that do not fit the purpose are told", test_misfit},
    {"a sector that sees its work differently is told", test_viewpoint_of_a_sector},
    {"the view of one partner is not told as its sector's",
     test_viewpoint_of_one_partner_is_not_told},
    {"the continuum is crossed with distance", test_viewpoint_by_distance},
    {"an ingredient that divides partners is told", test_ingredient_that_divides},
    {"ingredients few answered cannot be told", test_ingredient_not_known},
    {"a gap between sides tells nobody's answer", test_ingredient_gap_tells_nobodys_answer},
    {"gaps are looked for between centre and edge", test_ingredient_by_centre_and_membership},
    {"beyond five divided ingredients the rest are counted", test_thirteen_divided_ingredients},
    {"answers stand beside joint ties, members and chairs",
     test_answers_beside_joint_ties_members_and_chairs},
    {"answers stand beside stated facts", test_answers_beside_stated_facts},
    {"answers stand beside ties across sectors and news", test_answers_beside_ties_across_and_news},
    {"answers may be darker than the map", test_answers_darker_than_the_map},
    {"a sector that rates itself lower is told", test_skill_gap},
    {"a skill of one partner names nobody", test_skill_names_nobody},
    {"ties that one end reports are counted", test_one_sided_reports},
    CU_TEST_INFO_NULL,
};
