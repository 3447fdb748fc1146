/* What could not be told, folded by what to record. */
#include <CUnit/CUnit.h>
#include <string.h>

#include "engine/audit/missing.h"
#include "formats/writers.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

static void every_finding_that_cannot_be_told_is_in_one_row(void)
{
    audited result = {0};
    pm_missing missing = {0};
    pm_error err = {0};
    size_t all = 0;
    CU_ASSERT_TRUE_FATAL(audit_text("a\nb\nc\na - b\n", &result));
    CU_ASSERT_EQUAL_FATAL(pm_list_missing(result.findings, &missing, &err), PM_OK);
    for (size_t i = 0; i < missing.count; i++) {
        const pm_missing_row *row = &missing.rows[i];
        CU_ASSERT_PTR_NOT_NULL_FATAL(row->record); /* each built-in rule says what it lacks */
        all += row->count;
        for (size_t k = 0; k < row->count; k++) {
            CU_ASSERT_STRING_EQUAL(row->findings[k]->record, row->record);
            CU_ASSERT_EQUAL(row->findings[k]->outcome, PM_CANNOT_TELL);
        }
        CU_ASSERT_TRUE(i == 0 || row->count <= missing.rows[i - 1].count);
    }
    CU_ASSERT_EQUAL(all, pm_findings_with(result.findings, PM_CANNOT_TELL));
    CU_ASSERT_TRUE(pm_missing_is_long(result.findings));
    pm_missing_free(&missing);
    audited_free(&result);
}

static void a_finding_that_is_told_lacks_nothing(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/basingstoke.graphml", &result));
    CU_ASSERT_FALSE(pm_missing_is_long(result.findings));
    for (size_t i = 0; i < pm_finding_count(result.findings); i++) {
        const pm_finding *finding = pm_finding_at(result.findings, i);
        CU_ASSERT_TRUE(finding->outcome == PM_CANNOT_TELL || finding->record == NULL);
    }
    audited_free(&result);
}

static void the_audit_in_words_folds_a_bare_map(void)
{
    audited result = {0};
    pm_text text = {0};
    pm_error err = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("a\nb\nc\na - b\n", &result));
    pm_results results = {
        .map = result.map, .measures = result.measures, .findings = result.findings};
    CU_ASSERT_EQUAL_FATAL(pm_write_findings_text(&results, &text, &err), PM_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&text), "Record `carried_by` on edges to answer: "
                                                        "Routes"));
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&text), "Carriers of ties are not known"));
    CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&text), "By the ties drawn: "));
    pm_text_free(&text);
    audited_free(&result);
}

CU_TestInfo pm_tests_missing[] = {
    {"every finding that cannot be told is in one row",
     every_finding_that_cannot_be_told_is_in_one_row},
    {"a finding that is told lacks nothing", a_finding_that_is_told_lacks_nothing},
    {"the audit in words folds a bare map", the_audit_in_words_folds_a_bare_map},
    CU_TEST_INFO_NULL,
};
