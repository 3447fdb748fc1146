/* Every suite of the test program: one array a file, registered in tests/main.c. */
#ifndef PARTMAP_TESTS_SUITES_H
#define PARTMAP_TESTS_SUITES_H

#include <CUnit/CUnit.h>

extern CU_TestInfo pm_tests_text[];
extern CU_TestInfo pm_tests_layout[];
extern CU_TestInfo pm_tests_places[];
extern CU_TestInfo pm_tests_placing[];
extern CU_TestInfo pm_tests_draw_hostile[];
extern CU_TestInfo pm_tests_draw[];
extern CU_TestInfo pm_tests_draw_papers[];
extern CU_TestInfo pm_tests_draw_forms[];
extern CU_TestInfo pm_tests_charts[];
extern CU_TestInfo pm_tests_thumbnail[];
extern CU_TestInfo pm_tests_cohort_page[];
extern CU_TestInfo pm_tests_report[];
extern CU_TestInfo pm_tests_report_hostile[];
int pm_reports_close(void);
extern CU_TestInfo pm_tests_report_tables[];
int pm_draw_pages_open(void);
int pm_draw_pages_close(void);
extern CU_TestInfo pm_tests_graphml[];
extern CU_TestInfo pm_tests_dialects[];
extern CU_TestInfo pm_tests_graphml_write[];
extern CU_TestInfo pm_tests_tables_write[];
extern CU_TestInfo pm_tests_sheets[];
extern CU_TestInfo pm_tests_graphml_structure[];
extern CU_TestInfo pm_tests_model[];
extern CU_TestInfo pm_tests_people_names[];
extern CU_TestInfo pm_tests_cli_people[];
extern CU_TestInfo pm_tests_suppression[];
extern CU_TestInfo pm_tests_missing[];
extern CU_TestInfo pm_tests_findings_md[];
extern CU_TestInfo pm_tests_markdown[];
extern CU_TestInfo pm_tests_cli_briefs[];
extern CU_TestInfo pm_tests_cli_suppression[];
extern CU_TestInfo pm_tests_bytes[];
extern CU_TestInfo pm_tests_formats[];
extern CU_TestInfo pm_tests_foreign[];
extern CU_TestInfo pm_tests_worker[];
extern CU_TestInfo pm_tests_template[];
extern CU_TestInfo pm_tests_merge[];
extern CU_TestInfo pm_tests_made_maps[];
extern CU_TestInfo pm_tests_shard[];
extern CU_TestInfo pm_tests_processors[];
extern CU_TestInfo pm_tests_cli_options[];
extern CU_TestInfo pm_tests_cli_graphs[];
extern CU_TestInfo pm_tests_cli_drawings[];
extern CU_TestInfo pm_tests_cli_commands[];
extern CU_TestInfo pm_tests_cli_report[];
extern CU_TestInfo pm_tests_cli_convert[];
extern CU_TestInfo pm_tests_cli_sheets[];
extern CU_TestInfo pm_tests_batch[];
extern CU_TestInfo pm_tests_cli_batch[];
extern CU_TestInfo pm_tests_measures[];
extern CU_TestInfo pm_tests_brute[];
extern CU_TestInfo pm_tests_invariants[];
extern CU_TestInfo pm_tests_measures_structure[];
extern CU_TestInfo pm_tests_measures_published[];
extern CU_TestInfo pm_tests_measures_worked[];
extern CU_TestInfo pm_tests_chance[];
extern CU_TestInfo pm_tests_audit[];
extern CU_TestInfo pm_tests_audit_stated[];
extern CU_TestInfo pm_tests_audit_structure[];
extern CU_TestInfo pm_tests_audit_answers[];
extern CU_TestInfo pm_tests_audit_resources[];
extern CU_TestInfo pm_tests_audit_layers[];
extern CU_TestInfo pm_tests_audit_outcomes[];
extern CU_TestInfo pm_tests_rules_files[];
extern CU_TestInfo pm_tests_composition[];
extern CU_TestInfo pm_tests_cli_rules[];
extern CU_TestInfo pm_tests_cohort[];
extern CU_TestInfo pm_tests_store[];
extern CU_TestInfo pm_tests_cli_cohort[];
extern CU_TestInfo pm_tests_ahead[];
extern CU_TestInfo pm_tests_json_skim[];

#endif
