/* The test program: registers every suite and runs them all, or those named on its command line;
 * the exit code is 0 when all passed. */
#include <CUnit/Basic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/suites.h"

/* One row a suite. */
static CU_SuiteInfo suites[] = {
    {"text", NULL, NULL, NULL, NULL, pm_tests_text},
    {"model", NULL, NULL, NULL, NULL, pm_tests_model},
    {"people's names", NULL, NULL, NULL, NULL, pm_tests_people_names},
    {"cli people", NULL, NULL, NULL, NULL, pm_tests_cli_people},
    {"what could not be told", NULL, NULL, NULL, NULL, pm_tests_missing},
    {"audit md", NULL, NULL, NULL, NULL, pm_tests_findings_md},
    {"report md", NULL, NULL, NULL, NULL, pm_tests_markdown},
    {"briefs", NULL, NULL, NULL, NULL, pm_tests_cli_briefs},
    {"suppression", NULL, NULL, NULL, NULL, pm_tests_suppression},
    {"cli suppression", NULL, NULL, NULL, NULL, pm_tests_cli_suppression},
    {"graphml", NULL, NULL, NULL, NULL, pm_tests_graphml},
    {"graphml out", NULL, NULL, NULL, NULL, pm_tests_graphml_write},
    {"tables out", NULL, NULL, NULL, NULL, pm_tests_tables_write},
    {"sheets", NULL, NULL, NULL, NULL, pm_tests_sheets},
    {"bytes", NULL, NULL, NULL, NULL, pm_tests_bytes},
    {"graphml structure", NULL, NULL, NULL, NULL, pm_tests_graphml_structure},
    {"dialects", NULL, NULL, NULL, NULL, pm_tests_dialects},
    {"measures", NULL, NULL, NULL, NULL, pm_tests_measures},
    {"measures structure", NULL, NULL, NULL, NULL, pm_tests_measures_structure},
    {"measures published", NULL, NULL, NULL, NULL, pm_tests_measures_published},
    {"measures worked", NULL, NULL, NULL, NULL, pm_tests_measures_worked},
    {"chance", NULL, NULL, NULL, NULL, pm_tests_chance},
    {"formats", NULL, NULL, NULL, NULL, pm_tests_formats},
    {"other tools' files", NULL, NULL, NULL, NULL, pm_tests_foreign},
    {"worker", NULL, NULL, NULL, NULL, pm_tests_worker},
    {"template", NULL, NULL, NULL, NULL, pm_tests_template},
    {"merge", NULL, NULL, NULL, NULL, pm_tests_merge},
    {"made maps", NULL, NULL, NULL, NULL, pm_tests_made_maps},
    {"shard", NULL, NULL, NULL, NULL, pm_tests_shard},
    {"processors", NULL, NULL, NULL, NULL, pm_tests_processors},
    {"cli options", NULL, NULL, NULL, NULL, pm_tests_cli_options},
    {"cli commands", NULL, NULL, NULL, NULL, pm_tests_cli_commands},
    {"cli convert", NULL, NULL, NULL, NULL, pm_tests_cli_convert},
    {"cli sheets", NULL, NULL, NULL, NULL, pm_tests_cli_sheets},
    {"cli drawings", NULL, NULL, NULL, NULL, pm_tests_cli_drawings},
    {"cli graphs", NULL, NULL, NULL, NULL, pm_tests_cli_graphs},
    {"batch", NULL, NULL, NULL, NULL, pm_tests_batch},
    {"cli batch", NULL, NULL, NULL, NULL, pm_tests_cli_batch},
    {"audit", NULL, NULL, NULL, NULL, pm_tests_audit},
    {"audit: stated facts", NULL, NULL, NULL, NULL, pm_tests_audit_stated},
    {"audit: structure", NULL, NULL, NULL, NULL, pm_tests_audit_structure},
    {"audit: answers", NULL, NULL, NULL, NULL, pm_tests_audit_answers},
    {"audit: status and resources", NULL, NULL, NULL, NULL, pm_tests_audit_resources},
    {"audit: layers and development", NULL, NULL, NULL, NULL, pm_tests_audit_layers},
    {"audit: outcomes", NULL, NULL, NULL, NULL, pm_tests_audit_outcomes},
    {"rules files", NULL, NULL, NULL, NULL, pm_tests_rules_files},
    {"rules files: composition", NULL, NULL, NULL, NULL, pm_tests_composition},
    {"cli rules", NULL, NULL, NULL, NULL, pm_tests_cli_rules},
    {"draw", pm_draw_pages_open, pm_draw_pages_close, NULL, NULL, pm_tests_draw},
    {"draw: papers", NULL, NULL, NULL, NULL, pm_tests_draw_papers},
    {"draw: forms", NULL, NULL, NULL, NULL, pm_tests_draw_forms},
    {"draw: out of the ordinary", NULL, NULL, NULL, NULL, pm_tests_draw_hostile},
    {"charts", NULL, NULL, NULL, NULL, pm_tests_charts},
    {"thumbnail", NULL, NULL, NULL, NULL, pm_tests_thumbnail},
    {"cohort page", NULL, NULL, NULL, NULL, pm_tests_cohort_page},
    {"report", NULL, pm_reports_close, NULL, NULL, pm_tests_report},
    {"report: out of the ordinary", NULL, NULL, NULL, NULL, pm_tests_report_hostile},
    {"cli report", NULL, NULL, NULL, NULL, pm_tests_cli_report},
    {"report tables", NULL, NULL, NULL, NULL, pm_tests_report_tables},
    {"layout", NULL, NULL, NULL, NULL, pm_tests_layout},
    {"kept positions", NULL, NULL, NULL, NULL, pm_tests_places},
    {"placing", NULL, NULL, NULL, NULL, pm_tests_placing},
    {"invariants", NULL, NULL, NULL, NULL, pm_tests_invariants},
    {"cohort", NULL, NULL, NULL, NULL, pm_tests_cohort},
    {"store", NULL, NULL, NULL, NULL, pm_tests_store},
    {"cli cohort", NULL, NULL, NULL, NULL, pm_tests_cli_cohort},
    {"ahead", NULL, NULL, NULL, NULL, pm_tests_ahead},
    {"json skim", NULL, NULL, NULL, NULL, pm_tests_json_skim},
    {"second implementation", NULL, NULL, NULL, NULL, pm_tests_brute},
    CU_SUITE_INFO_NULL,
};

/* Runs the suites of these names; false when one is no suite's, or failed. */
static bool run_named(char **names)
{
    bool passed = true; /* CUnit counts each suite anew */
    for (; *names != NULL; names++) {
        CU_pSuite suite = CU_get_suite(*names);
        if (suite == NULL) {
            fprintf(stderr, "There is no suite \"%s\".\n", *names);
            return false;
        }
        CU_basic_run_suite(suite);
        passed = passed && CU_get_number_of_failures() == 0;
    }
    return passed;
}

int main(int argc, char **argv)
{
    if (CU_initialize_registry() != CUE_SUCCESS || CU_register_suites(suites) != CUE_SUCCESS) {
        return EXIT_FAILURE;
    }
    CU_basic_set_mode(CU_BRM_NORMAL);
    if (argc < 2) {
        CU_basic_run_tests();
    } else if (!run_named(argv + 1)) {
        CU_cleanup_registry();
        return EXIT_FAILURE;
    }
    unsigned failed = CU_get_number_of_failures();
    unsigned run = CU_get_number_of_tests_run();
    CU_cleanup_registry();
    return failed == 0 && run > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
