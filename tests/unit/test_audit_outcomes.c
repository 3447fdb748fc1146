/* Does every rule have a map for each of its outcomes, and every convention one on which it
 * decides? The suites of the audit are run once more and what they assert on is noted: a rule added
 * without a map for each outcome, or a convention without effect, fails here by name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/rulebook.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

static CU_TestInfo *const SUITES[] = {pm_tests_audit,           pm_tests_audit_stated,
                                      pm_tests_audit_structure, pm_tests_audit_answers,
                                      pm_tests_audit_resources, pm_tests_audit_layers};

/* From a suite on: the first looks at whole samples, which takes longest. */
static void run_suites(size_t first)
{
    for (size_t i = first; i < sizeof SUITES / sizeof *SUITES; i++) {
        for (const CU_TestInfo *test = SUITES[i]; test->pName != NULL; test++) {
            test->pTestFunc();
        }
    }
}

static bool tell(const pm_rule *rule, pm_outcome outcome, const char *what)
{
    fprintf(stderr, "\n%s: %s: %s\n", rule->id, pm_outcome_name(outcome), what);
    return false;
}

static bool is_covered(const outcome_record *record, size_t row, pm_outcome outcome)
{
    const pm_rule *rule = pm_rule_at(row);
    if (!pm_rule_can_find(rule, outcome)) {
        return !record->seen[row][outcome] ||
               tell(rule, outcome, "came up, but the threshold does not name it");
    }
    return record->asserted[row][outcome] || tell(rule, outcome, "no test has a map for it");
}

static void every_outcome_of_every_rule_has_its_map(void)
{
    outcome_record record = {.asserted = calloc(pm_rule_count(), sizeof *record.asserted),
                             .seen = calloc(pm_rule_count(), sizeof *record.seen)};
    CU_ASSERT_TRUE_FATAL(record.asserted != NULL && record.seen != NULL);
    record_outcomes(&record);
    run_suites(0);
    record_outcomes(NULL);
    for (size_t row = 0; row < pm_rule_count(); row++) {
        for (pm_outcome outcome = 0; outcome < PM_OUTCOME_COUNT; outcome++) {
            CU_ASSERT_TRUE(is_covered(&record, row, outcome));
        }
    }
    free(record.asserted);
    free(record.seen);
}

static void a_threshold_names_what_its_rule_can_find(void)
{
    const pm_rule *no_route = pm_rule_find("no-route");
    const pm_rule *glossary = pm_rule_find("glossary");
    CU_ASSERT_TRUE_FATAL(no_route != NULL && glossary != NULL);
    CU_ASSERT_TRUE(pm_rule_can_find(no_route, PM_ISSUE));
    CU_ASSERT_FALSE(pm_rule_can_find(no_route, PM_WATCH));
    CU_ASSERT_TRUE(pm_rule_can_find(glossary, PM_WATCH));
    CU_ASSERT_FALSE(pm_rule_can_find(glossary, PM_ISSUE));
    CU_ASSERT_TRUE(pm_rule_can_find(glossary, PM_FINE));
    CU_ASSERT_TRUE(pm_rule_can_find(glossary, PM_CANNOT_TELL));
    for (size_t i = 0; i < pm_rule_count(); i++) {
        CU_ASSERT_TRUE(pm_rule_can_find(pm_rule_at(i), PM_WATCH) ||
                       pm_rule_can_find(pm_rule_at(i), PM_ISSUE));
    }
}

/* --- conventions ----------------------------------------------------------------------------- */

/* Which conventions, set to the ends of their range, changed a finding. */
typedef struct decisions {
    bool *decided; /* one a convention */
    size_t unnamed;
    size_t maps; /* looked at so far */
} decisions;

/* Once it is known to decide something, a convention is tried on one map in so many. */
enum { MAPS_PASSED_OVER = 8 };

static pm_rulebook *book_of(const pm_convention *row, double value)
{
    pm_error err = {0};
    pm_rulebook *book = pm_rulebook_new();
    pm_change change = {.convention = row, .value = value, .file = "end.rules", .line = 1};
    CU_ASSERT_PTR_NOT_NULL_FATAL(book);
    CU_ASSERT_EQUAL_FATAL(pm_rulebook_add_file(book, "end.rules", &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_rulebook_add_change(book, &change, &err), PM_OK);
    return book;
}

/* The outcomes and texts of a rule's findings, in one. */
static void gather(const pm_findings *findings, const char *rule, pm_text *words)
{
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (strcmp(finding->rule->id, rule) == 0) {
            pm_text_addf(words, "%d %s %s\n", (int)finding->outcome, finding->headline,
                         finding->text);
        }
    }
}

static bool differ(const pm_findings *a, const pm_findings *b, const char *rule)
{
    pm_text of_a = {0};
    pm_text of_b = {0};
    gather(a, rule, &of_a);
    gather(b, rule, &of_b);
    bool do_differ = strcmp(pm_text_bytes(&of_a), pm_text_bytes(&of_b)) != 0;
    pm_text_free(&of_a);
    pm_text_free(&of_b);
    return do_differ;
}

/* A finding that a convention changes has to name it in its rule's threshold. */
static void compare(const pm_findings *usual, const pm_findings *changed, size_t convention,
                    decisions *found)
{
    const pm_convention *row = pm_convention_at(convention);
    for (size_t i = 0; i < pm_rule_count(); i++) {
        const pm_rule *rule = pm_rule_at(i);
        if (!differ(usual, changed, rule->id)) {
            continue;
        }
        found->decided[convention] = true;
        if (!pm_convention_is_in(row, rule->threshold)) {
            fprintf(stderr, "\n%s: decided by %s, which its threshold does not name\n", rule->id,
                    row->name);
            found->unnamed++;
        }
    }
}

static void look_at_ends(const audited *result, void *context)
{
    decisions *found = context;
    bool look_at_all = found->maps++ % MAPS_PASSED_OVER == 0;
    for (size_t i = 0; i < 2 * pm_convention_count(); i++) {
        const pm_convention *row = pm_convention_at(i / 2);
        if (found->decided[i / 2] && !look_at_all) {
            continue;
        }
        pm_audit_options options = pm_default_audit_options();
        pm_rulebook *book = book_of(row, i % 2 == 0 ? row->lowest : row->highest);
        pm_findings *changed = NULL;
        pm_error err = {0};
        options.rules = book;
        CU_ASSERT_EQUAL_FATAL(pm_audit_map(result->measures, &options, &changed, &err), PM_OK);
        compare(result->findings, changed, i / 2, found);
        pm_findings_free(changed);
        pm_rulebook_free(book);
    }
}

static bool tell_convention(size_t index)
{
    fprintf(stderr, "\n%s: decides nothing on any map\n", pm_convention_at(index)->name);
    return false;
}

static void every_convention_decides_what_names_it(void)
{
    decisions found = {.decided = calloc(pm_convention_count(), sizeof *found.decided)};
    CU_ASSERT_PTR_NOT_NULL_FATAL(found.decided);
    show_audits(look_at_ends, &found);
    run_suites(1);
    show_audits(NULL, NULL);
    for (size_t i = 0; i < pm_convention_count(); i++) {
        CU_ASSERT_TRUE(found.decided[i] || tell_convention(i));
    }
    CU_ASSERT_EQUAL(found.unnamed, 0);
    free(found.decided);
}

CU_TestInfo pm_tests_audit_outcomes[] = {
    {"every outcome of every rule has its map", every_outcome_of_every_rule_has_its_map},
    {"a threshold names what its rule can find", a_threshold_names_what_its_rule_can_find},
    {"every convention decides what names it", every_convention_decides_what_names_it},
    CU_TEST_INFO_NULL,
};
